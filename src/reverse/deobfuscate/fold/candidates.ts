/** Expressions whose value follows from the text alone: all that they name is closed, or their own. */
import { nodeOf, nodesOf, type SyntaxNode, type Tree } from '../tree/tree.ts';
import type { Question } from './ask.ts';
import type { Closed } from './closed.ts';
import { Exposure } from './exposure.ts';
import { GLOBAL_OBJECTS, PURE_GLOBALS } from './globals.ts';

const FOREVER = 0x7fffffff;

/** For each node: it is closed if it holds the node of this number. */
export function limits(closed: Closed): Int32Array {
  const { tree } = closed;
  const limit = new Int32Array(tree.nodes.length).fill(FOREVER);
  for (let id = tree.nodes.length - 1; id >= 0; id--) {
    const own = ownLimit(closed, id);
    if (own < limit[id]!) limit[id] = own;
    const up = tree.parent[id]!;
    if (up >= 0 && limit[id]! < limit[up]!) limit[up] = limit[id]!;
  }
  return limit;
}

function thisFunction(tree: Tree, id: number): number {
  for (let at = tree.parent[id]!; at >= 0; at = tree.parent[at]!) {
    const { type } = tree.nodes[at]!;
    if (
      type === 'FunctionDeclaration' ||
      type === 'FunctionExpression' ||
      type === 'PropertyDefinition' ||
      type === 'StaticBlock'
    )
      return at;
  }
  return -1;
}

function ownLimit(closed: Closed, id: number): number {
  const { tree, scopes } = closed;
  const node = tree.nodes[id]!;
  switch (node.type) {
    case 'Identifier': {
      const binding = scopes.bindings[scopes.of[id]!];
      if (binding === undefined) return -1;
      if (binding.kind === 'global' && binding.writes.size === 0) {
        if (binding.name === 'arguments') return thisFunction(tree, id);
        return (PURE_GLOBALS.has(binding.name) || GLOBAL_OBJECTS.has(binding.name)) && !isTypeof(tree, id)
          ? FOREVER
          : -1;
      }
      const scope = binding.kind === 'global' ? -1 : binding.scope;
      if (closed.makes[binding.index] === null || binding.writes.has(id)) return scope;
      return FOREVER;
    }
    case 'ThisExpression':
      return thisFunction(tree, id);
    case 'AwaitExpression':
    case 'YieldExpression':
      return scopes.home[id]!;
    case 'Super':
    case 'ImportExpression':
    case 'MetaProperty':
    case 'JSXElement':
    case 'JSXFragment':
    case 'WithStatement':
      return -1;
    default:
      return FOREVER;
  }
}

function isTypeof(tree: Tree, id: number): boolean {
  const up = tree.nodes[tree.parent[id]!];
  return up?.type === 'UnaryExpression' && up['operator'] === 'typeof';
}

const WORK: ReadonlySet<string> = new Set([
  'CallExpression',
  'MemberExpression',
  'BinaryExpression',
  'TemplateLiteral',
  'TaggedTemplateExpression',
  'UnaryExpression',
  'ChainExpression',
  'NewExpression',
  'Identifier',
  'SequenceExpression',
]); // prettier-ignore

/** A literal that is only signed, or a name that is only a name: nothing to compute. */
function trivial(closed: Closed, node: SyntaxNode): boolean {
  if (node.type === 'UnaryExpression') {
    const argument = nodeOf(node['argument']);
    if (argument?.type !== 'Literal') return false;
    const value = argument['value'];
    return node['operator'] === '-'
      ? typeof value === 'number' && !/^0x/i.test(closed.tree.text.slice(argument.start, argument.end))
      : node['operator'] === 'void';
  }
  if (node.type === 'TemplateLiteral') return nodesOf(node['expressions']).length === 0;
  if (node.type === 'Identifier') return !worthNaming(closed, node);
  return false;
}

/** A variable that a loop or several statements filled: its text is worth standing where it is read. */
function worthNaming(closed: Closed, node: SyntaxNode): boolean {
  const index = closed.scopes.of[node.at]!;
  const binding = closed.scopes.bindings[index];
  const makes = index < 0 ? null : (closed.makes[index] ?? null);
  if (binding === undefined || makes === null || binding.declarations.includes(node.at)) return false;
  return makes.some((m) => closed.elements[m]!.kind === 'statement') && binding.writes.size > 0;
}

const CALLS: ReadonlySet<string> = new Set(['CallExpression', 'NewExpression']);

/** Only code that came up may stand in the place of this node, no value: it is called, or a statement. */
export function onlyCode(tree: Tree, node: SyntaxNode): boolean {
  const up = tree.nodes[tree.parent[node.at]!];
  return up?.type === 'ExpressionStatement' || (up !== undefined && CALLS.has(up.type) && up['callee'] === node);
}

