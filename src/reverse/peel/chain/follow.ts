/**
 * From bytes or a text to something worth a layer, through whatever lies between: packed, masked, coded again, reversed, halves exchanged. A bounded search, the
 * likely ways first; null where nothing comes of it, which is what ordinary strings give after a glance.
 */
import type { LayerView } from '../decoder.ts';
import { isPrintable, looksCoded, read, textIn } from '../look/readable.ts';
import { type Doubt, type Worth, worthOf, worthOfText } from '../look/worth.ts';
import { decrypt } from './aes.ts';
import { alphabetsOf, STANDARD } from './alphabets.ts';
import { base64, base64With, type Bytes, codeList, escapes, fromCodes, hex, latin1, percent, reversedBytes, reversedText } from './codecs.ts';
import { type Context, contextOf } from './context.ts';
import { unpackHeadless, unpackKnown } from './unpack.ts';
import { unmask } from './xor.ts';

export interface Followed {
  readonly bytes: Bytes;
  readonly how: string;
  readonly worth: Worth;
}

export interface Way {
  readonly bytes: Bytes;
  readonly how: string;
  readonly doubt: Doubt;
  /** it may lie under a mask or a cipher: else that is not tried */
  readonly mask?: boolean;
}

const DEEPEST = 6;

/** What is behind bytes that came out of a text code. */
export function followBytes(bytes: Bytes, doubt: Doubt, layer: LayerView, depth = 0, mask = true): Followed | null {
  if (bytes.length < 2) return null;
  const worth = worthOf(bytes, doubt);
  const text = worth?.text ?? textIn(bytes);
  // base64 of base64 of …: letters that somebody wrote, but not for people
  if (text !== null && depth < DEEPEST && (worth === null || worth.score < 75)) {
    const deeper = followText(text, doubt, layer, depth + 1);
    if (deeper !== null) return deeper;
  }
  if (worth !== null && worth.kind !== 'gzip' && worth.kind !== 'zstd') return { bytes, how: '', worth };
  if (depth >= DEEPEST) return null;
  return unpacked(bytes, layer, depth) ?? (mask && (text === null || !isPrintable(bytes)) ? masked(bytes, doubt, layer, depth) : null);
}

function joinHow(first: string, then: string): string {
  return then === '' ? first : `${first}, ${then}`;
}

function unpacked(bytes: Bytes, layer: LayerView, depth: number): Followed | null {
  const known = unpackKnown(bytes);
  const all = known !== null ? [known] : contextOf(layer).packs ? unpackHeadless(bytes) : [];
  for (const { bytes: out, how, certain } of all) {
    if (!layer.budget.left()) return null;
    const behind = followBytes(out, certain ? 0 : 1, layer, depth + 1);
    if (behind !== null) return { ...behind, how: joinHow(how, behind.how) };
  }
  return null;
}

function masked(bytes: Bytes, doubt: Doubt, layer: LayerView, depth: number): Followed | null {
  const context: Context = contextOf(layer);
  const opened = decrypt(bytes, layer);
  if (opened !== null) {
    const behind = followBytes(opened.bytes, opened.certain ? 0 : 1, layer, depth + 1);
    if (behind !== null) return { ...behind, how: joinHow(opened.how, behind.how) };
  }
  const further = (out: Bytes): Followed | null => (depth < 3 ? unpacked(out, layer, depth + 1) ?? coded(out, layer, depth) : null);
  const found = unmask(bytes, context, doubt, further);
  if (found !== null) return found;
  if (bytes.length >= 16 && depth === 0) {
    const back = worthOf(reversedBytes(bytes), 1);
    if (back !== null) return { bytes: reversedBytes(bytes), how: 'reversed bytes', worth: back };
    const known = unpackKnown(reversedBytes(bytes));
    const behind = known === null ? null : followBytes(known.bytes, 0, layer, depth + 1);
    if (behind !== null && known !== null) return { ...behind, how: joinHow(`reversed bytes, ${known.how}`, behind.how) };
  }
  return null;
}

function coded(bytes: Bytes, layer: LayerView, depth: number): Followed | null {
  const text = textIn(bytes);
  return text === null || text.length < 16 ? null : followText(text, 1, layer, depth + 2);
}

/** What a text hides; null for nearly every text, after a glance. The text itself is not judged. */
export function followText(text: string, doubt: Doubt, layer: LayerView, depth = 0): Followed | null {
  if (text.length < 8 || depth > DEEPEST) return null;
  for (const way of waysFrom(text, layer, doubt)) {
    if (!layer.budget.left()) return null;
    const behind = followBytes(way.bytes, way.doubt, layer, depth + 1, way.mask ?? true);
    if (behind !== null) return { ...behind, how: joinHow(way.how, behind.how) };
  }
  return null;
}

