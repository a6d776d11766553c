/** Statements with their proofs: the same thing seen twice is one entry with several proofs, in the order of what proves them first. */
import { excerptText } from '../../lib/index.ts';
import type { Proof } from '../../model/index.ts';

const MOST_PROOFS = 8;
const MOST_TEXT = 200;

export function proofText(text: string): string {
  return excerptText(text, MOST_TEXT);
}

const RANK = { static: 0, folded: 1, recorded: 2 } as const;

export function byPlace(a: Proof, b: Proof): number {
  return (
    RANK[a.how] - RANK[b.how] ||
    layerNumber(a.layer) - layerNumber(b.layer) ||
    (a.line ?? 0) - (b.line ?? 0) ||
    (a.event ?? -1) - (b.event ?? -1) ||
    (a.text < b.text ? -1 : a.text > b.text ? 1 : 0)
  );
}

export function layerNumber(id: string): number {
  const number = Number(id.replace(/^\D+/, ''));
  return Number.isFinite(number) ? number : Number.MAX_SAFE_INTEGER;
}

/** Sorted, without doubles, bounded; each kind of proof keeps a place. */
export function proofsOf(proofs: readonly Proof[]): Proof[] {
  const unique = new Map<string, Proof>();
  for (const proof of proofs) {
    const key = `${proof.how} ${proof.layer} ${proof.line} ${proof.how === 'recorded' ? proof.text : ''}`;
    const known = unique.get(key);
    if (known === undefined || byPlace(proof, known) < 0) unique.set(key, proof);
  }
  const sorted = [...unique.values()].sort(byPlace);
  if (sorted.length <= MOST_PROOFS) return sorted;
  const recorded = sorted.filter((proof) => proof.how === 'recorded').slice(0, MOST_PROOFS / 2);
  return [...sorted.filter((proof) => proof.how !== 'recorded').slice(0, MOST_PROOFS - recorded.length), ...recorded];
}

/** Entries by key. The first sight decides what an entry says; `join` may improve it. */
export class Ledger<T extends object> {
  readonly #entries = new Map<string, { entry: T; proofs: Proof[] }>();

  get size(): number {
    return this.#entries.size;
  }

  has(key: string): boolean {
    return this.#entries.has(key);
  }

  add(key: string, entry: T, proofs: readonly Proof[], join?: (known: T, next: T) => T): void {
    const known = this.#entries.get(key);
    if (known === undefined) this.#entries.set(key, { entry, proofs: [...proofs] });
    else {
      for (const proof of proofs) if (known.proofs.length < 400) known.proofs.push(proof);
      if (join !== undefined) known.entry = join(known.entry, entry);
    }
  }

  /** In the order of keys: the same whatever was seen first. */
  list(): (T & { evidence: Proof[] })[] {
    return [...this.#entries]
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([, { entry, proofs }]) => ({ ...entry, evidence: proofsOf(proofs) }));
  }
}
