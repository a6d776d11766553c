/** Hostile carriers through the whole command, as a user would run it: an exit code and one line or a verdict, nothing written, nothing escapes. */
import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inspect } from '../../src/inspect/index.ts';
import { openTree } from '../../src/intake/index.ts';
import { CounterlureError } from '../../src/lib/index.ts';
import { Inspection } from '../../src/model/index.ts';
import { runCli } from '../cli/run-cli.ts';
import { cleanUpFolders, emptyFolder, fileOf } from '../support/on-disk.ts';
import { buildZip } from '../support/zip-builder.ts';
import { HOSTILE_CARRIERS } from './containers.ts';
import { HOSTILE_CONTENTS } from './contents.ts';

cleanUpFolders();

const UNSAFE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
/** Nothing of these is lost, or they are no archives to any unpacker. */
const HARMLESS = /^(?:zip of 60,000 members|gzip in gzip|zip with a wrong count)/;
const SLOW = { timeout: 120_000 };

it('there are many', () => {
  const names = new Set([...HOSTILE_CONTENTS, ...HOSTILE_CARRIERS].map((input) => input.name));
  expect(names.size).toBe(HOSTILE_CONTENTS.length + HOSTILE_CARRIERS.length);
  expect(HOSTILE_CARRIERS.length).toBeGreaterThanOrEqual(30);
  expect(names.size).toBeGreaterThanOrEqual(60);
});

/** Runs the command among folders that are compared afterwards. */
async function run(target: string, ...more: readonly string[]) {
  const sentinel = emptyFolder();
  const [cwd, home, temporary] = ['cwd', 'home', 'tmp'].map((name) => {
    mkdirSync(join(sentinel, name));
    return join(sentinel, name);
  });
  const ended = await runCli(['inspect', target, ...more], {
    cwd: cwd ?? '',
    env: { HOME: home ?? '', TMPDIR: temporary ?? '' },
  });
  expect(readdirSync(sentinel, { recursive: true }).toSorted()).toEqual(['cwd', 'home', 'tmp']);
  expect(ended.stdout).not.toMatch(UNSAFE);
  expect(ended.stderr).not.toMatch(UNSAFE);
  expect(ended.signal).toBeNull();
  if (ended.code === 2) {
    expect(ended.stdout).toBe('');
    expect(ended.stderr).toMatch(/^counterlure: CL_[A-Z_]+: [^\n]+\n$/);
  } else {
    expect([0, 1]).toContain(ended.code);
    expect(ended.stderr).not.toMatch(/CL_|Error|\bat /);
  }
  return ended;
}

