/** Second loop over the nodes: what is assigned where, what functions return, which calls there are. */
import type { Ast } from '../tree/ast.ts';
import { F, T, typeTable } from '../tree/node-type.ts';
import { type Binding, type Context, type Definition, type FunctionInfo, functionAt } from './context.ts';
import { definition, eachTarget, NO_STEPS, resolveName } from './scopes.ts';

/** Names of the global object. */
export const GLOBAL_OBJECTS = new Set(['globalThis', 'global', 'window', 'self', 'frames', 'top']);
const MAX_DEFINITIONS = 40;
const MAX_PATH = 4;
const NO_PATH: readonly string[] = [];

export type Root =
  | { readonly kind: 'binding'; readonly binding: Binding }
  | { readonly kind: 'global'; readonly name: string }
  | { readonly kind: 'this'; readonly host: number };

/** Root and constant property path of `a.b.c`; null where some part is computed or the root is no name. */
export function rootOf(
  context: Context,
  node: number,
): { readonly root: Root; readonly path: readonly string[] } | null {
  const { ast } = context;
  let path = NO_PATH;
  let at = node;
  for (; ast.type[at] === T.Member; at = ast.a[at]!) {
    if (path.length > MAX_PATH) return null;
    const key = ast.keyOf(at);
    if (key === null) return null;
    path = path.length === 0 ? [key] : [key, ...path];
  }
  if (ast.type[at] === T.This) {
    const host = thisHost(ast, at);
    if (host !== 0) return { root: { kind: 'this', host }, path };
    return { root: { kind: 'global', name: 'this' }, path };
  }
  if (ast.type[at] !== T.Identifier) return null;
  const binding = resolveName(context, at);
  if (binding !== null) return { root: { kind: 'binding', binding }, path };
  const name = ast.name(at);
  const first = path[0];
  if (first !== undefined && GLOBAL_OBJECTS.has(name))
    return { root: { kind: 'global', name: first }, path: path.slice(1) };
  return { root: { kind: 'global', name }, path };
}

/** Class, object literal or plain function whose `this` a node means; 0 at the top level. */
export function thisHost(ast: Ast, node: number): number {
  for (let up = ast.parent[node]!; up !== 0; up = ast.parent[up]!) {
    const type = ast.type[up];
    if (type === T.Class) return up;
    if (type !== T.Function || ast.has(up, F.arrow)) continue;
    const holder = ast.parent[up]!;
    if (ast.type[holder] === T.Method || ast.type[holder] === T.Field) return ast.parent[holder]!;
    if (ast.type[holder] === T.Property) return ast.parent[holder]!;
    return up;
  }
  return 0;
}

function propsOf(context: Context, root: Root): Map<string, Definition[]> | null {
  if (root.kind === 'binding') {
    root.binding.props ??= new Map();
    return root.binding.props;
  }
  if (root.kind === 'this') {
    let props = context.thisProps.get(root.host);
    if (props === undefined) {
      props = new Map();
      context.thisProps.set(root.host, props);
    }
    return props;
  }
  return null;
}

function joined(path: readonly string[]): string {
  return path.length === 1 ? path[0]! : path.join('.');
}

/** What is known to be assigned at a root's property path. */
export function definitionsAt(context: Context, root: Root, path: readonly string[]): readonly Definition[] {
  if (root.kind === 'global')
    return context.globals.get(path.length === 0 ? root.name : `${root.name}.${joined(path)}`) ?? NONE;
  if (root.kind === 'this') return context.thisProps.get(root.host)?.get(joined(path)) ?? NONE;
  return path.length === 0 ? root.binding.defs : (root.binding.props?.get(joined(path)) ?? NONE);
}

/** What is known to be assigned at just this member; a quick look first, for most members are never assigned to. */
export function definitionsOfMember(context: Context, node: number): readonly Definition[] {
  const { definitions, definitionLists } = context.columns;
  const known = definitions[node]!;
  if (known !== 0) return definitionLists[known]!;
  const found = memberDefinitions(context, node);
  definitions[node] = found.length === 0 ? 1 : definitionLists.push(found) - 1;
  return found;
}

