/** Operators, indexes and decoders on Values, folded where the parts are constants. Pure; too large a result is none. */
import type { Value } from '../value.ts';
import { type Decoder, FOLDED_UNITS } from './decoders.ts';
import { dottedName } from './names.ts';

type Const = Extract<Value, { k: 'const' }>;

/** Items of a list that is computed one by one. */
export const ITEMS = 50_000;

export const UNKNOWN: Value = { k: 'unknown', why: 'not followed' };

export function number(text: string, at: number): Value {
  const value = Number(text.replaceAll('_', '').replace(/^0[oO]/, '0o'));
  return Number.isFinite(value) ? { k: 'const', v: value, at } : UNKNOWN;
}

function stepsOf(values: readonly Value[]): readonly string[] {
  const steps: string[] = [];
  for (const value of values)
    if (value.k === 'const') for (const step of value.how ?? []) if (!steps.includes(step)) steps.push(step);
  return steps;
}

export function made(v: string, from: readonly Value[], how: string, at: number | undefined): Const {
  const steps = [...stepsOf(from.slice(0, 200)), ...(how === '' ? [] : [how])].slice(-40);
  return { k: 'const', v, ...(at === undefined ? {} : { at }), ...(steps.length === 0 ? {} : { how: steps }) };
}

export function placeOf(value: Value | undefined): number | undefined {
  return value?.k === 'const' ? value.at : undefined;
}

export function joined(parts: readonly Value[], at: number): Value {
  const texts: string[] = [];
  let units = 0;
  for (const part of parts) {
    if (part.k !== 'const') return { k: 'concat', parts };
    units += String(part.v).length;
    if (units > FOLDED_UNITS) return { k: 'concat', parts };
    texts.push(String(part.v));
  }
  return made(texts.join(''), parts, parts.length > 1 ? 'joined' : '', at);
}

export function binary(left: Value, operator: string, right: Value, at: number): Value {
  if (left.k === 'const' && right.k === 'const') {
    if (typeof left.v === 'number' && typeof right.v === 'number') return arithmetic(left.v, operator, right.v, at);
    if (
      operator === '*' &&
      typeof left.v === 'string' &&
      typeof right.v === 'number' &&
      left.v.length * right.v <= 100_000
    )
      return made(left.v.repeat(Math.max(0, Math.floor(right.v))), [left], 'joined', at);
  }
  if (operator === '+') {
    if (left.k === 'array' && right.k === 'array')
      return { k: 'array', items: [...left.items, ...right.items].slice(0, ITEMS) };
    return joined([...partsOf(left), ...partsOf(right)], at);
  }
  if (operator === '%' && left.k === 'const' && typeof left.v === 'string') {
    const values = right.k === 'array' ? right.items : [right];
    const texts = left.v.split(/%[sdr]/);
    const parts = texts.flatMap((text, index): Value[] => [
      ...(index > 0 ? [values[index - 1] ?? UNKNOWN] : []),
      { k: 'const', v: text },
    ]);
    return joined(parts, at);
  }
  return { k: 'unknown', why: `operator ${operator}` };
}

function partsOf(value: Value): readonly Value[] {
  return value.k === 'concat' ? value.parts : [value];
}

function arithmetic(a: number, operator: string, b: number, at: number): Value {
  const results: Readonly<Record<string, () => number>> = {
    '+': () => a + b,
    '-': () => a - b,
    '*': () => a * b,
    '^': () => a ^ b,
    '&': () => a & b,
    '|': () => a | b,
    '<<': () => a << b,
    '>>': () => a >> b,
    '//': () => Math.floor(a / b),
    '%': () => ((a % b) + b) % b,
  };
  const v = Object.hasOwn(results, operator) ? results[operator]?.() : undefined;
  return v !== undefined && Number.isFinite(v) ? { k: 'const', v, at } : UNKNOWN;
}

export function slice(of: Value, text: string): Value {
  const steps = text
    .replace(/\s+/g, '')
    .split(':')
    .map((part) => (part === '' ? null : Number(part)));
  const [start = null, end = null, step = null] = steps;
  if (
    steps.some((part) => part !== null && !Number.isInteger(part)) ||
    (step !== null && step !== 1 && step !== -1 && step < 2)
  )
    return UNKNOWN;
  const reversed = step === -1;
  if (reversed && (start !== null || end !== null)) return UNKNOWN;
  const pick = <T>(list: readonly T[]): T[] => {
    if (reversed) return list.toReversed();
    const part = list.slice(start ?? 0, end ?? undefined);
    return step !== null && step > 1 ? part.filter((_, index) => index % step === 0) : part;
  };
  if (of.k === 'array') return { k: 'array', items: pick(of.items) };
  if (of.k !== 'const' || typeof of.v !== 'string' || of.v.length > FOLDED_UNITS) return { k: 'get', of, key: null };
  // code units, not characters: byte strings are made of them
  const v = step === null || step === 1 ? of.v.slice(start ?? 0, end ?? undefined) : pick(of.v.split('')).join('');
  return made(v, [of], reversed ? 'reversed' : 'sliced', of.at);
}

export function element(of: Value, key: Value, at: number): Value {
  if (key.k === 'const') {
    if (of.k === 'array' && typeof key.v === 'number') return of.items.at(key.v) ?? UNKNOWN;
    if (of.k === 'object') return of.props.find(([name]) => name === String(key.v))?.[1] ?? UNKNOWN;
    if (of.k === 'const' && typeof of.v === 'string' && typeof key.v === 'number')
      return made(of.v.at(key.v) ?? '', [of], 'sliced', of.at);
    const name = dottedName(of);
    if (name === 'os.environ' && typeof key.v === 'string') return env(key.v, at);
    if (name === 'sys.modules' && typeof key.v === 'string') return { k: 'import', spec: key.v, name: '*' };
    return { k: 'get', of, key: String(key.v), at };
  }
  return { k: 'get', of, key: null, at };
}

/** The same shape as `process.env.NAME`: what reads one reads the other. */
export function env(name: string, at: number | undefined): Value {
  const environment: Value = { k: 'get', of: { k: 'global', name: 'process' }, key: 'env' };
  return { k: 'get', of: environment, key: name, ...(at === undefined ? {} : { at }) };
}

export function itemsOf(value: Value): readonly Value[] | null {
  if (value.k === 'array') return value.items;
  if (value.k === 'const' && typeof value.v === 'string' && value.v.length <= ITEMS)
    return [...value.v].map((c) => ({ k: 'const', v: c.charCodeAt(0) }));
  return null;
}

export function decoded(decoder: Decoder, value: Value | undefined, more: readonly Value[]): Value | null {
  if (value === undefined || value.k !== 'const' || typeof value.v !== 'string' || value.v.length > FOLDED_UNITS)
    return null;
  const rest = more.map((one) => (one.k === 'const' && typeof one.v !== 'boolean' && one.v !== null ? one.v : ''));
  const text = decoder.run(value.v, rest);
  return text === null ? null : made(text, [value], decoder.how, value.at);
}

export function joinList(separator: Value, list: Value | undefined): Value | null {
  const items = list === undefined ? null : list.k === 'array' ? list.items : null;
  if (separator.k !== 'const' || typeof separator.v !== 'string' || items === null) return null;
  let units = 0;
  for (const item of items) {
    if (item.k !== 'const') return null;
    units += String(item.v).length + separator.v.length;
    if (units > FOLDED_UNITS) return null;
  }
  const text = items.map((item) => (item.k === 'const' ? String(item.v) : '')).join(separator.v);
  return made(text, items, 'joined', placeOf(items[0]));
}
