/** Bytes to the view that detectors and indicators get. */
import { LineIndex } from '../../lib/index.ts';
import type { ModuleFacts } from '../../syntax/index.ts';
import { type ContentKind, type Encoding, readContent } from '../../syntax/index.ts';
import type { Detector } from '../detector.ts';
import type { FileView } from './file-view.ts';
import type { Found, Prefilter } from './prefilter.ts';

/** Bytes of one file that are decoded and read as text; what stands beyond is hashed only, and said. */
export const TEXT_BYTES = 8 * 1024 * 1024;

export interface Content {
  readonly bytes: Uint8Array;
  readonly kind: ContentKind;
  readonly encoding: Encoding;
  readonly text: string | null;
  /** the text ends before the file does */
  readonly cut: boolean;
}

export function contentOf(bytes: Uint8Array): Content {
  const head = bytes.length > TEXT_BYTES ? bytes.subarray(0, TEXT_BYTES) : bytes;
  const { kind, text, encoding } = readContent(head);
  return { bytes, kind, encoding, text, cut: text !== null && head.length < bytes.length };
}

export class ReadView implements FileView {
  readonly path: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly kind: ContentKind;
  readonly encoding: Encoding;
  readonly text: string | null;
  readonly lines: LineIndex;
  module: ModuleFacts | null = null;
  readonly #found: Found;

  constructor(path: string, name: string, content: Content, prefilter: Prefilter) {
    this.path = path;
    this.name = name;
    this.bytes = content.bytes;
    this.kind = content.kind;
    this.encoding = content.encoding;
    this.text = content.text;
    this.lines = new LineIndex(content.text ?? '');
    // two bytes a character: needles are looked for in the text
    const wide = content.text !== null && content.encoding.startsWith('utf-16');
    this.#found = prefilter.scan(wide ? new TextEncoder().encode(content.text ?? '') : content.bytes);
  }

  /** Has it all that the detector's `file` cannot do without? */
  asked(detector: Detector): boolean {
    return detector.needles === undefined || this.#found.any(detector.needles);
  }

  readonly hasAny = (needles: readonly string[]): boolean => this.#found.any(needles);

  /** Also true to a needle that nobody registered, only slower. */
  readonly has = (needle: string): boolean => this.#found.has(needle) ?? this.text?.includes(needle) ?? false;
}
