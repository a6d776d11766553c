/** Python text to tokens, with line ends and indentation as tokens. Never throws: what is odd becomes an operator token. Linear. */
export interface Token {
  readonly kind: 'name' | 'number' | 'text' | 'fstring' | 'operator' | 'newline' | 'indent' | 'dedent' | 'end';
  /** name, operator, or the value of a text */
  readonly text: string;
  readonly at: number;
  readonly end: number;
}

const MOST_TOKENS = 600_000;
const OPERATORS = [
  '**=',
  '//=',
  '>>=',
  '<<=',
  '...',
  '!=',
  '==',
  '<=',
  '>=',
  '->',
  '+=',
  '-=',
  '*=',
  '/=',
  '%=',
  '&=',
  '|=',
  '^=',
  ':=',
  '**',
  '//',
  '<<',
  '>>',
];
const NAME = /[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*/y;
const NUMBER = /0[xX][\da-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+|(?:\d[\d_]*)?\.?\d[\d_]*(?:[eE][+-]?\d+)?[jJ]?/y;
const PREFIX = /^(?:[rRbBuUfF]|[rR][bBfF]|[bBfF][rR])$/;

export function tokensOf(source: string): Token[] {
  const out: Token[] = [];
  const indents = [0];
  let depth = 0;
  let at = 0;
  let lineStart = true;
  const push = (kind: Token['kind'], text: string, from: number, to: number): void => {
    out.push({ kind, text, at: from, end: to });
  };
  while (at < source.length && out.length < MOST_TOKENS) {
    if (lineStart && depth === 0) {
      const width = /[ \t\f]*/y;
      width.lastIndex = at;
      const blank = width.exec(source)?.[0] ?? '';
      const next = source[at + blank.length];
      at += blank.length;
      if (next === '\n' || next === '\r' || next === '#' || next === undefined) {
        at = lineEnd(source, at);
        continue;
      }
      lineStart = false;
      const column = [...blank].reduce((sum, c) => (c === '\t' ? sum + 8 - (sum % 8) : sum + 1), 0);
      if (column > (indents.at(-1) ?? 0)) {
        indents.push(column);
        push('indent', '', at, at);
      }
      while (column < (indents.at(-1) ?? 0)) {
        indents.pop();
        push('dedent', '', at, at);
      }
    }
    const c = source[at] ?? '';
    if (c === '\n' || c === '\r') {
      if (depth === 0) {
        push('newline', '', at, at + 1);
        lineStart = true;
      }
      at++;
    } else if (c === ' ' || c === '\t' || c === '\f') at++;
    else if (c === '#') at = lineEnd(source, at) - (source[lineEnd(source, at) - 1] === '\n' ? 1 : 0);
    else if (c === '\\' && /[\r\n]/.test(source[at + 1] ?? ''))
      at += source[at + 1] === '\r' && source[at + 2] === '\n' ? 3 : 2;
    else if (c === '"' || c === "'") at = readText(source, at, at, '', push);
    else {
      NAME.lastIndex = at;
      const name = NAME.exec(source)?.[0];
      if (name !== undefined) {
        const quote = source[at + name.length];
        if ((quote === '"' || quote === "'") && PREFIX.test(name))
          at = readText(source, at, at + name.length, name.toLowerCase(), push);
        else {
          push('name', name, at, at + name.length);
          at += name.length;
        }
        continue;
      }
      NUMBER.lastIndex = at;
      const number = /[\d.]/.test(c) ? NUMBER.exec(source)?.[0] : undefined;
      if (number !== undefined && number !== '.') {
        push('number', number.replaceAll('_', ''), at, at + number.length);
        at += number.length;
        continue;
      }
      const operator = OPERATORS.find((one) => source.startsWith(one, at)) ?? c;
      if (operator === '(' || operator === '[' || operator === '{') depth++;
      if ((operator === ')' || operator === ']' || operator === '}') && depth > 0) depth--;
      push('operator', operator, at, at + operator.length);
      at += operator.length;
    }
  }
  push('newline', '', at, at);
  for (const _ of indents.slice(1)) push('dedent', '', at, at);
  push('end', '', at, at);
  return out;
}

function lineEnd(source: string, at: number): number {
  const end = source.indexOf('\n', at);
  return end === -1 ? source.length : end + 1;
}

function readText(
  source: string,
  from: number,
  quoteAt: number,
  prefix: string,
  push: (kind: Token['kind'], text: string, from: number, to: number) => void,
): number {
  const quote = source[quoteAt] ?? '"';
  const triple = source.startsWith(quote.repeat(3), quoteAt);
  const open = triple ? 3 : 1;
  let at = quoteAt + open;
  let end = -1;
  while (at < source.length) {
    const c = source[at];
    if (c === '\\') at += 2;
    else if (c === quote && (!triple || source.startsWith(quote.repeat(3), at))) {
      end = at;
      break;
    } else if ((c === '\n' || c === '\r') && !triple) break;
    else at++;
  }
  const stop = end === -1 ? Math.min(at, source.length) : end;
  const raw = source.slice(quoteAt + open, stop);
  push(
    prefix.includes('f') ? 'fstring' : 'text',
    prefix.includes('r') ? raw : unescaped(raw, prefix.includes('b')),
    from,
    end === -1 ? stop : end + open,
  );
  return end === -1 ? stop : end + open;
}

const SIMPLE: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '\n': '',
};

function unescaped(raw: string, bytes: boolean): string {
  if (!raw.includes('\\')) return raw;
  return raw.replace(
    /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([0-7]{1,3})|([\s\S]))/g,
    (whole, hex?: string, short?: string, long?: string, octal?: string, simple?: string) => {
      if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
      if (!bytes && short !== undefined) return String.fromCharCode(Number.parseInt(short, 16));
      if (!bytes && long !== undefined) {
        const code = Number.parseInt(long, 16);
        return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      }
      return simple === undefined ? whole : (SIMPLE[simple] ?? whole);
    },
  );
}
