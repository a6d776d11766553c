/** Face of the room: see the files. */
import type { IndicatorType } from '../model/index.ts';

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
