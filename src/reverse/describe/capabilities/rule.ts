/** A capability as data: what it is, which techniques of ATT&CK, and what shows it. Any one of its signs is enough; each is proof with its own place. */
import type { Proof, SampleConfig } from '../../../model/index.ts';
import type { Facts } from '../facts-of-sample.ts';

export interface CapabilityRule {
  readonly id: string;
  readonly title: string;
  /** ATT&CK tactic, its short name */
  readonly tactic: string;
  readonly techniques: readonly string[];
  /** calls of programs by their dotted names; `given`: only where an argument holds this */
  readonly calls?: { readonly name: RegExp; readonly given?: RegExp };
  readonly events?: { readonly category?: RegExp; readonly call?: RegExp; readonly text?: RegExp };
  /** texts of the sample: whole short texts, no code */
  readonly texts?: RegExp;
  /** command lines, stated and recorded */
  readonly commands?: RegExp;
  /** entries of the configuration that show it */
  readonly config?: (config: SampleConfig) => readonly { readonly evidence: readonly Proof[] }[];
  readonly other?: (facts: Facts) => readonly Proof[];
  /** of the sign when it only stands in the program; what was seen while it ran counts 10 more */
  readonly confidence: number;
  /**
   * For the verdict. `proof`: no honest program does it; `strong`: hardly any; `weak`: many do.
   * `aspect`: what it answers: does it hide, does it take, does it obey somebody, does it stay?
   */
  readonly weight: 'proof' | 'strong' | 'weak' | 'info';
  readonly aspect: 'hides' | 'takes' | 'obeys' | 'stays' | 'reports' | 'looks';
}