function memberDefinitions(context: Context, node: number): readonly Definition[] {
  const { ast } = context;
  let root = ast.a[node]!;
  while (ast.type[root] === T.Member) root = ast.a[root]!;
  if (ast.type[root] === T.This) {
    if (context.thisProps.size === 0 && context.globals.size === 0) return NONE;
  } else if (ast.type[root] === T.Identifier) {
    const binding = resolveName(context, root);
    if (binding === null ? context.globals.size === 0 : binding.props === null) return NONE;
  } else return NONE;
  // `global.x` is the name x itself
  const key = ast.keyOf(node);
  if (key === null || (!context.assignedKeys.has(key) && !context.globals.has(key))) return NONE;
  const found = rootOf(context, node);
  return found === null ? NONE : definitionsAt(context, found.root, found.path);
}
const NONE: readonly Definition[] = [];

function noteKey(context: Context, path: readonly string[]): void {
  context.assignedKeys.add(path[path.length - 1]!);
}

function addDefinition(list: Definition[] | undefined, def: Definition): Definition[] {
  if (list === undefined) return [def];
  if (list.length < MAX_DEFINITIONS) list.push(def);
  return list;
}

/** Records that `target` (a name or member) gets `def`. */
function assign(context: Context, target: number, def: Definition): void {
  if (context.ast.type[target] === T.Identifier) {
    const binding = resolveName(context, target);
    if (binding !== null) {
      addDefinition(binding.defs, def);
      return;
    }
  }
  const found = rootOf(context, target);
  if (found === null) {
    assignElement(context, target, def);
    return;
  }
  const { root, path } = found;
  if (path.length === 0) {
    if (root.kind === 'binding') addDefinition(root.binding.defs, def);
    else if (root.kind === 'global' && root.name !== 'module' && root.name !== 'exports') {
      context.globals.set(root.name, addDefinition(context.globals.get(root.name), def));
    }
    return;
  }
  const key = joined(path);
  noteKey(context, path);
  const props = propsOf(context, root);
  if (props !== null) props.set(key, addDefinition(props.get(key), def));
  else if (root.kind === 'global') {
    const name = `${root.name}.${key}`;
    context.globals.set(name, addDefinition(context.globals.get(name), def));
  }
}

/** `list[i] = x` with a computed index: the list holds x. */
function assignElement(context: Context, target: number, def: Definition): void {
  const { ast } = context;
  if (ast.type[target] !== T.Member || def.kind !== 'value' || def.steps.length > 0) return;
  const of = ast.a[target]!;
  if (ast.type[of] !== T.Identifier) return;
  const binding = resolveName(context, of);
  if (binding !== null) addDefinition(binding.defs, { ...def, kind: 'push' });
}

const APPENDERS = new Set(['push', 'unshift']);
/** First units of their spellings, of `assign`, and of keys in quotes, in backquotes or with escapes. */
const APPENDS_FIRST = new Set([...'pua"\'`\\'].map((c) => c.charCodeAt(0)));

const COLLECTED = typeTable(
  T.Function,
  T.Return,
  T.Yield,
  T.Assign,
  T.Update,
  T.ForOf,
  T.ForIn,
  T.Call,
  T.New,
  T.TaggedTemplate,
);

