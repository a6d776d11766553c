import { openTask, scripts, testLures } from '../../../test/support/lures.ts';
import detector from './backgrounded-script.ts';

testLures(detector, {
  strong: {
    'task on opening': { '.vscode/tasks.json': openTask('nohup node ./tools/a.js > /dev/null 2>&1 &') },
    'start /b': { '.vscode/tasks.json': openTask('start /b node tools\\a.js') },
    'Start-Process': {
      '.vscode/tasks.json': openTask('powershell -c "Start-Process node -ArgumentList a.js -WindowStyle Hidden"'),
    },
    lifecycle: { 'package.json': scripts({ postinstall: 'node lib/check.js >/dev/null 2>&1 &' }) },
    hook: {
      '.husky/post-merge': '#!/bin/sh\nsetsid python3 tools/a.py &\n',
      'package.json': scripts({ prepare: 'husky' }),
    },
  },
  silent: {
    'by name': { 'package.json': scripts({ dev: 'node server.js & vite', start: 'nohup node server.js &' }) },
    'in front': {
      'package.json': scripts({ postinstall: 'node scripts/a.js' }),
      '.vscode/tasks.json': openTask('npm run watch', { isBackground: true }),
    },
    'side by side': { '.vscode/tasks.json': openTask('npm run a & npm run b') },
  },
});
