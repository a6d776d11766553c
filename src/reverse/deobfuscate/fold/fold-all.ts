/** Folding until nothing more follows from the text. */
import { readTree } from '../tree/tree.ts';
import type { Oracle } from './ask.ts';
import { foldOnce } from './fold.ts';
import { sweep } from './sweep.ts';

export interface FoldedAll {
  readonly text: string;
  readonly count: number;
  /** places are those in the text that was given, where they are known: the first pass; later ones have none */
  readonly strings: readonly { readonly value: string; readonly start: number; readonly end: number }[];
  readonly swept: number;
  readonly inlined: number;
}

const ROUNDS = 12;
const STRINGS = 20_000;

export function foldAll(text: string, oracle: Oracle): FoldedAll {
  const strings: { value: string; start: number; end: number }[] = [];
  const makers = new Set<string>();
  let work = text;
  let count = 0;
  let swept = 0;
  let inlined = 0;
  for (let round = 0; round < ROUNDS && oracle.left(); round++) {
    const before = oracle.fruitlessCount;
    const folded = foldOnce(work, oracle);
    if (folded === null || readTree(folded.text) === null) break;
    if (folded.count === 0) {
      // what was kept for a question that came to nothing is free now
      if (oracle.fruitlessCount > before) continue;
      break;
    }
    inlined += folded.inlined.length;
    work = folded.text;
    count += folded.count;
    for (const m of folded.makers) makers.add(m);
    if (round < 2) {
      const clean = sweep(work, makers);
      work = clean.text;
      swept += clean.count;
    }
    for (const s of folded.strings) if (strings.length < STRINGS) strings.push(round === 0 ? s : { value: s.value, start: 0, end: 0 });
  }
  const clean = sweep(work, makers);
  swept += clean.count;
  return { text: clean.text, count, strings, swept, inlined };
}
