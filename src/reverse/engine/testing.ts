/** Layers for the tests of this folder. */
import type { PeeledLayer } from '../peel/peel.ts';

export function peeledLayer(content: string, over: Partial<PeeledLayer> = {}): PeeledLayer {
  return {
    id: 'L0',
    parent: null,
    kind: 'javascript',
    how: 'the sample',
    decoder: 'sample',
    from: null,
    event: null,
    origin: 'static',
    sha256: '',
    size: content.length,
    forced: false,
    depth: 0,
    content,
    ...over,
  };
}
