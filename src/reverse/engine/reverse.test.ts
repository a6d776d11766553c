import { expect, test } from 'vitest';
import { reverse } from './reverse.ts';

const BUDGET = { emulate: false, staticMillis: 20_000 } as const;
const address = (number: number): string => `require('https').get('https://h${number}.fixture.example/');`;

test('code that looks like bytes to tools is read', { timeout: 120_000 }, async () => {
  const content = Buffer.from(`/*${'\0'.repeat(60)}*/${address(1)}`);
  const { target, indicators } = await reverse({ name: 'sample.js', content }, BUDGET);
  expect(target.kind).toBe('javascript');
  expect(indicators.map(({ value }) => value)).toContain('h1.fixture.example');
});

test('layers that are too many are said once, not one by one', { timeout: 240_000 }, async () => {
  const layers = Array.from({ length: 44 }, (_, i) => `eval(atob("${Buffer.from(address(i)).toString('base64')}"));`);
  const result = await reverse({ name: 'sample.js', content: Buffer.from(layers.join('\n')) }, BUDGET);
  const said = result.unresolved.filter(({ what }) => what.startsWith('it was not made readable'));
  expect(said).toHaveLength(1);
  expect(said[0]?.what).toMatch(/, nor were \d+ more layers$/);
  expect(result.indicators.map(({ value }) => value)).toContain('h43.fixture.example');
});
