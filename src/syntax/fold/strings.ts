/** String methods on constants. */
import type { Value } from '../value.ts';
import { type Const, computed, computedList, isConst, MAX_ITEMS, MAX_STRING, numberOf, stringOf } from './constants.ts';

type Method = (text: string, args: readonly Value[], of: Const) => Value | null;

const num = (args: readonly Value[], index: number): number | undefined | null =>
  args[index] === undefined ? undefined : numberOf(args[index]);

/** A method of two optional numbers. */
function cut(apply: (text: string, a: number | undefined, b: number | undefined) => string, step = 'slice'): Method {
  return (text, args, of) => {
    const a = num(args, 0);
    const b = num(args, 1);
    return a === null || b === null ? null : computed(apply(text, a, b), [of], step);
  };
}

function plain(apply: (text: string) => string, ...steps: readonly string[]): Method {
  return (text, _args, of) => computed(apply(text), [of], ...steps);
}

function replace(all: boolean): Method {
  return (text, args, of) => {
    const from = stringOf(args[0]);
    const to = stringOf(args[1]);
    if (to === null || to.includes('$')) return null;
    if (from !== null)
      return computed(all ? text.replaceAll(from, () => to) : text.replace(from, () => to), [of, args[1]], 'replace');
    const simple = simplePattern(args[0]);
    if (simple === null) return null;
    return computed(
      simple.global ? text.replaceAll(simple.text, () => to) : text.replace(simple.text, () => to),
      [of, args[1]],
      'replace',
    );
  };
}

