/**
 * Third step: which call calls which function of the file, and which function is handed to which call, as far as names and shapes tell
 * without evaluating anything. Parameters get their values from this.
 */
import { F, T } from '../tree/node-type.ts';
import { definitionsOfMember, thisHost } from './assignments.ts';
import { type Binding, type Context, type Definition, functionAt } from './context.ts';
import { resolveName } from './scopes.ts';

const MAX_HOPS = 6;
const MAX_TARGETS = 8;
const INVOKERS = new Set(['call', 'apply']);

/** Functions (by id) that an expression can be. */
export function staticFunctions(context: Context, node: number): readonly number[] {
  const { columns } = context;
  const known = columns.functions[node]!;
  if (known !== 0) return columns.functionLists[known]!;
  const out: number[] = [];
  collect(context, node, out, MAX_HOPS);
  if (context.linked) columns.functions[node] = out.length === 0 ? 1 : columns.functionLists.push(out) - 1;
  return out;
}

function collect(context: Context, node: number, out: number[], hops: number): void {
  if (node === 0 || hops <= 0 || out.length >= MAX_TARGETS) return;
  const { ast } = context;
  switch (ast.type[node]) {
    case T.Function:
    case T.Class: {
      const fn = functionAt(context, node);
      if (fn !== undefined && !out.includes(fn)) out.push(fn);
      return;
    }
    case T.Identifier: {
      const binding = resolveName(context, node);
      if (binding === null) {
        if (context.globals.size > 0) collectDefinitions(context, context.globals.get(ast.name(node)), out, hops);
      } else addAll(out, functionsOfBinding(context, binding));
      return;
    }
    case T.Sequence:
      collect(context, ast.list(ast.a[node]!).at(-1) ?? 0, out, hops);
      return;
    case T.Assign:
      collect(context, ast.b[node]!, out, hops);
      return;
    case T.Await:
      collect(context, ast.a[node]!, out, hops);
      return;
    case T.Logical:
      collect(context, ast.a[node]!, out, hops - 1);
      collect(context, ast.b[node]!, out, hops - 1);
      return;
    case T.Conditional:
      collect(context, ast.b[node]!, out, hops - 1);
      collect(context, ast.c[node]!, out, hops - 1);
      return;
    case T.Member:
      collectMember(context, node, out, hops);
      return;
    case T.Call: // fn.bind(self)
      if (ast.type[ast.a[node]!] === T.Member && ast.keyOf(ast.a[node]!) === 'bind')
        collect(context, ast.a[ast.a[node]!]!, out, hops - 1);
      return;
    default:
  }
}

function addAll(out: number[], functions: readonly number[]): void {
  for (const fn of functions) if (out.length < MAX_TARGETS && !out.includes(fn)) out.push(fn);
}

const NONE: readonly number[] = [];
const MAX_NAMES = 24;

/** Functions that a name can be. */
function functionsOfBinding(context: Context, binding: Binding): readonly number[] {
  if (binding.functions !== null) return binding.functions;
  if (context.nameDepth >= MAX_NAMES) return NONE;
  binding.functions = NONE;
  context.nameDepth++;
  const out: number[] = [];
  collectDefinitions(context, binding.defs, out, MAX_HOPS);
  context.nameDepth--;
  binding.functions = out;
  return out;
}

function collectDefinitions(
  context: Context,
  defs: readonly Definition[] | undefined,
  out: number[],
  hops: number,
): void {
  if (defs === undefined) return;
  for (const def of defs) {
    if (def.kind === 'function' || def.kind === 'class') collect(context, def.node, out, hops);
    else if (def.kind === 'value' && def.steps.length === 0) collect(context, def.node, out, hops - 1);
    else if (def.kind === 'param' && def.steps.length === 0) collectPassed(context, def, out, hops);
  }
}

