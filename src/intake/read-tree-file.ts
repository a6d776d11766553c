/**
 * The bytes of a file of a `Tree`, at most `maxFileBytes` of it. Reading processes and the main process use the same guard: disk
 * files are opened without following links, regular files only. Throws the file system's error if it is gone since it was listed.
 */
import type { TreeFile, TreeLimits } from '../model/index.ts';
import { readDiskFile } from './disk/disk-file.ts';
import { defaultLimits } from './limits/defaults.ts';

type ReadLimit = number | Partial<Pick<TreeLimits, 'maxFileBytes'>>;

export function readTreeFileSync(file: Pick<TreeFile, 'source'>, limit: ReadLimit = defaultLimits): Uint8Array {
  const max = typeof limit === 'number' ? limit : (limit.maxFileBytes ?? defaultLimits.maxFileBytes);
  if (file.source.kind === 'memory') return file.source.bytes.subarray(0, max);
  return readDiskFile(file.source.path, max).bytes;
}
