import { openTask, scripts, testLures } from '../../../test/support/lures.ts';
import detector from './hooks-path-redirect.ts';

const git = (value: string) => ({
  head: null,
  refs: [],
  remotes: [],
  config: [{ key: 'core.hookspath', value, line: 3 }],
  commits: [],
});
const config = '[core]\n\tbare = false\n';

testLures(detector, {
  proof: {
    'task redirects and checks out': {
      '.vscode/tasks.json': openTask('git config core.hooksPath .github; git checkout main'),
      '.github/post-checkout': '#!/bin/sh\necho\n',
    },
    'with -c': { '.vscode/tasks.json': openTask('git -c core.hooksPath=.cache checkout dev') },
    'inside the objects': {
      files: { '.git/config': config, '.git/objects/interrupt/pre-commit': '#!/bin/sh\n' },
      extras: { git: git('.git/objects/interrupt/') },
    },
    'absolute, inside .git': { files: { '.git/config': config }, extras: { git: git('/home/user/p/.git/info/x') } },
  },
  strong: {
    'odd folder from a lifecycle script': {
      'package.json': scripts({ prepare: 'git config core.hooksPath public/js' }),
    },
    'odd folder in a delivered configuration': {
      files: { '.git/config': config },
      extras: { git: git('.vscode/scripts') },
    },
  },
  silent: {
    'hooks below .github': { 'package.json': scripts({ prepare: 'git config core.hooksPath .github/hooks' }) },

    husky: {
      files: { '.git/config': config, 'package.json': scripts({ prepare: 'husky' }) },
      extras: { git: git('.husky/_') },
    },
    'hooks folder of the project': {
      'package.json': scripts({
        prepare: 'git config core.hooksPath .githooks',
        postinstall: 'git config --local core.hooksPath ./scripts/git-hooks || true',
      }),
    },
    'reading it': { 'package.json': scripts({ prepare: 'git config --get core.hooksPath' }) },
    'config/husky': { files: { '.git/config': config }, extras: { git: git('.config/husky/_') } },
  },
});
