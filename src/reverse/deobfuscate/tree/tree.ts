/**
 * Text to a tree whose nodes are numbered in pre-order, so that the descendants of a node are a range of numbers and every later walk is a loop.
 * Names of properties, labels and the like are left out: every Identifier among the nodes declares or refers to a variable.
 */
import { parse } from 'meriyah';

export interface SyntaxNode {
  readonly type: string;
  /** UTF-16 offsets into the text */
  readonly start: number;
  readonly end: number;
  /** place in `Tree.nodes`; -1 for nodes that are left out */
  at: number;
  readonly [key: string]: unknown;
}

export interface Tree {
  readonly text: string;
  readonly module: boolean;
  /** in pre-order; 0 is the program */
  readonly nodes: readonly SyntaxNode[];
  readonly parent: Int32Array;
  /** the last descendant of each node */
  readonly last: Int32Array;
}

export function isSyntaxNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

export const nodeOf = (value: unknown): SyntaxNode | null => (isSyntaxNode(value) ? value : null);
export const nodesOf = (value: unknown): readonly SyntaxNode[] =>
  Array.isArray(value) ? value.filter((v): v is SyntaxNode => isSyntaxNode(v)) : [];

const MAX_LENGTH = 6_000_000;
const MAX_NODES = 3_000_000;
const SKIPPED: ReadonlySet<string> = new Set(['type', 'start', 'end', 'range', 'loc', 'at', 'raw', 'regex', 'parent']);

function parsed(text: string): { root: SyntaxNode; module: boolean } | null {
  const types = /\b(?:import|export|await)\b/.test(text)
    ? (['module', 'commonjs'] as const)
    : (['commonjs', 'module'] as const);
  for (const sourceType of types) {
    try {
      const root: unknown = parse(text, { sourceType, next: true, webcompat: true, jsx: true, ranges: true });
      if (isSyntaxNode(root)) return { root, module: sourceType === 'module' };
    } catch {
      // the other form; a RangeError of deep nesting ends here too
    }
  }
  return null;
}

/** Property names and labels refer to nothing. */
function leftOut(node: SyntaxNode, key: string): boolean {
  switch (node.type) {
    case 'MemberExpression':
      return key === 'property' && node['computed'] !== true;
    case 'Property':
    case 'MethodDefinition':
    case 'PropertyDefinition':
    case 'AccessorProperty':
      return key === 'key' && node['computed'] !== true;
    case 'LabeledStatement':
    case 'BreakStatement':
    case 'ContinueStatement':
      return key === 'label';
    case 'ImportSpecifier':
      return key === 'imported';
    case 'ExportSpecifier':
      return key === 'exported';
    case 'ExportAllDeclaration':
      return key === 'exported';
    case 'MetaProperty':
      return true;
    default:
      return false;
  }
}

function childrenOf(node: SyntaxNode, into: SyntaxNode[]): void {
  into.length = 0;
  for (const key in node) {
    if (SKIPPED.has(key)) continue;
    const value = node[key];
    if (typeof value !== 'object' || value === null || leftOut(node, key)) continue;
    if (Array.isArray(value)) {
      for (const item of value) if (isSyntaxNode(item)) into.push(item);
    } else if (isSyntaxNode(value)) {
      into.push(value);
    }
  }
}

export function readTree(text: string): Tree | null {
  if (text.length > MAX_LENGTH) return null;
  const program = parsed(text);
  if (program === null) return null;
  const nodes: SyntaxNode[] = [];
  const parents: number[] = [];
  const stack: SyntaxNode[] = [program.root];
  const above: number[] = [-1];
  const children: SyntaxNode[] = [];
  while (stack.length > 0) {
    const node = stack.pop()!;
    const parent = above.pop()!;
    if (nodes.length >= MAX_NODES) return null;
    node.at = nodes.length;
    nodes.push(node);
    parents.push(parent);
    childrenOf(node, children);
    // in the order of the text, whatever the order of the keys
    if (children.length > 1) children.sort((a, b) => b.start - a.start || b.end - a.end);
    for (const child of children) {
      stack.push(child);
      above.push(node.at);
    }
  }
  const parent = Int32Array.from(parents);
  const last = new Int32Array(nodes.length);
  for (let i = nodes.length - 1; i >= 0; i--) {
    if (last[i] === 0) last[i] = i;
    const up = parent[i]!;
    if (up >= 0 && last[up]! < last[i]!) last[up] = last[i]!;
  }
  return { text, module: program.module, nodes, parent, last };
}

export const sourceOf = (tree: Tree, node: SyntaxNode): string => tree.text.slice(node.start, node.end);

const FUNCTIONS: ReadonlySet<string> = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
]);
export const isFunction = (node: SyntaxNode): boolean => FUNCTIONS.has(node.type);

/** The text of a string literal or of a template without expressions; null for all else. */
export function textOf(node: SyntaxNode | null): string | null {
  if (node === null) return null;
  if (node.type === 'Literal') return typeof node['value'] === 'string' ? node['value'] : null;
  if (node.type !== 'TemplateLiteral' || nodesOf(node['expressions']).length > 0) return null;
  const quasi = nodesOf(node['quasis'])[0];
  const value = quasi?.['value'];
  if (typeof value !== 'object' || value === null || !('cooked' in value)) return null;
  return typeof value.cooked === 'string' ? value.cooked : null;
}

/** The name of the property that a member expression or property reads, where it is plain; else null. */
export function propertyName(node: SyntaxNode): string | null {
  const key = nodeOf(node.type === 'MemberExpression' ? node['property'] : node['key']);
  if (key === null) return null;
  if (node['computed'] !== true && key.type === 'Identifier') return String(key['name']);
  if (key.type === 'Literal' && (typeof key['value'] === 'string' || typeof key['value'] === 'number'))
    return String(key['value']);
  return textOf(key);
}
