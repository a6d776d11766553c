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
  `| ${line.what} | ${cpu(line).toFixed(2)} | ${median(line.runs.map((run) => run.wallSeconds)).toFixed(2)} | ${Math.round(peak(line))} |`;

const peak = (line: Line): number => Math.max(...line.runs.map((run) => run.peakMegabytes));
const filesOf = (line: Line): number => Number(line.what.replace(/\D/g, ''));

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
)) {
  const what = `inspect, ${count.toLocaleString('en')} files`;
  // measured above
  if (count === FILES) growth.push({ what, runs: ours.runs });
  else growth.push(await repeat(what, [...INSPECT, await codeTree(count)], count > 10_000 ? 1 : times));
}
const lure = await repeat('inspect, 300-file lure, cold', [...INSPECT, lureTree()], 5);
const line = await repeat('inspect, one line of 5 MB', [...INSPECT, oneLineTree()], times);

/** What issue 2 asks for, and whether these runs show it. */
function bars(): string {
  const say = (reached: boolean, what: string): string => `${what} (${reached ? 'reached' : '**not reached**'})`;
  const largest = growth.at(-1) ?? ours;
  const pace = growth.map((entry) => cpu(entry) / filesOf(entry));
  return `Bars: ${[
    say(cpu(xray) >= 10 * cpu(ours), 'ten times less CPU than js-x-ray'),
    say(FILES >= 10_000 && peak(ours) <= 600, 'at most 600 MB at 10,000 files'),
    say(
      filesOf(largest) >= 100_000 && Math.max(...pace) <= 2 * Math.min(...pace),
      `linear growth from 1,000 to 100,000 files, measured up to ${filesOf(largest).toLocaleString('en')}`,
    ),
    say(cpu(lure) <= 1.5, 'a 300-file lure in 1.5 s of CPU'),
    say(cpu(line) <= 3, 'one line of 5 MB in 3 s'),
  ].join('; ')}.`;
}

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
  `- Per thousand files: ${growth.map((entry) => `${entry.what.replace('inspect, ', '')}: ${((cpu(entry) * 1000) / filesOf(entry)).toFixed(2)} s, ${Math.round(peak(entry))} MB in all`).join('; ')}.`,
  '- From 3,000 files on the trees repeat files of the same packages under other folders, each with a comment of its own; nothing is kept from one file to its copy.',
  '',
  bars(),
  '',
  'Reading only those programs of a large tree whose text speaks for it was tried twice and is not done: most bytes of these trees are bundles. A third of all bytes stand in files that really make code of text, start',
  'programs or load modules by computed names, half in files whose text cannot be told from that. Before the files that hand values to those are added, it saved a third of the CPU of the reading processes, not half.',
  '',
];
if (!quick) writeFileSync(join(import.meta.dirname, 'speed-report.md'), report.join('\n'));
console.log(report.join('\n'));
