/** The table of recall. */
import { availableParallelism, cpus } from 'node:os';
import { median } from '../measure.ts';
import type { SampleEntry } from './generate.ts';
import type { Row } from './rows.ts';

const share = (rows: readonly Row[]): number => {
  const hits = rows.flatMap((row) => row.hits);
  return hits.length === 0 ? Number.NaN : hits.filter(Boolean).length / hits.length;
};
const two = (value: number): string => (Number.isNaN(value) ? '–' : value.toFixed(2).replace(/^0/, ''));
const three = (value: number): string => (Number.isNaN(value) ? '–' : value.toFixed(3).replace(/^0/, ''));

export function reportOf(rows: readonly Row[], entries: readonly SampleEntry[]): string {
  const outputs = [...new Set(rows.map(({ output }) => output))];
  const families = [...new Set(entries.map(({ family }) => family))];
  const of = (output: string, family?: string): Row[] =>
    rows.filter((row) => row.output === output && (family === undefined || row.entry.family === family));
  const plants = entries.reduce((sum, { plants }) => sum + plants.length, 0);
  return [
    '# Reverse: indicator recall',
    '',
    `${entries.length} inert samples (\`node bench/reverse/generate.ts\`), ${plants} planted strings; share of them that stands contiguously in the output. Made by \`node bench/reverse/recall.ts --report\` on Node ${process.version}, ${availableParallelism()} cores (${cpus()[0]?.model ?? 'unknown'}), shared with others.`,
    'static: ours without emulation (readable source of all layers); folded: the same with what was observed; merged: everything the record holds. The peers’ output is theirs whole. Time and memory are those of the whole process tree, limit 120 s of the processor a process.',
    '',
    `| family (samples) | ${outputs.join(' | ')} |`,
    `| --- |${' --- |'.repeat(outputs.length)}`,
    ...families.map(
      (family) =>
        `| ${family} (${new Set(of(outputs[0] ?? '', family).map(({ entry }) => entry.id)).size}) | ${outputs.map((output) => two(share(of(output, family)))).join(' | ')} |`,
    ),
    `| **all** | ${outputs.map((output) => `**${three(share(of(output)))}**`).join(' | ')} |`,
    '',
    `| | ${outputs.join(' | ')} |`,
    `| --- |${' --- |'.repeat(outputs.length)}`,
    line('output parses', outputs, (output) => {
      const judged = of(output).filter((row) => row.parses !== null);
      return judged.length === 0 ? '–' : three(judged.filter((row) => row.parses).length / judged.length);
    }),
    line('crashes', outputs, (output) => String(of(output).filter(({ outcome }) => outcome.end === 'crash').length)),
    line('time-outs', outputs, (output) =>
      String(of(output).filter(({ outcome }) => outcome.end === 'time-out').length),
    ),
    line('CPU s, median', outputs, (output) => median(of(output).map(({ outcome }) => outcome.cpuSeconds)).toFixed(2)),
    line('CPU s, 95 %', outputs, (output) =>
      quantile(
        of(output).map(({ outcome }) => outcome.cpuSeconds),
        0.95,
      ).toFixed(2),
    ),
    line('peak MB, median', outputs, (output) =>
      String(Math.round(median(of(output).map(({ outcome }) => outcome.peakMegabytes)))),
    ),
    line('peak MB, most', outputs, (output) =>
      String(Math.round(Math.max(...of(output).map(({ outcome }) => outcome.peakMegabytes)))),
    ),
    '',
    '## By variant',
    '',
    `| variant | ${outputs.join(' | ')} |`,
    `| --- |${' --- |'.repeat(outputs.length)}`,
    ...[...new Set(entries.map(({ family, variant }) => `${family}: ${variant}`))].map(
      (name) =>
        `| ${name} | ${outputs.map((output) => two(share(of(output).filter(({ entry }) => `${entry.family}: ${entry.variant}` === name)))).join(' | ')} |`,
    ),
    '',
    '## By way of planting',
    '',
    `| way | ${outputs.join(' | ')} |`,
    `| --- |${' --- |'.repeat(outputs.length)}`,
    ...[...new Set(entries.flatMap(({ plants }) => plants.map(({ way, reached }) => named(way, reached))))]
      .sort()
      .map((name) => `| ${name} | ${outputs.map((output) => two(shareOfWay(of(output), name))).join(' | ')} |`),
    '',
  ].join('\n');
}

const named = (way: string, reached: boolean): string => (reached ? way : 'never run');

function shareOfWay(rows: readonly Row[], name: string): number {
  const hits = rows.flatMap(({ hits, entry }) =>
    hits.filter((_, i) => named(entry.plants[i]!.way, entry.plants[i]!.reached) === name),
  );
  return hits.length === 0 ? Number.NaN : hits.filter(Boolean).length / hits.length;
}

const line = (what: string, outputs: readonly string[], value: (output: string) => string): string =>
  `| ${what} | ${outputs.map(value).join(' | ')} |`;
function quantile(values: readonly number[], at: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * at)] ?? Number.NaN;
}
