import { expect, test } from 'vitest';
import { KNOWN_BAD_SECTIONS } from './known-bad-packages.ts';
import { isPopular, isUsed, popularNames } from './registry-names.ts';

test('popular names are used names', () => {
  expect(popularNames().size).toBe(12_000);
  expect(isPopular('express')).toBe(true);
  for (const name of [...popularNames()].slice(0, 2_000)) expect(isUsed(name)).toBe(true);
});

test('hardly any other name passes for used', () => {
  let passed = 0;
  for (let i = 0; i < 2_000; i++) if (isUsed(`zq-fixture-${i * 7919}`)) passed++;
  expect(passed).toBeLessThan(80);
});

test('no package is held for bad as a whole that is widely used', () => {
  for (const { packages, source, date } of KNOWN_BAD_SECTIONS) {
    expect(source).toMatch(/^https:\/\//);
    expect(date).toMatch(/^20\d\d-(?:0[1-9]|1[0-2])$/);
    for (const entry of packages.split(/\s+/)) {
      expect(entry).toMatch(/^(?:@[\w.-]+\/)?[\w.-]+(?:@\d+\.\d+\.\d+[\w.-]*)?$/);
      if (entry.lastIndexOf('@') <= 0) expect(isPopular(entry)).toBe(false);
    }
  }
});
