import { describe, expect, test } from 'vitest';
import { lines, triggersOf } from '../support/testing.ts';
import packageEntry from './package-entry.ts';

describe('package-entry', () => {
  const read = (manifest: unknown, ...names: readonly string[]) =>
    lines(
      triggersOf(packageEntry, {
        'package.json': JSON.stringify(manifest),
        ...Object.fromEntries(names.map((name) => [name, ''])),
      }),
    );
  test('what an import starts', () => {
    expect(read({ name: 'x', main: './lib' }, 'lib/index.js')).toEqual(['import x @1 => lib/index.js']);
    expect(
      read(
        {
          name: 'x',
          exports: { '.': { import: './a.mjs', require: './a.cjs' }, './b': './b.js', './c/*': './c/*.js' },
        },
        'a.mjs',
        'a.cjs',
        'b.js',
      ),
    ).toEqual(['import x @1 => a.mjs, a.cjs, b.js']);
    expect(read({ name: 'x', bin: { x: './cli.js' } }, 'cli.js')).toEqual(['run x @1 => cli.js']);
  });
  test('server files where no script names one', () => {
    expect(read({ name: 'x', scripts: { test: 'echo' } }, 'server.js', 'src/index.ts')).toEqual([
      'run server file @1 => server.js, src/index.ts',
    ]);
    expect(read({ name: 'x', scripts: { start: 'node app' } }, 'server.js')).toEqual([]);
  });
  test('a main that leaves the tree is nothing', () => {
    expect(read({ name: 'x', main: '../../etc/passwd' })).toEqual([]);
  });
});
