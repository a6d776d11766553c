import { describe, expect, test } from 'vitest';
import { lines, triggersOf } from '../support/testing.ts';
import gitAttributes from './git-attributes.ts';

describe('git-attributes', () => {
  const git = {
    git: {
      head: null,
      refs: [],
      remotes: [],
      commits: [],
      config: [{ key: 'filter.x.smudge', value: 'node y.js', line: 2 }],
    },
  };
  test('a filter that the delivered configuration defines', () => {
    expect(
      lines(
        triggersOf(
          gitAttributes,
          { '.gitattributes': '* text=auto\n*.js filter=x\n*.png filter=lfs\n', 'y.js': '' },
          git,
        ),
      ),
    ).toEqual(['auto git filter=x @2: node y.js => y.js']);
  });
  test('without a definition nothing runs', () => {
    expect(triggersOf(gitAttributes, { '.gitattributes': '*.js filter=x\n' })).toEqual([]);
  });
});
