import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { constantsOf, foldValue, substitute } from './fold.ts';
import { show } from './testing/show.ts';
import type { Value } from './value.ts';

const c = (v: string | number): Value => ({ k: 'const', v });
const g = (name: string): Value => ({ k: 'global', name });
const get = (of: Value, key: string): Value => ({ k: 'get', of, key });
const call = (callee: Value, ...args: readonly Value[]): Value => ({ k: 'call', callee, args });
const list = (...items: readonly Value[]): Value => ({ k: 'array', items });

describe('foldValue', () => {
  it.each<readonly [string, Value, string]>([
    ['concat', { k: 'concat', parts: [c('a'), c(1), c('b')] }, '"a1b"~joined'],
    ['base64', call(g('atob'), c('aGk=')), '"hi"~base64'],
    ['Buffer', call(get(call(get(g('Buffer'), 'from'), c('aGk='), c('base64')), 'toString'), c('utf8')), '"hi"~base64'],
    ['base64url', call(get(call(get(g('Buffer'), 'from'), c('aGk'), c('base64url')), 'toString')), '"hi"~base64'],
    ['to base64', call(get(call(get(g('Buffer'), 'from'), c('hi')), 'toString'), c('base64')), '"aGk="~to-base64'],
    ['substring', call(get(c('xhix'), 'substring'), c(1), c(3)), '"hi"~slice'],
    ['substr from the end', call(get(c('abhi'), 'substr'), c(-2), c(2)), '"hi"~slice'],
    ['padStart', call(get(c('i'), 'padStart'), c(2), c('h')), '"hi"'],
    ['repeat', call(get(c('ab'), 'repeat'), c(2)), '"abab"~repeat'],
    [
      'replace by a fixed pattern',
      call(get(c('h|i'), 'replace'), call(g('RegExp'), c('\\|'), c('g')), c('')),
      '"hi"~replace',
    ],
    ['charCodeAt', call(get(c('h'), 'charCodeAt'), c(0)), '104'],
    ['xor', call(g('^'), c(5), c(3)), '6~xor'],
    ['join with an open part', call(get(list(c('a'), g('x')), 'join'), c('/')), '("a" + "/" + x)'],
    ['any in a method', call(get({ k: 'any', of: [c(' a'), c('b ')] }, 'trim')), 'any("a" | "b")'],
    ['JSON', get(call(get(g('JSON'), 'parse'), c('{"a":{"b":"hi"}}')), 'a'), '{b: "hi"}'],
    ['not base64', call(g('atob'), c('not base64!')), 'atob("not base64!")'],
    ['a huge repeat stays', call(get(c('ab'), 'repeat'), c(1e9)), '"ab".repeat(1000000000)'],
    ['member of an object', get({ k: 'object', props: [['a', c('x')]] }, 'a'), '"x"'],
    [
      'URL',
      call(get({ k: 'call', callee: g('URL'), args: [c('/p'), c('https://a.invalid')], isNew: true }, 'toString')),
      '"https://a.invalid/p"',
    ],
    [
      'path.join',
      call({ k: 'import', spec: 'node:path', name: 'join' }, g('__dirname'), c('..'), c('x.js')),
      '"../x.js"~path',
    ],
  ])('%s', (_title, value, expected) => {
    expect(show(foldValue(value))).toBe(expected);
  });

  it('folds again after arguments were put in', () => {
    const template: Value = call(
      get(call(get(g('Buffer'), 'from'), { k: 'param', fn: 1, index: 0 }, c('base64')), 'toString'),
    );
    expect(show(substitute(template, (leaf) => (leaf.k === 'param' ? c('aGk=') : undefined)))).toBe('"hi"~base64');
  });
});

describe('constantsOf', () => {
  it('gives each alternative, and combinations', () => {
    const any: Value = { k: 'any', of: [c('a'), c('b'), g('x')] };
    expect(constantsOf(any).map((one) => one.value)).toEqual(['a', 'b']);
    expect(constantsOf({ k: 'concat', parts: [c('h/'), any] }).map((one) => one.value)).toEqual(['h/a', 'h/b']);
    expect(constantsOf({ k: 'concat', parts: [c('h/'), g('x')] })).toEqual([]);
  });
  it('stops at 16', () => {
    expect(constantsOf({ k: 'any', of: Array.from({ length: 40 }, (_, i) => c(`v${i}`)) }).length).toBeLessThanOrEqual(
      16,
    );
  });
});

const values: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, depthIdentifier: 'value' },
    fc
      .oneof(fc.string({ maxLength: 20 }), fc.double(), fc.integer(), fc.boolean(), fc.constant(null))
      .map((v): Value => ({ k: 'const', v })),
    fc.constantFrom<Value>(
      { k: 'param', fn: 1, index: 0 },
      { k: 'import', spec: 'path', name: 'join' },
      { k: 'unknown', why: '' },
      g('__dirname'),
      { k: 'function', fn: 1 },
    ),
    fc
      .constantFrom(
        'atob',
        'String',
        'parseInt',
        'unescape',
        'decodeURIComponent',
        '^',
        '%',
        '[]',
        'Buffer',
        'URL',
        'TextDecoder',
      )
      .map(g),
    fc.array(tie('value'), { maxLength: 4 }).map((items): Value => ({ k: 'array', items })),
    fc.array(tie('value'), { maxLength: 4 }).map((parts): Value => ({ k: 'concat', parts })),
    fc.array(tie('value'), { maxLength: 4 }).map((of): Value => ({ k: 'any', of })),
    fc
      .tuple(
        fc.constantFrom(
          'from',
          'join',
          'split',
          'replace',
          'repeat',
          'slice',
          'map',
          'toString',
          'fromCharCode',
          'parse',
          'length',
          '__proto__',
          'constructor',
          'pathname',
        ),
        tie('value'),
      )
      .map(([key, of]): Value => ({ k: 'get', of, key })),
    fc
      .tuple(tie('value'), fc.array(tie('value'), { maxLength: 3 }), fc.boolean())
      .map(([callee, args, isNew]): Value => ({ k: 'call', callee, args, isNew })),
    fc
      .array(fc.tuple(fc.constantFrom('a', '__proto__', 'constructor', '...'), tie('value')), { maxLength: 3 })
      .map((props): Value => ({ k: 'object', props })),
  ),
})).value;

describe('whatever the value', () => {
  it('never throws, is the same twice and stays small', () => {
    fc.assert(
      fc.property(values, (value) => {
        const once = show(foldValue(value));
        expect(show(foldValue(value))).toBe(once);
        expect(once.length).toBeLessThan(200_000);
        expect(constantsOf(value).length).toBeLessThanOrEqual(16);
      }),
      { numRuns: 2_000 },
    );
  });
});
