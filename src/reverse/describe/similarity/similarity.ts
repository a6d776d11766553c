/**
 * A similarity hash over the shapes of programs: minhash of runs of node kinds (64 bits of each of 128 permutations shortened to 8), so that two hashes alone tell
 * how much two samples have in common, whatever their names, constants and formatting. Broder 1997; Li and König 2010 for the short form.
 */
import { shapeOf } from './shape.ts';

export interface SimilarityHash {
  readonly hash: string;
  readonly nodes: number;
}

const PERMUTATIONS = 128;
const RUN = 5;
const PREFIX = 'cl1:';
/** What unrelated programs have in common: idioms. */
const FLOOR = 0.12;

export function similarityHash(text: string, kind = 'javascript'): SimilarityHash {
  return similarityOf([{ text, kind }]);
}

/** Of several programs as one: their layers. */
export function similarityOf(programs: readonly { readonly text: string; readonly kind: string }[]): SimilarityHash {
  const least = new Uint32Array(PERMUTATIONS).fill(0xffffffff);
  let nodes = 0;
  const counts = new Map<number, number>();
  for (const { text, kind } of programs) {
    const words = shapeOf(text, kind);
    nodes += words.length;
    for (let i = 0; i + RUN <= words.length; i++) {
      const run = hashOf(words, i);
      const times = (counts.get(run) ?? 0) + 1;
      counts.set(run, times);
      // the first, second, fourth … time: what stands often counts more, within reason
      if ((times & (times - 1)) === 0) mix(least, Math.imul(run, 0x9e3779b1) ^ Math.imul(times, 0x85ebca77));
    }
  }
  if (counts.size === 0) return { hash: '', nodes };
  let hex = '';
  for (const value of least) hex += (fmix(value) & 0xff).toString(16).padStart(2, '0');
  return { hash: `${PREFIX}${hex}`, nodes };
}

/** 0: nothing in common beyond idioms, 100: the same shape. */
export function compareHashes(one: string, other: string): number {
  if (one === '' || other === '' || one.length !== other.length || !one.startsWith(PREFIX) || !other.startsWith(PREFIX))
    return 0;
  let same = 0;
  for (let i = PREFIX.length; i < one.length; i += 2) if (one[i] === other[i] && one[i + 1] === other[i + 1]) same++;
  // one in 256 agree by chance
  const share = Math.max(0, (same / PERMUTATIONS - 1 / 256) / (1 - 1 / 256));
  return Math.round(100 * Math.max(0, (share - FLOOR) / (1 - FLOOR)));
}

function hashOf(words: readonly string[], from: number): number {
  let hash = 0x811c9dc5;
  for (let i = from; i < from + RUN; i++) {
    const word = words[i] ?? '';
    for (let k = 0; k < word.length; k++) hash = Math.imul(hash ^ word.charCodeAt(k), 0x01000193);
    hash = Math.imul(hash ^ 0x1f, 0x01000193);
  }
  return hash >>> 0;
}

function mix(least: Uint32Array, value: number): void {
  for (let i = 0; i < PERMUTATIONS; i++) {
    const permuted = fmix(value ^ Math.imul(i + 1, 0x27d4eb2f));
    if (permuted < (least[i] ?? 0)) least[i] = permuted;
  }
}

/** The finaliser of MurmurHash3 (public domain). */
function fmix(value: number): number {
  let h = value >>> 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
