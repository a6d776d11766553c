/** bin/counterlure: the same command line, whichever Node.js starts it. */
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'acorn';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BIN, runCli, startCli } from './run-cli.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counterlure-launcher-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** An installed package: bin and a stand-in for dist, below a node_modules of its own. */
function installed(cli: string): string {
  const root = join(folder, 'node_modules', 'counterlure');
  mkdirSync(join(root, 'dist'), { recursive: true });
  cpSync(join(BIN, '..'), join(root, 'bin'), { recursive: true });
  writeFileSync(join(root, 'package.json'), '{"type":"module"}');
  writeFileSync(join(root, 'dist', 'cli.js'), cli);
  return join(root, 'bin', 'counterlure');
}

/** A platform package with a Node.js: a link to ours, and the version that it says. */
function bundled(version: string): void {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const root = join(folder, 'node_modules', `node-${platform}-${process.arch}`);
  mkdirSync(join(root, 'bin'), { recursive: true });
  writeFileSync(join(root, 'package.json'), JSON.stringify({ version }));
  writeFileSync(join(root, 'bin', 'node'), `#!/bin/sh\nBUNDLED=yes exec "${process.execPath}" "$@"\n`);
  chmodSync(join(root, 'bin', 'node'), 0o755);
}

/** Makes the first Node.js believe that it is an old one; the one that it starts is not asked. */
function oldNode(): string[] {
  const preload = join(folder, 'old.cjs');
  writeFileSync(preload, "Object.defineProperty(process, 'versions', { value: { node: '12.22.12' } });");
  return ['--require', preload];
}

describe('bin/counterlure', () => {
  it('is readable for Node.js 12', () => {
    const text = readFileSync(BIN, 'utf8').replaceAll('import(', 'load(');
    expect(() => parse(text, { ecmaVersion: 2019, sourceType: 'script', allowHashBang: true })).not.toThrow();
  });

  it('runs dist where it is installed, and takes its exit code', async () => {
    const bin = installed('console.log("started", ...process.argv.slice(2)); process.exitCode = 1;');
    expect(await runCli(['inspect', 'a b'], { bin })).toMatchObject({ code: 1, stdout: 'started inspect a b\n' });
  });

  it('runs through a link, as npm makes one', async () => {
    installed('console.log("started");');
    const link = join(folder, 'counterlure');
    symlinkSync(join('node_modules', 'counterlure', 'bin', 'counterlure'), link);
    expect((await runCli([], { bin: link })).stdout).toBe('started\n');
  });

  it('takes the bundled Node.js where the one that started it is too old', async () => {
    const bin = installed('console.log(process.env.BUNDLED, ...process.argv.slice(2)); process.exitCode = 1;');
    bundled('24.1.0');
    expect(await runCli(['x'], { bin, nodeOptions: oldNode() })).toMatchObject({ code: 1, stdout: 'yes x\n' });
  });

  it('says in one line what is needed where there is none', async () => {
    const bin = installed('');
    bundled('22.0.0');
    const { code, stderr } = await runCli([], { bin, nodeOptions: oldNode() });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^counterlure: CL_NODE_TOO_OLD: [^\n]*24 or newer[^\n]*\n$/);
  });

  it('takes no Node.js from the current folder', async () => {
    const bin = installed('');
    const target = join(folder, 'target');
    mkdirSync(join(target, 'node_modules', '.bin'), { recursive: true });
    writeFileSync(join(target, 'node_modules', '.bin', 'node'), `#!/bin/sh\ntouch "${folder}/ran"\n`, { mode: 0o755 });
    const { code } = await runCli([], { bin, nodeOptions: oldNode(), cwd: target });
    expect(code).toBe(2);
    expect(() => readFileSync(join(folder, 'ran'))).toThrow();
  });

  it.skipIf(process.platform === 'win32')('passes signals on and ends as the command did', async () => {
    const bin = installed(
      'process.on("SIGTERM", () => process.exit(7)); console.log("up"); setInterval(() => {}, 1000);',
    );
    bundled('24.1.0');
    const { child, ended } = startCli([], { bin, nodeOptions: oldNode() });
    child.stdout?.once('data', () => child.kill('SIGTERM'));
    expect((await ended).code).toBe(7);
  });

  it.skipIf(process.platform === 'win32')('ends by the signal that ended the command', async () => {
    const bin = installed('console.log("up"); setInterval(() => {}, 1000);');
    bundled('24.1.0');
    const { child, ended } = startCli([], { bin, nodeOptions: oldNode() });
    child.stdout?.once('data', () => child.kill('SIGINT'));
    expect(await ended).toMatchObject({ code: null, signal: 'SIGINT' });
  });

  it('says in one line that the installation is broken', async () => {
    const bin = installed('');
    rmSync(join(bin, '..', '..', 'dist'), { recursive: true });
    const { code, stderr } = await runCli([], { bin });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^counterlure: CL_INTERNAL: [^\n]*Install it again\.\n$/);
  });
});
