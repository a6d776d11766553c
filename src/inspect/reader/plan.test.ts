import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TreeFile } from '../../model/index.ts';
import { batchesOf, processCount } from './plan.ts';

function filesOf(sizes: readonly number[]): readonly TreeFile[] {
  return sizes.map((size, i) => ({
    path: `${i}`,
    name: `${i}`,
    root: '',
    size,
    mode: null,
    origin: 'delivered',
    ref: null,
    source: { kind: 'memory', bytes: new Uint8Array() },
  }));
}

describe('processCount', () => {
  it('starts one process for a small tree, and as many as pay for a large one', () => {
    expect(processCount(filesOf(new Array(300).fill(10_000)), 8, undefined)).toBe(1);
    expect(processCount(filesOf(new Array(1_100).fill(10_000)), 8, undefined)).toBe(3);
    expect(processCount(filesOf(new Array(100_000).fill(10_000)), 8, undefined)).toBe(8);
    expect(processCount([], 8, undefined)).toBe(1);
  });
  it('does as it is told, within reason', () => {
    expect(processCount([], 2, 4)).toBe(4);
    expect(processCount([], 2, 0)).toBe(1);
    expect(processCount([], 2, Number.NaN)).toBe(1);
    expect(processCount([], 2, 1e9)).toBe(64);
  });
});

describe('batchesOf', () => {
  it('holds every file once, in order, and no batch is much too large', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(3_000_000), { maxLength: 300 }),
        fc.integer({ min: 1, max: 8 }),
        (sizes, processes) => {
          const batches = batchesOf(filesOf(sizes), processes);
          expect(batches.flat()).toEqual(sizes.map((_, index) => index));
          for (const batch of batches) {
            const bytes = batch.reduce((sum, index) => sum + (sizes[index] ?? 0), 0);
            expect(batch.length === 1 || bytes <= 1024 * 1024).toBe(true);
          }
        },
      ),
    );
  });
});
