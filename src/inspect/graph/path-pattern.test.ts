import { describe, expect, it } from 'vitest';
import type { Value } from '../../syntax/index.ts';
import { fixedPath, pathPattern } from './path-pattern.ts';

const text = (v: string): Value => ({ k: 'const', v });
const unknown: Value = { k: 'unknown', why: '' };
const join = (...args: Value[]): Value => ({
  k: 'call',
  callee: { k: 'get', of: { k: 'import', spec: 'path', name: '*' }, key: 'join' },
  args,
});

describe('a path that code computes', () => {
  it('keeps what is fixed', () => {
    expect(pathPattern({ k: 'concat', parts: [text('./routes/'), unknown, text('.js')] })).toEqual({
      parts: ['./routes/', null, '.js'],
      base: 'reference',
    });
    expect(pathPattern(join({ k: 'global', name: '__dirname' }, text('routes'), unknown))).toEqual({
      parts: ['/routes/', null],
      base: 'folder',
    });
    expect(
      fixedPath(
        pathPattern(join({ k: 'global', name: '__dirname' }, text('..'), text('x.woff2'))) ?? {
          parts: [null],
          base: 'folder',
        },
      ),
    ).toBe('/../x.woff2');
    expect(pathPattern(unknown)).toBe(null);
  });
});
