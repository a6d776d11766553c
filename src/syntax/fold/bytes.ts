/** Byte sequences that a value spells: Buffer.from, Uint8Array, TextEncoder, Buffer.concat, and text encodings. */
import type { Value } from '../value.ts';
import { computed, howOf, MAX_STRING, numberOf, stringOf } from './constants.ts';

export interface Bytes {
  readonly bytes: Uint8Array;
  readonly from: Value;
  readonly how: readonly string[];
}

const ENCODINGS: ReadonlyMap<string, BufferEncoding> = new Map<string, BufferEncoding>([
  ['utf8', 'utf8'],
  ['utf-8', 'utf8'],
  ['base64', 'base64'],
  ['base64url', 'base64url'],
  ['hex', 'hex'],
  ['latin1', 'latin1'],
  ['binary', 'latin1'],
  ['ascii', 'latin1'],
  ['utf16le', 'utf16le'],
  ['ucs2', 'utf16le'],
]); // prettier-ignore

/** What decoding from an encoding is called in `how`; plain text encodings are no step. */
export function stepOf(encoding: string): readonly string[] {
  return encoding === 'base64' || encoding === 'base64url' ? ['base64'] : encoding === 'hex' ? ['hex'] : [];
}

/** Strict about the alphabet, so that ordinary words do not "decode". */
export function decodable(text: string, encoding: string): boolean {
  if (encoding === 'hex') return text.length % 2 === 0 && /^[0-9a-fA-F]*$/.test(text);
  if (encoding === 'base64' || encoding === 'base64url') return /^[\w+/=\s-]*$/.test(text);
  return true;
}

export function bytesOf(value: Value, depth = 0): Bytes | null {
  if (depth > 6) return null;
  if (value.k === 'array') return numbers(value);
  if (value.k !== 'call') return null;
  const { callee, args } = value;
  if (callee.k === 'get' && callee.of.k === 'global' && callee.key !== null) {
    const owner = callee.of.name;
    if (
      (owner === 'Buffer' || owner === 'Uint8Array' || owner === 'Uint16Array') &&
      (callee.key === 'from' || callee.key === 'of')
    ) {
      return callee.key === 'of'
        ? numbers({ k: 'array', items: args })
        : fromValue(args[0], stringOf(args[1]) ?? 'utf8', depth);
    }
    if (owner === 'Buffer' && callee.key === 'concat') return concatenated(args[0], depth);
    return null;
  }
  if (
    callee.k === 'global' &&
    (callee.name === 'Uint8Array' || callee.name === 'Buffer' || callee.name === 'Uint8ClampedArray')
  ) {
    return fromValue(args[0], stringOf(args[1]) ?? 'utf8', depth);
  }
  if (callee.k === 'get' && callee.key !== null) return ofMethod(callee.of, callee.key, args, depth);
  return null;
}

function ofMethod(of: Value, key: string, args: readonly Value[], depth: number): Bytes | null {
  if (key === 'encode' && of.k === 'call' && of.callee.k === 'global' && of.callee.name === 'TextEncoder')
    return fromValue(args[0], 'utf8', depth);
  if (key !== 'slice' && key !== 'subarray' && key !== 'reverse') return null;
  const inner = of.k === 'call' ? bytesOf(of, depth + 1) : null;
  if (inner === null) return null;
  if (key === 'reverse') return { ...inner, bytes: inner.bytes.toReversed(), how: [...inner.how, 'reversed'] };
  const from = args[0] === undefined ? 0 : numberOf(args[0]);
  const to = args[1] === undefined ? undefined : numberOf(args[1]);
  return from === null || to === null
    ? null
    : { ...inner, bytes: inner.bytes.slice(from, to), how: [...inner.how, 'slice'] };
}

function fromValue(value: Value | undefined, encoding: string, depth: number): Bytes | null {
  if (value === undefined) return null;
  if (value.k === 'array') return numbers(value);
  if (value.k === 'call') return bytesOf(value, depth + 1);
  const text = stringOf(value);
  const known = ENCODINGS.get(encoding.toLowerCase());
  if (text === null || known === undefined || text.length > MAX_STRING * 2 || !decodable(text, known)) return null;
  return { bytes: Buffer.from(text, known), from: value, how: howOf([value], ...stepOf(known)) };
}

function numbers(list: Extract<Value, { k: 'array' }>): Bytes | null {
  if (list.items.length > MAX_STRING) return null;
  const bytes = new Uint8Array(list.items.length);
  for (let i = 0; i < list.items.length; i++) {
    const item = numberOf(list.items[i]);
    if (item === null) return null;
    bytes[i] = item;
  }
  return { bytes, from: list, how: howOf([list], 'char-codes') };
}

function concatenated(value: Value | undefined, depth: number): Bytes | null {
  if (value?.k !== 'array' || value.items.length > 1000) return null;
  const parts: Uint8Array[] = [];
  const how: string[] = [];
  for (const item of value.items) {
    const part = bytesOf(item, depth + 1);
    if (part === null) return null;
    parts.push(part.bytes);
    for (const step of part.how) if (!how.includes(step)) how.push(step);
  }
  const bytes = Buffer.concat(parts);
  return bytes.length > MAX_STRING ? null : { bytes, from: value, how: [...how, 'joined'] };
}

/** Text of bytes in an encoding. */
export function bytesToText(bytes: Uint8Array, encoding: string, from: readonly (Value | undefined)[]): Value | null {
  const known = ENCODINGS.get(encoding.toLowerCase());
  if (known === undefined) return null;
  const text = Buffer.from(bytes).toString(known);
  const outer = known === 'hex' ? ['to-hex'] : known === 'base64' || known === 'base64url' ? ['to-base64'] : [];
  const source = from[1]?.k === 'call' ? bytesOf(from[1]) : null;
  return computed(text, from.slice(0, 1), ...(source?.how ?? (from[0]?.k === 'array' ? ['char-codes'] : [])), ...outer);
}
