/** Strings that a text computes: those that are addresses, paths or code by themselves, and those that hide some. */
import { computedOf } from '../chain/computed.ts';
import { followText } from '../chain/follow.ts';
import type { Decoder, LayerView, Peeled } from '../decoder.ts';
import { isName, looksCoded } from '../look/readable.ts';
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
      yield {
        content: hidden.worth.text ?? hidden.bytes,
        how: `computed, ${hidden.how}`,
        start,
        end,
        kind: hidden.worth.kind,
        confidence: hidden.worth.score,
      };
    // what stands in the text as it is needs no layer
    if (value.length < 300 && (text.includes(value) || isName(value))) continue;
    const worth = worthOfText(value, 0);
    if (worth !== null && isTelling(value, worth, text) && layer.budget.take(value.length))
      yield { content: value, how: 'computed', start, end, kind: worth.kind, confidence: worth.score };
  }
}

/** Names of methods, traps of obfuscators and sentences put together from readable pieces are no news: the readable source has them. */
function isTelling(value: string, worth: Worth, text: string): boolean {
  if (/^\s*(?:return\b|while \(|debugger|function \*?\()/.test(value) && value.length < 120) return false;
  if (worth.kind !== 'text' && worth.kind !== 'json') return isHidden(value, text);
  const host = /\b[a-z]{2,12}:\/\/[^/\s"'<>]{3,200}/i.exec(value)?.[0];
  if (host !== undefined) return !text.includes(host) || (value.length < 200 && !/\s/.test(value));
  if (worth.kind === 'json') return false;
  if (worth.score >= 72) return true;
  // an id of some kind: no sentence, no list of words
  return (
    value.length >= 14 &&
    value.length <= 120 &&
    !/\s/.test(value) &&
    /\d/.test(value) &&
    new Set(value).size > 6 &&
    !/ABCDEFGH/i.test(value)
  );
}

/** Does its longest plain piece stand nowhere in the text? */
function isHidden(value: string, text: string): boolean {
  let longest = '';
  for (const [piece] of value.slice(0, 4_000).matchAll(/[\w $.,()=]{8,60}/g))
    if (piece.length > longest.length) longest = piece;
  return longest === '' || !text.includes(longest);
}

export default {
  id: 'computed-strings',
  title: 'strings that the text computes',
  kinds: ['javascript'],
  decode,
} satisfies Decoder;
