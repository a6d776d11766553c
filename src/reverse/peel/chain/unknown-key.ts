/** Repeating XOR keys that nobody told: from how texts begin, and from which letters are frequent. */
import { worthOf } from '../look/worth.ts';
import type { Bytes } from './codecs.ts';
import { startsPlain, type Unmasked, xor } from './xor-bytes.ts';

const CRIBS = [
  'https://',
  'http://',
  '(function',
  'function ',
  'const ',
  'require(',
  '(async ',
  "'use strict'",
  '"use strict"',
  'import ',
  'var ',
  '{"',
  '[{"',
  '(()=>{',
  'async function ',
  'let ',
  '#!/',
];
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
  return best !== null && best.score > 1.5 && best.key.some((byte) => byte !== 0) && startsPlain(bytes, best.key)
    ? [best.key]
    : [];
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
