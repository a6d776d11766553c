/** VBScript that builds its texts: `Chr(104) & Chr(105)`, `StrReverse("…")`, `Replace("…", "x", "")`, pieces with `&`; what Execute runs is a layer. */
import type { Decoder, LayerView, Peeled } from '../decoder.ts';
import { programKind } from '../scripts/looks.ts';

const MOST_UNITS = 500_000;
const MOST_ROUNDS = 60;
const QUOTED = '"(?:[^"\\n]|""){0,4000}"';

type Rewrite = readonly [RegExp, (...parts: string[]) => string];
const REWRITES: readonly Rewrite[] = [
  [
    /\bChrW?\s{0,4}\(\s{0,4}(&H[0-9a-f]{1,4}|\d{1,5})\s{0,4}(?:([-+*/])\s{0,4}(\d{1,5})\s{0,4})?\)/gi,
    (_, code, op, by) => quote(String.fromCharCode(sum(code, op, by))),
  ],
  [
    new RegExp(`\\bStrReverse\\s{0,4}\\(\\s{0,4}(${QUOTED})\\s{0,4}\\)`, 'gi'),
    (_, text) => quote([...value(text)].reverse().join('')),
  ],
  [
    new RegExp(
      `\\bReplace\\s{0,4}\\(\\s{0,4}(${QUOTED})\\s{0,4},\\s{0,4}(${QUOTED})\\s{0,4},\\s{0,4}(${QUOTED})\\s{0,4}\\)`,
      'gi',
    ),
    (_, text, from, to) => quote(value(text).replaceAll(value(from), value(to))),
  ],
  [
    new RegExp(`(${QUOTED})\\s{0,9}[&+]\\s{0,9}(?:_\\s{0,9})?(${QUOTED})`, 'g'),
    (_, a, b) => quote(value(a) + value(b)),
  ],
];

function* decode(layer: LayerView): Generator<Peeled> {
  const { text } = layer;
  if (text === null || text.length > MOST_UNITS) return;
  if (!/\bChrW?\s{0,4}\(|\bStrReverse\s{0,4}\(|\bExecute(?:Global)?\b|\bCreateObject\b/i.test(text)) return;
  if (layer.kind === 'javascript' || layer.kind === 'python') return;
  let clear = text;
  let rounds = 0;
  for (let before = ''; before !== clear && rounds < MOST_ROUNDS && layer.budget.left(); rounds++) {
    before = clear;
    for (const [pattern, rewrite] of REWRITES)
      clear = clear.replace(pattern, rewrite as (...parts: string[]) => string);
  }
  if (clear === text || !layer.budget.take(clear.length)) return;
  if (programKind(clear, ['vbs']) !== null)
    yield {
      content: clear,
      how: 'texts of VBScript put together',
      start: 0,
      end: text.length,
      kind: 'vbs',
      confidence: 80,
    };
  for (const match of clear.matchAll(new RegExp(`\\bExecute(?:Global)?\\s{0,4}\\(?\\s{0,4}(${QUOTED})`, 'gi'))) {
    const inner = value(match[1]);
    if (inner.length >= 8)
      yield { content: inner, how: 'argument of Execute', start: 0, end: text.length, kind: 'vbs', confidence: 85 };
  }
}

function sum(code: string | undefined, op: string | undefined, by: string | undefined): number {
  const a = Number((code ?? '0').replace(/^&H/i, '0x'));
  const b = Number(by ?? 0);
  const result = op === '-' ? a - b : op === '+' ? a + b : op === '*' ? a * b : op === '/' && b !== 0 ? a / b : a;
  return Math.trunc(Math.abs(result)) & 0xffff;
}

function value(quoted: string | undefined): string {
  return (quoted ?? '""').slice(1, -1).replaceAll('""', '"');
}

function quote(text: string): string {
  return `"${text.replaceAll('"', '""').replace(/\r?\n/g, ' ')}"`;
}

export default { id: 'vbs-strings', title: 'texts of VBScript', decode } satisfies Decoder;
