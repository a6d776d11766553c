// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of shells and editors
import { describe, expect, test } from 'vitest';
import { lines, triggersOf } from '../support/testing.ts';
import mcpServers from './mcp-servers.ts';

describe('mcp-servers', () => {
  const files = { 'a.js': '', 's/b.js': '' };
  test.each<[string, string, string[]]>([
    [
      '.mcp.json',
      '{"mcpServers":{"x":{"command":"node","args":["a.js"]}}}',
      ['agent server "x" @1: node a.js => a.js'],
    ],
    [
      '.vscode/mcp.json',
      '{"servers":{"x":{"command":"node","args":["${workspaceFolder}/a.js"],"env":{"NODE_OPTIONS":"--require ./s/b.js"}}}}',
      ['agent server "x" @1: NODE_OPTIONS="--require ./s/b.js" node \'${workspaceFolder}/a.js\' => s/b.js, a.js'],
    ],
    ['.cursor/mcp.json', '{"mcpServers":{"x":{"url":"https://a.invalid/mcp"}}}', ['agent server "x" @1']],
    [
      '.codex/config.toml',
      '[mcp_servers.x]\ncommand = "node"\nargs = ["a.js"]\n',
      ['agent server "x" @2: node a.js => a.js'],
    ],
    [
      '.zed/settings.json',
      '{"context_servers":{"x":{"command":{"path":"node","args":["a.js"]}}}}',
      ['agent server "x" @1: node a.js => a.js'],
    ],
    ['.gemini/settings.json', '{"mcpServers":{"x":{"command":"node a.js","cwd":"s","disabled":true}}}', []],
  ])('%s', (name, text, expected) => {
    expect(lines(triggersOf(mcpServers, { [name]: text, ...files }))).toEqual(expected);
  });
});
