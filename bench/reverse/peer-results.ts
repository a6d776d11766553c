/** What peers gave, by sample: they do not change while ours does. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { SampleEntry } from './generate.ts';
import type { Outcome, Row } from './rows.ts';

interface Kept {
  readonly outcome: Outcome;
  readonly hits: readonly boolean[];
  readonly parses: boolean | null;
}

export class PeerResults {
  readonly #path: string;
  readonly #reuse: boolean;
  readonly #kept: Record<string, Kept>;

  constructor(path: string, reuse: boolean) {
    this.#path = path;
    this.#reuse = reuse;
    this.#kept = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
  }

  rowOf(tool: string, entry: SampleEntry): Row[] | null {
    const kept = this.#reuse ? this.#kept[`${tool} ${entry.sha256}`] : undefined;
    return kept === undefined ? null : [{ ...kept, output: tool, entry, said: [] }];
  }

  keep(rows: readonly Row[]): void {
    for (const { output, entry, outcome, hits, parses } of rows)
      if (!['static', 'folded', 'merged'].includes(output))
        this.#kept[`${output} ${entry.sha256}`] = { outcome, hits, parses };
  }

  save(): void {
    writeFileSync(this.#path, JSON.stringify(this.#kept));
  }
}
