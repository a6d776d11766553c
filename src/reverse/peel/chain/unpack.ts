/** Compressed data, bounded. Formats that say what they are come first; those that do not are asked where something else speaks for them. */
import {
  brotliDecompressSync,
  constants,
  gunzipSync,
  inflateRawSync,
  inflateSync,
  zstdDecompressSync,
} from 'node:zlib';
import type { Bytes } from './codecs.ts';

export interface Unpacked {
  readonly bytes: Bytes;
  readonly how: string;
  /** its head or checksum says that it is right */
  readonly certain: boolean;
}

const MOST_BYTES = 24 * 2 ** 20;
/** A text packs to a fifteenth or so; far more is a bomb, or blanks. */
const MOST_RATIO = 1_500;

function attempt(
  unpack: (bytes: Bytes, options: { maxOutputLength: number; finishFlush?: number }) => Uint8Array,
  bytes: Bytes,
  cut = false,
): Bytes | null {
  const maxOutputLength = Math.min(MOST_BYTES, bytes.length * MOST_RATIO + 65_536);
  try {
    const out = unpack(bytes, { maxOutputLength, ...(cut ? { finishFlush: constants.Z_SYNC_FLUSH } : {}) });
    return out.length === 0 ? null : out;
  } catch {
    return null;
  }
}

/** By its first bytes: gzip, zlib, zstd. Data that was cut off gives what is there. */
export function unpackKnown(bytes: Bytes): Unpacked | null {
  const [a = 0, b = 0, c = 0, d = 0] = bytes;
  if (bytes.length < 10) return null;
  if (a === 0x1f && b === 0x8b && c === 8) {
    const out = attempt(gunzipSync, bytes) ?? attempt(gunzipSync, bytes, true);
    return out === null ? null : { bytes: out, how: 'gzip', certain: true };
  }
  if ((a & 15) === 8 && a >> 4 <= 7 && ((a << 8) | b) % 31 === 0) {
    const out = attempt(inflateSync, bytes) ?? (bytes.length > 64 ? attempt(inflateSync, bytes, true) : null);
    if (out !== null) return { bytes: out, how: 'zlib', certain: true };
  }
  if (a === 0x28 && b === 0xb5 && c === 0x2f && d === 0xfd) {
    const out = attempt((data, options) => zstdDecompressSync(data, options), bytes);
    return out === null ? null : { bytes: out, how: 'zstd', certain: true };
  }
  return null;
}

/** Without a head: raw deflate and brotli. The result has to be judged. */
export function unpackHeadless(bytes: Bytes): readonly Unpacked[] {
  if (bytes.length < 12) return [];
  const found: Unpacked[] = [];
  // the first block's type: 3 is none
  if (((bytes[0]! >> 1) & 3) !== 3) {
    const out = attempt(inflateRawSync, bytes);
    if (out !== null && out.length > 8) found.push({ bytes: out, how: 'raw deflate', certain: false });
  }
  const out = attempt(
    (data, options) => brotliDecompressSync(data, { maxOutputLength: options.maxOutputLength }),
    bytes,
  );
  if (out !== null && out.length > 8) found.push({ bytes: out, how: 'brotli', certain: false });
  return found;
}
