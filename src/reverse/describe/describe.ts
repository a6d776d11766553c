/** From layers, readable sources and the trace to what the sample is, does and talks to. Pure; hostile material gives less, never an exception. */
import { capabilitiesOf } from './capabilities/match.ts';
import { configOf } from './config/config.ts';
import { contextOf } from './context.ts';
import { emptyDescription } from './empty.ts';
import { factsOf } from './facts-of-sample.ts';
import type { Description, Material } from './material.ts';

export function describe(material: Material): Description {
  const context = contextOf(material);
  const config = configOf(context);
  const facts = factsOf(context, config);
  return { ...emptyDescription(), config, capabilities: capabilitiesOf(facts) };
}
