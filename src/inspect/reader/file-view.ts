/** One file as a detector sees it, in a reading process. */
import type { LineIndex } from '../../lib/index.ts';
import type { ContentKind, Encoding, ModuleFacts } from '../../syntax/index.ts';

export interface FileView {
  readonly path: string;
  /** without ref and archive prefix */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** by magic bytes and content, never by extension */
  readonly kind: ContentKind;
  readonly encoding: Encoding;
  /** decoded, without byte order mark; null for binary content */
  readonly text: string | null;
  readonly lines: LineIndex;
  /** JavaScript and TypeScript only */
  readonly module: ModuleFacts | null;
  /** does one of the registered needles occur (any detector's) */
  readonly has: (needle: string) => boolean;
  /** does one of a constant list of them occur; absent: ask `has` for each */
  readonly hasAny?: (needles: readonly string[]) => boolean;
}
