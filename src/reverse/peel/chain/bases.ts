/** Bases other than 16 and 64, from text to bytes; null where the text is not of that form. Pure. */
import type { Bytes } from './codecs.ts';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const BASE32_HEX = '0123456789ABCDEFGHIJKLMNOPQRSTUV';

export function base32(text: string, alphabet = BASE32): Bytes | null {
  const plain = text.replace(/=+$/, '').toUpperCase();
  if (plain.length < 8 || ![0, 2, 4, 5, 7].includes(plain.length % 8)) return null;
  return packed(plain, alphabet.toUpperCase(), 5);
}
export const base32Hex = (text: string): Bytes | null => base32(text, BASE32_HEX);

/** Letters of `bits` each, high bits first; what is left over must be zero. */
export function packed(text: string, alphabet: string, bits: number): Bytes | null {
  const out = new Uint8Array(Math.floor((text.length * bits) / 8));
  let size = 0;
  let held = 0;
  let count = 0;
  for (const c of text) {
    const digit = alphabet.indexOf(c);
    if (digit < 0) return null;
    held = ((held << bits) | digit) & 0xffff;
    count += bits;
    if (count >= 8) {
      count -= 8;
      out[size++] = (held >> count) & 0xff;
    }
  }
  return (held & ((1 << count) - 1)) === 0 ? out : null;
}

/** Bijection-free positional base: the whole text is one number. Quadratic, so only for short texts. */
export function positional(text: string, alphabet: string): Bytes | null {
  if (text.length > 2_000) return null;
  const base = BigInt(alphabet.length);
  let value = 0n;
  for (const c of text) {
    const digit = alphabet.indexOf(c);
    if (digit < 0) return null;
    value = value * base + BigInt(digit);
  }
  const digits = value.toString(16);
  const bytes = Buffer.from(digits.length % 2 === 0 ? digits : `0${digits}`, 'hex');
  let zeros = 0;
  while (zeros < text.length && text[zeros] === alphabet[0]) zeros++;
  return zeros === 0 ? bytes : Buffer.concat([new Uint8Array(zeros), bytes]);
}

/** basE91 in any alphabet of 91 letters. */
export function base91(text: string, alphabet: string): Bytes | null {
  const digits = new Map([...alphabet].map((c, i) => [c, i]));
  const out: number[] = [];
  let queue = 0;
  let bits = 0;
  let pending = -1;
  for (const c of text) {
    const digit = digits.get(c);
    if (digit === undefined) return null;
    if (pending < 0) {
      pending = digit;
      continue;
    }
    const value = pending + digit * 91;
    pending = -1;
    queue |= value << bits;
    bits += (value & 8191) > 88 ? 13 : 14;
    do {
      out.push(queue & 255);
      queue >>>= 8;
      bits -= 8;
    } while (bits > 7);
  }
  if (pending >= 0) out.push((queue | (pending << bits)) & 255);
  return Uint8Array.from(out);
}

/** Base85 in any alphabet of 85 letters, five for four bytes. */
export function base85(text: string, alphabet: string): Bytes | null {
  if (text.length < 5 || text.length % 5 === 1) return null;
  const digits = new Map([...alphabet].map((c, i) => [c, i]));
  const missing = (5 - (text.length % 5)) % 5;
  const whole = text + (alphabet[84] ?? '').repeat(missing);
  const out = new Uint8Array((whole.length / 5) * 4);
  for (let at = 0, to = 0; at < whole.length; at += 5, to += 4) {
    let value = 0;
    for (let k = 0; k < 5; k++) {
      const digit = digits.get(whole[at + k] ?? '');
      if (digit === undefined) return null;
      value = value * 85 + digit;
    }
    if (value > 0xffffffff) return null;
    out[to] = value >>> 24;
    out[to + 1] = (value >>> 16) & 255;
    out[to + 2] = (value >>> 8) & 255;
    out[to + 3] = value & 255;
  }
  return out.subarray(0, out.length - missing);
}
