/**
 * What an expression can be, as far as a program tells: constants, texts with holes, objects, and calls left as they are. The same for JavaScript and
 * Python. `via` is the name through which a value came: the name of a hole in a path scheme, of a campaign id. Walks are bounded: values share parts.
 */
export type Value = Shape & { readonly via?: string; readonly at?: number };

type Shape =
  | { readonly k: 'text'; readonly text: string }
  | { readonly k: 'number'; readonly number: number }
  | { readonly k: 'constant'; readonly value: boolean | null }
  | { readonly k: 'joined'; readonly parts: readonly Value[] }
  | { readonly k: 'list'; readonly items: readonly Value[] }
  | { readonly k: 'object'; readonly entries: ReadonlyMap<string, Value>; readonly spread: readonly Value[] }
  | { readonly k: 'name'; readonly name: string }
  | { readonly k: 'module'; readonly module: string }
  | { readonly k: 'member'; readonly of: Value; readonly key: string }
  | {
      readonly k: 'call';
      readonly callee: Value;
      readonly args: readonly Value[];
      readonly named: ReadonlyMap<string, Value> | null;
      readonly isNew: boolean;
    }
  /** what a function handed to the call `by` receives */
  | { readonly k: 'delivered'; readonly by: Value; readonly index: number }
  | { readonly k: 'function'; readonly id: number }
  | { readonly k: 'any'; readonly of: readonly Value[] }
  | { readonly k: 'operation'; readonly operator: string; readonly of: readonly Value[] }
  | { readonly k: 'unknown' };

export type CallValue = Extract<Value, { readonly k: 'call' }>;
export type ObjectValue = Extract<Value, { readonly k: 'object' }>;

export const UNKNOWN: Value = { k: 'unknown' };
const MOST_STEPS = 4_000;
const MOST_ALTERNATIVES = 24;

export const text = (value: string): Value => ({ k: 'text', text: value });

/** Constant text: also of numbers and booleans, as they are written into texts. */
export function textOf(value: Value | undefined): string | null {
  if (value === undefined) return null;
  switch (value.k) {
    case 'text':
      return value.text;
    case 'number':
      return String(value.number);
    case 'constant':
      return value.value === null ? null : String(value.value);
    default:
      return null;
  }
}

export function numberOf(value: Value | undefined): number | null {
  if (value?.k === 'number') return value.number;
  if (value?.k === 'any') {
    const first = value.of.find((one) => one.k === 'number');
    return first?.k === 'number' ? first.number : null;
  }
  return null;
}

/** Parts of a sum, joined where they are constant. */
export function joined(parts: readonly Value[]): Value {
  const out: Value[] = [];
  for (const part of parts) {
    for (const one of part.k === 'joined' && part.via === undefined ? part.parts : [part]) {
      const before = out.at(-1);
      if (before?.k === 'text' && one.k === 'text' && before.via === undefined && one.via === undefined)
        out[out.length - 1] = text(before.text + one.text);
      else out.push(one);
    }
  }
  return out.length === 1 && out[0] !== undefined ? out[0] : { k: 'joined', parts: out };
}

/** The whole text of a sum of constants; null where a part is open. */
export function wholeText(value: Value): string | null {
  if (value.k !== 'joined') return textOf(value);
  let out = '';
  for (const part of value.parts) {
    const one = wholeText(part);
    if (one === null) return null;
    out += one;
  }
  return out;
}

export function anyOf(values: readonly Value[]): Value {
  const flat: Value[] = [];
  for (const value of values)
    for (const one of value.k === 'any' ? value.of : [value]) if (one.k !== 'unknown') flat.push(one);
  const [first] = flat;
  if (first === undefined) return UNKNOWN;
  if (flat.length === 1) return first;
  const unique = uniqueBy(flat, identityOf).slice(0, MOST_ALTERNATIVES);
  return unique.length === 1 && unique[0] !== undefined ? unique[0] : { k: 'any', of: unique };
}

const readings = new WeakMap<Value, readonly Value[]>();

