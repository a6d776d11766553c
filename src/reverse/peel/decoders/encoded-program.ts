/** JSFuck, JScrewIt, JJEncode, AAEncode and other programs without words: punctuation that makes code of itself. */
import { runEncoded } from '../chain/run-encoded.ts';
import type { Decoder, LayerView, Peeled } from '../decoder.ts';

const LOOK = 60_000;

function* decode(layer: LayerView): Generator<Peeled> {
  const { text } = layer;
  if (text === null || text.length < 120) return;
  const part = encodedPart(text);
  if (part === null) return;
  const found = runEncoded(part.text, layer);
  const last = found.at(-1);
  if (last === undefined || !layer.budget.take(last.text.length)) return;
  yield {
    content: last.text,
    how: part.name,
    start: part.start,
    end: part.start + part.text.length,
    kind: 'javascript',
    confidence: 95,
  };
}

interface Part {
  readonly name: string;
  readonly text: string;
  readonly start: number;
}

function encodedPart(text: string): Part | null {
  const whole = (name: string): Part => ({ name, text, start: 0 });
  const head = text.length > LOOK ? text.slice(0, LOOK) : text;
  if (/^[[\]()!+\s;]+$/.test(head) && /^[[\]()!+\s;]+$/.test(text)) return whole('JSFuck');
  if (/ﾟωﾟ|ﾟДﾟ/.test(head) && /ﾟΘﾟ/.test(head)) return whole('AAEncode');
  if (/[\w$]{1,40}\s?=\s?~\[\];\s?[\w$]{1,40}\s?=\s?\{\s?___\s?:/.test(head)) return whole('JJEncode');
  if (text.length >= 300 && isWordless(head)) return whole('encoded program');
  const run = longestRun(text);
  return run === null ? null : { name: 'JSFuck', text: run.text, start: run.start };
}

/** Hardly a name in it: ordinary code is half letters. */
function isWordless(head: string): boolean {
  let letters = 0;
  let marks = 0;
  for (let i = 0; i < head.length; i++) {
    const c = head.charCodeAt(i);
    if ((c >= 97 && c <= 122) || (c >= 65 && c <= 90) || (c >= 48 && c <= 57)) letters++;
    else if (c === 40 || c === 41 || c === 43 || c === 91 || c === 93 || c === 33 || c === 95 || c === 36) marks++;
  }
  return letters < head.length * 0.02 && marks > head.length * 0.3;
}

/** Six letters only, in the middle of other code. */
function longestRun(text: string): { readonly text: string; readonly start: number } | null {
  let best: { text: string; start: number } | null = null;
  for (const match of text.matchAll(/[[\]()!+]{400,}/g)) {
    const run = balanced(match[0]);
    if (run !== null && (best === null || run.length > best.text.length)) best = { text: run, start: match.index };
  }
  return best;
}

/** From the first opening bracket to where all are closed for the last time. */
function balanced(run: string): string | null {
  let depth = 0;
  let end = -1;
  for (let i = 0; i < run.length; i++) {
    const c = run[i];
    if (c === '[' || c === '(') depth++;
    else if (c === ']' || c === ')') {
      if (--depth < 0) break;
      if (depth === 0) end = i + 1;
    }
  }
  return end < 300 ? null : run.slice(0, end);
}

export default {
  id: 'encoded-program',
  title: 'programs without words',
  kinds: ['javascript', 'text'],
  decode,
} satisfies Decoder;
