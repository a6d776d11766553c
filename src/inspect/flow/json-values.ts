/** JSON of the tree as values, with places found by text: bounded. */
import type { Value } from '../../syntax/index.ts';

const DEPTH = 8;
const MOST = 2_000;

/** `made` records where the value stands. */
export function jsonValue(json: unknown, text: string, made: (value: Value) => Value): Value {
  let count = 0;
  let from = 0;
  const read = (value: unknown, depth: number): Value => {
    if (++count > MOST || depth > DEPTH) return { k: 'unknown', why: 'large JSON' };
    if (typeof value === 'string') {
      // values come in the order of the text, mostly
      const quoted = JSON.stringify(value);
      const found = text.indexOf(quoted, from);
      const at = found === -1 ? text.indexOf(quoted) : found;
      if (at !== -1) from = at;
      return made({ k: 'const', v: value, at: at === -1 ? 0 : at + 1 });
    }
    if (typeof value === 'number' || typeof value === 'boolean' || value === null)
      return made({ k: 'const', v: value });
    if (Array.isArray(value)) return made({ k: 'array', items: value.map((item) => read(item, depth + 1)) });
    if (typeof value !== 'object') return { k: 'unknown', why: 'JSON' };
    return made({
      k: 'object',
      props: Object.entries(value).map(([key, prop]) => [key, read(prop, depth + 1)] as const),
    });
  };
  return read(json, 0);
}

export function jsonProperty(value: Value, key: string): Value | null {
  if (value.k !== 'object') return null;
  return value.props.find(([name]) => name === key)?.[1] ?? null;
}
