/** What ours does not show, one file a kind of output, so that whoever mends it has the sample at hand. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Row } from './rows.ts';

export function writeMisses(rows: readonly Row[], folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const output of ['static', 'folded', 'merged']) {
    const ours = rows.filter((row) => row.output === output);
    if (ours.length === 0) continue;
    const lines = ours.flatMap(missesOf);
    writeFileSync(
      join(folder, `misses-${output}.md`),
      `# Planted strings not in the ${output} output (bench/out/reverse/samples)\n\n${lines.join('\n')}\n`,
    );
  }
}

function missesOf({ entry, hits, outcome, parses, said }: Row): string[] {
  const missing = entry.plants.filter((_, i) => !hits[i]);
  if (missing.length === 0 && outcome.end === 'done' && parses !== false) return [];
  return [
    `## ${entry.file} (${entry.size} bytes, ${outcome.cpuSeconds.toFixed(1)} s CPU, ${Math.round(outcome.peakMegabytes)} MB)${outcome.end === 'done' ? '' : ` ${outcome.end}`}${parses === false ? ' DOES NOT PARSE' : ''}`,
    ...missing.map(({ value, way, reached }) => `- ${value} (${way}${reached ? '' : ', never run'})`),
    ...said.slice(0, 12).map((text) => `  > ${text}`),
  ];
}
