/**
 * From bytes or a text to something worth a layer, through whatever lies between: packed, masked, coded again, reversed, halves exchanged. A bounded search, the
 * likely ways first; null where nothing comes of it, which is what ordinary strings give after a glance.
 */
import type { LayerView } from '../decoder.ts';
import { isPrintable, read, textIn } from '../look/readable.ts';
import { type Doubt, type Worth, worthOf, worthOfText } from '../look/worth.ts';
import { decrypt } from './aes.ts';
import { alphabetsOf } from './alphabets.ts';
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
}

const DEEPEST = 6;

/** What is behind bytes that came out of a text code. */
export function followBytes(bytes: Bytes, doubt: Doubt, layer: LayerView, depth = 0): Followed | null {
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
  return unpacked(bytes, layer, depth) ?? (text === null || !isPrintable(bytes) ? masked(bytes, doubt, layer, depth) : null);
}

function joinHow(first: string, then: string): string {
  return then === '' ? first : `${first}, ${then}`;
}

function unpacked(bytes: Bytes, layer: LayerView, depth: number): Followed | null {
  const known = unpackKnown(bytes);
  const context = contextOf(layer);
  const all = known !== null ? [known] : /[Ii]nflate|[Bb]rotli|[Dd]eflate|pako|zlib|DecompressionStream/.test(layer.text ?? '') && context !== null ? unpackHeadless(bytes) : [];
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
    const behind = followBytes(way.bytes, way.doubt, layer, depth + 1);
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
  if (bytes.length < 3) return false;
  if (isPrintable(bytes, 12)) return true;
  const [a = 0, b = 0, c = 0] = bytes;
  return (a === 0x1f && b === 0x8b && c === 8) || (a === 0x78 && (b === 0x9c || b === 0xda || b === 1 || b === 0x5e)) || (a === 0x50 && b === 0x4b);
}

const LETTERS = /^[A-Za-z0-9+/_=\s-]+$/;

/** Plain, URL-safe, after up to four letters of junk, reversed, halves exchanged, cases exchanged, and in the alphabets of the code. */
export function* base64Ways(text: string, layer: LayerView, doubt: Doubt): Generator<Way> {
  const guess: Doubt = doubt === 2 ? 2 : 1;
  if (LETTERS.test(text)) {
    const exact = base64(text);
    if (exact !== null) {
      // a word or a name is base64 by chance
      const looksWritten = !text.includes('=') && text.length < 40 && read(text).known > 0.5;
      yield { bytes: exact, how: 'base64', doubt: looksWritten ? guess : doubt };
    }
    yield* oddBase64(text.trim(), guess);
  }
  for (const alphabet of alphabetsOf(layer)) {
    if (alphabet.length !== 64 && alphabet.length !== 65) continue;
    if (text === alphabet || text.length < 6) continue;
    const bytes = base64With(text, alphabet);
    if (bytes !== null && (startsLikely(bytes) || contextOf(layer).xors)) yield { bytes, how: 'base64 in an alphabet of its own', doubt: text.length >= 12 ? doubt : guess };
  }
}

function* oddBase64(text: string, doubt: Doubt): Generator<Way> {
  if (text.length < 12 || /\s/.test(text)) return;
  const body = text.replace(/=+$/, '');
  for (let junk = 1; junk <= 4; junk++) {
    const bytes = likely(body.slice(junk));
    if (bytes !== null) yield { bytes, how: `${junk} letters of junk, base64`, doubt };
  }
  const back = likely(reversedText(text).replace(/^=+/, ''));
  if (back !== null) yield { bytes: back, how: 'reversed, base64', doubt };
  for (const whole of text === body ? [text] : [text, body])
    for (const cut of new Set([whole.length >> 1, (whole.length + 1) >> 1])) {
      const bytes = likely(whole.slice(cut).replace(/=+$/, '') + whole.slice(0, cut));
      if (bytes !== null) yield { bytes, how: 'halves exchanged, base64', doubt };
    }
  yield* rotated(text);
  const swapped = likely(body.replace(/[A-Za-z]/g, (c) => (c < 'a' ? c.toLowerCase() : c.toUpperCase())));
  if (swapped !== null) yield { bytes: swapped, how: 'cases exchanged, base64', doubt: doubt === 0 ? 1 : doubt };
}

/** Cut anywhere, the parts exchanged: padding in the middle shows where; else only an address proves it. */
function* rotated(text: string): Generator<Way> {
  const mark = text.indexOf('=');
  if (mark > 0 && mark < text.length - 2) {
    const cut = mark + (text[mark + 1] === '=' ? 2 : 1);
    const bytes = likely(text.slice(cut) + text.slice(0, mark));
    if (bytes !== null) yield { bytes, how: 'parts exchanged, base64', doubt: 1 };
    return;
  }
  if (text.length > 160 || !/\d/.test(text)) return;
  for (let cut = 4; cut < text.length - 3; cut++) {
    const bytes = likely(text.slice(cut) + text.slice(0, cut));
    if (bytes !== null && isPrintable(bytes) && isProven(bytes)) yield { bytes, how: 'parts exchanged, base64', doubt: 1 };
  }
}

function isProven(bytes: Bytes): boolean {
  return (worthOf(bytes, 2)?.score ?? 0) >= 80;
}

function likely(text: string): Bytes | null {
  const head = Buffer.from(text.slice(0, 16), 'base64');
  return startsLikely(head) ? base64(text) : null;
}

/** Backwards: addresses and code that read from the end, and coded texts. */
export function* reversedWays(text: string, layer: LayerView, doubt: Doubt): Generator<Way> {
  if (text.length < 8 || read(text).known > 0.6) return;
  const back = reversedText(text);
  if (text.length < 2_000_000 && (/\/\/:(?:s?ptth|sw|ssw)\b|^\d{1,5}:\d{1,3}\.|moc\.|noitcnuf|eriuqer|tropmi|tsnoc|lave/.test(text) || worthOfText(back, 2) !== null)) {
    const worth = worthOfText(back, 1);
    if (worth !== null && worthOfText(text, 0) === null) yield { bytes: Buffer.from(back, 'utf8'), how: 'reversed', doubt: 1 };
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
