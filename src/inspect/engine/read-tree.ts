/**
 * The facts of every file of a tree. A small tree is parsed whole. In a large one, programs that neither their content nor their name speaks for are read for
 * their imports first, and parsed when they stand on a way to what matters: the same findings, for a fraction of the work.
 */
import type { Tree } from '../../model/index.ts';
import { buildModuleGraph, type TreeAccess } from '../graph/module-graph.ts';
import type { FileFacts } from '../reader/file-facts.ts';
import { type ReadOptions, readFiles } from '../reader/read-files.ts';
import { neededFiles } from './needed-files.ts';

export async function readTree(
  tree: Tree,
  access: TreeAccess,
  options: Omit<ReadOptions, 'lazy' | 'limits'>,
  // off until it pays on bundles, too
  lazy: boolean = false,
): Promise<ReadonlyMap<string, FileFacts>> {
  const facts = await readFiles(tree.files, { ...options, limits: tree.limits, lazy });
  if (!lazy) return facts;
  const needed = new Set(neededFiles(facts, buildModuleGraph(tree, facts, access)));
  if (needed.size === 0) return facts;
  const { onProgress: _, ...silent } = options;
  const again = await readFiles(
    tree.files.filter((file) => needed.has(file.path)),
    { ...silent, limits: tree.limits },
  );
  for (const [path, own] of again) facts.set(path, own);
  return facts;
}
