import { describe, expect, test } from 'vitest';
import { lines, triggersOf } from '../support/testing.ts';
import zed from './zed.ts';

describe('zed', () => {
  test('tasks by name, language servers with the folder', () => {
    expect(
      lines(triggersOf(zed, { '.zed/tasks.json': '[{"label":"x","command":"node","args":["a.js"]}]', 'a.js': '' })),
    ).toEqual(['run task "x" @1: node a.js => a.js']);
    expect(
      lines(
        triggersOf(zed, {
          '.zed/settings.json': '{"lsp":{"eslint":{"binary":{"path":"./a.js","arguments":["--stdio"]}}}}',
          'a.js': '',
        }),
      ),
    ).toEqual(['auto open eslint @1: ./a.js --stdio => a.js']);
  });
});
