/** All rows below a tree object, with their paths. Bounded in depth and count: a "git bomb" repeats one tree a billion times. */
import type { TreeLimits } from '../../model/index.ts';
import type { ReadFailure } from './object.ts';
import type { ObjectStore } from './object-store.ts';
import { parseTree, type TreeRow } from './tree-object.ts';

export interface WalkedRow {
  /** raw, `/`-joined */
  readonly path: string;
  readonly row: TreeRow;
}

export interface WalkOptions {
  readonly store: ObjectStore;
  readonly limits: TreeLimits;
  readonly expired: () => boolean;
  /** trees already walked at their path: skipped, and added to; absent: every tree is walked */
  readonly seen: Set<string>;
  readonly failure: (path: string, failure: ReadFailure) => void;
  readonly limit: (code: string, path: string, reason: string) => void;
}

const TREE_BYTES = 16 * 1024 * 1024;

export function walkTree(root: string, options: WalkOptions): readonly WalkedRow[] {
  const { store, limits, seen } = options;
  const rows: WalkedRow[] = [];
  const queue: { readonly id: string; readonly path: string; readonly depth: number }[] = [
    { id: root, path: '', depth: 0 },
  ];
  for (let next = 0; next < queue.length; next++) {
    const tree = queue[next];
    if (tree === undefined || seen.has(`${tree.id}\n${tree.path}`)) continue;
    seen.add(`${tree.id}\n${tree.path}`);
    if (options.expired()) {
      options.limit('max-time', tree.path, `the limit of ${limits.maxMillis} ms is reached`);
      break;
    }
    if (rows.length > limits.maxFiles || queue.length > limits.maxFiles) {
      options.limit('max-files', tree.path, `the limit of ${limits.maxFiles} files is reached`);
      break;
    }
    const result = store.read(tree.id, TREE_BYTES);
    if (!result.ok || result.object.type !== 'tree' || !result.object.whole) {
      options.failure(
        tree.path,
        result.ok ? { ok: false, why: 'corrupt', reason: 'is not a tree that can be read', size: null } : result,
      );
      continue;
    }
    const parsed = parseTree(result.object.bytes, store.hash);
    if (!parsed.whole)
      options.failure(tree.path, { ok: false, why: 'corrupt', reason: 'a tree object is malformed', size: null });
    for (const row of parsed.rows) {
      const path = tree.path === '' ? row.name : `${tree.path}/${row.name}`;
      if (row.kind !== 'folder') rows.push({ path, row });
      else if (tree.depth < limits.maxDepth) queue.push({ id: row.id, path, depth: tree.depth + 1 });
      else options.limit('max-depth', path, `more than ${limits.maxDepth} folders deep`);
    }
  }
  return rows;
}