/** A regular expression that stands for one fixed text: `/\|/g`. */
function simplePattern(value: Value | undefined): { text: string; global: boolean } | null {
  if (value?.k !== 'call' || value.callee.k !== 'global' || value.callee.name !== 'RegExp') return null;
  const source = stringOf(value.args[0]);
  const flags = stringOf(value.args[1]) ?? '';
  if (source === null || flags.includes('i')) return null;
  if (!/^(?:[\w\s#@!%&~`"'<>:;,=_-]|\\[^\w\s])+$/.test(source)) return null;
  return { text: source.replace(/\\(.)/g, '$1'), global: flags.includes('g') };
}

/** One-character class: `/[gk]/g` */
function classPattern(value: Value | undefined): { chars: string; global: boolean } | null {
  if (value?.k !== 'call' || value.callee.k !== 'global' || value.callee.name !== 'RegExp') return null;
  const source = stringOf(value.args[0]) ?? '';
  const found = /^\[([\w#@!%&~,;:_]{1,40})\]$/.exec(source);
  return found === null ? null : { chars: found[1]!, global: (stringOf(value.args[1]) ?? '').includes('g') };
}

/** `/../g`, `/.{1,2}/g`, `/[\\s\\S]{4}/g`, `/\\w\\w/g`: cuts a text into pieces of one length. */
function chunkLength(value: Value | undefined): number | null {
  if (value?.k !== 'call' || value.callee.k !== 'global' || value.callee.name !== 'RegExp') return null;
  const source = stringOf(value.args[0]) ?? '';
  if (!(stringOf(value.args[1]) ?? '').includes('g')) return null;
  if (/^\.{1,16}$/.test(source)) return source.length;
  const repeated =
    /^(?:\.|\\w|\\S|\[\^\]|\[\\s\\S\]|\[\da-fA-F-]{1,16}\]|\[\\da-fA-F-]{1,16}\])(?:\{(?:1,)?(\d{1,3})\})$/.exec(
      source,
    );
  if (repeated !== null) return Number(repeated[1]);
  return /^(?:\\w){1,8}$/.test(source) ? source.length / 2 : null;
}

function chunks(text: string, args: readonly Value[], of: Const): Value | null {
  const length = chunkLength(args[0]);
  if (length === null || length < 1 || text.length / length > MAX_ITEMS) return null;
  const pieces: string[] = [];
  for (let at = 0; at + length <= text.length; at += length) pieces.push(text.slice(at, at + length));
  return computedList(pieces, [of], 'split');
}

const METHODS: ReadonlyMap<string, Method> = new Map<string, Method>([
  ['match', chunks],
  ['toString', plain((text) => text)],
  ['valueOf', plain((text) => text)],
  ['trim', plain((text) => text.trim())],
  ['trimStart', plain((text) => text.trimStart())],
  ['trimEnd', plain((text) => text.trimEnd())],
  ['toLowerCase', plain((text) => text.toLowerCase(), 'case')],
  ['toUpperCase', plain((text) => text.toUpperCase(), 'case')],
  ['normalize', plain((text) => text)],
  ['slice', cut((text, a, b) => text.slice(a, b))],
  ['substring', cut((text, a, b) => text.substring(a ?? 0, b))],
  [
    'substr',
    cut((text, a, b) =>
      b === undefined
        ? text.slice(a)
        : text.slice(a, Math.max(0, (a ?? 0) < 0 ? Math.max(0, text.length + (a ?? 0)) + b : (a ?? 0) + b)),
    ),
  ],
  ['charAt', cut((text, a) => text.charAt(a ?? 0), 'index')],
  [
    'at',
    (text, args, of) => {
      const index = num(args, 0);
      return index === null ? null : computed(text.at(index ?? 0) ?? null, [of], 'index');
    },
  ],
  [
    'charCodeAt',
    (text, args, of) => {
      const index = num(args, 0);
      if (index === null) return null;
      const code = text.charCodeAt(index ?? 0);
      return Number.isNaN(code) ? null : computed(code, [of]);
    },
  ],
  [
    'indexOf',
    (text, args, of) => {
      const wanted = stringOf(args[0]);
      return wanted === null ? null : computed(text.indexOf(wanted), [of]);
    },
  ],
  [
    'repeat',
    (text, args, of) => {
      const times = num(args, 0);
      if (times === null || times === undefined || times < 0 || !(text.length * times <= MAX_STRING)) return null;
      return computed(text.repeat(times), [of], 'repeat');
    },
  ],
  ['padStart', pad((text, length, fill) => text.padStart(length, fill))],
  ['padEnd', pad((text, length, fill) => text.padEnd(length, fill))],
  [
    'concat',
    (text, args, of) => {
      if (!args.every(isConst)) return null;
      const joined = text + args.map((arg) => String(arg.v)).join('');
      return computed(joined, [of, ...args], 'joined');
    },
  ],
  [
    'split',
    (text, args, of) => {
      if (args.length === 0) return computedList([text], [of]);
      const separator = stringOf(args[0]) ?? simplePattern(args[0])?.text ?? null;
      if (separator === null) return null;
      const items = text.split(separator, MAX_ITEMS + 1);
      const limit = num(args, 1);
      return limit === null ? null : computedList(limit === undefined ? items : items.slice(0, limit), [of], 'split');
    },
  ],
  [
    'replace',
    (text, args, of) => {
      const some = classPattern(args[0]);
      const to = stringOf(args[1]);
      if (some?.global && to !== null && !to.includes('$')) {
        return computed([...text].map((c) => (some.chars.includes(c) ? to : c)).join(''), [of], 'replace');
      }
      return replace(false)(text, args, of);
    },
  ],
  ['replaceAll', replace(true)],
]);

function pad(apply: (text: string, length: number, fill: string) => string): Method {
  return (text, args, of) => {
    const length = num(args, 0);
    const fill = args[1] === undefined ? ' ' : stringOf(args[1]);
    return length === null || length === undefined || fill === null || length > MAX_STRING
      ? null
      : computed(apply(text, length, fill), [of]);
  };
}

export function stringMethod(of: Const, key: string, args: readonly Value[]): Value | null {
  return typeof of.v === 'string' ? (METHODS.get(key)?.(of.v, args, of) ?? null) : null;
}
