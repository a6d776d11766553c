/** Scopes, bindings and functions of a tree, in one loop over its nodes. Names are resolved on demand. */
import type { Ast } from '../tree/ast.ts';
import { F, T, typeTable } from '../tree/node-type.ts';
import {
  type Binding,
  type BindingKind,
  type Context,
  type Definition,
  type FunctionInfo,
  functionAt,
  type PathStep,
} from './context.ts';

export const NO_STEPS: readonly PathStep[] = [];
export function definition(
  kind: Definition['kind'],
  node: number,
  steps: readonly PathStep[] = NO_STEPS,
  index = 0,
  spec = '',
  name = '',
): Definition {
  return { kind, node, steps, index, spec, name };
}

const BLOCK_SCOPES = typeTable(
  T.Block,
  T.For,
  T.ForIn,
  T.ForOf,
  T.Catch,
  T.Switch,
  T.Function,
  T.Class,
  T.StaticBlock,
  T.Program,
  T.Namespace,
);
const FUNCTION_SCOPES = typeTable(T.Function, T.StaticBlock, T.Program, T.Namespace);
const DECLARES = typeTable(
  T.Function,
  T.Class,
  T.StaticBlock,
  T.VarDeclaration,
  T.Import,
  T.ImportEquals,
  T.Catch,
  T.Enum,
  T.Namespace,
);

export function scopeFor(ast: Ast, node: number, blocks: boolean): number {
  const wanted = blocks ? BLOCK_SCOPES : FUNCTION_SCOPES;
  for (let up = ast.parent[node]!; up !== 0; up = ast.parent[up]!) {
    if (wanted[ast.type[up]!] === 1) {
      // the body block of a function is the function's own scope
      if (ast.type[up] === T.Block && ast.type[ast.parent[up]!] === T.Function) return ast.parent[up]!;
      return up;
    }
  }
  return 1;
}

export function declare(
  context: Context,
  scope: number,
  nameNode: number,
  kind: BindingKind,
  def: Definition | null,
): Binding {
  const name = context.ast.name(nameNode);
  const { columns, scopes, bindings } = context;
  if (columns.scope[scope] === 0) columns.scope[scope] = scopes.push(new Map());
  const table = scopes[columns.scope[scope]! - 1]!;
  let binding = table.get(name);
  if (binding === undefined) {
    binding = {
      index: bindings.length,
      name,
      kind,
      scope,
      at: nameNode,
      defs: def === null ? [] : [def],
      props: null,
      origin: -1,
      value: null,
      functions: null,
      busy: false,
    };
    bindings.push(binding);
    table.set(name, binding);
  } else if (def !== null) binding.defs.push(def);
  return binding;
}

/** The binding that an identifier means; null for a free name. */
export function resolveName(context: Context, identifier: number): Binding | null {
  const { ast, scopes, bindings } = context;
  const { scope, binding: looked } = context.columns;
  const known = looked[identifier]!;
  if (known !== 0) return known === 1 ? null : bindings[known - 2]!;
  const name = ast.name(identifier);
  for (let up = ast.parent[identifier]!; up !== 0; up = ast.parent[up]!) {
    if (scope[up] === 0) continue;
    const binding = scopes[scope[up]! - 1]!.get(name);
    if (binding !== undefined) {
      looked[identifier] = binding.index + 2;
      return binding;
    }
  }
  looked[identifier] = 1;
  return null;
}

