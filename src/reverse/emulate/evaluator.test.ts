import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Evaluator } from '../evaluator.ts';
import { createEvaluator } from './evaluator.ts';

let evaluator: Evaluator;
beforeAll(async () => {
  evaluator = await createEvaluator();
});
afterAll(() => evaluator.dispose());

describe('the evaluator', () => {
  it('gives the last value as JSON data', () => {
    expect(evaluator.evaluate('const a = ["x", "y"]; a.join("") + 1')).toEqual({ ok: true, value: 'xy1' });
    expect(evaluator.evaluate('({ a: [1, , undefined, null], f() {}, u: undefined, n: "\\0\\ud800" })')).toEqual({
      ok: true,
      value: { a: [1, null, null, null], f: null, n: '\0\ud800' },
    });
    expect(evaluator.evaluate('undefined')).toEqual({ ok: true, value: undefined });
  });

  it.each(['NaN', '10n', 'var a = []; a.push(a); a', 'new Map()'])('says that %s is no data', (code) => {
    expect(evaluator.evaluate(code)).toMatchObject({ ok: false, why: 'not-data' });
  });

  it.each([
    ['throw new TypeError("no")', 'threw'],
    ['(', 'threw'],
    ['for (;;);', 'deadline'],
    ['try { for (;;); } finally { for (;;); }', 'deadline'],
    ['/(a+)+$/.test("a".repeat(40) + "b")', 'deadline'],
    ['(function f() { f(); })()', 'stack'],
    ['var a = []; for (;;) a.push("x".repeat(1e6) + a.length)', 'memory'],
    ['eval("(".repeat(1e5))', 'died'],
    ['JSON.parse("[".repeat(1e6))', 'died'],
  ])('%s ends as a result', (code, why) => {
    expect(evaluator.evaluate(code)).toMatchObject({ ok: false, why });
    expect(evaluator.evaluate('"alive"')).toEqual({ ok: true, value: 'alive' });
  });

  it('keeps evaluations apart', () => {
    evaluator.evaluate(
      'globalThis.leak = 1; Object.prototype.leak = 1; JSON.stringify = () => "evil"; Array.prototype.push = 0',
    );
    expect(evaluator.evaluate('[typeof leak, ({}).leak]')).toEqual({ ok: true, value: ['undefined', null] });
  });

  it('holds nothing of the host', () => {
    const names = [
      'require',
      'process',
      'console',
      'setTimeout',
      'fetch',
      'std',
      'os',
      'WebAssembly',
      'Buffer',
      'scriptArgs',
    ];
    const { value } = evaluator.evaluate(`${JSON.stringify(names)}.filter((name) => name in globalThis)`) as {
      value: unknown;
    };
    expect(value).toEqual([]);
    expect(evaluator.evaluate('import("node:fs")')).toMatchObject({ ok: false });
  });

  it('has neither clock nor chance', async () => {
    const code = '[Date.now(), Math.random(), new Date(0).getTimezoneOffset()]';
    const other = await createEvaluator();
    expect(evaluator.evaluate(code)).toEqual(other.evaluate(code));
  });

  it('takes many', () => {
    for (let i = 0; i < 1500; i++) expect(evaluator.evaluate(`"n" + ${i}`)).toEqual({ ok: true, value: `n${i}` });
  });
});
