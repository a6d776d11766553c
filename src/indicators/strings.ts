/**
 * Quoted strings and comments of a text, by a tolerant one-pass lexer that needs no parser: it reads broken, foreign and hostile
 * files too. Offsets are UTF-16 units. Bounded: at most `MAX_PARTS` of each; escapes in strings are resolved.
 */
import type { ContentKind } from '../syntax/index.ts';
import { type Decoded, decodeLiteral } from './decode.ts';
import { CLASS_OF, escapeClasses, mayDecode, Units, wideClass } from './units.ts';

export interface TextPart {
  /** offset of the first unit inside the quotes (or of the comment mark) */
  readonly at: number;
  /** offset just past the last unit inside */
  readonly end: number;
  /** escapes resolved; long ones are cut at `MAX_VALUE` */
  readonly value: string;
}
export interface Literals {
  readonly strings: readonly Literal[];
  /** `value` includes the marks */
  readonly comments: readonly TextPart[];
  /** regular expression literals; `value` is '' */
  readonly patterns: readonly TextPart[];
  /** which kinds of units occur in any of the strings (`Units`) */
  readonly units: number;
  /** units between the quotes of the longest string */
  readonly longest: number;
}

/** A quoted string; its value is made when somebody asks. */
export class Literal implements TextPart {
  readonly at: number;
  readonly end: number;
  /** which kinds of units its value holds (`Units`): most questions about most strings end here */
  readonly units: number;
  readonly #text: string;
  #value: string | null = null;
  #decoded: Decoded | null | undefined = undefined;

  constructor(text: string, at: number, end: number, units: number) {
    this.#text = text;
    this.at = at;
    this.end = end;
    this.units = units;
  }

  get value(): string {
    if (this.#value === null) {
      const slice = this.#text.slice(this.at, Math.min(this.end, this.at + MAX_VALUE));
      this.#value = (this.units & Units.ESCAPED) === 0 ? slice : unescapeText(slice);
    }
    return this.#value;
  }

