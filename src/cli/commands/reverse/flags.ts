/** Options of `reverse` as commander gives them, parsed. */
import type { VerdictLevel } from '../../../model/index.ts';
import type { PersonaName } from '../../../reverse/index.ts';
import type { ReversalFormat, TextOptions } from '../../../share/index.ts';

export interface ReverseFlags {
  readonly format: ReversalFormat;
  readonly output?: string;
  readonly out?: string;
  readonly entry?: string;
  readonly compare?: string;
  readonly emulate: boolean;
  readonly persona?: readonly PersonaName[];
  readonly emulationTime?: number;
  readonly staticTime?: number;
  readonly jobs?: number;
  readonly password?: string;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly indicators: TextOptions['indicators'];
  readonly failOn: VerdictLevel | 'never';
}
