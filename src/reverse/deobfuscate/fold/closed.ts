/**
 * Which variables hold something that follows from the text alone: functions, classes, constants, arrays with the statements that rotate or fill them.
 * By behaviour, not by shape: a variable is closed if all that defines and changes it refers only to closed variables and to pure globals.
 */
import type { Binding, Scopes } from '../tree/scopes.ts';
import { nodeOf, type SyntaxNode, type Tree } from '../tree/tree.ts';
import { Analysis, type Element } from './analysis.ts';
import { changes, immediateArgument, isList, region, runner, STATEMENTS } from './changes.ts';

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
