/** Layers with their final ids: what peeling gave, joined with the code that came up in the emulation. Also the map from code to layer that the trace needs. */
import { sha256 } from '../../lib/index.ts';
import type { Layer } from '../../model/index.ts';
import type { CodeSeen, Emulation } from '../emulate/emulation.ts';
import type { ExtraLayer, PeeledLayer, PeelResult } from '../peel/peel.ts';

/** Longer texts are cut in the result; `size` and `sha256` are those of the whole. UTF-16 units */
const MOST_TEXT = 4_000_000;

/** By SHA-256 of the text in UTF-8: the id of the first layer that has it. */
export function byCode(layers: readonly PeeledLayer[]): Map<string, string> {
  const ids = new Map<string, string>();
  for (const { id, content } of layers) {
    if (typeof content !== 'string') continue;
    const code = sha256(content);
    if (!ids.has(code)) ids.set(code, id);
  }
  return ids;
}

/** Code that no layer has yet, in the order in which it came up, each under the layer that showed it. */
export function newCode(emulation: Emulation, known: ReadonlyMap<string, string>, root: string): ExtraLayer[] {
  const events = new Map(emulation.events.map((event) => [event.id, event]));
  const own = new Set(emulation.code.map(({ sha256: code }) => code));
  const ids = new Map(known);
  const extra: ExtraLayer[] = [];
  for (const seen of emulation.code) {
    if (ids.has(seen.sha256)) continue;
    const parent = events.get(seen.event)?.layer ?? '';
    // code that came up in code that came up: its parent has the id that peeling gives it, by its text
    extra.push({ ...extraOf(seen), parent: ids.get(parent) ?? (own.has(parent) ? `code:${parent}` : root) });
    ids.set(seen.sha256, `code:${seen.sha256}`);
  }
  return extra;
}

function extraOf({ text, how, event, forced }: CodeSeen): Omit<ExtraLayer, 'parent'> {
  return { text, how, event, forced };
}

/** As they stand in the result. */
export function finalLayers(peeled: PeelResult, emulation: Emulation | null): Layer[] {
  const seen = new Map((emulation?.code ?? []).map((code) => [code.sha256, code]));
  return peeled.layers.map((layer) => {
    const code = typeof layer.content === 'string' ? seen.get(sha256(layer.content)) : undefined;
    return {
      id: layer.id,
      parent: layer.parent,
      kind: layer.kind,
      how: layer.how,
      decoder: layer.decoder,
      from: layer.from,
      event: layer.event ?? code?.event ?? null,
      origin: layer.origin,
      sha256: layer.sha256,
      size: layer.size,
      forced: layer.forced,
      text: typeof layer.content === 'string' ? layer.content.slice(0, MOST_TEXT) : null,
    };
  });
}

/**
 * As they are described. Of a text that is cut in the result both ends are read: who wants to stay unseen puts the padding first. The line ends of what is left
 * out stay, so that lines keep their numbers; a long string that is cut stays one.
 */
export function describedLayers(layers: readonly Layer[], peeled: PeelResult, most = MOST_TEXT): Layer[] {
  const whole = new Map(peeled.layers.map(({ id, content }) => [id, content]));
  return layers.map((layer) => {
    const text = whole.get(layer.id);
    return typeof text !== 'string' || text.length <= most ? layer : { ...layer, text: bothEnds(text, most) };
  });
}

/** Those of which `describedLayers` leaves something out. */
export function shortened(peeled: PeelResult, most = MOST_TEXT): readonly string[] {
  return peeled.layers.flatMap(({ id, content }) => (typeof content === 'string' && content.length > most ? [id] : []));
}

function bothEnds(text: string, most: number): string {
  const half = Math.floor(most / 2);
  let lines = 0;
  for (let at = text.indexOf('\n', half); at !== -1 && at < text.length - half; at = text.indexOf('\n', at + 1))
    lines++;
  return text.slice(0, half) + '\n'.repeat(lines) + text.slice(text.length - half);
}
