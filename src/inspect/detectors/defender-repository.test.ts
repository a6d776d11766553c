import { expect, test } from 'vitest';
import { hitsOf } from '../../../test/support/context.ts';
import detector from './defender-repository.ts';

const rules = Object.fromEntries(
  Array.from({ length: 6 }, (_, i) => [`rules/r${i}.yar`, 'rule a { condition: false }']),
);
const readme =
  '# Scanner\nDetection rules (YARA, Sigma) and indicators of compromise for malware of the Contagious Interview kind. False positives welcome.\n';
const iocs = Array.from({ length: 12 }, (_, i) => `host${i}[.]fixture[.]example,c2`).join('\n');

test('a rule set with indicators is said to be one', async () => {
  const hits = await hitsOf(detector, {
    ...rules,
    'README.md': readme,
    'iocs.csv': iocs,
    'package.json': '{"name":"x","description":"malware scanner"}',
  });
  expect(hits).toHaveLength(1);
  expect(hits[0]?.message).toContain('6 files of detection rules');
});

test('one sentence or one sign changes nothing', async () => {
  expect(await hitsOf(detector, { 'README.md': readme })).toEqual([]);
  expect(await hitsOf(detector, { 'package.json': '{"description":"security scanner"}', 'README.md': readme })).toEqual(
    [],
  );
  expect(await hitsOf(detector, rules)).toEqual([]);
});

test('what another branch or node_modules holds does not count', async () => {
  const moved = Object.fromEntries(
    Object.entries({ ...rules, 'iocs.csv': iocs, 'README.md': readme }).map(([name, text]) => [
      `node_modules/a/${name}`,
      text,
    ]),
  );
  expect(await hitsOf(detector, moved)).toEqual([]);
});
