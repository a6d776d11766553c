/** The command line end to end, on the inert example lure and on a small honest project. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_LURE } from '../../src/cli/demo-lure.ts';
import { Inspection } from '../../src/model/index.ts';
import { runCli, startCli } from './run-cli.ts';

let folder: string;
let lure: string;
let honest: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'counterlure-cli-'));
  lure = join(folder, 'lure');
  honest = join(folder, 'honest');
  write(lure, DEMO_LURE);
  write(honest, {
    'package.json': '{"name":"honest","scripts":{"start":"node index.js"}}\n',
    'index.js':
      "const http = require('http');\nhttp.createServer((request, answer) => answer.end('hello')).listen(3000);\n",
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(root: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    const path = join(root, name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, text);
  }
}

describe('demo', () => {
  it('says that it is one, finds the lure malicious with its path, and leaves nothing', async () => {
    const temporary = mkdtempSync(join(folder, 'tmp-'));
    const { code, stdout, stderr } = await runCli(['demo'], { env: { TMPDIR: temporary } });
    expect(code).toBe(0);
    expect(stderr).toContain('This is a demonstration');
    expect(stdout).toContain('MALICIOUS');
    expect(stdout).toMatch(/│ server\/server\.js:\d+/);
    expect(stdout).toMatch(/▼ server\/controllers\/auth\.js:\d+/);
    expect(stdout).toContain('hxxps://assets-auth-check[.]invalid/api/v1/validate');
    expect(readdirSync(temporary)).toEqual([]);
  });

  it('is the same every time', async () => {
    const [first, second] = [await runCli(['demo', '--format', 'json']), await runCli(['demo', '--format', 'json'])];
    expect(first.stdout).toBe(second.stdout);
    expect(Inspection.parse(JSON.parse(first.stdout)).target.name).toBe('nft-marketplace-assessment');
  });
});

describe('exit codes', () => {
  it('are 1 for a lure, 0 below --fail-on, 2 where nothing could be said', async () => {
    expect((await runCli(['inspect', '--no-reverse', lure])).code).toBe(1);
    expect((await runCli(['inspect', '--no-reverse', lure, '--fail-on', 'never'])).code).toBe(0);
    expect((await runCli(['inspect', '--no-reverse', honest])).code).toBe(0);
    const missing = await runCli(['inspect', join(folder, 'missing')]);
    expect(missing).toMatchObject({ code: 2, stdout: '' });
    expect(missing.stderr).toMatch(/^counterlure: CL_TARGET_NOT_FOUND: [^\n]+\n$/);
  });

  it('ask before the network is touched', async () => {
    const { code, stderr } = await runCli(['inspect', 'npm:left-pad@1.3.0']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^counterlure: CL_NETWORK_NOT_ALLOWED: /);
  });
});

describe('reports', () => {
  it.each(['json', 'sarif', 'markdown', 'html', 'csv'])('go to a file as %s', async (format) => {
    const output = join(folder, `report.${format}`);
    const { code, stdout, stderr } = await runCli([
      'inspect',
      '--no-reverse',
      lure,
      '--format',
      format,
      '--output',
      output,
    ]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^malicious, \d+ of 100: see /);
    expect(readFileSync(output, 'utf8').length).toBeGreaterThan(200);
  });

  it('end before the work begins where the file cannot be written', async () => {
    const { code, stderr } = await runCli(['inspect', '--no-reverse', lure, '--output', folder]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^counterlure: CL_OUTPUT_UNWRITABLE: [^\n]+\n$/);
  });

  it('are brief with --quiet', async () => {
    const { stdout, stderr } = await runCli(['inspect', '--no-reverse', lure, '--quiet']);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^malicious \d+\/100 [^\n]+\n(?:[^\n]+:\d+: \w+: [^\n]+ \[[\w-]+\]\n)+$/);
  });

  it('end quietly when nobody reads them', async () => {
    const { child, ended } = startCli(['inspect', '--no-reverse', lure, '--format', 'json']);
    child.stdout?.destroy();
    expect((await ended).stderr).toBe('');
  });
});

describe('baseline', () => {
  it('accepts what was found when it was written', async () => {
    const baseline = join(folder, 'baseline.json');
    await runCli(['inspect', '--no-reverse', lure, '--quiet', '--write-baseline', baseline]);
    const { code, stdout } = await runCli([
      'inspect',
      '--no-reverse',
      lure,
      '--format',
      'json',
      '--baseline',
      baseline,
    ]);
    expect(code).toBe(0);
    const inspection = Inspection.parse(JSON.parse(stdout));
    expect(inspection.findings.every((finding) => finding.suppressed?.startsWith('baseline: '))).toBe(true);
  });

  it('is refused where it is none', async () => {
    const broken = join(folder, 'broken.json');
    writeFileSync(broken, '{}');
    expect((await runCli(['inspect', '--no-reverse', lure, '--baseline', broken])).stderr).toMatch(
      /^counterlure: CL_BASELINE_INVALID: /,
    );
  });
});

describe('rules', () => {
  it('are listed, explained by id, and found by the technique they catch', async () => {
    const rules: { id: string; tradecraft: string[] }[] = JSON.parse(
      (await runCli(['inspect', '--list-rules', '--format', 'json'])).stdout,
    );
    expect(rules.length).toBeGreaterThan(20);
    const [rule] = rules.filter((entry) => entry.tradecraft.includes('T26'));
    expect((await runCli(['inspect', '--explain', rule?.id ?? ''])).stdout).toContain('What is not reported');
    expect((await runCli(['inspect', '--explain', 't26'])).stdout).toContain(rule?.id);
    expect((await runCli(['inspect', '--explain', 'nope'])).stderr).toMatch(/^counterlure: CL_UNKNOWN_RULE: /);
  });
});

describe('known-bad packages', () => {
  it('come from a folder of OSV records, named or in the data folder', async () => {
    const data = join(folder, 'data');
    write(data, {
      'known-bad/npm/fixture-not-real/MAL-0000-1.json': JSON.stringify({
        id: 'MAL-0000-1',
        summary: 'Malicious code in fixture-not-real',
        affected: [{ package: { ecosystem: 'npm', name: 'fixture-not-real' } }],
      }),
    });
    const project = join(folder, 'depends');
    write(project, { 'package.json': '{"name":"depends","dependencies":{"fixture-not-real":"1.0.0"}}\n' });
    for (const options of [
      ['--known-bad', join(data, 'known-bad')],
      ['--data-dir', data],
    ]) {
      expect((await runCli(['inspect', project, '--format', 'json', ...options])).stdout).toContain('MAL-0000-1');
    }
    expect((await runCli(['inspect', project, '--known-bad', join(folder, 'missing')])).stderr).toMatch(
      /^counterlure: CL_TARGET_NOT_FOUND: /,
    );
    expect((await runCli(['inspect', project, '--known-bad', honest])).stderr).toMatch(
      /^counterlure: CL_TARGET_UNSUPPORTED: /,
    );
  });
});

describe.skipIf(process.platform === 'win32')('interruption', () => {
  it('ends at once by the signal and leaves nothing', async () => {
    const big = join(folder, 'big');
    for (let copy = 0; copy < 150; copy++) cpSync(lure, join(big, `copy-${copy}`), { recursive: true });
    const outputs = mkdtempSync(join(folder, 'out-'));
    const { child, ended } = startCli(['inspect', big, '--output', join(outputs, 'report.json'), '--format', 'json']);
    setTimeout(() => child.kill('SIGINT'), 400);
    expect(await ended).toMatchObject({ code: null, signal: 'SIGINT', stdout: '', stderr: '' });
    expect(readdirSync(outputs)).toEqual([]);
  });
});
