import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atLeast, someRun, unitSet } from './runs.ts';

describe('someRun', () => {
  it('finds what a full reading finds', () => {
    const set = unitSet('ab');
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'b', 'x', 'é')).map((units) => units.join('')),
        fc.integer({ min: 1, max: 6 }),
        (text, shortest) => {
          expect(someRun(text, set, shortest)).toBe(new RegExp(`[ab]{${shortest}}`).test(text));
        },
      ),
    );
  });

  it('offers every run that is long enough', () => {
    const seen: string[] = [];
    const text = 'x11x2222x33333x444x';
    someRun(text, unitSet('12345'), 3, (from, end) => {
      seen.push(text.slice(from, end));
      return false;
    });
    expect(seen).toEqual(['2222', '33333', '444']);
  });
});

describe('atLeast', () => {
  it('counts no farther than it has to', () => {
    expect(atLeast('a%b%c', '%', 2)).toBe(true);
    expect(atLeast('a%b%c', '%', 3)).toBe(false);
  });
});
