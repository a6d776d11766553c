import { describe, expect, test } from 'vitest';
import { lines, triggersOf } from '../support/testing.ts';
import hookManagers from './hook-managers.ts';

describe('hook-managers', () => {
  test.each<[string, string, string[]]>([
    [
      'lefthook.yml',
      'pre-commit:\n  parallel: true\n  commands:\n    x:\n      run: node a.js\n',
      ['git hook pre-commit @1: node a.js => a.js'],
    ],
    [
      '.pre-commit-config.yaml',
      'repos:\n  - repo: local\n    hooks:\n      - id: x\n        entry: node a.js\n        language: system\n  - repo: https://a.invalid/x\n    hooks: [{id: y}]\n',
      ['git hook x (local) @5: node a.js => a.js'],
    ],
    ['.simple-git-hooks.json', '{"pre-push":"node a.js"}', ['git hook pre-push @1: node a.js => a.js']],
    [
      '.overcommit.yml',
      'PreCommit:\n  X:\n    command: ["node", "a.js"]\n',
      ['git hook pre-commit @1: node a.js => a.js'],
    ],
  ])('%s', (name, text, expected) => {
    expect(lines(triggersOf(hookManagers, { [name]: text, 'a.js': '' }))).toEqual(expected);
  });
});
