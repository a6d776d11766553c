/** From layers, readable sources and the trace to what the sample is, does and talks to. Pure; hostile material gives less, never an exception. */
import { anchorsOf } from './anchors.ts';
import { capabilitiesOf } from './capabilities/match.ts';
import { configOf } from './config/config.ts';
import { contextOf } from './context.ts';
import { factsOf } from './facts-of-sample.ts';
import { familiesOf } from './families/match.ts';
import { indicatorsOf } from './indicators.ts';
import type { Description, Material } from './material.ts';
import { neutralConfig } from './neutral.ts';
import { similarityOf } from './similarity/similarity.ts';
import { verdictOf } from './verdict.ts';

export function describe(material: Material): Description {
  const context = contextOf(material);
  const config = neutralConfig(configOf(context));
  const facts = factsOf(context, config);
  const capabilities = capabilitiesOf(facts);
  const families = familiesOf(facts);
  return {
    config,
    capabilities,
    families,
    indicators: indicatorsOf(facts),
    anchors: anchorsOf(facts),
    similarity: similarityOf(programsOf(material)),
    verdict: verdictOf(facts, capabilities, families),
  };
}

/** What the sample is made of, in readable form; layers that only forced runs showed are left out. */
function programsOf({ layers, sources }: Material): { text: string; kind: string }[] {
  return layers
    .filter(
      ({ kind, text, forced }) =>
        text !== null && !forced && /^(?:javascript|typescript|python|powershell|shell|batch|vbs)$/.test(kind),
    )
    .map((layer) => ({ text: sources.get(layer.id)?.source ?? layer.text ?? '', kind: layer.kind }));
}
