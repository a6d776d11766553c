import { describe, expect, test } from 'vitest';
import { lines, triggersOf } from '../support/testing.ts';
import makefile from './makefile.ts';

describe('makefile', () => {
  test('targets, what they need, and $(shell …)', () => {
    const text =
      'V := $(shell node v.js)\nRUN = node\n.PHONY: all\nall: dep ## text\n\t@$(RUN) a.js\n\ndep:\n\tnode b.js\n';
    expect(lines(triggersOf(makefile, { Makefile: text, 'a.js': '', 'b.js': '', 'v.js': '' }))).toEqual([
      'build $(shell …) @1: node v.js => v.js',
      'build all @4: node b.js ; node a.js => b.js, a.js',
      'build dep @7: node b.js => b.js',
    ]);
  });
  test('a Taskfile and a justfile', () => {
    expect(
      lines(
        triggersOf(makefile, {
          'Taskfile.yml': 'tasks:\n  go:\n    cmds:\n      - node a.js\n      - cmd: node b.js\n',
          'a.js': '',
          'b.js': '',
        }),
      ),
    ).toEqual(['build go @2: node a.js ; node b.js => a.js, b.js']);
    expect(lines(triggersOf(makefile, { justfile: 'go:\n    node a.js\n', 'a.js': '' }))).toEqual([
      'build go @1: node a.js => a.js',
    ]);
  });
});
