/** Who declares, reads and writes which variable. One pass to declare, one to refer; both are loops. */
import { isFunction, nodeOf, nodesOf, type SyntaxNode, type Tree } from './tree.ts';

export type BindingKind =
  | 'var'
  | 'let'
  | 'const'
  | 'function'
  | 'class'
  | 'parameter'
  | 'catch'
  | 'import'
  | 'name'
  | 'global';

export interface Binding {
  readonly index: number;
  readonly name: string;
  readonly kind: BindingKind;
  /** node that opens the scope: program, function, block, loop, catch, switch, class */
  readonly scope: number;
  /** identifiers that declare it */
  readonly declarations: number[];
  /** all other identifiers that name it, in the order of the text */
  readonly references: number[];
  /** those of the references that write it */
  readonly writes: Set<number>;
}

export interface Scopes {
  readonly bindings: readonly Binding[];
  /** of each node: the index of the binding that an identifier names; -1 for all else */
  readonly of: Int32Array;
  /** of each node: the function (or program) that it stands in; a function stands in the outer one */
  readonly home: Int32Array;
}

class Builder {
  readonly bindings: Binding[] = [];
  readonly of: Int32Array;
  readonly home: Int32Array;
  /** scope node → names */
  readonly names = new Map<number, Map<string, Binding>>();
  readonly tree: Tree;

  constructor(tree: Tree) {
    this.tree = tree;
    this.of = new Int32Array(tree.nodes.length).fill(-1);
    this.home = new Int32Array(tree.nodes.length);
  }

  declare(name: string, kind: BindingKind, scope: number, id: number): void {
    let names = this.names.get(scope);
    if (names === undefined) {
      names = new Map();
      this.names.set(scope, names);
    }
    let binding = names.get(name);
    if (binding === undefined) {
      binding = { index: this.bindings.length, name, kind, scope, declarations: [], references: [], writes: new Set() };
      this.bindings.push(binding);
      names.set(name, binding);
    }
    if (id >= 0) {
      binding.declarations.push(id);
      this.of[id] = binding.index;
    }
  }

  /** All identifiers that a pattern declares. */
  pattern(node: SyntaxNode | null, kind: BindingKind, scope: number): void {
    const stack = [node];
    while (stack.length > 0) {
      const next = stack.pop();
      if (next === null || next === undefined) continue;
      if (next.type === 'Identifier') this.declare(String(next['name']), kind, scope, next.at);
      else if (next.type === 'ObjectPattern') stack.push(...nodesOf(next['properties']));
      else if (next.type === 'Property') stack.push(nodeOf(next['value']));
      else if (next.type === 'ArrayPattern') stack.push(...nodesOf(next['elements']));
      else if (next.type === 'AssignmentPattern') stack.push(nodeOf(next['left']));
      else if (next.type === 'RestElement') stack.push(nodeOf(next['argument']));
    }
  }
}

const BLOCKS: ReadonlySet<string> = new Set([
  'BlockStatement',
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
  'SwitchStatement',
  'CatchClause',
  'ClassDeclaration',
  'ClassExpression',
  'StaticBlock',
]);

/** The scope that `let` and the like at `id` belong to: the nearest block, loop, function or program above. */
function blockScope(tree: Tree, id: number): number {
  for (let at = tree.parent[id]!; at > 0; at = tree.parent[at]!) {
    const node = tree.nodes[at]!;
    // the body of a function shares the scope of its parameters here
    if (node.type === 'BlockStatement' && isFunction(tree.nodes[tree.parent[at]!]!)) continue;
    if (BLOCKS.has(node.type) || isFunction(node)) return at;
  }
  return 0;
}

function declareAll(builder: Builder): void {
  const { tree, home } = builder;
  for (const node of tree.nodes) {
    const id = node.at;
    const up = tree.parent[id]!;
    home[id] = up < 0 ? 0 : isFunction(tree.nodes[up]!) ? up : home[up]!;
    switch (node.type) {
      case 'VariableDeclaration': {
        const kind = node['kind'] === 'var' ? 'var' : node['kind'] === 'let' ? 'let' : 'const';
        const scope = kind === 'var' ? home[id] : blockScope(tree, id);
        for (const d of nodesOf(node['declarations'])) builder.pattern(nodeOf(d['id']), kind, scope);
        break;
      }
      case 'FunctionDeclaration': {
        const name = nodeOf(node['id']);
        if (name !== null) builder.declare(String(name['name']), 'function', home[id], name.at);
        for (const p of nodesOf(node['params'])) builder.pattern(p, 'parameter', id);
        break;
      }
      case 'FunctionExpression':
      case 'ArrowFunctionExpression': {
        for (const p of nodesOf(node['params'])) builder.pattern(p, 'parameter', id);
        const name = nodeOf(node['id']);
        if (name !== null) builder.declare(String(name['name']), 'name', id, name.at);
        break;
      }
      case 'ClassDeclaration':
      case 'ClassExpression': {
        const name = nodeOf(node['id']);
        if (name === null) break;
        const scope = node.type === 'ClassDeclaration' ? blockScope(tree, id) : id;
        builder.declare(String(name['name']), node.type === 'ClassDeclaration' ? 'class' : 'name', scope, name.at);
        break;
      }
      case 'CatchClause':
        builder.pattern(nodeOf(node['param']), 'catch', id);
        break;
      case 'ImportSpecifier':
      case 'ImportDefaultSpecifier':
      case 'ImportNamespaceSpecifier':
        builder.pattern(nodeOf(node['local']), 'import', 0);
        break;
    }
  }
}

/** Does the identifier stand where it is written to: `x = …`, `x++`, `[x] = …`, `for (x of …)`? */
function isWritten(tree: Tree, id: number): boolean {
  let below = tree.nodes[id]!;
  for (let at = tree.parent[id]!; at >= 0; at = tree.parent[at]!) {
    const node = tree.nodes[at]!;
    switch (node.type) {
      case 'AssignmentExpression':
      case 'ForInStatement':
      case 'ForOfStatement':
        return node['left'] === below;
      case 'UpdateExpression':
        return true;
      case 'ArrayPattern':
      case 'ObjectPattern':
      case 'RestElement':
        break;
      case 'AssignmentPattern':
        if (node['left'] !== below) return false;
        break;
      case 'Property':
        if (node['value'] !== below) return false;
        break;
      default:
        return false;
    }
    below = node;
  }
  return false;
}

export function readScopes(tree: Tree): Scopes {
  const builder = new Builder(tree);
  declareAll(builder);
  const { of, names, bindings } = builder;
  /** from each scope node, the next one outwards that declares anything */
  const outer = new Int32Array(tree.nodes.length);
  for (const node of tree.nodes) {
    const up = tree.parent[node.at]!;
    outer[node.at] = up < 0 ? -1 : names.has(up) ? up : outer[up]!;
    if (node.type !== 'Identifier' || of[node.at]! >= 0) continue;
    const name = String(node['name']);
    let binding: Binding | undefined;
    for (let scope = outer[node.at]!; scope >= 0 && binding === undefined; scope = outer[scope]!)
      binding = names.get(scope)?.get(name);
    if (binding === undefined) {
      builder.declare(name, 'global', 0, -1);
      binding = names.get(0)?.get(name);
    }
    if (binding === undefined) continue;
    of[node.at] = binding.index;
    binding.references.push(node.at);
    if (isWritten(tree, node.at)) binding.writes.add(node.at);
  }
  return { bindings, of, home: builder.home };
}
