/** XOR with keys that stand in the code, with one byte, and with short keys told by what texts begin with. */
import { type Doubt, type Worth, worthOf } from '../look/worth.ts';
import type { Bytes } from './codecs.ts';
import { type Context, hexOf, type Key } from './context.ts';
import { withUnknownKey } from './unknown-key.ts';
import { isPlain, isTable, LOOK, startsPlain, type Unmasked, xor } from './xor-bytes.ts';

/** Formats that may lie under a mask, beside text. */
function startsPacked(bytes: Bytes, key: Bytes): boolean {
  const a = bytes[0]! ^ key[0]!;
  const b = bytes[1]! ^ key[1 % key.length]!;
  const c = (bytes[2] ?? 0) ^ key[2 % key.length]!;
  return (
    (a === 0x1f && b === 0x8b && c === 8) ||
    (a === 0x50 && b === 0x4b && (c === 3 || c === 5)) ||
    (a === 0x78 && (b === 0x9c || b === 0xda || b === 1))
  );
}

export function withKeys(
  bytes: Bytes,
  keys: readonly Key[],
  doubt: Doubt,
  follow: (bytes: Bytes) => { bytes: Bytes; how: string; worth: Worth } | null,
): Unmasked | null {
  if (bytes.length < 2 || isTable(bytes)) return null;
  for (const key of keys) {
    if (startsPlain(bytes, key.bytes)) {
      const out = xor(bytes, key.bytes);
      const worth = worthOf(out, doubt);
      if (worth !== null) return { bytes: out, how: `XOR with ${key.shown}`, worth };
      const further = bytes.length >= 12 ? follow(out) : null;
      if (further !== null)
        return { bytes: further.bytes, how: `XOR with ${key.shown}, ${further.how}`, worth: further.worth };
    } else if (bytes.length >= 16 && startsPacked(bytes, key.bytes)) {
      const further = follow(xor(bytes, key.bytes));
      if (further !== null)
        return { bytes: further.bytes, how: `XOR with ${key.shown}, ${further.how}`, worth: further.worth };
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

export function unmask(
  bytes: Bytes,
  context: Context,
  doubt: Doubt,
  follow: (bytes: Bytes) => { bytes: Bytes; how: string; worth: Worth } | null,
): Unmasked | null {
  if (isTable(bytes)) return null;
  const own = withKeys(bytes, context.keys, doubt > 1 ? 2 : 1, follow);
  if (own !== null) return own;
  if (!context.xors) return null;
  return withOneByte(bytes) ?? withOwnPrefix(bytes) ?? withUnknownKey(bytes);
}