  /** `decodeLiteral` of its value, once. */
  get decoded(): Decoded | null {
    if (this.#decoded === undefined)
      this.#decoded = mayDecode(this.units, this.end - this.at) ? decodeLiteral(this.value) : null;
    return this.#decoded;
  }
}

const MAX_PARTS = 200_000;
const MAX_VALUE = 1_000_000;

const memo = new WeakMap<object, Literals>();
/** `literalsIn`, once per view. */
export function literalsOf(view: {
  readonly text: string | null;
  readonly kind: ContentKind;
  readonly name: string;
}): Literals {
  const known = memo.get(view);
  if (known !== undefined) return known;
  const made = literalsIn(view.text ?? '', commentStyle(view.kind, view.name));
  memo.set(view, made);
  return made;
}

export type CommentStyle = 'slashes' | 'hash' | 'angle' | 'none';
export function commentStyle(kind: ContentKind, name: string): CommentStyle {
  if (kind === 'javascript') return 'slashes';
  if (kind === 'shell' || kind === 'python' || kind === 'powershell') return 'hash';
  if (kind === 'html' || kind === 'svg' || kind === 'xml') return 'angle';
  if (/\.(?:[cm]?[jt]sx?|jsonc?|vue|svelte|astro|java|go|rs|cs?|cpp|h|php|swift|kt|sol|scss|less|css)$/i.test(name))
    return 'slashes';
  if (
    /(?:^|\/)(?:\.env[^/]*|Makefile|Dockerfile[^/]*|\.gitconfig|config)$|\.(?:ya?ml|toml|py|pyw|sh|bash|zsh|ps1|rb|tf|hcl|env|ini|cfg|conf|npmrc)$/i.test(
      name,
    )
  )
    return 'hash';
  return 'none';
}

const SIMPLE: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', 0: '\0' };
const ESCAPE = /\\(?:x([0-9a-fA-F]{2})|u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|(\r\n|[\s\S]))/g;

/** Text of a string with the usual escapes of JavaScript, JSON, Python and C resolved. */
export function unescapeText(raw: string): string {
  if (!raw.includes('\\')) return raw;
  return raw.replace(
    ESCAPE,
    (
      _all,
      hex: string | undefined,
      braced: string | undefined,
      unicode: string | undefined,
      other: string | undefined,
    ) => {
      const digits = hex ?? braced ?? unicode;
      if (digits !== undefined) {
        const code = Number.parseInt(digits, 16);
        return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
      }
      if (other === undefined || other === '\n' || other === '\r\n') return '';
      return Object.hasOwn(SIMPLE, other) ? (SIMPLE[other] ?? other) : other;
    },
  );
}

export function literalsIn(text: string, style: CommentStyle): Literals {
  const lexer = new Lexer(text, style);
  lexer.run();
  const { strings, comments, patterns } = lexer;
  let units = 0;
  let longest = 0;
  for (const part of strings) {
    units |= part.units;
    if (part.end - part.at > longest) longest = part.end - part.at;
  }
  return { strings, comments, patterns, units, longest };
}

/** May a `/` after this unit start a regular expression? (after an operator or an opening bracket, not after a value) */
function beforeRegex(text: string, at: number): boolean {
  let i = at - 1;
  while (
    i >= 0 &&
    i > at - 40 &&
    (text.charCodeAt(i) === 32 || text.charCodeAt(i) === 9 || text.charCodeAt(i) === 10 || text.charCodeAt(i) === 13)
  )
    i--;
  if (i < 0) return true;
  const c = text[i] ?? '';
  if ('(,=:[!&|?{};+-*%<>~^'.includes(c)) return true;
  return /\b(?:return|typeof|case|in|of|void|delete)$/.test(text.slice(Math.max(0, i - 7), i + 1));
}

/** Units at which something may begin, by style. */
function marksOf(...units: readonly string[]): Uint8Array {
  const table = new Uint8Array(128);
  for (const unit of ['"', "'", '\\', ...units]) table[unit.charCodeAt(0)] = 1;
  return table;
}
const MARKS: Readonly<Record<CommentStyle, Uint8Array>> = {
  slashes: marksOf('`', '/'),
  hash: marksOf('#'),
  angle: marksOf('<'),
  none: marksOf(),
};

class Lexer {
  readonly strings: Literal[] = [];
  readonly comments: TextPart[] = [];
  readonly patterns: TextPart[] = [];
  readonly #text: string;
  readonly #style: CommentStyle;
  /** Memory of failed looks ahead: without it, hostile text makes the lexer quadratic. */
  #noSingleBefore = 0;
  #noDoubleBefore = 0;
  #templatesEnd = true;
  #failedHoles = 0;
  #failedRegexes = 0;
  constructor(text: string, style: CommentStyle) {
    this.#text = text;
    this.#style = style;
  }

  run(): void {
    const text = this.#text;
    const length = text.length;
    const marks = MARKS[this.#style];
    let i = 0;
    while (i < length) {
      const c = text.charCodeAt(i);
      if (c > 127 || marks[c] === 0) {
        i++;
        continue;
      }
      i = this.#part(c, i);
      if (this.strings.length + this.comments.length > MAX_PARTS) return;
    }
  }

  /** What begins with the mark `c` at `i`; gives the offset to go on from. */
  #part(c: number, i: number): number {
    switch (c) {
      case 34: // "
      case 39: // '
        return this.#quoted(i);
      case 96: // `
        return this.#template(i);
      case 47: // /
        return this.#slash(i);
      case 35: // #
        return this.#lineComment(i);
      case 60: // <
        return this.#text.startsWith('<!--', i) ? this.#block(i, '-->') : i + 1;
      default: // \\
        return i + 2;
    }
  }

