/** Who calls whom: the raw material of call reach. */
import { isBuiltin } from 'node:module';
import type { CallFact } from '../module-facts.ts';
import { T } from '../tree/node-type.ts';
import type { Value } from '../value.ts';
import { boundValue } from './bound.ts';
import { ERROR_EVENTS, INERT, KEEPS, LISTENS, RUNS_SOON, SOON_EVENTS } from './callback-names.ts';
import { calleePath } from './callee.ts';
import { closedValue, closeParameters } from './close.ts';
import { type Context, functionOf } from './context.ts';
import { helperOf } from './helpers.ts';
import { constructorOf, staticFunctions } from './link-calls.ts';
import { ORIGIN, originOf } from './origins.ts';
import { keyText } from './values.ts';

type How = CallFact['how'];
const ARGUMENT_NODES = 40;

export class CallCollector {
  readonly facts: CallFact[] = [];
  readonly #context: Context;
  readonly #seen: Set<string> = new Set();
  constructor(context: Context) {
    this.#context = context;
  }

  add(node: number, how: How, target: Value, args: readonly Value[] = [], fn?: number): void {
    const from = fn ?? functionOf(this.#context, node);
    const at = this.#context.ast.start[node]!;
    const key = `${from} ${how} ${target.k === 'function' ? target.fn : target.k === 'import' ? `${target.spec} ${target.name}` : `@${at}`} ${args.length === 0 ? '' : at}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.facts.push({ fn: from, at, how, target, args });
  }
}

/** Facts of one call, `new` or tagged template; `callee` is null where a first look found nothing of interest in it. */
export function callsOf(context: Context, node: number, callee: Value | null, out: CallCollector): void {
  const { ast } = context;
  const how: How = directFunction(context, ast.a[node]!) ? 'iife' : 'call';
  if (callee === null) for (const fn of staticFunctions(context, ast.a[node]!)) functionTarget(context, node, fn, how, out);
  else for (const one of targetsOf(context, callee)) callTarget(context, node, one, how, out);
  if (ast.type[node] !== T.TaggedTemplate) argumentsOf(context, node, callee, out);
}

function functionTarget(context: Context, node: number, fn: number, how: How, out: CallCollector): void {
  out.add(node, how, { k: 'function', fn });
  if (!context.functions[fn]!.isClass) return;
  const own = constructorOf(context, fn);
  if (own !== fn) out.add(node, how, { k: 'function', fn: own });
}

function directFunction(context: Context, node: number): boolean {
  const { ast } = context;
  const type = ast.type[node];
  if (type === T.Function || type === T.Class) return true;
  if (type === T.Assign) return directFunction(context, ast.b[node]!);
  if (type === T.Sequence) return directFunction(context, ast.list(ast.a[node]!).at(-1) ?? 0);
  if (type === T.Member) {
    const key = ast.keyOf(node);
    return (key === 'call' || key === 'apply' || key === 'bind') && ast.type[ast.a[node]!] === T.Function;
  }
  return type === T.Call && ast.type[ast.a[node]!] === T.Member && ast.keyOf(ast.a[node]!) === 'bind' && directFunction(context, ast.a[node]!);
}

/** What a callee can be, invocation through `call`, `apply`, `bind` and parameters undone. */
function targetsOf(context: Context, callee: Value): readonly Value[] {
  let value = callee;
  if (value.k === 'get' && (value.key === 'call' || value.key === 'apply') && (value.of.k === 'function' || value.of.k === 'any' || value.of.k === 'import' || value.of.k === 'get')) value = value.of;
  if (value.k === 'param' || (value.k === 'get' && value.of.k === 'param') || value.k === 'any') value = closeParameters(context, value);
  return value.k === 'any' ? value.of : [value];
}

function callTarget(context: Context, node: number, target: Value, how: How, out: CallCollector): void {
  switch (target.k) {
    case 'function':
      out.add(node, how, target);
      break;
    case 'object': {
      const constructor = target.props.find(([key]) => key === 'constructor')?.[1];
      if (constructor?.k === 'function' && context.ast.type[node] === T.New) functionTarget(context, node, constructor.fn, how, out);
      break;
    }
    case 'call': // the result of a wrapper is called: what was wrapped runs
      for (const one of wrapped(target, 0)) out.add(node, 'call', one);
      importTarget(context, node, target, out);
      break;
    case 'import':
    case 'get':
      importTarget(context, node, target, out);
      break;
    default:
  }
}

/** Functions and foreign bindings inside the arguments of an unresolved call. */
function wrapped(value: Value, depth: number): readonly Value[] {
  if (value.k === 'function') return [value];
  if (depth > 0 && isForeign(value)) return [value];
  if (depth > 2) return [];
  if (value.k === 'call') return value.args.flatMap((arg) => wrapped(arg, depth + 1));
  if (value.k === 'array') return value.items.slice(0, 16).flatMap((item) => wrapped(item, depth + 1));
  if (value.k === 'any') return value.of.flatMap((one) => wrapped(one, depth));
  return [];
}

/** A binding of a module that is no part of Node, or a member of it. */
function isForeign(value: Value): boolean {
  const spec = specOf(value, false);
  return spec !== null && !isBuiltin(spec);
}

/** Module that a value is taken from; also through what its functions return, with `calls`. */
function specOf(value: Value, calls: boolean): string | null {
  let at = value;
  for (let i = 0; i < 12; i++) {
    if (at.k === 'import') return at.spec;
    if (at.k === 'get') at = at.of;
    else if (at.k === 'call' && calls) at = at.callee;
    else return null;
  }
  return null;
}

const LOCAL = /^(?:[./~#]|@\/)/;

function importTarget(context: Context, node: number, target: Value, out: CallCollector): void {
  const spec = specOf(target, true);
  if (spec === null || isBuiltin(spec) || (!LOCAL.test(spec) && specOf(target, false) === null)) return;
  const { ast } = context;
  const nodes = ast.type[node] === T.TaggedTemplate ? [] : ast.list(ast.b[node]!).slice(0, 8);
  // packages are not followed: only what could leave or enter through them is kept
  const wanted = LOCAL.test(spec) || nodes.some((arg) => (originOf(context, arg) & ORIGIN.global) !== 0);
  const values = wanted ? nodes.map((arg) => boundValue(closedValue(context, context.evaluate(arg)), ARGUMENT_NODES, 10)) : [];
  out.add(node, 'call', boundValue(target, ARGUMENT_NODES, 10), values);
}

/** Functions that are handed over: when do they run? */
function argumentsOf(context: Context, node: number, callee: Value | null, out: CallCollector): void {
  const { ast } = context;
  if (ast.b[node] === 0) return;
  let index = 0;
  let use: Usage | undefined;
  for (let arg = ast.b[node]!; arg !== 0; arg = ast.next[arg]!, index++) {
    if (!mayHoldFunction(ast.type[arg]!)) continue;
    const functions = functionsOf(context, arg);
    if (functions.length === 0) continue;
    use ??= usage(context, node, callee);
    if (use.how === null) return;
    const kind: How = isErrorSlot(context, node, index) ? 'error-handler' : use.how;
    // a foreign binding may be anything: only where the caller is known to take functions
    for (const target of functions) if (target.k === 'function' || use.sure) out.add(node, kind, target.k === 'function' ? target : boundValue(target, ARGUMENT_NODES, 10));
  }
}

function mayHoldFunction(type: number): boolean {
  return type === T.Function || type === T.Identifier || type === T.Member || type === T.Call || type === T.Object || type === T.Array || type === T.Assign || type === T.Conditional || type === T.Logical;
}

function functionsOf(context: Context, arg: number): readonly Value[] {
  const { ast } = context;
  if (ast.type[arg] === T.Function) return [{ k: 'function', fn: context.functionAt.get(arg) ?? 0 }];
  if ((originOf(context, arg) & (ORIGIN.function | ORIGIN.module)) === 0) return [];
  const value = context.evaluate(arg);
  if (value.k === 'object') return value.props.slice(0, 64).flatMap(([key, part]) => (key !== 'constructor' && part.k === 'function' ? [part] : []));
  if (isForeign(value)) return [value];
  return wrapped(value, 0);
}

interface Usage {
  /** null: it does not run them, or not here */
  readonly how: How | null;
  /** the caller is known by name */
  readonly sure: boolean;
}

/** How a call uses the functions that it is given. */
function usage(context: Context, node: number, callee: Value | null): Usage {
  const { ast } = context;
  const calleeNode = ast.a[node]!;
  const named = usageByName(context, node, callee);
  if (named !== undefined) return { how: named, sure: true };
  // the file's own functions are followed through their parameters
  if (staticFunctions(context, calleeNode).length > 0) return { how: null, sure: false };
  return { how: isDiscarded(context, node) ? 'callback' : null, sure: false };
}

function usageByName(context: Context, node: number, callee: Value | null): How | null | undefined {
  const { ast } = context;
  const calleeNode = ast.a[node]!;
  const helper = helperOf(ast, calleeNode);
  if (helper === 'awaiter') return 'callback';
  if (helper !== null) return null;
  const name = calledName(context, calleeNode);
  if (name !== null) {
    if (name === 'catch') return 'error-handler';
    if (LISTENS.has(name)) return listener(context, node);
    const path = callee === null ? null : calleePath(callee);
    if (path !== null && path.module !== null && /^(?:https?|follow-redirects|fs|child_process|dns|request|needle|superagent)$/.test(path.module) && !name.startsWith('create')) return 'callback';
    if (KEEPS.has(name)) return 'handler';
    if (RUNS_SOON.has(name)) return 'callback';
    if (INERT.has(name)) return null;
  }
  return undefined;
}

function calledName(context: Context, callee: number): string | null {
  const { ast } = context;
  if (ast.type[callee] === T.Identifier) return ast.name(callee);
  if (ast.type[callee] === T.Member) return keyText(context, callee);
  if (ast.type[callee] === T.Sequence) return calledName(context, ast.list(ast.a[callee]!).at(-1) ?? 0);
  return null;
}

function listener(context: Context, node: number): How {
  const event = context.evaluate(context.ast.b[node]!);
  const name = event.k === 'const' ? String(event.v) : '';
  return ERROR_EVENTS.has(name) ? 'error-handler' : SOON_EVENTS.has(name) ? 'callback' : 'handler';
}

function isErrorSlot(context: Context, node: number, index: number): boolean {
  const { ast } = context;
  return index === 1 && ast.type[ast.a[node]!] === T.Member && ast.keyOf(ast.a[node]!) === 'then';
}

/** The call stands for itself: its result is dropped, awaited or chained on. */
function isDiscarded(context: Context, node: number): boolean {
  const { ast } = context;
  let child = node;
  for (let up = ast.parent[node]!; up !== 0; child = up, up = ast.parent[up]!) {
    switch (ast.type[up]) {
      case T.ExpressionStatement:
      case T.Await:
        return true;
      case T.Unary:
      case T.Sequence:
      case T.Logical:
      case T.Conditional:
        continue;
      case T.Member: {
        const key = ast.keyOf(up);
        return child === ast.a[up] && (key === 'then' || key === 'catch' || key === 'finally');
      }
      case T.Call:
        return child === ast.a[up]; // wrapper(fn)()
      default:
        return false;
    }
  }
  return false;
}

/** Static blocks, and components that JSX mentions. */
export function callsOfOther(context: Context, node: number, out: CallCollector): void {
  const { ast } = context;
  if (ast.type[node] === T.StaticBlock) {
    out.add(node, 'iife', { k: 'function', fn: context.functionAt.get(node) ?? 0 }, [], functionOf(context, ast.parent[node]!));
    return;
  }
  const name = ast.a[node]!;
  if (ast.type[name] !== T.Identifier && ast.type[name] !== T.Member) return;
  if (ast.type[name] === T.Identifier && /^[a-z]/.test(ast.name(name))) return;
  const value = context.evaluate(name);
  if (value.k === 'function' || isForeign(value)) out.add(node, 'callback', value);
}

