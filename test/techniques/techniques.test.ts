import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inspect } from '../../src/inspect/index.ts';
import type { Finding, Inspection } from '../../src/model/index.ts';
import { memoryTree } from '../support/memory-tree.ts';
import type { FixtureTree, TechniqueFixture } from './fixture.ts';

const LEVELS = ['clean', 'notice', 'suspicious', 'malicious'] as const;

const fixtures: readonly TechniqueFixture[] = (
  await Promise.all(
    readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.fixture.ts') && !name.startsWith('heldout'))
      .sort()
      .map(async (name): Promise<readonly TechniqueFixture[]> => {
        const module: { default: TechniqueFixture | readonly TechniqueFixture[] } = await import(`./${name}`);
        return 'id' in module.default ? [module.default] : module.default;
      }),
  )
).flat();

function run(tree: FixtureTree): Promise<Inspection> {
  return inspect(memoryTree(tree.files, tree.modes === undefined ? {} : { modes: tree.modes }), { jobs: 1 });
}

function told(findings: readonly Finding[]): string {
  return findings
    .map(
      (finding) => `${finding.rule} ${finding.file}:${finding.line} [${finding.reach}] ${finding.tradecraft.join(',')}`,
    )
    .join('\n');
}

function passes(finding: Finding, via: readonly string[]): boolean {
  if (finding.path === null) return via.length === 0;
  const stations = [finding.path.trigger.file, ...finding.path.steps.map((step) => step.file), finding.path.sink.file];
  let next = 0;
  for (const station of stations) if (station === via[next]) next++;
  return next === via.length;
}

describe.each(fixtures.map((fixture) => ({ name: `${fixture.id} ${fixture.title}`, fixture })))(
  '$name',
  ({ fixture }) => {
    it('is caught in the lure, with its path', async () => {
      const result = await run(fixture.lure);
      const ids = fixture.expect.tradecraft ?? [fixture.id];
      expect(
        LEVELS.indexOf(result.verdict.level),
        `${result.verdict.level}\n${told(result.findings)}`,
      ).toBeGreaterThanOrEqual(LEVELS.indexOf(fixture.expect.level));
      const naming = result.findings.filter(
        (finding) => finding.file === fixture.expect.file && finding.tradecraft.some((id) => ids.includes(id)),
      );
      expect(naming.length, told(result.findings)).toBeGreaterThan(0);
      const via = fixture.expect.via;
      if (via !== undefined)
        expect(
          naming.some((finding) => passes(finding, via)),
          JSON.stringify(
            naming.map((finding) => finding.path),
            null,
            1,
          ),
        ).toBe(true);
      const values = result.indicators.map((indicator) => indicator.value);
      for (const wanted of fixture.expect.indicators ?? [])
        expect(
          values.some((value) => value.includes(wanted)),
          `${wanted} not in ${values.join(' ')}`,
        ).toBe(true);
    });

    it('is not seen in the benign twin', async () => {
      const result = await run(fixture.twin);
      expect(LEVELS.indexOf(result.verdict.level), `${fixture.twin.why}\n${told(result.findings)}`).toBeLessThanOrEqual(
        LEVELS.indexOf(fixture.twin.atMost ?? 'notice'),
      );
    });
  },
);

it('covers T01 to T51 and T61', () => {
  const ids = new Set(fixtures.map((fixture) => fixture.id));
  const wanted = [...Array.from({ length: 51 }, (_, i) => `T${String(i + 1).padStart(2, '0')}`), 'T61'];
  expect(wanted.filter((id) => !ids.has(id))).toEqual([]);
});
