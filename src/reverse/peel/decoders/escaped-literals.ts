/** Addresses and paths that stand in a literal only as escapes: `"\x68\x74\x74\x70…"`. */
import type { Decoder, LayerView, Peeled } from '../decoder.ts';
import { worthOfText } from '../look/worth.ts';

const CODES = /\\(?:x[0-9a-f]{2}|u[0-9a-f]{4}|u\{|[0-7]{3})/gi;

function* decode(layer: LayerView): Generator<Peeled> {
  const { text } = layer;
  if (text === null || !/\\[xu0-7]/.test(text)) return;
  for (const { value, start, end } of layer.literals) {
    if (value.length < 4 || end - start < value.length + 8 || /[^\t\n\r -~]/.test(value.slice(0, 2_000))) continue;
    if (!layer.budget.left()) return;
    const raw = text.slice(start, Math.min(end, start + 40_000));
    const codes = (raw.match(CODES) ?? []).length;
    if (codes < 4 || codes * 3 < Math.min(value.length, raw.length / 4) || text.includes(value)) continue;
    const worth = worthOfText(value, 0);
    if (worth === null || worth.score < 72 || !layer.budget.take(value.length)) continue;
    yield { content: value, how: 'escapes', start, end, kind: worth.kind, confidence: worth.score };
  }
}

export default { id: 'escaped-literals', title: 'text written in escapes', decode } satisfies Decoder;