/** Every reading of a value in which nothing is `any` at its top or among the parts of a sum; bounded. */
export function alternatives(value: Value, most = MOST_ALTERNATIVES): readonly Value[] {
  if (value.k !== 'any' && value.k !== 'joined') return [value];
  let known = readings.get(value);
  if (known === undefined) {
    readings.set(value, [value]);
    known = value.k === 'any' ? waysOf(value.of) : productOf(value.parts);
    if (value.via !== undefined) known = known.map((one) => named(one, value.via));
    readings.set(value, known);
  }
  return known.length > most ? known.slice(0, most) : known;
}

function waysOf(values: readonly Value[]): readonly Value[] {
  const out: Value[] = [];
  for (const value of values)
    for (const one of alternatives(value)) {
      if (out.length >= MOST_ALTERNATIVES) return out;
      out.push(one);
    }
  return out;
}

function productOf(parts: readonly Value[]): readonly Value[] {
  let out: Value[][] = [[]];
  for (const part of parts) {
    const ways = alternatives(part);
    if (ways.length === 1 || out.length * ways.length > MOST_ALTERNATIVES)
      for (const one of out) one.push(ways[0] ?? UNKNOWN);
    else out = out.flatMap((one) => ways.map((way) => [...one, way]));
  }
  return out.map(joined);
}

export function named(value: Value, via: string | undefined): Value {
  return via === undefined || value.via === via ? value : { ...value, via };
}

/** The dotted name of what is called or read: `os.hostname`, `process.env.USER`, `axios.get`; '' where it has none. */
export function dotted(value: Value): string {
  switch (value.k) {
    case 'name':
      return value.name;
    case 'module':
      return value.module;
    case 'member': {
      const of = dotted(value.of);
      if (value.key === 'default' && of !== '') return of;
      return of === '' ? `.${value.key}` : `${of}.${value.key}`;
    }
    case 'call': {
      const callee = dotted(value.callee);
      return callee === '' ? '' : `${callee}()`;
    }
    case 'any':
      return value.of.map(dotted).find((name) => name !== '') ?? '';
    default:
      return '';
  }
}

/** As a person would write it; bounded. */
export function expressionOf(value: Value): string {
  const spent = { units: 0 };
  return written(value, 0, spent);
}

const MOST_EXPRESSION = 1_200;
const MOST_IDENTITY = 240;
const identities = new WeakMap<Value, string>();

/** Values that read the same are the same; long ones are compared by their heads. */
function identityOf(value: Value): string {
  if (value.k === 'text')
    return value.text.length < 200 ? `"${value.text}` : `"${value.text.length} ${value.text.slice(0, 100)}`;
  if (value.k === 'number') return `${value.number}`;
  let known = identities.get(value);
  if (known === undefined) {
    known = written(value, 4, { units: MOST_EXPRESSION - MOST_IDENTITY });
    identities.set(value, known);
  }
  return known;
}

function written(value: Value, depth: number, spent: { units: number }): string {
  if (depth > 14) return '…';
  if (spent.units > MOST_EXPRESSION) return '…';
  spent.units += value.k === 'text' ? Math.min(120, value.text.length) + 2 : 8;
  return writtenOne(value, (one) => written(one, depth + 1, spent));
}

function writtenOne(value: Value, inner: (one: Value) => string): string {
  switch (value.k) {
    case 'text':
      return JSON.stringify(value.text.length > 120 ? `${value.text.slice(0, 119)}…` : value.text);
    case 'number':
      return String(value.number);
    case 'constant':
      return String(value.value);
    case 'joined':
      return value.parts.slice(0, 24).map(inner).join(' + ');
    case 'list':
      return `[${value.items.slice(0, 12).map(inner).join(', ')}${value.items.length > 12 ? ', …' : ''}]`;
    case 'object':
      return `{${[...value.entries]
        .slice(0, 16)
        .map(([key, one]) => `${key}: ${inner(one)}`)
        .join(', ')}}`;
    case 'name':
      return value.name;
    case 'module':
      return value.module;
    case 'member':
      return `${inner(value.of)}.${value.key}`;
    case 'call': {
      const args = [
        ...value.args.slice(0, 6).map(inner),
        ...[...(value.named ?? [])].map(([key, one]) => `${key}=${inner(one)}`),
      ];
      return `${value.isNew ? 'new ' : ''}${inner(value.callee)}(${args.join(', ')})`;
    }
    case 'delivered':
      return `answer of ${inner(value.by)}`;
    case 'function':
      return 'function';
    case 'any':
      return value.of.slice(0, 6).map(inner).join(' | ');
    case 'operation':
      return value.of.length === 1
        ? `${value.operator}${value.of.map(inner).join('')}`
        : value.of.map(inner).join(` ${value.operator} `);
    default:
      return value.via ?? '?';
  }
}

