/**
 * Constructors of values that fold as they build: a member of a known object is the member, a concatenation of constants is a constant,
 * a decoder of constants is what it decodes. Pure data to data; nothing of a target runs.
 *
 * Arithmetic that stays open is a call of a global that is named like the operator: `x ^ 42` is call(global '^', [x, 42]).
 */
import type { Value } from '../value.ts';
import { foldCall } from './calls.ts';
import { type Apply, computed, isConst, MAX_STRING } from './constants.ts';

const MAX_ALTERNATIVES = 12;
const MAX_PARTS = 400;
export const UNKNOWN: Value = { k: 'unknown', why: 'not known' };

export function unknown(why: string): Value {
  return { k: 'unknown', why };
}

/** One of several; duplicates and nested alternatives are folded away. */
export function mkAny(values: readonly Value[]): Value {
  if (values.length === 1) return values[0]!;
  const flat: Value[] = [];
  for (const value of values) {
    if (value.k === 'any') for (const part of value.of) addAlternative(flat, part);
    else addAlternative(flat, value);
  }
  const unknownOne = flat.find((value) => value.k === 'unknown');
  let kept = flat;
  if (unknownOne !== undefined) {
    const known = flat.filter((value) => value.k !== 'unknown');
    if (known.length > 0) kept = [...known, unknownOne];
  }
  return kept.length === 0 ? UNKNOWN : kept.length === 1 ? kept[0]! : { k: 'any', of: kept };
}

function addAlternative(flat: Value[], part: Value): void {
  if (flat.length >= MAX_ALTERNATIVES) return;
  for (const seen of flat) if (same(seen, part)) return;
  flat.push(part);
}

/** Equal as far as a cheap look tells. */
function same(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (a.k === 'const' && b.k === 'const') return a.v === b.v && (a.how?.length ?? 0) === (b.how?.length ?? 0);
  if (a.k === 'global' && b.k === 'global') return a.name === b.name;
  if (a.k === 'import' && b.k === 'import') return a.spec === b.spec && a.name === b.name;
  if (a.k === 'param' && b.k === 'param') return a.fn === b.fn && a.index === b.index;
  if (a.k === 'function' && b.k === 'function') return a.fn === b.fn;
  return a.k === 'unknown' && b.k === 'unknown';
}

const GLOBAL_OBJECTS = new Set(['globalThis', 'global', 'window', 'self']);
/** Bindings of modules that are the same as a global. */
const MODULE_GLOBALS: Readonly<Record<string, readonly string[]>> = {
  buffer: ['Buffer', 'atob', 'btoa'],
  url: ['URL', 'URLSearchParams'],
  util: ['TextDecoder', 'TextEncoder'],
};

/** A binding of another module. */
export function mkImport(spec: string, name: string): Value {
  const bare = spec.startsWith('node:') ? spec.slice(5) : spec;
  if (bare === 'process')
    return name === '*' || name === 'default'
      ? { k: 'global', name: 'process' }
      : { k: 'get', of: { k: 'global', name: 'process' }, key: name };
  if (Object.hasOwn(MODULE_GLOBALS, bare) && MODULE_GLOBALS[bare]!.includes(name)) return { k: 'global', name };
  return { k: 'import', spec, name };
}

/** `of.key`, or `of[…]` where key is null. */
export function mkGet(of: Value, key: string | null, at?: number): Value {
  if (key === null) return getOf(of, key, at);
  switch (of.k) {
    case 'object': {
      const found = of.props.filter(([name]) => name === key);
      if (found.length > 0) return mkAny(found.map(([, value]) => value));
      const spread = of.props.filter(([name]) => name === '...');
      if (spread.length > 0) return mkAny(spread.map(([, value]) => mkGet(value, key, at)));
      // a member that an instance is not known to have: the rest of its class says nothing of it
      if (of.props[0]?.[0] === 'constructor') return getOf({ k: 'global', name: 'this' }, key, at);
      break;
    }
    case 'array':
      if (key === 'length') return { k: 'const', v: of.items.length };
      if (/^\d{1,6}$/.test(key)) return of.items[Number(key)] ?? UNKNOWN;
      break;
    case 'const':
      if (typeof of.v === 'string') {
        // new URL('./x', import.meta.url).pathname
        if ((key === 'pathname' || key === 'href') && of.how?.includes('path') === true) return of;
        if (key === 'length') return { k: 'const', v: of.v.length };
        if (/^\d{1,6}$/.test(key))
          return { k: 'const', v: of.v[Number(key)] ?? null, how: [...(of.how ?? []), 'index'] };
      }
      break;
    case 'import':
      if (of.name === '*') return mkImport(of.spec, key);
      break;
    case 'global':
      if (GLOBAL_OBJECTS.has(of.name)) return { k: 'global', name: GLOBAL_OBJECTS.has(key) ? 'globalThis' : key };
      break;
    case 'any': {
      const members = of.of.map((value) => mkGet(value, key, at));
      // kept together where nothing is gained, so that a method folds over all of them
      if (members.every((member) => member.k === 'get')) break;
      return mkAny(members);
    }
    case 'call':
      if (key === 'href' || key === 'length') {
        const folded = foldCall({ k: 'get', of, key: `get ${key}` }, [], false, null);
        if (folded !== null) return folded;
      }
      break;
    default:
  }
  return getOf(of, key, at);
}

