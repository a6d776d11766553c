/**
 * What an expression can be (`Value`), from the tree of one file. Parameters stay open (`param`) so that a result is true for every caller;
 * `close.ts` fills them in when facts are written. Memoised per node; cycles, depth and total work are bounded.
 */
import { mkAny, mkCall, mkConcat, mkImport, mkOperation, mkSpread, UNKNOWN, unknown } from '../fold/build.ts';
import { F, T } from '../tree/node-type.ts';
import type { Value } from '../value.ts';
import { GLOBAL_OBJECTS } from './assignments.ts';
import { bindingValue, definitionsValue } from './bindings.ts';
import { callValue, returnSummary } from './call-values.ts';
import { type Context, functionAt, MAX_DEPTH, MAX_STEPS } from './context.ts';
import { classValue, memberValue, thisValue } from './members.ts';
import { resolveName } from './scopes.ts';

const MAX_ELEMENTS = 20_000;
const MAX_PROPS = 2_000;
const MAX_OPERANDS = 20_000;
const SHALLOW = 20;

export function evaluate(context: Context, node: number): Value {
  if (node === 0) return UNKNOWN;
  const { busy, memo, values } = context.columns;
  const known = memo[node]!;
  if (known !== 0) return values[known]!;
  if (++context.steps > MAX_STEPS) return unknown('budget');
  if (context.depth > MAX_DEPTH) {
    context.cuts++;
    return unknown('deep');
  }
  if (busy[node] === 1) return unknown('cycle');
  const cuts = context.cuts;
  context.depth++;
  busy[node] = 1;
  const value = expression(context, node);
  busy[node] = 0;
  context.depth--;
  // what a limit far below shortened is good enough; near the limit it is not
  if (context.cuts === cuts || context.depth < SHALLOW) memo[node] = values.push(value) - 1;
  return value;
}

function expression(context: Context, node: number): Value {
  const { ast } = context;
  switch (ast.type[node]) {
    case T.String:
      return { k: 'const', v: ast.string(node), at: ast.start[node]! };
    case T.Number:
      return { k: 'const', v: ast.number(node), at: ast.start[node]! };
    case T.True:
    case T.False:
      return { k: 'const', v: ast.type[node] === T.True, at: ast.start[node]! };
    case T.Null:
      return { k: 'const', v: null, at: ast.start[node]! };
    case T.Regex:
      return regex(ast.raw(node));
    case T.Template:
      return template(context, node);
    case T.Identifier:
      return identifier(context, node);
    case T.This:
      return thisValue(context, node);
    case T.Array:
      return { k: 'array', items: elements(context, ast.a[node]!) };
    case T.Object:
      return objectValue(context, node);
    case T.Function:
      return { k: 'function', fn: functionAt(context, node) ?? 0 };
    case T.Class:
      return classValue(context, node);
    case T.Call:
    case T.New:
      return callValue(context, node);
    case T.ImportCall:
      return importCall(context, node);
    case T.Member:
      return memberValue(context, node);
    case T.Await:
    case T.Yield:
    case T.Spread:
    case T.JsxAttribute:
      return context.evaluate(ast.a[node]!);
    case T.Sequence:
      return context.evaluate(ast.list(ast.a[node]!).at(-1) ?? 0);
    case T.Binary:
      return binary(context, node);
    case T.Logical:
      return logical(context, node);
    case T.Conditional:
      return conditional(context, node);
    case T.Unary:
      return unary(context, node);
    case T.Assign:
      // what `+=` adds is among the definitions of its target
      return context.evaluate(ast.operator(node) === '+=' ? ast.a[node]! : ast.b[node]!);
    case T.TaggedTemplate:
      return tagged(context, node);
    case T.Meta:
      return {
        k: 'global',
        name: ast.a[node] !== 0 && ast.name(ast.a[node]!) === 'import' ? 'import.meta' : 'new.target',
      };
    default:
      return UNKNOWN;
  }
}

function regex(raw: string): Value {
  const end = raw.lastIndexOf('/');
  const args: readonly Value[] = [
    { k: 'const', v: raw.slice(1, end) },
    { k: 'const', v: raw.slice(end + 1) },
  ];
  return { k: 'call', callee: { k: 'global', name: 'RegExp' }, args };
}

function template(context: Context, node: number): Value {
  const { ast } = context;
  const parts: Value[] = [];
  let hole = ast.b[node]!;
  for (let quasi = ast.a[node]!; quasi !== 0; quasi = ast.next[quasi]!) {
    const text = ast.quasi(quasi);
    parts.push({ k: 'const', v: text, at: ast.start[quasi]! });
    if (hole !== 0) {
      parts.push(context.evaluate(hole));
      hole = ast.next[hole]!;
    }
  }
  return parts.length === 1 ? { k: 'const', v: ast.quasi(ast.a[node]!), at: ast.start[node]! } : mkConcat(parts);
}

function tagged(context: Context, node: number): Value {
  const { ast } = context;
  const tag = context.evaluate(ast.a[node]!);
  const text = template(context, ast.b[node]!);
  if (tag.k === 'get' && tag.key === 'raw' && tag.of.k === 'global' && tag.of.name === 'String') return text;
  return { k: 'call', callee: tag, args: [text], at: ast.start[node]! };
}

function identifier(context: Context, node: number): Value {
  const binding = resolveName(context, node);
  if (binding !== null) return bindingValue(context, binding);
  const name = context.ast.name(node);
  if (name === 'undefined') return { k: 'const', v: null };
  if (GLOBAL_OBJECTS.has(name)) return { k: 'global', name: 'globalThis' };
  return freeName(context, name);
}

