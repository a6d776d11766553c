/** Characters given as numbers: lists in the code (`[104, 0x74]`, `fromCharCode(104, 116)`), lists in strings, each shifted by a number or by its place. */

import { fromCodes } from '../chain/codecs.ts';
import { codeWays, type Followed, followBytes } from '../chain/follow.ts';
import { literalDecoder } from '../chain/literal-decoder.ts';
import { type NumberList, numberLists } from '../chain/numbers.ts';
import { withShift } from '../chain/xor.ts';
import type { Decoder, LayerView, Peeled } from '../decoder.ts';
import { worthOf } from '../look/worth.ts';

const inStrings = literalDecoder({
  id: 'char-codes',
  title: 'characters as numbers',
  may: (value) => value.length >= 12 && /^[[({\s]{0,9}(?:0x[0-9a-f]{1,4}|\d{1,6})[\s,;|:/_.-]/i.test(value),
  ways: (value) => codeWays(value, 1),
});

const LEAST_SCORE = 62;

function* decode(layer: LayerView): Generator<Peeled> {
  const text = layer.text ?? '';
  const makesText = /fromCharCode|fromCodePoint|TextDecoder|Buffer|\bchr\b|String\[|Uint8Array|\bbytes/.test(text);
  for (const list of numberLists(layer)) {
    if (list.values.length < 4) continue;
    if (!layer.budget.left()) return;
    const found = behind(list, text, layer, makesText);
    if (found === null || found.worth.score < LEAST_SCORE || !layer.budget.take(found.bytes.length)) continue;
    yield {
      content: found.worth.text ?? found.bytes,
      how: found.how,
      start: list.start,
      end: list.end,
      kind: found.worth.kind,
      confidence: found.worth.score,
    };
  }
  yield* inStrings.decode(layer);
}

function behind({ values, start }: NumberList, text: string, layer: LayerView, makesText: boolean): Followed | null {
  const bytes = fromCodes(values);
  const named = /fromCharCode|fromCodePoint/.test(text.slice(Math.max(0, start - 60), start));
  const direct =
    bytes === null
      ? null
      : followBytes(bytes, named ? 0 : 1, layer, 0, values.length >= 8 && values.every((value) => value < 256));
  if (direct !== null)
    return { ...direct, how: direct.how === '' ? 'character codes' : `character codes, ${direct.how}` };
  if (!makesText || values.length < 6) return null;
  const moved = values.every((value) => value >= 0 && value < 256) ? withShift(Uint8Array.from(values)) : null;
  if (moved !== null) return { ...moved, how: `character codes, ${moved.how}` };
  return byPlace(values);
}

/** Each moved by its place in the list. */
function byPlace(values: readonly number[]): Followed | null {
  for (const [how, move] of [
    ['less its place', (value: number, i: number) => value - i],
    ['plus its place', (value: number, i: number) => value + i],
    ['XOR with its place', (value: number, i: number) => value ^ i],
  ] as const) {
    const moved = values.map(move);
    if (!moved.slice(0, 12).every((value) => value >= 32 && value < 127)) continue;
    const bytes = fromCodes(moved);
    const worth = bytes === null ? null : worthOf(bytes, 2);
    if (bytes !== null && worth !== null) return { bytes, how: `character codes, each ${how}`, worth };
  }
  return null;
}

export default { id: 'char-codes', title: 'characters as numbers', decode } satisfies Decoder;
