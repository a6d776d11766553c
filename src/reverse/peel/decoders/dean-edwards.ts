/** The packer that begins with `eval(function(p,a,c,k,e,d)`: words by numbers of any radix, put back from its own list. Read as data, whatever the names. */
import type { Decoder, LayerView, Peeled } from '../decoder.ts';

/** `}('payload',62,120,'words'.split('|')…` */
const CALL = /\}\s{0,9}\(\s{0,9}(?=['"])/g;
const TAIL = /^\s{0,9},\s{0,9}(\d{1,4}|\[\])\s{0,9},\s{0,9}(\d{1,7})\s{0,9},\s{0,9}$/;
const SPLIT = /^\s{0,9}\.\s{0,9}split\s{0,9}\(\s{0,9}(['"])(.|\\x7c|\\\|)\1/;
const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const MOST_UNITS = 16_000_000;

function* decode(layer: LayerView): Generator<Peeled> {
  const { text, literals } = layer;
  if (text === null || !text.includes('.split') || !/while\s{0,9}\(\s{0,9}[\w$]{1,40}\s{0,9}--|replace/.test(text))
    return;
  const byStart = new Map(literals.map((literal, i) => [literal.start, i]));
  for (const match of text.matchAll(CALL)) {
    const at = byStart.get(match.index + match[0].length);
    const payload = at === undefined ? undefined : literals[at];
    const words = at === undefined ? undefined : literals[at + 1];
    if (payload === undefined || words === undefined) continue;
    const between = TAIL.exec(text.slice(payload.end, words.start));
    const split = SPLIT.exec(text.slice(words.end, words.end + 60));
    if (between === null || split === null) continue;
    const separator = split[2] === '\\x7c' || split[2] === '\\|' ? '|' : (split[2] ?? '|');
    const radix = between[1] === '[]' ? 0 : Number(between[1]);
    const content = unpack(payload.value, radix, words.value.split(separator));
    if (content === null || !layer.budget.take(content.length)) continue;
    yield {
      content,
      how: `packed, radix ${radix}`,
      start: payload.start,
      end: words.end,
      kind: 'javascript',
      confidence: 92,
    };
  }
}

/** Exported for tests. */
export function unpack(payload: string, radix: number, words: readonly string[]): string | null {
  let size = 0;
  const word = (token: string): string => {
    const place = numberOf(token, radix);
    const found = place === null || place >= words.length ? undefined : words[place];
    return found === undefined || found === '' ? token : found;
  };
  // radix 95 spells its numbers in letters beyond ASCII
  const tokens = radix > 62 ? /[\xa1-\xff]+/g : /[A-Za-z0-9_$]+/g;
  const out = payload.replace(tokens, (token) => {
    const replaced = word(token);
    size += replaced.length;
    return size > MOST_UNITS ? '' : replaced;
  });
  return size > MOST_UNITS || out === payload ? null : out;
}

function numberOf(token: string, radix: number): number | null {
  if (radix > 62) {
    let value = 0;
    for (const c of token) value = value * 95 + (c.charCodeAt(0) - 161);
    return Number.isSafeInteger(value) ? value : null;
  }
  let value = 0;
  const base = radix < 2 ? 10 : radix;
  for (const c of token) {
    const digit = DIGITS.indexOf(c);
    if (digit < 0 || digit >= base) return null;
    value = value * base + digit;
  }
  return Number.isSafeInteger(value) ? value : null;
}

export default {
  id: 'dean-edwards',
  title: 'packed by words',
  kinds: ['javascript', 'text', 'html'],
  decode,
} satisfies Decoder;
