/** A row of a tree object as a member like any archive's: its blob is read on demand, bounded; failures are said, not thrown. */
import type { Entry, Loaded } from '../entry.ts';
import type { ReadFailure } from './object.ts';
import type { ObjectStore } from './object-store.ts';
import type { WalkedRow } from './walk-tree.ts';

const LINK_BYTES = 4096;

export function blobEntry(store: ObjectStore, prefix: string, { path, row }: WalkedRow): Entry {
  const load = (max: number) => loadBlob(store, row.id, max);
  const base = { name: prefix + path, size: null, mode: row.mode, target: null };
  if (row.kind !== 'symlink') return { ...base, kind: 'file', content: { kind: 'packed', load } };
  const target = Buffer.from(load(LINK_BYTES).bytes ?? []).toString('utf8');
  return { ...base, kind: 'symlink', target, content: { kind: 'none' } };
}

function loadBlob(store: ObjectStore, id: string, max: number): Loaded {
  const result = store.read(id, max);
  if (result.ok && result.object.type === 'blob') {
    return { bytes: result.object.bytes, size: result.object.size, notes: [], skipped: [] };
  }
  const failure: ReadFailure = result.ok
    ? { ok: false, why: 'corrupt', reason: `is a ${result.object.type}, not a blob`, size: null }
    : result;
  return {
    bytes: null,
    size: failure.size ?? 0,
    notes: failure.why === 'corrupt' ? [{ code: 'corrupt-object', message: failure.reason }] : [],
    skipped: [{ code: failureCode(failure), reason: failure.reason }],
  };
}

/** The code in `skipped`. */
export function failureCode(failure: ReadFailure): string {
  if (failure.why === 'missing') return 'missing-object';
  return failure.why === 'corrupt' ? 'corrupt' : 'max-file-bytes';
}

/** Each blob is given once; but what starts code by its place counts with its place. */
export function blobKey({ path, row }: WalkedRow): string {
  return /(?:^|\/)(?:\.|package\.json$|setup\.py$|Makefile$)/.test(path) ? `${row.id}\n${path}` : row.id;
}
