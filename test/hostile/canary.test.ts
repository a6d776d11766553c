import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildZip } from '../support/zip-builder.ts';

/**
 * Canaries: every way in which a repository can start code would leave a mark outside of it: a file, a connection, a variable. The whole command is run on it, as a user
 * would, in every carrier. Nothing may sing.
 */
const run = promisify(execFile);
const BIN = join(import.meta.dirname, '../../bin/counterlure');
let folder = '';
let connections = 0;
const server = createServer((socket) => {
  connections++;
  socket.destroy();
});
let port = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'counterlure-canary-'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

const zipOf = (files: Readonly<Record<string, string>>): Buffer =>
  buildZip(Object.entries(files).map(([name, content]) => ({ name, content })));

function canaries(mark: string): Record<string, string> {
  const touch = `touch ${mark}`;
  const js = `require('fs').writeFileSync(${JSON.stringify(mark)},'sang');require('net').connect(${port},'127.0.0.1');globalThis.sang=true;process.env.SANG='1';`;
  const config = `[core]\n\trepositoryformatversion = 0\n\tfsmonitor = ${touch}\n\thooksPath = hooks\n\tsshCommand = ${touch}\n\tpager = ${touch}\n\teditor = ${touch}\n\tattributesFile = .gitattributes\n[filter "x"]\n\tclean = ${touch}\n\tsmudge = ${touch}\n\tprocess = ${touch}\n[diff]\n\texternal = ${touch}\n[diff "x"]\n\ttextconv = ${touch}\n[alias]\n\tstatus = !${touch}\n[gpg]\n\tprogram = ${touch}\n[include]\n\tpath = ../evil.config\n`;
  return {
    'package.json': JSON.stringify({
      name: 'canary',
      main: 'index.js',
      scripts: Object.fromEntries(
        ['preinstall', 'install', 'postinstall', 'prepare', 'start', 'test', 'prepack'].map((name) => [name, touch]),
      ),
    }),
    'index.js': js,
    'vite.config.js': js,
    'eslint.config.mjs': `import fs from 'node:fs';fs.writeFileSync(${JSON.stringify(mark)},'sang');export default [];`,
    '.npmrc': 'node-options=--require ./index.js\nscript-shell=./shell.sh\n',
    '.pnpmfile.cjs': js,
    'shell.sh': `#!/bin/sh\n${touch}\n`,
    '.vscode/tasks.json': JSON.stringify({
      tasks: [{ label: 'x', type: 'shell', command: touch, runOptions: { runOn: 'folderOpen' } }],
    }),
    '.envrc': touch,
    '.env': `NODE_OPTIONS=--require ./index.js\n`,
    'setup.py': `import os\nos.system(${JSON.stringify(touch)})\n`,
    'conftest.py': `open(${JSON.stringify(mark)}, 'w')\n`,
    'sitecustomize.py': `open(${JSON.stringify(mark)}, 'w')\n`,
    'tsconfig.json': '{"extends":"./index.js"}',
    'node_modules/oxc-parser/index.js': js,
    'node_modules/oxc-parser/package.json': '{"name":"oxc-parser","main":"index.js"}',
    'data.json': '{"__proto__":{"sang":true},"constructor":{"prototype":{"sang":true}}}',
    '.gitattributes': '* filter=x diff=x\n',
    '.git/HEAD': 'ref: refs/heads/main\n',
    '.git/config': config,
    'evil.config': `[core]\n\tfsmonitor = ${touch}\n`,
    ...Object.fromEntries(
      ['pre-commit', 'post-checkout', 'post-merge', 'fsmonitor-watchman'].map((hook) => [
        `.git/hooks/${hook}`,
        `#!/bin/sh\n${touch}\n`,
      ]),
    ),
    'eval.js': `eval(${JSON.stringify(js)});new Function(${JSON.stringify(js)})();eval(atob(${JSON.stringify(Buffer.from(js).toString('base64'))}));`,
  };
}

it.each(['folder', 'zip', 'stdin'] as const)('nothing of a target runs: %s', { timeout: 120_000 }, async (carrier) => {
  const mark = join(folder, `mark-${carrier}`);
  const files = canaries(mark);
  const target = join(folder, carrier === 'folder' ? 'target' : `${carrier}.zip`);
  if (carrier === 'folder') {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(target, name)), { recursive: true });
      writeFileSync(join(target, name), text, { mode: 0o755 });
    }
  } else writeFileSync(target, zipOf(files));
  const before = readdirSync(folder).sort();
  const argument = carrier === 'stdin' ? '-' : target;
  const child = run(process.execPath, [BIN, 'inspect', argument, '--format', 'json', '--fail-on', 'never'], {
    cwd: carrier === 'folder' ? target : folder,
    maxBuffer: 1e8,
  });
  if (carrier === 'stdin') child.child.stdin?.end(zipOf(files));
  const { stdout } = await child;
  const result: { verdict: { level: string }; findings: unknown[] } = JSON.parse(stdout);
  expect(result.findings.length).toBeGreaterThan(0);
  expect(existsSync(mark)).toBe(false);
  expect(connections).toBe(0);
  expect(readdirSync(folder).sort()).toEqual(before);
});

it('the canary sings where something runs', async () => {
  const mark = join(folder, 'mark-control');
  await run(process.execPath, ['-e', canaries(mark)['index.js'] ?? '']).catch(() => undefined);
  expect(existsSync(mark)).toBe(true);
});