/** Functions that the file's own calls pass as a parameter. */
function collectPassed(context: Context, def: Definition, out: number[], hops: number): void {
  const { ast } = context;
  const fn = functionAt(context, def.node);
  if (fn === undefined || hops < 3 || !context.linked) return;
  for (const { call, shift } of (context.callSites.get(fn) ?? []).slice(0, MAX_TARGETS)) {
    if (shift < 0) continue;
    let arg = ast.b[call]!;
    for (let i = 0; i < def.index + shift && arg !== 0; i++) arg = ast.next[arg]!;
    collect(context, arg, out, hops - 3);
  }
}

function collectMember(context: Context, node: number, out: number[], hops: number): void {
  const { ast } = context;
  collectDefinitions(context, definitionsOfMember(context, node), out, hops - 1);
  const key = ast.keyOf(node);
  if (key === null) return;
  if (ast.type[ast.a[node]!] === T.Super) {
    const host = thisHost(ast, node);
    if (host !== 0 && ast.type[host] === T.Class)
      for (const holder of holdersOf(context, ast.b[host]!, hops - 1)) collectKey(context, holder, key, out, hops);
    return;
  }
  for (const holder of holdersOf(context, ast.a[node]!, hops - 1)) collectKey(context, holder, key, out, hops);
}

function collectKey(context: Context, holder: number, key: string, out: number[], hops: number): void {
  const { ast } = context;
  const isClass = ast.type[holder] === T.Class;
  for (const member of membersOf(context, holder, key)) collect(context, ast.b[member]!, out, hops - 1);
  collectDefinitions(context, context.thisProps.get(holder)?.get(key), out, hops - 1);
  if (ast.type[holder] === T.Function && ast.a[holder] !== 0) {
    collectDefinitions(context, resolveName(context, ast.a[holder]!)?.props?.get(`prototype.${key}`), out, hops - 1);
  }
  if (isClass && out.length === 0 && ast.b[holder] !== 0) {
    for (const base of holdersOf(context, ast.b[holder]!, hops - 1))
      if (base !== holder) collectKey(context, base, key, out, hops - 1);
  }
}

const NO_MEMBERS: readonly number[] = [];

/** Methods, fields and properties of a class or object literal under a constant key, in their order. */
export function membersOf(context: Context, holder: number, key: string): readonly number[] {
  const { ast, members } = context;
  const type = ast.type[holder];
  if (type !== T.Class && type !== T.Object) return NO_MEMBERS;
  let table = members.get(holder);
  if (table === undefined) {
    table = new Map();
    members.set(holder, table);
    for (let member = type === T.Class ? ast.c[holder]! : ast.a[holder]!; member !== 0; member = ast.next[member]!) {
      const kind = ast.type[member];
      if (kind !== T.Method && kind !== T.Field && kind !== T.Property) continue;
      const name = ast.keyOf(member);
      if (name === null) continue;
      const list = table.get(name);
      if (list === undefined) table.set(name, [member]);
      else list.push(member);
    }
  }
  return table.get(key) ?? NO_MEMBERS;
}

/** Class, object literal and function nodes whose members `node` has. */
function holdersOf(context: Context, node: number, hops: number): readonly number[] {
  if (node === 0 || hops <= 0) return [];
  const { ast } = context;
  switch (ast.type[node]) {
    case T.Object:
    case T.Class:
    case T.Function:
      return [node];
    case T.New:
    case T.Await:
      return holdersOf(context, ast.a[node]!, hops - 1);
    case T.This: {
      const host = thisHost(ast, node);
      return host === 0 ? [] : [host];
    }
    case T.Assign:
      return holdersOf(context, ast.b[node]!, hops - 1);
    case T.Call: // Object.freeze({…})
      return ast.type[ast.a[node]!] === T.Member && ast.keyOf(ast.a[node]!) === 'freeze'
        ? holdersOf(context, ast.b[node]!, hops - 1)
        : [];
    case T.Member:
    case T.Identifier: {
      const defs = ast.type[node] === T.Member ? definitionsOfMember(context, node) : definitionsOfName(context, node);
      if (defs.length === 0) return [];
      const out: number[] = [];
      for (const def of defs) {
        if (out.length >= MAX_TARGETS) break;
        if (def.kind === 'class' || def.kind === 'function') out.push(def.node);
        else if (def.kind === 'value' && def.steps.length === 0) out.push(...holdersOf(context, def.node, hops - 1));
      }
      return out;
    }
    default:
      return [];
  }
}

