/** What the usual pure methods and functions give for constant texts and lists. Null: leave the call as it is. Nothing of the sample runs here. */
import { anyOf, joined, numberOf, text, textOf, type Value, wholeText } from '../value.ts';

const MOST = 200_000;

/** `of.key(args)`. */
export function foldMethod(of: Value, key: string, args: readonly Value[]): Value | null {
  if (of.k === 'any') {
    const each = of.of.map((one) => foldMethod(one, key, args));
    return each.every((one) => one !== null) ? anyOf(each) : null;
  }
  if (of.k === 'list') return ofList(of.items, key, args);
  const whole = of.k === 'text' || of.k === 'joined' ? wholeText(of) : null;
  if (whole !== null) return ofText(whole, key, args);
  if (of.k === 'number' && key === 'toString') return text(of.number.toString(numberOf(args[0]) ?? 10));
  if (of.k === 'joined') {
    if (key === 'concat') return joined([of, ...args]);
    if (PASSING.has(key)) return of;
  }
  return null;
}

/** Methods that leave a text with holes recognisable. */
const PASSING = new Set(['toString', 'trim', 'valueOf', 'normalize', 'toLowerCase']);

function ofText(value: string, key: string, args: readonly Value[]): Value | null {
  const first = textOf(args[0]);
  const from = numberOf(args[0]);
  const to = numberOf(args[1]) ?? undefined;
  switch (key) {
    case 'toString':
    case 'valueOf':
    case 'normalize':
      return text(value);
    case 'trim':
      return text(value.trim());
    case 'toLowerCase':
      return text(value.toLowerCase());
    case 'toUpperCase':
      return text(value.toUpperCase());
    case 'slice':
      return from === null ? null : text(value.slice(from, to));
    case 'substring':
      return from === null ? null : text(value.substring(from, to));
    case 'substr':
      return from === null
        ? null
        : text(value.slice(from, to === undefined ? undefined : (from < 0 ? value.length + from : from) + to));
    case 'charAt':
    case 'at':
      return from === null ? null : text(value.charAt(from < 0 ? value.length + from : from));
    case 'charCodeAt':
    case 'codePointAt':
      return from === null || Number.isNaN(value.charCodeAt(from))
        ? null
        : { k: 'number', number: value.charCodeAt(from) };
    case 'concat':
      return joined([text(value), ...args]);
    case 'split':
      return first === null || value.length > MOST
        ? null
        : { k: 'list', items: value.split(first).slice(0, 20_000).map(text) };
    case 'replace':
    case 'replaceAll': {
      const to = textOf(args[1]);
      return first === null || first === '' || to === null
        ? null
        : text(key === 'replace' ? value.replace(first, () => to) : value.replaceAll(first, () => to));
    }
    case 'repeat':
      return from === null || from < 0 || from * value.length > MOST ? null : text(value.repeat(from));
    case 'padStart':
    case 'padEnd':
      return from === null || from > MOST ? null : text(value[key](from, textOf(args[1]) ?? ' '));
    default:
      return null;
  }
}

function ofList(items: readonly Value[], key: string, args: readonly Value[]): Value | null {
  const from = numberOf(args[0]);
  const to = numberOf(args[1]) ?? undefined;
  switch (key) {
    case 'join': {
      const separator = args.length === 0 ? ',' : textOf(args[0]);
      if (separator === null || items.length > 20_000) return null;
      return joined(items.flatMap((item, i) => (i === 0 || separator === '' ? [item] : [text(separator), item])));
    }
    case 'reverse':
    case 'toReversed':
      return { k: 'list', items: [...items].reverse() };
    case 'slice':
      return { k: 'list', items: items.slice(from ?? 0, to) };
    case 'concat':
      return { k: 'list', items: [...items, ...args.flatMap((arg) => (arg.k === 'list' ? arg.items : [arg]))] };
    case 'filter':
    case 'sort':
    case 'flat':
    case 'values':
      return { k: 'list', items };
    case 'pop':
      return items.at(-1) ?? null;
    case 'shift':
      return items[0] ?? null;
    case 'at':
      return from === null ? null : (items.at(from) ?? null);
    default:
      return null;
  }
}

const MAPPED = new Set(['atob', 'window.atob', 'Buffer.from', 'decodeURIComponent', 'unescape', 'String']);

