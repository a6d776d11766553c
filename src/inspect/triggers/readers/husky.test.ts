import { describe, expect, test } from 'vitest';
import { lines, triggersOf } from '../support/testing.ts';
import husky from './husky.ts';

describe('husky', () => {
  test('hooks of husky run once a script switches them on', () => {
    const files = { '.husky/pre-commit': '#!/bin/sh\n. "$(dirname "$0")/_/husky.sh"\n\nnode a.js\n', 'a.js': '' };
    expect(lines(triggersOf(husky, { ...files, 'package.json': '{"scripts":{"prepare":"husky install"}}' }))).toEqual([
      'auto git hook pre-commit @2: . "$(dirname "$0")/_/husky.sh" ; node a.js => .husky/pre-commit, a.js',
    ]);
    expect(triggersOf(husky, files).map((one) => one.automatic)).toEqual([false]);
  });
  test('a folder that a task points git at (T07)', () => {
    const files = {
      '.github/post-checkout': 'node a.js',
      'a.js': '',
      '.vscode/tasks.json': '{"tasks":[{"command":"git config core.hooksPath .github; git checkout main"}]}',
    };
    expect(lines(triggersOf(husky, files))).toEqual([
      'auto git hook post-checkout @1: node a.js => .github/post-checkout, a.js',
    ]);
  });
  test('a hooks folder of React is none', () => {
    expect(triggersOf(husky, { 'src/hooks/update': '', 'src/hooks/update.js': '' })).toEqual([]);
  });
});
