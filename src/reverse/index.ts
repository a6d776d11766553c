/** Reverse: from an obfuscated sample to what it does, whom it talks to and how it tracks its victims. Nothing of it runs on the host. */
import type { Reversal } from '../model/index.ts';
import type { SampleComparison } from './describe/similarity/compare.ts';

export type { SampleComparison } from './describe/similarity/compare.ts';
export type { GuestFile, PersonaName } from './emulate/emulation.ts';
export { ALL_PERSONAS, type ReverseOptions, type ReverseTarget } from './engine/options.ts';
export { reverse } from './engine/reverse.ts';

/** Two samples side by side: how alike their programs are, and which exact things they share. */
export async function compareReversals(one: Reversal, other: Reversal): Promise<SampleComparison> {
  return (await import('./describe/similarity/compare.ts')).compareSamples(one, other);
}
