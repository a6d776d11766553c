/** Folding until nothing more follows from the text. */
import type { Back } from '../tree/edits.ts';
import { readTree } from '../tree/tree.ts';
import type { Oracle } from './ask.ts';
import { type Found, foldOnce } from './fold.ts';
import { sweep } from './sweep.ts';

export interface FoldedAll {
  readonly text: string;
  readonly count: number;
  /** with their places in the text that was given */
  readonly strings: readonly Found[];
  /** helpers that only served to compute, and are gone */
  readonly swept: number;
  /** calls of code that came up, now the code itself */
  readonly inlined: number;
  /** names of what gave values */
  readonly makers: ReadonlySet<string>;
}

const ROUNDS = 12;
const STRINGS = 20_000;
/** rounds after which what is no longer used is taken out at once, so that it is not computed with again */
const EARLY = 2;

class Folding {
  work: string;
  count = 0;
  swept = 0;
  inlined = 0;
  readonly strings: Found[] = [];
  readonly makers = new Set<string>();
  readonly #backs: Back[] = [];

  constructor(text: string) {
    this.work = text;
  }

  #origin(offset: number): number {
    let at = offset;
    for (let i = this.#backs.length - 1; i >= 0; i--) at = this.#backs[i]!(at);
    return at;
  }

  /** false when there was nothing to do. */
  round(oracle: Oracle): boolean {
    const before = oracle.fruitlessCount;
    const folded = foldOnce(this.work, oracle);
    if (folded === null || readTree(folded.text) === null) return false;
    // what was kept for a question that came to nothing is free in the next round
    if (folded.count === 0) return oracle.fruitlessCount > before;
    for (const s of folded.strings)
      if (this.strings.length < STRINGS)
        this.strings.push({ value: s.value, start: this.#origin(s.start), end: this.#origin(s.end) });
    for (const name of folded.makers) this.makers.add(name);
    this.work = folded.text;
    this.count += folded.count;
    this.inlined += folded.inlined.length;
    this.#backs.push(folded.back);
    return true;
  }

  sweep(): void {
    const clean = sweep(this.work, this.makers);
    if (clean.count === 0) return;
    this.work = clean.text;
    this.swept += clean.count;
    this.#backs.push(clean.back);
  }
}

export function foldAll(text: string, oracle: Oracle): FoldedAll {
  const folding = new Folding(text);
  for (let round = 0; round < ROUNDS && oracle.left(); round++) {
    if (!folding.round(oracle)) break;
    if (round < EARLY) folding.sweep();
  }
  folding.sweep();
  const { work, count, strings, swept, inlined, makers } = folding;
  return { text: work, count, strings, swept, inlined, makers };
}
