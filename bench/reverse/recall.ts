/**
 * Indicator recall: the share of planted strings that stand contiguously in a tool's output, by family; ours against webcrack, restringer and synchrony, each
 * sample and tool in a process of its own with limits of time and memory, all in one run.
 * Usage: node bench/reverse/generate.ts; node bench/reverse/recall.ts [--count N] [--only WORD] [--tools static,full,…] [--misses FOLDER] [--reuse] [--jobs N] [--report]
 * --reuse takes what the peers gave on the same samples before (bench/out/reverse/peers.json)
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { measure } from '../measure.ts';
import type { SampleEntry } from './generate.ts';
import { writeMisses } from './misses.ts';
import { parses } from './parses.ts';
import { PeerResults } from './peer-results.ts';
import { reportOf } from './report.ts';
import type { Outcome, Row } from './rows.ts';

const SAMPLES = join(import.meta.dirname, '../out/reverse');
/** Of the processor. */
const SECONDS = 120;
const WALL_SECONDS = 900;
const HEAP_MEBIBYTES = 1500;
const TOOLS: Readonly<Record<string, readonly string[]>> = {
  static: ['ours.ts', 'static'],
  full: ['ours.ts', 'full'],
  webcrack: ['webcrack.ts'],
  restringer: ['restringer.ts'],
  synchrony: ['synchrony.ts'],
};

const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`);
  return at === -1 ? undefined : process.argv[at + 1];
};
const tools = (option('tools') ?? 'static,full,webcrack,restringer,synchrony').split(',');
const entries = chosen(JSON.parse(readFileSync(join(SAMPLES, 'manifest.json'), 'utf8')));
const known = new PeerResults(join(SAMPLES, 'peers.json'), process.argv.includes('--reuse'));
const results: Row[][] = [];
let next = 0;
process.once('SIGINT', () => {
  finish();
  process.exit(130);
});
await Promise.all(Array.from({ length: Number(option('jobs') ?? 1) }, work));
finish();

/** An interrupted run reports on what it did. */
function finish(): void {
  const rows = results.flat();
  const done = entries.filter((_, i) => results[i] !== undefined);
  const misses = option('misses');
  if (misses !== undefined) writeMisses(rows, misses);
  const report = reportOf(rows, done);
  if (process.argv.includes('--report')) writeFileSync(join(import.meta.dirname, '../reverse-report.md'), report);
  console.log(report);
}

async function work(): Promise<void> {
  for (let i = next++; i < entries.length; i = next++) {
    const entry = entries[i]!;
    const all: Row[] = [];
    for (const tool of tools) all.push(...(known.rowOf(tool, entry) ?? (await rowsOf(tool, entry))));
    results[i] = all;
    known.keep(all);
    known.save();
    const said = all.map(
      (row) => `${row.output} ${found(row)} ${row.outcome.cpuSeconds.toFixed(1)}s ${row.outcome.end}`,
    );
    console.log(`${i + 1}/${entries.length} ${entry.id}: ${said.join(' | ')}`);
  }
}

function chosen(all: readonly SampleEntry[]): SampleEntry[] {
  const only = option('only');
  const some = all.filter(({ id, family }) => only === undefined || id.includes(only) || family === only);
  const count = Number(option('count') ?? some.length);
  const step = some.length / count;
  return Array.from({ length: Math.min(count, some.length) }, (_, i) => some[Math.floor(i * step)]!);
}

async function rowsOf(tool: string, entry: SampleEntry): Promise<Row[]> {
  const [script = '', ...rest] = TOOLS[tool]!;
  const path = join(SAMPLES, entry.file);
  const program = join(import.meta.dirname, 'tools', script);
  const node = [process.execPath, `--max-old-space-size=${HEAP_MEBIBYTES}`, '--no-warnings', program, path, ...rest];
  const run = await measure(['timeout', '-k', '3', String(WALL_SECONDS), 'prlimit', `--cpu=${SECONDS}`, ...node]);
  const late = run.exitCode === 124 || run.exitCode === 137 || run.cpuSeconds > SECONDS * 0.95;
  const ended = run.exitCode === 0 ? 'done' : late ? 'time-out' : 'crash';
  const outcome: Outcome = {
    end: ended,
    cpuSeconds: run.cpuSeconds,
    wallSeconds: run.wallSeconds,
    peakMegabytes: run.peakMegabytes,
  };
  const row = (output: string, text: string, parse: boolean | null): Row => ({
    output,
    entry,
    outcome,
    hits: entry.plants.map(({ value }) => shows(text, value)),
    parses: parse,
    said: [],
  });
  if (script !== 'ours.ts') return [row(tool, run.stdout, ended === 'done' && parses(run.stdout))];
  if (ended !== 'done')
    return (tool === 'static' ? ['static'] : ['folded', 'merged']).map((name) =>
      row(name, '', name === 'merged' ? null : false),
    );
  const ours = JSON.parse(run.stdout) as {
    readable: string;
    source: string;
    merged: string;
    runs: string[];
    unresolved: string[];
    notes: string[];
  };
  const said = [...ours.unresolved, ...ours.notes, ...ours.runs];
  const readable = { ...row(tool === 'static' ? 'static' : 'folded', ours.readable, parses(ours.source)), said };
  return tool === 'static' ? [readable] : [readable, { ...row('merged', ours.merged, null), said }];
}

/** As it is, or as a literal writes it. */
function shows(text: string, value: string): boolean {
  return text.includes(value) || text.includes(JSON.stringify(value).slice(1, -1));
}
function found({ hits }: Row): string {
  return `${hits.filter(Boolean).length}/${hits.length}`;
}
