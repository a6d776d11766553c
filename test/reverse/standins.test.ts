import { describe, expect, it } from 'vitest';
import { Reversal } from '../../src/model/index.ts';
import { reverse } from '../../src/reverse/index.ts';
import { heldOutStandIns } from './heldout-standins/index.ts';
import { compare } from './standins/compare.ts';
import { standIns } from './standins/index.ts';
import { targetOf } from './standins/target.ts';

/** Inert stand-ins of the families: every fact of the ground truth must come out of the form in which they are delivered. */
describe.each(standIns())('$title', (standIn) => {
  it('shows every fact', { timeout: 240_000 }, async () => {
    const result = await reverse(targetOf(standIn));
    expect(Reversal.safeParse(result).error?.issues ?? []).toEqual([]);
    const { missing } = compare(standIn.expected, result);
    expect(missing).toEqual([]);
  });
});

/** Of another style, and not looked at while building: a share of the facts. Those below it are pinned where they stand: known misses, not to grow. */
const HELD_OUT_SHARE = 0.9;
const PINNED: Readonly<Record<string, number>> = {
  ottercookie: 0.89,
  'xor-loader': 0.83,
  'hex-loader': 0.77,
  etherhiding: 0.88,
};
describe.each(heldOutStandIns())('$title', (standIn) => {
  it('shows nearly every fact', { timeout: 240_000 }, async () => {
    const { asked, missing } = compare(standIn.expected, await reverse(targetOf(standIn)));
    expect(1 - missing.length / asked, missing.join('\n')).toBeGreaterThanOrEqual(PINNED[standIn.id] ?? HELD_OUT_SHARE);
  });
});
