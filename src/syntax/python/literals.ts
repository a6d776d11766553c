/** A Python string literal to its value: prefixes, escapes, f-strings. Byte strings are strings of code units 0–255. */
import type { PyNode } from './tree.ts';

export interface Literal {
  /** text, or an expression inside an f-string */
  readonly parts: readonly (string | PyNode)[];
}

const SIMPLE: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\u0007',
  b: '\b',
  f: '\f',
  v: '\v',
};
const ESCAPE = /\\(?:([abfnrtv\\'"])|x([0-9A-Fa-f]{2})|([0-7]{1,3})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(\r?\n))/g;

export function unescapePython(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(ESCAPE, (whole, simple?: string, hex?: string, octal?: string, u4?: string, u8?: string) => {
    if (simple !== undefined) return SIMPLE[simple] ?? whole;
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 255);
    const code = hex ?? u4 ?? u8;
    if (code === undefined) return '';
    const point = Number.parseInt(code, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}

export function readLiteral(node: PyNode, text: string): Literal {
  const first = node.kids[0];
  const prefix =
    first?.type === 'string_start'
      ? text
          .slice(first.start, first.end)
          .replace(/['"]+$/, '')
          .toLowerCase()
      : '';
  const parts: (string | PyNode)[] = [];
  for (const kid of node.kids) {
    if (kid.type === 'string_content') {
      const source = text.slice(kid.start, kid.end);
      const value = prefix.includes('r') ? source : unescapePython(source);
      parts.push(prefix.includes('f') ? value.replaceAll('{{', '{').replaceAll('}}', '}') : value);
    } else if (kid.type === 'interpolation') {
      const inner = kid.kids.find((part) => part.field === 'expression') ?? kid.kids[0];
      if (inner !== undefined) parts.push(inner);
    }
  }
  return { parts };
}
