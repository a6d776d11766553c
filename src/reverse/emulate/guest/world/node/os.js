/** node:os of the persona. What it is asked is recorded: it is what victims are told apart by. */
export const provides = ['os'];

export default (kit) => {
  const { persona, win, mac } = kit;
  const answers = {
    hostname: () => persona.hostname,
    platform: () => persona.platform,
    type: () => (win ? 'Windows_NT' : mac ? 'Darwin' : 'Linux'),
    release: () => persona.release,
    version: () => (win ? 'Windows 11 Pro' : mac ? 'Darwin Kernel Version 23.6.0' : '#45-Ubuntu SMP PREEMPT_DYNAMIC'),
    machine: () => (persona.arch === 'x64' ? 'x86_64' : 'arm64'),
    arch: () => persona.arch,
    homedir: () => persona.home,
    tmpdir: () => persona.temp,
    userInfo: () => ({
      uid: win ? -1 : mac ? 501 : 1000,
      gid: win ? -1 : mac ? 20 : 1000,
      username: persona.username,
      homedir: persona.home,
      shell: win ? null : mac ? '/bin/zsh' : '/bin/bash',
    }),
    networkInterfaces: () => {
      const all = {};
      for (const name of Object.keys(persona.addresses))
        all[name] = persona.addresses[name].map((entry) => ({
          netmask: entry.family === 'IPv4' ? (entry.internal ? '255.0.0.0' : '255.255.255.0') : 'ffff:ffff:ffff:ffff::',
          cidr: `${entry.address}/${entry.family === 'IPv4' ? (entry.internal ? 8 : 24) : 64}`,
          ...entry,
          ...(entry.family === 'IPv6' ? { scopeid: 0 } : {}),
        }));
      return all;
    },
    cpus: () =>
      Array.from({ length: persona.cpus }, () => ({
        model: mac ? 'Apple M3 Pro' : '12th Gen Intel(R) Core(TM) i7-1260P',
        speed: 2500,
        times: { user: 252_020, nice: 0, sys: 30_340, idle: 1_070_356, irq: 0 },
      })),
    totalmem: () => persona.memory,
    freemem: () => Math.floor(persona.memory * 0.4),
    uptime: () => 185_402.5,
    loadavg: () => (win ? [0, 0, 0] : [1.2, 1.1, 1.05]),
    endianness: () => 'LE',
    availableParallelism: () => persona.cpus,
    getPriority: () => 0,
    setPriority: () => undefined,
  };
  const os = {};
  for (const name of Object.keys(answers)) {
    const methods = {
      [name](...args) {
        const value = answers[name](...args);
        kit.record('system', `os.${name}`, args, { asked: name }, value ?? null);
        return value;
      },
    };
    os[name] = methods[name];
  }
  for (const name of [
    'hostname',
    'homedir',
    'tmpdir',
    'platform',
    'type',
    'release',
    'arch',
    'totalmem',
    'freemem',
    'uptime',
    'machine',
    'version',
    'endianness',
    'availableParallelism',
  ]) {
    const plain = os[name];
    Object.defineProperty(plain, Symbol.toPrimitive, { value: () => answers[name](), enumerable: false });
  }
  const signals = {
    SIGHUP: 1,
    SIGINT: 2,
    SIGQUIT: 3,
    SIGILL: 4,
    SIGTRAP: 5,
    SIGABRT: 6,
    SIGKILL: 9,
    SIGSEGV: 11,
    SIGPIPE: 13,
    SIGTERM: 15,
  };
  Object.assign(os, {
    EOL: win ? '\r\n' : '\n',
    devNull: win ? '\\\\.\\nul' : '/dev/null',
    constants: {
      signals,
      errno: { ENOENT: 2, EACCES: 13, ECONNREFUSED: 111 },
      priority: { PRIORITY_LOW: 19, PRIORITY_NORMAL: 0, PRIORITY_HIGH: -14 },
      dlopen: {},
      UV_UDP_REUSEADDR: 4,
    },
  });
  return { os };
};