/** Text with its open parts as `{name}`. */
export function template(value: Value): string {
  if (value.k === 'joined') return value.parts.map(template).join('');
  const constant = textOf(value);
  if (constant !== null) return constant;
  return `{${holeName(value)}}`;
}

export function holeName(value: Value): string {
  if (value.via !== undefined) return value.via;
  if (value.k === 'any') return value.of.map(holeName).find((name) => name !== 'value') ?? 'value';
  if (value.k === 'member') return value.key;
  if (value.k === 'call') {
    if (value.callee.k === 'member') {
      const key = value.callee.key;
      return /^(?:toString|toLowerCase|toUpperCase|trim|slice|substring|replace|replaceAll|digest|decode|strip)$/.test(
        key,
      )
        ? holeName(value.callee.of)
        : key;
    }
    const first = value.args[0];
    return first !== undefined &&
      /^(?:encodeURIComponent|encodeURI|escape|String|str|quote)$/.test(dotted(value.callee).split('.').at(-1) ?? '')
      ? holeName(first)
      : dotted(value.callee).split('.').at(-1) || 'value';
  }
  if (value.k === 'name') return value.name;
  return 'value';
}

/** Every value inside, the value itself first; bounded. False from `visit` leaves out what is inside that one. */
export function visitValues(value: Value, visit: (one: Value) => boolean | undefined): void {
  const stack: Value[] = [value];
  const seen = new Set<Value>();
  for (let steps = 0; steps < MOST_STEPS && stack.length > 0; steps++) {
    const one = stack.pop();
    if (one === undefined || seen.has(one)) continue;
    seen.add(one);
    if (visit(one) === false) continue;
    const parts = partsOf(one);
    for (let i = parts.length - 1; i >= 0; i--) {
      const part = parts[i];
      if (part !== undefined) stack.push(part);
    }
  }
}

function partsOf(value: Value): readonly Value[] {
  switch (value.k) {
    case 'joined':
      return value.parts;
    case 'list':
      return value.items;
    case 'object':
      return [...value.entries.values(), ...value.spread];
    case 'member':
      return [value.of];
    case 'call':
      return value.named === null
        ? [value.callee, ...value.args]
        : [value.callee, ...value.args, ...value.named.values()];
    case 'delivered':
      return [value.by];
    case 'any':
    case 'operation':
      return value.of;
    default:
      return [];
  }
}

export function someValue(value: Value, test: (one: Value) => boolean): boolean {
  let found = false;
  visitValues(value, (one) => {
    if (found) return false;
    found = test(one);
    return !found;
  });
  return found;
}

/** The first object in a value: behind JSON.stringify, URLSearchParams, `any`. */
export function objectIn(value: Value | undefined): ObjectValue | null {
  if (value === undefined) return null;
  if (value.k === 'object') return value;
  if (value.k === 'any') {
    const objects = value.of.map((one) => objectIn(one)).filter((one) => one !== null);
    return objects.sort((a, b) => b.entries.size - a.entries.size)[0] ?? null;
  }
  return null;
}

export function uniqueBy<T>(items: readonly T[], key: (item: T) => string): T[] {
  const seen = new Map<string, T>();
  for (const item of items) {
    const name = key(item);
    if (!seen.has(name)) seen.set(name, item);
  }
  return [...seen.values()];
}
