/** What a `catch` clause or `.catch` handler gets: the failure of the requests that it guards. */
import { T } from '../tree/node-type.ts';
import type { Value } from '../value.ts';
import { calleePath } from './callee.ts';
import type { Context } from './context.ts';
import { staticFunctions } from './link-calls.ts';
import { isNetwork } from './sink-table.ts';

type CallOf = Extract<Value, { k: 'call' }>;
const MAX_CALLS = 60;
const MAX_KEPT = 8;
const MAX_HOPS = 3;
/** Calls that do not fail with anything from outside. */
const DULL = new Set([
  'console',
  'JSON',
  'Math',
  'Object',
  'Array',
  'String',
  'Number',
  'Promise',
  'process',
  'Buffer',
  'Date',
  'Symbol',
  'Error',
  'RegExp',
  'parseInt',
  'setTimeout',
]);

export function failureOfCatch(context: Context, clause: number): Value {
  const { ast } = context;
  const attempt = ast.parent[clause]!;
  return failureOf(callsWithin(context, ast.a[attempt]!, MAX_HOPS));
}

/** What a rejected promise gives its handler. */
export function failureOfPromise(context: Context, promise: number): Value {
  const roots = callsOf(context.evaluate(promise));
  if (roots.some((call) => isNetwork(call.callee))) return failureOf(roots);
  return failureOf([...roots, ...callsWithin(context, promise, MAX_HOPS)]);
}

function failureOf(calls: readonly CallOf[]): Value {
  const unique: CallOf[] = [];
  for (const call of calls)
    if (!unique.some((seen) => seen === call || (seen.at !== undefined && seen.at === call.at))) unique.push(call);
  const network = unique.filter((call) => isNetwork(call.callee));
  return { k: 'failure', of: (network.length > 0 ? network : unique).slice(0, MAX_KEPT) };
}

/** Unresolved calls below a node, and in the functions of the file that are called there. */
function callsWithin(context: Context, node: number, hops: number): readonly CallOf[] {
  const { ast } = context;
  const found: CallOf[] = [];
  let looked = 0;
  for (let id = node; id <= ast.last[node]! && looked < MAX_CALLS; id++) {
    if (ast.type[id] !== T.Call && ast.type[id] !== T.New) continue;
    looked++;
    found.push(...callsOf(context.evaluate(id)));
    if (hops <= 0) continue;
    for (const fn of staticFunctions(context, ast.a[id]!)) {
      const guard = -2_000_000_000 - fn;
      if (context.busy.has(guard) || context.functions[fn]!.isClass) continue;
      context.busy.add(guard);
      found.push(...callsWithin(context, context.functions[fn]!.node, hops - 1));
      context.busy.delete(guard);
    }
  }
  return found;
}

/** The unresolved calls that a value comes from. */
function callsOf(value: Value, depth = 0): readonly CallOf[] {
  if (depth > 8) return [];
  switch (value.k) {
    case 'call': {
      const path = calleePath(value.callee);
      if (path === null || (path.module === null && DULL.has(path.names[0] ?? ''))) {
        return [value.callee, ...value.args].flatMap((part) => callsOf(part, depth + 1)).slice(0, MAX_KEPT);
      }
      return [value];
    }
    case 'get':
      return callsOf(value.of, depth + 1);
    case 'any':
    case 'failure':
      return value.of.flatMap((part) => callsOf(part, depth + 1)).slice(0, MAX_KEPT);
    case 'array':
      return value.items.slice(0, 16).flatMap((part) => callsOf(part, depth + 1));
    case 'concat':
      return value.parts.slice(0, 16).flatMap((part) => callsOf(part, depth + 1));
    case 'delivered':
      return callsOf(value.by, depth + 1);
    default:
      return [];
  }
}
