/** What a function receives that is handed to a call: array items, promised values, or whatever an unresolved call delivers. */
import { mkAny, UNKNOWN } from '../fold/build.ts';
import { T } from '../tree/node-type.ts';
import type { Value } from '../value.ts';
import { elementOf } from './bindings.ts';
import { bindingIn, type Context } from './context.ts';
import { failureOfPromise } from './failures.ts';
import { helperOf } from './helpers.ts';
import { staticFunctions } from './link-calls.ts';

/** Methods that hand each item of a list to their callback, by the index of that parameter. */
const ITERATORS: ReadonlyMap<string, number> = new Map([
  ['forEach', 0],
  ['map', 0],
  ['filter', 0],
  ['find', 0],
  ['findLast', 0],
  ['findIndex', 0],
  ['some', 0],
  ['every', 0],
  ['flatMap', 0],
  ['reduce', 1],
  ['reduceRight', 1],
]); // prettier-ignore
const MAX_VALUES = 16;

/** Parameter `parameter` of the function that is argument `index` of `call`. */
export function deliveredValue(context: Context, call: number, index: number, parameter: number): Value {
  const { ast } = context;
  const callee = ast.a[call]!;
  if (ast.type[call] === T.Call && ast.type[callee] === T.Member) {
    const key = ast.keyOf(callee);
    const object = ast.a[callee]!;
    if (key === 'then' && parameter === 0)
      return index === 0 ? context.evaluate(object) : failureOfPromise(context, object);
    if (key === 'catch' && parameter === 0) return failureOfPromise(context, object);
    const item = key === null ? undefined : ITERATORS.get(key);
    if (item !== undefined && index === 0) {
      const list = context.evaluate(object);
      if (list.k === 'array' || list.k === 'any' || list.k === 'get' || list.k === 'call')
        return parameter === item ? elementOf(list) : UNKNOWN;
    }
  }
  if (helperOf(ast, callee) !== null) return UNKNOWN;
  if (ast.type[call] === T.New && ast.type[callee] === T.Identifier && ast.name(callee) === 'Promise') return UNKNOWN;
  const inFile = staticFunctions(context, callee);
  if (inFile.length > 0) return fromCalls(context, inFile, index, parameter);
  return { k: 'delivered', by: context.evaluate(call), index: parameter, at: ast.start[call]! };
}

/** The function of the file that takes the callback calls it itself: with what? */
function fromCalls(context: Context, functions: readonly number[], index: number, parameter: number): Value {
  const { ast } = context;
  const values: Value[] = [];
  for (const fn of functions) {
    const node = context.functions[fn]!.node;
    const param = ast.type[node] === T.Function ? ast.list(ast.b[node]!)[index] : undefined;
    const binding =
      param === undefined || ast.type[param] !== T.Identifier ? undefined : bindingIn(context, node, ast.name(param));
    if (binding === undefined) continue;
    for (const call of context.parameterCalls.get(binding) ?? []) {
      const argument = ast.list(ast.b[call]!)[parameter];
      if (argument !== undefined && values.length < MAX_VALUES) values.push(context.evaluate(argument));
    }
    const guard = -3_000_000_000 - fn;
    if (context.busy.has(guard)) continue;
    context.busy.add(guard);
    for (const handed of context.parameterHandOvers.get(binding) ?? []) {
      if (values.length < MAX_VALUES) values.push(deliveredValue(context, handed.call, handed.index, parameter));
    }
    context.busy.delete(guard);
  }
  return mkAny(values);
}