/** `name(args)`, `new name(args)`. */
export function foldCall(name: string, args: readonly Value[]): Value | null {
  const first = args[0];
  if (first?.k === 'any' && MAPPED.has(name)) {
    const each = first.of.map((one) => foldCall(name, [one, ...args.slice(1)]) ?? one);
    return anyOf(each);
  }
  const whole = first === undefined ? null : wholeText(first);
  switch (name) {
    case 'atob':
    case 'window.atob':
      return whole === null ? null : decoded(whole, 'base64');
    case 'Buffer.from':
    case 'Buffer': {
      const encoding = textOf(args[1]);
      if (first?.k === 'list') return bytesOf(first.items);
      if (whole === null) return null;
      return encoding === 'base64' || encoding === 'hex' || encoding === 'base64url'
        ? decoded(whole, encoding)
        : text(whole);
    }
    case 'String':
    case 'encodeURIComponent':
    case 'encodeURI':
      return whole === null ? null : text(whole);
    case 'decodeURIComponent':
    case 'unescape':
    case 'decodeURI':
      return whole === null ? null : percent(whole);
    case 'String.fromCharCode':
    case 'String.fromCodePoint':
      return bytesOf(args.length === 1 && first?.k === 'list' ? first.items : args);
    case 'parseInt':
    case 'Number':
    case 'parseFloat': {
      if (whole === null) return null;
      const number = name === 'parseInt' ? Number.parseInt(whole, numberOf(args[1]) ?? 10) : Number(whole);
      return Number.isFinite(number) ? { k: 'number', number } : null;
    }
    case 'path.join':
    case 'path.resolve':
    case 'path.posix.join':
    case 'path.win32.join':
      return args.length === 0 ? null : pathOf(args);
    case 'JSON.parse':
      return whole === null ? null : parsed(whole);
    case 'Array.from':
    case 'Uint8Array.from':
    case 'Uint8Array':
    case 'Object.freeze':
    case 'Promise.all':
    case 'Promise.allSettled':
    case 'Promise.resolve':
    case 'Promise.race':
    case 'util.promisify':
    case 'Set':
      return first ?? null;
    case 'Buffer.concat':
      return first?.k === 'list' ? joined([text(''), ...first.items]) : null;
    case 'Array.of':
      return { k: 'list', items: args };
    default:
      return null;
  }
}

function bytesOf(items: readonly Value[]): Value | null {
  if (items.length === 0 || items.length > MOST) return null;
  let out = '';
  for (const item of items) {
    if (item.k !== 'number' || item.number < 0 || item.number > 0x10ffff) return null;
    out += String.fromCodePoint(item.number);
  }
  return text(out);
}

function decoded(value: string, encoding: 'base64' | 'hex' | 'base64url'): Value | null {
  if (value.length > MOST) return null;
  const bytes = Buffer.from(value, encoding);
  const utf8 = bytes.toString('utf8');
  return text(utf8.includes('\ufffd') ? bytes.toString('latin1') : utf8);
}

function percent(value: string): Value | null {
  try {
    return text(decodeURIComponent(value));
  } catch {
    return null;
  }
}

/** Parts of a path with `/` between. */
export function pathOf(parts: readonly Value[]): Value {
  const out: Value[] = [];
  for (const part of parts) {
    const constant = part.k === 'text' ? part.text : null;
    if (constant === '') continue;
    if (out.length > 0 && !(constant?.startsWith('/') ?? false)) out.push(text('/'));
    // the name of a constant part is no hole
    out.push(constant === null ? part : text(constant));
  }
  return joined(out);
}

function parsed(value: string): Value | null {
  if (value.length > MOST) return null;
  try {
    return fromJson(JSON.parse(value), 0);
  } catch {
    return null;
  }
}

export function fromJson(value: unknown, depth: number): Value {
  if (typeof value === 'string') return text(value);
  if (typeof value === 'number') return { k: 'number', number: value };
  if (typeof value === 'boolean' || value === null) return { k: 'constant', value };
  if (depth > 12 || typeof value !== 'object') return { k: 'unknown' };
  if (Array.isArray(value)) return { k: 'list', items: value.slice(0, 2_000).map((one) => fromJson(one, depth + 1)) };
  const entries = Object.entries(value).slice(0, 2_000);
  return { k: 'object', entries: new Map(entries.map(([key, one]) => [key, fromJson(one, depth + 1)])), spread: [] };
}
