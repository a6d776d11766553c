/**
 * Which variables hold something that follows from the text alone: functions, classes, constants, arrays with the statements that rotate or fill them.
 * By behaviour, not by shape: a variable is closed if all that defines and changes it refers only to closed variables and to pure globals.
 */
import type { Binding, Scopes } from '../tree/scopes.ts';
import { isFunction, nodeOf, nodesOf, propertyName, type SyntaxNode, type Tree } from '../tree/tree.ts';
import { GLOBAL_OBJECTS, HOST_GLOBALS, MUTATORS, PURE_GLOBALS } from './globals.ts';

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

export interface Closed {
  readonly tree: Tree;
  readonly scopes: Scopes;
  readonly elements: readonly Element[];
  /** by binding: the elements that make it, or null where it is not closed */
  readonly makes: readonly (readonly number[] | null)[];
  /** by binding: from here on it has its final value, in its own function; -1 for functions */
  readonly readyAt: Int32Array;
  /** by binding: it was handed to code that may have changed it */
  readonly shared: Uint8Array;
  /** by binding: it comes from the global object */
  readonly worldly: Uint8Array;
  /** by binding: functions change it whenever they are called */
  readonly stateful: Uint8Array;
}

const LISTS: ReadonlySet<string> = new Set(['Program', 'BlockStatement', 'StaticBlock', 'SwitchCase']);
const STATEMENTS: ReadonlySet<string> = new Set([
  'ExpressionStatement',
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
  'WhileStatement',
  'DoWhileStatement',
  'IfStatement',
  'SwitchStatement',
  'TryStatement',
  'BlockStatement',
  'LabeledStatement',
]); // prettier-ignore
const LOOPS: ReadonlySet<string> = new Set([
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
  'WhileStatement',
  'DoWhileStatement',
]);

type Change = 'must' | 'may' | 'shares' | 'no';

