/** Layers that are data as a whole and no text: masked with a key that nobody told, reversed, or packed without a head. */
import { followBytes } from '../chain/follow.ts';
import type { Decoder, LayerView, Peeled } from '../decoder.ts';

const MOST_BYTES = 4 * 2 ** 20;

function* decode(layer: LayerView): Generator<Peeled> {
  const { bytes } = layer;
  if (layer.text !== null || bytes.length < 16 || bytes.length > MOST_BYTES) return;
  const found = followBytes(bytes, 2, layer);
  if (found === null || found.how === '' || !layer.budget.take(found.bytes.length)) return;
  yield {
    content: found.worth.text ?? found.bytes,
    how: found.how,
    start: 0,
    end: bytes.length,
    kind: found.worth.kind,
    confidence: found.worth.score,
  };
}

export default { id: 'bare-data', title: 'masked data', kinds: ['binary'], decode } satisfies Decoder;
