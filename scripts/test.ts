/**
 * All that has to hold, in one go: generated files, the arrows of the house, types, style, unused code, then the tests. Checks run two at a time, and all of
 * them run even if one fails. Ends with `N passed, N failed` (a check counts as one), exit code 1 where something failed.
 * Arguments go to Vitest: `npm test -- src/share` runs the checks and those tests.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const BIN = join(ROOT, 'node_modules', '.bin');
const ENV = { ...process.env, PATH: `${BIN}${delimiter}${process.env['PATH'] ?? ''}` };
const AT_A_TIME = 2;

interface Check {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
}

const CHECKS: readonly Check[] = [
  { name: 'types', command: ['tsc', '-p', '.'] },
  { name: 'unused code', command: ['knip'] },
  { name: 'style', command: ['biome', 'check', '.'] },
  { name: 'generated files', command: [process.execPath, 'scripts/generate.ts', '--check'] },
  { name: 'layers', command: [process.execPath, 'scripts/check-layers.ts'] },
];

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

const counts: Counts = { passed: 0, failed: 0, skipped: 0 };
const waiting = [...CHECKS];
await Promise.all(Array.from({ length: AT_A_TIME }, runChecks));
await runTests(process.argv.slice(2));
console.log(
  `\n${counts.passed} passed, ${counts.failed} failed${counts.skipped === 0 ? '' : `, ${counts.skipped} skipped`}`,
);
process.exitCode = counts.failed === 0 ? 0 : 1;

async function runChecks(): Promise<void> {
  for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
    const start = performance.now();
    const { code, output } = await run(check.command, 'pipe');
    counts[code === 0 ? 'passed' : 'failed']++;
    console.log(
      `${code === 0 ? 'ok    ' : 'FAILED'} ${check.name} (${((performance.now() - start) / 1000).toFixed(1)} s)`,
    );
    if (code !== 0) console.log(output.trimEnd());
  }
}

async function runTests(arguments_: readonly string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'counterlure-test-'));
  const file = join(folder, 'results.json');
  try {
    const { code } = await run(
      ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...arguments_],
      'inherit',
    );
    const before = counts.failed;
    readResults(file);
    // a file that could not be loaded, an error outside any test: no failed test, and yet not well
    if (code !== 0 && counts.failed === before) counts.failed++;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readResults(file: string): void {
  try {
    const results: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const figure = (key: string): number => {
      const value = (results as Record<string, unknown>)[key];
      return typeof value === 'number' ? value : 0;
    };
    counts.passed += figure('numPassedTests');
    counts.failed += figure('numFailedTests');
    counts.skipped += figure('numPendingTests') + figure('numTodoTests');
  } catch {
    counts.failed++;
    console.log('Vitest left no results');
  }
}

function run(
  [program, ...rest]: readonly [string, ...string[]],
  stdout: 'pipe' | 'inherit',
): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(program, rest, { cwd: ROOT, env: ENV, stdio: ['ignore', stdout, stdout] });
    let output = '';
    child.stdout?.on('data', (data: Buffer) => (output += data.toString()));
    child.stderr?.on('data', (data: Buffer) => (output += data.toString()));
    child.on('error', (error) => resolve({ code: 1, output: String(error) }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
