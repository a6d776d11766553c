/** Small helpers for constant values, their bounds, and the record of how they were computed. */
import type { Value } from '../value.ts';

export type Const = Extract<Value, { k: 'const' }>;
/** Longest string and list that folding makes. */
export const MAX_STRING = 65_536;
export const MAX_ITEMS = 20_000;
const MAX_HOW = 12;

/** Calls a function of the file with values, where the caller can: the extractor. */
export type Apply = (fn: number, args: readonly Value[]) => Value | null;

export function isConst(value: Value | undefined): value is Const {
  return value !== undefined && value.k === 'const';
}

export function stringOf(value: Value | undefined): string | null {
  return value !== undefined && value.k === 'const' && typeof value.v === 'string' ? value.v : null;
}

export function numberOf(value: Value | undefined): number | null {
  if (value === undefined || value.k !== 'const') return null;
  if (typeof value.v === 'number') return value.v;
  if (typeof value.v === 'boolean') return value.v ? 1 : 0;
  return null;
}

/** What JavaScript makes of a constant in a string. */
export function textOf(value: Value): string | null {
  return value.k === 'const' ? String(value.v) : null;
}

/** Steps by which the parts were computed, in order, each once in a row. */
export function howOf(values: readonly (Value | undefined)[], ...steps: readonly string[]): readonly string[] {
  const out: string[] = [];
  const add = (step: string): void => {
    if (out.length < MAX_HOW && !out.includes(step)) out.push(step);
  };
  const visit = (value: Value | undefined, depth: number): void => {
    if (value === undefined || depth > 6) return;
    if (value.k === 'const') value.how?.forEach(add);
    else if (value.k === 'array') for (const item of value.items.slice(0, 64)) visit(item, depth + 1);
    else if (value.k === 'call') {
      visit(value.callee, depth + 1);
      for (const arg of value.args) visit(arg, depth + 1);
    } else if (value.k === 'get') visit(value.of, depth + 1);
  };
  for (const value of values) visit(value, 0);
  steps.forEach(add);
  return out;
}

function atOf(values: readonly (Value | undefined)[]): number | undefined {
  for (const value of values) {
    if (value === undefined) continue;
    if (value.k === 'const' && value.at !== undefined) return value.at;
    if (value.k === 'array') {
      const at = atOf(value.items.slice(0, 4));
      if (at !== undefined) return at;
    }
    if (value.k === 'call') {
      const at = value.at ?? atOf([value.callee]);
      if (at !== undefined) return at;
    }
    if (value.k === 'get') {
      const at = atOf([value.of]);
      if (at !== undefined) return at;
    }
  }
  return undefined;
}

/** A constant that was computed from `from`; null where it is too long. */
export function computed(
  v: Const['v'],
  from: readonly (Value | undefined)[],
  ...steps: readonly string[]
): Const | null {
  if (typeof v === 'string' && v.length > MAX_STRING) return null;
  const how = howOf(from, ...steps);
  const at = atOf(from);
  return { k: 'const', v, ...(at === undefined ? {} : { at }), ...(how.length === 0 ? {} : { how }) };
}

/** A list of strings made from `from`. */
export function computedList(
  items: readonly string[],
  from: readonly (Value | undefined)[],
  ...steps: readonly string[]
): Value | null {
  if (items.length > MAX_ITEMS) return null;
  const how = howOf(from, ...steps);
  const at = atOf(from);
  const shared = { ...(at === undefined ? {} : { at }), ...(how.length === 0 ? {} : { how }) };
  return { k: 'array', items: items.map((v) => ({ k: 'const' as const, v, ...shared })) };
}