describe('one by one, in process', () => {
  it.each(HOSTILE_CARRIERS.map((carrier) => ({ name: carrier.name, carrier })))('$name', SLOW, async ({ carrier }) => {
    const target = fileOf(carrier.file, carrier.bytes());
    const folder = join(target, '..');
    try {
      const tree = await openTree(target);
      for (const { path, name } of tree.files) {
        expect(path).not.toMatch(UNSAFE);
        expect(name.split('/')).not.toContain('..');
        expect(name).not.toMatch(/^\//);
      }
      for (const link of tree.links) expect(link.target).not.toMatch(UNSAFE);
      const left = tree.skipped.length + tree.notes.length + tree.links.length + (tree.git === null ? 0 : 1);
      if (!HARMLESS.test(carrier.name)) expect.soft(left, 'what is odd is said').toBeGreaterThan(0);
    } catch (error) {
      expect(error).toBeInstanceOf(CounterlureError);
    }
    expect(readdirSync(folder)).toEqual([carrier.file]);
  });
});

describe('through the command', () => {
  it('all at once, in one folder', SLOW, async () => {
    const folder = emptyFolder();
    for (const { name, file, bytes } of HOSTILE_CARRIERS)
      if (!/60,000/.test(name)) writeFileSync(join(folder, file), bytes());
    const before = readdirSync(folder, { recursive: true });
    const { code, stdout } = await run(folder, '--format', 'json', '--jobs', '1');
    expect(code).toBeLessThan(2);
    const result = Inspection.parse(JSON.parse(stdout));
    expect(result.coverage.files).toBeGreaterThan(40);
    const failed = result.coverage.skipped.filter(({ code: why }) =>
      /^(?:reader-|rule-failed|indicators-failed)/.test(why),
    );
    expect(failed).toEqual([]);
    expect(readdirSync(folder, { recursive: true })).toEqual(before);
  });

  const named = [
    'zip that climbs',
    'zip with terminal escapes in names',
    'zip cut short',
    'git with a corrupt packfile',
    'gzip bomb',
  ];
  it.each(named)('%s, as text', SLOW, async (name) => {
    const carrier = HOSTILE_CARRIERS.find((one) => one.name === name);
    await run(fileOf(carrier?.file ?? '', carrier?.bytes() ?? new Uint8Array()), '--verbose');
  });

  it('--output writes that file and nothing else', SLOW, async () => {
    const target = fileOf('a.zip', HOSTILE_CARRIERS[0]?.bytes() ?? new Uint8Array());
    const out = emptyFolder();
    await run(target, '--format', 'html', '--output', join(out, 'report.html'));
    expect(readdirSync(out)).toEqual(['report.html']);
    expect(readFileSync(join(out, 'report.html'), 'utf8')).toContain('SENTINEL');
  });

  it('no archive at all, an empty file, a pipe', SLOW, async () => {
    await run(fileOf('a.zip', 'PK\u0003\u0004'));
    await run(fileOf('empty.tgz', ''));
    if (process.platform === 'win32') return;
    const folder = emptyFolder();
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    const single = await run(join(folder, 'pipe'));
    expect(single.code).toBe(2);
    const { code, stdout } = await run(folder, '--format', 'json');
    expect(code).toBeLessThan(2);
    expect(JSON.stringify(Inspection.parse(JSON.parse(stdout)).coverage.skipped)).toContain('pipe');
  });

  it('--max-files bounds a zip of very many members, and says so', SLOW, async () => {
    const target = fileOf(
      'many.zip',
      buildZip(Array.from({ length: 60_000 }, (_, i) => ({ name: `m/${i}`, content: '', store: true }))),
    );
    const { stdout } = await run(target, '--format', 'json', '--max-files', '100', '--jobs', '1');
    const { coverage } = Inspection.parse(JSON.parse(stdout));
    expect(coverage.files).toBeLessThanOrEqual(100);
    expect(JSON.stringify(coverage.skipped)).toContain('max-files');
  });
});

describe('long lines', () => {
  it('a line of 100 MB is read in part, and that is said', SLOW, async () => {
    const folder = emptyFolder();
    const file = openSync(join(folder, 'a.js'), 'w');
    const piece = Buffer.alloc(2 ** 20, 'var a=1;');
    for (let i = 0; i < 100; i++) writeSync(file, piece);
    closeSync(file);
    const { code, stdout } = await run(folder, '--format', 'json');
    expect(code).toBe(0);
    const { coverage } = Inspection.parse(JSON.parse(stdout));
    expect(coverage.skipped).toContainEqual(expect.objectContaining({ path: 'a.js', code: 'max-file-bytes' }));
  });

  it('a minified file of 5 MB', SLOW, async () => {
    const one = 'function f(a,b){return a?b(a):new Promise(function(c){setTimeout(c,10)})}var x={y:"z",w:[1,2,3]};';
    const result = await inspect(await openTree(fileOf('min.js', one.repeat(Math.ceil(5_000_000 / one.length)))), {
      jobs: 1,
    });
    expect(result.coverage.files).toBe(1);
    expect(result.coverage.skipped.filter(({ code }) => code.startsWith('reader-'))).toEqual([]);
  });
});
