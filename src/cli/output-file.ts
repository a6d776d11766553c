/**
 * A result to a file, whole or not at all: written beside it under a name that did not exist, then renamed over it.
 * A symbolic link in its place is replaced, not followed. Pipes and character devices (/dev/null) are written to.
 */
import { randomBytes } from 'node:crypto';
import { lstatSync, renameSync, rmSync, type Stats, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { CounterlureError, displayText } from '../lib/index.ts';
import type { Io } from './io.ts';

/** Before a long inspection: would the file be writable? @throws CounterlureError CL_OUTPUT_UNWRITABLE */
export function checkOutput(file: string): void {
  try {
    if (!statSync(dirname(resolve(file))).isDirectory()) throw new Error('its folder is not a folder');
    kindOf(resolve(file));
  } catch (error) {
    throw unwritable(file, error);
  }
}

/** @throws CounterlureError CL_OUTPUT_UNWRITABLE */
export function writeOutput(file: string, text: string, io: Pick<Io, 'onEnd'>): void {
  const path = resolve(file);
  try {
    if (kindOf(path) === 'stream') writeFileSync(path, text);
    else replace(path, text, io);
  } catch (error) {
    throw unwritable(file, error);
  }
}

function replace(path: string, text: string, io: Pick<Io, 'onEnd'>): void {
  const temporary = join(dirname(path), `.${basename(path).slice(0, 100)}.${randomBytes(6).toString('hex')}.tmp`);
  const remove = (): void => rmSync(temporary, { force: true });
  const forget = io.onEnd(remove);
  try {
    writeFileSync(temporary, text, { flag: 'wx', mode: 0o644 });
    renameSync(temporary, path);
  } finally {
    remove();
    forget();
  }
}

/** @throws Error where neither a file nor a stream can stand */
function kindOf(path: string): 'file' | 'stream' {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined || found.isFile()) return 'file';
  if (found.isDirectory()) throw new Error('it is a folder');
  if (isStream(found)) return 'stream';
  const behind = found.isSymbolicLink() ? statSync(path, { throwIfNoEntry: false }) : found;
  if (behind === undefined || behind.isFile()) return 'file';
  // /dev/stdout is such a link; replacing it would harm the machine, following it could harm more
  throw new Error('it leads to something that is not a file');
}

function isStream(stats: Stats): boolean {
  return stats.isCharacterDevice() || stats.isFIFO();
}

function unwritable(file: string, error: unknown): CounterlureError {
  const why = error instanceof Error ? error.message.replace(/^\w+: ([^,]+),.*$/s, '$1') : String(error);
  return new CounterlureError(
    'CL_OUTPUT_UNWRITABLE',
    `${displayText(file, 300)} cannot be written: ${displayText(why, 200)}`,
    { cause: error },
  );
}
