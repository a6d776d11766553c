import { HIDDEN, openTask, testLures } from '../../../test/support/lures.ts';
import detector from './stealth-auto-task.ts';

testLures(detector, {
  strong: {
    'node on a file, terminal hidden': { '.vscode/tasks.json': openTask('node ./scripts/check.js', HIDDEN) },
    'start of the backend': { '.vscode/tasks.json': openTask('npm start', HIDDEN) },
    'guarded by a look for node': {
      '.vscode/tasks.json': openTask('(command -v node || where node) && node ./public/fonts/fa-solid-400.woff2', {
        presentation: { reveal: 'never', close: true },
      }),
    },
    'a task that another one needs': {
      '.vscode/tasks.json': JSON.stringify({
        tasks: [
          { label: 'a', type: 'shell', command: 'npm i --silent', ...HIDDEN },
          {
            label: 'b',
            type: 'shell',
            command: 'node server.js',
            isBackground: true,
            dependsOn: 'a',
            ...HIDDEN,
            runOptions: { runOn: 'folderOpen' },
          },
        ],
      }),
    },
    'in another editor': {
      '.cursor/tasks.json': openTask('python3 ./tools/a.py', {
        hide: true,
        presentation: { reveal: 'silent', close: true },
      }),
    },
  },
  weak: {
    'tidy install': {
      '.vscode/tasks.json': openTask('npm install', { presentation: { reveal: 'silent', close: true } }),
    },
  },
  silent: {
    'welcome terminal': {
      '.vscode/tasks.json': openTask('bash -c "echo welcome && exec bash"', {
        presentation: { echo: false, reveal: 'always', focus: true, showReuseMessage: false },
      }),
    },
    'background watcher by script': {
      '.vscode/tasks.json': openTask('npm run watch', {
        isBackground: true,
        presentation: { reveal: 'never', close: true },
      }),
      'package.json': '{"scripts":{"watch":"tsc -w"}}',
    },

    'visible watcher': {
      '.vscode/tasks.json': openTask('npm run watch', { isBackground: true, presentation: { reveal: 'always' } }),
    },
    'quiet watcher of a known tool': {
      '.vscode/tasks.json': openTask('tsc -w -p .', {
        presentation: { reveal: 'never', close: true },
        isBackground: true,
      }),
      'package.json': '{}',
    },
    'hidden, but not on opening': {
      '.vscode/tasks.json': JSON.stringify({ tasks: [{ label: 'x', type: 'shell', command: 'node a.js', ...HIDDEN }] }),
    },
    'one setting only': { '.vscode/tasks.json': openTask('npm install', { presentation: { reveal: 'silent' } }) },
  },
});
