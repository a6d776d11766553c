/**
 * One module reference, as Node, TypeScript and the bundlers would resolve it, among the files of a tree: a file, or the name of a package
 * that the tree does not hold, or nothing. Memoised by folder and reference; never throws.
 */
import type { Tree } from '../../model/index.ts';
import { FileIndex, folderOf, joinNames } from './file-index.ts';
import { PackageIndex } from './package-index.ts';
import { isPythonName, PythonModules } from './python-modules.ts';
import type { TreeAccess } from './tree-access.ts';
import { mappedNames, TsPaths } from './ts-paths.ts';

export interface Resolved {
  /** TreeFile.path */
  readonly path: string | null;
  /** the external package (or Node's own module, without `node:`) that it names */
  readonly pkg: string | null;
}

const NOTHING: Resolved = { path: null, pkg: null };
const TYPED = /\.(?:[cm]?tsx?|vue|svelte)$/i;
/** References that long are data, not names. */
const LONGEST = 1024;

export class Resolver {
  readonly files: FileIndex;
  readonly packages: PackageIndex;
  readonly python: PythonModules;
  readonly #paths: TsPaths;
  readonly #known = new Map<string, Resolved>();

  constructor(tree: Tree, access: TreeAccess) {
    this.files = new FileIndex(tree);
    this.packages = new PackageIndex(this.files, access);
    this.python = new PythonModules(this.files);
    this.#paths = new TsPaths(this.files, access);
  }

  /** What `spec`, written in the file `from` (TreeFile.path), means. */
  resolve(from: string, spec: string): Resolved {
    const place = this.files.placeOf(from);
    if (place === null || spec.length > LONGEST) return NOTHING;
    const folder = folderOf(place.name);
    if (isPythonName(place.name)) {
      const path = this.python.resolve(place.root, folder, spec);
      return path === from ? NOTHING : { path, pkg: path === null && !spec.startsWith('.') ? spec : null };
    }
    const typed = TYPED.test(place.name);
    const key = `${place.root}\n${folder}\n${typed ? 't' : 'j'}\n${spec}`;
    let resolved = this.#known.get(key);
    if (resolved === undefined) {
      resolved = this.#fresh(place.root, folder, clean(spec), typed);
      this.#known.set(key, resolved);
    }
    return resolved.path === from ? NOTHING : resolved;
  }

  /** A file that a command or a file API names: beside `from`, from its package's folder, or from the top. */
  file(from: string, reference: string): string | null {
    const place = this.files.placeOf(from);
    if (place === null || reference === '' || reference.length > LONGEST) return null;
    const folder = folderOf(place.name);
    const wanted = clean(reference);
    for (const base of new Set([folder, this.packages.nearest(place.root, folder) ?? '', ''])) {
      const name = joinNames(base, wanted);
      if (name === null || name === '') continue;
      const found = this.files.exact(place.root, name) ?? this.files.module(place.root, name, false);
      if (found !== null && found !== from) return found;
    }
    return null;
  }

  #fresh(root: string, folder: string, spec: string, typed: boolean): Resolved {
    if (spec === '' || spec.startsWith('node:')) return spec === '' ? NOTHING : { path: null, pkg: spec.slice(5) };
    if (/^\.{1,2}(?:$|[\\/])/.test(spec)) {
      const name = joinNames(folder, spec);
      return name === null ? NOTHING : this.#at(root, name, typed);
    }
    if (spec.startsWith('/')) return this.#absolute(root, folder, spec.slice(1), typed);
    if (spec.startsWith('#')) {
      const own = this.#internal(root, folder, spec, typed);
      if (own.path !== null || own.pkg !== null) return own;
    }
    for (const name of mappedNames(this.#paths.mapping(root, folder), spec)) {
      const found = this.#at(root, name, typed);
      if (found.path !== null) return found;
    }
    return this.#bare(root, folder, spec, typed);
  }

