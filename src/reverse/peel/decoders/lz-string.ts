/** Strings packed with LZString, in all its spellings and in alphabets of the code. */
import { alphabetsOf } from '../chain/alphabets.ts';
import { LZ_SPELLINGS, unpackLzBytes, unpackLzWith } from '../chain/lz-string.ts';
import { numberLists } from '../chain/numbers.ts';
import type { Decoder, LayerView, Peeled } from '../decoder.ts';
import { worthOfText } from '../look/worth.ts';

const SHORTEST = 12;
/** What the library is known by, its names changed or not. */
const NAMED =
  /LZString|lz-string|decompressFrom|\bdecompress\b|Math\.pow\(2,\s{0,4}(?:2|8|16|\w)\)|\*\*\s{0,4}\w|ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789\+-\$/;

function* decode(layer: LayerView): Generator<Peeled> {
  const named = NAMED.test(layer.text ?? '');
  const alphabets = alphabetsOf(layer).filter(({ length }) => length === 64 || length === 65);
  for (const { value, start, end } of layer.literals) {
    if (value.length < SHORTEST || (!named && value.length < (/[^\x20-\x7e]/.test(value.slice(0, 40)) ? 20 : 60)))
      continue;
    if (!layer.budget.left()) return;
    if (!named && /\s/.test(value.slice(0, 60))) continue;
    const found = unpacked(value, named ? alphabets : []);
    if (found !== null && layer.budget.take(found.text.length))
      yield { content: found.text, how: found.how, start, end, kind: found.kind, confidence: found.score };
  }
  if (!named) return;
  for (const { values, start, end } of numberLists(layer)) {
    if (values.length < SHORTEST || !values.every((value) => value >= 0 && value < 256)) continue;
    const text = unpackLzBytes(Uint8Array.from(values));
    const worth = text === null ? null : worthOfText(text, 1);
    if (text !== null && worth !== null)
      yield { content: text, how: 'LZString, bytes', start, end, kind: worth.kind, confidence: worth.score };
  }
}

interface Found {
  readonly text: string;
  readonly how: string;
  readonly kind: string;
  readonly score: number;
}

function unpacked(value: string, alphabets: readonly string[]): Found | null {
  const judged = (text: string | null, how: string): Found | null => {
    if (text === null || text.length < 2) return null;
    const worth = worthOfText(text, text.length > 12 ? 0 : 1);
    return worth === null ? null : { text, how, kind: worth.kind, score: worth.score };
  };
  for (const { name, unpack } of LZ_SPELLINGS) {
    const found = judged(unpack(value), name);
    if (found !== null) return found;
  }
  for (const alphabet of alphabets) {
    const found = judged(unpackLzWith(value, alphabet), 'LZString in an alphabet of its own');
    if (found !== null) return found;
  }
  return null;
}

export default { id: 'lz-string', title: 'LZString', decode } satisfies Decoder;
