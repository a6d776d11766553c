/** Two reversals side by side (`reverse --compare A B`): how alike their programs are, and which exact things they share. Exact ones count first. */
import type { Reversal, SampleConfig } from '../../../model/index.ts';
import { compareHashes } from './similarity.ts';

export interface SampleComparison {
  /** 0–100: of the shape of their code */
  readonly similarity: number;
  /** 0–100: with what they share */
  readonly score: number;
  readonly shared: readonly SharedFact[];
  readonly families: readonly string[];
  readonly reasons: readonly string[];
}

export interface SharedFact {
  readonly what: string;
  readonly value: string;
  /** points: how seldom two unrelated samples share it */
  readonly weight: number;
}

type Compared = Pick<Reversal, 'config' | 'similarity' | 'families' | 'layers'>;

export function compareSamples(a: Compared, b: Compared): SampleComparison {
  const similarity = compareHashes(a.similarity.hash, b.similarity.hash);
  const shared = sharedFacts(a, b);
  const exact = Math.min(
    100,
    shared.reduce((points, { weight }) => points + weight, 0),
  );
  const families = a.families
    .filter(({ family }) => b.families.some((one) => one.family === family))
    .map(({ family }) => family);
  const reasons = [`The code of both is alike to ${similarity} of 100, names and texts left aside.`];
  if (shared.length > 0)
    reasons.push(
      `They share ${shared.length} exact thing${shared.length === 1 ? '' : 's'}: ${shared
        .slice(0, 5)
        .map(({ what }) => what)
        .join(', ')}.`,
    );
  if (families.length > 0) reasons.push(`Both show traits of ${families.join(', ')}.`);
  return { similarity, score: Math.max(similarity, exact), shared, families, reasons };
}

function sharedFacts(a: Compared, b: Compared): SharedFact[] {
  const out: SharedFact[] = [];
  const both = (what: string, weight: number, of: (one: Compared) => readonly string[]): void => {
    const other = new Set(of(b));
    for (const value of new Set(of(a))) if (value !== '' && other.has(value)) out.push({ what, value, weight });
  };
  const config = (pick: (one: SampleConfig) => readonly string[]) => (one: Compared) => pick(one.config);
  both('file', 100, ({ layers }) =>
    layers.filter(({ parent, size }) => parent === null && size > 0).map(({ sha256 }) => sha256),
  );
  both('layer', 60, ({ layers }) =>
    layers.filter(({ parent, size }) => parent !== null && size > 200).map(({ sha256 }) => sha256),
  );
  both(
    'key',
    45,
    config(({ keys }) => keys.map(({ value }) => value)),
  );
  both(
    'dead drop',
    45,
    config(({ deadDrops }) => deadDrops.map(({ address, url }) => address ?? url ?? '')),
  );
  both(
    'campaign id',
    30,
    config(({ campaignIds }) => campaignIds.map(({ value }) => value)),
  );
  both(
    'endpoint',
    30,
    config(({ endpoints }) => endpoints.filter(({ tier }) => tier !== 'third-party').map(({ url }) => url)),
  );
  both(
    'host',
    20,
    config(({ endpoints }) => endpoints.filter(({ tier }) => tier !== 'third-party').map(({ host }) => host)),
  );
  both(
    'gate',
    20,
    config(({ gates }) => gates.filter(({ value }) => value !== null).map(({ name, value }) => `${name}: ${value}`)),
  );
  both(
    'lock file',
    12,
    config(({ lockFiles }) => lockFiles.map(({ value }) => value)),
  );
  both(
    'path scheme',
    10,
    config(({ pathScheme }) => pathScheme.map(({ template }) => template)),
  );
  both(
    'order',
    4,
    config(({ commands }) => commands.map(({ name }) => name)),
  );
  both(
    'sent fields',
    8,
    config(({ exfiltration }) =>
      exfiltration.filter(({ fields }) => fields.length >= 4).map(({ fields }) => [...fields].sort().join(', ')),
    ),
  );
  both(
    'wallet extensions',
    6,
    config(({ walletExtensions }) =>
      walletExtensions.length >= 3 ? [walletExtensions.map(({ id }) => id).join(', ')] : [],
    ),
  );
  return out.sort(
    (x, y) => y.weight - x.weight || (x.what < y.what ? -1 : x.what > y.what ? 1 : x.value < y.value ? -1 : 1),
  );
}
