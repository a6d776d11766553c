/** The bytes of one member, from disk (its beginning only: the file is read again on demand) or from memory (all that is kept). */
import type { TreeFile } from '../model/index.ts';
import { errorCode, readDiskFile } from './disk/disk-file.ts';
import type { Entry, Loaded } from './entry.ts';
import { SNIFF_BYTES } from './sniff.ts';
import type { TreeBuilder } from './tree-builder.ts';

export interface EntryRead {
  readonly source: TreeFile['source'];
  /** enough to tell its kind */
  readonly head: Uint8Array;
  /** of the whole file */
  readonly size: number;
  readonly mode: number | null;
}

/** Null where nothing could be read; why is said to `builder` under `path` (raw). */
export function readEntry(path: string, entry: Entry, builder: TreeBuilder): EntryRead | null {
  return entry.content.kind === 'disk' ? fromDisk(path, entry, builder) : fromMemory(path, entry, builder);
}

function fromDisk(path: string, entry: Entry, builder: TreeBuilder): EntryRead | null {
  if (entry.content.kind !== 'disk') return null;
  const { raw } = entry.content;
  try {
    // a name that is not UTF-8 cannot be said again later: its bytes are taken along
    const max = raw === undefined ? SNIFF_BYTES : builder.budget.limits.maxFileBytes;
    const read = readDiskFile(raw ?? entry.content.path, max);
    const source: TreeFile['source'] =
      raw === undefined ? { kind: 'disk', path: entry.content.path } : { kind: 'memory', bytes: read.bytes };
    return { source, head: read.bytes, size: read.size, mode: read.mode };
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOTREG' || code === 'ELOOP' || code === 'ENXIO')
      builder.skip('special-file', path, 'not a regular file');
    else builder.skip('unreadable', path, `cannot be read: ${code}`, entry.size);
    return null;
  }
}

function fromMemory(path: string, entry: Entry, builder: TreeBuilder): EntryRead | null {
  const { limits, bytes: left } = builder.budget;
  const loaded = load(entry, Math.min(limits.maxFileBytes, left));
  for (const note of loaded.notes) builder.note(note.code, path, note.message);
  for (const one of loaded.skipped) builder.skip(one.code, path, one.reason, loaded.size);
  if (loaded.bytes === null) return null;
  return { source: { kind: 'memory', bytes: loaded.bytes }, head: loaded.bytes, size: loaded.size, mode: entry.mode };
}

function load(entry: Entry, max: number): Loaded {
  const { content } = entry;
  if (content.kind === 'packed') return content.load(max);
  const bytes = content.kind === 'memory' ? content.bytes : new Uint8Array(0);
  return { bytes: bytes.subarray(0, max), size: Math.max(entry.size ?? 0, bytes.length), notes: [], skipped: [] };
}
