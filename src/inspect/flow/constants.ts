/** The constant texts that a linked value may be, with their places: whole where all of it is known, else its known beginning where that already names a host. */

import type { Value } from '../../syntax/index.ts';
import { constantsOf } from '../../syntax/index.ts';
import type { FlowConstant } from './flow.ts';

export type HomeOf = (value: Value) => string | null;
const MOST = 12;
const LONGEST = 200_000;

export function flowConstants(value: Value, file: string, homeOf: HomeOf): readonly FlowConstant[] {
  const places = new Map<number, string>();
  collectPlaces(value, homeOf, places, { left: 400 });
  const out: FlowConstant[] = [];
  const seen = new Set<string>();
  for (const { value: text, how, at } of constantsOf(value)) {
    if (typeof text !== 'string' || seen.has(text) || text.length > LONGEST) continue;
    seen.add(text);
    const [only] = places.size === 1 ? places : [];
    const home = at === undefined ? only : places.has(at) ? ([at, places.get(at) ?? file] as const) : only;
    out.push({ value: text, how: [...how], file: home?.[1] ?? file, at: at ?? home?.[0] ?? 0 });
    if (out.length >= MOST) break;
  }
  return out;
}

/** As `flowConstants`; where nothing is whole, beginnings such as `https://host/path/` with the rest unknown. */
export function addressConstants(value: Value, file: string, homeOf: HomeOf): readonly FlowConstant[] {
  const whole = flowConstants(value, file, homeOf);
  if (whole.length > 0) return whole;
  const out: FlowConstant[] = [];
  for (const one of value.k === 'any' ? value.of : [value]) {
    if (one.k !== 'concat') continue;
    let text = '';
    let first: FlowConstant | null = null;
    const how = new Set<string>();
    for (const part of one.parts) {
      const [known] = flowConstants(part, file, homeOf);
      if (known === undefined) break;
      first ??= known;
      text += known.value;
      for (const step of known.how) how.add(step);
    }
    if (first !== null && /^(?:[a-z][a-z0-9+.-]*:)?\/\/[^/\s]{3,}/i.test(text))
      out.push({ value: text, how: [...how], file: first.file, at: first.at });
  }
  return out.slice(0, MOST);
}

function collectPlaces(value: Value, homeOf: HomeOf, places: Map<number, string>, budget: { left: number }): void {
  if (--budget.left < 0) return;
  if (value.k === 'const') {
    const home = homeOf(value);
    if (home !== null && value.at !== undefined && !places.has(value.at)) places.set(value.at, home);
    return;
  }
  for (const inner of innerValues(value)) collectPlaces(inner, homeOf, places, budget);
}

/** The values right inside a value. */
export function innerValues(value: Value): readonly Value[] {
  switch (value.k) {
    case 'array':
      return value.items;
    case 'object':
      return value.props.map(([, prop]) => prop);
    case 'concat':
      return value.parts;
    case 'get':
      return [value.of];
    case 'call':
      return [value.callee, ...value.args];
    case 'delivered':
      return [value.by];
    case 'failure':
    case 'any':
      return value.of;
    default:
      return [];
  }
}

/** Every value in a value, itself first, bounded. */
export function* allValues(value: Value, limit = 600): Generator<Value> {
  const stack: Value[] = [value];
  for (let i = 0; i < limit && stack.length > 0; i++) {
    const next = stack.pop();
    if (next === undefined) return;
    yield next;
    for (const inner of innerValues(next).toReversed()) stack.push(inner);
  }
}
