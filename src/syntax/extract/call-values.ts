/** What a call gives: the returns of functions of this file with the arguments put in, promises, module loaders, constructors. */

import { mkAny, mkCall, mkImport, UNKNOWN, unknown } from '../fold/build.ts';
import { substitute } from '../fold.ts';
import { F, T } from '../tree/node-type.ts';
import type { Value } from '../value.ts';
import { boundValue } from './bound.ts';
import { deliveredValue } from './callbacks.ts';
import { calleePath, isFunctionConstructor, isRequire } from './callee.ts';
import { bindingIn, type Context, functionAt, MAX_STEPS } from './context.ts';
import { failureOfPromise } from './failures.ts';
import { helperOf } from './helpers.ts';
import { constructorOf } from './link-calls.ts';
import { instanceOf } from './members.ts';
import { isTelling } from './origins.ts';
import { argumentValues } from './values.ts';

const MAX_RETURNS = 8;
const SUMMARY_NODES = 90;
const MAX_TARGETS = 4;

export function callValue(context: Context, node: number): Value {
  const { ast } = context;
  const isNew = ast.type[node] === T.New;
  const calleeNode = ast.a[node]!;
  const promised = isNew ? null : promiseMethod(context, node, calleeNode);
  if (promised !== null) return promised;
  const helped = isNew ? null : helperCall(context, node, calleeNode);
  if (helped !== null) return helped;
  const callee = context.evaluate(calleeNode);
  const at = ast.start[node]!;
  if (ast.type[calleeNode] === T.Member && ast.b[node] === 0 && ast.keyOf(calleeNode) === 'sent') return callee;
  if (!isNew) {
    const loaded = loadedModule(context, node, callee);
    if (loaded !== null) return loaded;
  } else if (callee.k === 'global' && callee.name === 'Promise') return promiseOf(context, node);
  const args = argumentValues(context, node);
  return invoke(context, callee, args, isNew, at);
}

/** Value of `callee(...args)`. */
export function invoke(context: Context, callee: Value, args: readonly Value[], isNew: boolean, at: number): Value {
  if (callee.k === 'function') return invokeFunction(context, callee.fn, args, isNew) ?? UNKNOWN;
  if (callee.k === 'object' && isNew) return construct(context, callee, args);
  if (callee.k === 'any') {
    const functions = callee.of.filter((one) => one.k === 'function' || one.k === 'object');
    if (functions.length > 0)
      return mkAny(callee.of.slice(0, MAX_TARGETS).map((one) => invoke(context, one, args, isNew, at)));
  }
  if (callee.k === 'get' && !isNew) {
    const indirect = invokeIndirectly(context, callee, args, at);
    if (indirect !== null) return indirect;
  }
  const returned = returnedByText(callee);
  if (returned !== null) return returned;
  if (
    callee.k === 'global' &&
    callee.name === 'URL' &&
    isNew &&
    args[1]?.k === 'global' &&
    args[1].name === '__filename'
  ) {
    const path = args[0];
    if (path?.k === 'const' && typeof path.v === 'string' && !/^[a-z]+:/i.test(path.v)) {
      const v = /^\.{0,2}\//.test(path.v) ? path.v : `./${path.v}`;
      return { ...path, v, how: [...(path.how ?? []), 'path'] };
    }
  }
  return mkCall(callee, args, isNew, at, applyOf(context));
}

/** `f.call(self, x)`, `f.apply(self, [x])`, `f.bind(self)`, `Reflect.apply(f, self, [x])`, `util.promisify(f)` */
function invokeIndirectly(
  context: Context,
  callee: Extract<Value, { k: 'get' }>,
  args: readonly Value[],
  at: number,
): Value | null {
  const target = callee.of;
  if (target.k === 'function' || target.k === 'import' || target.k === 'global') {
    if (callee.key === 'bind') return args.length <= 1 ? target : null;
    if (target.k === 'function' && callee.key === 'call') return invoke(context, target, args.slice(1), false, at);
    if (target.k === 'function' && callee.key === 'apply')
      return invoke(context, target, args[1]?.k === 'array' ? args[1].items : [], false, at);
    if (target.k === 'global' && target.name === 'Reflect' && callee.key === 'apply' && args[0] !== undefined) {
      return invoke(context, args[0], args[2]?.k === 'array' ? args[2].items : [], false, at);
    }
  }
  if (target.k === 'get' && callee.key === 'bind' && args.length <= 1) return target;
  return null;
}

/** `Function('return this')()`, `new Function('return require')()` */
function returnedByText(callee: Value): Value | null {
  if (callee.k !== 'call' || !isFunctionConstructor(callee.callee)) return null;
  const code = callee.args.at(-1);
  if (code?.k !== 'const' || typeof code.v !== 'string') return null;
  const name = /^\s*return\s*\(?\s*(this|globalThis|global|window|self|require|eval|process)\s*\)?\s*;?\s*$/.exec(
    code.v,
  )?.[1];
  if (name === undefined) return null;
  return { k: 'global', name: name === 'require' || name === 'eval' || name === 'process' ? name : 'globalThis' };
}

