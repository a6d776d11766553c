/**
 * What the parts of the extractor share for one file: the tree, its scopes and functions, the memo of values, and the budgets that
 * keep hostile input linear. Function 0 is the module's top level; a class is a function too (its field initialisers stand in it).
 */
import type { Ast } from '../tree/ast.ts';
import type { Value } from '../value.ts';
import type { Columns } from './columns.ts';

export type BindingKind =
  | 'var'
  | 'let'
  | 'const'
  | 'function'
  | 'class'
  | 'param'
  | 'import'
  | 'catch'
  | 'enum'
  | 'namespace';

/** One step of a destructuring pattern; `rest` takes what is left. */
export interface PathStep {
  readonly key: string | null;
  readonly rest: boolean;
  /** node of the default, 0 where none */
  readonly fallback: number;
}

/** One thing that gives a binding (or a property path below it) a value. */
export interface Definition {
  readonly kind:
    | 'value'
    | 'add'
    | 'push'
    | 'function'
    | 'class'
    | 'param'
    | 'import'
    | 'catch'
    | 'element'
    | 'key'
    | 'enum'
    | 'namespace'
    | 'other';
  /** value node, function node, catch clause … */
  readonly node: number;
  readonly steps: readonly PathStep[];
  /** param: its index; element: 0 */
  readonly index: number;
  readonly spec: string;
  readonly name: string;
}

export interface Binding {
  /** in `Context.bindings` */
  readonly index: number;
  readonly name: string;
  readonly kind: BindingKind;
  /** node that it belongs to */
  readonly scope: number;
  /** node of the name */
  readonly at: number;
  readonly defs: Definition[];
  /** `a.b.c = …`: definitions by joined path (`b`, `b.c`) */
  props: Map<string, Definition[]> | null;
  /** bits of origins.ts; below 0 while they are not known */
  origin: number;
  /** all that it can be, once that is known */
  value: Value | null;
  /** functions that it can be, once they are known */
  functions: readonly number[] | null;
  /** under evaluation: cycles are cut */
  busy: boolean;
}

export interface FunctionInfo {
  readonly id: number;
  /** its node */
  readonly node: number;
  name: string;
  readonly parent: number;
  readonly isClass: boolean;
  returns: readonly number[];
  yields: readonly number[];
  /** modules that what it returns comes from: bits of origins.ts, -1 not looked at */
  returned: number;
}

/** A place where a function (or a value that may be one) is handed to a call. */
export interface HandOver {
  readonly call: number;
  readonly index: number;
}

/** `shift` arguments come before those that the function sees: 1 for `f.call(self, x)`; -1: they cannot be told (`apply`). */
export interface CallSite {
  readonly call: number;
  readonly shift: number;
}

export interface Context {
  readonly ast: Ast;
  readonly columns: Columns;
  /** scope tables, by the index in `columns.scope` */
  readonly scopes: Map<string, Binding>[];
  /** by the index in `columns.binding` */
  readonly bindings: Binding[];
  readonly functions: FunctionInfo[];
  /** free names that are assigned: `global.r = …`, `r = …` */
  readonly globals: Map<string, Definition[]>;
  /** `this.a.b = …` by the class, object literal or function whose `this` it is, then by joined path */
  readonly thisProps: Map<number, Map<string, Definition[]>>;
  /** last keys of all paths that are assigned, so that a look at other members ends at once */
  readonly assignedKeys: Set<string>;
  /** members of classes and object literals by their constant keys, made when first asked for */
  readonly members: Map<number, Map<string, number[]>>;
  /** calls by the function that they call */
  readonly callSites: Map<number, CallSite[]>;
  readonly handOvers: Map<number, HandOver[]>;
  /** calls whose callee is a parameter, by binding */
  readonly parameterCalls: Map<Binding, number[]>;
  /** where a parameter itself is handed on: `stream.on('end', resolve)` */
  readonly parameterHandOvers: Map<Binding, HandOver[]>;
  /** are all calls linked, so that what is found of functions may be remembered? */
  linked: boolean;
  nameDepth: number;
  /** functions that other modules can call */
  readonly exported: Set<number>;
  readonly calls: number[];
  /** closed values of parameters by `fn * 1000 + index`; null while under evaluation, or unknown */
  readonly parameterMemo: Map<number, Value | null>;
  parameterDepth: number;
  originDepth: number;
  /** the same of free names that the file assigns */
  readonly globalOrigins: Map<string, number>;
  originLooks: number;
  /** counts origins that a limit or a cycle cut */
  originCuts: number;
  readonly returnMemo: Map<number, Value | null>;
  /** functions under evaluation, by numbers below 0: cycles are cut */
  readonly busy: Set<number>;
  steps: number;
  depth: number;
  /** counts results that a depth limit shortened, so that they are not remembered */
  cuts: number;
  readonly problems: { at: number; why: string }[];
  evaluate(node: number): Value;
}

export const MAX_STEPS = 2_000_000;
export const MAX_DEPTH = 150;

/** Id of the function that a node is. */
export function functionAt(context: Context, node: number): number | undefined {
  const id = context.columns.fn[node]!;
  return id === 0 ? undefined : id - 1;
}

/** The binding of a name declared right in a scope's node. */
export function bindingIn(context: Context, scope: number, name: string): Binding | undefined {
  const table = context.columns.scope[scope]!;
  return table === 0 ? undefined : context.scopes[table - 1]!.get(name);
}

/** Innermost function (by id) that a node stands in; a class counts, but not for its static parts and heritage. */
export function functionOf(context: Context, node: number): number {
  const { ast } = context;
  let from = node;
  for (let up = ast.parent[node]!; up !== 0; up = ast.parent[up]!) {
    const id = functionAt(context, up);
    if (id !== undefined && !(context.functions[id]!.isClass && !inInstancePart(ast, up, from))) return id;
    from = up;
  }
  return 0;
}

function inInstancePart(ast: Ast, classNode: number, child: number): boolean {
  for (let member = ast.c[classNode]!; member !== 0; member = ast.next[member]!)
    if (member === child) return (ast.flags[member]! & 2) === 0;
  return false;
}
