/** `paths` and `baseUrl` of the nearest tsconfig or jsconfig, `extends` and `references` followed inside the tree. */
import { type FileIndex, folderOf, joinNames } from './file-index.ts';
import { isRecord } from './package-index.ts';
import type { TreeAccess } from './tree-access.ts';

export interface PathMapping {
  /** folder that plain names are tried in; null: none */
  readonly base: string | null;
  readonly paths: readonly {
    readonly head: string;
    readonly tail: string | null;
    readonly targets: readonly string[];
  }[];
}

const CONFIGS = ['tsconfig.json', 'jsconfig.json', 'tsconfig.app.json', 'tsconfig.base.json'];
const EMPTY: PathMapping = { base: null, paths: [] };

export class TsPaths {
  readonly #files: FileIndex;
  readonly #access: TreeAccess;
  readonly #byFolder = new Map<string, PathMapping>();
  readonly #byConfig = new Map<string, PathMapping>();

  constructor(files: FileIndex, access: TreeAccess) {
    this.#files = files;
    this.#access = access;
  }

  /** What holds for the files of a folder. */
  mapping(root: string, folder: string): PathMapping {
    const key = `${root}\n${folder}`;
    const known = this.#byFolder.get(key);
    if (known !== undefined) return known;
    let found = EMPTY;
    for (const name of CONFIGS) {
      const own = this.#config(root, folder === '' ? name : `${folder}/${name}`, 0);
      if (own.base !== null || own.paths.length > 0) {
        found = own;
        break;
      }
    }
    if (found === EMPTY && folder !== '') found = this.mapping(root, folderOf(folder));
    this.#byFolder.set(key, found);
    return found;
  }

  #config(root: string, name: string, depth: number): PathMapping {
    const path = this.#files.exact(root, name);
    if (path === null || depth > 5) return EMPTY;
    const known = this.#byConfig.get(path);
    if (known !== undefined) return known;
    this.#byConfig.set(path, EMPTY);
    const json = this.#access.json(path);
    const mapping = isRecord(json) ? this.#read(root, name, json, depth) : EMPTY;
    this.#byConfig.set(path, mapping);
    return mapping;
  }

  #read(root: string, name: string, json: Readonly<Record<string, unknown>>, depth: number): PathMapping {
    const folder = folderOf(name);
    const options = isRecord(json['compilerOptions']) ? json['compilerOptions'] : {};
    const written = typeof options['baseUrl'] === 'string' ? joinNames(folder, options['baseUrl']) : null;
    const paths = isRecord(options['paths']) ? readPaths(options['paths'], written ?? folder) : [];
    if (written !== null && paths.length > 0) return { base: written, paths };
    const parents = [...strings(json['extends']), ...references(json['references'])];
    let inherited = EMPTY;
    for (const parent of parents) {
      if (!parent.startsWith('.')) continue;
      const target = joinNames(folder, parent);
      if (target === null) continue;
      for (const candidate of [target, `${target}.json`, `${target}/tsconfig.json`]) {
        const found = this.#config(root, candidate, depth + 1);
        if (found.base !== null || found.paths.length > 0) inherited = inherited === EMPTY ? found : inherited;
      }
    }
    return { base: written ?? inherited.base, paths: paths.length > 0 ? paths : inherited.paths };
  }
}

function strings(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.slice(0, 8).filter((item) => typeof item === 'string') : [];
}

function references(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return [];
  return value
    .slice(0, 16)
    .flatMap((item) => (isRecord(item) && typeof item['path'] === 'string' ? [item['path']] : []));
}

/** Longest fixed beginning first, as TypeScript chooses. */
function readPaths(paths: Readonly<Record<string, unknown>>, base: string): PathMapping['paths'] {
  const out: { head: string; tail: string | null; targets: string[] }[] = [];
  for (const pattern of Object.keys(paths).slice(0, 200)) {
    const star = pattern.indexOf('*');
    const targets = strings(paths[pattern]).flatMap((target) => joinNames(base, target) ?? []);
    out.push({
      head: star === -1 ? pattern : pattern.slice(0, star),
      tail: star === -1 ? null : pattern.slice(star + 1),
      targets,
    });
  }
  return out.sort((a, b) => b.head.length - a.head.length || (a.head < b.head ? -1 : 1));
}

/** Names that a mapping gives for a spec, best first. */
export function mappedNames(mapping: PathMapping, spec: string): readonly string[] {
  const out: string[] = [];
  for (const { head, tail, targets } of mapping.paths) {
    if (
      tail === null
        ? spec !== head
        : !(spec.length >= head.length + tail.length && spec.startsWith(head) && spec.endsWith(tail))
    )
      continue;
    const middle = tail === null ? '' : spec.slice(head.length, spec.length - tail.length);
    for (const target of targets) out.push(target.replace('*', () => middle));
  }
  if (mapping.base !== null) out.push(mapping.base === '' ? spec : `${mapping.base}/${spec}`);
  return out;
}
