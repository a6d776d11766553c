/** Values of names, strings, templates and numbers, from their source text. */

/** An identifier with its `\u…` escapes undone. */
export function plainName(raw: string): string {
  if (!raw.includes('\\')) return raw;
  return raw.replace(
    /\\u(?:\{([0-9a-fA-F]{1,8})\}|([0-9a-fA-F]{4}))/g,
    (whole, braced: string | undefined, four: string | undefined) => {
      const code = Number.parseInt(braced ?? four ?? '', 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

const SIMPLE: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v' };

/** Length and value of the escape that starts at the backslash `at`. */
function escapeAt(raw: string, at: number): readonly [number, string] {
  const c = raw[at + 1] ?? '';
  if (Object.hasOwn(SIMPLE, c)) return [2, SIMPLE[c]!];
  if (c === 'x') {
    const code = Number.parseInt(raw.slice(at + 2, at + 4), 16);
    return Number.isNaN(code) ? [2, 'x'] : [4, String.fromCharCode(code)];
  }
  if (c === 'u') {
    if (raw[at + 2] === '{') {
      const close = raw.indexOf('}', at);
      const code = Number.parseInt(raw.slice(at + 3, close === -1 ? at + 3 : close), 16);
      return Number.isNaN(code) || code > 0x10ffff ? [2, 'u'] : [close - at + 1, String.fromCodePoint(code)];
    }
    const code = Number.parseInt(raw.slice(at + 2, at + 6), 16);
    return Number.isNaN(code) ? [2, 'u'] : [6, String.fromCharCode(code)];
  }
  if (c === '\r') return [raw[at + 2] === '\n' ? 3 : 2, ''];
  if (c === '\n' || c === '\u2028' || c === '\u2029') return [2, ''];
  if (c >= '0' && c <= '7') {
    const digits = /^[0-3]?[0-7]{1,2}/.exec(raw.slice(at + 1, at + 4))?.[0] ?? c;
    return [1 + digits.length, String.fromCharCode(Number.parseInt(digits, 8))];
  }
  return [1 + (c === '' ? 0 : 1), c];
}

function unescapeText(raw: string, from: number, to: number): string {
  let at = raw.indexOf('\\', from);
  if (at === -1 || at >= to) return raw.slice(from, to);
  const parts: string[] = [];
  let done = from;
  while (at !== -1 && at < to) {
    parts.push(raw.slice(done, at));
    const [length, value] = escapeAt(raw, at);
    parts.push(value);
    done = at + Math.max(1, length);
    at = raw.indexOf('\\', done);
  }
  if (done < to) parts.push(raw.slice(done, to));
  return parts.join('');
}

/** Value of a quoted string literal. */
export function cookString(raw: string): string {
  return unescapeText(raw, 1, raw.length - 1);
}

/** Value of the text between template marks. */
export function cookTemplate(raw: string): string {
  const text = unescapeText(raw, 0, raw.length);
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/** Value of a numeric literal; NaN where it is none. */
export function numberValue(raw: string): number {
  const text = raw.includes('_') ? raw.replaceAll('_', '') : raw;
  if (/^0[0-7]+$/.test(text)) return Number.parseInt(text, 8);
  return Number(text.endsWith('n') ? text.slice(0, -1) : text);
}
