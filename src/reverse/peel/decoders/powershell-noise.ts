/**
 * PowerShell written so that nobody can read it: backticks inside words, strings in pieces, `-f` with numbered places, `[char]` codes, `-replace`, reversed
 * and joined characters. Undone on the text, from the inside out; a text that gets no shorter or clearer is no layer.
 */
import type { Decoder, LayerView, Peeled } from '../decoder.ts';
import { programKind } from '../scripts/looks.ts';

const MOST_UNITS = 1_000_000;
const MOST_ROUNDS = 60;
const QUOTED = `'(?:[^']|''){0,4000}'|"[^"$\`]{0,4000}"`;

type Rewrite = readonly [RegExp, (...parts: string[]) => string];

const REWRITES: readonly Rewrite[] = [
  // [char]104, [char]0x68
  [
    /\[char\]\s{0,4}\(?\s{0,4}(0x[0-9a-f]{1,4}|\d{1,5})\s{0,4}\)?/gi,
    (_, code) => quote(String.fromCharCode(Number(code))),
  ],
  // 'a'+'b'
  [new RegExp(`(${QUOTED})\\s{0,9}\\+\\s{0,9}(${QUOTED})`, 'g'), (_, a, b) => quote(value(a) + value(b))],
  // ("{1}{0}" -f 'b','a')
  [
    new RegExp(`\\(?\\s{0,4}(${QUOTED})\\s{0,4}-f\\s{0,4}((?:(?:${QUOTED})\\s{0,4},?\\s{0,4}){1,200})\\)?`, 'gi'),
    (whole, format, list) => {
      const items = [...(list ?? '').matchAll(new RegExp(QUOTED, 'g'))].map(([item]) => value(item));
      const text = value(format);
      return /\{\d{1,3}\}/.test(text)
        ? quote(text.replace(/\{(\d{1,3})\}/g, (_, at) => items[Number(at)] ?? ''))
        : whole;
    },
  ],
  // 'cba'[-1..-3] -join ''
  [
    new RegExp(
      `\\(?\\s{0,4}(${QUOTED})\\s{0,4}\\[\\s{0,4}-1\\s{0,4}\\.\\.\\s{0,4}-\\s{0,4}\\(?[^\\]]{1,60}\\]\\s{0,4}-join\\s{0,4}(?:''|"")\\s{0,4}\\)?`,
      'gi',
    ),
    (_, text) => quote([...value(text)].reverse().join('')),
  ],
  // 'aXbX'.replace('X','') and -replace 'X',''
  [
    new RegExp(
      `(${QUOTED})\\s{0,4}(?:\\.replace\\s{0,4}\\(|-c?replace)\\s{0,4}(${QUOTED})\\s{0,4},\\s{0,4}(${QUOTED})\\s{0,4}\\)?`,
      'gi',
    ),
    (_, text, from, to) => quote(value(text).replaceAll(value(from), value(to))),
  ],
  // -join ('a','b')
  [
    new RegExp(`-join\\s{0,4}\\(\\s{0,4}((?:(?:${QUOTED})\\s{0,4},?\\s{0,4}){1,400})\\)`, 'gi'),
    (_, list) => quote([...(list ?? '').matchAll(new RegExp(QUOTED, 'g'))].map(([item]) => value(item)).join('')),
  ],
  // ('text')
  [new RegExp(`(?<![\\w.\\]])\\(\\s{0,4}(${QUOTED})\\s{0,4}\\)`, 'g'), (_, text) => text ?? ''],
];

function* decode(layer: LayerView): Generator<Peeled> {
  const { text } = layer;
  if (text === null || text.length > MOST_UNITS || layer.kind === 'javascript') return;
  const isPowerShell = layer.kind === 'powershell' || /\bpowershell\b|\biex\b|\[char\]|invoke-/i.test(text);
  if (!isPowerShell) return;
  let clear = text.replace(/`(?=[A-Za-z])(?![nrtabfv0]["'\s])/g, '');
  let rounds = 0;
  for (let before = ''; before !== clear && rounds < MOST_ROUNDS && layer.budget.left(); rounds++) {
    before = clear;
    for (const [pattern, rewrite] of REWRITES)
      clear = clear.replace(pattern, rewrite as (...parts: string[]) => string);
  }
  if (clear === text || text.length - clear.length < 6 || programKind(clear, ['powershell']) === null) return;
  if (!layer.budget.take(clear.length)) return;
  yield {
    content: clear,
    how: 'noise of PowerShell removed',
    start: 0,
    end: text.length,
    kind: 'powershell',
    confidence: 80,
  };
}

function value(quoted: string | undefined): string {
  const text = quoted ?? '';
  const inner = text.slice(1, -1);
  return text.startsWith("'") ? inner.replaceAll("''", "'") : inner;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

export default { id: 'powershell-noise', title: 'noise of PowerShell', decode } satisfies Decoder;
