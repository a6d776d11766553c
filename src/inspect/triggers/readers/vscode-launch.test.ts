// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of shells and editors
import { describe, expect, test } from 'vitest';
import { lines, triggersOf } from '../support/testing.ts';
import vscodeLaunch from './vscode-launch.ts';

describe('vscode-launch', () => {
  const read = (configuration: unknown) =>
    lines(
      triggersOf(vscodeLaunch, {
        '.vscode/launch.json': JSON.stringify({ configurations: [configuration] }),
        'src/a.js': '',
        'r.sh': '',
        'package.json': '{"scripts":{"dev":"node src/a"}}',
        'm.py': '',
      }),
    );
  test.each<[unknown, string[]]>([
    [
      { name: 'x', type: 'node', program: '${workspaceFolder}/src/a.js' },
      ['run launch "x" @1: node src/a.js => src/a.js'],
    ],
    [
      { name: 'x', runtimeExecutable: 'npm', runtimeArgs: ['run', 'dev'] },
      ['run launch "x" @1: npm run dev => src/a.js'],
    ],
    [
      { name: 'x', type: 'node', runtimeExecutable: '${workspaceFolder}/r.sh', program: 'src/a.js' },
      ['run launch "x" @1: r.sh src/a.js => r.sh'],
    ],
    [{ name: 'x', type: 'debugpy', module: 'm' }, ['run launch "x" @1: python -m m => m.py']],
    [
      { name: 'x', type: 'chrome', url: 'http://localhost:3000', preLaunchTask: 'npm: dev' },
      ['run launch "x" @1 => src/a.js'],
    ],
    [{ name: 'x', type: 'chrome', url: 'http://localhost:3000' }, []],
  ])('%j', (configuration, expected) => {
    expect(read(configuration)).toEqual(expected);
  });
});
