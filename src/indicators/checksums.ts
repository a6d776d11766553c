/**
 * The checksums inside wallet addresses: base58check (BTC, TRON), bech32 and bech32m (BIP 173, BIP 350), EIP-55 with its Keccak-256.
 * Pure; inputs are short (bounded by the callers' patterns).
 */
import { createHash } from 'node:crypto';

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** Bytes of a base58 text, leading zeros kept; null where a character does not belong or it is longer than 120. */
export function base58Bytes(text: string): Uint8Array | null {
  if (text.length === 0 || text.length > 120) return null;
  let number = 0n;
  for (const c of text) {
    const digit = BASE58.indexOf(c);
    if (digit === -1) return null;
    number = number * 58n + BigInt(digit);
  }
  const bytes: number[] = [];
  for (; number > 0n; number >>= 8n) bytes.unshift(Number(number & 0xffn));
  for (const c of text) {
    if (c !== '1') break;
    bytes.unshift(0);
  }
  return Uint8Array.from(bytes);
}

const sha = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

/** Version byte of a 25-byte base58check text whose checksum holds; null else. */
export function base58CheckVersion(text: string): number | null {
  const bytes = base58Bytes(text);
  if (bytes === null || bytes.length !== 25) return null;
  const sum = sha(sha(bytes.subarray(0, 21)));
  for (let i = 0; i < 4; i++) if (sum[i] !== bytes[21 + i]) return null;
  return bytes[0] ?? null;
}

const BECH32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

/** Does the checksum of a segwit address (`bc1…`) hold, bech32 for version 0, bech32m above? */
export function segwitValid(address: string): boolean {
  const text = address.toLowerCase();
  const mark = text.lastIndexOf('1');
  if (mark < 1 || text.length > 90 || text.length - mark < 8) return false;
  const values: number[] = [];
  for (const c of text.slice(0, mark)) values.push(c.charCodeAt(0) >> 5);
  values.push(0);
  for (const c of text.slice(0, mark)) values.push(c.charCodeAt(0) & 31);
  for (const c of text.slice(mark + 1)) {
    const digit = BECH32.indexOf(c);
    if (digit === -1) return false;
    values.push(digit);
  }
  let check = 1;
  for (const value of values) {
    const top = check >>> 25;
    check = ((check & 0x1ffffff) << 5) ^ value;
    for (let i = 0; i < 5; i++) if ((top >> i) & 1) check ^= GENERATOR[i] ?? 0;
  }
  return check === (text[mark + 1] === 'q' ? 1 : 0x2bc830a3);
}

/** Is the mixed case of `0x` + 40 hex digits the EIP-55 one? */
export function eip55Valid(address: string): boolean {
  const digits = address.slice(2);
  const hash = keccak256(digits.toLowerCase());
  for (let i = 0; i < 40; i++) {
    const c = digits[i] ?? '';
    if (/\d/.test(c)) continue;
    const upper = ((hash[i >> 1] ?? 0) >> (i % 2 === 0 ? 4 : 0)) & 8;
    if ((upper !== 0) !== (c === c.toUpperCase())) return false;
  }
  return true;
}

const MASK = (1n << 64n) - 1n;
const ROTATE = [1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18, 39, 61, 20, 44];
const LANES = [10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1];
const turn = (x: bigint, n: number): bigint => ((x << BigInt(n)) | (x >> BigInt(64 - n))) & MASK;

/** Round constants from the LFSR of FIPS 202, 3.2.5. */
function roundConstants(): bigint[] {
  const out: bigint[] = [];
  let state = 1;
  for (let round = 0; round < 24; round++) {
    let constant = 0n;
    for (let j = 0; j < 7; j++) {
      if (state & 1) constant |= 1n << BigInt((1 << j) - 1);
      state = state & 0x80 ? ((state << 1) ^ 0x171) & 0xff : state << 1;
    }
    out.push(constant);
  }
  return out;
}
const ROUNDS = roundConstants();

function permute(a: bigint[]): void {
  for (const constant of ROUNDS) {
    const c = [0, 1, 2, 3, 4].map((x) => [0, 5, 10, 15, 20].reduce((sum, y) => sum ^ (a[x + y] ?? 0n), 0n));
    for (let i = 0; i < 25; i++) a[i] = (a[i] ?? 0n) ^ (c[(i + 4) % 5] ?? 0n) ^ turn(c[(i + 1) % 5] ?? 0n, 1);
    let moved = a[1] ?? 0n;
    for (let i = 0; i < 24; i++) {
      const lane = LANES[i] ?? 0;
      const kept = a[lane] ?? 0n;
      a[lane] = turn(moved, ROTATE[i] ?? 0);
      moved = kept;
    }
    for (let y = 0; y < 25; y += 5) {
      const row = a.slice(y, y + 5);
      for (let x = 0; x < 5; x++)
        a[y + x] = (row[x] ?? 0n) ^ (~(row[(x + 1) % 5] ?? 0n) & MASK & (row[(x + 2) % 5] ?? 0n));
    }
    a[0] = (a[0] ?? 0n) ^ constant;
  }
}

/** Keccak-256 as Ethereum uses it (padding 0x01) of an ASCII text shorter than one block (136 bytes). */
export function keccak256(text: string): Uint8Array {
  const block = new Uint8Array(136);
  for (let i = 0; i < text.length && i < 135; i++) block[i] = text.charCodeAt(i);
  block[text.length] = 1;
  block[135] = (block[135] ?? 0) | 0x80;
  const state = new Array<bigint>(25).fill(0n);
  const view = new DataView(block.buffer);
  for (let i = 0; i < 17; i++) state[i] = view.getBigUint64(i * 8, true);
  permute(state);
  const out = new Uint8Array(32);
  const outView = new DataView(out.buffer);
  for (let i = 0; i < 4; i++) outView.setBigUint64(i * 8, state[i] ?? 0n, true);
  return out;
}
