/** What is known of a sample when it is described: all layers, their readable sources, and the trace. Layer ids are final here. */
import type {
  Capability,
  EmulationRun,
  FamilyMatch,
  Indicator,
  Layer,
  Reversal,
  SampleConfig,
  TraceEvent,
} from '../../model/index.ts';
import type { Deobfuscation } from '../deobfuscate/deobfuscation.ts';

export interface Material {
  readonly layers: readonly Layer[];
  /** by layer id */
  readonly sources: ReadonlyMap<string, Deobfuscation>;
  readonly runs: readonly EmulationRun[];
  readonly events: readonly TraceEvent[];
}

export interface Description {
  readonly config: SampleConfig;
  readonly capabilities: readonly Capability[];
  readonly families: readonly FamilyMatch[];
  readonly indicators: readonly Indicator[];
  readonly anchors: Reversal['anchors'];
  readonly similarity: Reversal['similarity'];
  readonly verdict: Reversal['verdict'];
}