/** A free name: a global, or what the file assigns to it. */
export function freeName(context: Context, name: string): Value {
  const defs = context.globals.get(name);
  if (defs === undefined || name === 'module' || name === 'exports') return { k: 'global', name };
  return mkAny([definitionsValue(context, defs), ...(PLATFORM.has(name) ? [{ k: 'global', name } as const] : [])]);
}

/** Free names that mean something even where a file assigns them. */
const PLATFORM = new Set([
  'process',
  'require',
  'fetch',
  'console',
  'Buffer',
  'eval',
  'Function',
  'setTimeout',
  'document',
  'location',
  'XMLHttpRequest',
  'WebSocket',
]);

function elements(context: Context, first: number): readonly Value[] {
  const { ast } = context;
  const items: Value[] = [];
  for (let item = first; item !== 0 && items.length < MAX_ELEMENTS; item = ast.next[item]!) {
    if (ast.type[item] === T.Spread) {
      const inner = context.evaluate(ast.a[item]!);
      if (inner.k === 'array' && inner.items.length + items.length <= MAX_ELEMENTS) items.push(...inner.items);
      else items.push(mkSpread(inner));
    } else items.push(ast.type[item] === T.Hole ? UNKNOWN : context.evaluate(item));
  }
  return items;
}

/** Values of an argument list. */
export function argumentValues(context: Context, call: number): readonly Value[] {
  return elements(context, context.ast.b[call]!);
}

function objectValue(context: Context, node: number): Value {
  const { ast } = context;
  const props: (readonly [string, Value])[] = [];
  for (let p = ast.a[node]!; p !== 0 && props.length < MAX_PROPS; p = ast.next[p]!) {
    if (ast.type[p] === T.Spread) {
      const inner = context.evaluate(ast.a[p]!);
      if (inner.k === 'object') props.push(...inner.props);
      else props.push(['...', inner]);
      continue;
    }
    if (ast.type[p] !== T.Property || ast.has(p, F.setter)) continue;
    const key = keyText(context, p);
    if (key === null) continue;
    if (ast.has(p, F.getter)) {
      const fn = functionAt(context, ast.b[p]!);
      props.push([key, (fn === undefined ? null : returnSummary(context, fn)) ?? UNKNOWN]);
    } else props.push([key, context.evaluate(ast.b[p]!)]);
  }
  return { k: 'object', props };
}

/** Key of a property or member, also where constants compute it. */
export function keyText(context: Context, node: number): string | null {
  const { ast } = context;
  const key = ast.keyOf(node);
  if (key !== null || !ast.has(node, F.computed)) return key;
  const value = context.evaluate(ast.type[node] === T.Member ? ast.b[node]! : ast.a[node]!);
  return value.k === 'const' && (typeof value.v === 'string' || typeof value.v === 'number') ? String(value.v) : null;
}

function importCall(context: Context, node: number): Value {
  const spec = context.evaluate(context.ast.a[node]!);
  if (spec.k === 'const' && typeof spec.v === 'string') return mkImport(spec.v, '*');
  return { k: 'call', callee: { k: 'global', name: 'import' }, args: [spec], at: context.ast.start[node]! };
}

const COMPARISONS = new Set(['==', '!=', '===', '!==', '<', '<=', '>', '>=', 'in', 'instanceof']);

function binary(context: Context, node: number): Value {
  const { ast } = context;
  const operator = ast.operator(node);
  if (COMPARISONS.has(operator)) return unknown('comparison');
  if (operator !== '+') return mkOperation(operator, [context.evaluate(ast.a[node]!), context.evaluate(ast.b[node]!)]);
  // a + b + c … leans to the left and may be very long
  const operands: number[] = [];
  let left = node;
  while (ast.type[left] === T.Binary && ast.operator(left) === '+') {
    if (operands.length < MAX_OPERANDS) operands.push(ast.b[left]!);
    left = ast.a[left]!;
  }
  operands.push(left);
  return mkConcat(operands.reverse().map((operand) => context.evaluate(operand)));
}

function logical(context: Context, node: number): Value {
  const { ast } = context;
  const right = context.evaluate(ast.b[node]!);
  if (ast.operator(node) === '&&') return right;
  const left = context.evaluate(ast.a[node]!);
  if (left.k === 'const') return left.v === null || left.v === '' || left.v === false || left.v === 0 ? right : left;
  if (left.k === 'unknown') return mkAny([right, left]);
  return mkAny([left, right]);
}

function conditional(context: Context, node: number): Value {
  const { ast } = context;
  const test = context.evaluate(ast.a[node]!);
  if (test.k === 'const' && test.how === undefined) return context.evaluate(test.v ? ast.b[node]! : ast.c[node]!);
  return mkAny([context.evaluate(ast.b[node]!), context.evaluate(ast.c[node]!)]);
}

function unary(context: Context, node: number): Value {
  const { ast } = context;
  const operator = ast.operator(node);
  if (operator === 'void') return { k: 'const', v: null };
  if (operator === '!' || operator === '-' || operator === '+' || operator === '~') {
    const value = context.evaluate(ast.a[node]!);
    if (operator === '!') {
      if (value.k === 'const') return { k: 'const', v: !value.v };
      return value.k === 'array' || value.k === 'object' || value.k === 'function'
        ? { k: 'const', v: false }
        : unknown('comparison');
    }
    if (operator === '+' && value.k === 'array' && value.items.length === 0) return { k: 'const', v: 0 };
    return mkCall({ k: 'global', name: operator === '~' ? '~' : `u${operator}` }, [value], false);
  }
  return unknown(operator);
}
