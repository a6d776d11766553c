/** Events: what was called, in words that are bounded and cannot be bent by the sample. One event for a pattern seen too often stands for the rest of it. */
import {
  arraySlice,
  charCodeAt,
  create,
  ErrorCtor,
  fromCharCode,
  getOwnPropertyDescriptor,
  indexOf,
  isArray,
  join,
  keysOf,
  min,
  push,
  replace,
  StringCtor,
  slice,
  split,
  stringify,
  tagOf,
  trim,
  U8,
} from './primordials.js';
import { hexEncode, utf8Decode } from './text.js';

const LONGEST_ARGUMENT = 4_000;
const LONGEST_DATA = 65_536;
/** events that differ in numbers only */
const ALIKE = 24;
const ALIKE_OF = {
  file: 10,
  network: 60,
  code: 60,
  process: 60,
  console: 12,
  timer: 12,
  evasion: 6,
  environment: 4,
  module: 8,
  system: 6,
};

const cut = (text, most) => (text.length > most ? `${slice(text, 0, most)}…` : text);

const printable = (text) => {
  const odd = min(text.length, 400);
  let bad = 0;
  for (let i = 0; i < odd; i++) {
    const code = charCodeAt(text, i);
    if (code === 0xfffd || (code < 32 && code !== 9 && code !== 10 && code !== 13)) bad++;
  }
  return bad * 20 <= odd;
};

export const bytesText = (bytes, most = LONGEST_ARGUMENT) => {
  const part = bytes.length > most ? bytes.subarray(0, most) : bytes;
  const text = utf8Decode(part);
  return printable(text)
    ? text
    : `<Buffer ${hexEncode(part.length > 512 ? part.subarray(0, 512) : part)}${bytes.length > 512 ? '…' : ''}>`;
};

const describeObject = (value, depth, seen, most) => {
  if (value instanceof U8) return bytesText(value, most);
  for (let i = 0; i < seen.length; i++) if (seen[i] === value) return '[Circular]';
  if (depth > 4) return isArray(value) ? '[Array]' : '[Object]';
  const inner = arraySlice(seen);
  push(inner, value);
  const tag = slice(tagOf(value), 8, -1);
  if (value instanceof ErrorCtor) return `${StringCtor(value.name)}: ${StringCtor(value.message)}`;
  if (tag === 'Date' || tag === 'RegExp' || value instanceof StringCtor) return StringCtor(value);
  const parts = [];
  if (isArray(value)) {
    for (let i = 0; i < value.length && i < 100; i++) push(parts, describe(value[i], depth + 1, inner, most));
    return `[${join(parts, ',')}]`;
  }
  const names = keysOf(value);
  for (let i = 0; i < names.length && i < 100; i++) {
    const own = getOwnPropertyDescriptor(value, names[i]);
    const shown =
      own === undefined || 'value' in own
        ? describe(own ? own.value : value[names[i]], depth + 1, inner, most)
        : '[Getter]';
    push(parts, `${stringify(names[i])}:${shown}`);
  }
  return `{${join(parts, ',')}}`;
};

/** A value in words: top-level strings as they are, structures like JSON. Getters are not entered. */
export function describe(value, depth = 0, seen = [], most = LONGEST_ARGUMENT) {
  try {
    if (typeof value === 'string') return depth === 0 ? cut(value, most) : stringify(cut(value, most));
    if (typeof value === 'function') return `[Function: ${describeName(value)}]`;
    if (typeof value === 'bigint') return `${StringCtor(value)}n`;
    if (value === null || typeof value !== 'object') return StringCtor(value);
    return cut(describeObject(value, depth, seen, most), most);
  } catch {
    return '[unreadable]';
  }
}

const describeName = (fn) => {
  const own = getOwnPropertyDescriptor(fn, 'name');
  return own && typeof own.value === 'string' ? own.value : '';
};

const quoteList = (values) => {
  const parts = [];
  for (let i = 0; i < values.length; i++) push(parts, stringify(values[i]));
  return `[${join(parts, ',')}]`;
};

const quoteData = (data) => {
  const parts = [];
  const names = keysOf(data);
  for (let i = 0; i < names.length; i++) {
    const value = data[names[i]];
    if (value === undefined || value === null) continue;
    push(parts, `${stringify(names[i])}:${stringify(describe(value, 0, [], LONGEST_DATA))}`);
  }
  return `{${join(parts, ',')}}`;
};

const withoutNumbers = (text) => {
  let made = '';
  let inNumber = false;
  for (let i = 0; i < text.length && i < 300; i++) {
    const code = charCodeAt(text, i);
    const digit = code >= 48 && code < 58;
    if (!digit) made += fromCharCode(code);
    else if (!inNumber) made += '#';
    inNumber = digit;
  }
  return made;
};

/** Frames of the sample only. */
export const guestStack = () => {
  const lines = split(StringCtor(new ErrorCtor().stack), '\n');
  const kept = [];
  for (let i = 0; i < lines.length && kept.length < 12; i++) {
    const line = trim(lines[i]);
    if (line !== '' && indexOf(line, 'node:') === -1 && indexOf(line, '(native)') === -1) push(kept, `    ${line}`);
  }
  return join(kept, '\n');
};

export const makeRecorder = (bridge, clock, held) => {
  const seen = create(null);
  const record = (category, call, args = [], data = {}, result = null) => {
    const texts = [];
    for (let i = 0; i < args.length && i < 12; i++) push(texts, describe(args[i]));
    const key = `${category}|${call}|${withoutNumbers(join(texts, '|'))}`;
    const times = (seen[key] || 0) + 1;
    seen[key] = times;
    if (times > (ALIKE_OF[category] || ALIKE)) return '';
    const fields = join(
      [
        `"call":${stringify(call)}`,
        `"category":${stringify(category)}`,
        `"arguments":${quoteList(texts)}`,
        `"result":${result === null || result === undefined ? 'null' : stringify(describe(result))}`,
        `"data":${quoteData(data)}`,
        `"time":${clock.elapsed()}`,
        `"stack":${stringify(guestStack() || held.stack)}`,
      ],
      ',',
    );
    return bridge.record(`{${fields}}`);
  };
  return record;
};

export { replace as replaceText };
