/** For tests: a layer to show to a decoder, and what comes out of it. */
import type { Evaluator } from '../evaluator.ts';
import type { Decoder, LayerView, SiblingFile } from './decoder.ts';
import { viewOf } from './engine/view.ts';

export function layerOf(
  content: string | Uint8Array,
  kind = 'javascript',
  evaluator: Evaluator | null = null,
  files: readonly SiblingFile[] = [],
): LayerView {
  const layer = {
    id: 'L0',
    parent: null,
    kind,
    how: 'the sample',
    decoder: 'sample',
    from: null,
    event: null,
    origin: 'static' as const,
    sha256: '',
    size: content.length,
    forced: false,
    depth: 0,
    content,
  }; // prettier-ignore
  return viewOf(layer, { left: () => true, take: () => true }, evaluator, files);
}

/** Contents in the order in which they came. */
export function contents(decoder: Decoder, layer: LayerView): readonly string[] {
  return [...decoder.decode(layer)].map(({ content }) =>
    typeof content === 'string' ? content : Buffer.from(content).toString('latin1'),
  );
}
