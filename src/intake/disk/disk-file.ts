/**
 * Bytes of a file on disk, guarded: the last name is never followed if it is a link, only regular files are read, a pipe cannot
 * hang the opening, and no more than `max` bytes come back.
 */
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

// Windows has neither flag: there the check by fstat alone holds.
const FLAGS =
  constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0);

export interface DiskRead {
  readonly bytes: Uint8Array;
  /** of the whole file */
  readonly size: number;
  readonly mode: number;
}

/** Throws the error of the file system, or one with code `ENOTREG`. */
export function openRegular(path: string | Buffer): {
  readonly fd: number;
  readonly size: number;
  readonly mode: number;
} {
  const fd = openSync(path, FLAGS);
  const stat = fstatSync(fd);
  if (stat.isFile()) return { fd, size: stat.size, mode: stat.mode & 0o7777 };
  closeSync(fd);
  throw Object.assign(new Error('not a regular file'), { code: 'ENOTREG' });
}

export function readDiskFile(path: string | Buffer, max: number): DiskRead {
  const { fd, size, mode } = openRegular(path);
  try {
    return { bytes: readOpen(fd, 0, Math.min(size, max)), size, mode };
  } finally {
    closeSync(fd);
  }
}

/** Short where the file ends. */
export function readOpen(fd: number, at: number, length: number): Uint8Array {
  const bytes = Buffer.allocUnsafe(length);
  let done = 0;
  while (done < length) {
    const count = readSync(fd, bytes, done, length - done, at + done);
    if (count === 0) break;
    done += count;
  }
  return done === length ? bytes : bytes.subarray(0, done);
}

export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'EUNKNOWN';
}
