/** A sample that runs code which stayed hidden, or of which a stage was not done, is never called clean: nobody knows what it does. */
import type { Reversal, Unresolved } from '../../model/index.ts';

const UNKNOWN_CODE = /is not known before it runs|was not done$|is not complete$/;
const SCORE = 15;

export function withFloor(verdict: Reversal['verdict'], unresolved: readonly Unresolved[]): Reversal['verdict'] {
  if (verdict.level !== 'clean') return verdict;
  const open = unresolved.find(({ what, why }) => UNKNOWN_CODE.test(why) || UNKNOWN_CODE.test(what));
  if (open === undefined) return verdict;
  return {
    level: 'notice',
    score: Math.max(verdict.score, SCORE),
    reasons: [
      `A part of it stayed hidden, and what that does is not known: ${open.what}: ${open.why}. (${open.file}:${open.line})`,
      ...verdict.reasons,
    ],
  };
}
