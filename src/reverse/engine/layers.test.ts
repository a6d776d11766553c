import { expect, test } from 'vitest';
import type { PeeledLayer } from '../peel/peel.ts';
import { describedLayers, finalLayers, shortened } from './layers.ts';

const layer = (content: string): PeeledLayer => ({
  id: 'L0',
  parent: null,
  kind: 'javascript',
  how: 'the sample',
  decoder: 'sample',
  from: null,
  event: null,
  origin: 'static',
  sha256: '',
  size: content.length,
  forced: false,
  depth: 0,
  content,
});

function described(content: string, most: number): string | null | undefined {
  const peeled = { layers: [layer(content)], unresolved: [] };
  return describedLayers(finalLayers(peeled, null), peeled, most)[0]?.text;
}

test('what stands behind a long padding is described', () => {
  const text = `x = "${'a'.repeat(5_000)}"; last('plum');`;
  expect(described(text, 200)).toMatch(/^x = "a+"; last\('plum'\);$/);
  expect(shortened({ layers: [layer(text)], unresolved: [] }, 200)).toEqual(['L0']);
});

test('lines keep their numbers, and short texts are whole', () => {
  const text = `first();\n${'pad();\n'.repeat(500)}last();`;
  expect(described(text, 200)?.split('\n')).toHaveLength(502);
  expect(described(text, 10_000)).toBe(text);
  expect(shortened({ layers: [layer(text)], unresolved: [] }, 10_000)).toEqual([]);
});
