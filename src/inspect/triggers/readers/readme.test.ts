import { describe, expect, test } from 'vitest';
import { memoryTree } from '../../../../test/support/memory-tree.ts';
import { readTriggersWith } from '../read-triggers.ts';
import readme from './readme.ts';

function triggers(files: Readonly<Record<string, string>>) {
  const tree = memoryTree(files);
  const text = (path: string): string | null => files[path] ?? null;
  const json = (): unknown => undefined;
  return readTriggersWith([readme], tree, { text, json }).triggers;
}

describe('readme', () => {
  test('commands of blocks, prompts and running text start files', () => {
    const found = triggers({
      'README.md':
        '# x\n\nIf the camera fails:\n\n```bash\n$ bash scripts/fix.sh\ncd app && uvicorn app.main:app --reload\n```\n\nOr use `./run.sh` now.\n',
      'scripts/fix.sh': 'echo\n',
      'run.sh': 'echo\n',
    });
    expect(found.map(({ line, label, automatic }) => [line, label, automatic])).toEqual([
      [6, 'bash scripts/fix.sh', false],
      [7, 'cd app && uvicorn app.main:app --reload', false],
      [10, './run.sh', false],
    ]);
    expect(found.flatMap(({ entries }) => entries.map(({ path }) => path))).toEqual(['scripts/fix.sh', 'run.sh']);
  });

  test('prose, package scripts and code are left alone', () => {
    expect(
      triggers({
        'README.md':
          '# x\n\nThe `node` process reads `config.json`.\n\n```js\nconst a = require("x");\n```\n\n```\nnpm install\nnpm start\n```\n',
        'src/notes.md': '```\nbash x.sh\n```\n',
      }),
    ).toEqual([]);
  });
});
