/** A layer as decoders see it; literals and the like are made when first asked for, once. */
import type { Evaluator } from '../../evaluator.ts';
import type { Budget, LayerView, LiteralView, SiblingFile } from '../decoder.ts';
import { literalsIn } from '../look/literals.ts';
import type { PeeledLayer } from './layer.ts';

export function viewOf(
  layer: PeeledLayer,
  budget: Budget,
  evaluator: Evaluator | null,
  files: readonly SiblingFile[],
): LayerView {
  const { content, kind, depth } = layer;
  const text = typeof content === 'string' ? content : null;
  let bytes: Uint8Array | null = typeof content === 'string' ? null : content;
  let literals: readonly LiteralView[] | null = null;
  return {
    kind,
    text,
    depth,
    budget,
    evaluator,
    files,
    get bytes() {
      bytes ??= Buffer.from(text ?? '', 'utf8');
      return bytes;
    },
    get literals() {
      literals ??= text === null ? [] : literalsIn(text, kind);
      return literals;
    },
  };
}

/** Something that is made from a layer once, whoever asks for it. */
export function once<T>(make: (layer: LayerView) => T): (layer: LayerView) => T {
  const made = new WeakMap<LayerView, { readonly value: T }>();
  return (layer) => {
    const known = made.get(layer);
    if (known !== undefined) return known.value;
    const value = make(layer);
    made.set(layer, { value });
    return value;
  };
}
