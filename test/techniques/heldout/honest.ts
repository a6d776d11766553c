import type { VerdictLevel } from '../../../src/model/index.ts';
import type { FixtureTree } from '../fixture.ts';

/** An honest project of a well-known kind that has something risky-looking about it. */
export interface HonestFixture extends FixtureTree {
  readonly id: string;
  readonly title: string;
  /** the highest level that the verdict may have; default `notice` */
  readonly atMost?: VerdictLevel;
}
