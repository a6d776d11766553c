/** Options of `inspect` as commander gives them, parsed. */
import type { VerdictLevel } from '../../../model/index.ts';
import type { InspectionFormat, TextOptions } from '../../../share/index.ts';

export interface InspectFlags {
  readonly format: InspectionFormat;
  readonly output?: string;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly indicators: TextOptions['indicators'];
  readonly failOn: VerdictLevel | 'never';
  readonly reverse: boolean;
  readonly history?: boolean;
  readonly allowNetwork?: boolean;
  readonly password?: string;
  readonly baseline?: string;
  readonly writeBaseline?: string;
  readonly inlineSuppressions?: boolean;
  readonly knownBad?: string;
  readonly dataDir?: string;
  readonly explain?: string;
  readonly listRules?: boolean;
  readonly jobs?: number;
  readonly maxBytes?: number;
  readonly maxFileBytes?: number;
  readonly maxFiles?: number;
  readonly maxDepth?: number;
  readonly maxArchiveDepth?: number;
  readonly maxRatio?: number;
  readonly maxTime?: number;
}
