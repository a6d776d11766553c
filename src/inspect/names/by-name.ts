/** Files of the tree by base name and by extension, looked up once for all detectors: a hundred thousand names are not tested forty times. */
import type { TreeFile } from '../../model/index.ts';
import type { InspectContext } from '../detector.ts';

interface Index {
  readonly base: ReadonlyMap<string, readonly TreeFile[]>;
  readonly extension: ReadonlyMap<string, readonly TreeFile[]>;
  /** names that begin with a dot */
  readonly dotted: readonly TreeFile[];
}

const memo = new WeakMap<InspectContext['tree'], Index>();

function indexOf({ tree }: InspectContext): Index {
  let known = memo.get(tree);
  if (known === undefined) {
    const base = new Map<string, TreeFile[]>();
    const extension = new Map<string, TreeFile[]>();
    const dotted: TreeFile[] = [];
    for (const file of tree.files) {
      const name = file.name.slice(file.name.lastIndexOf('/') + 1).toLowerCase();
      const dot = name.lastIndexOf('.');
      add(base, name, file);
      add(extension, dot <= 0 ? '' : name.slice(dot + 1), file);
      if (name.startsWith('.')) dotted.push(file);
    }
    known = { base, extension, dotted };
    memo.set(tree, known);
  }
  return known;
}

function add(map: Map<string, TreeFile[]>, key: string, file: TreeFile): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [file]);
  else list.push(file);
}

/** In order of path, whatever the order of the names asked for; lower case. */
export function filesNamed(context: InspectContext, ...names: readonly string[]): readonly TreeFile[] {
  return inOrder(names.map((name) => indexOf(context).base.get(name) ?? []));
}

/** Lower case, without the dot; '' for names without one and for dotted names (`.envrc`). */
export function filesWithExtension(context: InspectContext, ...extensions: readonly string[]): readonly TreeFile[] {
  return inOrder(extensions.map((extension) => indexOf(context).extension.get(extension) ?? []));
}

export function dottedFiles(context: InspectContext): readonly TreeFile[] {
  return indexOf(context).dotted;
}

/** Several such lists as one, each file once, in order of path. */
export function inOrder(lists: readonly (readonly TreeFile[])[]): readonly TreeFile[] {
  if (lists.length === 1) return lists[0] ?? [];
  return [...new Set(lists.flat())].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}
