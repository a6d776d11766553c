/** A family as data: traits, each with its reason, its weight and its source. Traits of one group are not independent of one another: a match needs several groups. */
import type { Proof } from '../../../model/index.ts';
import type { Facts } from '../facts-of-sample.ts';

export interface Family {
  /** as its file is called */
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** languages that it is written in; others do not match */
  readonly languages: readonly ('javascript' | 'python' | 'shell' | 'powershell')[];
  /** a trait of this group has to be among them */
  readonly essential?: Trait['group'];
  readonly traits: readonly Trait[];
}

export interface Trait {
  readonly trait: string;
  readonly reason: string;
  /** percentage points of confidence */
  readonly weight: number;
  readonly group: 'routes' | 'fields' | 'words' | 'hiding' | 'targets' | 'deeds' | 'drops' | 'names';
  /** key of the catalogue or of ATT&CK */
  readonly source: string;
  readonly test: Test;
}

/** Proofs that the trait is there; none: it is not. */
export type Test = (facts: Facts) => readonly Proof[];
