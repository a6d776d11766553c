/**
 * The names of a tree, by root and folder, for resolution: exact, then the usual extensions, then a folder's index.
 * Names are TreeFile.name (`/`-separated, relative); answers are TreeFile.path. A root other than '' that lacks a name falls back to ''.
 */
import type { Tree } from '../../model/index.ts';

const SCRIPT_FIRST = [
  '.js',
  '.mjs',
  '.cjs',
  '.ts',
  '.tsx',
  '.jsx',
  '.mts',
  '.cts',
  '.json',
  '.vue',
  '.svelte',
  '.node',
];
const TYPES_FIRST = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.json', '.vue', '.svelte', '.node'];
/** An import that names the compiled file means the source beside it. */
const COMPILED: readonly (readonly [string, readonly string[]])[] = [
  ['.js', ['.ts', '.tsx', '.jsx']],
  ['.mjs', ['.mts']],
  ['.cjs', ['.cts']],
  ['.jsx', ['.tsx']],
];

interface RootIndex {
  readonly names: Map<string, string>;
  readonly folders: Map<string, string[]>;
  lower: Map<string, string> | null;
}

export class FileIndex {
  readonly #roots = new Map<string, RootIndex>();
  readonly #byPath = new Map<string, { readonly root: string; readonly name: string }>();

  constructor(tree: Tree) {
    for (const file of tree.files) {
      if (file.origin === 'history') continue;
      this.#byPath.set(file.path, { root: file.root, name: file.name });
      const index = this.#root(file.root);
      if (index.names.has(file.name)) continue;
      index.names.set(file.name, file.path);
      const folder = folderOf(file.name);
      const siblings = index.folders.get(folder);
      if (siblings === undefined) index.folders.set(folder, [file.name]);
      else siblings.push(file.name);
    }
  }

  #root(root: string): RootIndex {
    let index = this.#roots.get(root);
    if (index === undefined) {
      index = { names: new Map(), folders: new Map(), lower: null };
      this.#roots.set(root, index);
    }
    return index;
  }

  get roots(): readonly string[] {
    return [...this.#roots.keys()].sort();
  }

  placeOf(path: string): { readonly root: string; readonly name: string } | null {
    return this.#byPath.get(path) ?? null;
  }

  names(root: string): Iterable<string> {
    return this.#roots.get(root)?.names.keys() ?? [];
  }

  /** The path of exactly this name. */
  exact(root: string, name: string): string | null {
    const found = this.#roots.get(root)?.names.get(name);
    if (found !== undefined) return found;
    return root === '' ? null : (this.#roots.get('')?.names.get(name) ?? null);
  }

  /** Names of the files right in a folder. */
  inFolder(root: string, folder: string): readonly string[] {
    const own = this.#roots.get(root)?.folders.get(folder) ?? [];
    return own.length > 0 || root === '' ? own : (this.#roots.get('')?.folders.get(folder) ?? []);
  }

  /** Exact, with extensions, as TypeScript source of a compiled name, as folder index; last without regard to case (the authors' disks ignore it). */
  module(root: string, name: string, fromTypes: boolean): string | null {
    return (
      this.#probe((candidate) => this.exact(root, candidate), name, fromTypes) ??
      this.#probe((candidate) => this.#caseless(root, candidate), name, fromTypes)
    );
  }

  #probe(at: (name: string) => string | null, name: string, fromTypes: boolean): string | null {
    if (name !== '') {
      const exact = at(name);
      if (exact !== null) return exact;
      for (const extension of fromTypes ? TYPES_FIRST : SCRIPT_FIRST) {
        const found = at(name + extension);
        if (found !== null) return found;
      }
      for (const [compiled, sources] of COMPILED) {
        if (!name.endsWith(compiled)) continue;
        for (const source of sources) {
          const found = at(name.slice(0, -compiled.length) + source);
          if (found !== null) return found;
        }
      }
    }
    const folder = name === '' ? '' : `${name}/`;
    for (const extension of fromTypes ? TYPES_FIRST : SCRIPT_FIRST) {
      const found = at(`${folder}index${extension}`);
      if (found !== null) return found;
    }
    return null;
  }

  #caseless(root: string, name: string): string | null {
    const index = this.#roots.get(root);
    if (index === undefined) return null;
    if (index.lower === null) {
      index.lower = new Map();
      for (const [known, path] of index.names)
        if (!index.lower.has(known.toLowerCase())) index.lower.set(known.toLowerCase(), path);
    }
    return index.lower.get(name.toLowerCase()) ?? null;
  }
}

export function folderOf(name: string): string {
  const slash = name.lastIndexOf('/');
  return slash === -1 ? '' : name.slice(0, slash);
}

/** `a/b` + `../c` → `a/c`; null where it leaves the tree. */
export function joinNames(folder: string, reference: string): string | null {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of reference.split(/[\\/]/)) {
    if (part === '' || part === '.') continue;
    if (part === '..') {
      if (parts.length === 0) return null;
      parts.pop();
    } else parts.push(part);
  }
  return parts.join('/');
}
