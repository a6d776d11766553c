import { describe, expect, it } from 'vitest';
import { factsOf, sinksIn } from '../testing/show.ts';

/** code → the sink that must be among those found, as `kind spelling firstArg` */
const SPELLINGS: readonly (readonly [string, string])[] = [
  ['eval(x)', 'eval eval x'],
  ['(0, eval)(x)', 'eval eval x'],
  ['const e = eval; e(x)', 'eval eval x'],
  ['let e; e = eval; e(x)', 'eval eval x'],
  ['globalThis.eval(x)', 'eval eval x'],
  ["window['ev' + 'al'](x)", 'eval eval x'],
  ["global['eval'](x)", 'eval eval x'],
  ["const k = ['e', 'val'].join(''); globalThis[k](x)", 'eval eval x'],
  ["globalThis[atob('ZXZhbA==')](x)", 'eval eval x'],
  ['Reflect.apply(eval, null, [x])', 'eval eval x'],
  ['eval.call(null, x)', 'eval eval x'],
  ['eval.apply(this, [x])', 'eval eval x'],
  ['[eval][0](x)', 'eval eval x'],
  ['const { eval: run } = globalThis; run(x)', 'eval eval x'],
  ['const o = { go: eval }; o.go(x)', 'eval eval x'],
  ['function run(f, c) { f(c) } run(eval, x)', 'eval eval x'],
  ['class A { run = eval; go(c) { this.run(c) } } new A().go(x)', 'eval eval x'],
  ['var indirect = eval.bind(null); indirect(x)', 'eval eval x'],
  ["const me = Function('return this')(); me.eval(x)", 'eval eval x'],
  ['new Function(x)', 'function-constructor new Function x'],
  ["new Function('require', x)(require)", 'function-constructor new Function x "require"'],
  ['Function(x)()', 'function-constructor Function x'],
  ["Function.constructor('require', x)", 'function-constructor Function.constructor x "require"'],
  ["new (Function.constructor)('require', x)", 'function-constructor new Function.constructor x "require"'],
  ["new Function.constructor('require', x)", 'function-constructor new Function.constructor x "require"'],
  ["(Function.constructor)('require', x)(require)", 'function-constructor Function.constructor x "require"'],
  ['(async () => {}).constructor(x)()', 'function-constructor function.constructor x'],
  [
    'Object.getPrototypeOf(async function () {}).constructor(x)',
    'function-constructor getPrototypeOf(function).constructor x',
  ],
  [
    'const AsyncFunction = Object.getPrototypeOf(async function () {}).constructor; new AsyncFunction(x)',
    'function-constructor new getPrototypeOf(function).constructor x',
  ],
  [
    'const AsyncFunction = async function () {}.constructor; new AsyncFunction(x)',
    'function-constructor new function.constructor x',
  ],
  ['[].constructor.constructor(x)()', 'function-constructor constructor.constructor x'],
  ["''['constructor']['constructor'](x)", 'function-constructor constructor.constructor x'],
  ["[]['filter']['constructor'](x)()", 'function-constructor function.constructor x'],
  ['Reflect.construct(Function, [x])', 'function-constructor new Function x'],
  ["globalThis['Function'](x)", 'function-constructor Function x'],
  ['const F = Function; new F(x)', 'function-constructor new Function x'],
  ['Function.prototype.constructor(x)', 'function-constructor function.constructor x'],
  ['function f() {} f.constructor(x)', 'function-constructor function.constructor x'],
  ['Function.call(null, x)', 'function-constructor Function x'],
  ["Function.apply(null, ['require', x])", 'function-constructor Function x "require"'],
  ['require("vm").runInThisContext(x)', 'vm vm.runInThisContext x'],
  ['import vm from "node:vm"; vm.runInNewContext(x, {})', 'vm vm.runInNewContext x {}'],
  ['import { Script } from "vm"; new Script(x).runInThisContext()', 'vm vm.Script x'],
  ['const { compileFunction: c } = require("vm"); c(x)', 'vm vm.compileFunction x'],
  ['const m = new module.constructor(); m._compile(x, "")', 'module-compile module._compile x ""'],
  [
    'const Module = require("module"); const m = new Module("a"); m._compile(x, "a")',
    'module-compile module._compile x "a"',
  ],
  ['module._compile(x, "f")', 'module-compile module._compile x "f"'],
  ['require("module").prototype._compile.call(m, x, "f")', 'module-compile module._compile x "f"'],
  ['require(x)', 'dynamic-require require x'],
  ['await import(x)', 'dynamic-require import x'],
  ["import('data:text/javascript,1')", 'dynamic-require import "data:text/javascript,1"'],
  [
    "require(Buffer.from('Y2hpbGRfcHJvY2Vzcw==', 'base64').toString())",
    'dynamic-require require "child_process"~base64',
  ],
  ['const { exec } = require("child_process"); exec(x)', 'child-process child_process.exec x'],
  ["require('child_process')['ex' + 'ec'](x)", 'child-process child_process.exec x'],
  ["require('child_' + 'process').execSync(x)", 'child-process child_process.execSync x'],
  ['import { spawn as go } from "node:child_process"; go(x, ["-c"])', 'child-process child_process.spawn x ["-c"]'],
  ['import * as cp from "child_process"; cp.fork(x)', 'child-process child_process.fork x'],
  [
    'const run = require("util").promisify(require("child_process").exec); await run(x)',
    'child-process child_process.exec x',
  ],
  [
    'import { promisify } from "util"; import { exec } from "child_process"; const execP = promisify(exec); execP(x)',
    'child-process child_process.exec x',
  ],
  ["global['r'] = require; r('child_process').exec(x)", 'child-process child_process.exec x'],
  ["globalThis.r = require; globalThis.r('child_process').exec(x)", 'child-process child_process.exec x'],
  ['const r = require; const c = r("child_process"); c.exec(x)', 'child-process child_process.exec x'],
  ['process.mainModule.require("child_process").exec(x)', 'child-process child_process.exec x'],
  ['module.require("child_process").exec(x)', 'child-process child_process.exec x'],
  [
    'import { createRequire } from "module"; const require = createRequire(import.meta.url); require("child_process").exec(x)',
    'child-process child_process.exec x',
  ],
  ['process.getBuiltinModule("child_process").exec(x)', 'child-process child_process.exec x'],
  ['const { exec } = await import("child_process"); exec(x)', 'child-process child_process.exec x'],
  ['import("child_process").then(({ exec }) => exec(x))', 'child-process child_process.exec x'],
  ['import("child_process").then((cp) => cp.exec(x))', 'child-process child_process.exec x'],
  ['import cp from "child_process"; const { execSync: q } = cp; q(x)', 'child-process child_process.execSync x'],
  ['import { execa } from "execa"; execa(x)', 'child-process execa.execa x'],
  ['import spawn from "cross-spawn"; spawn(x)', 'child-process cross-spawn x'],
  ['require("shelljs").exec(x)', 'child-process shelljs.exec x'],
  ['import { $ } from "zx"; await $`ls ${x}`', 'child-process zx.$ ("ls " + x)'],
  ['Bun.spawn([x])', 'child-process Bun.spawn [x]'],
  ['new Deno.Command(x)', 'child-process Deno.Command x'],
  [
    "import cp from 'child_process'; const p = cp.spawn('node', ['-']); p.stdin.write(x)",
    'node-stdin stdin.write x "node" ["-"]',
  ],
  [
    "require('child_process').spawn(process.execPath, ['-']).stdin.end(x)",
    'node-stdin stdin.end x process.execPath ["-"]',
  ],
  ["require('child_process').spawn('node', ['-e', x])", 'node-stdin child_process.spawn -e x "node" ["-e", x]'],
  [
    "require('child_process').execFileSync(process.execPath, [], { input: x })",
    'node-stdin child_process.execFileSync -e x process.execPath []',
  ],
  ['new Worker(x, { eval: true })', 'worker Worker eval x'],
  ['import { Worker } from "worker_threads"; new Worker(x, { eval: true })', 'worker worker_threads.Worker eval x'],
  ['setTimeout("go()" , 10)', 'timer-string setTimeout "go()"'],
  ['setInterval("go(" + x + ")", 10)', 'timer-string setInterval ("go(" + x + ")")'],
  ['require("fs").writeFileSync(p, x)', 'file-write fs.writeFileSync p x'],
  ['import { promises as fs } from "fs"; await fs.writeFile(p, x)', 'file-write fs.writeFile p x'],
  ['import fs from "fs/promises"; await fs.appendFile(p, x)', 'file-write fs/promises.appendFile p x'],
  ['import fse from "fs-extra"; fse.outputFile(p, x)', 'file-write fs-extra.outputFile p x'],
  ['const fs = require("fs"); fs.promises.readFile(p)', 'file-read fs.readFile p'],
  ['axios.get(u)', 'network axios.get u'],
  ['import axios from "axios"; axios(u)', 'network axios u'],
  ['import axios from "axios"; axios({ url: u })', 'network axios {url: u}'],
  ['import axios from "axios"; const api = axios.create({ baseURL: b }); api.get(u)', 'network axios.create.get u'],
  ["const axios = require('axios').default; axios.post(u, d)", 'network axios.post u d'],
  ['const axios_1 = __importDefault(require("axios")); axios_1.default.get(u)', 'network axios.get u'],
  ['fetch(u)', 'network fetch u'],
  ['const f = require("node-fetch"); f(u)', 'network node-fetch u'],
  ['import got from "got"; got(u)', 'network got u'],
  ['import request from "request"; request(u, cb)', 'network request u cb'],
  ['require("https").get(u, cb)', 'network https.get u cb'],
  ['import { request } from "undici"; request(u)', 'network undici.request u'],
  ['const x = new XMLHttpRequest(); x.open("GET", u)', 'network XMLHttpRequest.open u ? "GET"'],
  ['new WebSocket(u)', 'network WebSocket u'],
  ['import { io } from "socket.io-client"; io(u)', 'network socket.io-client.io u'],
  ['require("net").connect(443, h)', 'network net.connect 443 h'],
  ['import dns from "dns"; dns.resolveTxt(h, cb)', 'network dns.resolveTxt h cb'],
  ['import { ethers } from "ethers"; new ethers.JsonRpcProvider(u)', 'network ethers.ethers.JsonRpcProvider u'],
  ['import { Contract } from "ethers"; new Contract(a, abi, p)', 'network ethers.Contract a abi p'],
  ['WebAssembly.instantiate(x)', 'wasm WebAssembly.instantiate x'],
];

