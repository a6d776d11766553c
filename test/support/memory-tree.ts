/** A tree from a record of names and contents, for tests: `memoryTree({'package.json': '{}', '.git/hooks/pre-commit': '#!/bin/sh'})`. */
import type { GitFacts, Tree, TreeFile, TreeLink, TreeNote } from '../../src/model/index.ts';

export interface MemoryTreeExtras {
  readonly modes?: Readonly<Record<string, number>>;
  readonly links?: readonly TreeLink[];
  readonly notes?: readonly TreeNote[];
  readonly git?: GitFacts;
}

export function memoryTree(
  contents: Readonly<Record<string, string | Uint8Array>>,
  extras: MemoryTreeExtras = {},
): Tree {
  const files = Object.entries(contents).map(([path, content]): TreeFile => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const nested = path.lastIndexOf('!/');
    const root = nested === -1 ? '' : path.slice(0, nested + 2);
    return {
      path,
      name: path.slice(root.length),
      root,
      size: bytes.length,
      mode: extras.modes?.[path] ?? null,
      origin: path.startsWith('.git/') ? 'git-meta' : 'delivered',
      ref: null,
      source: { kind: 'memory', bytes },
    };
  });
  files.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return {
    target: 'memory',
    kind: 'folder',
    files,
    links: extras.links ?? [],
    notes: extras.notes ?? [],
    skipped: [],
    git: extras.git ?? null,
    limits: {
      maxBytes: 2 ** 30,
      maxFileBytes: 2 ** 24,
      maxFiles: 200_000,
      maxDepth: 64,
      maxArchiveDepth: 3,
      maxRatio: 1000,
      maxMillis: 120_000,
    },
  };
}
