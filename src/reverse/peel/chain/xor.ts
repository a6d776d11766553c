/** XOR with keys that stand in the code, with one byte, and with short keys told by what texts begin with. */
import { worthOf, type Doubt, type Worth } from '../look/worth.ts';
import type { Bytes } from './codecs.ts';
import { type Context, hexOf, type Key } from './context.ts';

export interface Unmasked {
  readonly bytes: Bytes;
  readonly how: string;
  readonly worth: Worth;
}

const LOOK = 24;

export function xor(bytes: Bytes, key: Bytes): Bytes {
  const out = new Uint8Array(bytes.length);
  const size = key.length;
  for (let i = 0, k = 0; i < bytes.length; i++) {
    out[i] = bytes[i]! ^ key[k]!;
    if (++k === size) k = 0;
  }
  return out;
}

function isPlain(byte: number): boolean {
  return (byte >= 32 && byte < 127) || byte === 10 || byte === 13 || byte === 9;
}

/** Do the first bytes come out as text? */
function startsPlain(bytes: Bytes, key: Bytes): boolean {
  const end = Math.min(LOOK, bytes.length);
  for (let i = 0; i < end; i++) if (!isPlain(bytes[i]! ^ key[i % key.length]!)) return false;
  return true;
}

/** Formats that may lie under a mask, beside text. */
function startsPacked(bytes: Bytes, key: Bytes): boolean {
  const a = bytes[0]! ^ key[0]!;
  const b = bytes[1]! ^ key[1 % key.length]!;
  const c = (bytes[2] ?? 0) ^ key[2 % key.length]!;
  return (a === 0x1f && b === 0x8b && c === 8) || (a === 0x50 && b === 0x4b && (c === 3 || c === 5)) || (a === 0x78 && (b === 0x9c || b === 0xda || b === 1));
}

export function withKeys(bytes: Bytes, keys: readonly Key[], doubt: Doubt, follow: (bytes: Bytes) => { bytes: Bytes; how: string; worth: Worth } | null): Unmasked | null {
  if (bytes.length < 2) return null;
  for (const key of keys) {
    if (startsPlain(bytes, key.bytes)) {
      const out = xor(bytes, key.bytes);
      const worth = worthOf(out, doubt);
      if (worth !== null) return { bytes: out, how: `XOR with ${key.shown}`, worth };
      const further = bytes.length >= 12 ? follow(out) : null;
      if (further !== null) return { bytes: further.bytes, how: `XOR with ${key.shown}, ${further.how}`, worth: further.worth };
    } else if (bytes.length >= 16 && startsPacked(bytes, key.bytes)) {
      const further = follow(xor(bytes, key.bytes));
      if (further !== null) return { bytes: further.bytes, how: `XOR with ${key.shown}, ${further.how}`, worth: further.worth };
    }
  }
  return null;
}

/** The first bytes of the data are its key. */
export function withOwnPrefix(bytes: Bytes): Unmasked | null {
  for (const size of [1, 2, 4, 6, 7, 8, 10, 12, 16, 20, 24, 32]) {
    if (bytes.length < size + 12) break;
    const key = bytes.subarray(0, size);
    const data = bytes.subarray(size);
    if (key.every((byte) => byte === 0) || !startsPlain(data, key)) continue;
    const out = xor(data, key);
    const worth = worthOf(out, 2);
    if (worth !== null) return { bytes: out, how: `XOR with its own first ${size} bytes`, worth };
  }
  return null;
}

/** All keys of one byte. */
export function withOneByte(bytes: Bytes): Unmasked | null {
  if (bytes.length < 6) return null;
  const key = new Uint8Array(1);
  for (let value = 1; value < 256; value++) {
    key[0] = value;
    if (!startsPlain(bytes, key)) continue;
    const out = xor(bytes, key);
    const worth = worthOf(out, 2);
    if (worth !== null) return { bytes: out, how: `XOR with ${hexOf(value)}`, worth };
  }
  return null;
}

/** Each position shifted by the same number: a Caesar over bytes. */
export function withShift(bytes: Bytes): Unmasked | null {
  if (bytes.length < 6) return null;
  for (let shift = 1; shift < 256; shift++) {
    let plain = true;
    const end = Math.min(LOOK, bytes.length);
    for (let i = 0; i < end && plain; i++) plain = isPlain((bytes[i]! + shift) & 255);
    if (!plain) continue;
    const out = bytes.map((byte) => (byte + shift) & 255);
    const worth = worthOf(out, 2);
    if (worth !== null) return { bytes: out, how: `each byte shifted by ${shift > 128 ? shift - 256 : shift}`, worth };
  }
  return null;
}

const CRIBS = ['https://', 'http://', '(function', 'function ', 'const ', 'require(', '(async ', "'use strict'", '"use strict"', 'import ', 'var ', '{"', '[{"', '(()=>{', 'async function ', 'let ', '#!/'];
const LONGEST = 32;