describe('sinks in every spelling', () => {
  it.each(SPELLINGS)('%s', async (code, expected) => {
    expect(await sinksIn(code)).toContain(expected);
  });
});

describe('what is no sink', () => {
  it.each([
    ['const db = { eval(x) {} }; db.eval(x)'],
    ['model.evaluate(x)'],
    ['function Function2() {} new Function2(x)'],
    ['obj.constructor(x)'],
    ['class A { constructor() {} m() { return new this.constructor(x) } }'],
    ['require("./local")'],
    ['const name = "./local"; require(name)'],
    ['import("./x.js")'],
    ['setTimeout(cb, 10)'],
    ['setTimeout(() => {}, 10)'],
    ['const m = new Map(); m.get(u)'],
    ['router.get("/x", handler)'],
    ['/x/.exec(text)'],
    ['const re = /x/g; re.exec(text)'],
    ['new Worker(new URL("./w.js", import.meta.url))'],
    ['function eval2(require) { require(x) }'],
  ])('%s', async (code) => {
    expect(await sinksIn(code)).toEqual([]);
  });
});

describe('conditions around a sink', () => {
  it('gives the tests, innermost first, and catch', async () => {
    const code = 'if (ready) { try { go() } catch (e) { if (data.status === "error") eval(data.message) } }';
    const facts = await factsOf(code);
    expect(facts.sinks[0]?.conditions).toEqual(['data.status === "error"', 'catch', 'ready']);
  });
  it('sees the handler of a rejection as catch, and the other branch', async () => {
    const facts = await factsOf('p().catch((e) => { if (a) b(); else eval(e.data) })');
    expect(facts.sinks[0]?.conditions).toEqual(['!(a)', 'catch']);
  });
  it('reads && and switch', async () => {
    const facts = await factsOf('switch (k) { case "x": ok && eval(d) }');
    expect(facts.sinks[0]?.conditions).toEqual(['ok', 'k === "x"']);
  });
});