function getOf(of: Value, key: string | null, at: number | undefined): Value {
  return at === undefined ? { k: 'get', of, key } : { k: 'get', of, key, at };
}

/** `a + b + …` or a template. */
export function mkConcat(values: readonly Value[]): Value {
  const parts: Value[] = [];
  for (const value of values.length > MAX_PARTS * 100 ? values.slice(0, MAX_PARTS * 100) : values) {
    for (const part of value.k === 'concat' ? value.parts : [value]) {
      const local = localPath(parts.at(-1), part);
      if (local !== null) {
        parts.pop();
        const previous = parts.at(-1);
        const together = previous === undefined ? null : join(previous, local, parts.length === 1);
        if (together === null) parts.push(local);
        else parts[parts.length - 1] = together;
        continue;
      }
      const before = parts.at(-1);
      const joined = before === undefined ? null : join(before, part, parts.length === 1);
      if (joined !== null) parts[parts.length - 1] = joined;
      else parts.push(part);
    }
  }
  const kept = parts.filter((part) => !(isConst(part) && part.v === ''));
  if (kept.length === 0) return parts[0] ?? { k: 'const', v: '' };
  if (kept.length === 1) return kept[0]!;
  return { k: 'concat', parts: kept.length > MAX_PARTS ? [...kept.slice(0, MAX_PARTS), unknown('cut')] : kept };
}

function join(a: Value, b: Value, first: boolean): Value | null {
  if (!isConst(a) || !isConst(b)) return null;
  if (first && typeof a.v !== 'string' && typeof b.v !== 'string') return computed(Number(a.v) + Number(b.v), [a, b]);
  if (typeof a.v !== 'string' && typeof b.v !== 'string') return null;
  if (a.v === '') return b.how === undefined && typeof b.v === 'string' ? b : computed(String(b.v), [b]);
  if (b.v === '') return a;
  const text = String(a.v) + String(b.v);
  return text.length > MAX_STRING ? null : computed(text, [a, b], 'joined');
}

/** `__dirname + '/x.js'` */
function localPath(folder: Value | undefined, rest: Value): Value | null {
  if (folder?.k !== 'global' || folder.name !== '__dirname' || !isConst(rest)) return null;
  if (typeof rest.v !== 'string' || !/^[\\/]/.test(rest.v)) return null;
  return computed(`.${rest.v}`, [rest], 'path');
}

/** A call that folds where it decodes constants. */
export function mkCall(
  callee: Value,
  args: readonly Value[],
  isNew: boolean,
  at?: number,
  apply: Apply | null = null,
): Value {
  if (callee.k === 'global' && callee.name === 'require' && !isNew) {
    const spec = args[0];
    if (spec?.k === 'const' && typeof spec.v === 'string') return mkImport(spec.v, '*');
  }
  const folded = foldCall(callee, args, isNew, apply);
  if (folded !== null) return folded;
  if (isNew) return { k: 'call', callee, args, isNew, ...(at === undefined ? {} : { at }) };
  return at === undefined ? { k: 'call', callee, args } : { k: 'call', callee, args, at };
}

/** `a op b` of numbers; open where they are not known. */
export function mkOperation(operator: string, args: readonly Value[]): Value {
  return mkCall({ k: 'global', name: operator }, args, false);
}

/** What is spread into a list and is not known yet: a call of the global `...`. */
export function mkSpread(list: Value): Value {
  return { k: 'call', callee: { k: 'global', name: '...' }, args: [list] };
}

/** A list with its spreads put in, where they are known by now. */
export function spreadIn(items: readonly Value[]): readonly Value[] {
  if (!items.some(isSpread)) return items;
  return items.flatMap((item) => {
    const of = isSpread(item) && item.k === 'call' ? item.args[0] : undefined;
    return of?.k === 'array' && of.items.length <= 20_000 ? of.items : [item];
  });
}

function isSpread(value: Value): boolean {
  return value.k === 'call' && value.callee.k === 'global' && value.callee.name === '...';
}
