import { expect, test } from 'vitest';
import type { Deobfuscation } from '../deobfuscate/deobfuscation.ts';
import type { PeelResult } from '../peel/peel.ts';
import { withStaticTexts } from './static-texts.ts';
import { peeledLayer } from './testing.ts';

const reading = (source: string, ...values: string[]): Deobfuscation => ({
  source,
  parses: true,
  obfuscation: [],
  steps: [],
  strings: values.map((value) => ({ value, start: 0, end: 1, how: 'static' })),
  unresolved: [],
});
const peeled: PeelResult = {
  layers: [peeledLayer('raw'), peeledLayer('in a layer', { id: 'L1', parent: 'L0', kind: 'text', how: 'base64' })],
  unresolved: [],
};

test('what only the unobserved reading shows becomes a layer, once, and is known to what comes after', () => {
  const sources = new Map([['L0', reading('x = "observed \\"here\\"";')]]);
  const other = reading('', 'observed "here"', 'in a layer', 'only here', 'only here', 'abc');
  const result = withStaticTexts(peeled, sources, other);
  expect(result.layers.at(-1)).toMatchObject({ id: 'L2', parent: 'L0', kind: 'text', content: 'only here', size: 9 });
  expect(sources.get('L0')?.strings.map(({ value }) => value)).toEqual(['only here']);
});

test('nothing changes where nothing is missing, or nothing could be read', () => {
  const sources = new Map([['L0', reading('"all of it"')]]);
  expect(withStaticTexts(peeled, sources, reading('', 'all of it'))).toBe(peeled);
  expect(withStaticTexts(peeled, sources, null)).toBe(peeled);
  expect(withStaticTexts(peeled, new Map(), reading('', 'only here'))).toBe(peeled);
});