/** Repeating keys of 2 to 32 bytes: the key follows from which letters are frequent, or from how texts begin. */
export function withUnknownKey(bytes: Bytes): Unmasked | null {
  if (bytes.length < 16) return null;
  const keys = bytes.length >= 160 ? byFrequency(bytes) : [];
  for (const crib of CRIBS) {
    // three more letters than the key is long have to fit
    for (let size = 2; size <= crib.length - 3; size++) {
      const key = new Uint8Array(size);
      for (let i = 0; i < size; i++) key[i] = bytes[i]! ^ crib.charCodeAt(i);
      let fits = true;
      for (let i = size; i < crib.length && fits; i++) fits = (bytes[i]! ^ key[i % size]!) === crib.charCodeAt(i);
      if (fits && key.some((byte) => byte !== 0) && startsPlain(bytes, key)) keys.push(key);
    }
  }
  // the one under which the letters are most like a text's
  let best: { readonly found: Unmasked; readonly score: number } | null = null;
  for (const key of keys) {
    const score = likeness(bytes, key);
    if (best !== null && score <= best.score) continue;
    const found = judged(bytes, key);
    if (found !== null) best = { found, score };
  }
  return best?.found ?? null;
}

function likeness(bytes: Bytes, key: Bytes): number {
  const end = Math.min(bytes.length, SAMPLE);
  let sum = 0;
  for (let i = 0; i < end; i++) sum += WEIGHT[bytes[i]! ^ key[i % key.length]!]!;
  return sum / end;
}

function judged(bytes: Bytes, key: Bytes): Unmasked | null {
  const out = xor(bytes, key);
  const worth = worthOf(out, 2);
  return worth === null ? null : { bytes: out, how: `XOR with ${shownKey(key)}`, worth };
}

export function shownKey(key: Bytes): string {
  return `key ${Buffer.from(key).toString('hex')}`;
}

/** How ordinary a byte is in code; -1 where no text has it. */
const WEIGHT = new Int8Array(256).fill(-8);
for (let byte = 32; byte < 127; byte++) WEIGHT[byte] = 1;
for (const [units, weight] of [
  ['etaoinsrhldcu', 5],
  ['mfpgwybvk (){}', 4],
  ['.;,=_"\'', 3],
  ['0123456789xjqz/:[]+-', 2],
] as const)
  for (const unit of units) WEIGHT[unit.charCodeAt(0)] = weight;
for (const byte of [9, 10, 13]) WEIGHT[byte] = 2;

const SAMPLE = 4_096;

function byFrequency(bytes: Bytes): Uint8Array[] {
  const head = bytes.length > SAMPLE ? bytes.subarray(0, SAMPLE) : bytes;
  let best: { key: Uint8Array; score: number } | null = null;
  const sizes = Math.min(LONGEST, Math.floor(head.length / 24));
  for (let size = 2; size <= sizes; size++) {
    // letters under the same key byte agree far more often than chance
    let same = 0;
    for (let i = size; i < head.length; i++) if (head[i] === head[i - size]) same++;
    if (same / (head.length - size) < 0.028) continue;
    const key = new Uint8Array(size);
    let total = 0;
    for (let column = 0; column < size; column++) {
      const { value, score } = bestByte(head, column, size);
      key[column] = value;
      total += score;
    }
    const score = total / head.length;
    // the shortest of equal ones: multiples of a key's length fit too
    if (best === null || score > best.score * 1.03) best = { key, score };
  }
  return best !== null && best.score > 1.5 && best.key.some((byte) => byte !== 0) && startsPlain(bytes, best.key) ? [best.key] : [];
}

function bestByte(head: Bytes, column: number, size: number): { value: number; score: number } {
  let value = 0;
  let score = Number.NEGATIVE_INFINITY;
  const counts = new Uint16Array(256);
  for (let i = column; i < head.length; i += size) counts[head[i]!]!++;
  for (let candidate = 0; candidate < 256; candidate++) {
    let sum = 0;
    for (let byte = 0; byte < 256; byte++) if (counts[byte]! > 0) sum += counts[byte]! * WEIGHT[byte ^ candidate]!;
    if (sum > score) {
      score = sum;
      value = candidate;
    }
  }
  return { value, score };
}

export function unmask(bytes: Bytes, context: Context, doubt: Doubt, follow: (bytes: Bytes) => { bytes: Bytes; how: string; worth: Worth } | null): Unmasked | null {
  const own = withKeys(bytes, context.keys, doubt > 1 ? 2 : 1, follow);
  if (own !== null) return own;
  if (!context.xors) return null;
  return withOneByte(bytes) ?? withOwnPrefix(bytes) ?? withUnknownKey(bytes);
}
