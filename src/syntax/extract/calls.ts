/** Who calls whom: the raw material of call reach. */
import { isBuiltin } from 'node:module';
import { UNKNOWN } from '../fold/build.ts';
import type { CallFact } from '../module-facts.ts';
import { T, typeTable } from '../tree/node-type.ts';
import type { Value } from '../value.ts';
import { boundValue } from './bound.ts';
import { ERROR_EVENTS, SOON_EVENTS, useByName } from './callback-names.ts';
import { calleePath } from './callee.ts';
import { closedValue, closeParameters } from './close.ts';
import { type Context, functionAt, functionOf } from './context.ts';
import { helperOf, mayBeHelper } from './helpers.ts';
import { calledFunctions, constructorOf, staticFunctions } from './link-calls.ts';
import { isTelling, ORIGIN, OUTSIDE, originOf } from './origins.ts';
import { keyText } from './values.ts';

type How = CallFact['how'];
const ARGUMENT_NODES = 40;

export class CallCollector {
  readonly facts: CallFact[] = [];
  readonly #context: Context;
  readonly #seen: Set<string> = new Set();
  readonly #known: Set<number> = new Set();
  constructor(context: Context) {
    this.#context = context;
  }

  /** Is a target not yet known to be called from the same function? */
  isNew(node: number, how: How, target: Value): boolean {
    return (
      target.k !== 'import' ||
      !this.#seen.has(`${functionOf(this.#context, node)} ${how} ${target.spec} ${target.name} `)
    );
  }

