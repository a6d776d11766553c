import { testLures } from '../../../test/support/lures.ts';
import detector from './hook-sample-payload.ts';

const js = 'const a = require("fs");\nfunction f() { return a; }\nmodule.exports = f;\n'.repeat(400);

testLures(detector, {
  proof: { 'JavaScript as update.sample': { '.git/hooks/update.sample': js } },
  strong: {
    'far too large': { '.git/hooks/pre-rebase.sample': `#!/bin/sh\n${'# x\n'.repeat(8_000)}` },
    'unknown name': { '.git/hooks/post-clone.sample': '#!/bin/sh\nexit 0\n' },
    'a program among the objects': { '.git/objects/interrupt/run.js': js },
    'a binary': {
      '.git/info/helper': new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, ...new Array<number>(60).fill(0)]),
    },
  },
  silent: {
    'samples of git': {
      '.git/hooks/pre-commit.sample':
        '#!/bin/sh\n#\n# An example hook script\nexec git diff-index --check --cached HEAD --\n',
      '.git/hooks/fsmonitor-watchman.sample': '#!/usr/bin/perl\nuse strict;\n',
    },
    'description and config': {
      '.git/description': 'Unnamed repository\n',
      '.git/config': '[core]\n\tbare = false\n',
      '.git/COMMIT_EDITMSG': 'feat: add function() to module.exports\n',
    },
    'code elsewhere': { 'hooks/use-thing.js': js },
  },
});
