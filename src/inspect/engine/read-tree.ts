/**
 * The facts of every file of a tree. A small tree is parsed whole. In a large one, programs that neither their content nor their name speaks for are read for
 * their imports first, and parsed when they stand on a way to what matters: the same findings, for a fraction of the work.
 */
import type { Tree, TreeFile } from '../../model/index.ts';
import { buildModuleGraph, type TreeAccess } from '../graph/module-graph.ts';
import type { FileFacts } from '../reader/file-facts.ts';
import { type ReadOptions, readFiles } from '../reader/read-files.ts';
import { neededFiles } from './needed-files.ts';

/** Lures are smaller than this, in files and in bytes. */
const LARGE_FILES = 600;
const LARGE_BYTES = 6 * 1024 * 1024;
const PROGRAM = /\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/i;

export async function readTree(
  tree: Tree,
  access: TreeAccess,
  options: Omit<ReadOptions, 'lazy' | 'limits'>,
  lazy: boolean = isLarge(tree.files),
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

function isLarge(files: readonly TreeFile[]): boolean {
  let count = 0;
  let bytes = 0;
  for (const file of files) {
    if (!PROGRAM.test(file.name)) continue;
    count++;
    bytes += file.size;
  }
  return count >= LARGE_FILES && bytes >= LARGE_BYTES;
}
