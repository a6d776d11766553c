/** Strings that a text computes: those that are addresses, paths or code by themselves, and those that hide some. */
import { computedOf } from '../chain/computed.ts';
import { followText } from '../chain/follow.ts';
import { looksCoded } from '../chain/literal-decoder.ts';
import type { Decoder, LayerView, Peeled } from '../decoder.ts';
import { isName } from '../look/readable.ts';
import { type Worth, worthOfText } from '../look/worth.ts';

function* decode(layer: LayerView): Generator<Peeled> {
  const seen = new Set<string>();
  const text = layer.text ?? '';
  for (const { value, start, end } of computedOf(layer).texts) {
    if (value.length < 4 || seen.has(value)) continue;
    if (!layer.budget.left()) return;
    seen.add(value);
    const hidden = looksCoded(value) ? followText(value, 0, layer) : null;
    if (hidden !== null && hidden.worth.score >= 70 && layer.budget.take(hidden.bytes.length))
      yield { content: hidden.worth.text ?? hidden.bytes, how: `computed, ${hidden.how}`, start, end, kind: hidden.worth.kind, confidence: hidden.worth.score };
    // what stands in the text as it is needs no layer
    if (value.length < 300 && (text.includes(value) || isName(value))) continue;
    const worth = worthOfText(value, 0);
    if (worth !== null && isTelling(value, worth) && layer.budget.take(value.length)) yield { content: value, how: 'computed', start, end, kind: worth.kind, confidence: worth.score };
  }
}

/** Names of methods and the traps of obfuscators are no news: the readable source has them. */
function isTelling(value: string, worth: Worth): boolean {
  if (/^\s*(?:return\b|while \(|debugger|function \*?\()/.test(value) && value.length < 120) return false;
  return worth.kind !== 'text' || worth.score >= 72 || (value.length >= 14 && !/^[ABCDEFGHIJKLM]{8}|constructor|^\w+ \w+$/i.test(value));
}

export default { id: 'computed-strings', title: 'strings that the text computes', kinds: ['javascript'], decode } satisfies Decoder;