  #addString(at: number, end: number, units: number): void {
    this.strings.push(new Literal(this.#text, at, end, units));
  }

  #addComment(at: number, end: number): void {
    this.comments.push({ at, end, value: this.#text.slice(at, Math.min(end, at + MAX_VALUE)) });
  }

  /** A string ends on its line; an apostrophe without a partner is skipped, so prose does no harm. */
  #quoted(start: number): number {
    const text = this.#text;
    const quote = text.charCodeAt(start);
    if (this.#style === 'hash' && text.charCodeAt(start + 1) === quote && text.charCodeAt(start + 2) === quote)
      return this.#triple(start);
    const known = quote === 34 ? this.#noDoubleBefore : this.#noSingleBefore;
    if (start < known) return start + 1;
    let i = start + 1;
    let units = 0;
    for (; i < text.length; i++) {
      const c = text.charCodeAt(i);
      if (c === quote) {
        if (i > start + 1) this.#addString(start + 1, i, units);
        return i + 1;
      }
      if (c === 92) {
        i++;
        units |= escapeClasses(text.charCodeAt(i), text.charCodeAt(i + 1));
      } else if (c === 10) break;
      else units |= c < 128 ? CLASS_OF[c]! : wideClass(c);
    }
    if (quote === 34) this.#noDoubleBefore = i;
    else this.#noSingleBefore = i;
    return start + 1;
  }

  #triple(start: number): number {
    const mark = this.#text.slice(start, start + 3);
    const found = this.#text.indexOf(mark, start + 3);
    if (found === -1) return start + 3;
    this.#addString(start + 3, found, this.#unitsOf(start + 3, found));
    return found + 3;
  }

  #unitsOf(from: number, end: number): number {
    const text = this.#text;
    let units = 0;
    for (let i = from; i < end; i++) {
      const c = text.charCodeAt(i);
      if (c === 92) {
        i++;
        units |= escapeClasses(text.charCodeAt(i), text.charCodeAt(i + 1));
      } else units |= c < 128 ? CLASS_OF[c]! : wideClass(c);
    }
    return units;
  }

  /** The constant pieces of a template; what stands in `${…}` is read as code. */
  #template(start: number): number {
    const text = this.#text;
    if (!this.#templatesEnd) return start + 1;
    let from = start + 1;
    let i = from;
    let units = 0;
    for (; i < text.length; i++) {
      const c = text.charCodeAt(i);
      if (c === 92) {
        i++;
        units |= escapeClasses(text.charCodeAt(i), text.charCodeAt(i + 1));
      } else if (c === 96) break;
      else if (c === 36 && text.charCodeAt(i + 1) === 123) {
        if (i > from) this.#addString(from, i, units);
        i = this.#hole(i + 2);
        from = i + 1;
        units = 0;
      } else units |= c < 128 ? CLASS_OF[c]! : wideClass(c);
    }
    if (i >= text.length) {
      this.#templatesEnd = false;
      return start + 1;
    }
    if (i > from) this.#addString(from, i, units);
    return i + 1;
  }

  /** Offset of the `}` that ends a hole; quotes in it count, nested templates are skipped as text. */
  #hole(start: number): number {
    const text = this.#text;
    if (this.#failedHoles > 50) return start;
    let depth = 1;
    const limit = Math.min(text.length, start + 4000);
    for (let i = start; i < limit; i++) {
      const c = text.charCodeAt(i);
      if (c === 34 || c === 39) i = this.#quoted(i) - 1;
      else if (c === 123) depth++;
      else if (c === 125 && --depth === 0) return i;
      else if (c === 96) return i;
    }
    this.#failedHoles++;
    return start;
  }

  #slash(start: number): number {
    const text = this.#text;
    const next = text.charCodeAt(start + 1);
    if (next === 47) return this.#lineComment(start);
    if (next === 42) return this.#block(start, '*/');
    if (!beforeRegex(text, start)) return start + 1;
    let inClass = false;
    const limit = Math.min(text.length, start + (this.#failedRegexes > 200 ? 60 : 2000));
    for (let i = start + 1; i < limit; i++) {
      const c = text.charCodeAt(i);
      if (c === 92) i++;
      else if (c === 10) break;
      else if (c === 91) inClass = true;
      else if (c === 93) inClass = false;
      else if (c === 47 && !inClass) {
        if (this.patterns.length < MAX_PARTS) this.patterns.push({ at: start, end: i + 1, value: '' });
        return i + 1;
      }
    }
    this.#failedRegexes++;
    return start + 1;
  }

  #lineComment(start: number): number {
    const found = this.#text.indexOf('\n', start);
    const end = found === -1 ? this.#text.length : found;
    this.#addComment(start, end);
    return end;
  }

  #block(start: number, close: string): number {
    const found = this.#text.indexOf(close, start + 2);
    const end = found === -1 ? this.#text.length : found + close.length;
    this.#addComment(start, end);
    return end;
  }
}