/** May a literal, or code that came up, stand in the place of this node? */
export function replaceable(tree: Tree, node: SyntaxNode): boolean {
  const up = tree.nodes[tree.parent[node.at]!];
  if (up === undefined) return false;
  switch (up.type) {
    case 'AssignmentExpression':
    case 'ForInStatement':
    case 'ForOfStatement':
    case 'AssignmentPattern':
      return up['left'] !== node;
    case 'UpdateExpression':
    case 'ArrayPattern':
    case 'ObjectPattern':
    case 'RestElement':
    case 'ExportSpecifier':
    case 'ExportDefaultDeclaration':
      return false;
    case 'UnaryExpression':
      return up['operator'] !== 'delete';
    case 'ExpressionStatement':
      return CALLS.has(node.type);
    case 'CallExpression':
    case 'NewExpression':
      return up['callee'] !== node || CALLS.has(node.type);
    case 'TaggedTemplateExpression':
      return false;
    case 'MemberExpression':
      // parts of an optional chain stay together
      return up['object'] !== node || node.type !== 'MemberExpression' || up['optional'] !== true;
    case 'ChainExpression':
      return false;
    case 'VariableDeclarator':
      return up['init'] === node;
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return !nodesOf(up['params']).includes(node) && up['id'] !== node;
    default:
      return true;
  }
}

/** Variables from outside that the node names; null where one has not its final value there. */
export function bindingsOf(closed: Closed, node: SyntaxNode): readonly number[] | null {
  const { tree, scopes } = closed;
  const found = new Set<number>();
  for (let id = node.at; id <= tree.last[node.at]!; id++) {
    const index = scopes.of[id]!;
    if (index < 0 || (found.has(index) && closed.stateful[index] !== 1)) continue;
    const binding = scopes.bindings[index]!;
    if (binding.kind === 'global' ? binding.writes.size === 0 : binding.scope >= node.at) continue;
    if (!ready(closed, index, node) || (closed.stateful[index] === 1 && readsState(tree, id))) return null;
    found.add(index);
  }
  return [...found];
}

/** `cache[x]`: what is there depends on what was called before. */
function readsState(tree: Tree, id: number): boolean {
  const up = tree.nodes[tree.parent[id]!];
  return up?.type === 'MemberExpression' && up['object'] === tree.nodes[id];
}

const EXPOSURES = new WeakMap<Closed, Exposure>();

function exposureOf(closed: Closed): Exposure {
  const known = EXPOSURES.get(closed);
  if (known !== undefined) return known;
  const made = new Exposure(closed);
  EXPOSURES.set(closed, made);
  return made;
}

/** The variable, and all that is behind the functions that it holds, has its final value where the node stands. */
function ready(closed: Closed, index: number, node: SyntaxNode): boolean {
  return exposureOf(closed)
    .reached(index)
    .every((one) => readyItself(closed, one, node));
}

function readyItself(closed: Closed, index: number, node: SyntaxNode): boolean {
  // in a statement that makes the variable: asked, it would make it once more
  const making = (closed.makes[index] ?? []).some((m) => {
    const made = closed.elements[m]!;
    return made.kind === 'statement' && node.at >= made.node && node.at <= closed.tree.last[made.node]!;
  });
  if (making) return false;
  const at = closed.readyAt[index]!;
  if (at < 0) return true;
  const binding = closed.scopes.bindings[index]!;
  const own = binding.declarations[0];
  const home = own === undefined ? 0 : closed.scopes.home[own]!;
  // inside a function: called later
  return closed.scopes.home[node.at] === home ? node.start >= at : !exposureOf(closed).early(index);
}

const MOST = 20_000;

/** The outermost candidates in a subtree, in the order of the text. `skip` leaves out ranges of nodes. */
export function candidates(
  closed: Closed,
  limit: Int32Array,
  roots: readonly number[],
  skip: (id: number) => boolean,
  deeper: boolean,
): Question[] {
  const { tree } = closed;
  const found: Question[] = [];
  for (const root of roots) {
    const end = tree.last[root]!;
    for (let id = deeper ? root + 1 : root; id <= end && found.length < MOST; id++) {
      if (skip(id)) {
        id = tree.last[id]!;
        continue;
      }
      const node = tree.nodes[id]!;
      if (!WORK.has(node.type) || limit[id]! < id || !replaceable(tree, node) || trivial(closed, node)) continue;
      const bindings = bindingsOf(closed, node);
      if (bindings === null) continue;
      found.push({ node, bindings });
      id = tree.last[id]!;
    }
  }
  return found;
}
