import { expect, test } from 'vitest';
import { popularNames } from '../data/registry-names.ts';
import { lookAlike, resembles } from './look-alike.ts';

test.each([
  ['dotevn', 'dotenv'],
  ['boby_parser', 'body-parser'],
  ['epxresso', 'express'],
  ['hardhta', 'hardhat'],
  ['truffel', 'truffle'],
  ['chalk-tempalte', 'chalk-template'],
  ['ethres.js', 'ethers'],
])('%s pretends to be %s', (name, of) => {
  expect(resembles(name)).toMatchObject({ of });
});

test('a popular name is never a look-alike', () => {
  for (const name of [...popularNames()].filter((_, i) => i % 7 === 0)) expect(lookAlike(name)).toBeNull();
});

test.each(['', 'a', '@', '@/', '@x', '@scope/', 'a'.repeat(5_000), '\u0000', '__proto__'])(
  '%j gives an answer',
  (name) => {
    expect(() => lookAlike(name)).not.toThrow();
  },
);
