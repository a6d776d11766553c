/** What looks at the machine and its user: clipboard, keys, screens, windows, machine ids, key chains, archives of folders. */
export const provides = [
  'clipboardy',
  'copy-paste',
  'clipboard-event',
  'clipboard-sys',
  'node-clipboardy',
  'electron-clipboard',
  'node-global-key-listener',
  'iohook',
  'uiohook-napi',
  'gkm',
  'screenshot-desktop',
  'desktop-screenshot',
  'robotjs',
  '@jitsi/robotjs',
  '@nut-tree/nut-js',
  'active-win',
  'get-windows',
  'sharp',
  'jimp',
  'node-machine-id',
  'systeminformation',
  'keytar',
  'chokidar',
  'node-notifier',
  'win-dpapi',
  '@primno/dpapi',
  'node-dpapi',
  'auto-launch',
  'node-cron',
  'cron',
  'node-schedule',
  'regedit',
  'winreg',
  'ps-list',
  'getmac',
  'macaddress',
  'public-ip',
  'internal-ip',
  'ip',
  'is-docker',
  'is-wsl',
  'os-locale',
  'get-mac-address',
];

export default (kit) => {
  const { Buffer } = kit.builtin('buffer');
  const { persona } = kit;
  const CLIP = 'decoy clipboard text';
  const read = (call) => kit.record('clipboard', call, [], { action: 'read' }, CLIP);
  const write = (call, text) => kit.record('clipboard', call, [text], { action: 'write', text });
  const clipboardy = {
    read: async () => {
      read('clipboardy.read');
      return CLIP;
    },
    readSync: () => {
      read('clipboardy.readSync');
      return CLIP;
    },
    write: async (text) => write('clipboardy.write', text),
    writeSync: (text) => write('clipboardy.writeSync', text),
  };
  clipboardy.default = clipboardy;
  const copyPaste = {
    copy(text, done) {
      write('copy-paste.copy', text);
      if (done) kit.queue.soon(1, () => done(null, text));
      return text;
    },
    paste(done) {
      read('copy-paste.paste');
      if (typeof done === 'function') {
        kit.queue.soon(1, () => done(null, CLIP));
        return undefined;
      }
      return CLIP;
    },
    silent: () => copyPaste,
    global: () => copyPaste,
  };

  const input = (name) => {
    const made = kit.label(new kit.EventEmitter(), name);
    const on = made.on.bind(made);
    made.on = (event, fn) => {
      kit.record('input', `${name}.on`, [event], { event: String(event) });
      return on(event, fn);
    };
    return Object.assign(made, {
      start: () => kit.record('input', `${name}.start`),
      stop() {},
      load() {},
      unload() {},
      registerShortcut: () => 1,
      setDebug() {},
      disableClickPropagation() {},
      useRawcode() {},
    });
  };
  class GlobalKeyboardListener {
    constructor() {
      kit.record('input', 'new GlobalKeyboardListener');
    }
    async addListener(fn) {
      kit.record('input', 'GlobalKeyboardListener.addListener');
      kit.later.add('GlobalKeyboardListener', fn, this, () => [
        { name: 'A', state: 'DOWN', rawKey: { _nameRaw: 'VK_A' }, vKey: 65, scanCode: 30, location: [0, 0] },
        { 'LEFT SHIFT': false },
      ]);
    }
    removeListener() {}
    kill() {}
  }
  const iohook = input('iohook');
  const uiohook = input('uIOhook');
  const image = Buffer.from('decoy-image');
  const screenshot = async (options) => {
    kit.record('input', 'screenshot-desktop', [options], { path: options?.filename });
    if (options?.filename) kit.builtin('fs').writeFileSync(options.filename, image);
    return options?.filename ?? image;
  };
  Object.assign(screenshot, {
    all: async () => {
      kit.record('input', 'screenshot-desktop.all');
      return [image];
    },
    listDisplays: async () => [{ id: 0, name: 'decoy' }],
    default: screenshot,
  });
  const robot = {
    getMousePos: () => ({ x: 1, y: 1 }),
    getScreenSize: () => ({ width: 1920, height: 1080 }),
    screen: {
      capture: () => {
        kit.record('input', 'robotjs.screen.capture');
        return {
          image,
          width: 10,
          height: 10,
          byteWidth: 40,
          bytesPerPixel: 4,
          bitsPerPixel: 32,
          colorAt: () => '000000',
        };
      },
    },
    getPixelColor: () => '000000',
  };
  for (const name of [
    'moveMouse',
    'moveMouseSmooth',
    'mouseClick',
    'mouseToggle',
    'dragMouse',
    'scrollMouse',
    'keyTap',
    'keyToggle',
    'typeString',
    'typeStringDelayed',
    'setKeyboardDelay',
    'setMouseDelay',
  ])
    robot[name] = { [name]: (...args) => kit.record('input', `robotjs.${name}`, args) }[name];
  const windowInfo = {
    title: 'decoy window',
    id: 1,
    owner: { name: 'decoy', processId: 1, path: 'decoy' },
    bounds: { x: 0, y: 0, width: 10, height: 10 },
    platform: persona.platform,
  };
  const activeWindow = async () => {
    kit.record('input', 'active-win', [], {}, windowInfo.title);
    return windowInfo;
  };
  Object.assign(activeWindow, {
    sync: () => {
      kit.record('input', 'active-win.sync');
      return windowInfo;
    },
    getOpenWindows: async () => [windowInfo],
    activeWindow,
    default: activeWindow,
  });
  const sharp = (source) => {
    const chain = {};
    for (const name of [
      'resize',
      'jpeg',
      'png',
      'webp',
      'grayscale',
      'extract',
      'rotate',
      'toFormat',
      'composite',
      'sharpen',
      'flatten',
    ])
      chain[name] = () => chain;
    return Object.assign(chain, {
      toBuffer: async () => (source instanceof Uint8Array ? source : image),
      toFile: async (path) => kit.builtin('fs').writeFileSync(path, image),
      metadata: async () => ({ width: 10, height: 10, format: 'png' }),
    });
  };

  const id = kit.win
    ? 'dec0dec0-dec0-dec0-dec0-dec0dec0dec0'
    : 'dec0dec0dec0dec0dec0dec0dec0dec0dec0dec0dec0dec0dec0dec0dec0dec0';
  const machineId = (call) => {
    kit.record('system', call, [], { asked: 'machine id' }, id);
    return id;
  };
  const machine = {
    machineIdSync: () => machineId('node-machine-id.machineIdSync'),
    machineId: async () => machineId('node-machine-id.machineId'),
  };
  const facts = {
    system: { manufacturer: 'Decoy Inc.', model: 'Decoy Book 14', uuid: id, serial: 'DECOY0000', virtual: false },
    osInfo: {
      platform: persona.platform,
      distro: 'Decoy OS',
      release: persona.release,
      hostname: persona.hostname,
      arch: persona.arch,
      serial: 'DECOY0000',
    },
    cpu: { manufacturer: 'Decoy', brand: 'Decoy CPU', cores: persona.cpus },
    mem: { total: persona.memory, free: persona.memory / 2 },
    graphics: { controllers: [{ vendor: 'Decoy', model: 'Decoy Graphics' }], displays: [] },
    networkInterfaces: [{ iface: 'eth0', ip4: '192.0.2.7', mac: '00:00:5e:00:53:07', default: true }],
    diskLayout: [{ name: 'Decoy Disk', size: 5e11, serialNum: 'DECOY0000' }],
    fsSize: [{ fs: 'decoy', size: 5e11, used: 2e11, mount: '/' }],
    users: [{ user: persona.username }],
    processes: { all: 3, list: [{ name: 'node', pid: 4242 }] },
    battery: { hasBattery: true, percent: 80 },
    bios: { vendor: 'Decoy Inc.' },
    baseboard: { manufacturer: 'Decoy Inc.', serial: 'DECOY0000' },
    uuid: { os: id, hardware: id, macs: ['00:00:5e:00:53:07'] },
    versions: { node: '22.14.0' },
    currentLoad: { currentLoad: 5 },
    wifiNetworks: [],
    wifiConnections: [],
    usb: [],
    chassis: { type: 'Notebook' },
    networkStats: [],
  };
  const systeminformation = {
    version: () => '5.25.0',
    time: () => ({ current: kit.clock.ask(), uptime: 1, timezone: persona.timeZone }),
    get: async (wanted) => {
      kit.record('system', 'systeminformation.get', [wanted], { asked: kit.describe(wanted) });
      const made = {};
      for (const name of Object.keys(wanted)) made[name] = facts[name] ?? {};
      return made;
    },
  };
  for (const name of Object.keys(facts))
    systeminformation[name] = {
      [name]: async (done) => {
        kit.record('system', `systeminformation.${name}`, [], { asked: name }, facts[name]);
        if (typeof done === 'function') done(facts[name]);
        return facts[name];
      },
    }[name];
  const secret =
    (call) =>
    async (...args) => {
      kit.record('system', call, args, { asked: 'stored passwords' });
      return call.endsWith('findCredentials') ? [{ account: 'decoy', password: 'decoy-password' }] : 'decoy-password';
    };
  const keytar = {
    getPassword: secret('keytar.getPassword'),
    findCredentials: secret('keytar.findCredentials'),
    findPassword: secret('keytar.findPassword'),
    setPassword: async () => undefined,
    deletePassword: async () => true,
  };
  const dpapi = {
    protectData: (bytes) => bytes,
    unprotectData: (bytes, ...rest) => {
      kit.record('crypto', 'dpapi.unprotectData', [bytes, ...rest], { algorithm: 'DPAPI', input: bytes });
      return Buffer.alloc(32, 0xde);
    },
  };
  Object.assign(dpapi, { Dpapi: dpapi, default: dpapi, isPlatformSupported: true });
  class AutoLaunch {
    constructor(options) {
      kit.record('persistence', 'new AutoLaunch', [options], { place: 'auto-launch', path: options?.path });
    }
    async enable() {
      kit.record('persistence', 'AutoLaunch.enable', [], { place: 'auto-launch' });
    }
    async disable() {}
    async isEnabled() {
      return false;
    }
  }
  const schedule =
    (call) =>
    (when, fn, ...rest) => {
      kit.record('timer', call, [when], { cron: kit.describe(when) });
      const run = [fn, ...rest].find((arg) => typeof arg === 'function');
      if (run) {
        kit.later.entered(run);
        kit.queue.soon(60_000, () => run());
      }
      return { start() {}, stop() {}, cancel() {}, nextInvocation: () => new Date() };
    };
  class CronJob {
    constructor(when, fn) {
      const given = typeof when === 'object' ? when : { cronTime: when, onTick: fn };
      schedule('new CronJob')(given.cronTime, given.onTick);
    }
    start() {}
    stop() {}
  }
  const registry =
    (call, done, value) =>
    (...args) => {
      kit.record(
        call.includes('put') || call.includes('set') ? 'persistence' : 'registry',
        call,
        args.filter((arg) => typeof arg !== 'function'),
        { key: kit.describe(args[0]), ...(call.includes('put') || call.includes('set') ? { place: 'registry' } : {}) },
      );
      const callback = args.find((arg) => typeof arg === 'function');
      if (callback) kit.queue.soon(5, () => callback(null, value));
      return done;
    };
  const regedit = {
    list: registry('regedit.list', kit.label(new kit.EventEmitter(), 'regedit'), {}),
    putValue: registry('regedit.putValue', undefined, undefined),
    createKey: registry('regedit.createKey', undefined, undefined),
    deleteKey: registry('regedit.deleteKey', undefined, undefined),
    promisified: {
      list: async (...args) => {
        registry('regedit.list')(...args);
        return {};
      },
      putValue: async (...args) => void registry('regedit.putValue')(...args),
      createKey: async (...args) => void registry('regedit.createKey')(...args),
    },
    setExternalVBSLocation() {},
  };
  class Registry {
    constructor(options) {
      Object.assign(this, options);
    }
    get(name, done) {
      registry('winreg.get', undefined, { value: 'decoy' })(`${this.hive}${this.key}\\${name}`, done);
    }
    set(name, _type, value, done) {
      registry('winreg.set')(`${this.hive}${this.key}\\${name} = ${value}`, done);
    }
    values(done) {
      registry('winreg.values', undefined, [])(`${this.hive}${this.key}`, done);
    }
  }
  Object.assign(Registry, { HKLM: 'HKLM', HKCU: 'HKCU', REG_SZ: 'REG_SZ' });
  const mac = '00:00:5e:00:53:07';
  const system = (call, value) => {
    kit.record('system', call, [], { asked: call }, value);
    return value;
  };
  const macaddress = {
    one: (...args) => {
      const done = args.find((arg) => typeof arg === 'function');
      system('macaddress.one', mac);
      if (done) kit.queue.soon(1, () => done(null, mac));
      return Promise.resolve(mac);
    },
    all: async () => ({ eth0: { mac } }),
    networkInterfaces: () => ({ eth0: { mac, ipv4: '192.0.2.7' } }),
  };
  const publicIp = async () => {
    kit.record('network', 'public-ip', [], { host: 'public-ip' });
    if (kit.scenario.replies === 'nothing') throw new Error('Query timed out');
    return '203.0.113.77';
  };
  const no = (name) => {
    const made = {
      [name]: () => {
        kit.record('evasion', name);
        return false;
      },
    }[name];
    made.default = made;
    return made;
  };
  const watcher = (paths) => {
    kit.record('file', 'chokidar.watch', [paths], { path: kit.describe(paths) });
    const made = kit.label(new kit.EventEmitter(), 'chokidar');
    return Object.assign(made, { add() {}, close: async () => undefined, unwatch() {}, getWatched: () => ({}) });
  };
  return {
    clipboardy,
    'node-clipboardy': clipboardy,
    'copy-paste': copyPaste,
    'clipboard-sys': copyPaste,
    'clipboard-event': Object.assign(kit.label(new kit.EventEmitter(), 'clipboard-event'), {
      startListening: () => kit.record('clipboard', 'clipboard-event.startListening', [], { action: 'watch' }),
      stopListening() {},
    }),
    'electron-clipboard': clipboardy,
    'node-global-key-listener': { GlobalKeyboardListener },
    iohook,
    'uiohook-napi': { uIOhook: uiohook, UiohookKey: {} },
    gkm: { events: iohook },
    'screenshot-desktop': screenshot,
    'desktop-screenshot': (path, done) => {
      void screenshot({ filename: path });
      if (typeof done === 'function') kit.queue.soon(5, () => done(null, true));
    },
    robotjs: robot,
    '@jitsi/robotjs': robot,
    '@nut-tree/nut-js': kit.unknown('@nut-tree/nut-js', 'input'),
    'active-win': activeWindow,
    'get-windows': activeWindow,
    sharp,
    jimp: kit.unknown('jimp', 'input'),
    'node-machine-id': machine,
    systeminformation,
    keytar,
    chokidar: { watch: watcher, default: { watch: watcher } },
    'node-notifier': { notify: (options) => kit.record('other', 'notifier.notify', [options]) },
    'win-dpapi': dpapi,
    '@primno/dpapi': dpapi,
    'node-dpapi': dpapi,
    'auto-launch': AutoLaunch,
    'node-cron': { schedule: schedule('cron.schedule'), validate: () => true },
    cron: { CronJob },
    'node-schedule': { scheduleJob: schedule('schedule.scheduleJob') },
    regedit,
    winreg: Registry,
    'ps-list': async () => {
      kit.record('system', 'ps-list');
      return [{ pid: 4242, name: 'node', cmd: 'node' }];
    },
    getmac: { default: () => system('getmac', mac) },
    'get-mac-address': {},
    macaddress,
    'public-ip': { publicIp, publicIpv4: publicIp, v4: publicIp, v6: publicIp },
    'internal-ip': { v4: async () => '192.0.2.7', internalIpV4: async () => '192.0.2.7' },
    ip: { address: () => system('ip.address', '192.0.2.7'), isPrivate: () => true },
    'is-docker': no('is-docker'),
    'is-wsl': no('is-wsl'),
    'os-locale': { osLocale: async () => 'en-US', osLocaleSync: () => 'en-US' },
  };
};
