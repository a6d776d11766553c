/** Source maps: the sources that a map holds, in the text or in a `data:` address behind `sourceMappingURL`. */
import type { Decoder, LayerView, Peeled } from '../decoder.ts';

const INLINE = /[#@]\s?sourceMappingURL=data:application\/json;(?:charset=[\w-]{1,20};)?base64,([A-Za-z0-9+/=]{16,})/g;
const MOST_SOURCES = 200;
/** Of what everybody has, the map says nothing new. */
const ORDINARY = /(?:^|\/)node_modules\/|^webpack\/(?:runtime|bootstrap)|^\(webpack\)/;

function* decode(layer: LayerView): Generator<Peeled> {
  const { text } = layer;
  if (text === null) return;
  if (layer.kind === 'json' && text.includes('"sourcesContent"')) yield* sources(text, 0, text.length, layer);
  if (!text.includes('sourceMappingURL=data:')) return;
  for (const match of text.matchAll(INLINE)) {
    if (!layer.budget.left()) return;
    const json = Buffer.from(match[1] ?? '', 'base64').toString('utf8');
    yield* sources(json, match.index, match.index + match[0].length, layer);
  }
}

function* sources(json: string, start: number, end: number, layer: LayerView): Generator<Peeled> {
  let map: unknown;
  try {
    map = JSON.parse(json);
  } catch {
    return;
  }
  if (typeof map !== 'object' || map === null || !('sourcesContent' in map) || !Array.isArray(map.sourcesContent))
    return;
  const names: readonly unknown[] = 'sources' in map && Array.isArray(map.sources) ? map.sources : [];
  for (const [i, content] of map.sourcesContent.slice(0, MOST_SOURCES).entries()) {
    const name = typeof names[i] === 'string' ? names[i] : `source ${i}`;
    if (typeof content !== 'string' || content.length < 8 || content === layer.text || ORDINARY.test(name)) continue;
    if (!layer.budget.take(content.length)) return;
    yield { content, how: `${name.slice(-160)} of a source map`, start, end, confidence: 75 };
  }
}

export default { id: 'source-map', title: 'source maps', decode } satisfies Decoder;
