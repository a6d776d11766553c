/** package.json files of a tree: scripts, mains, names, workspaces. Read once each. */
import type { Tree, TreeFile } from '../../../model/index.ts';
import { type Doc, jsonDoc, strings } from '../support/doc.ts';
import { folderOf } from '../support/make-trigger.ts';

export interface PackageFile {
  readonly file: TreeFile;
  readonly folder: string;
  readonly doc: Doc;
  readonly name: string;
  readonly scripts: ReadonlyMap<string, { readonly text: string; readonly line: number }>;
}

const SCRIPTS = 2_000;

export class Packages {
  readonly #text: (path: string) => string | null;
  readonly #known = new Map<string, PackageFile | null>();
  readonly #byRoot = new Map<string, TreeFile[]>();

  constructor(tree: Tree, text: (path: string) => string | null) {
    this.#text = text;
    for (const file of tree.files) {
      if (file.name !== 'package.json' && !file.name.endsWith('/package.json')) continue;
      if (file.name.includes('node_modules/')) continue;
      const list = this.#byRoot.get(file.root);
      if (list === undefined) this.#byRoot.set(file.root, [file]);
      else list.push(file);
    }
  }

  read(file: TreeFile): PackageFile | null {
    const known = this.#known.get(file.path);
    if (known !== undefined) return known;
    const doc = jsonDoc(this.#text(file.path));
    const value = doc === null || doc.kind !== 'object' ? null : packageFile(file, doc);
    this.#known.set(file.path, value);
    return value;
  }

  /** The packages of a root outside node_modules; large trees are bounded. */
  all(root: string): readonly PackageFile[] {
    return (this.#byRoot.get(root) ?? []).slice(0, 500).flatMap((file) => this.read(file) ?? []);
  }

  /** References that a package's import or start means, in order. */
  mains(file: TreeFile): readonly string[] {
    const doc = this.read(file)?.doc ?? null;
    if (doc === null) return [];
    return [
      ...exportTargets(doc.get('exports')),
      ...['main', 'module'].flatMap((key) => strings(doc.get(key)).slice(0, 1)),
    ];
  }
}

function packageFile(file: TreeFile, doc: Doc): PackageFile {
  const scripts = new Map<string, { text: string; line: number }>();
  for (const [name, value] of doc.get('scripts')?.entries() ?? []) {
    if (value.string !== null && scripts.size < SCRIPTS) scripts.set(name, { text: value.string, line: value.line });
  }
  return { file, folder: folderOf(file.name), doc, name: doc.get('name')?.string ?? '', scripts };
}

/** Files that `exports` names for the package itself: `"./x.js"`, `{".": …}`, conditions; not its sub-paths. */
export function exportTargets(doc: Doc | null, depth = 0): readonly string[] {
  if (doc === null || depth > 6) return [];
  if (doc.string !== null) return [doc.string];
  const entries = doc.entries();
  const own = entries.find(([key]) => key === '.');
  if (own !== undefined) return exportTargets(own[1], depth + 1);
  const conditions = entries.filter(([key]) => !key.startsWith('.') && key !== 'types');
  return [
    ...conditions.flatMap(([, value]) => exportTargets(value, depth + 1)),
    ...doc.items().flatMap((item) => exportTargets(item, depth + 1)),
  ].slice(0, 16);
}
