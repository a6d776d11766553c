/**
 * Code inside code: constant texts that a file runs (`eval('…')`, `new Function(atob('…'))`, `node -e "…"`) are read as modules of their own, and what
 * they do is added to the facts of the file, at the place that runs them. Bounded in number, length and depth.
 */
import type { CallFact, FunctionFact, ImportFact, ModuleFacts, SinkFact, SinkKind } from '../module-facts.ts';
import type { Value } from '../value.ts';

const RUNS: ReadonlySet<SinkKind> = new Set([
  'eval',
  'function-constructor',
  'vm',
  'module-compile',
  'timer-string',
  'node-stdin',
]);
const SHORTEST = 30;
const PIECES = 24;
const ALL_LENGTH = 400_000;
const DEPTH = 3;

export type ReadCode = (text: string) => ModuleFacts | null;

interface Budget {
  pieces: number;
  length: number;
}

export function withInnerCode(facts: ModuleFacts, read: ReadCode): ModuleFacts {
  return added(facts, read, { pieces: PIECES, length: ALL_LENGTH }, 0);
}

function added(facts: ModuleFacts, read: ReadCode, budget: Budget, depth: number): ModuleFacts {
  if (depth >= DEPTH) return facts;
  const functions: FunctionFact[] = [];
  const sinks: SinkFact[] = [];
  const calls: CallFact[] = [];
  const imports: ImportFact[] = [];
  let next = facts.functions.reduce((most, fn) => Math.max(most, fn.id), 0) + 1;
  for (const sink of facts.sinks) {
    const code = RUNS.has(sink.kind) ? codeOf(sink.args[0]) : null;
    if (code === null || budget.pieces <= 0 || budget.length < code.length) continue;
    budget.pieces--;
    budget.length -= code.length;
    const plain = read(code);
    // nothing of note in it: texts that only compute
    if (plain === null || plain.sinks.length === 0) continue;
    const inner = added(plain, read, budget, depth + 1);
    // its top level runs in a function of its own, right inside the one that runs it
    const shift = next;
    const own = (fn: number): number => fn + shift;
    for (const fn of inner.functions) {
      functions.push({
        id: own(fn.id),
        name: fn.name,
        at: sink.at,
        end: sink.at,
        parent: fn.id === 0 ? sink.fn : own(fn.parent),
        returns: fn.returns === null ? null : moved(fn.returns, shift, sink.at),
      });
      next = Math.max(next, own(fn.id) + 1);
    }
    calls.push({ fn: sink.fn, at: sink.at, how: 'iife', target: { k: 'function', fn: own(0) }, args: [] });
    for (const one of inner.calls)
      calls.push({
        ...one,
        fn: own(one.fn),
        at: sink.at,
        target: moved(one.target, shift, sink.at),
        args: one.args.map((arg) => moved(arg, shift, sink.at)),
      });
    for (const one of inner.sinks)
      sinks.push({
        ...one,
        fn: own(one.fn),
        at: sink.at,
        end: sink.end,
        args: one.args.map((arg) => moved(arg, shift, sink.at)),
        conditions: [...one.conditions, ...sink.conditions].slice(0, 3),
      });
    for (const one of inner.imports)
      imports.push({
        ...one,
        fn: own(one.fn),
        at: sink.at,
        ...(one.value === undefined ? {} : { value: moved(one.value, shift, sink.at) }),
      });
  }
  if (functions.length === 0) return facts;
  return {
    ...facts,
    functions: [...facts.functions, ...functions],
    sinks: [...facts.sinks, ...sinks],
    calls: [...facts.calls, ...calls],
    imports: [...facts.imports, ...imports],
  };
}

function codeOf(value: Value | undefined): string | null {
  const text = value?.k === 'concat' ? constantPart(value.parts) : value;
  if (text?.k !== 'const' || typeof text.v !== 'string') return null;
  return text.v.length >= SHORTEST && /[(=]/.test(text.v) ? text.v : null;
}

/** Code with a hole in it reads as code with a name there. */
function constantPart(parts: readonly Value[]): Value | undefined {
  let text = '';
  for (const part of parts.slice(0, 40)) text += part.k === 'const' ? String(part.v) : '__hole';
  return { k: 'const', v: text };
}

/** A value of the inner code as one of the outer file: function numbers shifted, places at the sink. */
function moved(value: Value, shift: number, at: number): Value {
  const inner = (part: Value): Value => moved(part, shift, at);
  switch (value.k) {
    case 'const':
      return value.at === undefined ? value : { ...value, at };
    case 'array':
      return { k: 'array', items: value.items.map(inner) };
    case 'object':
      return { k: 'object', props: value.props.map(([key, part]) => [key, inner(part)] as const) };
    case 'concat':
      return { k: 'concat', parts: value.parts.map(inner) };
    case 'get':
      return { ...value, of: inner(value.of), ...(value.at === undefined ? {} : { at }) };
    case 'call':
      return {
        ...value,
        callee: inner(value.callee),
        args: value.args.map(inner),
        ...(value.at === undefined ? {} : { at }),
      };
    case 'delivered':
      return { ...value, by: inner(value.by), ...(value.at === undefined ? {} : { at }) };
    case 'param':
      return { ...value, fn: value.fn + shift };
    case 'function':
      return { ...value, fn: value.fn + shift };
    case 'failure':
    case 'any':
      return { k: value.k, of: value.of.map(inner) };
    default:
      return value;
  }
}
