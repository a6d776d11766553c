import { openTask, testLures } from '../../../test/support/lures.ts';
import detector from './auto-tasks-allowed.ts';

const settings = (all: object): string => JSON.stringify({ 'editor.tabSize': 2, ...all });

testLures(detector, {
  strong: {
    'tasks allowed and terminal hidden': {
      '.vscode/settings.json': settings({
        'task.allowAutomaticTasks': true,
        'terminal.integrated.hideOnStartup': 'always',
        'debug.openDebug': 'neverOpen',
      }),
      '.vscode/tasks.json': openTask('node a.js'),
    },
    'in a workspace file': {
      'x.code-workspace': JSON.stringify({
        folders: [{ path: '.' }],
        settings: { 'task.allowAutomaticTasks': 'on', 'security.workspace.trust.enabled': false },
        tasks: { tasks: [{ label: 'a', type: 'shell', command: 'node a.js', runOptions: { runOn: 'folderOpen' } }] },
      }),
    },
  },
  weak: {
    'tasks allowed, and the debugger kept closed': {
      '.vscode/settings.json': settings({ 'task.allowAutomaticTasks': 'on', 'debug.openDebug': 'neverOpen' }),
      '.vscode/tasks.json': openTask('npm run watch'),
    },
    'tasks allowed': {
      '.vscode/settings.json': settings({ 'task.allowAutomaticTasks': 'on' }),
      '.vscode/tasks.json': openTask('npm run watch'),
    },
  },
  silent: {
    'no task starts': { '.vscode/settings.json': settings({ 'task.allowAutomaticTasks': 'on' }) },
    'turned off': {
      '.vscode/settings.json': settings({ 'task.allowAutomaticTasks': 'off' }),
      '.vscode/tasks.json': openTask('npm run watch'),
    },
    'ordinary settings': {
      '.vscode/settings.json': settings({ 'terminal.integrated.hideOnStartup': 'never' }),
      '.vscode/tasks.json': openTask('npm run watch'),
    },
  },
});
