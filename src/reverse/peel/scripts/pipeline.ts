/**
 * What scripts pipe their payloads through: named steps from bytes to bytes, and a bounded search for the order that gives something readable.
 * The steps are those that the script names; the order in which it names them is tried first.
 */
import { gunzipSync, inflateRawSync, inflateSync, unzipSync } from 'node:zlib';

export type Bytes = Uint8Array;

export interface Step {
  readonly name: string;
  /** null where the bytes are not of that form */
  readonly apply: (bytes: Bytes) => Bytes | null;
}

const MOST_BYTES = 32 * 1024 * 1024;

function unpacked(name: string, unpack: (bytes: Bytes, options: { maxOutputLength: number }) => Uint8Array): Step {
  return {
    name,
    apply: (bytes) => {
      try {
        return unpack(bytes, { maxOutputLength: MOST_BYTES });
      } catch {
        return null;
      }
    },
  };
}

export const ZLIB = unpacked('zlib', inflateSync);
export const GZIP = unpacked('gzip', gunzipSync);
export const DEFLATE = unpacked('deflate', inflateRawSync);
export const UNZIP = unpacked('zlib or gzip', unzipSync);

export const REVERSE: Step = { name: 'reversed', apply: (bytes) => Uint8Array.from(bytes).reverse() };

export const BASE64: Step = {
  name: 'base64',
  apply: (bytes) => {
    const text = latin1(bytes).replace(/[\s\0]+/g, '');
    if (text.length < 4 || !/^[A-Za-z0-9+/_-]+={0,2}$/.test(text)) return null;
    return Buffer.from(text, 'base64');
  },
};

export const HEX: Step = {
  name: 'hex',
  apply: (bytes) => {
    const text = latin1(bytes).replace(/[\s:,]+|\\x|0x/g, '');
    return text.length < 4 || text.length % 2 !== 0 || !/^[0-9a-fA-F]+$/.test(text) ? null : Buffer.from(text, 'hex');
  },
};

const BASE32_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
export const BASE32: Step = {
  name: 'base32',
  apply: (bytes) => {
    const text = latin1(bytes).replace(/[\s=]+/g, '');
    if (text.length < 8 || !/^[A-Z2-7]+$/.test(text)) return null;
    const out: number[] = [];
    let bits = 0;
    let value = 0;
    for (const c of text) {
      value = ((value << 5) | BASE32_LETTERS.indexOf(c)) & 0xffff;
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        out.push((value >> bits) & 0xff);
      }
    }
    return Uint8Array.from(out);
  },
};

const B85 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~';
export const BASE85: Step = {
  name: 'base85',
  apply: (bytes) => base85(latin1(bytes).replace(/\s+/g, ''), (c) => B85.indexOf(c), '~'),
};
export const ASCII85: Step = {
  name: 'ascii85',
  apply: (bytes) => {
    const text = latin1(bytes)
      .replace(/^<~|~>$|\s+/g, '')
      .replaceAll('z', '!!!!!');
    return base85(text, (c) => (c >= '!' && c <= 'u' ? c.charCodeAt(0) - 33 : -1), 'u');
  },
};

function base85(text: string, digit: (c: string) => number, pad: string): Bytes | null {
  if (text.length < 5 || text.length % 5 === 1) return null;
  const missing = (5 - (text.length % 5)) % 5;
  const padded = text + pad.repeat(missing);
  const out = new Uint8Array((padded.length / 5) * 4);
  for (let at = 0, to = 0; at < padded.length; at += 5, to += 4) {
    let value = 0;
    for (let k = 0; k < 5; k++) {
      const d = digit(padded[at + k] ?? '');
      if (d < 0) return null;
      value = value * 85 + d;
    }
    if (value > 0xffffffff) return null;
    out[to] = value >>> 24;
    out[to + 1] = (value >>> 16) & 0xff;
    out[to + 2] = (value >>> 8) & 0xff;
    out[to + 3] = value & 0xff;
  }
  return out.subarray(0, out.length - missing);
}

export const ROT13: Step = {
  name: 'rot13',
  apply: (bytes) =>
    bytes.map((byte) => {
      const letter = byte & 0xdf;
      if (letter < 65 || letter > 90) return byte;
      return (byte & 0x20) | (((letter - 65 + 13) % 26) + 65);
    }),
};

export const UTF16: Step = {
  name: 'UTF-16',
  apply: (bytes) => {
    if (bytes.length < 4 || bytes.length % 2 !== 0) return null;
    let zeros = 0;
    for (let at = 1; at < bytes.length; at += 2) if (bytes[at] === 0) zeros++;
    return zeros < bytes.length * 0.4 ? null : Buffer.from(Buffer.from(bytes).toString('utf16le'), 'utf8');
  },
};

export function xor(key: Bytes, shown: string): Step {
  return {
    name: `XOR with ${shown}`,
    apply: (bytes) => (key.length === 0 ? null : bytes.map((byte, at) => byte ^ (key[at % key.length] ?? 0))),
  };
}

/** The key is the beginning of the data itself. */
export function xorByPrefix(length: number): Step {
  return {
    name: `XOR with its own first ${length} bytes`,
    apply: (bytes) => {
      const key = bytes.subarray(0, length);
      return bytes.length <= length ? null : bytes.subarray(length).map((byte, at) => byte ^ (key[at % length] ?? 0));
    },
  };
}

export interface Found {
  readonly bytes: Bytes;
  /** in the order in which they were undone */
  readonly steps: readonly string[];
}

const MOST_DEPTH = 4;
const MOST_TRIES = 160;

/** The first readable result, shortest way first; `inOrder`: the ways to try before any search. */
export function search(
  bytes: Bytes,
  steps: readonly Step[],
  readable: (bytes: Bytes) => boolean,
  inOrder: readonly (readonly Step[])[] = [],
): Found | null {
  for (const way of inOrder) {
    const end = way.reduce<Bytes | null>((now, step) => (now === null ? null : step.apply(now)), bytes);
    if (end !== null && way.length > 0 && readable(end)) return { bytes: end, steps: way.map(({ name }) => name) };
  }
  let front: Found[] = [{ bytes, steps: [] }];
  let tries = 0;
  for (let depth = 0; depth < MOST_DEPTH; depth++) {
    const next: Found[] = [];
    for (const one of front)
      for (const step of steps) {
        if (one.steps.at(-1) === step.name || ++tries > MOST_TRIES) continue;
        const result = step.apply(one.bytes);
        if (result === null || result.length === 0) continue;
        const found = { bytes: result, steps: [...one.steps, step.name] };
        if (readable(result)) return found;
        next.push(found);
      }
    front = next;
  }
  return null;
}

export function latin1(bytes: Bytes): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
