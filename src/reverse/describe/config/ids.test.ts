import { expect, test } from 'vitest';
import { describe as describeSample } from '../describe.ts';
import { materialOf } from '../testing.ts';

const idsIn = (text: string): readonly string[] =>
  describeSample(materialOf(text)).config.campaignIds.map(({ value }) => value);

test('a campaign under a global that only such samples use, whatever its form', () => {
  expect(idsIn("global['!'] = 'fx-8-113';")).toEqual(['fx-8-113']);
  expect(idsIn("global._V = 'plum7-21';")).toEqual(['plum7-21']);
  expect(idsIn("global.i = '7-21';")).toEqual(['7-21']);
});

test('other values of globals are none', () => {
  expect(idsIn("global.i = 'plum7-21-long-name';")).toEqual([]);
  expect(idsIn("global._V = '1.2.3';")).toEqual([]);
  expect(idsIn("window._V = 'no digits';")).toEqual([]);
});
