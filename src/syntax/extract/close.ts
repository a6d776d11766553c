/** Parameters filled in with what the file's own calls pass, then folded and cut to size: the form in which values leave. */
import { mkAny } from '../fold/build.ts';
import { substitute } from '../fold.ts';
import { T } from '../tree/node-type.ts';
import type { Value } from '../value.ts';
import { boundValue } from './bound.ts';
import { deliveredValue } from './callbacks.ts';
import type { Context } from './context.ts';
import { MAX_STEPS } from './context.ts';

const MAX_HOPS = 6;
const MAX_SOURCES = 12;
const MAX_NODES = 200;
const MAX_DEPTH = 14;

export function closedValue(context: Context, value: Value): Value {
  return boundValue(closeParameters(context, value), MAX_NODES, MAX_DEPTH);
}

export function closedNode(context: Context, node: number): Value {
  return closedValue(context, context.evaluate(node));
}

/** With parameters filled in, unbounded: for looking at, not for keeping. */
export function closeParameters(context: Context, value: Value): Value {
  return close(context, value, MAX_HOPS, new Set());
}

function close(context: Context, value: Value, hops: number, path: Set<string>): Value {
  if (value.k === 'const' || value.k === 'global' || value.k === 'import' || value.k === 'function') return value;
  if (!hasParameter(value, { left: 2_000 })) return value;
  const bounded = boundValue(value, 400, 30);
  return substitute(bounded, (leaf) => {
    context.steps++;
    if (leaf.k !== 'param' || hops === 0 || context.steps > MAX_STEPS) return undefined;
    const key = `${leaf.fn}.${leaf.index}`;
    if (path.has(key)) return undefined;
    path.add(key);
    const found = parameterValue(context, leaf, hops, path);
    path.delete(key);
    return found;
  });
}

function parameterValue(context: Context, leaf: Extract<Value, { k: 'param' }>, hops: number, path: Set<string>): Value | undefined {
  const sources = parameterSources(context, leaf.fn, leaf.index);
  if (sources.length === 0) return undefined;
  const closed = sources.map((source) => close(context, source, hops - 1, path));
  return mkAny(context.exported.has(leaf.fn) ? [...closed, leaf] : closed);
}

/** What the file itself passes as a parameter. */
export function parameterSources(context: Context, fn: number, index: number): readonly Value[] {
  const { ast } = context;
  const out: Value[] = [];
  for (const { call, shift } of context.callSites.get(fn) ?? []) {
    if (out.length >= MAX_SOURCES) return out;
    if (shift < 0) continue;
    const args = ast.list(ast.b[call]!);
    if (args.some((arg) => ast.type[arg] === T.Spread)) continue;
    const arg = args[index + shift];
    if (arg !== undefined) out.push(context.evaluate(arg));
  }
  for (const { call, index: at } of context.handOvers.get(fn) ?? []) {
    if (out.length >= MAX_SOURCES) return out;
    out.push(deliveredValue(context, call, at, index));
  }
  return out;
}

function hasParameter(value: Value, budget: { left: number }): boolean {
  if (--budget.left < 0) return true;
  const inner = (part: Value): boolean => hasParameter(part, budget);
  switch (value.k) {
    case 'param':
      return true;
    case 'array':
      return value.items.some(inner);
    case 'object':
      return value.props.some(([, part]) => inner(part));
    case 'concat':
      return value.parts.some(inner);
    case 'get':
      return inner(value.of);
    case 'call':
      return inner(value.callee) || value.args.some(inner);
    case 'delivered':
      return inner(value.by);
    case 'failure':
    case 'any':
      return value.of.some(inner);
    default:
      return false;
  }
}

