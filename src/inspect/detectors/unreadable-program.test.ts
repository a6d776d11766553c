import { expect, it } from 'vitest';
import { memoryTree } from '../../../test/support/memory-tree.ts';
import { inspect } from '../index.ts';

const broken = `${'('.repeat(200_000)}1${')'.repeat(200_000)}`;

it('says that a started program could not be read', async () => {
  const result = await inspect(
    memoryTree({ 'package.json': '{"scripts":{"start":"node a.js"}}', 'a.js': `x=${broken}` }),
    { jobs: 1 },
  );
  expect(result.verdict.level).toBe('notice');
  expect(result.findings.map(({ rule, file }) => [rule, file])).toContainEqual(['unreadable-program', 'a.js']);
});

it('is silent about what nothing starts, and about what was read', async () => {
  const result = await inspect(
    memoryTree({
      'package.json': '{"scripts":{"start":"node a.js"}}',
      'a.js': 'console.log(1)',
      'templates/x.js': `x=${broken}`,
    }),
    { jobs: 1 },
  );
  expect(result.findings).toEqual([]);
});
