/** The global `process` of the decoy machine. Reading the environment is recorded, and learned where a variable is not set. */
import {
  create,
  defineProperty,
  getOwnPropertyDescriptor,
  hasOwn,
  ownKeys,
  ProxyCtor,
  pattern,
  StringCtor,
  setPrototypeOf,
} from './primordials.js';

/** asked for by everybody, or set on another system: no gate */
const COMMON = pattern(
  /^(?:NODE_|npm_|DEBUG|CI$|PORT$|HOST$|FORCE_COLOR|NO_COLOR|TERM|COLORTERM|HTTPS?_PROXY|NO_PROXY|ALL_PROXY|https?_proxy|no_proxy|all_proxy|XDG_|APPDATA|LOCALAPPDATA|USERPROFILE|PROGRAM|WINDIR|SYSTEMROOT|HOME|USER|USERNAME|LOGNAME|TEMP|TMP|SHELL|PATH|WS_NO_|READABLE_STREAM|GRACEFUL_FS|SUDO_|UV_|JEST_|VITEST|TRAVIS|JENKINS|GITHUB_ACTIONS)/i,
);

const environment = (kit) => {
  const { persona, scenario, win } = kit;
  const values = create(null);
  const canonical = (name) => {
    if (!win || hasOwn(values, name)) return name;
    const wanted = name.toLowerCase();
    return ownKeys(values).find((own) => own.toLowerCase() === wanted) ?? name;
  };
  for (const source of [persona.environment, scenario.environment])
    for (const name of Object.keys(source)) values[canonical(name)] = source[name];
  values[canonical('COUNTERLURE_DECOY')] = '1';
  let whole = 0;
  return new ProxyCtor(values, {
    get(target, name) {
      if (typeof name === 'symbol') return undefined;
      if (
        name === 'hasOwnProperty' ||
        name === 'toString' ||
        name === 'constructor' ||
        name === 'propertyIsEnumerable' ||
        name === 'valueOf'
      )
        return Object.prototype[name];
      const key = canonical(name);
      const found = hasOwn(target, key);
      if (name !== 'COUNTERLURE_DECOY' && name !== 'toJSON' && name !== 'then') {
        kit.record(
          'environment',
          'process.env',
          [name],
          { name, value: found ? target[key] : undefined },
          found ? target[key] : null,
        );
        if (!found && !COMMON.test(name)) kit.learnOnce('environment', name);
      }
      return found ? target[key] : undefined;
    },
    set(target, name, value) {
      target[canonical(StringCtor(name))] = StringCtor(value);
      return true;
    },
    has(target, name) {
      const found = typeof name === 'string' && hasOwn(target, canonical(name));
      if (typeof name === 'string' && !found && !COMMON.test(name)) kit.learnOnce('environment', name);
      return found;
    },
    deleteProperty(target, name) {
      delete target[canonical(StringCtor(name))];
      return true;
    },
    ownKeys(target) {
      if (whole++ === 0) kit.record('environment', 'process.env (all)', [], { name: '*' });
      return ownKeys(target).filter((name) => name !== 'COUNTERLURE_DECOY');
    },
    getOwnPropertyDescriptor: (target, name) =>
      name === 'COUNTERLURE_DECOY'
        ? undefined
        : getOwnPropertyDescriptor(target, typeof name === 'string' ? canonical(name) : name),
    defineProperty(target, name, descriptor) {
      target[canonical(StringCtor(name))] = StringCtor(descriptor.value);
      return true;
    },
    getPrototypeOf: () => Object.prototype,
  });
};

