/** Global functions, operators and static methods (`Math.abs`, `String.fromCharCode`, `JSON.parse`) on constants. */
import type { Value } from '../value.ts';
import { decodable } from './bytes.ts';
import { type Apply, computed, isConst, MAX_ITEMS, MAX_STRING, numberOf, stringOf } from './constants.ts';

const ARITHMETIC: ReadonlyMap<string, (a: number, b: number) => number> = new Map<
  string,
  (a: number, b: number) => number
>([
  ['^', (a, b) => a ^ b],
  ['&', (a, b) => a & b],
  ['|', (a, b) => a | b],
  ['<<', (a, b) => a << b],
  ['>>', (a, b) => a >> b],
  ['>>>', (a, b) => a >>> b],
  ['-', (a, b) => a - b],
  ['*', (a, b) => a * b],
  ['/', (a, b) => a / b],
  ['%', (a, b) => a % b],
  ['**', (a, b) => a ** b],
]);
const BIT_STEPS = new Set(['^']);

export function globalCall(name: string, args: readonly Value[]): Value | null {
  const arithmetic = ARITHMETIC.get(name);
  if (arithmetic !== undefined) return calculate(name, arithmetic, args);
  switch (name) {
    case 'u-':
    case 'u+':
    case '~': {
      const value = numeric(args[0]);
      return value === null ? null : computed(name === 'u-' ? -value : name === '~' ? ~value : value, args);
    }
    case '[]': // list[i], text[i]
      return index(args[0], args[1]);
    case 'atob': {
      const text = stringOf(args[0]);
      return text === null || !decodable(text, 'base64')
        ? null
        : computed(Buffer.from(text, 'base64').toString('latin1'), args, 'base64');
    }
    case 'btoa': {
      const text = stringOf(args[0]);
      return text === null ? null : computed(Buffer.from(text, 'latin1').toString('base64'), args, 'to-base64');
    }
    case 'decodeURIComponent':
    case 'decodeURI':
      return percent(args);
    case 'encodeURIComponent':
    case 'encodeURI': {
      const text = stringOf(args[0]);
      if (text === null || !text.isWellFormed()) return null;
      return computed(name === 'encodeURI' ? encodeURI(text) : encodeURIComponent(text), args);
    }
    case 'unescape': {
      const text = stringOf(args[0]);
      return text === null ? null : computed(unescapeText(text), args, 'percent');
    }
    case 'String':
      return args[0] !== undefined && isConst(args[0])
        ? computed(String(args[0].v), args)
        : args[0]?.k === 'concat'
          ? args[0]
          : null;
    case 'Number':
    case 'parseFloat':
    case 'parseInt':
      return toNumber(name, args);
    default:
      return null;
  }
}

function numeric(value: Value | undefined): number | null {
  const direct = numberOf(value);
  if (direct !== null) return direct;
  const text = stringOf(value);
  if (text === null || text.trim() === '') return null;
  const parsed = Number(text);
  return Number.isNaN(parsed) ? null : parsed;
}

function calculate(name: string, apply: (a: number, b: number) => number, args: readonly Value[]): Value | null {
  const a = numeric(args[0]);
  const b = numeric(args[1]);
  if (a === null || b === null) return null;
  const result = apply(a, b);
  return Number.isNaN(result) ? null : computed(result, args, ...(BIT_STEPS.has(name) ? ['xor'] : []));
}

function index(of: Value | undefined, key: Value | undefined): Value | null {
  const at = numberOf(key);
  if (at === null || of === undefined) return null;
  if (of.k === 'array') return of.items[at] ?? null;
  const text = stringOf(of);
  return text === null ? null : computed(text[at] ?? null, [of], 'index');
}

function percent(args: readonly Value[]): Value | null {
  const text = stringOf(args[0]);
  if (text === null) return null;
  try {
    const decoded = decodeURIComponent(text);
    return decoded === text ? computed(text, args) : computed(decoded, args, 'percent');
  } catch {
    return null;
  }
}

function unescapeText(text: string): string {
  return text.replace(/%u([0-9a-fA-F]{4})|%([0-9a-fA-F]{2})/g, (_, four: string | undefined, two: string | undefined) =>
    String.fromCharCode(Number.parseInt(four ?? two ?? '0', 16)),
  );
}

function toNumber(name: string, args: readonly Value[]): Value | null {
  if (args[0] === undefined || !isConst(args[0]) || args[0].v === null) return null;
  const text = String(args[0].v);
  const radix = args[1] === undefined ? undefined : numberOf(args[1]);
  if (radix === null) return null;
  const value =
    name === 'Number' ? Number(text) : name === 'parseFloat' ? Number.parseFloat(text) : Number.parseInt(text, radix);
  return Number.isNaN(value) ? null : computed(value, args);
}

