/** Batch and cmd lines with carets inside words, variables that hold letters, and `%name:~from,length%` pieces of them. */
import type { Decoder, LayerView, Peeled } from '../decoder.ts';
import { programKind } from '../scripts/looks.ts';

const MOST_UNITS = 500_000;
const MOST_ROUNDS = 12;
const SET = /(?:^|[&\n(])\s{0,20}@?set\s{1,4}"?([A-Za-z_]\w{0,60})=([^"\n&]{0,8000})"?/gi;

function* decode(layer: LayerView): Generator<Peeled> {
  const { text } = layer;
  if (text === null || text.length > MOST_UNITS || layer.kind === 'javascript' || layer.kind === 'python') return;
  const carets = (text.match(/[A-Za-z]\^(?=[A-Za-z])/g) ?? []).length;
  const pieces = (text.match(/%\w{1,60}:~/g) ?? []).length;
  const uses = (text.match(/%\w{1,60}%/g) ?? []).length;
  if (carets < 3 && pieces < 3 && uses < 6) return;
  if (!/\b(?:cmd|set|echo|start|curl|powershell|call|if|goto|wscript|node)\b/i.test(text)) return;
  const plain = text.replace(/\^(?=[^\n])/g, '');
  const clear = substituted(plain, layer);
  if (clear === text || programKind(clear, ['batch', 'powershell']) === null || !layer.budget.take(clear.length))
    return;
  yield {
    content: clear,
    how: 'carets and variables of a batch file resolved',
    start: 0,
    end: text.length,
    kind: 'batch',
    confidence: 78,
  };
}

function substituted(text: string, layer: LayerView): string {
  const values = new Map<string, string>();
  for (const match of text.matchAll(SET)) values.set((match[1] ?? '').toLowerCase(), match[2] ?? '');
  if (values.size === 0) return text;
  let clear = text;
  for (let round = 0; round < MOST_ROUNDS && layer.budget.left(); round++) {
    const next = clear.replace(/%(\w{1,60})(?::~(-?\d{1,6})(?:,(-?\d{1,6}))?)?%/g, (whole, name, from, length) => {
      const value = values.get(String(name).toLowerCase());
      if (value === undefined) return whole;
      if (from === undefined) return value;
      const start = Number(from) < 0 ? Math.max(0, value.length + Number(from)) : Number(from);
      const end =
        length === undefined
          ? value.length
          : Number(length) < 0
            ? value.length + Number(length)
            : start + Number(length);
      return value.slice(start, end);
    });
    if (next === clear || next.length > MOST_UNITS) break;
    clear = next;
    for (const match of clear.matchAll(SET)) values.set((match[1] ?? '').toLowerCase(), match[2] ?? '');
  }
  return clear;
}

export default { id: 'batch-noise', title: 'noise of batch files', decode } satisfies Decoder;