/** Calls `each` for every name that a pattern binds or assigns; `target` may be a member where it assigns. */
export function eachTarget(
  ast: Ast,
  pattern: number,
  steps: readonly PathStep[],
  each: (target: number, steps: readonly PathStep[]) => void,
  depth = 0,
): void {
  if (pattern === 0 || depth > 20) return;
  switch (ast.type[pattern]) {
    case T.Identifier:
    case T.Member:
      each(pattern, steps);
      return;
    case T.AssignPattern: {
      const last = steps.at(-1);
      const inner: readonly PathStep[] =
        last === undefined
          ? [{ key: '', rest: false, fallback: ast.b[pattern]! }]
          : [...steps.slice(0, -1), { ...last, fallback: ast.b[pattern]! }];
      eachTarget(ast, ast.a[pattern]!, inner, each, depth + 1);
      return;
    }
    case T.Assign: // a parser that took an object literal for a pattern
      eachTarget(ast, ast.a[pattern]!, steps, each, depth + 1);
      return;
    case T.Spread:
      eachTarget(ast, ast.a[pattern]!, steps, each, depth + 1);
      return;
    case T.ObjectPattern:
    case T.Object:
      for (let p = ast.a[pattern]!; p !== 0; p = ast.next[p]!) {
        if (ast.type[p] === T.Spread)
          eachTarget(ast, ast.a[p]!, [...steps, { key: null, rest: true, fallback: 0 }], each, depth + 1);
        else eachTarget(ast, ast.b[p]!, [...steps, { key: ast.keyOf(p), rest: false, fallback: 0 }], each, depth + 1);
      }
      return;
    case T.ArrayPattern:
    case T.Array: {
      let index = 0;
      for (let p = ast.a[pattern]!; p !== 0; p = ast.next[p]!) {
        if (ast.type[p] === T.Spread)
          eachTarget(ast, ast.a[p]!, [...steps, { key: null, rest: true, fallback: 0 }], each, depth + 1);
        else if (ast.type[p] !== T.Hole)
          eachTarget(ast, p, [...steps, { key: String(index), rest: false, fallback: 0 }], each, depth + 1);
        index++;
      }
      return;
    }
    default:
  }
}

/** First loop: functions, declared names. */
export function declareAll(context: Context): void {
  const { ast } = context;
  addFunction(context, 1);
  for (let id = 2; id < ast.count; id++) {
    if (DECLARES[ast.type[id]!] === 0) continue;
    switch (ast.type[id]) {
      case T.Function:
      case T.Class:
        declareFunction(context, id);
        break;
      case T.StaticBlock:
        addFunction(context, id);
        break;
      case T.VarDeclaration:
        declareVariables(context, id);
        break;
      case T.Import:
        declareImports(context, id);
        break;
      case T.ImportEquals:
        if (ast.type[ast.b[id]!] === T.String) {
          declare(context, 1, ast.a[id]!, 'import', definition('import', id, NO_STEPS, 0, ast.string(ast.b[id]!), '*'));
        } else declare(context, scopeFor(ast, id, true), ast.a[id]!, 'const', definition('value', ast.b[id]!));
        break;
      case T.Catch:
        eachTarget(ast, ast.a[id]!, NO_STEPS, (target, steps) =>
          declare(context, id, target, 'catch', definition('catch', id, steps)),
        );
        break;
      case T.Enum:
        declare(context, scopeFor(ast, id, true), ast.a[id]!, 'enum', definition('enum', id));
        break;
      case T.Namespace:
        if (ast.type[ast.a[id]!] === T.Identifier)
          declare(context, scopeFor(ast, id, true), ast.a[id]!, 'namespace', definition('namespace', id));
        break;
      default:
    }
  }
}

const NO_NODES: readonly number[] = [];

function addFunction(context: Context, node: number): FunctionInfo {
  const info: FunctionInfo = {
    id: context.functions.length,
    node,
    name: functionName(context.ast, node),
    parent: node === 1 ? 0 : parentFunction(context, node),
    isClass: context.ast.type[node] === T.Class,
    returns: NO_NODES,
    yields: NO_NODES,
    returned: -1,
  };
  context.functions.push(info);
  context.columns.fn[node] = info.id + 1;
  return info;
}

function parentFunction(context: Context, node: number): number {
  for (let up = context.ast.parent[node]!; up !== 0; up = context.ast.parent[up]!) {
    const id = functionAt(context, up);
    if (id !== undefined) return id;
  }
  return 0;
}

