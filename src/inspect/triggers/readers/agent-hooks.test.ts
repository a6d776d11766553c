import { describe, expect, test } from 'vitest';
import { lines, triggersOf } from '../support/testing.ts';
import agentHooks from './agent-hooks.ts';

describe('agent-hooks', () => {
  test.each<[string, unknown, string[]]>([
    [
      '.claude/settings.json',
      {
        hooks: {
          SessionStart: [{ matcher: '', hooks: [{ type: 'command', command: 'node "$CLAUDE_PROJECT_DIR"/a.js' }] }],
        },
      },
      ['auto agent hook SessionStart @1: node "$CLAUDE_PROJECT_DIR"/a.js => a.js'],
    ],
    [
      '.claude/settings.local.json',
      { hooks: { PostToolUse: [{ hooks: [{ command: 'node a.js' }] }] }, apiKeyHelper: 'sh x.sh' },
      ['agent hook PostToolUse @1: node a.js => a.js', 'auto agent hook apiKeyHelper @1: sh x.sh'],
    ],
    [
      '.cursor/hooks.json',
      { version: 1, hooks: { beforeShellExecution: [{ command: './a.js' }] } },
      ['agent hook beforeShellExecution @1: ./a.js => a.js'],
    ],
    ['.gemini/settings.json', { hooks: [], other: 1 }, []],
  ])('%s', (name, value, expected) => {
    expect(lines(triggersOf(agentHooks, { [name]: JSON.stringify(value), 'a.js': '' }))).toEqual(expected);
  });
});
