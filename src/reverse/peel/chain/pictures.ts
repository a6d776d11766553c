/** Places in pictures and fonts where no picture is: text chunks, comments, and what stands behind the end. Bounded, by the formats' own lengths. */
import { inflateSync } from 'node:zlib';

export interface Hidden {
  readonly bytes: Uint8Array;
  readonly where: string;
  readonly start: number;
  readonly end: number;
}

const MOST_PARTS = 200;
const MOST_BYTES = 16 * 2 ** 20;

export function hiddenIn(bytes: Uint8Array, kind: string): readonly Hidden[] {
  switch (kind) {
    case 'png':
      return pngParts(bytes);
    case 'jpeg':
      return jpegParts(bytes);
    case 'gif':
      return behindLast(bytes, 0x3b);
    default:
      return [];
  }
}

const latin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

function pngParts(bytes: Uint8Array): readonly Hidden[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: Hidden[] = [];
  let at = 8;
  while (at + 12 <= bytes.length && found.length < MOST_PARTS) {
    const size = view.getUint32(at);
    const type = latin1(bytes.subarray(at + 4, at + 8));
    const data = bytes.subarray(at + 8, Math.min(bytes.length, at + 8 + size));
    if (type === 'tEXt' || type === 'zTXt' || type === 'iTXt') {
      const text = textChunk(type, data);
      if (text !== null) found.push({ bytes: text, where: `${type} chunk`, start: at, end: at + 12 + size });
    } else if (!/^[A-Z]/.test(type) && !KNOWN_CHUNKS.has(type) && data.length > 32)
      found.push({ bytes: data, where: `${type} chunk`, start: at, end: at + 12 + size });
    at += 12 + size;
    if (type === 'IEND') break;
  }
  if (at < bytes.length)
    found.push({ bytes: bytes.subarray(at), where: 'bytes behind the picture', start: at, end: bytes.length });
  return found;
}

const KNOWN_CHUNKS: ReadonlySet<string> = new Set(
  'bKGD cHRM dSIG eXIf gAMA hIST iCCP pHYs sBIT sPLT sRGB sTER tIME tRNS acTL fcTL fdAT cICP oFFs pCAL sCAL vpAg caBX'.split(
    ' ',
  ),
);

/** The text behind the keyword; what is not packed is taken as it is. */
function textChunk(type: string, data: Uint8Array): Uint8Array | null {
  const end = data.indexOf(0);
  if (end === -1) return data;
  if (type === 'tEXt') return data.subarray(end + 1);
  if (type === 'zTXt') return inflated(data.subarray(end + 2));
  let at = end + 3;
  for (let zeros = 0; zeros < 2 && at < data.length; at++) if (data[at] === 0) zeros++;
  return data[end + 1] === 1 ? inflated(data.subarray(at)) : data.subarray(at);
}

function inflated(bytes: Uint8Array): Uint8Array | null {
  try {
    return inflateSync(bytes, { maxOutputLength: MOST_BYTES });
  } catch {
    return null;
  }
}

function jpegParts(bytes: Uint8Array): readonly Hidden[] {
  const found: Hidden[] = [];
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff && found.length < MOST_PARTS) {
    const marker = bytes[at + 1]!;
    if (marker === 0xda) break;
    const size = (bytes[at + 2]! << 8) | bytes[at + 3]!;
    const data = bytes.subarray(at + 4, at + 2 + size);
    if (marker === 0xfe) found.push({ bytes: data, where: 'JPEG comment', start: at, end: at + 2 + size });
    else if (marker === 0xe1)
      for (const text of textRuns(data, 40))
        found.push({ bytes: text, where: 'text of the JPEG’s data about it', start: at, end: at + 2 + size });
    at += 2 + Math.max(2, size);
  }
  // behind the first end mark that stands after the picture's data began
  for (let end = at; end + 1 < bytes.length; end++)
    if (bytes[end] === 0xff && bytes[end + 1] === 0xd9) {
      if (bytes.length - end - 2 > 8)
        found.push({
          bytes: bytes.subarray(end + 2),
          where: 'bytes behind the picture',
          start: end + 2,
          end: bytes.length,
        });
      break;
    }
  return found;
}

function behindLast(bytes: Uint8Array, mark: number): readonly Hidden[] {
  const head = latin1(bytes.subarray(Math.max(0, bytes.length - 4_000_000)));
  const offset = Math.max(0, bytes.length - 4_000_000);
  const match = new RegExp(`\\x00${String.fromCharCode(mark)}(?=[\\t\\n\\r -~]{40})`).exec(head);
  if (match === null) return [];
  const start = offset + match.index + 2;
  return [{ bytes: bytes.subarray(start), where: 'bytes behind the picture', start, end: bytes.length }];
}

/** Runs of plain text of at least so many bytes. */
export function textRuns(bytes: Uint8Array, least: number): readonly Uint8Array[] {
  const found: Uint8Array[] = [];
  let start = -1;
  for (let i = 0; i <= bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    const plain = (byte >= 32 && byte < 127) || byte === 10 || byte === 13 || byte === 9;
    if (plain && i < bytes.length) {
      if (start < 0) start = i;
    } else if (start >= 0) {
      if (i - start >= least && found.length < MOST_PARTS) found.push(bytes.subarray(start, i));
      start = -1;
    }
  }
  return found;
}
