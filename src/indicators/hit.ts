/** What extraction takes and gives: one text in, indicators with their places in it out. Plain data, safe to pass between processes. */
import type { LineIndex } from '../lib/index.ts';
import type { IndicatorType } from '../model/index.ts';
import type { ContentKind, ModuleFacts } from '../syntax/index.ts';

/** One indicator as found in one text: offsets are UTF-16 units in that text. */
export interface IndicatorHit {
  readonly type: IndicatorType;
  /** normalised value */
  readonly value: string;
  readonly at: number;
  readonly line: number;
  readonly column: number;
  /** `source`, or how it was decoded: `base64`, `hex` … */
  readonly layer: string;
}

/** The part of a file that extraction reads (a `FileView` is one). */
export interface IndicatorView {
  /** decoded; null for binary content, which yields nothing */
  readonly text: string | null;
  readonly module: ModuleFacts | null;
  readonly kind: ContentKind;
  /** path in the tree */
  readonly name: string;
  readonly lines: LineIndex;
  /** does a string occur in the text; absent: it is searched */
  readonly has?: (needle: string) => boolean;
  readonly hasAny?: (needles: readonly string[]) => boolean;
}

/** A candidate before it is placed and counted. */
export interface Found {
  readonly type: IndicatorType;
  readonly value: string;
  readonly at: number;
  readonly layer: string;
}
