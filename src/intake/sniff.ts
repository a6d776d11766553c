/** Which container is this, by its first bytes, never by its name? Only what intake can open or must say that it cannot. */
import { isTarHeader } from './tar/header.ts';

export type Container = 'zip' | 'gzip' | 'zstd' | 'tar' | '7z' | 'rar' | 'xz' | 'bzip2';

/** Enough for every check below. */
export const SNIFF_BYTES = 512;

export function sniffContainer(head: Uint8Array): Container | null {
  const [a, b, c, d] = [head[0], head[1], head[2], head[3]];
  if (a === 0x50 && b === 0x4b && ((c === 3 && d === 4) || (c === 5 && d === 6) || (c === 7 && d === 8))) return 'zip';
  if (a === 0x43 && b === 0x72 && c === 0x32 && d === 0x34) return 'zip'; // Cr24: a browser extension is a zip behind a header
  if (a === 0x1f && b === 0x8b && c === 8) return 'gzip';
  if (a === 0x28 && b === 0xb5 && c === 0x2f && d === 0xfd) return 'zstd';
  if (a === 0x37 && b === 0x7a && c === 0xbc && d === 0xaf) return '7z';
  if (a === 0x52 && b === 0x61 && c === 0x72 && d === 0x21) return 'rar';
  if (a === 0xfd && b === 0x37 && c === 0x7a && d === 0x58) return 'xz';
  if (a === 0x42 && b === 0x5a && c === 0x68 && d !== undefined && d >= 0x31 && d <= 0x39) return 'bzip2';
  return isTarHeader(head) || hasTarMagic(head) ? 'tar' : null;
}

/** Of a tar whose first header is damaged. */
function hasTarMagic(head: Uint8Array): boolean {
  const magic = String.fromCharCode(...head.subarray(257, 265));
  return magic === 'ustar\x0000' || magic === 'ustar  \0';
}

/** An end-of-central-directory record near the end: a zip behind a picture, a script or a program. */
export function hasZipTail(bytes: Uint8Array): boolean {
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).subarray(
    Math.max(0, bytes.length - 65_557),
  );
  const at = tail.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  return at !== -1 && at + 22 <= tail.length && tail.readUInt16LE(at + 10) > 0;
}
