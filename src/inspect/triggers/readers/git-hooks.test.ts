import { describe, expect, test } from 'vitest';
import { lines, triggersOf } from '../support/testing.ts';
import gitHooks from './git-hooks.ts';

describe('git-hooks', () => {
  const config = (value: string) => ({
    git: { head: null, refs: [], remotes: [], commits: [], config: [{ key: 'core.hookspath', value, line: 2 }] },
  });
  test('hooks run, samples do not (T08, T10)', () => {
    const files = {
      '.git/hooks/pre-commit':
        '#!/bin/sh\n# stock words\ncp .git/hooks/update.sample "$HOME/.vscode/git-command"\nnode "$HOME/.vscode/git-command" &\n',
      '.git/hooks/update.sample': 'x',
      '.git/hooks/pre-push.sample': 'x',
    };
    const found = triggersOf(gitHooks, files);
    expect(lines(found)).toEqual([
      'auto git hook pre-commit @3: cp .git/hooks/update.sample "$HOME/.vscode/git-command" ; node "$HOME/.vscode/git-command" & => .git/hooks/pre-commit, .git/hooks/update.sample',
    ]);
    expect(found[0]?.stealth).toEqual(['backgrounded']);
  });
  test('hooksPath into the object store (T09)', () => {
    expect(
      lines(
        triggersOf(
          gitHooks,
          { '.git/objects/interrupt/post-checkout': '#!/usr/bin/env node\n1' },
          config('.git/objects/interrupt/'),
        ),
      ),
    ).toEqual(['auto git hook post-checkout @1 => .git/objects/interrupt/post-checkout']);
  });
  test('a file of that name elsewhere is none', () => {
    expect(triggersOf(gitHooks, { 'src/update': '', 'docs/pre-commit': '' }, config('.husky'))).toEqual([]);
  });
});