class Analysis {
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

const isList = (node: SyntaxNode | null): boolean => node !== null && LISTS.has(node.type);

/** The list of statements above `id` that holds all that names the variable; the scope's own list at the outermost. */
function region(a: Analysis, binding: Binding): number {
  const all = [...binding.declarations, ...binding.references];
  if (all.length === 0) return binding.scope;
  const low = Math.min(all[0]!, binding.references[0] ?? all[0]!, ...binding.declarations.slice(0, 50));
  const high = Math.max(all[all.length - 1]!, ...binding.declarations.slice(0, 50));
  const from = binding.declarations[0] ?? binding.references[0]!;
  const floor = binding.kind === 'global' ? 0 : binding.scope;
  for (let at = a.tree.parent[from]!; at > floor; at = a.tree.parent[at]!)
    if (isList(a.node(at)) && at <= low && a.tree.last[at]! >= high) return at;
  const scope = a.node(floor);
  const body = isFunction(scope) || scope.type === 'CatchClause' ? nodeOf(scope['body']) : null;
  return body !== null && body.type === 'BlockStatement' ? body.at : floor;
}

/** May this mention of a variable change what it holds? */
function changes(a: Analysis, binding: Binding, id: number): Change {
  if (binding.writes.has(id)) return 'must';
  let below = a.node(id);
  let up = a.up(id);
  while (up !== null && up.type === 'MemberExpression' && up['object'] === below) {
    below = up;
    up = a.up(up.at);
  }
  if (up === null) return 'no';
  if (below.at !== id) {
    if (up.type === 'AssignmentExpression' && up['left'] === below) return 'must';
    if (up.type === 'UpdateExpression' || (up.type === 'UnaryExpression' && up['operator'] === 'delete')) return 'must';
    if (up.type === 'CallExpression' && up['callee'] === below) {
      const method = propertyName(below);
      if (method === null) return 'shares';
      return MUTATORS.has(method) ? 'must' : 'no';
    }
    if (up.type === 'CallExpression' || up.type === 'NewExpression') return 'no';
    return 'no';
  }
  if ((up.type !== 'CallExpression' && up.type !== 'NewExpression') || up['callee'] === below) return 'no';
  // handed to a function of the program, which may change it; what others do with it is not known
  const callee = nodeOf(up['callee']);
  return callee !== null && (isFunction(callee) || callee.type === 'Identifier') ? 'may' : 'shares';
}

/** The statement directly in the region that runs the mention, or the named function that has to be called for it. */
function runner(a: Analysis, id: number, list: number): { statement: number } | { binding: number } | null {
  let statement = -1;
  let outerFunction = -1;
  for (let at = id; at >= 0 && at !== list; at = a.tree.parent[at]!) {
    if (isFunction(a.node(at)) && at !== list) outerFunction = at;
    statement = at;
  }
  if (outerFunction >= 0) {
    const owner = functionOwner(a, outerFunction);
    if (owner >= 0) return { binding: owner };
  }
  if (statement < 0 || a.tree.parent[statement] !== list) return null;
  const node = a.node(statement);
  if (node.type === 'ClassDeclaration') {
    const name = nodeOf(node['id']);
    return name === null ? null : { binding: a.scopes.of[name.at]! };
  }
  if (node.type === 'ExportNamedDeclaration' || node.type === 'VariableDeclaration') {
    let declarator = -1;
    for (let at = id; at > statement; at = a.tree.parent[at]!)
      if (a.node(at).type === 'VariableDeclarator') declarator = at;
    return declarator < 0 ? null : { statement: declarator };
  }
  return STATEMENTS.has(node.type) ? { statement } : null;
}

/** The variable that a function declaration, or a function that is the value of a declarator, is known by. */
function functionOwner(a: Analysis, id: number): number {
  const node = a.node(id);
  const name = node.type === 'FunctionDeclaration' ? nodeOf(node['id']) : null;
  if (name !== null) return a.scopes.of[name.at]!;
  const up = a.up(id);
  if (up?.type !== 'VariableDeclarator' || up['init'] !== node) return -1;
  const target = nodeOf(up['id']);
  return target?.type === 'Identifier' ? a.scopes.of[target.at]! : -1;
}

/** The argument that an immediately invoked function gives to its parameter; undefined where there is none to find; null: none given. */
function immediateArgument(a: Analysis, parameter: number): SyntaxNode | null | undefined {
  const owner = a.up(parameter);
  if (owner === null || !isFunction(owner) || owner.type === 'FunctionDeclaration') return undefined;
  if (owner['async'] === true || owner['generator'] === true) return undefined;
  const name = nodeOf(owner['id']);
  if (name !== null && a.scopes.bindings[a.scopes.of[name.at]!]!.references.length > 0) return undefined;
  const call = a.up(owner.at);
  if (call?.type !== 'CallExpression' || call['callee'] !== owner) return undefined;
  const place = nodesOf(owner['params']).findIndex((p) => p.at === parameter);
  const given = nodesOf(call['arguments']);
  if (place < 0 || given.slice(0, place + 1).some((g) => g.type === 'SpreadElement')) return undefined;
  return given[place] ?? null;
}

function declaratorOf(a: Analysis, id: number): SyntaxNode | null {
  for (let at = a.tree.parent[id]!; at >= 0; at = a.tree.parent[at]!) {
    const node = a.node(at);
    if (node.type === 'VariableDeclarator') return node;
    if (!/Pattern$|^Property$|^RestElement$/.test(node.type)) return null;
  }
  return null;
}

/** The elements that define a variable; false where it cannot be known. */
function define(a: Analysis, binding: Binding, list: number): boolean {
  const makes = a.makes[binding.index]!;
  if (binding.kind === 'global') {
    if (binding.writes.size === 0) return false;
    makes.push(a.add('bare', -1, binding.index));
    return true;
  }
  for (const id of binding.declarations) {
    const up = a.up(id);
    if (up === null) return false;
    if (up.type === 'FunctionDeclaration' && nodeOf(up['id'])?.at === id)
      makes.push(a.add('function', up.at, binding.index));
    else if (up.type === 'ClassDeclaration') makes.push(a.add('class', up.at, binding.index));
    else if (binding.kind === 'parameter') {
      const argument = immediateArgument(a, id);
      if (argument === undefined) return false;
      makes.push(argument === null ? a.add('bare', -1, binding.index) : a.add('parameter', argument.at, binding.index));
    } else if (!defineVariable(a, binding, id, list)) return false;
  }
  return makes.length > 0;
}

function defineVariable(a: Analysis, binding: Binding, id: number, list: number): boolean {
  if (binding.kind !== 'var' && binding.kind !== 'let' && binding.kind !== 'const') return false;
  const makes = a.makes[binding.index]!;
  const declarator = declaratorOf(a, id);
  const declaration = declarator === null ? null : a.up(declarator.at);
  if (declarator === null || declaration?.type !== 'VariableDeclaration') return false;
  const above = a.up(declaration.at);
  // another value each round
  if (above?.type === 'ForOfStatement' || above?.type === 'ForInStatement') return false;
  const listed = isList(above) || above?.type === 'ExportNamedDeclaration';
  const own = above !== null && (above.at === list || above.type === 'ExportNamedDeclaration');
  if (nodeOf(declarator['init']) === null && (listed || above?.type === 'ForStatement')) {
    makes.push(a.add('bare', -1, binding.index));
    return true;
  }
  if (listed && (own || binding.kind !== 'var')) {
    makes.push(a.add('declarator', declarator.at, binding.index));
    a.readyAt[binding.index] = Math.max(a.readyAt[binding.index]!, declarator.end);
    return true;
  }
  const run = runner(a, id, list);
  if (run === null || !('statement' in run)) return false;
  makes.push(a.add('bare', -1, binding.index), a.add('statement', run.statement, binding.index));
  a.readyAt[binding.index] = Math.max(a.readyAt[binding.index]!, a.node(run.statement).end);
  return true;
}

const CHANGES_MOST = 400;

function study(a: Analysis, binding: Binding): boolean {
  if (binding.kind === 'import' || binding.kind === 'catch' || binding.kind === 'name') return false;
  const list = region(a, binding);
  if (!define(a, binding, list)) return false;
  const makes = a.makes[binding.index]!;
  const seen = new Set<number>();
  let count = 0;
  for (const id of binding.references) {
    const change = changes(a, binding, id);
    if (change === 'shares') a.shared[binding.index] = 1;
    if (change === 'no' || change === 'shares') continue;
    if (++count > CHANGES_MOST && change === 'may') continue;
    const run = runner(a, id, list);
    if (run === null) {
      if (change === 'must') return false;
      a.shared[binding.index] = 1;
    } else if ('binding' in run) {
      if (change === 'must') a.stateful[binding.index] = 1;
      if (change === 'must' && run.binding !== binding.index) makes.push(-1 - run.binding);
      else if (change === 'may') a.shared[binding.index] = 1;
    } else if (!seen.has(run.statement)) {
      const kind = a.node(run.statement).type === 'VariableDeclarator' ? 'declarator' : 'statement';
      if (change === 'may') a.optional.push({ binding: binding.index, statement: run.statement });
      else {
        seen.add(run.statement);
        makes.push(a.add(kind, run.statement, binding.index));
        a.readyAt[binding.index] = Math.max(a.readyAt[binding.index]!, a.node(run.statement).end);
      }
    }
  }
  return true;
}

/** What needs something that is not closed is not closed; what comes from the global object is marked. */
function propagate(a: Analysis): Uint8Array {
  const worldly = new Uint8Array(a.scopes.bindings.length);
  const users = new Map<number, number[]>();
  const uses = (binding: number, user: number): void => {
    const list = users.get(binding);
    if (list === undefined) users.set(binding, [user]);
    else list.push(user);
  };
  const queue: number[] = [];
  for (const binding of a.scopes.bindings) {
    const makes = a.makes[binding.index]!;
    for (const make of makes) {
      if (make < 0) uses(-1 - make, binding.index);
      else if (a.badElement[make]) a.bad[binding.index] = 1;
      else for (const other of a.elements[make]!.requires) uses(other, binding.index);
    }
    if (a.bad[binding.index] === 1) queue.push(binding.index);
    if (makes.some((m) => m >= 0 && a.worldlyElement[m])) worldly[binding.index] = 1;
  }
  spread(queue, users, a.bad);
  const marked = a.scopes.bindings.filter((b) => worldly[b.index] === 1).map((b) => b.index);
  spread(marked, users, worldly);
  return worldly;
}

function spread(queue: number[], users: ReadonlyMap<number, readonly number[]>, mark: Uint8Array): void {
  while (queue.length > 0) {
    for (const user of users.get(queue.pop()!) ?? []) {
      if (mark[user] === 1) continue;
      mark[user] = 1;
      queue.push(user);
    }
  }
}

/** An endless loop, or one that counts down, in a function that is called on the spot. */
function rotates(a: Analysis, statement: number): boolean {
  const expression = nodeOf(a.node(statement)['expression']);
  if (expression === null) return false;
  for (let id = expression.at; id <= Math.min(a.tree.last[statement]!, expression.at + 4_000); id++) {
    const node = a.node(id);
    if (node.type !== 'WhileStatement') continue;
    const test = nodeOf(node['test']);
    if (
      test !== null &&
      (test.type === 'UnaryExpression' || test.type === 'UpdateExpression' || test.type === 'Literal')
    )
      return true;
  }
  return false;
}

function taint(a: Analysis, binding: number): void {
  const users = a.scopes.bindings.filter((b) =>
    a.makes[b.index]!.some((m) => m >= 0 && a.elements[m]!.requires.includes(binding)),
  );
  a.bad[binding] = 1;
  for (const user of users) if (a.bad[user.index] === 0) taint(a, user.index);
}

/** Statements that were handed a closed variable, and are closed themselves, may have changed it: rotations. */
function addOptional(a: Analysis): void {
  for (const { binding, statement } of a.optional) {
    if (a.bad[binding] === 1) continue;
    const node = a.node(statement);
    const known = a.byNode.get(statement);
    const element = known ?? (STATEMENTS.has(node.type) ? a.add('statement', statement, binding) : -1);
    const closed = element >= 0 && !a.badElement[element] && a.elements[element]!.requires.every((r) => a.bad[r] === 0);
    if (!closed) {
      a.shared[binding] = 1;
      // a rotation that cannot be run: what it leaves is not known
      if (rotates(a, statement)) taint(a, binding);
    } else if (a.elements[element]!.kind === 'statement' && !a.makes[binding]!.includes(element))
      a.makes[binding]!.push(element);
  }
}

export function findClosed(tree: Tree, scopes: Scopes): Closed {
  const a = new Analysis(tree, scopes);
  for (const binding of scopes.bindings) if (!study(a, binding)) a.bad[binding.index] = 1;
  const worldly = propagate(a);
  addOptional(a);
  const makes = a.makes.map((list, index) => {
    if (a.bad[index] === 1) return null;
    return [...new Set(list.flatMap((make) => (make < 0 ? (a.makes[-1 - make] ?? []).filter((m) => m >= 0) : [make])))];
  });
  return {
    tree,
    scopes,
    elements: a.elements,
    makes,
    readyAt: a.readyAt,
    shared: a.shared,
    worldly,
    stateful: a.stateful,
  };
}
