import { testLures } from '../../../test/support/lures.ts';
import type { GitCommit } from '../../model/index.ts';
import detector from './odd-commit-clock.ts';

const commit = (
  id: string,
  parents: readonly string[],
  time: number,
  more: Partial<GitCommit> = {},
  offset = 0,
): GitCommit => ({
  id,
  parents,
  subject: 'fix: form',
  signed: false,
  author: { name: 'A', email: 'a@fixture.example', time, offset },
  committer: { name: 'A', email: 'a@fixture.example', time, offset },
  ...more,
});
const git = (...commits: readonly GitCommit[]) => ({
  files: {},
  extras: { git: { head: null, refs: [], remotes: [], config: [], commits } },
});
const service = { name: 'github-actions[bot]', email: 'x@fixture.example', time: 5, offset: -420 };

testLures(detector, {
  weak: {
    'clone of the parent': git(commit('b', ['a'], 1_700_000_000), commit('a', [], 1_700_000_000)),
    'service at the clock of a person': git(commit('c', [], 5, { author: service, committer: service })),
  },
  silent: {
    'ordinary history': git(commit('b', ['a'], 1_700_000_100), commit('a', [], 1_700_000_000)),
    'same second, other subject': git(commit('b', ['a'], 1, { subject: 'x' }), commit('a', [], 1)),
    merge: git(commit('c', ['a', 'b'], 1), commit('a', [], 1), commit('b', [], 1)),
    'service at UTC': git(
      commit('c', [], 5, { author: { ...service, offset: 0 }, committer: { ...service, offset: 0 } }),
    ),
    'no repository': {},
  },
});