export function collectAssignments(context: Context): void {
  const { ast } = context;
  const current: number[] = [0];
  const ends: number[] = [ast.count];
  for (let id = 2; id < ast.count; id++) {
    if (COLLECTED[ast.type[id]!] === 0) continue;
    while (id > ends[ends.length - 1]!) {
      ends.pop();
      current.pop();
    }
    switch (ast.type[id]) {
      case T.Function: {
        const fn = functionAt(context, id)!;
        current.push(fn);
        ends.push(ast.last[id]!);
        if (ast.has(id, F.expressionBody)) addReturn(context.functions[fn]!, ast.c[id]!);
        break;
      }
      case T.Return:
        if (ast.a[id] !== 0) addReturn(context.functions[current[current.length - 1]!]!, ast.a[id]!);
        break;
      case T.Yield:
        if (ast.a[id] !== 0) addYield(context.functions[current[current.length - 1]!]!, ast.a[id]!);
        break;
      case T.Assign:
        collectAssign(context, id);
        break;
      case T.Update:
        if (ast.type[ast.a[id]!] === T.Identifier) assign(context, ast.a[id]!, definition('other', id));
        break;
      case T.ForOf:
      case T.ForIn:
        if (ast.type[ast.a[id]!] !== T.VarDeclaration) {
          const kind = ast.type[id] === T.ForOf ? 'element' : 'key';
          eachTarget(ast, ast.a[id]!, [], (target, steps) =>
            assign(context, target, definition(kind, ast.b[id]!, steps)),
          );
        }
        break;
      case T.Call:
      case T.New:
        context.calls.push(id);
        collectAppend(context, id);
        break;
      case T.TaggedTemplate:
        context.calls.push(id);
        break;
      default:
    }
  }
}

function addReturn(fn: FunctionInfo, node: number): void {
  if (fn.returns.length === 0) fn.returns = [node];
  else (fn.returns as number[]).push(node);
}

function addYield(fn: FunctionInfo, node: number): void {
  if (fn.yields.length === 0) fn.yields = [node];
  else (fn.yields as number[]).push(node);
}

function collectAssign(context: Context, id: number): void {
  const { ast } = context;
  const operator = ast.operator(id);
  const value = ast.b[id]!;
  if (operator === '=' || operator === '||=' || operator === '??=' || operator === '&&=') {
    const left = ast.a[id]!;
    if (ast.type[left] === T.Identifier || ast.type[left] === T.Member)
      assign(context, left, definition('value', value));
    else eachTarget(ast, left, NO_STEPS, (target, steps) => assign(context, target, definition('value', value, steps)));
  } else if (operator === '+=') assign(context, ast.a[id]!, definition('add', value));
  else assign(context, ast.a[id]!, definition('other', id));
}

/** `list.push(x)`, `Object.assign(target, {…})` */
function collectAppend(context: Context, id: number): void {
  const { ast } = context;
  const callee = ast.a[id]!;
  if (ast.type[callee] !== T.Member || ast.b[id] === 0) return;
  if (!APPENDS_FIRST.has(ast.text.charCodeAt(ast.start[ast.b[callee]!]!))) return;
  const key = ast.keyOf(callee);
  if (key === null) return;
  if (APPENDERS.has(key)) {
    for (let arg = ast.b[id]!; arg !== 0; arg = ast.next[arg]!) {
      const kind = ast.type[arg] === T.Spread ? 'other' : 'push';
      if (kind === 'push') assign(context, ast.a[callee]!, definition('push', arg));
    }
  } else if (key === 'assign' && ast.type[ast.a[callee]!] === T.Identifier && ast.name(ast.a[callee]!) === 'Object') {
    const target = ast.b[id]!;
    if (ast.type[target] === T.Object) return;
    for (let arg = ast.next[target]!; arg !== 0; arg = ast.next[arg]!) assignAll(context, target, arg);
  }
}

function assignAll(context: Context, target: number, source: number): void {
  const { ast } = context;
  const found = rootOf(context, target);
  if (found === null || ast.type[source] !== T.Object) return;
  for (let p = ast.a[source]!; p !== 0; p = ast.next[p]!) {
    const key = ast.type[p] === T.Property ? ast.keyOf(p) : null;
    if (key === null) continue;
    context.assignedKeys.add(key);
    const path = [...found.path, key].join('.');
    const props = propsOf(context, found.root);
    if (props !== null) props.set(path, addDefinition(props.get(path), definition('value', ast.b[p]!)));
  }
}
