import { describe, expect, it } from 'vitest';
import type { Finding } from '../../model/index.ts';
import type { Weighed } from '../engine/findings.ts';
import { decide } from './verdict.ts';

interface Sketch {
  readonly rule?: string;
  readonly weight: Weighed['weight'];
  readonly aspect?: Weighed['aspect'];
  readonly reach?: Finding['reach'];
  readonly confidence?: number;
  readonly file?: string;
  readonly suppressed?: string;
}

let count = 0;
function weighed({
  rule,
  weight,
  aspect = 'does',
  reach = 'on-action',
  confidence = 90,
  file = 'a.js',
  suppressed,
}: Sketch): Weighed {
  const name = rule ?? `rule-${++count}`;
  const finding: Finding = {
    id: name,
    rule: name,
    title: name,
    message: `${name} was seen`,
    severity: 'high',
    confidence,
    techniques: ['T1059'],
    tradecraft: [],
    file,
    line: 1,
    column: 1,
    excerpt: '',
    reach,
    path: null,
    related: [],
    suppressed: suppressed ?? null,
  };
  return { finding, weight, aspect, trigger: null };
}
const level = (...sketches: readonly Sketch[]): string =>
  decide({ findings: sketches.map(weighed), defender: null }).level;

describe('verdict', () => {
  it('is clean without findings, and says so', () => {
    const verdict = decide({ findings: [], defender: null });
    expect(verdict).toMatchObject({ level: 'clean', score: 0, ifAlreadyRun: [] });
    expect(verdict.reasons).toHaveLength(1);
  });

  it('is malicious on proof that something reaches', () => {
    expect(level({ weight: 'proof', reach: 'automatic' })).toBe('malicious');
    expect(level({ weight: 'proof', reach: 'unknown' })).toBe('malicious');
  });

  it('is suspicious on proof that nothing reaches, and on proof that is not sure', () => {
    expect(level({ weight: 'proof', reach: 'not-reached' })).toBe('suspicious');
    expect(level({ weight: 'proof', confidence: 60 })).not.toBe('malicious');
  });

  it('joins strong findings of different aspects about the same file, and only those', () => {
    expect(level({ weight: 'strong', aspect: 'hides' }, { weight: 'strong', aspect: 'does' })).toBe('malicious');
    expect(level({ weight: 'strong', aspect: 'hides' }, { weight: 'strong', aspect: 'hides' })).toBe('suspicious');
    expect(level({ weight: 'strong', aspect: 'hides' }, { weight: 'strong', aspect: 'does', file: 'b.js' })).toBe(
      'suspicious',
    );
    expect(
      level(
        { weight: 'strong', aspect: 'hides', reach: 'not-reached' },
        { weight: 'strong', aspect: 'does', reach: 'not-reached' },
      ),
    ).toBe('notice');
  });

  it('never makes malicious of weak findings, however many', () => {
    const many = Array.from(
      { length: 200 },
      (_, i): Sketch => ({
        weight: 'weak',
        confidence: 100,
        aspect: i % 2 === 0 ? 'hides' : 'does',
        reach: 'automatic',
      }),
    );
    expect(level(...many)).toBe('suspicious');
    expect(level({ weight: 'weak' })).toBe('notice');
  });

  it('does not count information and what was suppressed', () => {
    expect(level({ weight: 'info' }, { weight: 'proof', suppressed: 'baseline: ours' })).toBe('clean');
  });

  it('in a defender’s repository counts reached proof only', () => {
    const defender = 'This repository holds detection rules.';
    expect(
      decide({
        findings: [weighed({ weight: 'strong' }), weighed({ weight: 'proof', reach: 'not-reached' })],
        defender,
      }).level,
    ).toBe('clean');
    expect(decide({ findings: [weighed({ weight: 'proof', reach: 'automatic' })], defender }).level).toBe('malicious');
  });

  it('keeps the score within the band of its level', () => {
    const bands = { clean: [0, 11], notice: [12, 49], suspicious: [50, 79], malicious: [80, 100] } as const;
    for (const sketches of [
      [],
      [{ weight: 'weak' }],
      [{ weight: 'strong' }],
      [{ weight: 'proof' }],
      Array.from({ length: 50 }, (): Sketch => ({ weight: 'strong', aspect: 'hides' })),
    ] as const) {
      const verdict = decide({ findings: sketches.map((sketch) => weighed(sketch)), defender: null });
      expect(verdict.score).toBeGreaterThanOrEqual(bands[verdict.level][0]);
      expect(verdict.score).toBeLessThanOrEqual(bands[verdict.level][1]);
    }
  });
});
