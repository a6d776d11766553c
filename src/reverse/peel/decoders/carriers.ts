/** Code and addresses in pictures and fonts: text chunks, comments, bytes behind the end, long texts in binary files; also in `data:` addresses. */

import { contentKind } from '../../../syntax/index.ts';
import { followBytes, followText } from '../chain/follow.ts';
import { hiddenIn, textRuns } from '../chain/pictures.ts';
import type { Decoder, LayerView, Peeled } from '../decoder.ts';
import { textIn } from '../look/readable.ts';
import { worthOf } from '../look/worth.ts';

const PICTURES: ReadonlySet<string> = new Set([
  'png',
  'jpeg',
  'gif',
  'webp',
  'bmp',
  'ico',
  'woff',
  'woff2',
  'ttf',
  'otf',
  'eot',
  'binary',
  'mp3',
  'mp4',
  'ogg',
  'wav',
  'pdf',
  'ole',
  'wasm',
  'pe',
  'elf',
  'mach-o',
]);
const HEAD = /^data:([\w.+-]{1,60}\/[\w.+-]{1,80})?(?:;[\w-]{1,40}=[\w-]{1,40}){0,4}(;base64)?,/i;
const ADDRESS = /data:([\w.+-]{1,60}\/[\w.+-]{1,80})?(?:;[\w-]{1,40}=[\w-]{1,40}){0,4}(;base64)?,/gi;
const LETTERS = /[A-Za-z0-9+/=%_.~!*-]{0,8000000}/y;
const LONG_TEXT = 200;
const MOST_ADDRESSES = 2_000;
const MOST_RUNS = 40;

function* decode(layer: LayerView): Generator<Peeled> {
  if (layer.text === null) {
    if (PICTURES.has(layer.kind)) yield* inside(layer.bytes, layer.kind, layer, '', null);
    return;
  }
  const { text } = layer;
  if (!text.includes('data:')) return;
  let count = 0;
  const done = new Set<number>();
  for (const { value, start, end } of layer.literals) {
    const match = value.startsWith('data:') ? HEAD.exec(value) : null;
    if (match === null) continue;
    if (++count > MOST_ADDRESSES || !layer.budget.left()) return;
    done.add(start + 1);
    yield* address(layer, match, value.slice(match[0].length), { start, end });
  }
  // in styles and attributes without quotes
  for (const match of text.matchAll(ADDRESS)) {
    if (done.has(match.index)) continue;
    if (++count > MOST_ADDRESSES || !layer.budget.left()) return;
    const from = match.index + match[0].length;
    LETTERS.lastIndex = from;
    const data = LETTERS.exec(text)?.[0] ?? '';
    // the business of source maps
    if (!text.startsWith('sourceMappingURL=', match.index - 17))
      yield* address(layer, match, data, { start: match.index, end: from + data.length });
  }
}

function* address(
  layer: LayerView,
  match: RegExpExecArray,
  data: string,
  place: { readonly start: number; readonly end: number },
): Generator<Peeled> {
  const mime = (match[1] ?? '').toLowerCase();
  if (data.length < 16) return;
  // code that makes such an address of its own text is none
  if (match[2] === undefined && (data.match(/%[0-9a-f]{2}/gi) ?? []).length < 3) return;
  const bytes = match[2] === undefined ? percentBytes(data) : Buffer.from(data, 'base64');
  const kind = contentKind(bytes);
  if (PICTURES.has(kind)) {
    yield* inside(bytes, kind, layer, `data: address of ${mime || kind}, `, place);
    return;
  }
  // pictures, styles and fonts are what such addresses are for
  const picture = /^(?:image|font|audio|video)\/|css|font/.test(mime);
  const content = textIn(bytes);
  if (content === null) return;
  const worth = worthOf(bytes, 0);
  if (
    kind === 'svg'
      ? /<script|\bon[a-z]{3,20}=|javascript:/i.test(content)
      : worth !== null && (!picture || worth.kind === 'javascript') && worth.score >= 72
  )
    yield {
      content,
      how: `data: address of ${mime || 'text'}`,
      ...place,
      kind: kind === 'svg' ? 'svg' : (worth?.kind ?? kind),
      confidence: 80,
    };
}

function percentBytes(data: string): Uint8Array {
  try {
    return Buffer.from(decodeURIComponent(data), 'utf8');
  } catch {
    return Buffer.from(data, 'utf8');
  }
}

/** `place`: of the whole in the layer, where it is not the layer itself. */
function* inside(
  bytes: Uint8Array,
  kind: string,
  layer: LayerView,
  before: string,
  place: { readonly start: number; readonly end: number } | null,
): Generator<Peeled> {
  const seen = new Set<Uint8Array>();
  for (const part of hiddenIn(bytes, kind)) {
    if (!layer.budget.left()) return;
    const peeled = judged(part.bytes, `${before}${part.where}`, layer, place ?? part);
    if (peeled !== null) {
      seen.add(part.bytes);
      yield peeled;
    }
  }
  if (seen.size > 0 || bytes.length > 24 * 2 ** 20) return;
  let runs = 0;
  for (const run of textRuns(bytes, LONG_TEXT)) {
    if (++runs > MOST_RUNS || !layer.budget.left()) return;
    const start = run.byteOffset - bytes.byteOffset;
    const peeled = judged(run, `${before}text in the file`, layer, place ?? { start, end: start + run.length });
    if (peeled !== null && peeled.confidence >= 80 && peeled.kind !== 'xml' && peeled.kind !== 'json') yield peeled;
  }
}

function judged(
  bytes: Uint8Array,
  how: string,
  layer: LayerView,
  { start, end }: { readonly start: number; readonly end: number },
): Peeled | null {
  const worth = worthOf(bytes, 1);
  if (worth !== null && worth.score >= 80)
    return layer.budget.take(bytes.length)
      ? { content: worth.text?.trim() ?? bytes, how, start, end, kind: worth.kind, confidence: worth.score }
      : null;
  const text = textIn(bytes);
  const found = text === null ? followBytes(bytes, 1, layer) : followText(text.trim(), 1, layer);
  if (found === null || found.worth.score < 70 || !layer.budget.take(found.bytes.length)) return null;
  return {
    content: found.worth.text ?? found.bytes,
    how: found.how === '' ? how : `${how}, ${found.how}`,
    start,
    end,
    kind: found.worth.kind,
    confidence: found.worth.score,
  };
}

export default { id: 'carriers', title: 'pictures and fonts that carry code', decode } satisfies Decoder;
