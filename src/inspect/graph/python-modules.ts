/**
 * One Python module reference among the files of a tree: `a.b`, `.utils`, `..core.db` to `a/b.py` or `a/b/__init__.py`, searched as Python would with the
 * importing file's folder, one of those above, or `src` on its path. Memoised; what the tree does not hold is null.
 */
import { type FileIndex, folderOf } from './file-index.ts';

/** Folders beside which packages lie without being packages themselves. */
const SOURCE_FOLDERS = ['', 'src/', 'lib/', 'app/', 'backend/', 'server/', 'api/'];
const LONGEST = 300;
const DEEPEST = 16;

export function isPythonName(name: string): boolean {
  return /\.(?:pyw?|pth)$/i.test(name);
}

export class PythonModules {
  readonly #files: FileIndex;
  readonly #known = new Map<string, string | null>();

  constructor(files: FileIndex) {
    this.#files = files;
  }

  /** The file that `spec` means in a file of `folder`; `name` is what is taken from it, where that may be a module of its own. */
  resolve(root: string, folder: string, spec: string): string | null {
    if (!/^\.*(?:[\w]+(?:\.\w+)*)?$/.test(spec) || spec === '' || spec.length > LONGEST) return null;
    const key = `${root}\n${folder}\n${spec}`;
    let found = this.#known.get(key);
    if (found === undefined) {
      found = this.#fresh(root, folder, spec);
      this.#known.set(key, found);
    }
    return found;
  }

  /** The `__init__.py` of each package above a module: importing `a.b.c` runs those of `a` and `a.b`. */
  packagesAbove(root: string, module: string): readonly string[] {
    const found: string[] = [];
    for (let folder = folderOf(module); folder !== '' && found.length < DEEPEST; folder = folderOf(folder)) {
      const init = this.#files.exact(root, `${folder}/__init__.py`);
      if (init === null) break;
      found.push(init);
    }
    return found;
  }

  #fresh(root: string, folder: string, spec: string): string | null {
    const dots = /^\.*/.exec(spec)?.[0].length ?? 0;
    const path = spec.slice(dots).replaceAll('.', '/');
    if (dots > 0) {
      let base: string | null = folder;
      for (let i = 1; i < dots && base !== null; i++) base = base === '' ? null : folderOf(base);
      return base === null ? null : this.#at(root, base === '' ? '' : `${base}/`, path);
    }
    for (let base = folder, hops = 0; hops < DEEPEST; base = folderOf(base), hops++) {
      const prefix = base === '' ? '' : `${base}/`;
      for (const source of SOURCE_FOLDERS) {
        const found = this.#at(root, prefix + source, path);
        if (found !== null) return found;
      }
      if (base === '') return null;
    }
    return null;
  }

  #at(root: string, prefix: string, path: string): string | null {
    const names =
      path === ''
        ? [`${prefix}__init__.py`]
        : [`${prefix}${path}.py`, `${prefix}${path}/__init__.py`, `${prefix}${path}.pyw`];
    for (const name of names) {
      const found = this.#files.exact(root, name);
      if (found !== null) return found;
    }
    return null;
  }
}
