/** Peel: from a sample to its layers, by decoders that handle data as data. A face of the room; hostile input gives less, never an exception. */
import type { Evaluator } from '../evaluator.ts';
import type { SiblingFile } from './decoder.ts';
import type { ExtraLayer, PeelResult } from './engine/layer.ts';
import { PEEL_LIMITS, type PeelLimits } from './engine/limits.ts';
import { Peeling } from './engine/peeling.ts';
import { decoders } from './registry.generated.ts';

export type { ExtraLayer, PeeledLayer, PeelResult } from './engine/layer.ts';

export interface PeelOptions {
  /** for constant expressions of the sample; null: none are computed */
  readonly evaluator: Evaluator | null;
  readonly millis: number;
  readonly limits?: Partial<PeelLimits>;
  /** the files around the sample: its code may take data out of them (pictures, flags …) */
  readonly files?: readonly SiblingFile[];
}

export interface PeelInput {
  readonly content: Uint8Array;
  readonly name: string;
}

export function peel(input: PeelInput, options: PeelOptions): PeelResult {
  const peeling = new Peeling(resolved(options));
  peeling.addSample(input.name, input.content);
  return peeling.run();
}

/** What was known, and the code that came up elsewhere with all that is in it. */
export function peelMore(known: PeelResult, extra: readonly ExtraLayer[], options: PeelOptions): PeelResult {
  const peeling = new Peeling(resolved(options));
  peeling.addKnown(known);
  for (const one of extra) peeling.addExtra(one);
  return peeling.run();
}

function resolved({ evaluator, millis, limits, files = [] }: PeelOptions): ConstructorParameters<typeof Peeling>[0] {
  return { evaluator, millis, limits: { ...PEEL_LIMITS, ...limits }, decoders, files };
}
