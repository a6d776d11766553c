/** What deobfuscation is asked for and gives back. */
import type { Observation } from '../emulate/emulation.ts';
import type { Evaluator } from '../evaluator.ts';

export interface DeobfuscateOptions {
  readonly evaluator: Evaluator;
  /** of this very text; none: a purely static reading */
  readonly observations: readonly Observation[];
  /** milliseconds; what is not done by then is left out, and said */
  readonly millis: number;
}

export interface Deobfuscation {
  /** formatted, parses; where nothing could be done, the text itself, formatted if it parses */
  readonly source: string;
  readonly parses: boolean;
  readonly obfuscation: readonly { readonly name: string; readonly confidence: number; readonly reason: string }[];
  readonly steps: readonly string[];
  /** texts that the code computes from constants, wherever they ended up */
  readonly strings: readonly {
    readonly value: string;
    readonly start: number;
    readonly end: number;
    readonly how: 'static' | 'folded';
  }[];
  readonly unresolved: readonly { readonly line: number; readonly what: string; readonly why: string }[];
}
