import { describe, expect, test } from 'vitest';
import { lines, triggersOf } from '../support/testing.ts';
import shellEnvironment from './shell-environment.ts';

describe('shell-environment', () => {
  test.each<[string, string, string[]]>([
    ['.envrc', '# c\nuse node\nsource ./a.sh\n', ['shell .envrc @2: use node ; source ./a.sh => .envrc, a.sh']],
    [
      'mise.toml',
      '[hooks]\nenter = "sh a.sh"\n\n[tasks.go]\nrun = ["sh a.sh"]\n',
      ['shell hook enter @2: sh a.sh => a.sh', 'shell task go @4: "sh a.sh" => a.sh'],
    ],
    ['.tool-versions', 'node 20\n', []],
  ])('%s', (name, text, expected) => {
    const found = lines(triggersOf(shellEnvironment, { [name]: text, 'a.sh': '' }));
    expect(found.map((line) => line.replaceAll('"', ''))).toEqual(expected.map((line) => line.replaceAll('"', '')));
  });
});