function definitionsOfName(context: Context, node: number): readonly Definition[] {
  const binding = resolveName(context, node);
  if (binding !== null) return binding.defs;
  return context.globals.size === 0 ? [] : (context.globals.get(context.ast.name(node)) ?? []);
}

export function linkCalls(context: Context): void {
  const { ast } = context;
  context.linked = false;
  for (const call of context.calls) {
    if (ast.type[call] === T.TaggedTemplate) continue;
    linkCallee(context, call);
    let index = 0;
    for (let arg = ast.b[call]!; arg !== 0; arg = ast.next[arg]!) linkArgument(context, call, arg, index++);
  }
  context.linked = true;
  // from here on parameters count too
  for (const binding of context.bindings) binding.functions = null;
}

/** The callee under `f.call(…)`, `f.apply(…)`; itself where it is none of these. */
function invoked(context: Context, callee: number): { readonly callee: number; readonly shift: number } {
  const { ast } = context;
  if (ast.type[callee] === T.Member) {
    const key = ast.keyOf(callee);
    if (key !== null && INVOKERS.has(key) && staticFunctions(context, ast.a[callee]!).length > 0)
      return { callee: ast.a[callee]!, shift: key === 'apply' ? -1 : 1 };
  }
  return { callee, shift: 0 };
}

/** Functions that a call of `callee` runs. */
export function calledFunctions(context: Context, callee: number): readonly number[] {
  return staticFunctions(context, invoked(context, callee).callee);
}

function linkCallee(context: Context, call: number): void {
  const { ast } = context;
  const { callee, shift } = invoked(context, ast.a[call]!);
  for (const fn of staticFunctions(context, callee)) {
    addTo(context.callSites, fn, { call, shift });
    if (context.functions[fn]!.isClass) addTo(context.callSites, constructorOf(context, fn), { call, shift });
  }
  if (ast.type[callee] === T.Identifier) {
    const binding = resolveName(context, callee);
    if (binding?.kind === 'param') addTo(context.parameterCalls, binding, call);
  }
}

/** Function of a class's constructor; the class itself where it has none. */
export function constructorOf(context: Context, classFn: number): number {
  const { ast } = context;
  const node = context.functions[classFn]!.node;
  for (let member = ast.c[node]!; member !== 0; member = ast.next[member]!) {
    if (ast.type[member] === T.Method && ast.has(member, F.constructor))
      return functionAt(context, ast.b[member]!) ?? classFn;
  }
  return classFn;
}

function linkArgument(context: Context, call: number, arg: number, index: number): void {
  const { ast } = context;
  const type = ast.type[arg];
  if (type === T.Object) {
    for (let p = ast.a[arg]!; p !== 0; p = ast.next[p]!) {
      if (ast.type[p] === T.Property && ast.type[ast.b[p]!] === T.Function)
        addTo(context.handOvers, functionAt(context, ast.b[p]!)!, { call, index });
    }
    return;
  }
  if (
    type !== T.Function &&
    type !== T.Identifier &&
    type !== T.Member &&
    type !== T.Call &&
    type !== T.Assign &&
    type !== T.Conditional
  )
    return;
  if (type === T.Identifier) {
    const binding = resolveName(context, arg);
    if (binding === null) return;
    if (binding.kind === 'param')
      addTo<Binding, { call: number; index: number }>(context.parameterHandOvers, binding, { call, index });
  }
  for (const fn of staticFunctions(context, arg))
    if (!context.functions[fn]!.isClass) addTo(context.handOvers, fn, { call, index });
}

const MAX_SITES = 64;
function addTo<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else if (list.length < MAX_SITES) list.push(value);
}
