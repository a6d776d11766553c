import { describe, expect, it } from 'vitest';
import { factsOf, show } from '../testing/show.ts';

async function imports(code: string, name?: string): Promise<readonly string[]> {
  return (await factsOf(code, name)).imports.map(
    (fact) => `${fact.kind} ${fact.spec ?? (fact.value === undefined ? '?' : show(fact.value))}`,
  );
}
async function exported(code: string, name?: string): Promise<readonly string[]> {
  return (await factsOf(code, name)).exports.map((fact) => `${fact.name} ${show(fact.value)}`);
}
async function calls(code: string, name?: string): Promise<readonly string[]> {
  const facts = await factsOf(code, name);
  const named = (fn: number): string =>
    fn === 0 ? 'top' : (facts.functions.find((one) => one.id === fn)?.name ?? '') || `fn${fn}`;
  return facts.calls.map(
    (fact) =>
      `${named(fact.fn)} ${fact.how} ${fact.target.k === 'function' ? named(fact.target.fn) : show(fact.target)}`,
  );
}

describe('imports', () => {
  it.each([
    ["import a from './a'", 'import ./a'],
    ["import './side'", 'import ./side'],
    ["import type { T } from './t'", 'type ./t'],
    ["export * from './b'", 'reexport ./b'],
    ["export { x } from './c'", 'reexport ./c'],
    ["import x = require('./d')", 'require ./d'],
    ["require('./e')", 'require ./e'],
    ["const r = require; r('./f')", 'require ./f'],
    ["global['r'] = require; r('./g')", 'require ./g'],
    ["import('./h')", 'dynamic ./h'],
    ["require.resolve('./i')", 'require ./i'],
    ["new Worker('./j.js')", 'worker ./j.js'],
    ["new Worker(new URL('./k.js', import.meta.url))", 'worker ./k.js'],
    [
      "import { Worker } from 'worker_threads'; import path from 'path'; new Worker(path.join(__dirname, 'l.js'))",
      'worker ./l.js',
    ],
    ["const path = require('path'); require(path.join(__dirname, 'm'))", 'require ./m'],
    ["require(path.resolve(__dirname, '..', 'n')); const path = require('path')", 'require ../n'],
    ['const n = "o"; require(`./${n}`)', 'require ./o'],
    ["require(flag ? './p' : './q')", 'require ./q'],
    ["require('child_process').fork('./r.js')", 'spawn ./r.js'],
    ["require('child_process').fork(require('path').join(__dirname, 's.js'))", 'spawn ./s.js'],
    ["require('child_process').spawn('node', ['--no-warnings', './t.js'])", 'spawn ./t.js'],
    ["require('child_process').spawn(process.execPath, [require.resolve('./u.js')])", 'spawn ./u.js'],
    ["require('child_process').exec('node ./v.js --x')", 'spawn ./v.js'],
    ["require('child_process').exec(`node ${__dirname}/w.js`)", 'spawn ./w.js'],
    [
      "const p = require('path').join(__dirname, 'x.js'); require('child_process').exec(`node \"${p}\"`)",
      'spawn ./x.js',
    ],
    ["require('child_process').execSync('cd a && nohup node server.js > /dev/null &')", 'spawn server.js'],
    ["import cp from 'child_process'; cp.exec(`${process.execPath} ./y.js`)", 'spawn ./y.js'],
    ["require('child_process').spawn('python3', ['z.py'])", 'spawn z.py'],
    ['try { require("./aa") } catch {}', 'require ./aa'],
    ["const load = (x) => require(x); load('./bb')", 'require ./bb'],
    [
      "import { createRequire } from 'node:module'; const req = createRequire(import.meta.url); req('./cc')",
      'require ./cc',
    ],
  ])('%s', async (code, expected) => {
    expect(
      await imports(code, code.includes('import x =') || code.includes('import type') ? 'a.ts' : 'a.js'),
    ).toContain(expected);
  });
  it('says what is known of a computed one', async () => {
    expect(await imports('require(`./plugins/${name}`)')).toEqual(['require ("./plugins/" + name)']);
  });
  it('does not take a local function for require', async () => {
    expect(await imports('(function (require) { require("./x") })(loader)')).toEqual([]);
    expect(await imports('(function (require) { require("./x") })(require)')).toEqual(['require ./x']);
  });
});

