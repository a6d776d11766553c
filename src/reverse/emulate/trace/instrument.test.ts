import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runSmall } from '../testing/small-world.ts';
import { emit, originalOffset, planOf } from './instrument.ts';

/** Every form that a wrapper could break; each logs what it is worth. */
const FORMS: readonly string[] = [
  'log("a" + [1, 2].join("-"))',
  'const o = { a: { b: "x" }, f() { return this.a.b; } }; log(o.f(), o["f"](), (o.f)(), o.a.b.length, o?.f?.().length, o.g?.(), o.q?.r.s)',
  'const o = { a: 1 }; delete o.a; log(typeof o.a, typeof missing, "a" in o, void o.a)',
  'const o = { n: 1 }; o.n++; ++o.n; o.n += 2; o.s = "a"; o.s += "b"; [o.n, o.m] = [o.s, o.n]; ({ s: o.s, ...o.r } = { s: "z", t: 1 }); log(JSON.stringify(o))',
  'for (const k in { a: 1 }) log(k); for (const x of ["p", "q"].map((y) => y + y)) log(x); const o = {}; for (o.k in { z: 1 }); log(o.k); for ([o.a] of [["w"]]); log(o.a)',
  'log(`a${"b" + `c${1 + 1}`}d`, String.raw`x\\n${"y".repeat(2)}`, ((s) => s.raw[0])`\\u`)',
  'class A { static x = "s" + 1; #p = ["p"].join(); get p() { return this.#p + "!"; } static m() { return new.target === undefined ? this.x : 0; } has(o) { return #p in o; } } class B extends A { constructor() { super(); this.q = super.p; } m() { return super.p; } } log(A.x, new B().m(), new B().q, A.m(), new A().has(new B()))',
  'function f(a = ["d"].join(), { b = "e" + a, [`k${a}`]: c = "n" } = {}, ...rest) { return a + b + c + rest.join(""); } log(f(), f("1", { b: "2", k1: "3" }, "4", "5"), f.length, f.name)',
  'const g = function* () { const x = yield "a" + 1; yield* [x + "b"]; }; const i = g(); log(i.next().value, i.next("q").value, i.next().done)',
  'const f = async (x) => (await x) + "!"; (async () => { log(await f(Promise.resolve("p"))); for await (const y of [f("q")]) log(y); })()',
  'log([..."ab"].map((x, i, a) => a.length + x), Math.max(...[1, 2]), new (class { v = "k" })().v, new Map([["a", 1]]).get("a"), new Date(0).getTime())',
  'switch ("a" + "b") { case ["a", "b"].join(""): log("ab"); break; default: log("none"); } l: for (;;) { for (;;) break l; }',
  'var x = 1\nlog(x ? "y" + x : "n")\n;[1].forEach(log)\nlog(x && "z" || "w", x ?? "u", null ?? "v")',
  'log(function (a) { return"q"+a }("r"), (() => "a" + "b")(), (function () { return arguments.length + "" })(1, 2), (0, (a) => a)("c"))',
  'try { null.x } catch ({ message: m }) { log(typeof m) } finally { log("f") } try { throw"e"+1 } catch (e) { log(e) }',
  'var eval1 = eval, y = "outer"; (function () { var y = "inner"; log(eval("y + 1"), eval1("typeof y"), (0, eval)("typeof y"), eval(eval("\'y\'")), eval(), eval(5), eval("var z = y; z"), z); })()',
  '(function () { "use strict"; var q = "s"; log(eval("var q2 = q + 1; q2"), typeof q2, this === undefined); })()',
  'function eval2() { const eval = (x) => "mine " + x; return eval("1 + 1"); } log(eval2())',
  'log(new Function("a", "b", "return a + b")("x", "y"), Function("return this")() === globalThis, (() => {}).constructor("return 7")(), new Function().name)',
  'const af = (async () => {}).constructor; new af("return await 8")().then((x) => log(x)); log(Object.getPrototypeOf(function* () {}).constructor("yield 9")().next().value)',
  'let s = ""; for (let i = 0; i < 5; i++) s += String.fromCharCode(97 + (i ^ 1)); log(s); let t = ""; for (const c of "abc") { t += c; } const u = { t, v: t }; log(t, u.t, u.v)',
  'with ({ p: "w" }) { log(p + "1") } log(/a+/.test("aa") / 2, 4 / 2 / 1, "a/b".split(/\\//g)[1])',
  'var a = 1, b = a ? { c: "d" }.c : [][0], [c2, d2 = "e" + b] = [b]; log(b, c2, d2); log((a, b, "last" + a))',
  'const { a: { b: [, q = "dq"] = [] } = {}, ["r" + 1]: r1 = "dr" } = {}; log(q, r1); log(((x) => ({ x })) ("ob").x, (x => y => x + y)("1")("2"))',
  'log("if" in { if: 1 }, ({ get a() { return "g" + 1 }, set a(v) { log("set", v) }, async *m() {}, "quoted key": 1, [1 + 1]: 2 }).a); Object.assign({ set z(v) { log("z" + v) } }, { z: 1 })',
];