function* waysFrom(text: string, layer: LayerView, doubt: Doubt): Generator<Way> {
  yield* hexWays(text, doubt);
  yield* base64Ways(text, layer, doubt);
  yield* codeWays(text, doubt);
  yield* percentWays(text, doubt);
  yield* reversedWays(text, layer, doubt);
}

export function* percentWays(text: string, doubt: Doubt): Generator<Way> {
  const plain = percent(text) ?? escapes(text);
  if (plain !== null && plain !== text) yield { bytes: Buffer.from(plain, 'utf8'), how: text.includes('%') ? 'percent-encoding' : 'escapes', doubt };
}

export function* codeWays(text: string, doubt: Doubt): Generator<Way> {
  const codes = codeList(text);
  const bytes = codes === null ? null : fromCodes(codes);
  if (bytes !== null) yield { bytes, how: 'character codes', doubt };
}

export function* hexWays(text: string, doubt: Doubt): Generator<Way> {
  const bytes = hex(text);
  if (bytes !== null) {
    yield { bytes, how: 'hex', doubt };
    const back = hex(reversedText(text));
    if (back !== null && startsLikely(back)) yield { bytes: back, how: 'reversed, hex', doubt: 1 };
  }
}

/** Text, or a packed format: the first bytes tell most wrong ways. */
export function startsLikely(bytes: Bytes): boolean {
  return bytes.length >= 2 && (isPrintable(bytes, 12) || isFormat(bytes));
}

/** The first bytes of packed data, images and programs. */
export function isFormat(bytes: Bytes): boolean {
  const [a = 0, b = 0, c = 0] = bytes;
  switch (a) {
    case 0x1f:
      return b === 0x8b && c === 8;
    case 0x78:
      return b === 0x9c || b === 0xda || b === 1 || b === 0x5e;
    case 0x50:
      return b === 0x4b && c < 9;
    case 0x89:
      return b === 0x50 && c === 0x4e;
    case 0x28:
      return b === 0xb5 && c === 0x2f;
    case 0x7f:
      return b === 0x45 && c === 0x4c;
    case 0x00:
      return b === 0x61 && c === 0x73;
    case 0x4d:
      return b === 0x5a;
    case 0xca:
    case 0xcf:
    case 0xce:
      return b === 0xfe || b === 0xfa;
    case 0x53:
      return b === 0x61 && c === 0x6c;
    case 0xff:
      return b === 0xd8 || b === 0xfe;
    default:
      return false;
  }
}

const LETTERS = /^[A-Za-z0-9+/_=\s-]+$/;

/** Plain, URL-safe, after up to four letters of junk, reversed, halves exchanged, cases exchanged, and in the alphabets of the code. */
export function* base64Ways(text: string, layer: LayerView, doubt: Doubt): Generator<Way> {
  const guess: Doubt = doubt === 2 ? 2 : 1;
  if (LETTERS.test(text)) {
    // most strings end here: their first letters decode to nothing
    const coded = looksCoded(text);
    if (coded || startsLikely(Buffer.from(text.length > 16 ? text.slice(0, 16) : text, 'base64'))) {
      const exact = base64(text);
      // a word or a name is base64 by chance
      const written = !coded && text.length < 40 && !text.includes('=') && read(text).known > 0.5;
      if (exact !== null) yield { bytes: exact, how: 'base64', doubt: written ? guess : doubt, mask: coded };
    }
    yield* oddBase64(text.trim(), guess);
  }
  for (const alphabet of alphabetsOf(layer)) {
    if (alphabet.length !== 64 && alphabet.length !== 65) continue;
    if (text === alphabet || text.length < 6) continue;
    const bytes = base64With(text, alphabet);
    if (bytes !== null && (startsLikely(bytes) || contextOf(layer).xors))
      yield { bytes, how: 'base64 in an alphabet of its own', doubt: text.length >= 12 ? doubt : guess };
  }
}

const DIGIT = new Int8Array(128).fill(-1);
for (const [i, c] of [...STANDARD].entries()) DIGIT[c.charCodeAt(0)] = i;
DIGIT[45] = 62;
DIGIT[95] = 63;

/** Do eight letters of the text, from `at` and by `step`, beginning anew behind `end`, decode to plain text? No memory is taken. */
function promises(text: string, at: number, step: number, end: number): boolean {
  let held = 0;
  let bits = 0;
  for (let i = 0, k = at; i < 8; i++, k += step) {
    if (k >= end) k -= end;
    const c = text.charCodeAt(k);
    const digit = c < 128 ? DIGIT[c]! : -1;
    if (digit < 0) return false;
    held = ((held << 6) | digit) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      const byte = (held >> bits) & 255;
      if (byte > 126 || (byte < 32 && byte !== 10 && byte !== 13 && byte !== 9)) return false;
    }
  }
  return true;
}

