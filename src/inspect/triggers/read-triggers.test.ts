import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { memoryTree } from '../../../test/support/memory-tree.ts';
import { readTriggers, readTriggersWith } from './read-triggers.ts';
import { triggerReaders } from './registry.generated.ts';
import { triggersOf } from './support/testing.ts';
import type { TriggerReader } from './trigger.ts';

/** A file for every reader. */
const NAMES = [
  '.vscode/tasks.json',
  '.vscode/settings.json',
  '.vscode/launch.json',
  '.vscode/extensions.json',
  'a.code-workspace',
  'package.json',
  '.git/config',
  '.git/hooks/pre-commit',
  '.gitattributes',
  '.husky/pre-push',
  '.huskyrc',
  'lefthook.yml',
  '.pre-commit-config.yaml',
  '.devcontainer/devcontainer.json',
  '.mcp.json',
  '.claude/settings.json',
  'AGENTS.md',
  '.cursor/environment.json',
  '.gitpod.yml',
  '.zed/tasks.json',
  '.zed/settings.json',
  '.idea/workspace.xml',
  '.npmrc',
  '.yarnrc',
  '.yarnrc.yml',
  'pnpm-workspace.yaml',
  'bunfig.toml',
  '.env',
  'Makefile',
  'Taskfile.yml',
  'Dockerfile',
  'docker-compose.yml',
  'Procfile',
  '.github/workflows/a.yml',
  '.gitlab-ci.yml',
  'Jenkinsfile',
  '.terraform.lock.hcl',
  'main.tf',
  'pyproject.toml',
  'tox.ini',
  'requirements.txt',
  'x.pth',
  'Cargo.toml',
  '.cargo/config.toml',
  'a.go',
  'x.csproj',
  'pom.xml',
  'composer.json',
  'Gemfile',
  '.envrc',
  'mise.toml',
  'foundry.toml',
  'README.md',
  'nodemon.json',
  '.babelrc',
  'angular.json',
  'tsconfig.json',
  'netlify.toml',
  'vite.config.js',
  'binding.gyp',
  'devbox.json',
  '.replit',
  '.run/a.run.xml',
  'gradle/wrapper/gradle-wrapper.properties',
] as const;

const everywhere = (text: string) => Object.fromEntries(NAMES.map((name) => [name, text]));
const deep = (open: string, close: string, count: number) => open.repeat(count) + close.repeat(count);

