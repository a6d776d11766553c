import { expect, test } from 'vitest';
import { describedLayers, finalLayers, shortened } from './layers.ts';
import { peeledLayer } from './testing.ts';

function described(content: string, most: number): string | null | undefined {
  const peeled = { layers: [peeledLayer(content)], unresolved: [] };
  return describedLayers(finalLayers(peeled, null), peeled, most)[0]?.text;
}

test('what stands behind a long padding is described', () => {
  const text = `x = "${'a'.repeat(5_000)}"; last('plum');`;
  expect(described(text, 200)).toMatch(/^x = "a+"; last\('plum'\);$/);
  expect(shortened({ layers: [peeledLayer(text)], unresolved: [] }, 200)).toEqual(['L0']);
});

test('lines keep their numbers, and short texts are whole', () => {
  const text = `first();\n${'pad();\n'.repeat(500)}last();`;
  expect(described(text, 200)?.split('\n')).toHaveLength(502);
  expect(described(text, 10_000)).toBe(text);
  expect(shortened({ layers: [peeledLayer(text)], unresolved: [] }, 10_000)).toEqual([]);
});
