/**
 * From capabilities and families to a verdict, by the rules of the inspection's: proof decides alone; strong signs decide together where they answer different questions
 * (does it obey, hide, take, report, stay?); weak ones, however many, never make `malicious`.
 */
import type { Capability, FamilyMatch, Reversal } from '../../model/index.ts';
import type { CapabilityRule } from './capabilities/rule.ts';
import { CAPABILITY_RULES } from './capabilities/rules.ts';
import type { Facts } from './facts-of-sample.ts';

type Verdict = Reversal['verdict'];
interface Weighed {
  readonly capability: Capability;
  readonly rule: CapabilityRule;
}

const SURE = 70;
const REASONS = 6;
const FAMILY_SURE = 75;

const RULES = new Map(CAPABILITY_RULES.map((rule) => [rule.id, rule]));

export function verdictOf(
  facts: Facts,
  capabilities: readonly Capability[],
  families: readonly FamilyMatch[],
): Verdict {
  const weighed = capabilities.flatMap((capability): Weighed[] => {
    const rule = RULES.get(capability.id);
    return rule === undefined || rule.weight === 'info' ? [] : [{ capability, rule }];
  });
  const of = (weight: CapabilityRule['weight']): Weighed[] => weighed.filter(({ rule }) => rule.weight === weight);
  const proofs = of('proof').filter(({ capability }) => capability.confidence >= SURE);
  const strong = [...of('strong'), ...of('proof').filter((one) => !proofs.includes(one))];
  const weak = of('weak');
  const family = families.find(({ confidence }) => confidence >= FAMILY_SURE);
  const together = jointProof(strong, weak, facts);
  const level = levelOf(proofs, together, strong, weak, family);
  const carrying =
    level === 'malicious' ? [...proofs, ...together, ...strong, ...weak] : [...strong, ...proofs, ...weak];
  return {
    level,
    score: scoreOf(level, proofs.length + together.length, strong.length, weak.length, family),
    reasons: reasonsFor(level, family, carrying, capabilities),
  };
}

function levelOf(
  proofs: readonly Weighed[],
  together: readonly Weighed[],
  strong: readonly Weighed[],
  weak: readonly Weighed[],
  family: FamilyMatch | undefined,
): Verdict['level'] {
  const supported = (proofs.length > 0 && strong.length + weak.length > 0) || proofs.length > 1;
  if (together.length > 0 || supported || (family !== undefined && strong.length + proofs.length > 0))
    return 'malicious';
  if (proofs.length > 0 || family !== undefined || strong.some(({ capability }) => capability.confidence >= SURE))
    return 'suspicious';
  const aspects = new Set(weak.map(({ rule }) => rule.aspect));
  if (strong.length > 0 && weak.length > 1) return 'suspicious';
  if (weak.length >= 5 && aspects.size >= 3) return 'suspicious';
  return strong.length > 0 || weak.length >= 2 ? 'notice' : weak.length > 0 ? 'notice' : 'clean';
}

/** Strong signs of two aspects; or one that obeys a server, with what hides it. */
function jointProof(strong: readonly Weighed[], weak: readonly Weighed[], { config }: Facts): readonly Weighed[] {
  const sure = strong.filter(({ capability }) => capability.confidence >= SURE);
  const aspects = new Set(sure.map(({ rule }) => rule.aspect));
  if (aspects.size >= 2) return sure;
  const obeys = sure.filter(({ rule }) => rule.aspect === 'obeys');
  const hides = weak.filter(({ rule }) => rule.id === 'hides-strings' || rule.id === 'gated');
  // code from a server, its address hidden or guarded, and the victim named
  if (obeys.length > 0 && hides.length > 0 && (config.tracking !== null || config.deadDrops.length > 0))
    return [...obeys, ...hides];
  const takes = sure.filter(({ rule }) => rule.aspect === 'takes');
  const sends = weak.filter(({ rule }) => rule.id === 'sends-what-it-found');
  return takes.length > 0 && sends.length > 0 ? [...takes, ...sends] : [];
}

function scoreOf(
  level: Verdict['level'],
  decisive: number,
  strong: number,
  weak: number,
  family: FamilyMatch | undefined,
): number {
  switch (level) {
    case 'malicious':
      return Math.min(100, 82 + Math.min(8, 2 * decisive) + Math.min(6, strong) + (family === undefined ? 0 : 4));
    case 'suspicious':
      return Math.min(79, 50 + 7 * strong + 2 * weak);
    case 'notice':
      return Math.min(49, 12 + 12 * strong + 4 * weak);
    default:
      return 0;
  }
}

function reasonsFor(
  level: Verdict['level'],
  family: FamilyMatch | undefined,
  carrying: readonly Weighed[],
  all: readonly Capability[],
): string[] {
  if (level === 'clean')
    return [
      all.length === 0
        ? 'Nothing that was read or seen is of the kind that such samples do.'
        : 'What it does is ordinary: nothing hides, takes or obeys somebody else.',
    ];
  const reasons: string[] = [];
  if (family !== undefined)
    reasons.push(
      `It shows ${family.traits.length} traits of ${family.family}: ${family.traits
        .slice(0, 3)
        .map(({ trait }) => trait)
        .join('; ')}.`,
    );
  const seen = new Set<string>();
  for (const { capability } of carrying) {
    if (seen.has(capability.id) || reasons.length >= REASONS) continue;
    seen.add(capability.id);
    const [first] = capability.evidence;
    const place =
      first === undefined
        ? ''
        : ` (${first.layer}${first.line === null ? '' : `:${first.line}`}${first.event === null ? '' : `, event ${first.event}`}, ${capability.id})`;
    reasons.push(`${capability.title}${capability.forced ? ', where execution was forced' : ''}.${place}`);
  }
  return reasons;
}
