/** The pieces of a program that variables are made of, and what each takes from outside of itself. */
import type { Scopes } from '../tree/scopes.ts';
import { nodeOf, type SyntaxNode, type Tree } from '../tree/tree.ts';
import { GLOBAL_OBJECTS, HOST_GLOBALS, PURE_GLOBALS } from './globals.ts';

/** A piece of the program that a slice may hold. */
export interface Element {
  readonly index: number;
  readonly kind: 'function' | 'class' | 'declarator' | 'parameter' | 'statement' | 'bare';
  /** its node; for parameters the argument; -1 for bare names */
  readonly node: number;
  readonly binding: number;
  /** variables from outside that it refers to */
  readonly requires: readonly number[];
  /** functions around it: the outer ones run first */
  readonly depth: number;
}

const LOOPS: ReadonlySet<string> = new Set([
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
  'WhileStatement',
  'DoWhileStatement',
]);

export class Analysis {
  readonly tree: Tree;
  readonly scopes: Scopes;
  readonly elements: Element[] = [];
  readonly makes: number[][];
  readonly bad: Uint8Array;
  readonly shared: Uint8Array;
  readonly stateful: Uint8Array;
  readonly readyAt: Int32Array;
  /** element by its node */
  readonly byNode = new Map<number, number>();
  readonly badElement: boolean[] = [];
  readonly worldlyElement: boolean[] = [];
  readonly optional: { binding: number; statement: number }[] = [];

  constructor(tree: Tree, scopes: Scopes) {
    this.tree = tree;
    this.scopes = scopes;
    const count = scopes.bindings.length;
    this.makes = Array.from({ length: count }, () => []);
    this.bad = new Uint8Array(count);
    this.shared = new Uint8Array(count);
    this.stateful = new Uint8Array(count);
    this.readyAt = new Int32Array(count).fill(-1);
  }

  node(id: number): SyntaxNode {
    return this.tree.nodes[id]!;
  }
  up(id: number): SyntaxNode | null {
    const parent = this.tree.parent[id]!;
    return parent < 0 ? null : this.node(parent);
  }

  functionDepth(id: number): number {
    let depth = 0;
    for (let at = this.scopes.home[id]!; at > 0; at = this.scopes.home[at]!) depth++;
    return depth;
  }

  add(kind: Element['kind'], node: number, binding: number): number {
    const known = node >= 0 ? this.byNode.get(node) : undefined;
    if (known !== undefined && this.elements[known]!.kind === kind) return known;
    const found =
      node < 0
        ? { requires: [], ok: true, worldly: false }
        : outerNames(this, node, kind !== 'declarator' && kind !== 'parameter');
    const index = this.elements.length;
    this.elements.push({
      index,
      kind,
      node,
      binding,
      requires: found.requires,
      depth: node < 0 ? -1 : this.functionDepth(node),
    });
    this.badElement.push(!found.ok);
    this.worldlyElement.push(found.worldly);
    if (node >= 0) this.byNode.set(node, index);
    return index;
  }
}

/** The nearest function above that has its own `this`. */
function ownThis(tree: Tree, id: number): number {
  for (let at = tree.parent[id]!; at >= 0; at = tree.parent[at]!) {
    const { type } = tree.nodes[at]!;
    if (type === 'FunctionDeclaration' || type === 'FunctionExpression') return at;
    if (type === 'PropertyDefinition' || type === 'StaticBlock') return at;
  }
  return -1;
}

interface Outer {
  readonly requires: readonly number[];
  readonly ok: boolean;
  readonly worldly: boolean;
}
const NOT_PURE: Outer = { requires: [], ok: false, worldly: false };

/** What a subtree takes from outside of it, and whether all of that may be pure. */
function outerNames(a: Analysis, root: number, lenient: boolean): Outer {
  const { tree, scopes } = a;
  let worldly = false;
  const requires = new Set<number>();
  for (let id = root; id <= tree.last[root]!; id++) {
    const node = tree.nodes[id]!;
    switch (node.type) {
      case 'Identifier': {
        const binding = scopes.bindings[scopes.of[id]!];
        if (binding === undefined) return NOT_PURE;
        if (binding.kind !== 'global') {
          if (binding.scope < root) requires.add(binding.index);
        } else if (binding.writes.size > 0) requires.add(binding.index);
        else if (GLOBAL_OBJECTS.has(binding.name)) worldly = true;
        else if (!globalOk(a, id, binding.name, root, lenient)) return NOT_PURE;
        break;
      }
      case 'ThisExpression':
      case 'Super':
        if (ownThis(tree, id) < root && !(node.type === 'ThisExpression' && lenient)) return NOT_PURE;
        break;
      case 'AwaitExpression':
      case 'YieldExpression':
      case 'ReturnStatement':
        if (scopes.home[id]! < root) return NOT_PURE;
        break;
      case 'BreakStatement':
      case 'ContinueStatement':
        if (leaves(tree, id, root)) return NOT_PURE;
        break;
      case 'ImportExpression':
      case 'MetaProperty':
      case 'WithStatement':
      case 'JSXElement':
      case 'JSXFragment':
        return NOT_PURE;
    }
  }
  return { requires: [...requires], ok: true, worldly };
}

function globalOk(a: Analysis, id: number, name: string, root: number, lenient: boolean): boolean {
  if (PURE_GLOBALS.has(name)) return true;
  if (name === 'arguments') return ownThis(a.tree, id) >= root;
  if (!lenient) return false;
  if (!HOST_GLOBALS.has(name)) return true;
  const up = a.up(id);
  return up?.type === 'UnaryExpression' && up['operator'] === 'typeof';
}

/** Does a `break` or `continue` at `id` end something outside of `root`? */
function leaves(tree: Tree, id: number, root: number): boolean {
  const jump = tree.nodes[id]!;
  const label = nodeOf(jump['label']);
  for (let at = tree.parent[id]!; at >= root; at = tree.parent[at]!) {
    const node = tree.nodes[at]!;
    if (label !== null) {
      if (node.type === 'LabeledStatement' && nodeOf(node['label'])?.['name'] === label['name']) return false;
    } else if (LOOPS.has(node.type) || (node.type === 'SwitchStatement' && jump.type === 'BreakStatement'))
      return false;
  }
  return true;
}
