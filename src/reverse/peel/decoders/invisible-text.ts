/** Code in letters that nobody sees (T61): variation selectors and tags as bytes, two invisible letters as bits. */
import { followBytes } from '../chain/follow.ts';
import type { Decoder, LayerView, Peeled } from '../decoder.ts';

/** Pairs that are told apart as 0 and 1 by programs that hide text so. */
const PAIRS: readonly (readonly [string, string])[] = [
  ['\u200b', '\u200c'],
  ['\u200c', '\u200d'],
  ['\u200b', '\u200d'],
  ['\uffa0', '\u3164'],
  ['\u2062', '\u2063'],
];
const RUN =
  /[\u{fe00}-\u{fe0f}\u{e0100}-\u{e01ef}]{8,}|[\u{e0020}-\u{e007e}]{8,}|[\u{200b}-\u{200d}\u{2060}-\u{2064}\u{feff}\u{ffa0}\u{3164}]{32,}/gu;
const MOST_RUNS = 2_000;

function* decode(layer: LayerView): Generator<Peeled> {
  const { text } = layer;
  if (text === null || !/[\u200b-\u200d\u2060-\u2064]|[\ufe00-\ufe0f]|[\u3164\uffa0]|\udb40/.test(text)) return;
  let runs = 0;
  for (const match of text.matchAll(RUN)) {
    if (++runs > MOST_RUNS || !layer.budget.left()) return;
    for (const { bytes, how } of readings(match[0])) {
      const found = followBytes(bytes, 1, layer);
      if (found === null || !layer.budget.take(found.bytes.length)) continue;
      yield {
        content: found.worth.text ?? found.bytes,
        how: found.how === '' ? how : `${how}, ${found.how}`,
        start: match.index,
        end: match.index + match[0].length,
        kind: found.worth.kind,
        confidence: Math.max(found.worth.score, 70),
      };
      break;
    }
  }
}

function* readings(run: string): Generator<{ readonly bytes: Uint8Array; readonly how: string }> {
  const codes = [...run].map((c) => c.codePointAt(0)!);
  if (codes.every((code) => (code >= 0xfe00 && code <= 0xfe0f) || (code >= 0xe0100 && code <= 0xe01ef)))
    yield {
      bytes: Uint8Array.from(codes, (code) => (code < 0xfe10 ? code - 0xfe00 : code - 0xe0100 + 16)),
      how: 'variation selectors',
    };
  if (codes.every((code) => code >= 0xe0020 && code <= 0xe007e))
    yield { bytes: Uint8Array.from(codes, (code) => code - 0xe0000), how: 'tag characters' };
  for (const [zero, one] of PAIRS) {
    const bits = [...run].filter((c) => c === zero || c === one).map((c) => (c === one ? 1 : 0));
    if (bits.length < run.length * 0.8) continue;
    for (const width of [8, 7, 16])
      for (const flip of [0, 1])
        if (bits.length % width === 0)
          yield { bytes: fromBits(bits, width, flip), how: 'invisible characters as bits' };
  }
}

function fromBits(bits: readonly number[], width: number, flip: number): Uint8Array {
  const units: number[] = [];
  for (let at = 0; at < bits.length; at += width) {
    let value = 0;
    for (let i = 0; i < width; i++) value = value * 2 + (bits[at + i]! ^ flip);
    units.push(value);
  }
  return width === 16 ? Buffer.from(String.fromCharCode(...units.slice(0, 60_000)), 'utf8') : Uint8Array.from(units);
}

export default { id: 'invisible-text', title: 'text in invisible characters', decode } satisfies Decoder;
