/**
 * Python text to a plain tree. The parser (tree-sitter, WebAssembly) loads when first asked; it needs no native code and cannot take the process
 * along. Bounded in text, nodes and time. Offsets are UTF-16 units.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Parser } from 'web-tree-sitter';

export interface PyNode {
  readonly type: string;
  /** name of the field under which the parent has it, or '' */
  readonly field: string;
  readonly start: number;
  readonly end: number;
  readonly kids: readonly PyNode[];
}

export type PyParsed =
  | { readonly ok: true; readonly root: PyNode; readonly cut: boolean }
  | { readonly ok: false; readonly why: string };

/** About 1 MB is parsed in a second. UTF-16 units. */
const TEXT_UNITS = 3_000_000;
const NODES = 300_000;
const MILLIS = 4_000;

let loading: Promise<Parser> | null = null;

async function loadParser(): Promise<Parser> {
  const { Language, Parser: ParserClass } = await import('web-tree-sitter');
  await ParserClass.init();
  const wasm = createRequire(import.meta.url).resolve('tree-sitter-python/tree-sitter-python.wasm');
  const parser = new ParserClass();
  parser.setLanguage(await Language.load(await readFile(wasm)));
  return parser;
}

export async function parsePython(text: string): Promise<PyParsed> {
  if (text.length > TEXT_UNITS) return { ok: false, why: `longer than ${TEXT_UNITS} characters` };
  try {
    loading ??= loadParser();
    const parser = await loading;
    const until = performance.now() + MILLIS;
    const tree = parser.parse(text, null, { progressCallback: () => performance.now() > until });
    if (tree === null) {
      parser.reset();
      return { ok: false, why: `not parsed within ${MILLIS} ms` };
    }
    try {
      return { ok: true, ...plainTree(tree.walk()) };
    } finally {
      tree.delete();
    }
  } catch (error) {
    // a broken heap stays broken: the next file gets a new parser
    loading = null;
    return { ok: false, why: `the Python parser failed: ${String(error).slice(0, 120)}` };
  }
}

interface Cursor {
  readonly nodeType: string;
  readonly nodeIsNamed: boolean;
  readonly currentFieldName: string | null;
  readonly startIndex: number;
  readonly endIndex: number;
  gotoFirstChild(): boolean;
  gotoNextSibling(): boolean;
  gotoParent(): boolean;
  delete(): void;
}

/** Named nodes only, and the operators that have a field. */
function plainTree(cursor: Cursor): { root: PyNode; cut: boolean } {
  interface Open extends PyNode {
    readonly kids: PyNode[];
  }
  const make = (): Open => ({
    type: cursor.nodeType,
    field: cursor.currentFieldName ?? '',
    start: cursor.startIndex,
    end: cursor.endIndex,
    kids: [],
  });
  const root = make();
  const path: Open[] = [root];
  let count = 0;
  let down = true;
  while (path.length > 0 && count < NODES) {
    if (down && cursor.gotoFirstChild()) {
      const node = make();
      if (cursor.nodeIsNamed || node.field !== '') path.at(-1)?.kids.push(node);
      path.push(node);
      count++;
    } else if (cursor.gotoNextSibling()) {
      path.pop();
      const node = make();
      if (cursor.nodeIsNamed || node.field !== '') path.at(-1)?.kids.push(node);
      path.push(node);
      count++;
      down = true;
    } else {
      path.pop();
      down = false;
      if (!cursor.gotoParent()) break;
    }
  }
  cursor.delete();
  return { root, cut: count >= NODES };
}

/** The first child under a field. */
export function field(node: PyNode, name: string): PyNode | null {
  return node.kids.find((kid) => kid.field === name) ?? null;
}
