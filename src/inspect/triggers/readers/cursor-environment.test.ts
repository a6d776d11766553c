import { describe, expect, test } from 'vitest';
import { lines, triggersOf } from '../support/testing.ts';
import cursorEnvironment from './cursor-environment.ts';

describe('cursor-environment', () => {
  test.each<[string, string, string[]]>([
    [
      '.cursor/environment.json',
      '{"install":"npm ci","start":"node a.js","terminals":[{"name":"x","command":"node b.js"}]}',
      [
        'auto container command @1: node b.js => b.js',
        'auto container install @1: npm ci',
        'auto container start @1: node a.js => a.js',
      ],
    ],
    [
      '.gitpod.yml',
      'tasks:\n  - init: npm ci\n    command: node a.js\n',
      ['auto container init @2: npm ci', 'auto container command @3: node a.js => a.js'],
    ],
    ['.replit', 'run = "node a.js"\nlanguage = "nodejs"\n', ['auto container run @1: node a.js => a.js']],
    ['.stackblitzrc', '{"startCommand":"node a.js"}', ['auto container startCommand @1: node a.js => a.js']],
  ])('%s', (name, text, expected) => {
    expect(lines(triggersOf(cursorEnvironment, { [name]: text, 'a.js': '', 'b.js': '' }))).toEqual(expected);
  });
});
