/** Second loop over the nodes: what is assigned where, what functions return, which calls there are. */
import type { Ast } from '../tree/ast.ts';
import { F, T } from '../tree/node-type.ts';
import { type Binding, type Context, type Definition, functionAt, type PathStep } from './context.ts';
import { definition, eachTarget, resolveName } from './scopes.ts';

/** Names of the global object. */
export const GLOBAL_OBJECTS = new Set(['globalThis', 'global', 'window', 'self', 'frames', 'top']);
const MAX_DEFINITIONS = 40;
const MAX_PATH = 4;

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
  const path: string[] = [];
  let at = node;
  while (ast.type[at] === T.Member) {
    if (path.length > MAX_PATH) return null;
    const key = ast.keyOf(at);
    if (key === null) return null;
    path.unshift(key);
    at = ast.a[at]!;
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
  const [first, ...rest] = path;
  if (first !== undefined && GLOBAL_OBJECTS.has(name)) return { root: { kind: 'global', name: first }, path: rest };
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

/** What is known to be assigned at a root's property path. */
export function definitionsAt(context: Context, root: Root, path: readonly string[]): readonly Definition[] {
  if (root.kind === 'global') return context.globals.get([root.name, ...path].join('.')) ?? [];
  if (root.kind === 'this') return context.thisProps.get(root.host)?.get(path.join('.')) ?? [];
  return path.length === 0 ? root.binding.defs : (root.binding.props?.get(path.join('.')) ?? []);
}

/** What is known to be assigned at just this member; a quick look first, for most members are never assigned to. */
export function definitionsOfMember(context: Context, node: number): readonly Definition[] {
  const { ast } = context;
  let root = ast.a[node]!;
  while (ast.type[root] === T.Member) root = ast.a[root]!;
  if (ast.type[root] === T.This) {
    if (context.thisProps.size === 0 && context.globals.size === 0) return NONE;
  } else if (ast.type[root] === T.Identifier) {
    const binding = resolveName(context, root);
    if (binding === null ? context.globals.size === 0 : binding.props === null) return NONE;
  } else return NONE;
  const found = rootOf(context, node);
  return found === null ? NONE : definitionsAt(context, found.root, found.path);
}
const NONE: readonly Definition[] = [];

function addDefinition(list: Definition[] | undefined, def: Definition): Definition[] {
  const known = list ?? [];
  if (known.length < MAX_DEFINITIONS) known.push(def);
  return known;
}

/** Records that `target` (a name or member) gets `def`. */
function assign(context: Context, target: number, def: Definition): void {
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
  const key = path.join('.');
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

export function collectAssignments(context: Context): void {
  const { ast } = context;
  const current: number[] = [0];
  const ends: number[] = [ast.count];
  for (let id = 2; id < ast.count; id++) {
    while (id > ends.at(-1)!) {
      ends.pop();
      current.pop();
    }
    switch (ast.type[id]) {
      case T.Function: {
        const fn = functionAt(context, id)!;
        current.push(fn);
        ends.push(ast.last[id]!);
        if (ast.has(id, F.expressionBody)) context.functions[fn]!.returns.push(ast.c[id]!);
        break;
      }
      case T.Return:
        if (ast.a[id] !== 0) context.functions[current.at(-1)!]!.returns.push(ast.a[id]!);
        break;
      case T.Yield:
        if (ast.a[id] !== 0) context.functions[current.at(-1)!]!.yields.push(ast.a[id]!);
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

function collectAssign(context: Context, id: number): void {
  const { ast } = context;
  const operator = ast.operator(id);
  const value = ast.b[id]!;
  if (operator === '=' || operator === '||=' || operator === '??=' || operator === '&&=') {
    const none: readonly PathStep[] = [];
    eachTarget(ast, ast.a[id]!, none, (target, steps) => assign(context, target, definition('value', value, steps)));
  } else if (operator === '+=') assign(context, ast.a[id]!, definition('add', value));
  else assign(context, ast.a[id]!, definition('other', id));
}

/** `list.push(x)`, `Object.assign(target, {…})` */
function collectAppend(context: Context, id: number): void {
  const { ast } = context;
  const callee = ast.a[id]!;
  if (ast.type[callee] !== T.Member || ast.b[id] === 0) return;
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
    const path = [...found.path, key].join('.');
    const props = propsOf(context, found.root);
    if (props !== null) props.set(path, addDefinition(props.get(path), definition('value', ast.b[p]!)));
  }
}