describe('exports', () => {
  it.each([
    ['module.exports = { a: 1, b }; function b() {}', ['* {a: 1, b: fn1}']],
    ['exports.a = "x"; module.exports.b = () => 1', ['a "x"', 'b fn1']],
    ['module.exports = exports = f; function f() {}', ['* fn1']],
    ['export default async () => {}', ['default fn1']],
    ['export const a = "x", { b } = { b: 2 }', ['a "x"', 'b 2']],
    ['export function f() {} export class C { m() {} }', ['f fn1', 'C {constructor: fn2, m: fn3}']],
    ['const a = 1; export { a as b }', ['b 1']],
    ["export { default as x } from './x'", ['x <./x#default>']],
    ["export * from './y'", ['* <./y#*>']],
    ["export * as ns from './y'", ['ns <./y#*>']],
    ["import z from './z'; export { z }", ['z <./z#default>']],
    ["module.exports = require('./impl')", ['* <./impl#*>']],
    [
      'Object.defineProperty(exports, "__esModule", { value: true }); exports.f = void 0; exports.f = f; function f() {}',
      ['f fn1'],
    ],
    [
      'Object.defineProperty(exports, "g", { enumerable: true, get: function () { return m.g } }); const m = require("./m")',
      ['g <./m#g>'],
    ],
    ["__exportStar(require('./all'), exports)", ['* <./all#*>']],
    ['Object.assign(module.exports, { a: 1 })', ['* {a: 1}']],
    [
      '__export(src_exports, { run: () => run }); function run() {} module.exports = __toCommonJS(src_exports)',
      ['run fn2'],
    ],
    ['class S { static u = "x"; go() {} } module.exports = new S()', ['* {constructor: fn1, u: "x", go: fn2}']],
    ['const r = express.Router(); module.exports = r', ['* express.Router()']],
    ['export enum E { A = "x", B = "y" }', ['E {A: "x", B: "y"}']],
  ])('%s', async (code, expected) => {
    const found = await exported(code, 'a.ts');
    for (const one of expected) expect(found).toContain(one);
  });
  it('gives what exported functions return, their parameters open', async () => {
    const facts = await factsOf(
      'const base = "https://a.invalid"; export const url = (id) => `${base}/${id}`; export const plain = () => {}',
    );
    expect(facts.functions.map((fn) => (fn.returns === null ? null : show(fn.returns)))).toEqual([
      null,
      '("https://a.invalid/"~joined + param(1,0))',
      null,
    ]);
  });
});

describe('calls', () => {
  it.each([
    ['function f() {} f()', 'top call f'],
    ['const f = async () => {}; f()', 'top call f'],
    ['!function a() {}()', 'top iife a'],
    ['void function a() {}()', 'top iife a'],
    ['(async () => {})()', 'top iife fn1'],
    ['(function () {}).call(this)', 'top iife fn1'],
    ['(() => { inner() })(); function inner() {}', 'fn1 call inner'],
    ['new (class { constructor() { go() } })(); function go() {}', 'constructor call go'],
    ['class A { static { go() } } function go() {}', 'static call go'],
    ['class A { x = go() } new A(); function go() {}', 'A call go'],
    ['class A { static x = go() } function go() {}', 'top call go'],
    ['class A { m() {} } new A().m()', 'top call m'],
    ['class A { m() {} } const a = new A(); a.m()', 'top call m'],
    ['class A { a() { this.b() } b() {} }', 'a call b'],
    ['class A { b() {} } class B extends A { a() { super.b() } }', 'a call b'],
    ['const o = { m() {} }; o.m()', 'top call m'],
    ['const o = {}; o.m = function () {}; o.m()', 'top call m'],
    ['function F() {} F.prototype.m = function () {}; new F().m()', 'top call m'],
    ['exports.f = function () {}; exports.f()', 'top call f'],
    ['setTimeout(f, 10); function f() {}', 'top callback f'],
    ['process.nextTick(() => {})', 'top callback fn1'],
    ['p.then(ok, bad); function ok() {} function bad() {}', 'top callback ok'],
    ['p.then(ok, bad); function ok() {} function bad() {}', 'top error-handler bad'],
    ['p.catch(bad); function bad() {}', 'top error-handler bad'],
    ['[1].forEach(f); function f() {}', 'top callback f'],
    ['app.get("/", show); function show() {}', 'top handler show'],
    ['app.use((req, res, next) => {})', 'top handler fn1'],
    ["router.post('/x', ctrl.create); const ctrl = require('./ctrl')", 'top handler <./ctrl#create>'],
    [
      "router.post('/x', wrap(ctrl.create)); const ctrl = require('./ctrl'); const wrap = require('./wrap')",
      'top handler <./ctrl#create>',
    ],
    ["app.use(auth); const auth = require('./auth')", 'top handler <./auth#*>'],
    ["require('http').createServer(on); function on() {}", 'top handler on'],
    ['server.on("request", on); function on() {}', 'top handler on'],
    ['res.on("end", on); function on() {}', 'top callback on'],
    ['process.on("uncaughtException", on); function on() {}', 'top error-handler on'],
    ['socket.on("message", on); function on() {}', 'top handler on'],
    ['window.addEventListener("click", on); function on() {}', 'top handler on'],
    ['ipcMain.handle("x", on); function on() {}', 'top handler on'],
    ["const wrap = require('./wrap'); wrap(async function go() {})()", 'top call go'],
    ["const wrap = require('./wrap'); const h = wrap(async function go() {}); h()", 'top call go'],
    [
      'const wrap = (fn) => (...a) => Promise.resolve(fn(...a)).catch(console.log); const h = wrap(async function go() {}); h()',
      'fn2 call go',
    ],
    ["const { run } = require('./run'); run(process.env)", 'top call <./run#run>'],
    ["import run from './run'; run()", 'top call <./run#default>'],
    ["import * as m from './m'; m.go()", 'top call <./m#go>'],
    ["require('./app')(config)", 'top call <./app#*>'],
    ["const s = require('./service'); new s.Service().start()", 'top call new <./service#Service>().start'],
    ["const icon = require('cdn-icon'); icon.fetchIcon('77')", 'top call <cdn-icon#fetchIcon>'],
    ['useEffect(() => { go() }, []); function go() {}', 'top callback fn1'],
    ['function f(cb) { cb() } f(function g() {})', 'f call g'],
    ['function make() { return function inner() {} } make()()', 'top call inner'],
    ['__awaiter(this, void 0, void 0, function* go() {})', 'top callback go'],
    ['const App = () => null; root.render(<App />)', 'top callback App'],
    ['(0, exports.f)(); exports.f = f; function f() {}', 'top call f'],
    ['var self = this; self.init = function init() {}; self.init()', 'top call init'],
    ['Promise.all([f()]); async function f() {}', 'top call f'],
    ['new Promise((resolve) => { f() }); function f() {}', 'top callback fn1'],
    ['module.exports = { load() { go() } }; function go() {}', 'load call go'],
  ])('%s', async (code, expected) => {
    expect(await calls(code)).toContain(expected);
  });
  it('does not run what is only wrapped', async () => {
    const found = await calls("const wrap = require('./wrap'); exports.show = wrap(async function show() {})");
    expect(found).toEqual(['top call <./wrap#*>']);
  });
  it('keeps the arguments of calls into the tree', async () => {
    const facts = await factsOf("const { load } = require('./load'); load('https://a.invalid', process.env)");
    expect(facts.calls[0]?.args.map(show)).toEqual(['"https://a.invalid"', 'process.env']);
  });
});

