import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { families } from '../families/registry.generated.ts';
import { CAPABILITY_RULES } from './rules.ts';

const ATTACK = new URL('../../../../../shared/conformance/attack/enterprise-attack-slim.json', import.meta.url);

interface Technique {
  readonly attack_id?: string;
  readonly tactics?: readonly string[];
  readonly revoked?: boolean;
  readonly deprecated?: boolean;
}

describe('capability rules', () => {
  it('have ids of their own', () => {
    expect(new Set(CAPABILITY_RULES.map(({ id }) => id)).size).toBe(CAPABILITY_RULES.length);
  });

  it('have a sign each', () => {
    for (const rule of CAPABILITY_RULES)
      expect(
        [rule.calls, rule.events, rule.texts, rule.commands, rule.config, rule.other].some(
          (sign) => sign !== undefined,
        ),
        rule.id,
      ).toBe(true);
  });

  it.skipIf(!existsSync(ATTACK))('name techniques that ATT&CK has, and a tactic of the first', () => {
    const known = new Map(
      (JSON.parse(readFileSync(ATTACK, 'utf8')) as readonly Technique[]).map((one) => [one.attack_id, one]),
    );
    for (const { id, techniques, tactic } of CAPABILITY_RULES) {
      for (const technique of techniques)
        expect(
          known.get(technique)?.revoked ?? known.get(technique)?.deprecated ?? known.has(technique),
          `${id} ${technique}`,
        ).toBe(true);
      expect(known.get(techniques[0] ?? '')?.tactics, id).toContain(tactic);
    }
  });
});

describe('families', () => {
  it('can be recognised by traits of more than one group, none of which is enough', () => {
    for (const { id, traits } of families) {
      expect(new Set(traits.map(({ group }) => group)).size, id).toBeGreaterThanOrEqual(3);
      for (const { weight, trait } of traits) expect(weight, trait).toBeLessThan(50);
      expect(
        traits.reduce((sum, { weight }) => sum + weight, 0),
        id,
      ).toBeGreaterThanOrEqual(60);
    }
  });
});