function charCodes(args: readonly Value[]): Value | null {
  if (args.length === 0 || args.length > MAX_STRING) return null;
  const codes: number[] = [];
  for (const arg of args) {
    const code = numeric(arg);
    if (code === null || code < 0 || code > 0x10ffff) return null;
    codes.push(code);
  }
  let text = '';
  for (const code of codes) text += code > 0xffff ? String.fromCodePoint(code) : String.fromCharCode(code);
  return computed(text, args.slice(0, 64), 'char-codes');
}

export function staticCall(owner: string, key: string, args: readonly Value[], apply: Apply | null): Value | null {
  switch (`${owner}.${key}`) {
    case 'String.fromCharCode':
    case 'String.fromCodePoint':
      return charCodes(args.length === 1 && args[0]?.k === 'array' ? args[0].items : args);
    case 'String.raw':
      return null;
    case 'Number.parseInt':
    case 'Number.parseFloat':
      return toNumber(key, args);
    case 'Math.abs':
    case 'Math.floor':
    case 'Math.round':
    case 'Math.ceil':
    case 'Math.trunc':
      return round(key, args);
    case 'Object.freeze':
    case 'Object.seal':
    case 'Object.preventExtensions':
    case 'Promise.resolve':
      return args[0] ?? null;
    case 'Object.values':
    case 'Object.keys':
      return members(args[0], key);
    case 'Object.assign':
      return merged(args);
    case 'Array.of':
      return { k: 'array', items: args };
    case 'Array.from':
      return listFrom(args, apply);
    case 'Promise.all':
    case 'Promise.allSettled':
      return key === 'all' ? (args[0]?.k === 'array' ? args[0] : null) : null;
    case 'JSON.parse':
      return parseJson(args);
    case 'JSON.stringify':
      return args[0] !== undefined && isConst(args[0]) && args.length === 1
        ? computed(JSON.stringify(args[0].v), args)
        : null;
    default:
      return null;
  }
}

function round(key: string, args: readonly Value[]): Value | null {
  const value = numberOf(args[0]);
  if (value === null) return null;
  const apply = { abs: Math.abs, floor: Math.floor, round: Math.round, ceil: Math.ceil, trunc: Math.trunc }[key];
  return apply === undefined ? null : computed(apply(value), args);
}

function members(of: Value | undefined, key: string): Value | null {
  if (of?.k !== 'object' || of.props.some(([name]) => name === '...')) return null;
  return {
    k: 'array',
    items: of.props.map(([name, value]) => (key === 'keys' ? { k: 'const' as const, v: name } : value)),
  };
}

function merged(args: readonly Value[]): Value | null {
  const props: (readonly [string, Value])[] = [];
  for (const arg of args) {
    if (arg.k === 'object') props.push(...arg.props);
    else props.push(['...', arg]);
  }
  return props.length > 0 && props.length <= 1000 ? { k: 'object', props } : null;
}

function listFrom(args: readonly Value[], apply: Apply | null): Value | null {
  const [of, mapper] = args;
  if (of === undefined) return null;
  let list: Value | null = of.k === 'array' ? of : null;
  const text = stringOf(of);
  if (text !== null && text.length <= MAX_ITEMS)
    list = { k: 'array', items: [...text].map((v) => ({ k: 'const' as const, v })) };
  if (list?.k !== 'array') return null;
  if (mapper === undefined) return list;
  if (mapper.k !== 'function' || apply === null || list.items.length > 8192) return null;
  const items: Value[] = [];
  for (const [at, item] of list.items.entries()) {
    const result = apply(mapper.fn, [item, { k: 'const', v: at }]);
    if (result === null) return null;
    items.push(result);
  }
  return { k: 'array', items };
}

function parseJson(args: readonly Value[]): Value | null {
  const text = stringOf(args[0]);
  if (text === null) return null;
  try {
    const parsed: unknown = JSON.parse(text);
    return toValue(parsed, args[0]!, 0);
  } catch {
    return null;
  }
}

function toValue(data: unknown, from: Value, depth: number): Value | null {
  if (depth > 8) return { k: 'unknown', why: 'deep' };
  if (data === null || typeof data === 'string' || typeof data === 'number' || typeof data === 'boolean')
    return computed(data, [from]);
  if (Array.isArray(data)) {
    if (data.length > MAX_ITEMS) return null;
    return {
      k: 'array',
      items: data.map((item) => toValue(item, from, depth + 1) ?? { k: 'unknown' as const, why: 'long' }),
    };
  }
  if (typeof data !== 'object') return null;
  const entries = Object.entries(data).slice(0, 1000);
  return {
    k: 'object',
    props: entries.map(
      ([key, value]) => [key, toValue(value, from, depth + 1) ?? { k: 'unknown' as const, why: 'long' }] as const,
    ),
  };
}
