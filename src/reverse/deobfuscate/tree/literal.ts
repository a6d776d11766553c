/** Values as source text. */

const ESCAPES: ReadonlyMap<number, string> = new Map([
  [34, '\\"'],
  [92, '\\\\'],
  [10, '\\n'],
  [13, '\\r'],
  [9, '\\t'],
  [8, '\\b'],
  [12, '\\f'],
  [11, '\\v'],
]);

const PLAIN = /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/;

export function printString(value: string): string {
  if (PLAIN.test(value)) return `"${value}"`;
  let out = '"';
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i);
    const short = ESCAPES.get(code);
    if (short !== undefined) out += short;
    else if (code < 32 || (code >= 127 && code < 160)) out += `\\x${code.toString(16).padStart(2, '0')}`;
    else if ((code >= 0xd800 && code < 0xe000 && !paired(value, i)) || INVISIBLE.test(value[i]!))
      out += `\\u${code.toString(16).padStart(4, '0')}`;
    else out += value[i];
  }
  return `${out}"`;
}

/** Format and separator characters would be read wrongly by people. */
const INVISIBLE = /[\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ufe00-\ufe0f]/;

function paired(value: string, at: number): boolean {
  const code = value.charCodeAt(at);
  const other = value.charCodeAt(code < 0xdc00 ? at + 1 : at - 1);
  return code < 0xdc00 ? other >= 0xdc00 && other < 0xe000 : other >= 0xd800 && other < 0xdc00;
}

export type Primitive = string | number | boolean | null | undefined;

/** `tight`: the place binds stronger than a unary minus does. */
export function printPrimitive(value: Primitive, tight: boolean): string {
  if (typeof value === 'string') return printString(value);
  if (value === undefined) return 'undefined';
  if (typeof value !== 'number') return String(value);
  if (Number.isNaN(value)) return 'NaN';
  const text = Object.is(value, -0) ? '-0' : String(value);
  return tight ? `(${text})` : text;
}
