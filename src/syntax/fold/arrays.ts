/** Array methods on lists whose items are known. */
import type { Value } from '../value.ts';
import { type Apply, computed, isConst, MAX_ITEMS, MAX_STRING, numberOf, stringOf, textOf } from './constants.ts';
import { globalCall, staticCall } from './globals.ts';

type List = Extract<Value, { k: 'array' }>;

export function arrayMethod(of: List, key: string, args: readonly Value[]): Value | null {
  switch (key) {
    case 'join': {
      const separator = args[0] === undefined ? ',' : stringOf(args[0]);
      return separator === null ? null : joinList(of, separator);
    }
    case 'toString':
      return joinList(of, ',');
    case 'reverse':
    case 'toReversed':
      return { k: 'array', items: marked([...of.items].reverse(), 'reversed') };
    case 'slice': {
      const from = args[0] === undefined ? 0 : numberOf(args[0]);
      const to = args[1] === undefined ? undefined : numberOf(args[1]);
      return from === null || to === null ? null : { k: 'array', items: of.items.slice(from, to) };
    }
    case 'concat':
      return concatLists(of, args);
    case 'flat':
      return {
        k: 'array',
        items: of.items.flatMap((item) => (item.k === 'array' ? item.items : [item])).slice(0, MAX_ITEMS),
      };
    case 'filter':
      if (args[0]?.k !== 'global' || args[0].name !== 'Boolean' || !of.items.every(isConst)) return null;
      return { k: 'array', items: of.items.filter((item) => isConst(item) && Boolean(item.v)) };
    case 'at':
    case 'pop':
    case 'shift': {
      const index = key === 'at' ? numberOf(args[0]) : key === 'pop' ? -1 : 0;
      return index === null ? null : (of.items.at(index) ?? null);
    }
    case 'sort':
      if (args.length > 0 || !of.items.every((item) => isConst(item))) return null;
      return { k: 'array', items: [...of.items].sort((a, b) => ((textOf(a) ?? '') < (textOf(b) ?? '') ? -1 : 1)) };
    default:
      return null;
  }
}

function marked(items: readonly Value[], step: string): readonly Value[] {
  return items.map((item) =>
    isConst(item) && !item.how?.includes(step) ? { ...item, how: [...(item.how ?? []), step] } : item,
  );
}

function joinList(of: List, separator: string): Value | null {
  let length = 0;
  const texts: string[] = [];
  for (const item of of.items) {
    const text = item.k === 'const' ? (item.v === null ? '' : String(item.v)) : null;
    if (text === null) return openJoin(of, separator);
    length += text.length + separator.length;
    if (length > MAX_STRING) return null;
    texts.push(text);
  }
  return computed(texts.join(separator), of.items.slice(0, 64), 'joined');
}

/** `[a, '/', b].join('')` with unknown parts is a concatenation. */
function openJoin(of: List, separator: string): Value | null {
  if (of.items.length > 100) return null;
  const parts: Value[] = [];
  of.items.forEach((item, index) => {
    if (index > 0 && separator !== '') parts.push({ k: 'const', v: separator });
    parts.push(item);
  });
  return { k: 'concat', parts };
}

function concatLists(of: List, args: readonly Value[]): Value | null {
  const items = [...of.items];
  for (const arg of args) {
    if (arg.k === 'array') items.push(...arg.items.slice(0, MAX_ITEMS));
    else if (arg.k === 'const') items.push(arg);
    else return null;
    if (items.length > MAX_ITEMS) return null;
  }
  return { k: 'array', items };
}

/** `map`, `reduce` and the like of constants, with a callback that folds. */
export function mapConstants(of: List, key: string, args: readonly Value[], apply: Apply | null): Value | null {
  const callback = args[0];
  if (callback === undefined || of.items.length > 8192) return null;
  const call = (list: readonly Value[]): Value | null => {
    if (callback.k === 'function') return apply?.(callback.fn, list) ?? null;
    if (callback.k === 'get' && callback.of.k === 'global' && callback.key !== null)
      return staticCall(callback.of.name, callback.key, list.slice(0, 1), apply);
    if (callback.k === 'global') return globalCall(callback.name, list.slice(0, callback.name === 'parseInt' ? 2 : 1));
    return null;
  };
  if (key === 'map' || key === 'flatMap') {
    const items: Value[] = [];
    for (let index = 0; index < of.items.length; index++) {
      const result = call([of.items[index]!, { k: 'const', v: index }, of]);
      if (
        result === null ||
        (index < 2 && result.k !== 'const' && result.k !== 'array' && result.k !== 'object' && result.k !== 'import')
      )
        return null;
      if (key === 'flatMap' && result.k === 'array') items.push(...result.items);
      else items.push(result);
      if (items.length > MAX_ITEMS) return null;
    }
    return { k: 'array', items };
  }
  if (key === 'reduce' && of.items.length <= 2048) {
    let sum: Value | null = args[1] ?? of.items[0] ?? null;
    for (let index = args[1] === undefined ? 1 : 0; index < of.items.length && sum !== null; index++) {
      sum = call([sum, of.items[index]!, { k: 'const', v: index }, of]);
      if (sum !== null && sum.k !== 'const') return null;
    }
    return sum;
  }
  return null;
}
