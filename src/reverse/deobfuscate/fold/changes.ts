/** Where a variable may be changed, and what runs the change: a statement of the list that holds all of it, or a named function. */
import type { Binding } from '../tree/scopes.ts';
import { isFunction, nodeOf, nodesOf, propertyName, type SyntaxNode } from '../tree/tree.ts';
import type { Analysis } from './analysis.ts';
import { MUTATORS } from './globals.ts';

const LISTS: ReadonlySet<string> = new Set(['Program', 'BlockStatement', 'StaticBlock', 'SwitchCase']);

export const STATEMENTS: ReadonlySet<string> = new Set([
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

type Change = 'must' | 'may' | 'shares' | 'no';

export const isList = (node: SyntaxNode | null): boolean => node !== null && LISTS.has(node.type);

/** The list of statements above `id` that holds all that names the variable; the scope's own list at the outermost. */
export function region(a: Analysis, binding: Binding): number {
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
export function changes(a: Analysis, binding: Binding, id: number): Change {
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
export function runner(a: Analysis, id: number, list: number): { statement: number } | { binding: number } | null {
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
export function immediateArgument(a: Analysis, parameter: number): SyntaxNode | null | undefined {
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
