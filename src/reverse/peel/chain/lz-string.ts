/** LZString: the packing of the library of that name, in all its spellings. Pure, bounded in output. */

const MOST_UNITS = 8_000_000;
const STANDARD = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=';
const URI_SAFE = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-$';

/** Reads `bits`-wide numbers, high bit first; the stream's own numbers are low bit first. */
class BitReader {
  readonly #values: ArrayLike<number>;
  readonly #width: number;
  #at = 0;
  #mask: number;
  constructor(values: ArrayLike<number>, width: number) {
    this.#values = values;
    this.#width = width;
    this.#mask = 1 << (width - 1);
  }
  read(count: number): number {
    let value = 0;
    for (let i = 0; i < count; i++) {
      const held = this.#values[this.#at] ?? 0;
      if ((held & this.#mask) !== 0) value |= 1 << i;
      this.#mask >>= 1;
      if (this.#mask === 0) {
        this.#mask = 1 << (this.#width - 1);
        this.#at++;
      }
    }
    return value;
  }
  get over(): boolean {
    return this.#at > this.#values.length;
  }
}

/** null where the stream is broken, or does not come to its end mark near its end. */
function inflate(values: ArrayLike<number>, width: number): string | null {
  const bits = new BitReader(values, width);
  const words: string[] = ['', '', ''];
  const first = unit(bits, bits.read(2));
  if (first === null) return null;
  words.push(first);
  let size = 3;
  let room = 4;
  let word = first;
  const out = [first];
  let length = first.length;
  while (!bits.over && length < MOST_UNITS) {
    let code = bits.read(size);
    if (code === 2) return out.join('');
    if (code < 2) {
      const made = unit(bits, code);
      if (made === null) return null;
      code = words.length;
      words.push(made);
      if (--room === 0) room = 2 ** size++;
    }
    const next: string | undefined = words[code] ?? (code === words.length ? word + word[0] : undefined);
    if (next === undefined || next === '' || size > 28) return null;
    out.push(next);
    length += next.length;
    words.push(word + next[0]);
    word = next;
    if (--room === 0) room = 2 ** size++;
  }
  return null;
}

function unit(bits: BitReader, kind: number): string | null {
  return kind === 0 ? String.fromCharCode(bits.read(8)) : kind === 1 ? String.fromCharCode(bits.read(16)) : null;
}

function digits(text: string, alphabet: string): Uint8Array | null {
  const places = new Map([...alphabet].map((c, i) => [c, i]));
  const out = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const digit = places.get(text[i] ?? '');
    if (digit === undefined) return null;
    out[i] = digit;
  }
  return out;
}

function units(text: string, less = 0): Uint16Array {
  const out = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i++) out[i] = text.charCodeAt(i) - less;
  return out;
}

export interface LzSpelling {
  readonly name: string;
  readonly unpack: (text: string) => string | null;
}

/** In the order in which they are tried. */
export const LZ_SPELLINGS: readonly LzSpelling[] = [
  {
    name: 'LZString, base64',
    unpack: (text) => {
      const values = /^[A-Za-z0-9+/]+=*$/.test(text) ? digits(text, STANDARD) : null;
      return values === null ? null : inflate(values, 6);
    },
  },
  {
    name: 'LZString, URI-safe',
    unpack: (text) => {
      const values = /^[A-Za-z0-9+$ -]+$/.test(text) ? digits(text.replaceAll(' ', '+'), URI_SAFE) : null;
      return values === null ? null : inflate(values, 6);
    },
  },
  {
    name: 'LZString, UTF-16',
    unpack: (text) => (/[^\x20-\u8020]/.test(text.slice(0, 2_000)) ? null : inflate(units(text, 32), 15)),
  },
  { name: 'LZString', unpack: (text) => (/[^\t\n\r -~]/.test(text.slice(0, 200)) ? inflate(units(text), 16) : null) },
];

/** The bytes of compressToUint8Array: pairs, high byte first. */
export function unpackLzBytes(bytes: Uint8Array): string | null {
  if (bytes.length % 2 !== 0) return null;
  const values = new Uint16Array(bytes.length / 2);
  for (let i = 0; i < values.length; i++) values[i] = (bytes[i * 2]! << 8) | bytes[i * 2 + 1]!;
  return inflate(values, 16);
}

/** With another alphabet of 64 or 65 letters in the place of base64's. */
export function unpackLzWith(text: string, alphabet: string): string | null {
  const values = digits(text, alphabet);
  return values === null ? null : inflate(values, 6);
}
