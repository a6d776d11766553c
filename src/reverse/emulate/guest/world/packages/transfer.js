/** FTP and SSH. */
export const provides = ['ftp', 'basic-ftp', 'jsftp', 'promise-ftp', 'ssh2', 'node-ssh', 'ssh2-sftp-client'];

export default (kit) => {
  const wire = kit.fake('wire');
  const say = (call, args, data) => kit.record('network', call, args, data);

  const transfer =
    (service) =>
    (name, host) =>
    (...args) => {
      const callback = args.find((arg) => typeof arg === 'function');
      say(
        `${service}.${name}`,
        args.filter((arg) => typeof arg !== 'function'),
        {
          service,
          host: host(),
          path: typeof args[1] === 'string' ? args[1] : kit.describe(args[0]),
          body: args[0] instanceof Uint8Array || typeof args[0] === 'string' ? args[0] : undefined,
        },
      );
      if (callback) kit.queue.soon(10, () => callback(null, []));
      return Promise.resolve([]);
    };
  const connected = (service, given) => {
    say(`${service}.connect`, [given], {
      service,
      host: kit.describe(given?.host ?? given?.hostname ?? 'localhost'),
      port: String(given?.port ?? (service === 'ftp' ? 21 : 22)),
      user: given?.user ?? given?.username,
      key: given?.password ?? (given?.privateKey ? kit.describe(given.privateKey) : undefined),
      url: `${service}://${given?.host ?? 'localhost'}:${given?.port ?? (service === 'ftp' ? 21 : 22)}`,
    });
    kit.learnOnce('network', String(given?.host));
  };
  const makeClient = (service, names) =>
    class Client extends kit.EventEmitter {
      constructor(given) {
        super();
        kit.label(this, service);
        let host = String(given?.host ?? '');
        if (given?.host) connected(service, given);
        const enter = (options) => {
          host = String(options?.host ?? '');
          connected(service, options);
          kit.queue.soon(20, () => {
            if (kit.scenario.replies === 'nothing') {
              if (this.listenerCount('error') > 0) this.emit('error', wire.unreachable(host, options?.port ?? 21));
            } else this.emit('ready');
          });
          return kit.scenario.replies === 'nothing' && service === 'ftp'
            ? Promise.reject(wire.unreachable(host, options?.port ?? 21))
            : Promise.resolve(this);
        };
        this.connect = enter;
        this.access = enter;
        this.ftp = { verbose: false };
        for (const name of names) this[name] = transfer(service)(name, () => host);
        this.end = () => undefined;
        this.close = () => undefined;
        this.destroy = () => undefined;
        this.exec = (command, options, callback) => {
          const done = typeof options === 'function' ? options : callback;
          kit.record('process', `${service}.exec`, [command], { command: String(command), host });
          const stream = kit.label(new (kit.builtin('stream').PassThrough)(), 'ssh.stream');
          stream.stderr = new kit.EventEmitter();
          if (done) kit.queue.soon(10, () => done(null, stream));
          return Promise.resolve({ stdout: '', stderr: '' });
        };
        this.execCommand = this.exec;
        this.shell = (done) => {
          const stream = kit.label(new (kit.builtin('stream').PassThrough)(), 'ssh.shell');
          if (typeof done === 'function') kit.queue.soon(10, () => done(null, stream));
        };
        this.sftp = (done) => {
          const sftp = {};
          for (const name of ['fastPut', 'fastGet', 'readdir', 'mkdir', 'unlink', 'stat', 'writeFile', 'readFile'])
            sftp[name] = transfer('sftp')(name, () => host);
          kit.queue.soon(10, () => done(null, sftp));
        };
      }
    };
  const Ftp = makeClient('ftp', [
    'put',
    'get',
    'list',
    'mkdir',
    'delete',
    'append',
    'cwd',
    'rename',
    'uploadFrom',
    'uploadFromDir',
    'downloadTo',
    'downloadToDir',
    'ensureDir',
    'cd',
    'remove',
    'send',
    'ls',
    'raw',
    'auth',
    'binary',
    'ascii',
    'pwd',
    'size',
  ]);
  const Ssh = makeClient('ssh', [
    'forwardOut',
    'putFile',
    'getFile',
    'putDirectory',
    'getDirectory',
    'put',
    'get',
    'fastPut',
    'list',
    'mkdir',
    'uploadDir',
  ]);

  return {
    ftp: Ftp,
    'basic-ftp': { Client: Ftp },
    jsftp: Ftp,
    'promise-ftp': Ftp,
    ssh2: { Client: Ssh, Server: class Server extends kit.EventEmitter {}, utils: {} },
    'node-ssh': { NodeSSH: Ssh },
    'ssh2-sftp-client': Ssh,
  };
};
