/** Parameters filled in with what the file's own calls pass, then folded and cut to size: the form in which values leave. */
import { mkAny, mkCall, mkGet, mkImport } from '../fold/build.ts';
import { substitute } from '../fold.ts';
import { T } from '../tree/node-type.ts';
import type { Value } from '../value.ts';
import { boundValue } from './bound.ts';
import { applyOf } from './call-values.ts';
import { deliveredValue } from './callbacks.ts';
import { type Context, MAX_STEPS } from './context.ts';
import { injectedParameter } from './injected.ts';
import { freeName } from './values.ts';

const MAX_SOURCES = 6;
const MAX_NODES = 260;
const MAX_DEPTH = 28;
/** Size of what one parameter is known to be. */
const PARAMETER_NODES = 64;
/** Chains are deep and thin: `client.post(…).pipe(…).subscribe(…)`. */
const PARAMETER_DEPTH = 18;

export function closedValue(context: Context, value: Value, nodes = MAX_NODES, depth = MAX_DEPTH): Value {
  return boundValue(closeParameters(context, value, nodes), nodes, depth);
}

/** With parameters filled in; cut only where it was beyond all measure. */
export function closeParameters(context: Context, value: Value, nodes = MAX_NODES): Value {
  if (value.k === 'const' || value.k === 'global' || value.k === 'import' || value.k === 'function') return value;
  if (!hasParameter(value, { left: 400 })) return value;
  const closed = substitute(
    boundValue(value, nodes * 2, MAX_DEPTH + 12),
    (leaf) => {
      context.steps++;
      return leaf.k === 'param' ? parameterValue(context, leaf.fn, leaf.index) : undefined;
    },
    applyOf(context),
  );
  if (context.parameterDepth === 0 && cyclesOf === context && cycles > 0 && hasParameter(closed, { left: 400 })) {
    // what a cycle left open may be known by now
    const again = substitute(closed, (leaf) =>
      leaf.k === 'param' ? (context.parameterMemo.get(leaf.fn * 1_000 + leaf.index) ?? undefined) : undefined,
    );
    return withGlobals(context, again);
  }
  // `(function (g) { g.r('https') })(global)`: what the file keeps on the global object
  return withGlobals(context, closed);
}

/**
 * What is called, with the parameters on the way to its root filled in: what else a call on that way is handed does not say what it is. Such a path is all that
 * sinks and targets are told by.
 */
export function closeCallee(context: Context, value: Value): Value {
  if (value.k === 'const' || value.k === 'global' || value.k === 'import' || value.k === 'function') return value;
  // what a wrapper is handed is called with it
  if (value.k === 'call') return closeParameters(context, value);
  const closed = onPath(context, value, 0);
  const { k } = rootOf(closed);
  if (cyclesOf === context && cycles > 0 && (k === 'param' || k === 'any')) return closeParameters(context, value);
  return withGlobals(context, closed);
}

const MAX_PATH = 24;

function onPath(context: Context, value: Value, depth: number): Value {
  if (depth > MAX_PATH) return value;
  switch (value.k) {
    case 'param':
      context.steps++;
      return parameterValue(context, value.fn, value.index) ?? value;
    case 'get': {
      const of = onPath(context, value.of, depth + 1);
      return of === value.of ? value : mkGet(of, value.key, value.at);
    }
    case 'call': {
      const root = rootOf(value.callee);
      if (root.k === 'import' || (root.k === 'global' && DULL.has(root.name))) return value;
      if (root.k !== 'param' && root.k !== 'any') return closeParameters(context, value);
      const callee = onPath(context, value.callee, depth + 1);
      if (callee === value.callee) return value;
      return mkCall(callee, value.args, value.isNew === true, value.at, applyOf(context));
    }
    case 'any': {
      const of = value.of.map((one) => onPath(context, one, depth + 1));
      return of.every((one, index) => one === value.of[index]) ? value : mkAny(of);
    }
    default:
      return value;
  }
}

/** Globals whose calls give nothing that runs code, whatever they are handed. */
const DULL = new Set(['Math', 'JSON', 'Number', 'Date', 'RegExp', 'console', 'document', 'String', 'Buffer']);

function rootOf(callee: Value): Value {
  let at = callee;
  for (let i = 0; i < MAX_PATH; i++) {
    if (at.k === 'get') at = at.of;
    else if (at.k === 'call') at = at.callee;
    else break;
  }
  return at;
}

