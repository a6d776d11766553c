/**
 * What Python's own decoders make of constants, as data: base64, hex, zlib, reversed, joined. Byte strings are kept as strings of
 * code units 0–255. Anything else, or anything too large, gives null.
 */
import { gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';

/** Characters of one folded constant. */
export const FOLDED_UNITS = 2_000_000;

export interface Decoder {
  /** '' where nothing is hidden by it */
  readonly how: string;
  readonly run: (text: string, more: readonly (string | number)[]) => string | null;
}

const raw = (text: string): Buffer => Buffer.from(text, 'latin1');
const bytes = (buffer: Buffer): string | null => (buffer.length > FOLDED_UNITS ? null : buffer.toString('latin1'));

const base64: Decoder = {
  how: 'base64',
  run: (text) => (/^[A-Za-z0-9+/=_\-\s]*$/.test(text) ? bytes(Buffer.from(text, 'base64')) : null),
};
const hex: Decoder = {
  how: 'hex',
  run: (text) => (/^[0-9A-Fa-f\s]*$/.test(text) ? bytes(Buffer.from(text.replace(/\s+/g, ''), 'hex')) : null),
};
const inflate = (how: (buffer: Buffer) => Buffer): Decoder => ({
  how: 'zlib',
  run(text) {
    try {
      return bytes(how(raw(text)));
    } catch {
      return null;
    }
  },
});
const LIMIT = { maxOutputLength: FOLDED_UNITS };
const zlib = inflate((buffer) => {
  try {
    return inflateSync(buffer, LIMIT);
  } catch {
    return inflateRawSync(buffer, LIMIT);
  }
});
const base32: Decoder = {
  how: 'base32',
  run(text) {
    const out: number[] = [];
    let bits = 0;
    let value = 0;
    for (const c of text.replace(/=+$/, '')) {
      const digit = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c.toUpperCase());
      if (digit === -1) return null;
      value = (value << 5) | digit;
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        out.push((value >> bits) & 255);
        value &= (1 << bits) - 1;
      }
    }
    return bytes(Buffer.from(out));
  },
};
const ASCII85_START = 33;
const BASE85 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~';
const base85 = (digitOf: (c: string) => number): Decoder => ({
  how: 'base85',
  run(text) {
    const out: number[] = [];
    const source = text.replace(/\s+/g, '');
    for (let i = 0; i < source.length; i += 5) {
      const group = source.slice(i, i + 5);
      let value = 0;
      for (let k = 0; k < 5; k++) {
        const digit = k < group.length ? digitOf(group[k] ?? '') : 84;
        if (digit < 0 || digit > 84) return null;
        value = value * 85 + digit;
      }
      for (let k = 0; k < group.length - 1; k++) out.push(Math.floor(value / 256 ** (3 - k)) & 255);
    }
    return bytes(Buffer.from(out));
  },
});
const decode: Decoder = {
  how: '',
  run(text, [encoding]) {
    if (/[^\x00-\xff]/.test(text)) return null;
    const latin = typeof encoding === 'string' && /latin|8859|ascii|cp125/i.test(encoding);
    return latin || !/[\x80-\xff]/.test(text) ? text : raw(text).toString('utf8');
  },
};
const encode: Decoder = { how: '', run: (text) => bytes(Buffer.from(text, 'utf8')) };
const rot13: Decoder = {
  how: 'rot13',
  run: (text) =>
    text.replace(/[A-Za-z]/g, (c) => {
      const start = c <= 'Z' ? 65 : 97;
      return String.fromCharCode(((c.charCodeAt(0) - start + 13) % 26) + start);
    }),
};
const CODECS: ReadonlyMap<string, Decoder> = new Map([
  ['rot13', rot13],
  ['hex', hex],
  ['base64', base64],
  ['zlib', zlib],
  ['zip', zlib],
]);
const byCodec: Decoder = {
  how: 'codec',
  run: (text, [codec]) => CODECS.get(String(codec).replace(/[-_]|codec/g, ''))?.run(text, []) ?? null,
};
const replace: Decoder = {
  how: 'replaced',
  run(text, [from, to]) {
    if (typeof from !== 'string' || typeof to !== 'string' || from === '' || to.length > from.length * 4 + 8)
      return null;
    const replaced = text.replaceAll(from, () => to);
    return replaced.length > FOLDED_UNITS ? null : replaced;
  },
};

/** Functions, by dotted name. */
export const FUNCTIONS: ReadonlyMap<string, Decoder> = new Map([
  ['base64.b64decode', base64],
  ['base64.standard_b64decode', base64],
  ['base64.urlsafe_b64decode', base64],
  ['base64.decodebytes', base64],
  ['base64.b32decode', base32],
  ['base64.b16decode', hex],
  ['base64.b85decode', base85((c) => BASE85.indexOf(c))],
  ['base64.a85decode', base85((c) => c.charCodeAt(0) - ASCII85_START)],
  ['binascii.a2b_base64', base64],
  ['binascii.unhexlify', hex],
  ['binascii.a2b_hex', hex],
  ['bytes.fromhex', hex],
  ['bytearray.fromhex', hex],
  ['zlib.decompress', zlib],
  ['gzip.decompress', inflate((buffer) => gunzipSync(buffer, LIMIT))],
  ['codecs.decode', byCodec],
]);

/** Methods of strings and byte strings. */
export const METHODS: ReadonlyMap<string, Decoder> = new Map<string, Decoder>([
  ['decode', decode],
  ['encode', encode],
  ['replace', replace],
  ['strip', { how: '', run: (text) => text.trim() }],
  ['lower', { how: '', run: (text) => text.toLowerCase() }],
  ['upper', { how: '', run: (text) => text.toUpperCase() }],
]);
