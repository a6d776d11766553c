/**
 * Speed and memory against @nodesecure/js-x-ray (newest) and against parsing alone, on the same trees, in one run. CPU seconds of all processes, medians.
 * Usage: node bench/noise.ts --traps (once, fetches the archives); node bench/speed.ts [--quick | --files N --runs N] — writes bench/speed-report.md.
 */
import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { join } from 'node:path';
import { codeTree, lureTree, oneLineTree } from './corpus.ts';
import { type Measured, measure, median } from './measure.ts';

const NODE = process.execPath;
const INSPECT = [
  NODE,
  join(import.meta.dirname, '../bin/counterlure'),
  'inspect',
  '--format',
  'json',
  '--fail-on',
  'never',
  '--quiet',
];
const XRAY = [NODE, join(import.meta.dirname, 'peers/js-x-ray.ts')];
const PARSE = [NODE, join(import.meta.dirname, 'peers/parse-only.ts')];

interface Line {
  readonly what: string;
  readonly runs: readonly Measured[];
}

async function repeat(what: string, command: readonly string[], times: number): Promise<Line> {
  const runs: Measured[] = [];
  for (let i = 0; i < times; i++) runs.push(await measure(command));
  console.log(what, cpu({ what, runs }).toFixed(2), 's CPU');
  return { what, runs };
}
const cpu = (line: Line): number => median(line.runs.map((run) => run.cpuSeconds));
const row = (line: Line): string =>
  `| ${line.what} | ${cpu(line).toFixed(2)} | ${median(line.runs.map((run) => run.wallSeconds)).toFixed(2)} | ${Math.round(Math.max(...line.runs.map((run) => run.peakMegabytes)))} |`;

const quick = process.argv.includes('--quick');
const runs = process.argv.indexOf('--runs');
const times = quick ? 1 : runs === -1 ? 3 : Number(process.argv[runs + 1]);
const asked = process.argv.indexOf('--files');
const FILES = asked === -1 ? 10_000 : Number(process.argv[asked + 1]);
const said = `${FILES.toLocaleString('en')} files`;
const tree = await codeTree(FILES);
const ours = await repeat(`counterlure inspect, ${said}`, [...INSPECT, tree], times);
const parse = await repeat(`parse only (oxc), ${said}`, [...PARSE, tree], times);
const xray = await repeat(`js-x-ray, ${said}`, [...XRAY, tree], 1);
const growth: Line[] = [];
for (const count of (quick ? [1_000] : [1_000, 3_000, 10_000, 30_000, 100_000]).filter(
  (count) => count <= 10 * FILES && (asked === -1 || count <= FILES),
))
  growth.push(
    await repeat(
      `inspect, ${count.toLocaleString('en')} files`,
      [...INSPECT, await codeTree(count)],
      count > 10_000 ? 1 : times,
    ),
  );
const lure = await repeat('inspect, 300-file lure, cold', [...INSPECT, lureTree()], 5);
const line = await repeat('inspect, one line of 5 MB', [...INSPECT, oneLineTree()], times);

const report = [
  '# Speed and memory',
  '',
  `Made by \`node bench/speed.ts\` on Node ${process.version}, ${availableParallelism()} cores (${cpus()[0]?.model ?? 'unknown'}). The machine is shared: trust the ratios.`,
  'CPU is that of all processes, peak is the proportional memory of the whole process tree.',
  '',
  '| run | CPU s (median) | wall s (median) | peak MB |',
  '| --- | --- | --- | --- |',
  ...[ours, parse, xray, ...growth, lure, line].map(row),
  '',
  `- js-x-ray needs **${(cpu(xray) / cpu(ours)).toFixed(1)} times** our CPU on the same ${said}; we need ${(cpu(ours) / cpu(parse)).toFixed(1)} times that of parsing alone.`,
  `- Per thousand files: ${growth.map((entry) => `${entry.what.replace('inspect, ', '')}: ${((cpu(entry) * 1000) / Number(entry.what.replace(/\D/g, ''))).toFixed(2)} s`).join('; ')}.`,
  '',
];
if (!quick) writeFileSync(join(import.meta.dirname, 'speed-report.md'), report.join('\n'));
console.log(report.join('\n'));