const MAX_APPLIED = 5;
let applied = 0;

/** Calls functions of the file for `map` and the like, nested a few times at most. */
export function applyOf(context: Context) {
  return (fn: number, args: readonly Value[]): Value | null => {
    if (applied >= MAX_APPLIED || context.steps > MAX_STEPS) return null;
    applied++;
    try {
      return invokeFunction(context, fn, args, false);
    } finally {
      applied--;
    }
  };
}

/** What a function of the file returns for these arguments. */
export function invokeFunction(context: Context, fn: number, args: readonly Value[], isNew: boolean): Value | null {
  const info = context.functions[fn];
  if (info === undefined) return null;
  if (info.isClass) return isNew ? context.evaluate(info.node) : null;
  if (isNew) return putArguments(context, instanceOf(context, info.node), fn, args);
  const summary = returnSummary(context, fn);
  return summary === null ? null : putArguments(context, summary, fn, args);
}

function construct(context: Context, instance: Extract<Value, { k: 'object' }>, args: readonly Value[]): Value {
  const own = instance.props.find(([key]) => key === 'constructor')?.[1];
  if (own?.k !== 'function' || args.length === 0 || !context.functions[own.fn]?.isClass) return instance;
  return putArguments(context, instance, constructorOf(context, own.fn), args);
}

/** Calls whose arguments are being put in: what closures inside them see of the functions around. */
const frames: { readonly fn: number; readonly args: readonly Value[]; readonly rest: number }[] = [];

function putArguments(context: Context, value: Value, fn: number, args: readonly Value[]): Value {
  const around = [...frames];
  if (
    !mentionsParameter(context, value, fn, { left: 600 }) &&
    !around.some((frame) => mentionsParameter(context, value, frame.fn, { left: 600 })) &&
    !mentionsFunction(value, { left: 200 })
  )
    return value;
  const frame = { fn, args, rest: restIndex(context, fn) };
  frames.push(frame);
  try {
    return substitute(
      value,
      (leaf) => {
        context.steps++;
        if (leaf.k !== 'param') return undefined;
        const of = leaf.fn === fn ? frame : around.findLast((one) => one.fn === leaf.fn);
        if (of === undefined) return undefined;
        if (leaf.index === of.rest) return { k: 'array', items: of.args.slice(of.rest) };
        return of.args[leaf.index] ?? UNKNOWN;
      },
      applyOf(context),
    );
  } finally {
    frames.pop();
  }
}

function mentionsFunction(value: Value, budget: { left: number }): boolean {
  if (--budget.left < 0) return false;
  if (value.k === 'function') return true;
  if (value.k === 'call')
    return mentionsFunction(value.callee, budget) || value.args.some((arg) => mentionsFunction(arg, budget));
  return value.k === 'get' ? mentionsFunction(value.of, budget) : false;
}

function restIndex(context: Context, fn: number): number {
  const { ast } = context;
  let index = 0;
  for (let p = ast.b[context.functions[fn]!.node]!; p !== 0; p = ast.next[p]!, index++)
    if (ast.type[p] === T.Spread) return index;
  return -1;
}

