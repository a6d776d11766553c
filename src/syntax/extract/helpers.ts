/** Functions that TypeScript, Babel and esbuild write into their output. */
import type { Ast } from '../tree/ast.ts';
import { T } from '../tree/node-type.ts';

export type Helper = 'interop' | 'awaiter' | 'async' | 'generator' | 'mark';

const HELPERS: readonly (readonly [RegExp, Helper])[] = [
  [
    /^_{0,2}(?:interop_?require(?:Default|Wildcard|_default|_wildcard)\d*|import(?:Default|Star)|toESM|toModule|esmInterop)$/i,
    'interop',
  ],
  [/^_{0,2}awaiter$/, 'awaiter'],
  [/^_{0,3}(?:asyncToGenerator|async_to_generator|wrapAsyncGenerator|async)\d*$/i, 'async'],
];

const GENERATORS = /^_{0,3}generator\d*$/i;

/** What kind of helper a callee is by its name: `__importDefault`, `tslib_1.__awaiter`, `(0, _asyncToGenerator2.default)`. */
export function helperOf(ast: Ast, callee: number): Helper | null {
  const name = lastName(ast, callee);
  if (name === null) return null;
  if ((name === 'wrap' || name === 'mark') && /egenerator/.test(ast.text.slice(ast.start[callee], ast.end[callee])))
    return name === 'wrap' ? 'generator' : 'mark';
  if (!name.startsWith('_')) return null;
  if (GENERATORS.test(name)) return 'generator';
  for (const [pattern, helper] of HELPERS) if (pattern.test(name)) return helper;
  return null;
}

/** Can a callee that is called so be a helper? A quick look. */
export function mayBeHelper(name: string): boolean {
  return name.charCodeAt(0) === 95 || name === 'wrap' || name === 'mark' || name === 'default';
}

function lastName(ast: Ast, node: number): string | null {
  switch (ast.type[node]) {
    case T.Identifier:
      return ast.name(node);
    case T.Member: {
      const key = ast.keyOf(node);
      return key === 'default' ? lastName(ast, ast.a[node]!) : key;
    }
    case T.Sequence:
      return lastName(ast, ast.list(ast.a[node]!).at(-1) ?? 0);
    default:
      return null;
  }
}
