/** What was measured: one output of one tool on one sample. */
import type { SampleEntry } from './generate.ts';

export interface Outcome {
  readonly end: 'done' | 'crash' | 'time-out';
  readonly cpuSeconds: number;
  readonly wallSeconds: number;
  readonly peakMegabytes: number;
}

export interface Row {
  /** static, folded, merged (ours), or a peer's name */
  readonly output: string;
  readonly entry: SampleEntry;
  readonly outcome: Outcome;
  /** for each planted string, whether it is shown */
  readonly hits: readonly boolean[];
  /** null: it is no program */
  readonly parses: boolean | null;
  /** what ours says about itself */
  readonly said: readonly string[];
}
