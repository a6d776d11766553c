/** JavaScript text to a tree with parents. Pure JavaScript parsers only (meriyah, then acorn, then acorn-loose); hostile nesting gives null. Walks are loops. */
import * as acorn from 'acorn';
import { parse as parseLoosely } from 'acorn-loose';
import { parse as parseMeriyah } from 'meriyah';
import { nestingDepth } from '../../../../syntax/index.ts';

export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  /** set by `parents` */
  parent: Node | null;
  readonly [key: string]: unknown;
}

const MOST_UNITS = 3_000_000;
const MOST_NESTING = 1_200;
/** acorn-loose is slow. */
const LOOSE_UNITS = 300_000;

export function parseProgram(text: string): Node | null {
  if (text.length > MOST_UNITS || nestingDepth(text) > MOST_NESTING) return null;
  for (const attempt of [modules, scripts, tolerant, loose]) {
    try {
      const program = attempt(text);
      if (isNode(program)) {
        parents(program);
        return program;
      }
    } catch {
      // the next parser
    }
  }
  return null;
}

const modules = (text: string): unknown =>
  parseMeriyah(text, { sourceType: 'module', next: true, webcompat: true, jsx: true, ranges: true });
const scripts = (text: string): unknown =>
  parseMeriyah(text, { sourceType: 'script', next: true, webcompat: true, ranges: true, globalReturn: true });
const tolerant = (text: string): unknown =>
  acorn.parse(text, {
    ecmaVersion: 'latest',
    allowReturnOutsideFunction: true,
    allowAwaitOutsideFunction: true,
    allowHashBang: true,
    allowImportExportEverywhere: true,
  });
const loose = (text: string): unknown =>
  text.length > LOOSE_UNITS ? null : parseLoosely(text, { ecmaVersion: 'latest' });

export function isNode(value: unknown): value is Node {
  return (
    typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string' && 'start' in value
  );
}

export function nodeAt(node: Node, key: string): Node | null {
  const child = node[key];
  return isNode(child) ? child : null;
}

export function nodesAt(node: Node, key: string): Node[] {
  const children = node[key];
  return Array.isArray(children) ? children.filter(isNode) : [];
}

export function childrenOf(node: Node): Node[] {
  const out: Node[] = [];
  for (const key in node) {
    if (key === 'parent' || key === 'loc' || key === 'range') continue;
    const value = node[key];
    if (Array.isArray(value)) {
      for (const one of value) if (isNode(one)) out.push(one);
    } else if (isNode(value)) out.push(value);
  }
  return out;
}

function parents(program: Node): void {
  program.parent = null;
  const stack = [program];
  for (let node = stack.pop(); node !== undefined; node = stack.pop())
    for (const child of childrenOf(node)) {
      child.parent = node;
      stack.push(child);
    }
}

/** All nodes, in the order of the text. */
export function walk(root: Node, visit: (node: Node) => void): void {
  const stack = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    visit(node);
    const children = childrenOf(node);
    for (let i = children.length - 1; i >= 0; i--) {
      const child = children[i];
      if (child !== undefined) stack.push(child);
    }
  }
}

export function isFunction(node: Node): boolean {
  return (
    node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression'
  );
}

/** Name of an identifier, text of a string key; null where it is computed. */
export function keyName(node: Node, key: 'key' | 'property'): string | null {
  const name = nodeAt(node, key);
  if (name === null) return null;
  if (node['computed'] !== true && name.type === 'Identifier') return String(name['name']);
  if (name.type === 'PrivateIdentifier' || name.type === 'PrivateName') return `#${String(name['name'])}`;
  if (name.type === 'Literal' && (typeof name['value'] === 'string' || typeof name['value'] === 'number'))
    return String(name['value']);
  return null;
}

export function identifierName(node: Node | null): string | null {
  return node?.type === 'Identifier' ? String(node['name']) : null;
}
