/** Held-out lures: whole small take-home projects, written from the public descriptions by somebody who had not seen the detectors. Inert, as all fixtures are. */
import type { TechniqueFixture } from '../fixture.ts';

/** A technique fixture whose benign counterpart is not a twin but the whole honest set. */
export type LureFixture = Omit<TechniqueFixture, 'twin'>;
