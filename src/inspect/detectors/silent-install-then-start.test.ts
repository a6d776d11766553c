import { HIDDEN, openTask, testLures } from '../../../test/support/lures.ts';
import detector from './silent-install-then-start.ts';

testLures(detector, {
  strong: {
    'two tasks in a chain': {
      '.vscode/tasks.json': JSON.stringify({
        version: '2.0.0',
        tasks: [
          {
            label: 'install-root-modules',
            type: 'shell',
            command: 'npm install --silent --no-progress',
            runOptions: { runOn: 'folderOpen' },
          },
          {
            label: 'run-backend',
            type: 'shell',
            command: 'node server.js',
            dependsOn: 'install-root-modules',
            isBackground: true,
            runOptions: { runOn: 'folderOpen' },
          },
        ],
      }),
      'server.js': '',
    },
    'one command': { '.vscode/tasks.json': openTask('npm ci > /dev/null 2>&1 && npm run dev') },
    'hidden terminal': { '.vscode/tasks.json': openTask('yarn && node server/index.js', HIDDEN) },
    'args in a list': {
      '.vscode/tasks.json': JSON.stringify({
        tasks: [
          {
            label: 'i',
            type: 'process',
            command: 'npm',
            args: ['install', '--silent'],
            runOptions: { runOn: 'folderOpen' },
          },
          {
            label: 's',
            type: 'process',
            command: 'node',
            args: ['backend/server.js'],
            runOptions: { runOn: 'folderOpen' },
          },
        ],
      }),
    },
  },
  weak: {
    'tidy install, visible start of an honest server': {
      '.vscode/tasks.json': JSON.stringify({
        tasks: [
          {
            label: 'i',
            type: 'shell',
            command: 'npm install',
            runOptions: { runOn: 'folderOpen' },
            presentation: { reveal: 'silent', close: true },
          },
          {
            label: 's',
            type: 'shell',
            command: 'node server.js',
            dependsOn: ['i'],
            runOptions: { runOn: 'folderOpen' },
          },
        ],
      }),
      'server.js': 'require("http").createServer(() => {}).listen(1);',
    },
    'visible workspace': {
      '.vscode/tasks.json': openTask('npm install && npm run dev', { presentation: { reveal: 'always' } }),
    },
  },
  silent: {
    'install only': { '.vscode/tasks.json': openTask('npm install --silent') },
    'watch only': { '.vscode/tasks.json': openTask('npm run watch') },
    'install on opening, start by name': {
      '.vscode/tasks.json': JSON.stringify({
        tasks: [
          { label: 'i', type: 'shell', command: 'npm install -s', runOptions: { runOn: 'folderOpen' } },
          { label: 's', type: 'shell', command: 'node server.js' },
        ],
      }),
    },
  },
});
