/**
 * Texts that only the reading without observations computes: in the readable source an observed value may stand in their place, or code that was never run
 * may be gone. They become a layer of their own, and what is known of the sample's texts.
 */
import { sha256 } from '../../lib/index.ts';
import type { Deobfuscation } from '../deobfuscate/deobfuscation.ts';
import type { PeelResult } from '../peel/peel.ts';

const SHORTEST = 4;
const MOST_TEXTS = 2_000;

export function withStaticTexts(
  peeled: PeelResult,
  sources: Map<string, Deobfuscation>,
  unobserved: Deobfuscation | null,
): PeelResult {
  const root = peeled.layers[0];
  const readable = root === undefined ? undefined : sources.get(root.id);
  if (unobserved === null || root === undefined || readable === undefined) return peeled;
  const shown = [readable.source, ...peeled.layers.map(({ content }) => (typeof content === 'string' ? content : ''))];
  const missing = unobserved.strings.filter(
    ({ value }, at, all) =>
      value.length >= SHORTEST &&
      all.findIndex((other) => other.value === value) === at &&
      !shown.some((text) => text.includes(value) || text.includes(JSON.stringify(value).slice(1, -1))),
  );
  if (missing.length === 0) return peeled;
  const kept = missing.slice(0, MOST_TEXTS);
  sources.set(root.id, { ...readable, strings: [...readable.strings, ...kept] });
  const text = kept.map(({ value }) => value).join('\n');
  const last = peeled.layers.reduce((most, { id }) => Math.max(most, Number(id.slice(1))), 0);
  const layer = {
    id: `L${last + 1}`,
    parent: root.id,
    kind: 'text',
    how: `computed, though not observed (${kept.length} ${kept.length === 1 ? 'text' : 'texts'})`,
    decoder: 'deobfuscation',
    from: null,
    event: null,
    origin: 'static' as const,
    sha256: sha256(text),
    size: Buffer.byteLength(text),
    forced: false,
    depth: 1,
    content: text,
  };
  return { ...peeled, layers: [...peeled.layers, layer] };
}