  add(node: number, how: How, target: Value, args: readonly Value[] = [], fn?: number): void {
    const from = fn ?? functionOf(this.#context, node);
    const at = this.#context.ast.start[node]!;
    if (target.k === 'function') {
      // 20 bits for each function, the rest for how it is called
      const key = (HOWS.indexOf(how) * 2 ** 20 + from) * 2 ** 20 + target.fn;
      if (this.#known.has(key)) return;
      this.#known.add(key);
    } else {
      const key = `${from} ${how} ${target.k === 'import' ? `${target.spec} ${target.name}` : `@${at}`} ${args.length === 0 ? '' : at}`;
      if (this.#seen.has(key)) return;
      this.#seen.add(key);
    }
    this.facts.push({ fn: from, at, how, target, args });
  }
}

const HOWS: readonly How[] = ['call', 'iife', 'callback', 'handler', 'error-handler'];

/** Facts of one call, `new` or tagged template; `callee` is null where a first look found nothing of interest in it. */
export function callsOf(context: Context, node: number, callee: Value | null, out: CallCollector): void {
  const { ast } = context;
  const how: How = directFunction(context, ast.a[node]!) ? 'iife' : 'call';
  if (callee === null)
    for (const fn of calledFunctions(context, ast.a[node]!)) functionTarget(context, node, fn, how, out);
  else for (const one of targetsOf(callee)) callTarget(context, node, one, how, out);
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
  return (
    type === T.Call &&
    ast.type[ast.a[node]!] === T.Member &&
    ast.keyOf(ast.a[node]!) === 'bind' &&
    directFunction(context, ast.a[node]!)
  );
}

/** What a callee can be, invocation through `call` and `apply` undone. */
function targetsOf(callee: Value): readonly Value[] {
  let value = callee;
  if (
    value.k === 'get' &&
    (value.key === 'call' || value.key === 'apply') &&
    (value.of.k === 'function' || value.of.k === 'any' || value.of.k === 'import' || value.of.k === 'get')
  )
    value = value.of;
  return value.k === 'any' ? value.of : [value];
}

function callTarget(context: Context, node: number, target: Value, how: How, out: CallCollector): void {
  switch (target.k) {
    case 'function':
      out.add(node, how, target);
      break;
    case 'object': {
      const made = target.props.find(([key]) => key === 'constructor')?.[1];
      if (made?.k === 'function' && context.ast.type[node] === T.New) functionTarget(context, node, made.fn, how, out);
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
  // packages are not followed: only what could leave through them is kept, and one call of each is enough
  if (!LOCAL.test(spec) && !out.isNew(node, 'call', target)) return;
  const wanted = LOCAL.test(spec)
    ? nodes.some((arg) => isTelling(context, arg))
    : nodes.some((arg) => (originOf(context, arg) & (ORIGIN.global | ORIGIN.source)) !== 0);
  const values = wanted
    ? nodes.map((arg) =>
        isTelling(context, arg) ? closedValue(context, context.evaluate(arg), ARGUMENT_NODES, 10) : UNKNOWN,
      )
    : [];
  // only the way to its root is closed yet
  const whole = target.k === 'get' && specOf(target, false) === null ? closeParameters(context, target) : target;
  out.add(node, 'call', boundValue(whole, ARGUMENT_NODES, 10), values);
}

/** Functions that are handed over: when do they run? */
function argumentsOf(context: Context, node: number, callee: Value | null, out: CallCollector): void {
  const { ast } = context;
  let index = 0;
  let named: How | null | undefined;
  let unnamed: How | null | undefined;
  let asked = false;
  for (let arg = ast.b[node]!; arg !== 0; arg = ast.next[arg]!, index++) {
    if (HOLDS_FUNCTIONS[ast.type[arg]!] === 0) continue;
    // most arguments hold none: what the caller does with functions need not be asked
    const plain = plainFunctions(context, arg);
    if (plain.length === 0 && HELD_FOREIGN[ast.type[arg]!] === 0) continue;
    if (!asked) {
      named = usageByName(context, node, callee);
      if (named === null) return;
      asked = true;
    }
    if (plain.length > 0) {
      if (named === undefined) unnamed ??= usageByPlace(context, node);
      const how = named ?? unnamed;
      if (how === null || how === undefined) return;
      const kind: How = isErrorSlot(context, node, index) ? 'error-handler' : how;
      for (const fn of plain) out.add(node, kind, { k: 'function', fn });
    }
    // a foreign binding may be anything: only where the caller is known to take functions
    if (named === undefined || named === null) continue;
    const kind: How = isErrorSlot(context, node, index) ? 'error-handler' : named;
    for (const target of foreignFunctions(context, arg))
      out.add(node, kind, target.k === 'function' ? target : boundValue(target, ARGUMENT_NODES, 10));
  }
}

const HOLDS_FUNCTIONS = typeTable(
  T.Function,
  T.Identifier,
  T.Member,
  T.Call,
  T.Object,
  T.Array,
  T.Assign,
  T.Conditional,
  T.Logical,
);

const MAX_HELD = 64;

/** Functions of the file that an argument is, or holds in an object or list. */
function plainFunctions(context: Context, arg: number): readonly number[] {
  const { ast } = context;
  const type = ast.type[arg];
  if (type !== T.Object && type !== T.Array) {
    const functions = staticFunctions(context, arg);
    return functions.some((fn) => context.functions[fn]!.isClass)
      ? functions.filter((fn) => !context.functions[fn]!.isClass)
      : functions;
  }
  const out: number[] = [];
  for (let part = ast.a[arg]!; part !== 0 && out.length < MAX_HELD; part = ast.next[part]!) {
    const value = type === T.Array ? part : ast.type[part] === T.Property ? ast.b[part]! : 0;
    const held = ast.type[value];
    if (held === T.Function || (held === T.Identifier && type === T.Array))
      out.push(...staticFunctions(context, value));
  }
  return out;
}

/** Bindings of other modules, and what wrappers hold: `app.get('/', wrap(controller.show))` */
function foreignFunctions(context: Context, arg: number): readonly Value[] {
  if (!mayBeForeign(context, arg)) return [];
  const value = context.evaluate(arg);
  return isForeign(value) ? [value] : wrapped(value, 0);
}

const HELD_FOREIGN = typeTable(T.Identifier, T.Member, T.Call, T.Array);

function mayBeForeign(context: Context, arg: number): boolean {
  const type = context.ast.type[arg]!;
  if (HELD_FOREIGN[type] === 0) return false;
  const wanted = type === T.Call ? ORIGIN.function | OUTSIDE : OUTSIDE;
  return (originOf(context, arg) & wanted) !== 0;
}

/** How a call of something without a known name uses the functions that it is given: not, where it is a function of the file, for those are followed through their parameters. */
function usageByPlace(context: Context, node: number): How | null {
  if (staticFunctions(context, context.ast.a[node]!).length > 0) return null;
  return isDiscarded(context, node) ? 'callback' : null;
}

const CALLS_BACK = /^(?:https?|follow-redirects|fs|child_process|dns|request|needle|superagent)$/;

/** How a caller that is known by name uses them: null where it does not run them, or not here. */
function usageByName(context: Context, node: number, callee: Value | null): How | null | undefined {
  const calleeNode = context.ast.a[node]!;
  const name = calledName(context, calleeNode);
  if (name === null || mayBeHelper(name)) {
    const helper = helperOf(context.ast, calleeNode);
    if (helper === 'awaiter' || helper === 'generator') return 'callback';
    if (helper !== null) return null;
  }
  if (name === null) return undefined;
  const use = useByName(name);
  if (use === 'catches') return 'error-handler';
  if (use === 'listens') return listener(context, node);
  const path = callee === null ? null : calleePath(callee);
  if (path !== null && path.module !== null && CALLS_BACK.test(path.module) && !name.startsWith('create'))
    return 'callback';
  if (use === undefined) return undefined;
  return use === 'keeps' ? 'handler' : use === 'runs' ? 'callback' : null;
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
    out.add(
      node,
      'iife',
      { k: 'function', fn: functionAt(context, node) ?? 0 },
      [],
      functionOf(context, ast.parent[node]!),
    );
    return;
  }
  const name = ast.a[node]!;
  if (ast.type[name] !== T.Identifier && ast.type[name] !== T.Member) return;
  if (ast.type[name] === T.Identifier && /^[a-z]/.test(ast.name(name))) return;
  const value = context.evaluate(name);
  if (value.k === 'function' || isForeign(value)) out.add(node, 'callback', value);
}

const MAX_PARAMETER_CALLS = 200;

/** Exported functions that call what they are handed: `cb(null, body)`. Other files fill in the function. */
export function callsOfParameters(context: Context, out: CallCollector): void {
  let count = 0;
  for (const [binding, calls] of context.parameterCalls) {
    const def = binding.defs[0];
    if (binding.defs.length !== 1 || def?.kind !== 'param' || def.steps.length > 0) continue;
    const fn = functionAt(context, def.node);
    if (fn === undefined || !context.exported.has(fn)) continue;
    for (const call of calls.slice(0, 8)) {
      const nodes = context.ast.list(context.ast.b[call]!).slice(0, 4);
      if (nodes.length === 0 || ++count > MAX_PARAMETER_CALLS) continue;
      const args = nodes.map((arg) =>
        isTelling(context, arg) ? closedValue(context, context.evaluate(arg), ARGUMENT_NODES, 16) : UNKNOWN,
      );
      out.add(call, 'call', { k: 'param', fn, index: def.index }, args);
    }
  }
}
