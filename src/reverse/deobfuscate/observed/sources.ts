/**
 * Does an expression come from the program alone, or has a machine, a network or a caller a part in it? Only the former may be replaced by the value that a
 * run showed: `os.hostname()` must not become the decoy's name.
 */

import { GLOBAL_OBJECTS, HOST_GLOBALS } from '../fold/globals.ts';
import type { Binding, Scopes } from '../tree/scopes.ts';
import { isFunction, nodeOf, nodesOf, propertyName, type SyntaxNode, type Tree } from '../tree/tree.ts';

/** Methods of texts, lists, numbers and bytes that depend on nothing else. */
const PURE_METHODS: ReadonlySet<string> = new Set([
  'at',
  'charAt',
  'charCodeAt',
  'codePointAt',
  'concat',
  'endsWith',
  'every',
  'filter',
  'find',
  'flat',
  'flatMap',
  'forEach',
  'from',
  'fromCharCode',
  'fromCodePoint',
  'includes',
  'indexOf',
  'join',
  'keys',
  'lastIndexOf',
  'localeCompare',
  'map',
  'match',
  'matchAll',
  'normalize',
  'of',
  'padEnd',
  'padStart',
  'parse',
  'pop',
  'push',
  'reduce',
  'reduceRight',
  'repeat',
  'replace',
  'replaceAll',
  'reverse',
  'shift',
  'slice',
  'some',
  'sort',
  'splice',
  'split',
  'startsWith',
  'stringify',
  'subarray',
  'substr',
  'substring',
  'toFixed',
  'toLowerCase',
  'toString',
  'toUpperCase',
  'trim',
  'trimEnd',
  'trimStart',
  'unshift',
  'values',
  'entries',
  'decode',
  'encode',
  'alloc',
  'call',
  'apply',
  'bind',
  'concat',
  'raw',
  'fill',
  'floor',
  'round',
  'abs',
  'pow',
  'get',
  'set',
  'has',
]); // prettier-ignore

type Verdict = 0 | 1 | 2;
const OPEN: Verdict = 0;
const OWN: Verdict = 1;
const FOREIGN: Verdict = 2;

/** `textAt` gives the text that a node is known to have: a computed property name that was observed. */
export class Sources {
  readonly #tree: Tree;
  readonly #scopes: Scopes;
  readonly #textAt: (node: SyntaxNode) => string | null;
  readonly #variables: Uint8Array;

  constructor(tree: Tree, scopes: Scopes, textAt: (node: SyntaxNode) => string | null) {
    this.#tree = tree;
    this.#scopes = scopes;
    this.#textAt = textAt;
    this.#variables = new Uint8Array(scopes.bindings.length);
  }

  /** Nothing but the program's own constants and functions. */
  own(node: SyntaxNode): boolean {
    const { nodes, last } = this.#tree;
    for (let id = node.at; id <= last[node.at]!; id++) if (!this.#ownPart(nodes[id]!, node.at)) return false;
    return true;
  }

  #ownPart(node: SyntaxNode, root: number): boolean {
    switch (node.type) {
      case 'Identifier': {
        const binding = this.#scopes.bindings[this.#scopes.of[node.at]!];
        return binding !== undefined && (binding.scope >= root || this.#ownVariable(binding));
      }
      case 'CallExpression':
        return this.#ownCallee(nodeOf(node['callee']));
      case 'AwaitExpression':
      case 'YieldExpression':
      case 'ThisExpression':
      case 'ImportExpression':
      case 'MetaProperty':
      case 'Super':
        return false;
      // their effect would be lost
      case 'AssignmentExpression':
      case 'UpdateExpression':
        return this.#scopes.home[node.at]! >= root;
      default:
        return true;
    }
  }

  #ownCallee(callee: SyntaxNode | null): boolean {
    if (callee?.type !== 'MemberExpression') return callee?.type !== 'Import';
    const object = nodeOf(callee['object']);
    const key = nodeOf(callee['property']);
    const name = propertyName(callee) ?? (key === null ? null : this.#textAt(key));
    if (name !== null && PURE_METHODS.has(name)) return true;
    return object !== null && this.#ownObject(object);
  }

  /** An object whose methods stand in the program. */
  #ownObject(object: SyntaxNode): boolean {
    if (object.type === 'ObjectExpression' || object.type === 'FunctionExpression' || object.type === 'NewExpression')
      return true;
    if (object.type !== 'Identifier') return false;
    const binding = this.#scopes.bindings[this.#scopes.of[object.at]!];
    if (binding === undefined || binding.declarations.length !== 1) return false;
    if (binding.kind === 'function' || binding.kind === 'class') return true;
    const up = this.#tree.nodes[this.#tree.parent[binding.declarations[0]!]!];
    const init = up?.type === 'VariableDeclarator' ? nodeOf(up['init']) : null;
    if (init === null || init === object) return false;
    return init.type === 'Identifier'
      ? init.at < object.at && this.#ownObject(init)
      : init.type === 'ObjectExpression' || isFunction(init);
  }

  #ownVariable(binding: Binding): boolean {
    const known = this.#variables[binding.index];
    if (known !== OPEN) return known === OWN;
    this.#variables[binding.index] = OWN; // circles decide nothing
    const own = this.#decide(binding);
    this.#variables[binding.index] = own ? OWN : FOREIGN;
    return own;
  }

  #decide(binding: Binding): boolean {
    if (binding.kind === 'function' || binding.kind === 'class' || binding.kind === 'name') return true;
    if (binding.kind === 'import' || binding.kind === 'catch') return false;
    if (binding.kind === 'global' && binding.writes.size === 0)
      return !HOST_GLOBALS.has(binding.name) && !GLOBAL_OBJECTS.has(binding.name);
    if (binding.kind === 'parameter') return this.#ownParameter(binding);
    for (const id of [...binding.declarations, ...binding.writes]) {
      const value = this.#valueOf(id);
      if (value === undefined || (value !== null && !this.own(value))) return false;
    }
    return true;
  }

  /** What is given to the variable at this place; null: nothing; undefined: not told. */
  #valueOf(id: number): SyntaxNode | null | undefined {
    const { nodes, parent } = this.#tree;
    for (let at = parent[id]!; at >= 0; at = parent[at]!) {
      const node = nodes[at]!;
      if (node.type === 'VariableDeclarator') {
        const declaration = nodes[parent[at]!];
        const loop = declaration === undefined ? undefined : nodes[parent[declaration.at]!];
        return loop !== undefined && loop['left'] === declaration ? nodeOf(loop['right']) : nodeOf(node['init']);
      }
      if (node.type === 'AssignmentExpression') return nodeOf(node['right']);
      if (node.type === 'UpdateExpression') return null;
      if (node.type === 'ForOfStatement' || node.type === 'ForInStatement') return nodeOf(node['right']);
      if (!/Pattern$|^Property$|^RestElement$/.test(node.type)) return undefined;
    }
    return undefined;
  }

  /** Of a function that is called on the spot; of others a caller has a part in it. */
  #ownParameter(binding: Binding): boolean {
    const owner = this.#tree.nodes[binding.scope]!;
    const call = this.#tree.nodes[this.#tree.parent[owner.at]!];
    if (call?.type !== 'CallExpression' || call['callee'] !== owner) return false;
    const place = nodesOf(owner['params']).findIndex((p) => p.at === binding.declarations[0]);
    const given = nodesOf(call['arguments'])[place];
    return place >= 0 && (given === undefined || this.own(given));
  }
}
