/** Bytes to text: UTF-8, UTF-16 with and without a mark, and what looks like neither. */
import { isAscii, isUtf8 } from 'node:buffer';
import type { Encoding } from '../content-kind.ts';

const SAMPLE = 65_536;
/** More control bytes than this share of a sample, and it is no text. */
const CONTROL_SHARE = 0.02;
const LATIN_SHARE = 0.3;

const UTF8 = new TextDecoder('utf-8');

function decoded(bytes: Uint8Array, label: 'utf-8' | 'utf-16le' | 'utf-16be'): string {
  return label === 'utf-8' ? UTF8.decode(bytes) : new TextDecoder(label).decode(bytes);
}

/** Bytes that are all below 128. */
function ascii(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

/** Control bytes that text does not hold → 1. */
const CONTROL = new Uint8Array(256);
for (let byte = 0; byte < 0x20; byte++) if (![9, 10, 12, 13, 27].includes(byte)) CONTROL[byte] = 1;

function hasControl(bytes: Uint8Array): boolean {
  const length = Math.min(bytes.length, SAMPLE);
  let found = 0;
  for (let i = 0; i < length; i++) found += CONTROL[bytes[i]!]!;
  return found > 0;
}

export function decodeBytes(bytes: Uint8Array): { readonly text: string | null; readonly encoding: Encoding } {
  if (bytes.length === 0) return { text: '', encoding: 'utf-8' };
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { text: decoded(bytes, 'utf-8'), encoding: 'utf-8' };
  if (a === 0xff && b === 0xfe && !(bytes[2] === 0 && bytes[3] === 0))
    return { text: decoded(bytes, 'utf-16le'), encoding: 'utf-16le' };
  if (a === 0xfe && b === 0xff) return { text: decoded(bytes, 'utf-16be'), encoding: 'utf-16be' };
  // Nearly every text: no zero and other control bytes, so neither wide nor binary; and well-formed.
  if (!hasControl(bytes)) {
    if (isAscii(bytes)) return { text: ascii(bytes), encoding: 'utf-8' };
    if (isUtf8(bytes)) return { text: decoded(bytes, 'utf-8'), encoding: 'utf-8' };
  }
  const counts = count(bytes.subarray(0, SAMPLE));
  const wide = wideEncoding(counts);
  if (wide !== null) return { text: decoded(bytes, wide), encoding: wide };
  if (counts.control / counts.length > CONTROL_SHARE) return { text: null, encoding: 'binary' };
  if (counts.broken > 4 && counts.broken / counts.length > 0.001) return mixed(bytes, counts);
  return { text: decoded(bytes, 'utf-8'), encoding: 'utf-8' };
}

interface Counts {
  readonly length: number;
  readonly evenZeros: number;
  readonly oddZeros: number;
  /** control bytes that text does not hold, zeros among them */
  readonly control: number;
  /** bytes that are no UTF-8 */
  readonly broken: number;
  readonly high: number;
}

function count(bytes: Uint8Array): Counts {
  let evenZeros = 0;
  let oddZeros = 0;
  let control = 0;
  let broken = 0;
  let high = 0;
  let pending = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte === 0) {
      if ((i & 1) === 0) evenZeros++;
      else oddZeros++;
    }
    if (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12 && byte !== 27) control++;
    if (byte < 0x80) {
      if (pending > 0) broken++;
      pending = 0;
    } else {
      high++;
      if (byte < 0xc0) {
        if (pending > 0) pending--;
        else broken++;
      } else {
        if (pending > 0) broken++;
        pending = byte >= 0xf8 ? 0 : byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : 1;
        if (byte >= 0xf8) broken++;
      }
    }
  }
  return { length: bytes.length, evenZeros, oddZeros, control, broken, high };
}

/** Latin text in UTF-16 has its zeros on one side only. */
function wideEncoding(counts: Counts): 'utf-16le' | 'utf-16be' | null {
  const half = counts.length / 2;
  if (counts.length < 4) return null;
  if (counts.oddZeros > half * 0.7 && counts.evenZeros < half * 0.05) return 'utf-16le';
  if (counts.evenZeros > half * 0.7 && counts.oddZeros < half * 0.05) return 'utf-16be';
  return null;
}

/** Not UTF-8: an old one-byte encoding, text with broken places, or no text at all. */
function mixed(bytes: Uint8Array, counts: Counts): { readonly text: string | null; readonly encoding: Encoding } {
  if (counts.control > counts.length / 500 && counts.high / counts.length > 0.1)
    return { text: null, encoding: 'binary' };
  if (counts.high / counts.length > LATIN_SHARE) return { text: null, encoding: 'binary' };
  if (counts.broken > counts.high * 0.8) return { text: new TextDecoder('latin1').decode(bytes), encoding: 'latin1' };
  return { text: decoded(bytes, 'utf-8'), encoding: 'utf-8' };
}
