/** Small questions about the shape of linked values. */
import type { Value } from '../../syntax/index.ts';
import type { FlowSource } from './flow.ts';

/** Does the text begin with something that stands in the code: `'git clone ' + url`? */
export function startsFixed(value: Value | undefined): boolean {
  if (value === undefined) return false;
  switch (value.k) {
    case 'const':
      return typeof value.v === 'string' && value.v.trim().length > 0;
    case 'concat':
      return startsFixed(value.parts[0]);
    case 'any':
      return value.of.length > 0 && value.of.every((one) => startsFixed(one));
    case 'array':
      return startsFixed(value.items[0]);
    default:
      return false;
  }
}

/** The same value, as written: for paths that are written and then run. Bounded. */
export function sameValue(a: Value, b: Value, depth = 0): boolean {
  if (a === b) return true;
  if (a.k !== b.k || depth > 8) return false;
  switch (a.k) {
    case 'const':
      return b.k === 'const' && a.v === b.v;
    case 'global':
      return b.k === 'global' && a.name === b.name;
    case 'import':
      return b.k === 'import' && a.spec === b.spec && a.name === b.name;
    case 'param':
      return b.k === 'param' && a.fn === b.fn && a.index === b.index;
    case 'get':
      return b.k === 'get' && a.key === b.key && a.key !== null && sameValue(a.of, b.of, depth + 1);
    case 'call':
      return b.k === 'call' && sameValue(a.callee, b.callee, depth + 1) && sameList(a.args, b.args, depth);
    case 'concat':
      return b.k === 'concat' && sameList(a.parts, b.parts, depth);
    case 'any':
      return b.k === 'any' && sameList(a.of, b.of, depth);
    default:
      return false;
  }
}

function sameList(a: readonly Value[], b: readonly Value[], depth: number): boolean {
  return a.length === b.length && a.every((one, i) => sameValue(one, b[i] ?? { k: 'unknown', why: '' }, depth + 1));
}

/** Does a value hold what comes from one of these sources, rather than another argument of the same call? Sources without a place fit everything. */
export function carriesSource(value: Value | undefined, sources: readonly FlowSource[]): boolean {
  const places = new Set(sources.map((source) => source.at));
  return value !== undefined && (places.has(0) ? value.k !== 'const' : holdsPlace(value, places, 0, { left: 1_500 }));
}

function holdsPlace(value: Value, places: ReadonlySet<number>, depth: number, budget: { left: number }): boolean {
  if (depth > 40 || --budget.left < 0) return false;
  if ('at' in value && value.at !== undefined && value.k !== 'const' && places.has(value.at)) return true;
  const inner = (one: Value): boolean => holdsPlace(one, places, depth + 1, budget);
  switch (value.k) {
    case 'get':
      return inner(value.of);
    case 'call':
      return inner(value.callee) || value.args.some(inner);
    case 'delivered':
      return inner(value.by);
    case 'array':
      return value.items.some(inner);
    case 'object':
      return value.props.some(([, prop]) => inner(prop));
    case 'concat':
      return value.parts.some(inner);
    case 'any':
    case 'failure':
      return value.of.some(inner);
    default:
      return false;
  }
}
