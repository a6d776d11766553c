/**
 * What the package.json files of a tree say about resolution: main/module/exports/imports of a folder, and which folder is the package
 * of a name (workspaces and other packages that the tree holds outside node_modules).
 */
import { type FileIndex, folderOf } from './file-index.ts';
import type { TreeAccess } from './tree-access.ts';

type Json = Readonly<Record<string, unknown>>;

/** In the order in which a Node process would rather have them. */
const CONDITIONS = ['node', 'import', 'require', 'module', 'default', 'development', 'source', 'browser', 'types'];
const MAINS = ['main', 'module', 'source', 'browser', 'types'];

export class PackageIndex {
  readonly #files: FileIndex;
  readonly #access: TreeAccess;
  readonly #manifests = new Map<string, Json | null>();
  readonly #nearest = new Map<string, string | null>();
  readonly #named = new Map<string, Map<string, string>>();

  constructor(files: FileIndex, access: TreeAccess) {
    this.#files = files;
    this.#access = access;
  }

  /** package.json of exactly this folder. */
  manifest(root: string, folder: string): Json | null {
    const path = this.#files.exact(root, folder === '' ? 'package.json' : `${folder}/package.json`);
    if (path === null) return null;
    const known = this.#manifests.get(path);
    if (known !== undefined) return known;
    const json = this.#access.json(path);
    const manifest = isRecord(json) ? json : null;
    this.#manifests.set(path, manifest);
    return manifest;
  }

  /** The folder of the nearest package.json, from `folder` upward; null where there is none. */
  nearest(root: string, folder: string): string | null {
    const key = `${root}\n${folder}`;
    const known = this.#nearest.get(key);
    if (known !== undefined) return known;
    let found: string | null = null;
    if (this.#files.exact(root, folder === '' ? 'package.json' : `${folder}/package.json`) !== null) found = folder;
    else if (folder !== '') found = this.nearest(root, folderOf(folder));
    this.#nearest.set(key, found);
    return found;
  }

  /** The folder of the package of this name among those that the tree itself holds. */
  folderOfName(root: string, name: string): string | null {
    let named = this.#named.get(root);
    if (named === undefined) {
      named = new Map();
      for (const file of this.#files.names(root)) {
        if (
          !file.endsWith('package.json') ||
          (file !== 'package.json' && !file.endsWith('/package.json')) ||
          /(^|\/)node_modules\//.test(file)
        )
          continue;
        const own = this.manifest(root, folderOf(file))?.['name'];
        if (typeof own === 'string' && !named.has(own)) named.set(own, folderOf(file));
      }
      this.#named.set(root, named);
    }
    return named.get(name) ?? null;
  }

  /** What the package in `folder` gives for a subpath ('' is the package itself): references relative to the folder, best first. */
  entries(root: string, folder: string, subpath: string): readonly string[] {
    const manifest = this.manifest(root, folder);
    const out: string[] = [];
    if (manifest !== null) {
      if (manifest['exports'] !== undefined)
        out.push(...fromMap(manifest['exports'], subpath === '' ? '.' : `./${subpath}`));
      if (subpath === '') for (const key of MAINS) if (typeof manifest[key] === 'string') out.push(manifest[key]);
    }
    if (subpath !== '') out.push(subpath, `src/${subpath}`);
    else out.push('index', 'src/index', 'src/main', 'lib/index', 'src');
    return out;
  }

  /** `#name` by the nearest package's `imports`. */
  internal(
    root: string,
    folder: string,
    spec: string,
  ): { readonly folder: string; readonly entries: readonly string[] } | null {
    const own = this.nearest(root, folder);
    if (own === null) return null;
    const imports = this.manifest(root, own)?.['imports'];
    return isRecord(imports) ? { folder: own, entries: fromMap(imports, spec) } : null;
  }
}

export function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An `exports`/`imports` map asked for one key: exact keys, then patterns with `*`. */
function fromMap(map: unknown, key: string): readonly string[] {
  if (!isRecord(map)) return key === '.' ? leaves(map, 0) : [];
  const keys = Object.keys(map);
  if (key === '.' && !keys.some((name) => name.startsWith('.'))) return leaves(map, 0);
  if (Object.hasOwn(map, key)) return leaves(map[key], 0);
  for (const pattern of keys.toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1))) {
    const star = pattern.indexOf('*');
    if (star === -1) continue;
    const [head, tail] = [pattern.slice(0, star), pattern.slice(star + 1)];
    if (key.length < head.length + tail.length || !key.startsWith(head) || !key.endsWith(tail)) continue;
    const middle = key.slice(head.length, key.length - tail.length);
    return leaves(map[pattern], 0).map((leaf) => leaf.split('*').join(middle));
  }
  return [];
}

function leaves(value: unknown, depth: number): readonly string[] {
  if (typeof value === 'string') return [value];
  if (depth > 6) return [];
  if (Array.isArray(value)) return value.slice(0, 8).flatMap((item) => leaves(item, depth + 1));
  if (!isRecord(value)) return [];
  const keys = Object.keys(value).toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return keys.slice(0, 16).flatMap((key) => leaves(value[key], depth + 1));
}

function rank(condition: string): number {
  const index = CONDITIONS.indexOf(condition);
  return index === -1 ? CONDITIONS.length : index;
}
