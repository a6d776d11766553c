/** One loose object: a zlib stream of `type size\0content`. */
import { unpack } from '../inflate.ts';
import { failed, isObjectType, type ReadResult } from './object.ts';

const HEADER = 40;

export function readLoose(packed: Uint8Array, max: number): ReadResult {
  const { bytes, state } = unpack('zlib', packed, max + HEADER, Math.min(max, packed.length * 4));
  const nul = bytes.subarray(0, HEADER).indexOf(0);
  const words = nul === -1 ? [] : Buffer.from(bytes.subarray(0, nul)).toString('latin1').split(' ');
  const [type, digits] = words;
  if (words.length !== 2 || type === undefined || !isObjectType(type) || !/^\d{1,15}$/.test(digits ?? '')) {
    return failed('corrupt', 'a loose object has no readable header');
  }
  const size = Number(digits);
  const content = bytes.subarray(nul + 1);
  if (state === 'limit' || size > max)
    return { ok: true, object: { type, bytes: content.subarray(0, max), size, whole: false } };
  if (state === 'corrupt') return failed('corrupt', 'a loose object breaks off or is damaged');
  if (content.length !== size)
    return failed('corrupt', `a loose object states ${size} bytes and holds ${content.length}`);
  return { ok: true, object: { type, bytes: content, size, whole: true } };
}
