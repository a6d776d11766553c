/** A gzip file (RFC 1952) taken apart by hand: several members one after another, bytes after the last, the name it carries. */
import { type Unpacked, unpack } from './inflate.ts';

export interface Gunzipped {
  readonly bytes: Uint8Array;
  readonly state: Unpacked['state'];
  /** the original name in the first header, raw */
  readonly name: string | null;
  /** bytes after the last member that are neither a member nor zeros */
  readonly trailing: number;
}

const MAX_MEMBERS = 10_000;

export function gunzip(input: Uint8Array, max: number): Gunzipped {
  const parts: Uint8Array[] = [];
  let total = 0;
  let at = 0;
  let name: string | null = null;
  let state: Unpacked['state'] = 'whole';
  for (let member = 0; member < MAX_MEMBERS; member++) {
    const header = readHeader(input, at);
    if (header === null) {
      if (member === 0) state = 'corrupt';
      break;
    }
    if (member === 0) name = header.name;
    const unpacked = unpack('deflate-raw', input.subarray(header.end), max - total, Math.min(max, input.length * 4));
    parts.push(unpacked.bytes);
    total += unpacked.bytes.length;
    if (unpacked.state !== 'whole') {
      state = unpacked.state;
      at = input.length;
      break;
    }
    at = header.end + unpacked.consumed + 8; // CRC and length follow
    if (at > input.length) state = 'corrupt';
    if (at >= input.length) break;
  }
  const rest = input.subarray(at);
  const trailing = rest.some((byte) => byte !== 0) ? rest.length : 0;
  return { bytes: parts.length === 1 ? parts[0]! : Buffer.concat(parts), state, name, trailing };
}

function readHeader(input: Uint8Array, at: number): { end: number; name: string | null } | null {
  if (input.length < at + 18 || input[at] !== 0x1f || input[at + 1] !== 0x8b || input[at + 2] !== 8) return null;
  const flags = input[at + 3] ?? 0;
  let end = at + 10;
  if (flags & 4) end += 2 + (input[end] ?? 0) + (input[end + 1] ?? 0) * 256;
  let name: string | null = null;
  if (flags & 8) {
    const stop = input.indexOf(0, end);
    if (stop === -1) return null;
    name = Buffer.from(input.subarray(end, Math.min(stop, end + 1024))).toString('utf8');
    end = stop + 1;
  }
  if (flags & 16) {
    const stop = input.indexOf(0, end);
    if (stop === -1) return null;
    end = stop + 1;
  }
  if (flags & 2) end += 2;
  return end < input.length ? { end, name } : null;
}
