import { describe, expect, test } from 'vitest';
import { lines, triggersOf } from '../support/testing.ts';
import gitConfig from './git-config.ts';

describe('git-config', () => {
  const read = (text: string, more = {}) => triggersOf(gitConfig, { '.git/config': text, ...more });
  test.each<[string, string[]]>([
    ['[core]\n\tfsmonitor = sh ./x.sh\n', ['auto git core.fsmonitor @2: sh ./x.sh => x.sh']],
    ['[core]\n\tfsmonitor = true\n\tbare = false\n', []],
    ['[core]\n\thooksPath = .hid\n', ['auto git core.hookspath => .hid/pre-push']],
    ['[filter "x"]\n\tclean = "node y.js" ; note\n', ['auto git filter.x.clean @2: node y.js => y.js']],
    [
      '[filter "lfs"]\n\tclean = git-lfs clean -- %f\n\tsmudge = git-lfs smudge -- %f\n\tprocess = git-lfs filter-process\n',
      [],
    ],
    ['[alias]\n\tst = status\n\tup = !node y.js\n', ['git alias.up @3: node y.js => y.js']],
    ['[core] sshCommand = node y.js\n', ['auto git core.sshcommand @1: node y.js => y.js']],
    ['[diff "bin"]\n\ttextconv = node y.js\n', ['auto git diff.bin.textconv @2: node y.js => y.js']],
    ['[remote "o"]\n\turl = https://a.invalid/x.git\n', []],
    ['[remote "o"]\n\turl = ext::sh -c x\n', ['auto git remote.o.url @2: ext::sh -c x']],
    ['[credential]\n\thelper = !node y.js\n', ['auto git credential.helper @2: node y.js => y.js']],
    ['[include]\n\tpath = ../inc\n', ['auto git core.pager @2: node y.js => y.js']],
  ])('%j', (text, expected) => {
    const found = lines(read(text, { 'x.sh': '', 'y.js': '', '.hid/pre-push': '', inc: '[core]\n pager = node y.js' }));
    expect(found.map((line) => line.replace('core.hooksPath @2', 'core.hookspath'))).toEqual(expected);
  });
  test('a .gitconfig in the working tree is not automatic', () => {
    expect(
      triggersOf(gitConfig, { '.gitconfig': '[core]\n\tpager = less; node y\n' }).map((one) => one.automatic),
    ).toEqual([false]);
  });
});