/** The name that people would call it by: its own, or that of what it is assigned to. */
function functionName(ast: Ast, node: number): string {
  if (node === 1) return '';
  if (ast.type[node] === T.StaticBlock) return 'static';
  if (ast.a[node] !== 0 && ast.type[ast.a[node]!] === T.Identifier) return ast.name(ast.a[node]!);
  let child = node;
  for (let up = ast.parent[node]!; up !== 0; child = up, up = ast.parent[up]!) {
    switch (ast.type[up]) {
      case T.Declarator:
        return ast.type[ast.a[up]!] === T.Identifier ? ast.name(ast.a[up]!) : '';
      case T.Assign:
        return targetName(ast, ast.a[up]!);
      case T.Property:
      case T.Method:
      case T.Field:
        return ast.b[up] === child ? (ast.keyOf(up) ?? '') : '';
      case T.ExportDefault:
        return 'default';
      case T.Call: // wrapper(async () => {}): named after what the wrapped thing is assigned to
        if (ast.a[up] === child) return '';
        continue;
      case T.Await:
      case T.Logical:
      case T.Conditional:
        continue;
      default:
        return '';
    }
  }
  return '';
}

function targetName(ast: Ast, target: number): string {
  if (ast.type[target] === T.Identifier) return ast.name(target);
  if (ast.type[target] === T.Member) return ast.keyOf(target) ?? '';
  return '';
}

function declareFunction(context: Context, id: number): void {
  const { ast } = context;
  addFunction(context, id);
  const isClass = ast.type[id] === T.Class;
  const nameNode = ast.a[id]!;
  if (nameNode !== 0 && ast.type[nameNode] === T.Identifier) {
    const kind = isClass ? 'class' : 'function';
    const scope = ast.has(id, F.declaration) ? scopeFor(ast, id, true) : id;
    declare(context, scope, nameNode, kind, definition(kind, id));
  }
  if (isClass) return;
  let index = 0;
  for (let p = ast.b[id]!; p !== 0; p = ast.next[p]!) {
    const at = index;
    const rest = ast.type[p] === T.Spread;
    const steps: readonly PathStep[] = rest ? [{ key: null, rest: true, fallback: 0 }] : NO_STEPS;
    if (ast.type[p] === T.Identifier) declare(context, id, p, 'param', definition('param', id, NO_STEPS, at));
    else
      eachTarget(ast, p, steps, (target, path) =>
        declare(context, id, target, 'param', definition('param', id, path, at)),
      );
    index++;
  }
}

function declareVariables(context: Context, id: number): void {
  const { ast } = context;
  const kind: BindingKind = ast.has(id, F.const) ? 'const' : ast.has(id, F.let) ? 'let' : 'var';
  const scope = scopeFor(ast, id, kind !== 'var');
  const loop = ast.type[ast.parent[id]!];
  const looped = (loop === T.ForIn || loop === T.ForOf) && ast.a[ast.parent[id]!] === id;
  for (let d = ast.a[id]!; d !== 0; d = ast.next[d]!) {
    const init = ast.b[d]!;
    if (!looped && ast.type[ast.a[d]!] === T.Identifier) {
      declare(context, scope, ast.a[d]!, kind, init === 0 ? null : definition('value', init));
      continue;
    }
    eachTarget(ast, ast.a[d]!, NO_STEPS, (target, steps) => {
      if (looped)
        declare(
          context,
          scope,
          target,
          kind,
          definition(loop === T.ForOf ? 'element' : 'key', ast.b[ast.parent[id]!]!, steps),
        );
      else declare(context, scope, target, kind, init === 0 ? null : definition('value', init, steps));
    });
  }
}

function declareImports(context: Context, id: number): void {
  const { ast } = context;
  if (ast.b[id] === 0) return;
  const spec = ast.string(ast.b[id]!);
  for (let s = ast.a[id]!; s !== 0; s = ast.next[s]!) {
    const local = ast.b[s]!;
    if (local === 0) continue;
    const imported = ast.a[s]!;
    const name = ast.has(s, F.namespace)
      ? '*'
      : ast.has(s, F.default)
        ? 'default'
        : imported === 0
          ? ast.name(local)
          : (ast.key(imported, false) ?? '');
    declare(context, 1, local, 'import', definition('import', id, NO_STEPS, 0, spec, name));
  }
}
