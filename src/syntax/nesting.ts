/**
 * A linear look at how deep a text may nest, before any native parser sees it: native parsers die on deep nesting (oxc at about 2,000 functions in
 * functions, 8,000 blocks, ternaries, `if`s or labels, 64,000 unary operators). Strings and comments are not told apart, so it may over-count, which only
 * sends a file to the slower parser.
 */

const KIND = {
  open: 1,
  close: 2,
  comma: 3,
  semicolon: 4,
  newline: 5,
  blank: 6,
  /** parsers recurse on each: `?`, `:`, `=`, `<` */
  deep: 7,
  /** they loop, or recurse with little stack: `+`, `!`, `.` … */
  flat: 8,
  /** other punctuation */
  other: 9,
} as const;

/** By byte: those of 128 and more belong to words. */
const CLASS = new Uint8Array(256);
const mark = (chars: string, kind: number): void => {
  for (const c of chars) CLASS[c.charCodeAt(0)] = kind;
};
mark('([{', KIND.open);
mark(')]}', KIND.close);
mark(',', KIND.comma);
mark(';', KIND.semicolon);
mark('\n\r', KIND.newline);
mark(' \t\v\f', KIND.blank);
mark('?:=<', KIND.deep);
mark('+-*/%&|^!~>.', KIND.flat);
mark('"\'`@#\\', KIND.other);

/** Levels whose chains are counted one by one; deeper ones are beyond every limit anyway. */
const LEVELS = 2_048;
const DEEP = 16;
/** `chain` units that count like one bracket: 3,000 deep or 48,000 flat operators at one level reach the limit of 700 brackets. */
const PER_BRACKET = 69;
const HEAD_PER_BRACKET = 4;
const WORDS_PER_BRACKET = 17;

/** The text as UTF-8: bytes are read faster than a string's units, and all that counts is ASCII. */
let bytes = new Uint8Array(1 << 18);
/** UTF-16 units; the room for a longer text is not kept. */
const KEPT = 1 << 20;
const encoder = new TextEncoder();

/** Deepest nesting of brackets, chains of operators and statement heads, on the scale of brackets. */
export function nestingDepth(text: string): number {
  const room = text.length * 3 + 1;
  if (text.length > KEPT) {
    const own = new Uint8Array(room);
    return depthOf(own, encoder.encodeInto(text, own).written);
  }
  if (bytes.length < room) bytes = new Uint8Array(room);
  const { written } = encoder.encodeInto(text, bytes);
  // reading one past the end is part of the loop below
  bytes[written] = 0;
  return depthOf(bytes, written);
}

function depthOf(text: Uint8Array, length: number): number {
  const chain = new Int32Array(LEVELS);
  const heads = new Int32Array(LEVELS);
  let depth = 0;
  let deepest = 0;
  let longest = 0;
  let mostHeads = 0;
  let words = 0;
  let mostWords = 0;
  let wordBefore = false;
  for (let i = 0; i < length; i++) {
    const code = text[i]!;
    const kind = CLASS[code]!;
    if (kind === 0) {
      wordBefore = true;
      // most of a text: names, numbers, words
      while (i + 1 < length && CLASS[text[i + 1]!] === 0) i++;
      continue;
    }
    if (kind === KIND.blank) {
      if (wordBefore && ++words > mostWords) mostWords = words;
      wordBefore = false;
      continue;
    }
    const level = depth < LEVELS ? depth : LEVELS - 1;
    switch (kind) {
      case KIND.newline: {
        if (wordBefore && ++words > mostWords) mostWords = words;
        let next = i + 1;
        while (next < length && isBlank(text[next]!)) next++;
        if (!goesOn(lastOf(text, i)) && (next >= length || !goesOn(text[next]!))) chain[level] = 0;
        i = next - 1;
        break;
      }
      case KIND.open:
        words = 0;
        if (code === 40 && isHead(text, i) && ++heads[level]! > mostHeads) mostHeads = heads[level]!;
        depth++;
        if (depth > deepest) deepest = depth;
        if (depth < LEVELS) {
          chain[depth] = 0;
          heads[depth] = 0;
        }
        break;
      case KIND.close:
        words = 0;
        if (depth > 0) depth--;
        break;
      case KIND.comma:
        words = 0;
        chain[level] = 0;
        break;
      case KIND.semicolon:
        words = 0;
        chain[level] = 0;
        if (!elseFollows(text, i)) heads[level] = 0;
        break;
      case KIND.deep:
        words = 0;
        chain[level]! += DEEP;
        if (chain[level]! > longest) longest = chain[level]!;
        break;
      case KIND.flat:
        words = 0;
        if (++chain[level]! > longest) longest = chain[level]!;
        break;
      default:
        words = 0;
    }
    wordBefore = false;
  }
  return Math.max(
    deepest,
    Math.floor(longest / PER_BRACKET),
    Math.floor(mostHeads / HEAD_PER_BRACKET),
    Math.floor(mostWords / WORDS_PER_BRACKET),
  );
}

const WHIL = encoder.encode('whil');
const WIT = encoder.encode('wit');
const ELSE = encoder.encode('else');

function startsWith(text: Uint8Array, word: Uint8Array, at: number): boolean {
  for (let i = 0; i < word.length; i++) if (text[at + i] !== word[i]) return false;
  return true;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9;
}

/** Last character of the line that ends at `end`. */
function lastOf(text: Uint8Array, end: number): number {
  let at = end - 1;
  while (at > 0 && at > end - 200 && (text[at]! === 32 || text[at]! === 9)) at--;
  return text[at]!;
}

/** Does an expression go on after, or from, this character? */
function goesOn(code: number): boolean {
  const kind = CLASS[code];
  return kind === KIND.deep || kind === KIND.flat;
}

/** `if (`, `for (`, `while (`, `with (`: statements that may stand in each other without braces. */
function isHead(text: Uint8Array, open: number): boolean {
  let at = open - 1;
  if (text[at]! === 32) at--;
  switch (text[at]!) {
    case 102: // f
      return text[at - 1] === 105;
    case 114: // r
      return text[at - 1] === 111 && text[at - 2] === 102;
    case 101: // e
      return startsWith(text, WHIL, at - 4);
    case 104: // h
      return startsWith(text, WIT, at - 3);
    default:
      return false;
  }
}

function elseFollows(text: Uint8Array, semicolon: number): boolean {
  let at = semicolon + 1;
  while (at < semicolon + 64 && at < text.length && isBlank(text[at]!)) at++;
  return startsWith(text, ELSE, at);
}