  #at(root: string, name: string, typed: boolean): Resolved {
    const exact = this.files.exact(root, name);
    if (exact !== null) return { path: exact, pkg: null };
    const manifest = this.packages.manifest(root, name);
    if (manifest !== null) {
      const main = this.#packageFile(root, name, '', typed);
      if (main !== null) return { path: main, pkg: null };
    }
    return { path: this.files.module(root, name, typed), pkg: null };
  }

  /** A leading slash means the project's folder to bundlers, and what lies in `public`. */
  #absolute(root: string, folder: string, name: string, typed: boolean): Resolved {
    const own = this.packages.nearest(root, folder) ?? '';
    for (const base of [own, own === '' ? 'public' : `${own}/public`, '']) {
      const joined = joinNames(base, name);
      const found = joined === null ? NOTHING : this.#at(root, joined, typed);
      if (found.path !== null) return found;
    }
    return NOTHING;
  }

  #internal(root: string, folder: string, spec: string, typed: boolean): Resolved {
    const mapped = this.packages.internal(root, folder, spec);
    if (mapped === null) return NOTHING;
    for (const entry of mapped.entries) {
      if (!entry.startsWith('.')) return this.#bare(root, folder, entry, typed);
      const name = joinNames(mapped.folder, entry);
      const path = name === null ? null : this.files.module(root, name, typed);
      if (path !== null) return { path, pkg: null };
    }
    return NOTHING;
  }

  #bare(root: string, folder: string, spec: string, typed: boolean): Resolved {
    const alias = /^[@~]\//.test(spec) ? this.#alias(root, folder, spec.slice(2), typed) : null;
    if (alias !== null) return { path: alias, pkg: null };
    const name = packageName(spec);
    if (name === null) return NOTHING;
    const subpath = spec.slice(name.length + 1);
    const inTree = this.packages.folderOfName(root, name);
    if (inTree !== null) {
      const path = this.#packageFile(root, inTree, subpath, typed);
      if (path !== null) return { path, pkg: null };
    }
    for (let at: string | null = folder; at !== null; at = at === '' ? null : folderOf(at)) {
      const installed = at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`;
      const path =
        this.packages.manifest(root, installed) === null ? null : this.#packageFile(root, installed, subpath, typed);
      if (path !== null) return { path, pkg: name };
    }
    return { path: null, pkg: name };
  }

  /** `@/x` and `~/x` without a mapping that says so: what vite, next, nuxt and vue projects mean by them. */
  #alias(root: string, folder: string, rest: string, typed: boolean): string | null {
    const own = this.packages.nearest(root, folder) ?? '';
    for (const base of ['src', '', 'app', 'client/src', 'resources/js']) {
      const name = joinNames(own === '' ? base : base === '' ? own : `${own}/${base}`, rest);
      const found = name === null ? null : this.files.module(root, name, typed);
      if (found !== null) return found;
    }
    return null;
  }

  #packageFile(root: string, folder: string, subpath: string, typed: boolean): string | null {
    for (const entry of this.packages.entries(root, folder, subpath)) {
      const name = joinNames(folder, entry);
      const found = name === null ? null : this.files.module(root, name, typed);
      if (found !== null) return found;
    }
    return null;
  }
}

/** Without a loader prefix, a query, a `file:` scheme. */
function clean(spec: string): string {
  let out = spec.slice(spec.lastIndexOf('!') + 1);
  if (out.startsWith('file://')) out = out.slice(7);
  const query = out.search(/\?/);
  return query > 0 ? out.slice(0, query) : out;
}

/** `a/b` → `a`, `@a/b/c` → `@a/b`; null for what no package can be called. */
export function packageName(spec: string): string | null {
  const match = /^(?:@[^/\\\s]+\/)?[^/\\\s@:][^/\\\s:]*/.exec(spec);
  return match === null || match[0].length > 214 ? null : match[0];
}