const stdStream = (kit, fd, name) => {
  const stream = setPrototypeOf({}, kit.EventEmitter.prototype);
  const methods = {
    write(text, encoding, done) {
      kit.record('console', `process.${name}.write`, [text]);
      const callback = typeof encoding === 'function' ? encoding : done;
      if (typeof callback === 'function') kit.queue.tick(() => callback());
      return true;
    },
    end() {
      return this;
    },
    cursorTo: () => true,
    clearLine: () => true,
    moveCursor: () => true,
    getWindowSize: () => [120, 30],
    hasColors: () => true,
    getColorDepth: () => 24,
    setEncoding() {
      return this;
    },
    resume() {
      return this;
    },
    pause() {
      return this;
    },
    ref() {
      return this;
    },
    unref() {
      return this;
    },
    pipe: (target) => target,
    setRawMode() {
      return this;
    },
    read: () => null,
    _write: (_chunk, _encoding, done) => done(),
    [Symbol.asyncIterator]: async function* () {},
  };
  Object.assign(stream, methods, {
    fd,
    isTTY: true,
    columns: 120,
    rows: 30,
    writable: fd > 0,
    readable: fd === 0,
    _type: 'tty',
  });
  return kit.dress(stream);
};

export const makeProcess = (kit) => {
  const { persona, win, scenario, clock } = kit;
  const version = '22.14.0';
  const execPath = win
    ? 'C:\\Program Files\\nodejs\\node.exe'
    : persona.platform === 'darwin'
      ? '/usr/local/bin/node'
      : '/usr/bin/node';
  const process = setPrototypeOf(
    {},
    setPrototypeOf({ constructor: function process() {} }, kit.EventEmitter.prototype),
  );
  let title = 'node';
  let mask = 0o022;
  const say = (call, args, data) => kit.record('process', call, args, data);
  const exit = (code) => {
    const number = code ?? process.exitCode ?? 0;
    say('process.exit', [number], { code: StringCtor(number) });
    if (!kit.exiting) {
      kit.exiting = true;
      kit.guarded('process.on(exit)', () => process.emit('exit', number));
    }
    if (kit.childDepth > 0) throw kit.leaveChild;
    if (kit.bridge.exit && kit.bridge.exit(StringCtor(number)) === 'go on') {
      kit.exiting = false;
      return undefined;
    }
    for (;;);
  };
  const hrtime = (before) => {
    const time = clock.ask() - clock.start + 86_400_000;
    const now = [Math.floor(time / 1000), (time % 1000) * 1_000_000];
    return before
      ? [
          now[0] - before[0] - (now[1] < before[1] ? 1 : 0),
          now[1] - before[1] + (now[1] < before[1] ? 1_000_000_000 : 0),
        ]
      : now;
  };
  hrtime.bigint = () => BigInt(clock.ask() - clock.start + 86_400_000) * 1_000_000n;
  const memoryUsage = () => ({
    rss: 41_943_040,
    heapTotal: 6_291_456,
    heapUsed: 4_718_592,
    external: 1_572_864,
    arrayBuffers: 10_515,
  });
  memoryUsage.rss = () => 41_943_040;
  const members = {
    version: `v${version}`,
    versions: {
      node: version,
      acorn: '8.14.0',
      ada: '2.9.2',
      ares: '1.34.5',
      brotli: '1.1.0',
      cjs_module_lexer: '1.4.1',
      cldr: '46.0',
      icu: '76.1',
      llhttp: '9.2.1',
      modules: '127',
      napi: '10',
      nghttp2: '1.64.0',
      openssl: '3.0.15+quic',
      simdjson: '3.10.1',
      simdutf: '6.0.3',
      tz: '2025a',
      undici: '6.21.1',
      unicode: '16.0',
      uv: '1.49.2',
      uvwasi: '0.0.21',
      v8: '12.4.254.21-node.33',
      zlib: '1.3.0.1-motley-82a5fec',
    },
    arch: persona.arch,
    platform: persona.platform,
    release: {
      name: 'node',
      lts: 'Jod',
      sourceUrl: `https://nodejs.org/download/release/v${version}/node-v${version}.tar.gz`,
      headersUrl: `https://nodejs.org/download/release/v${version}/node-v${version}-headers.tar.gz`,
    },
    argv: [execPath, kit.entryPath, ...(scenario.argv || [])],
    argv0: 'node',
    execArgv: [],
    execPath,
    pid: 4242,
    ppid: 4200,
    debugPort: 9229,
    exitCode: undefined,
    features: {
      inspector: true,
      debug: false,
      uv: true,
      ipv6: true,
      tls_alpn: true,
      tls_sni: true,
      tls_ocsp: true,
      tls: true,
      cached_builtins: true,
      require_module: true,
    },
    config: {
      target_defaults: { cflags: [], default_configuration: 'Release', defines: [] },
      variables: { napi_build_version: '10' },
    },
    stdin: stdStream(kit, 0, 'stdin'),
    stdout: stdStream(kit, 1, 'stdout'),
    stderr: stdStream(kit, 2, 'stderr'),
    cwd: () => kit.cwd(),
    chdir: (path) => {
      kit.record('file', 'process.chdir', [path], { path });
      kit.setCwd(kit.path.resolve(path));
    },
    exit,
    reallyExit: exit,
    abort: () => exit(134),
    kill: (pid, signal) => {
      say('process.kill', [pid, signal], { pid: StringCtor(pid) });
      if (signal === 0 && pid !== 4242)
        throw Object.assign(new Error('kill ESRCH'), { errno: -3, code: 'ESRCH', syscall: 'kill' });
      return true;
    },
    nextTick: (callback, ...args) => {
      if (typeof callback !== 'function')
        throw Object.assign(new TypeError('The "callback" argument must be of type function.'), {
          code: 'ERR_INVALID_ARG_TYPE',
        });
      kit.queue.tick(() => callback(...args));
    },
    hrtime,
    memoryUsage,
    uptime: () => (clock.ask() - clock.start) / 1000 + 0.04,
    cpuUsage: () => ({ user: 38_579, system: 6_986 }),
    resourceUsage: () => ({ userCPUTime: 38_579, systemCPUTime: 6_986, maxRSS: 41_000 }),
    constrainedMemory: () => 0,
    availableMemory: () => persona.memory / 2,
    umask: (value) => {
      const before = mask;
      if (value !== undefined) mask = Number(value);
      return before;
    },
    emitWarning: (warning) => kit.record('console', 'process.emitWarning', [warning]),
    binding: (name) => {
      say('process.binding', [name], { name: StringCtor(name) });
      return kit.unknown(`process.binding(${StringCtor(name)})`, 'process');
    },
    dlopen: (_module, file) => say('process.dlopen', [file], { path: StringCtor(file) }),
    getBuiltinModule: (name) => kit.builtin(StringCtor(name).replace(/^node:/, '')),
    setUncaughtExceptionCaptureCallback: (callback) => {
      kit.captureUncaught = callback;
    },
    hasUncaughtExceptionCaptureCallback: () => typeof kit.captureUncaught === 'function',
    setSourceMapsEnabled: () => undefined,
    getActiveResourcesInfo: () => [],
    loadEnvFile: (path) => kit.require('dotenv').config(path ? { path } : undefined),
    send: undefined,
    disconnect: undefined,
    connected: undefined,
    report: { writeReport: () => '', getReport: () => ({}), directory: '', filename: '' },
    permission: undefined,
    allowedNodeEnvironmentFlags: new Set(),
    moduleLoadList: [],
    sourceMapsEnabled: false,
    throwDeprecation: false,
    _getActiveHandles: () => [],
    _getActiveRequests: () => [],
    _rawDebug: (text) => kit.record('console', 'process._rawDebug', [text]),
    openStdin: () => process.stdin,
  };
  if (!win) {
    const uid = persona.platform === 'darwin' ? 501 : 1000;
    const gid = persona.platform === 'darwin' ? 20 : 1000;
    Object.assign(members, {
      getuid: () => uid,
      geteuid: () => uid,
      getgid: () => gid,
      getegid: () => gid,
      getgroups: () => [gid],
      setuid: () => undefined,
      setgid: () => undefined,
      seteuid: () => undefined,
      setegid: () => undefined,
      setgroups: () => undefined,
      initgroups: () => undefined,
    });
  }
  Object.assign(process, members);
  defineProperty(process, 'title', {
    get: () => title,
    set: (value) => {
      title = StringCtor(value);
      say('process.title', [title], { title });
    },
    enumerable: true,
    configurable: true,
  });
  defineProperty(process, Symbol.toStringTag, { value: 'process', configurable: true });
  kit.dress(process);
  process.env = environment(kit);
  return process;
};
