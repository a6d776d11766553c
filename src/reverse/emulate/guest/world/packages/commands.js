/** Commands by other names, and services of the system. */
export const provides = [
  'shelljs',
  'execa',
  'cross-spawn',
  'child-process-promise',
  'node-cmd',
  'node-pty',
  'sudo-prompt',
  'ps-node',
  'open',
  'opn',
  'pm2',
  'node-windows',
  'node-mac',
  'node-linux',
];

export default (kit) => {
  const commands = () => kit.builtin('child_process');
  const execa = Object.assign(
    (file, args, options) => {
      if (Array.isArray(file)) return (...rest) => execa(String(file[0]), rest);
      const child = commands().spawn(file, Array.isArray(args) ? args : [], Array.isArray(args) ? options : args);
      return Object.assign(Promise.resolve({ stdout: '', stderr: '', exitCode: 0, failed: false }), child, {
        kill() {},
      });
    },
    {
      command: async (text, options) => ({ stdout: String(commands().execSync(text, options)), stderr: '' }),
      commandSync: (text, options) => ({ stdout: String(commands().execSync(text, options)) }),
      sync: (file, args, options) => ({ stdout: String(commands().spawnSync(file, args, options).stdout) }),
      node: (file, args) => commands().fork(file, args),
    },
  );
  Object.assign(execa, {
    execa,
    execaSync: execa.sync,
    execaCommand: execa.command,
    execaCommandSync: execa.commandSync,
    $: execa,
    default: execa,
  });
  const spawn = Object.assign((...args) => commands().spawn(...args), {
    sync: (...args) => commands().spawnSync(...args),
    spawn: (...args) => commands().spawn(...args),
  });
  const shelljs = new Proxy(
    {
      exec: (text, options, done) => {
        const output = String(commands().execSync(String(text)));
        const callback = [options, done].find((arg) => typeof arg === 'function');
        callback?.(0, output, '');
        return { stdout: output, stderr: '', code: 0, toString: () => output };
      },
      which: () => '/usr/bin/decoy',
      config: {},
      error: () => null,
    },
    {
      get: (target, name) =>
        name in target || typeof name === 'symbol' || name === 'then'
          ? target[name]
          : (...args) => kit.record('file', `shelljs.${String(name)}`, args, { path: kit.describe(args[0]) }),
    },
  );
  const promised = {
    exec: async (...args) => ({ stdout: String(commands().execSync(...args)), stderr: '' }),
    spawn: async (...args) => commands().spawn(...args),
    execFile: async (...args) => ({ stdout: String(commands().execFileSync(...args)), stderr: '' }),
    fork: async (...args) => commands().fork(...args),
  };
  const cmd = {
    run: (text, done) => commands().exec(text, (error, output, errors) => done?.(error, output, errors)),
    get: (text, done) => cmd.run(text, done),
    runSync: (text) => ({ data: String(commands().execSync(text)), err: null }),
  };
  const pty = {
    spawn: (file, args, options) => {
      commands().spawn(file, args, options);
      const made = kit.label(new kit.EventEmitter(), 'pty');
      return Object.assign(made, {
        onData: (fn) => kit.later.add('pty.onData', fn, made, () => ['decoy']),
        onExit() {},
        write: (text) => kit.record('process', 'pty.write', [text], { command: String(text), stdin: String(text) }),
        kill() {},
        resize() {},
        pid: 5001,
      });
    },
  };
  const open = Object.assign(
    async (target) =>
      kit.record('process', 'open', [target], {
        command: `open ${target}`,
        url: /^https?:/.test(String(target)) ? String(target) : undefined,
      }),
    {},
  );
  open.default = open;
  const service = (name) => ({
    Service: class Service extends kit.EventEmitter {
      constructor(options) {
        super();
        kit.record('persistence', `new ${name}.Service`, [options], {
          place: 'system service',
          path: options?.script,
          name: options?.name,
        });
      }
      install() {
        kit.record('persistence', `${name}.Service.install`, [], { place: 'system service' });
      }
      start() {}
      uninstall() {}
    },
    elevate: (text) => commands().exec(text),
    isAdminUser: (done) => done(true),
    list: (done) => done([]),
  });
  return {
    shelljs,
    execa,
    'cross-spawn': spawn,
    'child-process-promise': promised,
    'node-cmd': cmd,
    'node-pty': pty,
    'sudo-prompt': {
      exec: (text, options, done) =>
        commands().exec(
          text,
          [options, done].find((arg) => typeof arg === 'function'),
        ),
    },
    'ps-node': {
      lookup: (given, done) => {
        kit.record('system', 'ps.lookup', [given]);
        kit.queue.soon(5, () => done(null, []));
      },
      kill: (pid, done) => {
        kit.record('process', 'ps.kill', [pid]);
        done?.();
      },
    },
    open,
    opn: open,
    pm2: kit.unknown('pm2', 'persistence'),
    'node-windows': service('node-windows'),
    'node-mac': service('node-mac'),
    'node-linux': service('node-linux'),
  };
};
