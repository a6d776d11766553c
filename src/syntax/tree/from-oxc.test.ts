import { beforeAll, describe, expect, it } from 'vitest';
import { Ast } from './ast.ts';
import { T } from './node-type.ts';
import { loadOxc, parseWithOxc } from './oxc.ts';

const NAMES = new Map<number, string>(Object.entries(T).map(([name, type]) => [type, name]));

/** The tree as text: what both readings must agree on. */
function outline(ast: Ast, node = 1): string {
  const type = ast.type[node]!;
  const own =
    type === T.Identifier || type === T.PrivateName
      ? ast.name(node)
      : type === T.String
        ? JSON.stringify(ast.string(node))
        : type === T.Quasi
          ? ast.quasi(node)
          : type === T.Number
            ? String(ast.number(node))
            : '';
  const slots = [ast.a, ast.b, ast.c, ast.d].map((slot) =>
    ast
      .list(slot[node]!)
      .map((child) => outline(ast, child))
      .join(' '),
  );
  const span = type === T.Hole || type === T.Spread ? '' : `@${ast.start[node]}`;
  return `${NAMES.get(type)}${span}:${ast.flags[node]}:${ast.operator(node)}:${own}(${slots.join('|')})`;
}

const CODE: readonly (readonly ['jsx' | 'ts', string])[] = [
  ['jsx', '"use strict"; const a = 1, {b, c: [d = 2, ...e], ...f} = g, h = async (i, {j} = {}, ...k) => i ?? j;'],
  ['jsx', 'function* a(b) { yield b; try { throw c } catch ({d}) { } finally { e?.f?.[g]?.() } }'],
  [
    'jsx',
    'class A extends B { static #x = 1; static { y() } get z() { return super.z } set z(v) {} async *m() {} ["k"] = 2; constructor() { super() } }',
  ],
  [
    'jsx',
    'x = [, 1, , ...y]; ({a, b = 1, c: d.e, ...f} = g); [a, b.c = 2, ...h] = i; a ||= b; c **= 2; -d; !e; typeof f; void 0; i++; --j;',
  ],
  [
    'jsx',
    'import a, {b as c, "d" as e} from "f"; import * as g from "h"; export * from "i"; export * as j from "k"; export {a as l}; export {m} from "n"; export default class {}',
  ],
  [
    'jsx',
    'for (const a of b) c(); for (d in e) ; for (let i = 0, j; i < 3; i++) {} do { } while (f); switch (g) { case 1: h(); break; default: } l: while (m) continue l; if (n) o(); else p();',
  ],
  [
    'jsx',
    'const a = `x${b}y${`z`}\\n`; c`d${e}`; /f/g; 1n; 0x1f; 1_000; "\\u0061\\x62"; function q() { new.target } import.meta.url; import("x"); new (y())(z); (p, q); \\u0061bc;',
  ],
  [
    'jsx',
    'const b = <Foo><a:b/><Bar.Baz.Qux/></Foo>; const a = <B.C d="e&amp;f" {...g} h={i}>text {j} <></> {...k}</B.C>; #x in y; async () => { await z; for await (const w of v) ; };',
  ],
  [
    'ts',
    'enum E { A = 1, B, "C" = "x" }\nnamespace N { export const a = 1 }\n import r = require("s"); export = t; declare function u(): void; abstract class V { abstract w(): void; constructor(private x: number, readonly y = 2) {} }',
  ],
  [
    'ts',
    'const a = <T,>(this: Window, b: T, c?: string): c is string => d as any satisfies E; let f: G<H> = i!; @dec() class J<K> implements L { @m n!: string; declare o: P } type Q = R; interface S { t: U } export type { V } from "w"; import type X from "y"; f<number>(g);',
  ],
];

describe('the parser’s buffer, read directly', () => {
  beforeAll(loadOxc);
  it.each(CODE)('gives the same tree as its ordinary result: %s %s', (lang, code) => {
    const direct = new Ast();
    const ordinary = new Ast();
    const errors = parseWithOxc(direct, code, { lang, sourceType: 'unambiguous' });
    expect(parseWithOxc(ordinary, code, { lang, sourceType: 'unambiguous' }, false)).toBe(errors);
    expect(direct.count).toBeGreaterThan(20);
    expect(outline(direct)).toBe(outline(ordinary));
  });
});
