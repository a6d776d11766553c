/** What a name holds: all its definitions together. */
import { mkAny, mkConcat, mkGet, mkImport, UNKNOWN, unknown } from '../fold/build.ts';
import { T } from '../tree/node-type.ts';
import type { Value } from '../value.ts';
import { type Binding, type Context, type Definition, functionAt, type PathStep } from './context.ts';
import { failureOfCatch } from './failures.ts';

const MAX_PUSHED = 256;

export function bindingValue(context: Context, binding: Binding): Value {
  if (binding.value !== null) return binding.value;
  if (binding.busy) return unknown('cycle');
  binding.busy = true;
  const cuts = context.cuts;
  const base = definitionsValue(context, binding.defs);
  const value = withProps(context, base, binding);
  binding.busy = false;
  if (cuts === context.cuts) binding.value = value;
  return value;
}

/** An object with what is assigned to its members later. */
function withProps(context: Context, base: Value, binding: Binding): Value {
  if (binding.props === null || (base.k !== 'object' && !(base.k === 'unknown' && binding.kind !== 'param')))
    return base;
  const props: (readonly [string, Value])[] = base.k === 'object' ? [...base.props] : [];
  for (const [path, defs] of binding.props)
    if (!path.includes('.')) props.push([path, definitionsValue(context, defs)]);
  return { k: 'object', props };
}

/** All that a list of definitions gives. */
export function definitionsValue(context: Context, defs: readonly Definition[]): Value {
  const only = defs.length === 1 ? defs[0]! : null;
  if (only !== null && only.kind !== 'push' && only.kind !== 'add') return definitionValue(context, only);
  const pushed: Value[] = [];
  const added: Value[] = [];
  const values: Value[] = [];
  for (const def of defs) {
    if (def.kind === 'push') {
      if (pushed.length < MAX_PUSHED) pushed.push(definitionValue(context, def));
    } else if (def.kind === 'add') added.push(definitionValue(context, def));
    else values.push(definitionValue(context, def));
  }
  let value = mkAny(values);
  if (added.length > 0) value = accumulated(values, added);
  if (pushed.length > 0) value = { k: 'array', items: [...(value.k === 'array' ? value.items : []), ...pushed] };
  return value;
}

/** `let s = ''; s += a; s += b`: in the order of the source. */
function accumulated(values: readonly Value[], added: readonly Value[]): Value {
  const starts = values.filter(
    (value) => value.k !== 'unknown' && !(value.k === 'const' && (value.v === '' || value.v === null)),
  );
  if (starts.length <= 1) return mkConcat([...starts, ...added]);
  return mkAny(starts.map((start) => mkConcat([start, ...added])));
}

function definitionValue(context: Context, def: Definition): Value {
  const base = baseValue(context, def);
  return def.steps.length === 0 ? base : applySteps(context, base, def.steps);
}

function baseValue(context: Context, def: Definition): Value {
  switch (def.kind) {
    case 'value':
    case 'add':
    case 'push':
    case 'function':
    case 'class':
      return context.evaluate(def.node);
    case 'param':
      return { k: 'param', fn: functionAt(context, def.node) ?? 0, index: def.index };
    case 'import':
      return mkImport(def.spec, def.name);
    case 'catch':
      return failureOfCatch(context, def.node);
    case 'element':
      return elementOf(context.evaluate(def.node));
    case 'key':
      return keysOf(context.evaluate(def.node));
    case 'enum':
      return enumValue(context, def.node);
    default:
      return UNKNOWN;
  }
}

export function elementOf(list: Value): Value {
  if (list.k === 'array') return mkAny(list.items.slice(0, 32));
  if (list.k === 'any') return mkAny(list.of.map(elementOf));
  return { k: 'get', of: list, key: null };
}

function keysOf(of: Value): Value {
  return of.k === 'object' ? mkAny(of.props.map(([v]) => ({ k: 'const' as const, v }))) : UNKNOWN;
}

function enumValue(context: Context, node: number): Value {
  const { ast } = context;
  const props: (readonly [string, Value])[] = [];
  let counter = 0;
  for (let member = ast.b[node]!; member !== 0; member = ast.next[member]!) {
    if (ast.type[member] !== T.EnumMember) continue;
    const key = ast.key(ast.a[member]!, false);
    const value: Value = ast.b[member] === 0 ? { k: 'const', v: counter } : context.evaluate(ast.b[member]!);
    counter = value.k === 'const' && typeof value.v === 'number' ? value.v + 1 : counter + 1;
    if (key !== null) props.push([key, value]);
  }
  return { k: 'object', props };
}

/** Follows a destructuring pattern into a value. */
export function applySteps(context: Context, base: Value, steps: readonly PathStep[]): Value {
  let value = base;
  for (const step of steps) {
    if (!step.rest && step.key !== '') value = mkGet(value, step.key);
    if (step.fallback !== 0 && !isDefinite(value)) {
      const fallback = context.evaluate(step.fallback);
      value = value.k === 'unknown' || (value.k === 'const' && value.v === null) ? fallback : mkAny([value, fallback]);
    }
  }
  return value;
}

function isDefinite(value: Value): boolean {
  return (
    (value.k === 'const' && value.v !== null) ||
    value.k === 'array' ||
    value.k === 'object' ||
    value.k === 'function' ||
    value.k === 'import'
  );
}
