/** XOR of bytes, and first looks at what came of it. */
import type { Worth } from '../look/worth.ts';
import type { Bytes } from './codecs.ts';

export interface Unmasked {
  readonly bytes: Bytes;
  readonly how: string;
  readonly worth: Worth;
}

export const LOOK = 24;

export function xor(bytes: Bytes, key: Bytes): Bytes {
  const out = new Uint8Array(bytes.length);
  const size = key.length;
  for (let i = 0, k = 0; i < bytes.length; i++) {
    out[i] = bytes[i]! ^ key[k]!;
    if (++k === size) k = 0;
  }
  return out;
}

export function isPlain(byte: number): boolean {
  return (byte >= 32 && byte < 127) || byte === 10 || byte === 13 || byte === 9;
}

/** Small numbers, or mostly zeros: under any key they come out as some row of letters, or as the key itself. */
export function isTable(bytes: Bytes): boolean {
  if (bytes.length < 4) return false;
  let most = 0;
  let zeros = 0;
  for (const byte of bytes) {
    if (byte > most) most = byte;
    if (byte === 0) zeros++;
  }
  return most < (bytes.length < 12 ? 12 : 32) || zeros * 3 > bytes.length;
}

/** Do the first bytes come out as text? */
export function startsPlain(bytes: Bytes, key: Bytes): boolean {
  const end = Math.min(LOOK, bytes.length);
  for (let i = 0; i < end; i++) if (!isPlain(bytes[i]! ^ key[i % key.length]!)) return false;
  return true;
}
