/** Which name means which variable, and everything that is ever written to it. */
import { entryOf } from '../../maps.ts';
import { identifierName, isFunction, keyName, type Node, nodeAt, nodesAt, walk } from './tree.ts';

export interface Binding {
  readonly name: string;
  readonly writes: Write[];
  /** members written to it: `config.url = …` */
  readonly members: Map<string, Node[]>;
  /** of which function it is a parameter, and which */
  readonly parameter: { readonly of: Node; readonly index: number; readonly path: readonly string[] } | null;
  /** calls of it by its name */
  readonly calls: Node[];
  /** counted up or down somewhere: its first value says nothing */
  counted: boolean;
}

/** What is written: a node, or a part of what the node gives (destructuring). `element`: one of its members, as loops give them. */
export interface Write {
  readonly from: Node | null;
  readonly path: readonly string[];
  readonly how: 'value' | 'element' | 'failure' | 'function' | 'class' | 'import' | 'added' | 'pushed' | 'default';
}

export class Scopes {
  readonly #scopes = new Map<Node, Map<string, Binding>>();
  /** `this.x = …` by class or outermost function */
  readonly own = new Map<Node, Map<string, Node[]>>();
  /** `global.x = …`, `x.y.z = …` of free names, by dotted name */
  readonly free = new Map<string, Node[]>();
  /** methods of classes and objects, and calls of members, by name */
  readonly methods = new Map<string, Node[]>();
  readonly memberCalls = new Map<string, Node[]>();

  constructor(program: Node) {
    this.#scopes.set(program, new Map());
    walk(program, (node) => this.#declare(node));
    walk(program, (node) => this.#write(node));
  }

  resolve(name: string, from: Node): Binding | null {
    for (let node: Node | null = from; node !== null; node = node.parent) {
      const found = this.#scopes.get(node)?.get(name);
      if (found !== undefined) return found;
    }
    return null;
  }

  #declare(node: Node): void {
    switch (node.type) {
      case 'VariableDeclaration': {
        const home = node['kind'] === 'var' ? functionOf(node) : blockOf(node);
        for (const one of nodesAt(node, 'declarations')) {
          const target = nodeAt(one, 'id');
          if (target !== null) for (const { name } of patternNames(target)) this.#add(home, name, null);
        }
        return;
      }
      case 'FunctionDeclaration': {
        const name = identifierName(nodeAt(node, 'id'));
        if (name !== null)
          this.#add(blockOf(node.parent ?? node), name, null).writes.push({ from: node, path: [], how: 'function' });
        this.#parameters(node);
        return;
      }
      case 'FunctionExpression':
      case 'ArrowFunctionExpression': {
        const name = identifierName(nodeAt(node, 'id'));
        if (name !== null) this.#add(node, name, null).writes.push({ from: node, path: [], how: 'function' });
        this.#parameters(node);
        return;
      }
      case 'ClassDeclaration': {
        const name = identifierName(nodeAt(node, 'id'));
        if (name !== null)
          this.#add(blockOf(node.parent ?? node), name, null).writes.push({ from: node, path: [], how: 'class' });
        return;
      }
      case 'ImportDeclaration':
        for (const one of nodesAt(node, 'specifiers')) {
          const name = identifierName(nodeAt(one, 'local'));
          if (name === null) continue;
          const imported = one.type === 'ImportSpecifier' ? identifierName(nodeAt(one, 'imported')) : null;
          const path = imported === null || imported === 'default' ? [] : [imported];
          this.#add(blockOf(node), name, null).writes.push({ from: nodeAt(node, 'source'), path, how: 'import' });
        }
        return;
      case 'CatchClause': {
        const target = nodeAt(node, 'param');
        if (target !== null)
          for (const { name, path } of patternNames(target))
            this.#add(node, name, null).writes.push({ from: node.parent, path, how: 'failure' });
        return;
      }
    }
  }

  #parameters(node: Node): void {
    nodesAt(node, 'params').forEach((one, index) => {
      const target = one.type === 'AssignmentPattern' ? nodeAt(one, 'left') : one;
      if (target === null) return;
      for (const { name, path } of patternNames(target)) {
        const binding = this.#add(node, name, { of: node, index, path });
        if (one.type === 'AssignmentPattern' && path.length === 0)
          binding.writes.push({ from: nodeAt(one, 'right'), path: [], how: 'default' });
      }
    });
  }

  #add(home: Node, name: string, parameter: Binding['parameter']): Binding {
    const scope = entryOf(this.#scopes, home, () => new Map<string, Binding>());
    return entryOf(scope, name, () => ({ name, writes: [], members: new Map(), parameter, calls: [], counted: false }));
  }