describe('readTriggers', () => {
  test('every reader is asked by one of the names', () => {
    for (const reader of triggerReaders)
      expect([reader.id, NAMES.some((name) => reader.wants(name))]).toEqual([reader.id, true]);
  });

  test.each<[string, string]>([
    ['nothing', ''],
    ['an opening brace', '{'],
    ['null', 'null'],
    ['a list', '[1,[2],{"a":[]}]'],
    [
      'numbers for everything',
      '{"scripts":1,"tasks":2,"hooks":3,"jobs":4,"main":5,"bin":6,"exports":7,"workspaces":8,"husky":9,"lsp":1,"servers":2,"mcpServers":3,"tool":4,"build-system":5,"repos":6}',
    ],
    [
      'lists for everything',
      '{"scripts":[[]],"tasks":[[],1,null],"hooks":[[]],"jobs":[[]],"main":[[]],"bin":[{}],"exports":[[]],"husky":{"hooks":[1]},"jest":[[]],"mcpServers":[{}],"build":[{}]}',
    ],
    [
      'prototype names',
      '{"__proto__":{"scripts":{"a":"b"}},"scripts":{"__proto__":"node x","constructor":{"a":1}},"tasks":[{"__proto__":{"label":"x"},"label":"__proto__","dependsOn":["__proto__","constructor"],"command":"x"}]}',
    ],
    ['deep JSON', deep('[', ']', 100_000)],
    ['deep objects', '{"a":'.repeat(50_000)],
    ['deep YAML', `${Array.from({ length: 3_000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')}`],
    ['deep YAML lists', '- '.repeat(20_000)],
    [
      'YAML aliases',
      `a: &a [x,x]\n${Array.from({ length: 40 }, (_, i) => `a${i}: &b${i} [*${i === 0 ? 'a' : `b${i - 1}`},*${i === 0 ? 'a' : `b${i - 1}`}]`).join('\n')}\njobs: *b39\nscript: *b39\n`,
    ],
    ['a YAML circle', 'a: &a\n  steps: [*a]\n  <<: *a\n  run: x\n'],
    ['control characters', '\u0000\u001b[2J\u202e{"scripts":{"\u0000":"\u001b]0;x\u0007"}}'],
    ['one long line', 'a'.repeat(1_500_000)],
    ['one long line of blanks', ' '.repeat(1_500_000)],
    ['many short lines', 'a: b\n'.repeat(150_000)],
    ['many brackets', '<a b="'.repeat(100_000)],
    ['many quotes', '"\'`'.repeat(200_000)],
    ['many assignments', 'A=1 '.repeat(100_000)],
    ['many substitutions', '\t$(shell x)\nRUN $(a\n'.repeat(20_000)],
  ])('hostile content: %s', (_what, text) => {
    const start = performance.now();
    const triggers = triggersOf(triggerReaders, everywhere(text));
    expect(performance.now() - start).toBeLessThan(20_000);
    for (const trigger of triggers) expect(trigger.line).toBeGreaterThanOrEqual(1);
  });

  test('any JSON at all is taken', () => {
    const word = fc.constantFrom(
      'scripts',
      'tasks',
      'label',
      'command',
      'args',
      'value',
      'dependsOn',
      'runOptions',
      'runOn',
      'folderOpen',
      'hooks',
      'husky',
      'jest',
      'setupFiles',
      'mcpServers',
      'servers',
      'env',
      'NODE_OPTIONS',
      'features',
      'build',
      'main',
      'exports',
      '.',
      'bin',
      'jobs',
      'steps',
      'run',
      'postinstall',
      'node x',
      'plugins',
      'lsp',
      'binary',
      'path',
      '__proto__',
      'constructor',
      'task.allowAutomaticTasks',
      'configurations',
      'program',
    );
    const { tree: json } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5 },
        word,
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.dictionary(word, tie('tree'), { maxKeys: 6 }),
      ),
    }));
    fc.assert(
      fc.property(json, (value) => {
        expect(() => triggersOf(triggerReaders, everywhere(JSON.stringify(value)))).not.toThrow();
      }),
      { numRuns: 60 },
    );
  });

  test('a reader that fails costs its own file only, and is said', () => {
    const broken: TriggerReader = {
      id: 'broken',
      title: '',
      wants: () => true,
      read: () => {
        throw new Error('no\u001b[0m');
      },
    };
    const { triggers, problems } = readTriggersWith(
      [broken, ...triggerReaders],
      memoryTree({ 'package.json': '{"scripts":{"dev":"node a"}}' }),
      { text: () => '{"scripts":{"dev":"node a"}}', json: () => undefined },
    );
    expect(triggers.some((trigger) => trigger.label === 'dev')).toBe(true);
    expect(problems).toEqual(['The trigger reader broken failed on package.json: Error: no\\u{1b}[0m']);
  });

  test('the order of files does not matter', () => {
    const contents = {
      'package.json': '{"scripts":{"dev":"node a","prepare":"node a"}}',
      'b/package.json': '{"scripts":{"x":"node ../a"}}',
      'a.js': '',
      'vite.config.js': '',
    };
    const text = (path: string): string | null => (contents as Record<string, string>)[path] ?? null;
    const tree = memoryTree(contents);
    expect(readTriggers({ ...tree, files: tree.files.toReversed() }, { text, json: () => undefined })).toEqual(
      readTriggers(tree, { text, json: () => undefined }),
    );
  });

  test('a branch is said to be one', () => {
    const tree = memoryTree({ 'package.json': '{"scripts":{"prepare":"node a"}}' });
    const files = tree.files.map((file) => ({
      ...file,
      path: `refs/heads/dev:${file.path}`,
      root: 'refs/heads/dev:',
      origin: 'branch' as const,
      ref: 'refs/heads/dev',
    }));
    const triggers = readTriggers(
      { ...tree, files },
      { text: () => '{"scripts":{"prepare":"node a"}}', json: () => undefined },
    );
    expect(triggers.map((trigger) => trigger.action)).toEqual(['npm install (after checking out refs/heads/dev)']);
  });
});
