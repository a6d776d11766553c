/**
 * From bytes or a text to something worth a layer, through whatever lies between: packed, masked, coded again, reversed, halves exchanged. A bounded search, the
 * likely ways first; null where nothing comes of it, which is what ordinary strings give after a glance.
 */
import type { LayerView } from '../decoder.ts';
import { isPrintable, read, textIn } from '../look/readable.ts';
import { type Doubt, type Worth, worthOf, worthOfText } from '../look/worth.ts';
import { decrypt } from './aes.ts';
import { base64Ways } from './base64-ways.ts';
import { type Bytes, codeList, escapes, fromCodes, hex, percent, reversedBytes, reversedText } from './codecs.ts';
import { type Context, contextOf } from './context.ts';
import { startsLikely } from './starts.ts';
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
  return (
    unpacked(bytes, layer, depth) ??
    (mask && (text === null || !isPrintable(bytes)) ? masked(bytes, doubt, layer, depth) : null)
  );
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
  const further = (out: Bytes): Followed | null =>
    depth < 3 ? (unpacked(out, layer, depth + 1) ?? coded(out, layer, depth)) : null;
  const found = unmask(bytes, context, doubt, further);
  if (found !== null) return found;
  if (bytes.length >= 16 && depth === 0) {
    const back = worthOf(reversedBytes(bytes), 1);
    if (back !== null) return { bytes: reversedBytes(bytes), how: 'reversed bytes', worth: back };
    const known = unpackKnown(reversedBytes(bytes));
    const behind = known === null ? null : followBytes(known.bytes, 0, layer, depth + 1);
    if (behind !== null && known !== null)
      return { ...behind, how: joinHow(`reversed bytes, ${known.how}`, behind.how) };
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
  if (plain !== null && plain !== text)
    yield { bytes: Buffer.from(plain, 'utf8'), how: text.includes('%') ? 'percent-encoding' : 'escapes', doubt };
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

/** Backwards: addresses and code that read from the end, and coded texts. */
export function* reversedWays(text: string, layer: LayerView, doubt: Doubt): Generator<Way> {
  if (text.length < 8 || read(text).known > 0.6) return;
  const back = reversedText(text);
  if (
    text.length < 2_000_000 &&
    (/\/\/:(?:s?ptth|sw|ssw)\b|^\d{1,5}:\d{1,3}\.|moc\.|noitcnuf|eriuqer|tropmi|tsnoc|lave/.test(text) ||
      worthOfText(back, 2) !== null)
  ) {
    const worth = worthOfText(back, 1);
    // an address read backwards may look like a path
    if (worth !== null && (/\/\/:(?:s?ptth|ssw|sw)/.test(text) || worthOfText(text, 0) === null))
      yield { bytes: Buffer.from(back, 'utf8'), how: 'reversed', doubt: 1 };
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
