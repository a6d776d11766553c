/** Families whose traits the sample shows. Several groups of traits have to agree; one sign alone, however odd, names nobody. */
import type { FamilyMatch } from '../../../model/index.ts';
import type { Facts } from '../facts-of-sample.ts';
import { proofsOf } from '../proofs.ts';
import type { Family } from './family.ts';
import { families } from './registry.generated.ts';

const LEAST_GROUPS = 2;
const LEAST_CONFIDENCE = 50;
const MOST_CONFIDENCE = 97;

export function familiesOf(facts: Facts): FamilyMatch[] {
  const kinds = new Set<string>(facts.context.material.layers.map(({ kind }) => kind));
  return families
    .filter(({ languages }) => languages.some((language) => kinds.has(language)))
    .map((family) => matchOf(family, facts))
    .filter((match) => match !== null)
    .sort((a, b) => b.confidence - a.confidence || (a.family < b.family ? -1 : 1));
}

function matchOf(family: Family, facts: Facts): FamilyMatch | null {
  const found = family.traits.flatMap((trait) => {
    const proofs = trait.test(facts);
    return proofs.length === 0 ? [] : [{ trait, proofs }];
  });
  const groups = new Set(found.map(({ trait }) => trait.group));
  const sum = found.reduce((points, { trait }) => points + trait.weight, 0);
  if (family.essential !== undefined && !groups.has(family.essential)) return null;
  if (groups.size < LEAST_GROUPS || sum < LEAST_CONFIDENCE) return null;
  return {
    family: family.name,
    confidence: Math.min(MOST_CONFIDENCE, sum),
    traits: found.map(({ trait, proofs }) => ({
      trait: trait.trait,
      reason: `${trait.reason} (${trait.source})`,
      weight: trait.weight,
      evidence: proofsOf(proofs).slice(0, 4),
    })),
    aliases: [...family.aliases],
  };
}
