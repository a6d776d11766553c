/** Layers that are packed data as a whole: gzip, zlib, zstd, and the files of a small zip. */
import { inflateRawSync } from 'node:zlib';
import { unpackKnown } from '../chain/unpack.ts';
import type { Decoder, LayerView, Peeled } from '../decoder.ts';
import { textIn } from '../look/readable.ts';

const MOST_FILES = 60;
const MOST_FILE_BYTES = 8 * 2 ** 20;

function* decode(layer: LayerView): Generator<Peeled> {
  if (layer.text !== null) return;
  const { bytes } = layer;
  const known = unpackKnown(bytes);
  if (known !== null && layer.budget.take(known.bytes.length))
    yield { content: textIn(known.bytes) ?? known.bytes, how: known.how, start: 0, end: bytes.length, confidence: 80 };
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) yield* zipFiles(layer);
}

/** By the heads of the files: broken and cut archives give what is there. */
function* zipFiles({ bytes, budget }: LayerView): Generator<Peeled> {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  for (
    let files = 0;
    files < MOST_FILES && at + 30 < data.length && data.readUInt32LE(at) === 0x04034b50 && budget.left();
    files++
  ) {
    const method = data.readUInt16LE(at + 8);
    const size = data.readUInt32LE(at + 18);
    const from = at + 30 + data.readUInt16LE(at + 26) + data.readUInt16LE(at + 28);
    const name = data.toString('utf8', at + 30, at + 30 + data.readUInt16LE(at + 26));
    if ((data.readUInt16LE(at + 6) & 8) !== 0 && size === 0) return;
    const end = Math.min(data.length, from + size);
    const content = method === 0 ? data.subarray(from, end) : method === 8 ? inflated(data.subarray(from, end)) : null;
    if (content !== null && content.length > 0 && !name.endsWith('/') && budget.take(content.length))
      yield {
        content: textIn(content) ?? content,
        how: `file ${JSON.stringify(name.slice(0, 120))} of a zip`,
        start: at,
        end,
        confidence: 80,
      };
    at = from + size;
  }
}

function inflated(bytes: Uint8Array): Uint8Array | null {
  try {
    return inflateRawSync(bytes, { maxOutputLength: MOST_FILE_BYTES });
  } catch {
    return null;
  }
}

export default { id: 'packed-data', title: 'packed data', decode } satisfies Decoder;
