/** What a reading process gives back for one file: plain JSON, never a syntax tree. */

import type { IndicatorHit } from '../../indicators/index.ts';
import type { ContentKind, Encoding, ModuleFacts } from '../../syntax/index.ts';
import type { Hit } from '../detector.ts';

export interface FileFacts {
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
  readonly kind: ContentKind;
  readonly encoding: Encoding;
  readonly module: ModuleFacts | null;
  readonly hits: readonly {
    readonly rule: string;
    readonly hit: Hit;
    readonly line: number;
    readonly column: number;
    readonly excerpt: string;
  }[];
  readonly indicators: readonly IndicatorHit[];
  /** not read to the end, not parsed, parser died … */
  readonly problems: readonly { readonly code: string; readonly message: string; readonly line: number }[];
}
