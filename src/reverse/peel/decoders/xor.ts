/**
 * XOR with a key that stands in the code: lists of numbers, hexadecimal and base64 strings, and strings whose units are the data. A key that opens one thing
 * for certain opens the others too, however short they are.
 */
import { type Bytes, base64, hex } from '../chain/codecs.ts';
import { contextOf, type Key } from '../chain/context.ts';
import { unitsAsBytes } from '../chain/follow.ts';
import { numberLists } from '../chain/numbers.ts';
import { unmask } from '../chain/xor.ts';
import { isTable, xor } from '../chain/xor-bytes.ts';
import type { Decoder, LayerView, Peeled } from '../decoder.ts';
import { isPrintable, looksCoded, read } from '../look/readable.ts';
import { worthOf } from '../look/worth.ts';

interface Blob {
  readonly bytes: Bytes;
  readonly form: string;
  readonly start: number;
  readonly end: number;
}

const MOST_BLOBS = 4_000;
const CERTAIN_LENGTH = 6;
const MOST_UNKNOWN = 60;

function* decode(layer: LayerView): Generator<Peeled> {
  const context = contextOf(layer);
  if (!context.xors) return;
  const blobs = blobsOf(layer);
  const opened = new Set<Blob>();
  for (const key of provenKeys(blobs, context.keys)) {
    for (const blob of blobs) {
      if (opened.has(blob) || !layer.budget.left()) continue;
      const out = xor(blob.bytes, key.bytes);
      if (!isPrintable(out) || isSame(blob.bytes, key.bytes)) continue;
      const text = Buffer.from(out).toString('latin1');
      // the key is certain: a short text need only look like one
      if (text.trim().length < 2 || (text.length < CERTAIN_LENGTH && !/^[\w ./:@-]+$/.test(text))) continue;
      opened.add(blob);
      const worth = worthOf(out, 1);
      yield piece(blob, text, `XOR with ${key.shown}`, worth?.kind ?? 'text', Math.max(worth?.score ?? 0, 60));
    }
  }
  let unknown = 0;
  for (const blob of blobs) {
    if (opened.has(blob) || blob.bytes.length < 12 || isPrintable(blob.bytes) || blob.form === 'base64') continue;
    if (!layer.budget.left() || ++unknown > MOST_UNKNOWN) return;
    const found = unmask(blob.bytes, { ...context, keys: [] }, 2, () => null);
    if (found !== null && layer.budget.take(found.bytes.length))
      yield piece(blob, found.worth.text ?? found.bytes, found.how, found.worth.kind, found.worth.score);
  }
}

function piece(blob: Blob, content: string | Bytes, how: string, kind: string, confidence: number): Peeled {
  return {
    content,
    how: blob.form === '' ? how : `${blob.form}, ${how}`,
    start: blob.start,
    end: blob.end,
    kind,
    confidence,
  };
}

function blobsOf(layer: LayerView): readonly Blob[] {
  const blobs: Blob[] = [];
  for (const { values, start, end } of numberLists(layer))
    if (blobs.length < MOST_BLOBS && values.every((value) => value >= 0 && value < 256))
      blobs.push({ bytes: Uint8Array.from(values), form: '', start, end });
  for (const { value, start, end } of layer.literals) {
    if (blobs.length >= MOST_BLOBS) break;
    if (value.length < 2) continue;
    const bytes = value.length >= 4 && /^[0-9a-f]+$/i.test(value) ? hex(value) : null;
    if (bytes !== null) blobs.push({ bytes, form: 'hex', start, end });
    const packed = value.length >= 8 && looksCoded(value) ? base64(value) : null;
    if (packed !== null) blobs.push({ bytes: packed, form: 'base64', start, end });
    const units = /[^\t\n\r -~]/.test(value) || looksMasked(value) ? unitsAsBytes(value) : null;
    if (units !== null) blobs.push({ bytes: units, form: '', start, end });
  }
  return blobs;
}

/** Marks and letters in a mix that no text has. */
function looksMasked(value: string): boolean {
  if (value.length < 6 || value.length > 100_000) return false;
  const marks = (value.slice(0, 200).match(/[^\w\s./:-]/g) ?? []).length;
  return marks > Math.min(200, value.length) * 0.15 && read(value).known < 0.3;
}

/** Keys under which something long enough comes out as an address, code or words; those that open most come first. */
function provenKeys(blobs: readonly Blob[], keys: readonly Key[]): readonly Key[] {
  const proven: { readonly key: Key; readonly opened: number }[] = [];
  for (const key of keys) {
    let best = 0;
    let printable = 0;
    let tried = 0;
    for (const { bytes } of blobs) {
      if (bytes.length < CERTAIN_LENGTH || isTable(bytes) || isSame(bytes, key.bytes)) continue;
      tried++;
      const head = xor(bytes.length > 24 ? bytes.subarray(0, 24) : bytes, key.bytes);
      if (!isPrintable(head)) continue;
      const out = xor(bytes, key.bytes);
      if (!isPrintable(out) || (isPrintable(bytes) && worthOf(bytes, 1) !== null)) continue;
      printable++;
      const worth = worthOf(out, 1);
      if (worth !== null) best = Math.max(best, worth.score);
    }
    // one address or piece of code, or many texts of all that there is
    if (best >= 80 || (best >= 62 && printable >= 3 && printable >= tried * 0.5))
      proven.push({ key, opened: printable });
  }
  return proven.sort((a, b) => b.opened - a.opened).map(({ key }) => key);
}

function isSame(a: Bytes, b: Bytes): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

export default { id: 'xor', title: 'XOR with a key', decode } satisfies Decoder;