  #write(node: Node): void {
    switch (node.type) {
      case 'VariableDeclarator': {
        const target = nodeAt(node, 'id');
        const value = nodeAt(node, 'init');
        const loop = node.parent?.parent;
        const given =
          value ??
          (loop !== null && loop !== undefined && isEach(loop) && nodeAt(loop, 'left') === node.parent
            ? nodeAt(loop, 'right')
            : null);
        if (target !== null && given !== null) this.#assign(target, given, value === null ? 'element' : 'value', node);
        return;
      }
      case 'ForOfStatement':
      case 'ForInStatement': {
        const target = nodeAt(node, 'left');
        const from = nodeAt(node, 'right');
        if (target !== null && target.type !== 'VariableDeclaration' && from !== null)
          this.#assign(target, from, 'element', node);
        return;
      }
      case 'AssignmentExpression': {
        const target = nodeAt(node, 'left');
        const value = nodeAt(node, 'right');
        if (target === null || value === null) return;
        const operator = String(node['operator']);
        if (operator === '=' || operator === '||=' || operator === '??=' || operator === '&&=')
          this.#assign(target, value, 'value', node);
        else if (operator === '+=') this.#assign(target, value, 'added', node);
        return;
      }
      case 'UpdateExpression': {
        const name = identifierName(nodeAt(node, 'argument'));
        const binding = name === null ? null : this.resolve(name, node);
        if (binding !== null) binding.counted = true;
        return;
      }
      case 'CallExpression': {
        const callee = nodeAt(node, 'callee');
        const name = identifierName(callee);
        if (name !== null) this.resolve(name, node)?.calls.push(node);
        else if (callee?.type === 'MemberExpression') {
          const key = keyName(callee, 'property');
          if (key !== null) push(this.memberCalls, key, node);
          if (key === 'push' || key === 'unshift') this.#pushed(callee, node);
        }
        return;
      }
      case 'MethodDefinition':
      case 'PropertyDefinition':
      case 'Property': {
        const value = nodeAt(node, 'value');
        const key = value !== null && isFunction(value) ? keyName(node, 'key') : null;
        if (key !== null && value !== null) push(this.methods, key, value);
        return;
      }
    }
  }

  /** `list.push(value)` */
  #pushed(callee: Node, call: Node): void {
    const name = identifierName(nodeAt(callee, 'object'));
    const binding = name === null ? null : this.resolve(name, call);
    if (binding === null || binding.writes.length > 60) return;
    for (const from of nodesAt(call, 'arguments').slice(0, 12)) binding.writes.push({ from, path: [], how: 'pushed' });
  }

  #assign(target: Node, value: Node, how: Write['how'], at: Node): void {
    if (target.type === 'MemberExpression') {
      this.#member(target, value);
      return;
    }
    for (const { name, path } of patternNames(target)) {
      const binding = this.resolve(name, at);
      if (binding !== null) binding.writes.push({ from: value, path, how });
      else push(this.free, name, value);
    }
  }

  #member(target: Node, value: Node): void {
    const key = keyName(target, 'property');
    const of = nodeAt(target, 'object');
    if (key === null || of === null) return;
    if (of.type === 'ThisExpression') {
      const home = homeOfThis(of);
      push(
        entryOf(this.own, home, () => new Map()),
        key,
        value,
      );
      return;
    }
    const name = identifierName(of);
    const binding = name === null ? null : this.resolve(name, target);
    if (binding !== null) push(binding.members, key, value);
    else if (name !== null) push(this.free, `${name}.${key}`, value);
  }
}

function push(map: Map<string, Node[]>, key: string, value: Node): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else if (list.length < 40) list.push(value);
}

function isEach(node: Node): boolean {
  return node.type === 'ForOfStatement' || node.type === 'ForInStatement';
}

/** Names that a pattern binds, each with its way into what is destructured. */
export function patternNames(pattern: Node, path: readonly string[] = []): { name: string; path: readonly string[] }[] {
  if (path.length > 8) return [];
  switch (pattern.type) {
    case 'Identifier':
      return [{ name: String(pattern['name']), path }];
    case 'AssignmentPattern': {
      const left = nodeAt(pattern, 'left');
      return left === null ? [] : patternNames(left, path);
    }
    case 'ObjectPattern':
      return nodesAt(pattern, 'properties').flatMap((property) => {
        const value = nodeAt(property, property.type === 'Property' ? 'value' : 'argument');
        const key = property.type === 'Property' ? keyName(property, 'key') : null;
        return value === null ? [] : patternNames(value, [...path, key ?? '…']);
      });
    case 'ArrayPattern': {
      const elements = pattern['elements'];
      if (!Array.isArray(elements)) return [];
      return (elements as (Node | null)[]).flatMap((one, index) =>
        one === null ? [] : patternNames(one, [...path, String(index)]),
      );
    }
    case 'RestElement': {
      const rest = nodeAt(pattern, 'argument');
      return rest === null ? [] : patternNames(rest, [...path, '…']);
    }
    default:
      return [];
  }
}

function functionOf(node: Node): Node {
  let one = node;
  while (one.parent !== null && !isFunction(one) && one.type !== 'StaticBlock') one = one.parent;
  return one;
}

const BLOCKS = new Set([
  'BlockStatement',
  'Program',
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
  'SwitchStatement',
  'StaticBlock',
  'CatchClause',
]);
function blockOf(node: Node): Node {
  let one = node;
  while (one.parent !== null && !isFunction(one) && !BLOCKS.has(one.type)) one = one.parent;
  return one;
}

/** The class, or the function whose `this` it is. */
export function homeOfThis(node: Node): Node {
  let one = node;
  while (one.parent !== null) {
    if (one.type === 'ClassDeclaration' || one.type === 'ClassExpression') return one;
    if (one.type === 'FunctionDeclaration') return one;
    one = one.parent;
  }
  return one;
}
