/** The files of a tree by root and name, and the file that a reference means: as Node looks for it, among files of one root only. */
import type { Tree, TreeFile } from '../../../model/index.ts';

const EXTENSIONS = [
  '.js',
  '.mjs',
  '.cjs',
  '.ts',
  '.mts',
  '.cts',
  '.tsx',
  '.jsx',
  '.json',
  '.sh',
  '.py',
  '.ps1',
  '.cmd',
  '.bat',
];
const LONGEST = 1_024;
const TESTS = 60;
const TEST_FILE =
  /(?:^|\/)(?:__tests__|tests?|spec|e2e|cypress\/e2e)\/(?:[^/]{1,100}\/){0,6}[^/]{1,100}\.[cm]?[jt]sx?$|\.(?:test|spec|e2e|cy)\.[cm]?[jt]sx?$/;

export class Files {
  readonly #roots = new Map<string, Map<string, TreeFile>>();
  readonly #folders = new Map<string, TreeFile[]>();
  readonly #tests = new Map<string, readonly TreeFile[]>();
  #allFolders: ReadonlySet<string> | null = null;
  readonly #mainOf: (file: TreeFile) => readonly string[];

  /** `mainOf` tells the entry references of a package.json. */
  constructor(tree: Tree, mainOf: (file: TreeFile) => readonly string[]) {
    this.#mainOf = mainOf;
    for (const file of tree.files) {
      const names = this.#roots.get(file.root) ?? new Map<string, TreeFile>();
      this.#roots.set(file.root, names);
      if (!names.has(file.name)) names.set(file.name, file);
      const slash = file.name.lastIndexOf('/');
      const key = `${file.root}\n${slash === -1 ? '' : file.name.slice(0, slash)}`;
      const list = this.#folders.get(key);
      if (list === undefined) this.#folders.set(key, [file]);
      else list.push(file);
    }
  }

  exact(root: string, name: string): TreeFile | null {
    return this.#roots.get(root)?.get(name) ?? (fallsBack(root) ? (this.#roots.get('')?.get(name) ?? null) : null);
  }

  /** Files right in a folder. */
  inFolder(root: string, folder: string): readonly TreeFile[] {
    const own = this.#folders.get(`${root}\n${folder}`) ?? [];
    return fallsBack(root)
      ? [
          ...own,
          ...(this.#folders.get(`\n${folder}`) ?? []).filter((file) => !own.some((other) => other.name === file.name)),
        ]
      : own;
  }

  all(root: string): Iterable<TreeFile> {
    return this.#roots.get(root)?.values() ?? [];
  }

  resolve(root: string, from: string, reference: string): TreeFile | null {
    if (reference.length > LONGEST) return null;
    const name = joinPath(from, reference);
    // `node .`, `require('..')` and `x/` mean the folder, even beside a file of its name
    const folderOnly = /(?:^|[\\/])\.{0,2}[\\/]?$/.test(reference);
    if (name === null) return null;
    return this.#module(root, name, 0, folderOnly) ?? this.#source(root, name, folderOnly);
  }

  /** What a build makes is seldom delivered: `dist/server.js` is made from `src/server.ts`. */
  #source(root: string, name: string, folderOnly: boolean): TreeFile | null {
    const built =
      /^((?:[^/]{1,100}\/){0,12}?)(?:dist|build|lib|out|es|esm|cjs|\.output)\/(?:(?:esm|cjs|src)\/)?(.+)$/.exec(name);
    if (built === null || folderOnly) return null;
    const [, folder = '', rest = ''] = built;
    return (
      this.#module(root, `${folder}src/${rest}`, 0) ??
      (/\/src\//.test(name) ? null : this.#module(root, `${folder}${rest}`, 0))
    );
  }

  hasFolder(root: string, folder: string): boolean {
    this.#allFolders ??= foldersOf(this.#folders.keys());
    return (
      folder === '' ||
      this.#allFolders.has(`${root}\n${folder}`) ||
      (fallsBack(root) && this.#allFolders.has(`\n${folder}`))
    );
  }

  /** Test files of a project, by the names that test runners look for; bounded. */
  tests(root: string, folder: string): readonly TreeFile[] {
    const key = `${root}\n${folder}`;
    const known = this.#tests.get(key);
    if (known !== undefined) return known;
    const prefix = folder === '' ? '' : `${folder}/`;
    const found: TreeFile[] = [];
    for (const file of this.all(root)) {
      if (found.length >= TESTS) break;
      if (file.name.startsWith(prefix) && TEST_FILE.test(file.name) && !file.name.includes('node_modules/'))
        found.push(file);
    }
    this.#tests.set(key, found);
    return found;
  }

  #module(root: string, name: string, hops: number, folderOnly = false): TreeFile | null {
    const plain = name === '' || folderOnly ? null : this.exact(root, name);
    if (plain !== null) return plain;
    if (name !== '' && !folderOnly) {
      for (const extension of EXTENSIONS) {
        const found = this.exact(root, name + extension);
        if (found !== null) return found;
      }
      // TypeScript's own habit: `./x.js` is written, x.ts is meant
      const typed = /\.([cm]?)js(x?)$/.exec(name);
      if (typed !== null) {
        const found =
          this.exact(root, `${name.slice(0, typed.index)}.${typed[1]}ts${typed[2]}`) ??
          this.exact(root, `${name.slice(0, typed.index)}.tsx`);
        if (found !== null) return found;
      }
    }
    const prefix = name === '' ? '' : `${name}/`;
    const manifest = hops < 3 ? this.exact(root, `${prefix}package.json`) : null;
    for (const main of manifest === null ? [] : this.#mainOf(manifest)) {
      const target = joinPath(name, main);
      const found = target === null || target === name ? null : this.#module(root, target, hops + 1);
      if (found !== null) return found;
    }
    for (const extension of EXTENSIONS) {
      const found = this.exact(root, `${prefix}index${extension}`);
      if (found !== null) return found;
    }
    return null;
  }
}

function foldersOf(keys: Iterable<string>): ReadonlySet<string> {
  const all = new Set<string>();
  for (const key of keys) {
    const start = key.indexOf('\n') + 1;
    for (
      let here = key;
      here.length > start && !all.has(here);
      here = here.slice(0, Math.max(start, here.lastIndexOf('/')))
    ) {
      all.add(here);
      if (here.lastIndexOf('/') < start) break;
    }
  }
  return all;
}

/** A branch's root holds only what differs; the rest is the delivered tree's. */
function fallsBack(root: string): boolean {
  return root !== '' && root.endsWith(':');
}

/** `reference` seen from `folder`, with `/`, without `.` and `..`; null where it leaves the tree or is absolute. */
export function joinPath(folder: string, reference: string): string | null {
  const written = reference.replaceAll('\\', '/');
  if (/^(?:\/|~|[A-Za-z]:\/|[a-z][\w+.-]+:\/\/)/.test(written)) return null;
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of written.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') {
      if (parts.length === 0) return null;
      parts.pop();
    } else parts.push(part);
  }
  return parts.join('/');
}
