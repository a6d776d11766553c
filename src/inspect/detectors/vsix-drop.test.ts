import { openTask, scripts, testLures } from '../../../test/support/lures.ts';
import detector from './vsix-drop.ts';

testLures(detector, {
  proof: {
    'task on opening': {
      '.vscode/tasks.json': openTask('code --install-extension ./vendor/helper.vsix --force'),
      'vendor/helper.vsix': 'PK',
    },
    'lifecycle, other editor': { 'package.json': scripts({ postinstall: 'cursor --install-extension vendor/a.vsix' }) },
    'in a script': {
      'package.json': scripts({ postinstall: 'sh vendor/run.sh' }),
      'vendor/run.sh': '#!/bin/sh\nfor c in code codium; do\n  codium --install-extension vendor/a.vsix\ndone\n',
    },
  },
  strong: {
    'from the market, unasked': {
      'package.json': scripts({ postinstall: 'code --install-extension fixture.fixture' }),
    },
  },
  weak: {
    'own extension by name': {
      'package.json': scripts({ 'install:local': 'vsce package && code --install-extension fixture.vsix' }),
    },
  },
  silent: {
    container: { '.devcontainer/devcontainer.json': '{"postCreateCommand":"code --install-extension a.b"}' },
    listing: { 'package.json': scripts({ postinstall: 'code --list-extensions' }) },
    'market, by name': { 'package.json': scripts({ setup: 'code --install-extension dbaeumer.vscode-eslint' }) },
  },
});
