import { expect, test } from 'vitest';
import { readOsvPackages } from './osv.ts';

const record = (more: object): string =>
  JSON.stringify({
    id: 'MAL-2025-1',
    summary: 'Malicious code in zq-fixture (npm)',
    affected: [
      {
        package: { ecosystem: 'npm', name: 'zq-fixture' },
        ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }] }],
      },
    ],
    ...more,
  });

test('a record for every version gives the name', () => {
  const { packages, records, invalid } = readOsvPackages([{ name: 'a.json', text: record({}) }]);
  expect([...packages]).toEqual([['zq-fixture', 'MAL-2025-1: Malicious code in zq-fixture (npm)']]);
  expect([records, invalid]).toEqual([1, 0]);
});

test('a record for some versions gives name@version', () => {
  const text = record({ affected: [{ package: { ecosystem: 'npm', name: 'a' }, versions: ['1.0.0', '1.0.1'] }] });
  expect([...readOsvPackages([{ name: 'a', text }]).packages.keys()]).toEqual(['a@1.0.0', 'a@1.0.1']);
});

test('lists, one record a line, other ecosystems, withdrawn records and plain weaknesses', () => {
  const files = [
    { name: 'list', text: `[${record({ id: 'MAL-1' })}]` },
    {
      name: 'lines',
      text: `${record({ id: 'MAL-0', affected: [{ package: { ecosystem: 'npm', name: 'b' } }] })}\n${record({ withdrawn: '2025-01-01' })}\n`,
    },
    { name: 'pypi', text: record({ affected: [{ package: { ecosystem: 'PyPI', name: 'p' } }] }) },
    {
      name: 'cve',
      text: record({
        id: 'GHSA-1',
        summary: 'Prototype pollution in c',
        affected: [{ package: { ecosystem: 'npm', name: 'c' } }],
      }),
    },
    {
      name: 'ghsa',
      text: record({ id: 'GHSA-2', summary: 'Malware in d', affected: [{ package: { ecosystem: 'npm', name: 'd' } }] }),
    },
    { name: 'broken', text: '{"id":' },
    { name: 'odd', text: '{"id":3}' },
    { name: 'proto', text: record({ affected: [{ package: { ecosystem: 'npm', name: '__proto__' } }] }) },
  ];
  const { packages, invalid } = readOsvPackages(files);
  expect([...packages.keys()]).toEqual(['__proto__', 'b', 'd', 'zq-fixture']);
  expect(invalid).toBe(2);
});