/** Parameters under evaluation, and how often one of them was met again. */
const open = new Set<number>();
let cycles = 0;
let cyclesOf: Context | null = null;

function withGlobals(context: Context, value: Value): Value {
  if (context.globals.size === 0 || !mentionsGlobal(context, value, { left: 200 })) return value;
  return substitute(value, (leaf) =>
    leaf.k === 'global' && context.globals.has(leaf.name) ? freeName(context, leaf.name) : undefined,
  );
}

function mentionsGlobal(context: Context, value: Value, budget: { left: number }): boolean {
  if (--budget.left < 0) return false;
  const inner = (part: Value): boolean => mentionsGlobal(context, part, budget);
  switch (value.k) {
    case 'global':
      return context.globals.has(value.name);
    case 'get':
      return inner(value.of);
    case 'call':
      return inner(value.callee) || value.args.some(inner);
    case 'delivered':
      return inner(value.by);
    case 'concat':
      return value.parts.some(inner);
    case 'any':
    case 'failure':
      return value.of.some(inner);
    case 'array':
      return value.items.some(inner);
    default:
      return false;
  }
}

/** What the file's calls pass as a parameter; undefined where it does not say. */
function parameterValue(context: Context, fn: number, index: number): Value | undefined {
  const key = fn * 1_000 + index;
  const known = context.parameterMemo.get(key);
  if (known !== undefined) {
    if (known === null && cyclesOf === context && open.has(key)) cycles++;
    return known ?? undefined;
  }
  if (context.steps > MAX_STEPS || context.parameterDepth >= 8) return undefined;
  context.parameterMemo.set(key, null); // cycles end here
  if (cyclesOf !== context) {
    cyclesOf = context;
    cycles = 0;
    open.clear();
  }
  open.add(key);
  context.parameterDepth++;
  const sources = parameterSources(context, fn, index);
  if (sources.length === 0) {
    const injected = injectedParameter(context, fn, index);
    if (injected !== null) sources.push(mkImport(injected.spec, injected.name));
  }
  const closed = sources.map((source) => closedValue(context, source, PARAMETER_NODES, PARAMETER_DEPTH));
  context.parameterDepth--;
  open.delete(key);
  if (closed.length === 0) return undefined;
  const value = boundValue(
    mkAny(context.exported.has(fn) ? [...closed, { k: 'param', fn, index }] : closed),
    PARAMETER_NODES,
    PARAMETER_DEPTH,
  );
  context.parameterMemo.set(key, value);
  return value;
}

/** What the file itself passes as a parameter. */
function parameterSources(context: Context, fn: number, index: number): Value[] {
  const { ast } = context;
  const out: Value[] = [];
  for (const { call, shift } of context.callSites.get(fn) ?? []) {
    if (out.length >= MAX_SOURCES) return out;
    if (shift < 0) continue;
    const arg = argumentAt(context, ast.b[call]!, index + shift);
    if (arg !== 0) out.push(context.evaluate(arg));
  }
  for (const { call, index: at } of context.handOvers.get(fn) ?? []) {
    if (out.length >= MAX_SOURCES) return out;
    out.push(deliveredValue(context, call, at, index));
  }
  return out;
}

/** Node of an argument; 0 where there is none, or a spread hides it. */
function argumentAt(context: Context, first: number, index: number): number {
  const { ast } = context;
  let at = 0;
  for (let arg = first; arg !== 0; arg = ast.next[arg]!, at++) {
    if (ast.type[arg] === T.Spread) return 0;
    if (at === index) return arg;
  }
  return 0;
}

function hasParameter(value: Value, budget: { left: number }): boolean {
  if (--budget.left < 0) return true;
  switch (value.k) {
    case 'param':
      return true;
    case 'array':
      return someHas(value.items, budget);
    case 'object':
      for (const prop of value.props) if (hasParameter(prop[1], budget)) return true;
      return false;
    case 'concat':
      return someHas(value.parts, budget);
    case 'get':
      return hasParameter(value.of, budget);
    case 'call':
      return hasParameter(value.callee, budget) || someHas(value.args, budget);
    case 'delivered':
      return hasParameter(value.by, budget);
    case 'failure':
    case 'any':
      return someHas(value.of, budget);
    default:
      return false;
  }
}

function someHas(values: readonly Value[], budget: { left: number }): boolean {
  for (const value of values) if (hasParameter(value, budget)) return true;
  return false;
}
