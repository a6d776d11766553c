/** Fields of a body, a query or headers, read from a value: names, constants and what they are made from. Objects inside, also as JSON text, give dotted names. */
import { ownValue } from '../decoy.ts';
import { fromJson } from '../facts/javascript/methods.ts';
import {
  alternatives,
  dotted,
  expressionOf,
  type ObjectValue,
  objectIn,
  type Value,
  wholeText,
} from '../facts/value.ts';
import type { Field } from './request.ts';

const MOST_FIELDS = 80;
const MOST_DEPTH = 3;
const MOST_WRAPPERS = 16;

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
  return {
    fields: fieldsOf(object.object),
    encoding: object.encodings.length === 0 ? fallback : object.encodings.join('+'),
  };
}

/** The object in a value and the encoders around it, outermost first. A constant text may be one: folding leaves such. */
export function innerObject(value: Value): Inner | null {
  const constant = value.k === 'text' || value.k === 'joined' ? wholeText(value) : null;
  return constant === null ? objectBehind(value, 0) : constantBody(constant);
}

interface Inner {
  readonly object: ObjectValue;
  readonly encodings: readonly string[];
}

/** Behind encoders and wrappers: in the first argument of a call, or in what its method is called on. */
function objectBehind(value: Value, depth: number): Inner | null {
  const direct = objectIn(value);
  if (direct !== null) return direct.entries.size + direct.spread.length > 0 ? { object: direct, encodings: [] } : null;
  if (depth > MOST_WRAPPERS) return null;
  if (value.k === 'any') return value.of.map((one) => objectBehind(one, depth + 1)).find((one) => one !== null) ?? null;
  // a sum may end in an object as text; what else stands in it is no body
  if (value.k === 'joined')
    return (
      value.parts
        .filter((part) => part.k === 'call')
        .map((part) => objectBehind(part, depth + 1))
        .find((one) => one !== null) ?? null
    );
  if (value.k === 'list')
    return (
      value.items
        .slice(0, 4)
        .map((one) => objectBehind(one, depth + 1))
        .find((one) => one !== null) ?? null
    );
  if (value.k === 'operation' && value.operator === '^') {
    const inner = value.of.map((one) => objectBehind(one, depth + 1)).find((one) => one !== null) ?? null;
    return inner === null ? null : { ...inner, encodings: ['xor', ...inner.encodings.filter((one) => one !== 'xor')] };
  }
  if (value.k !== 'call') return null;
  // what another request sends or answers is not in this body, nor are the options of what reads files or starts programs
  if (NO_WRAPPER.test(dotted(value.callee))) return null;
  const encoder = encoderOf(value);
  const [first] = value.args;
  const receiver = value.callee.k === 'member' ? value.callee.of : undefined;
  for (const part of [first, receiver]) {
    const inner = part === undefined ? null : objectBehind(part, depth + 1);
    if (inner !== null)
      return encoder === null || inner.encodings.includes(encoder)
        ? inner
        : { ...inner, encodings: [encoder, ...inner.encodings] };
  }
  return null;
}

const NO_WRAPPER =
  /(?:^|\.)(?:get|post|put|request|fetch|axios|got|urlopen|connect|io|readdirSync|readdir|readFileSync|readFile|createReadStream|exec|execSync|spawn|spawnSync|open|on|once|setTimeout|setInterval)$/;

function encoderOf(value: Extract<Value, { readonly k: 'call' }>): string | null {
  const name = dotted(value.callee);
  const known = ENCODERS.find(([pattern]) => pattern.test(name))?.[1];
  if (known !== undefined) return known;
  if (/cipher|crypt|xor/i.test(name)) return 'encrypted';
  const base64 = name.endsWith('toString') && value.args.some((arg) => arg.k === 'text' && arg.text === 'base64');
  return base64 || /base64|btoa|b64encode/i.test(name) ? 'base64' : null;
}

function constantBody(text: string): Inner | null {
  if (/^\s*\{/.test(text) && text.length < 200_000) {
    try {
      const value = fromJson(JSON.parse(text), 0);
      return value.k === 'object' && value.entries.size > 0 ? { object: value, encodings: ['json'] } : null;
    } catch {
      return null;
    }
  }
  if (!/^[\w.%[\]-]{1,60}=[^\s]*$/.test(text) || !text.includes('=')) return null;
  const pairs = [...new URLSearchParams(text)]
    .slice(0, MOST_FIELDS)
    .map(([name, one]) => [name, { k: 'text', text: one }] as const);
  return { object: { k: 'object', entries: new Map(pairs), spread: [] }, encodings: ['form'] };
}

export function fieldsOf(object: ObjectValue, prefix = '', depth = 0): Field[] {
  const out: Field[] = [];
  for (const [key, value] of object.entries) {
    if (out.length >= MOST_FIELDS) break;
    out.push(fieldOf(`${prefix}${key}`, value));
    const inner = depth < MOST_DEPTH ? innerObject(value) : null;
    if (inner !== null && inner.object !== object) out.push(...fieldsOf(inner.object, `${prefix}${key}.`, depth + 1));
  }
  for (const spread of object.spread) {
    const whole = expressionOf(spread);
    if (/^(?:process\.env|os\.environ)$/.test(whole))
      out.push({ name: whole, constant: null, source: whole, value: spread, example: null });
    if (depth >= MOST_DEPTH) continue;
    const inner = innerObject(spread);
    if (inner !== null && inner.object !== object) out.push(...fieldsOf(inner.object, prefix, depth + 1));
  }
  return out.slice(0, MOST_FIELDS);
}

/** Headers are flat. */
export function headersOf(object: ObjectValue): Field[] {
  return [...object.entries].slice(0, MOST_FIELDS).map(([name, value]) => fieldOf(name, value));
}

export function fieldOf(name: string, value: Value): Field {
  const constant = wholeText(value);
  const [first] = alternatives(value, 4);
  // folding may leave what the decoy machine said
  const ours = constant === null ? null : ownValue(constant);
  if (ours !== null) return { name, constant: null, source: ours.source, value: null, example: constant };
  return {
    name,
    constant: constant ?? null,
    source: sourceOf(value, constant),
    value: first === undefined ? null : value,
    example: null,
  };
}

function sourceOf(value: Value, constant: string | null): string {
  const expression = expressionOf(simplified(value, 0)).slice(0, 400);
  return constant !== null && value.via !== undefined ? `${value.via} = ${expression}` : expression;
}

/** What a server answered, in place of the whole call that asked it. */
function simplified(value: Value, depth: number): Value {
  if (depth > 8) return value;
  const inner = (one: Value): Value => simplified(one, depth + 1);
  switch (value.k) {
    case 'call': {
      const name = dotted(value.callee);
      const asks = /(?:^|\.)(?:get|post|put|request|fetch|axios|got|urlopen)$/.test(name)
        ? value.args
            .map((arg) => wholeText(alternatives(arg, 2)[0] ?? arg))
            .find((text) => text !== null && /^https?:/.test(text))
        : undefined;
      if (asks !== undefined && asks !== null) return { k: 'name', name: `answer of ${asks}` };
      return { ...value, callee: inner(value.callee), args: value.args.map(inner) };
    }
    case 'delivered':
      return inner(value.by);
    case 'member':
      return { ...value, of: inner(value.of) };
    case 'joined':
      return { ...value, parts: value.parts.map(inner) };
    case 'any':
    case 'operation':
      return { ...value, of: value.of.map(inner) };
    default:
      return value;
  }
}
