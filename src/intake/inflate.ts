/**
 * Bounded unpacking. Everything is done by synchronous zlib calls with `maxOutputLength`; what is too long or breaks off gives its
 * beginning, found by feeding less input. No call gives more than `max` bytes.
 */
import * as zlib from 'node:zlib';

export type Codec = 'deflate-raw' | 'zlib' | 'zstd';
export interface Unpacked {
  readonly bytes: Uint8Array;
  /** `limit`: there is more; `corrupt`: it breaks off or is damaged after these bytes */
  readonly state: 'whole' | 'limit' | 'corrupt';
  /** bytes of input that belonged to it; all of it unless `whole` */
  readonly consumed: number;
}

const SYNC = zlib.constants.Z_SYNC_FLUSH;
const MIN_CHUNK = 256;
const MAX_CHUNK = 64 * 1024;

/** `expected`: the declared length, a hint for buffers only. */
export function unpack(codec: Codec, input: Uint8Array, max: number, expected = 0): Unpacked {
  // zlib cannot be asked for 0 bytes, and one more than allowed tells "exactly" from "too long"
  const ceiling = Math.max(1, max) + 1;
  try {
    const whole = run(codec, input, ceiling, false, expected);
    if (whole.bytes.length <= max) return { ...whole, state: 'whole' };
    return { bytes: whole.bytes.subarray(0, max), state: 'limit', consumed: input.length };
  } catch (error) {
    const state = isTooLong(error) ? 'limit' : 'corrupt';
    const bytes = beginning(codec, input, ceiling, state);
    return { bytes: bytes.subarray(0, max), state, consumed: input.length };
  }
}

/** The longest beginning that a dozen tries find: by the ratio seen so far for long ones, by halving for damaged ones. */
function beginning(codec: Codec, input: Uint8Array, ceiling: number, state: 'limit' | 'corrupt'): Uint8Array {
  let best: Uint8Array = new Uint8Array(0);
  let low = 0;
  let high = input.length;
  // 1,032 : 1 is as far as deflate goes: this much input cannot be too long
  let next = state === 'limit' ? Math.min(input.length, Math.max(16, Math.floor(ceiling / 1032))) : input.length;
  for (let tries = 0; tries < 14 && next > low; tries++) {
    const got = tryRun(codec, input.subarray(0, next), ceiling);
    if (got === null) high = next;
    else {
      low = next;
      if (got.length > best.length) best = got;
      if (best.length >= ceiling * 0.9) break;
    }
    const byRatio = best.length === 0 ? next * 4 : Math.floor((low * ceiling * 0.97) / best.length);
    next = state === 'limit' && low > 0 && byRatio > low && byRatio < high ? byRatio : (low + high) >> 1;
  }
  return best;
}

function tryRun(codec: Codec, input: Uint8Array, ceiling: number): Uint8Array | null {
  try {
    return run(codec, input, ceiling, true, 0).bytes;
  } catch {
    return null;
  }
}

function run(
  codec: Codec,
  input: Uint8Array,
  maxOutputLength: number,
  partial: boolean,
  expected: number,
): Omit<Unpacked, 'state'> {
  if (codec === 'zstd') {
    const finish = partial ? { finishFlush: zlib.constants.ZSTD_e_flush } : {};
    return { bytes: zlib.zstdDecompressSync(input, { maxOutputLength, ...finish }), consumed: input.length };
  }
  const chunkSize = Math.min(MAX_CHUNK, Math.max(MIN_CHUNK, expected + 1));
  const options = { maxOutputLength, chunkSize, info: true, ...(partial ? { finishFlush: SYNC } : {}) };
  const call = codec === 'zlib' ? zlib.inflateSync : zlib.inflateRawSync;
  const result = call(input, options) as unknown as { buffer: Buffer; engine: { bytesWritten: number } };
  return { bytes: result.buffer, consumed: result.engine.bytesWritten };
}

function isTooLong(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}