describe('functions and statements', () => {
  it('names functions by what holds them', async () => {
    const facts = await factsOf(
      'const a = () => {}; o.b = function () {}; class C { d() {} #e = () => {} } const f = wrap(async () => {}); export default function () {}',
    );
    expect(facts.functions.map((fn) => fn.name)).toEqual(['', 'a', 'b', 'C', 'd', '#e', 'f', 'default']);
  });
  it('says what the top level does', async () => {
    const facts = await factsOf(
      '"use strict"; import a from "a"; const b = 1; function c() {} b(); module.exports = c; if (b) c(); exports.d = 1; Object.defineProperty(exports, "__esModule", { value: true })',
    );
    expect(facts.statements.map((one) => one.kind)).toEqual([
      'directive',
      'import',
      'declaration',
      'declaration',
      'runs',
      'exports',
      'runs',
      'exports',
      'exports',
    ]);
  });
  it('lists strings that constants compute and that the text does not show', async () => {
    const facts = await factsOf(
      "const u = atob('aHR0cHM6Ly9hLmludmFsaWQ='); const v = 'ab' + 'cd'; const w = ['x', 'yz'].join('-'); f('plain')",
    );
    expect(facts.computed.map((one) => `${one.value} ${one.how.join('.')}`)).toEqual([
      'https://a.invalid base64',
      'abcd joined',
      'x-yz joined',
    ]);
  });
});

describe('scripts inside other files', () => {
  it('reads Vue, Svelte, Astro and HTML with true offsets', async () => {
    const code =
      '<template><p>{{ x }}</p></template>\n<script setup lang="ts">\nimport a from "./a"; const x: number = eval(y)\n</script>\n<style>p { color: red }</style>';
    const facts = await factsOf(code, 'App.vue');
    expect(facts.imports.map((one) => one.spec)).toEqual(['./a']);
    expect(code.slice(facts.sinks[0]!.at)).toMatch(/^eval\(y\)/);
    const html =
      '<!doctype html><body><script type="application/json">{"a":1}</script><script>eval(z)</script><script src="x.js"></script>';
    expect((await factsOf(html, 'index.html')).sinks[0]?.at).toBe(html.indexOf('eval'));
    expect((await factsOf('---\nconst a = await fetch(u)\n---\n<p>{a}</p>', 'page.astro')).sinks[0]?.kind).toBe(
      'network',
    );
    expect((await factsOf('<svg><script><![CDATA[ eval(q) ]]></script></svg>', 'x.svg')).sinks[0]?.kind).toBe('eval');
  });
});