const strip = (text: string): string =>
  text
    .replace(/\/\*~\[\*\/.*?\/\*~\]\*\//gs, '')
    .replace(/(?:\/\*~\*\/)?__cl\$[a-z]?\((?:\d+,)?(?:__cl\$d\(\)\|\|)?/g, '')
    .replaceAll('/*~*/)', '');

describe('instrumenting', () => {
  it.each(FORMS)('leaves the meaning of %s', (text) => {
    const plain = runSmall(text, { observe: false }).log;
    expect(plain.length).toBeGreaterThan(0);
    expect(runSmall(text).log).toEqual(plain);
    const thorough = runSmall(text, { thorough: true }).log;
    expect(thorough.slice(0, plain.length)).toEqual(plain);
  });

  it.each(FORMS)('only inserts: %s', (text) => {
    const plan = planOf(text, 'script', { before: '(function(){', after: '\n})' });
    expect(plan.raw).toBe(false);
    for (const forced of [false, true]) {
      const traced = emit(plan, { base: 7, forced });
      expect(strip(traced.text)).toBe(text);
      expect(traced.text.split('\n').length).toBe(text.split('\n').length);
      // places of the original are found again
      for (let at = 0, to = 0; at < text.length; at++, to++) {
        while (to < traced.text.length && originalOffset(traced.shifts, to) < at) to++;
        if (originalOffset(traced.shifts, to) === at && traced.text[to] !== text[at]) continue;
        expect(originalOffset(traced.shifts, traced.text.indexOf(text.slice(at), to))).toBeGreaterThanOrEqual(-1);
      }
    }
  });

  it('takes anything', () => {
    fc.assert(fc.property(fc.string(), (text) => void planOf(text, 'either')));
    expect(planOf(`${'('.repeat(50_000)}1${')'.repeat(50_000)}`, 'script').raw).toBe(true);
    const chain = planOf(`x = ${Array.from({ length: 4_000 }, (_, i) => `"${i}"`).join('+')}`, 'script');
    expect(chain.sites.filter((site) => site.kind === 'value')).toHaveLength(1);
    expect(planOf(`${'- '.repeat(200_000)}1`, 'script').raw).toBe(true);
  });

  it('puts turned conditions and leaves what is known', () => {
    const plan = planOf('if (a.b) c(d.e)', 'script');
    const branch = plan.sites.findIndex((site) => site.kind === 'branch');
    const value = plan.sites.findIndex((site) => site.kind === 'value');
    const { text } = emit(plan, { base: 0, turned: new Set([branch]), without: new Set([value]) });
    expect(text).toBe(`if (__cl$f(${branch},a.b/*~*/)) c(d.e)`);
  });
});