/** Packed data in base64: gzip, zlib, zip, zstd. */
const PACKED = /^(?:H4sI|eJ|eN|eA|eF|UEsD|KLUv)/;

function* oddBase64(text: string, doubt: Doubt): Generator<Way> {
  if (text.length < 12 || /\s/.test(text)) return;
  const body = withoutPadding(text);
  const size = body.length;
  const way = (letters: string, how: string): Way[] => {
    const bytes = base64(letters);
    return bytes === null || !startsLikely(bytes) ? [] : [{ bytes, how, doubt }];
  };
  const last = text.replace(/^=+/, '');
  if (promises(body, size - 1, -1, size + 1) || PACKED.test(reversedText(last.slice(-4)))) yield* way(reversedText(text).replace(/^=+/, ''), 'reversed, base64');
  for (const whole of text === body ? [text] : [text, body])
    for (const cut of new Set([whole.length >> 1, (whole.length + 1) >> 1]))
      if (promises(whole, cut, 1, whole.length) || PACKED.test(whole.slice(cut, cut + 4)))
        yield* way(withoutPadding(whole.slice(cut)) + whole.slice(0, cut), 'halves exchanged, base64');
  for (let junk = 1; junk <= 4; junk++)
    if (promises(body, junk, 1, size) || PACKED.test(body.slice(junk, junk + 4))) yield* way(body.slice(junk), `${junk} letters of junk, base64`);
  yield* rotated(text, body);
  if (!looksCoded(text)) return;
  const swapped = body.slice(0, 12).replace(/[A-Za-z]/g, exchangeCase);
  if (promises(swapped, 0, 1, swapped.length)) yield* way(body.replace(/[A-Za-z]/g, exchangeCase), 'cases exchanged, base64');
}

function exchangeCase(c: string): string {
  return c < 'a' ? c.toLowerCase() : c.toUpperCase();
}

function withoutPadding(text: string): string {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === 61) end--;
  return end === text.length ? text : text.slice(0, end);
}

/** Cut anywhere, the parts exchanged: padding in the middle shows where; else only an address proves it. */
function* rotated(text: string, body: string): Generator<Way> {
  const mark = text.indexOf('=');
  if (mark > 0 && mark < text.length - 2) {
    const cut = mark + (text[mark + 1] === '=' ? 2 : 1);
    const bytes = base64(withoutPadding(text.slice(cut)) + text.slice(0, mark));
    if (bytes !== null && startsLikely(bytes)) yield { bytes, how: 'parts exchanged, base64', doubt: 1 };
    return;
  }
  if (text.length > 160 || !/\d/.test(text)) return;
  for (let cut = 4; cut < body.length - 3; cut++) {
    if (!promises(body, cut, 1, body.length)) continue;
    const bytes = base64(body.slice(cut) + body.slice(0, cut));
    if (bytes !== null && isPrintable(bytes) && (worthOf(bytes, 2)?.score ?? 0) >= 80) yield { bytes, how: 'parts exchanged, base64', doubt: 1 };
  }
}

/** Backwards: addresses and code that read from the end, and coded texts. */
export function* reversedWays(text: string, layer: LayerView, doubt: Doubt): Generator<Way> {
  if (text.length < 8 || read(text).known > 0.6) return;
  const back = reversedText(text);
  if (text.length < 2_000_000 && (/\/\/:(?:s?ptth|sw|ssw)\b|^\d{1,5}:\d{1,3}\.|moc\.|noitcnuf|eriuqer|tropmi|tsnoc|lave/.test(text) || worthOfText(back, 2) !== null)) {
    const worth = worthOfText(back, 1);
    // an address read backwards may look like a path
    if (worth !== null && (/\/\/:(?:s?ptth|ssw|sw)/.test(text) || worthOfText(text, 0) === null)) yield { bytes: Buffer.from(back, 'utf8'), how: 'reversed', doubt: 1 };
  }
  const codes = codeList(back);
  const bytes = codes === null ? null : fromCodes(codes);
  if (bytes !== null) yield { bytes, how: 'reversed, character codes', doubt };
  void layer;
}

/** A string whose units are bytes: data of an XOR written as text. */
export function unitsAsBytes(text: string): Bytes | null {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 255) return null;
  return Buffer.from(text, 'latin1');
}

export { latin1 };
