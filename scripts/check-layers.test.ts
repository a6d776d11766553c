import { describe, expect, it } from 'vitest';
import { layerProblems } from './check-layers.ts';

const PAGE = '| `src/inspect` | a |\n| `src/syntax` | b |\n| `src/lib` | c |\n';

function problemsOf(files: Readonly<Record<string, string>>, page = PAGE): readonly string[] {
  const house = {
    'src/inspect/index.ts': 'export {};',
    'src/syntax/index.ts': 'export {};',
    'src/lib/index.ts': 'export {};',
  };
  return layerProblems(new Map(Object.entries({ ...house, ...files })), page);
}

describe('layerProblems', () => {
  it('lets a room know the rooms below it through their face', () => {
    expect(
      problemsOf({
        'src/inspect/graph/a.ts': "import { x } from '../../syntax/index.ts'; import type { Y } from '../reader/b.ts';",
      }),
    ).toEqual([]);
  });

  it('names an arrow that goes up, also of a type, an export and a lazy import', () => {
    const up = [
      "import { x } from '../inspect/index.ts';",
      "import type { X } from '../inspect/index.ts';",
      "export * from '../inspect/index.ts';",
      "export const f = () => import('../inspect/index.ts');",
      "type M = typeof import('../inspect/index.ts');",
    ];
    for (const text of up)
      expect(problemsOf({ 'src/syntax/a.ts': text })).toEqual([
        'src/syntax/a.ts: syntax may not know inspect (imports src/inspect/index.ts)',
      ]);
  });

  it('names an import past a face, and one into no room', () => {
    expect(
      problemsOf({
        'src/inspect/a.ts': "import type { X } from '../syntax/value.ts'; import '../attic/index.ts';",
      }),
    ).toEqual([
      'src/inspect/a.ts: imports src/attic/index.ts, which stands in no room of the house',
      'src/inspect/a.ts: reaches into syntax past its index.ts (src/syntax/value.ts)',
    ]);
  });

  it('names a face that loads a heavy library, however far down', () => {
    const files = {
      'src/inspect/index.ts': "export { a } from './a.ts';",
      'src/inspect/a.ts': "import { b } from '../syntax/index.ts'; export const a = b;",
      'src/syntax/index.ts': "export { b } from './b.ts'; export type { T } from './t.ts';",
      'src/syntax/b.ts':
        "import type { Parser } from 'web-tree-sitter'; import { parse } from 'meriyah'; export const b = parse;",
      'src/syntax/t.ts': "import { x } from 'acorn'; export type T = typeof x;",
    };
    expect(problemsOf(files)).toEqual([
      'src/inspect/index.ts: loads meriyah at once, through src/syntax/b.ts',
      'src/syntax/index.ts: loads meriyah at once, through src/syntax/b.ts',
    ]);
    expect(problemsOf({ 'src/syntax/index.ts': "export const f = () => import('meriyah');" })).toEqual([]);
  });

  it('holds ARCHITECTURE.md to the rooms that exist, in their order', () => {
    const page = '| `src/syntax` | b |\n| `src/inspect` | a |\n| `src/store` | c |\n';
    expect(problemsOf({}, page)).toEqual([
      'ARCHITECTURE.md: does not name src/lib',
      'ARCHITECTURE.md: names src/store, which does not exist',
      'ARCHITECTURE.md: the rooms stand in another order than inspect, syntax, store',
    ]);
  });
});
