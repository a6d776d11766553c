import { describe, expect, test } from 'vitest';
import { lines, triggersOf } from '../support/testing.ts';
import packageConfig from './package-config.ts';

describe('package-config', () => {
  const read = (manifest: unknown) =>
    lines(triggersOf(packageConfig, { 'package.json': JSON.stringify(manifest), 'a.js': '', 'b.js': '' }));
  test.each<[unknown, string[]]>([
    [{ husky: { hooks: { 'pre-commit': 'node a.js' } } }, ['auto git hook pre-commit @1: node a.js => a.js']],
    [{ 'simple-git-hooks': { 'pre-push': 'node a.js' } }, ['auto git hook pre-push @1: node a.js => a.js']],
    [{ 'pre-commit': ['x'], scripts: { x: 'node a' } }, ['auto git hook pre-commit @1: npm run x => a.js']],
    [
      { 'lint-staged': { '*.js': ['eslint --fix', 'node b.js'] } },
      ['git lint-staged @1: eslint --fix ; node b.js => b.js'],
    ],
    [{ jest: { setupFiles: ['<rootDir>/a.js'], globalSetup: './b.js' } }, ['test jest @1 => a.js, b.js']],
    [{ prisma: { seed: 'node a.js' } }, ['run prisma.seed @1: node a.js => a.js']],
    [{ mocha: { require: ['./a.js', 'ts-node/register'] } }, ['test mocha.require @1 => a.js']],
    [{ babel: { plugins: ['./b.js'] } }, ['build babel.plugins @1 => b.js']],
    [{ husky: 3, jest: [], 'lint-staged': 'x', 'pre-commit': { run: 7 } }, []],
  ])('%j', (manifest, expected) => {
    expect(read(manifest)).toEqual(expected);
  });
});
