/** String and bytes literals of a Python text, escapes undone, neighbours joined; linear. Values are bytes, one UTF-16 unit each where they fit. */
export interface PythonLiteral {
  /** a unit for each byte; of text beyond Latin-1, as it is */
  readonly value: string;
  readonly start: number;
  readonly end: number;
  readonly bytes: boolean;
}

const MOST = 20_000;
const NAMED: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '\n': '',
};

export function pythonLiterals(text: string): readonly PythonLiteral[] {
  const found: PythonLiteral[] = [];
  let at = 0;
  while (at < text.length && found.length < MOST) {
    const c = text[at];
    if (c === '#') {
      const end = text.indexOf('\n', at);
      at = end === -1 ? text.length : end;
    } else if (c === "'" || c === '"') {
      const literal = literalAt(text, at);
      at = Math.max(literal.end, at + 1);
      join(found, literal, text);
    } else at++;
  }
  return found;
}

/** Neighbours with nothing but blanks, a `+` or a line's end between them are one. */
function join(found: PythonLiteral[], literal: PythonLiteral, text: string): void {
  const last = found.at(-1);
  if (last !== undefined && literal.start - last.end < 200 && last.bytes === literal.bytes) {
    const between = text.slice(last.end, literal.start);
    if (/^[\s\\]{0,200}\+?[\s\\]{0,200}$/.test(between)) {
      found[found.length - 1] = { ...last, value: last.value + literal.value, end: literal.end };
      return;
    }
  }
  found.push(literal);
}

function literalAt(text: string, quote: number): PythonLiteral {
  const prefix = /[bBrRuUfF]{1,2}$/.exec(text.slice(Math.max(0, quote - 2), quote))?.[0] ?? '';
  const named = /[\w.]/.test(text[quote - prefix.length - 1] ?? ' ') ? '' : prefix.toLowerCase();
  const mark = text[quote] ?? '';
  const triple = text.startsWith(mark.repeat(3), quote);
  const close = triple ? mark.repeat(3) : mark;
  const raw = named.includes('r');
  const parts: string[] = [];
  let at = quote + close.length;
  let from = at;
  for (; at < text.length; at++) {
    const c = text[at];
    if (c === '\\') {
      if (raw) {
        at++;
        continue;
      }
      parts.push(text.slice(from, at));
      const special = escapeAt(text, at, named.includes('b'));
      parts.push(special.value);
      at = special.end - 1;
      from = special.end;
    } else if (text.startsWith(close, at)) break;
    else if (c === '\n' && !triple) break;
  }
  parts.push(text.slice(from, at));
  const end = Math.min(text.length, at + close.length);
  return { value: parts.join(''), start: quote - named.length, end, bytes: named.includes('b') };
}

function escapeAt(text: string, at: number, bytes: boolean): { readonly value: string; readonly end: number } {
  const c = text[at + 1] ?? '';
  const numeric =
    /^(?:x([0-9a-fA-F]{2})|([0-7]{1,3}))/.exec(text.slice(at + 1, at + 4)) ??
    (bytes ? null : /^(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))/.exec(text.slice(at + 1, at + 10)));
  if (numeric !== null) {
    const octal =
      numeric[0].startsWith('x') || numeric[0].startsWith('u') || numeric[0].startsWith('U') ? null : numeric[0];
    const code = octal === null ? Number.parseInt(numeric[0].slice(1), 16) : Number.parseInt(octal, 8);
    const value = code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
    return { value, end: at + 1 + numeric[0].length };
  }
  if (Object.hasOwn(NAMED, c)) return { value: NAMED[c] ?? '', end: at + 2 };
  return { value: `\\${c}`, end: at + 1 + Math.max(1, c.length) };
}
