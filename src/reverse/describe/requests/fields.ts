/** Fields of a body, a query or headers, read from a value: names, constants and what they are made from. Objects inside, also as JSON text, give dotted names. */
import { alternatives, dotted, expressionOf, objectIn, type ObjectValue, type Value, visitValues, wholeText } from '../facts/value.ts';
import type { Field } from './request.ts';

const MOST_FIELDS = 80;
const MOST_DEPTH = 3;

export interface Body {
  readonly fields: readonly Field[];
  readonly encoding: string | null;
}

const ENCODERS: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\.)(?:JSON\.stringify|json\.dumps|dumps|stringify)$/, 'json'],
  [/(?:^|\.)(?:URLSearchParams|querystring\.stringify|qs\.stringify|urlencode|urllib\.parse\.urlencode)$/, 'form'],
  [/(?:^|\.)(?:FormData|form-data)$/, 'multipart'],
];

/** `fallback`: how a plain object is encoded. */
export function bodyOf(value: Value | undefined, fallback: string): Body {
  if (value === undefined) return { fields: [], encoding: null };
  const object = innerObject(value);
  if (object === null) return { fields: [], encoding: null };
  return { fields: fieldsOf(object.object), encoding: object.encodings.length === 0 ? fallback : object.encodings.join('+') };
}

/** The object in a value and the encoders around it, outermost first. */
export function innerObject(value: Value): { object: ObjectValue; encodings: string[] } | null {
  const direct = objectIn(value);
  if (direct !== null) return { object: direct, encodings: [] };
  let found: ObjectValue | null = null;
  const encodings: string[] = [];
  visitValues(value, (one) => {
    if (found !== null) return false;
    if (one.k === 'object' && one.entries.size > 0) {
      found = one;
      return false;
    }
    if (one.k === 'delivered' || one.k === 'function') return false;
    // what another request sends or answers is not in this body
    if (one.k === 'call' && /(?:^|\.)(?:get|post|request|fetch|axios)$/.test(dotted(one.callee))) return false;
    if (one.k === 'call') {
      const name = dotted(one.callee);
      const known = ENCODERS.find(([pattern]) => pattern.test(name))?.[1] ?? (/cipher|crypt|xor/i.test(name) ? 'encrypted' : /base64|btoa|b64encode/i.test(name) || (name.endsWith('toString') && one.args.some((arg) => arg.k === 'text' && arg.text === 'base64')) ? 'base64' : null);
      if (known !== null && !encodings.includes(known)) encodings.push(known);
    }
    return undefined;
  });
  return found === null ? null : { object: found, encodings };
}

export function fieldsOf(object: ObjectValue, prefix = '', depth = 0): Field[] {
  const out: Field[] = [];
  for (const [key, value] of object.entries) {
    if (out.length >= MOST_FIELDS) break;
    out.push(fieldOf(`${prefix}${key}`, value));
    const inner = depth < MOST_DEPTH ? innerObject(value) : null;
    if (inner !== null && inner.object !== object) out.push(...fieldsOf(inner.object, `${prefix}${key}.`, depth + 1));
  }
  for (const spread of depth < MOST_DEPTH ? object.spread : []) {
    const inner = innerObject(spread);
    if (inner !== null && inner.object !== object) out.push(...fieldsOf(inner.object, prefix, depth + 1));
  }
  return out.slice(0, MOST_FIELDS);
}

export function fieldOf(name: string, value: Value): Field {
  const constant = wholeText(value);
  const [first] = alternatives(value, 4);
  return { name, constant: constant ?? null, source: sourceOf(value, constant), value: first === undefined ? null : value, example: null };
}

function sourceOf(value: Value, constant: string | null): string {
  const expression = expressionOf(value).slice(0, 400);
  return constant !== null && value.via !== undefined ? `${value.via} = ${expression}` : expression;
}
