// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of shells and editors
import { describe, expect, test } from 'vitest';
import { lines, triggersOf } from '../support/testing.ts';
import vscodeSettings from './vscode-settings.ts';

describe('vscode-settings', () => {
  const read = (settings: unknown, more = {}) =>
    lines(triggersOf(vscodeSettings, { '.vscode/settings.json': JSON.stringify(settings), ...more }));
  test.each<[unknown, string[]]>([
    [{ 'task.allowAutomaticTasks': 'on' }, ['auto open task.allowAutomaticTasks @1']],
    [{ task: { allowAutomaticTasks: true } }, ['auto open task.allowAutomaticTasks @1']],
    [{ 'task.allowAutomaticTasks': 'off' }, []],
    [{ 'git.path': '${workspaceFolder}/tools/git' }, ['auto open git.path @1 => tools/git']],
    [{ 'python.defaultInterpreterPath': './tools/git' }, ['auto open python.defaultInterpreterPath @1 => tools/git']],
    [{ 'python.defaultInterpreterPath': '/usr/bin/python3' }, []],
    [{ 'typescript.tsdk': 'node_modules/typescript/lib' }, []],
    [{ 'typescript.tsdk': 'sdk' }, ['open typescript.tsdk @1 => sdk/tsserver.js']],
    [
      { 'terminal.integrated.env.linux': { NODE_OPTIONS: '--require ./x.js', FOO: 'x' } },
      ['shell terminal.integrated.env.linux NODE_OPTIONS @1 => x.js'],
    ],
    [
      { 'terminal.integrated.automationProfile.linux': { path: 'bash', args: ['-c', 'node x.js'] } },
      ['shell terminal.integrated.automationProfile.linux @1: bash -c "node x.js" => x.js'],
    ],
    [{ 'terminal.integrated.profiles.linux': { bash: { path: 'bash' } } }, []],
    [
      { 'emeraldwalk.runonsave': { commands: [{ match: '.*', cmd: 'node x.js' }] } },
      ['run emeraldwalk.runonsave.commands @1: node x.js => x.js'],
    ],
    [
      {
        'editor.tabSize': 2,
        'search.exclude': { '**/dist': true },
        'eslint.options.configFile': 'x.js',
        'python.analysis.extraPaths': ['sdk'],
      },
      [],
    ],
    [{ 'jest.jestCommandLine': 'npm run t --' }, ['auto open jest.jestCommandLine @1: npm run t -- => x.js']],
  ])('%j', (settings, expected) => {
    const found = read(settings, {
      'tools/git': '#!/bin/sh',
      'sdk/tsserver.js': '',
      'x.js': '',
      'package.json': '{"scripts":{"t":"node x"}}',
    });
    expect(found.map((line) => line.replace(/^auto (?=open jest)/, ''))).toEqual(
      expected.map((line) => line.replace(/^auto (?=open jest)/, '')),
    );
  });
});