function mentionsParameter(context: Context, value: Value, fn: number, budget: { left: number }): boolean {
  if (--budget.left < 0) return true;
  context.steps++;
  const inner = (part: Value): boolean => mentionsParameter(context, part, fn, budget);
  switch (value.k) {
    case 'param':
      return value.fn === fn;
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

/** Everything a function returns, its parameters open; null where it returns nothing. */
export function returnSummary(context: Context, fn: number): Value | null {
  const known = context.returnMemo.get(fn);
  if (known !== undefined) return known;
  const info = context.functions[fn];
  if (info === undefined || info.isClass) return null;
  const key = -1_000_000_000 - fn;
  if (context.busy.has(key) || context.steps > MAX_STEPS) return unknown('recursion');
  context.busy.add(key);
  const cuts = context.cuts;
  const nodes = info.returns.length > 0 ? info.returns : context.ast.has(info.node, F.generator) ? info.yields : [];
  const value =
    nodes.length === 0
      ? null
      : boundValue(
          mkAny(
            nodes.slice(0, MAX_RETURNS).map((node) => (isTelling(context, node) ? context.evaluate(node) : UNKNOWN)),
          ),
          SUMMARY_NODES,
          40,
        );
  context.busy.delete(key);
  if (cuts === context.cuts) context.returnMemo.set(fn, value);
  return value;
}

/** `p.then(f)`, `p.catch(f)`, `p.finally(f)`; null where it is no such call. */
function promiseMethod(context: Context, node: number, callee: number): Value | null {
  const { ast } = context;
  if (ast.type[callee] !== T.Member) return null;
  const key = ast.keyOf(callee);
  if (key !== 'then' && key !== 'catch' && key !== 'finally') return null;
  const base = context.evaluate(ast.a[callee]!);
  if (key === 'finally') return base;
  const first = ast.b[node]!;
  if (first === 0) return base;
  const handler = context.evaluate(first);
  if (key === 'catch') return mkAny([base, handled(context, handler, failureOfPromise(context, ast.a[callee]!), node)]);
  if (handler.k === 'const') return base;
  return handled(context, handler, base, node);
}

function handled(context: Context, handler: Value, argument: Value, node: number): Value {
  if (handler.k === 'unknown' || handler.k === 'param') return unknown('callback');
  return invoke(context, handler, [argument], false, context.ast.start[node]!);
}

/** Helpers that compilers put around modules, classes and async functions. */
function helperCall(context: Context, node: number, callee: number): Value | null {
  const helper = helperOf(context.ast, callee);
  if (helper === null) return null;
  const args = context.ast.list(context.ast.b[node]!);
  if (helper === 'interop') return args[0] === undefined ? null : context.evaluate(args[0]);
  if (helper === 'awaiter' || helper === 'async') {
    const body = args.at(helper === 'awaiter' ? 3 : 0);
    const fn = body === undefined ? undefined : functionAt(context, body);
    if (fn === undefined) return null;
    return helper === 'awaiter' ? (returnSummary(context, fn) ?? UNKNOWN) : { k: 'function', fn };
  }
  if (helper === 'mark') return args[0] === undefined ? null : context.evaluate(args[0]);
  for (const body of args) {
    const fn = functionAt(context, body);
    if (fn !== undefined) return steppedReturn(context, fn);
  }
  return null;
}

/** `return [2, x]`, `return _context.abrupt("return", x)`: how generators that were compiled away return. */
function steppedReturn(context: Context, fn: number): Value {
  const { ast } = context;
  const values: Value[] = [];
  for (const node of context.functions[fn]!.returns) {
    const first = ast.type[node] === T.Array ? ast.a[node]! : ast.type[node] === T.Call ? ast.b[node]! : 0;
    const second = ast.next[first]!;
    if (first === 0 || second === 0) continue;
    const done =
      ast.type[first] === T.Number
        ? ast.number(first) === 2
        : ast.type[first] === T.String && ast.string(first) === 'return';
    if (done && values.length < MAX_RETURNS) values.push(context.evaluate(second));
  }
  return mkAny(values);
}

/** `require('x')`, `createRequire(…)`, `process.getBuiltinModule('fs')`, `eval('require')` */
function loadedModule(context: Context, node: number, callee: Value): Value | null {
  const first = context.ast.b[node]!;
  const path = calleePath(callee);
  if (path !== null) {
    const name = path.names.at(-1);
    if (path.module === 'module' && name === 'createRequire') return { k: 'global', name: 'require' };
    if (path.module === null && path.names.join('.') === 'process.getBuiltinModule') return moduleNamed(context, first);
    if (path.module === null && path.names.join('.') === 'eval') {
      const code = first === 0 ? UNKNOWN : context.evaluate(first);
      if (code.k === 'const' && code.v === 'require') return { k: 'global', name: 'require' };
      return null;
    }
    if (name === 'promisify' && (path.module === 'util' || path.module === 'pify' || path.module === 'bluebird'))
      return first === 0 ? null : context.evaluate(first);
  }
  if (isRequire(callee)) return moduleNamed(context, first);
  if (callee.k === 'get' && callee.key === 'resolve' && isRequire(callee.of) && first !== 0) {
    const spec = context.evaluate(first);
    if (spec.k === 'const' && typeof spec.v === 'string') return { ...spec, how: [...(spec.how ?? []), 'path'] };
  }
  return null;
}

function moduleNamed(context: Context, spec: number): Value | null {
  if (spec === 0) return null;
  const value = context.evaluate(spec);
  if (value.k === 'const' && typeof value.v === 'string') return mkImport(value.v, '*');
  return null;
}

/** `new Promise((resolve) => …)`: what reaches resolve. */
function promiseOf(context: Context, node: number): Value {
  const { ast } = context;
  const executor = ast.b[node]!;
  if (executor === 0 || ast.type[executor] !== T.Function) return UNKNOWN;
  const resolver = ast.b[executor]!;
  if (resolver === 0 || ast.type[resolver] !== T.Identifier) return UNKNOWN;
  const binding = bindingIn(context, executor, ast.name(resolver));
  if (binding === undefined) return UNKNOWN;
  const values: Value[] = [];
  for (const call of context.parameterCalls.get(binding) ?? []) {
    const argument = ast.b[call]!;
    if (argument !== 0 && values.length < MAX_RETURNS) values.push(context.evaluate(argument));
  }
  for (const { call, index } of context.parameterHandOvers.get(binding) ?? []) {
    if (values.length < MAX_RETURNS) values.push(deliveredValue(context, call, index, 0));
  }
  return mkAny(values);
}
