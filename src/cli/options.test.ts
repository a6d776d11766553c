import { expect, it } from 'vitest';
import { bytes, count, depth, duration } from './options.ts';

it('reads sizes in units of 1024', () => {
  expect(['1', '4096', '512M', '1.5G', '10 kB', '1MiB', '2t'].map(bytes)).toEqual([
    1, 4096, 536_870_912, 1_610_612_736, 10_240, 1_048_576, 2_199_023_255_552,
  ]);
});

it('reads times', () => {
  expect(['30', '90s', '5m', '1h', '250ms', '1.5s'].map(duration)).toEqual([
    30_000, 90_000, 300_000, 3_600_000, 250, 1500,
  ]);
});

it('reads counts', () => {
  expect([count('3'), depth('0')]).toEqual([3, 0]);
});

it.each(['', '-1', '0', '1e9', 'NaN', '99999999999999T', '1 parsec', '0x10'])('refuses %j', (text) => {
  expect(() => bytes(text)).toThrow();
  expect(() => duration(text)).toThrow();
  expect(() => count(text)).toThrow();
});
