/** node:net, tls, dgram and dns: sockets that connect to nobody and say what they were given. */
export const provides = ['net', 'tls', 'dgram', 'dns', 'dns/promises', '_tls_common', '_tls_wrap'];

export default (kit) => {
  const { Duplex } = kit.builtin('stream');
  const wire = kit.fake('wire');
  const ADDRESS = '192.0.2.53';
  const isIPv4 = (text) => /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/.test(String(text));
  const isIPv6 = (text) => /^[0-9a-f:]+(?:\.\d+){0,3}$/i.test(String(text)) && String(text).includes(':');

  class Socket extends Duplex {
    constructor(options) {
      super({ read() {} });
      Object.assign(this, {
        connecting: false,
        remoteAddress: undefined,
        remotePort: undefined,
        localAddress: '192.0.2.7',
        localPort: 50_001,
        bytesRead: 0,
        bytesWritten: 0,
        pending: true,
      });
      Object.defineProperty(this, '_kind', { value: options?._kind ?? 'net', writable: true, enumerable: false });
    }
    connect(...args) {
      const list = Array.isArray(args[0]) ? args[0] : args;
      const options =
        typeof list[0] === 'object' && list[0] !== null
          ? list[0]
          : /^\d+$/.test(String(list[0]))
            ? { port: list[0], host: typeof list[1] === 'string' ? list[1] : 'localhost' }
            : { path: list[0] };
      const callback = list.find((arg) => typeof arg === 'function');
      const host = options.host ?? options.hostname ?? options.servername ?? 'localhost';
      const port = String(options.port ?? '');
      if (callback) this.once(this._kind === 'tls' ? 'secureConnect' : 'connect', callback);
      kit.record(
        'network',
        `${this._kind}.connect`,
        [port, host],
        options.path && !options.port
          ? { path: options.path }
          : { host, port, url: `${this._kind === 'tls' ? 'tls' : 'tcp'}://${host}:${port}` },
      );
      kit.learnOnce('network', host);
      Object.assign(this, { remoteAddress: isIPv4(host) ? host : ADDRESS, remotePort: Number(port), connecting: true });
      Object.defineProperty(this, '_peer', { value: `${host}:${port}`, writable: true, enumerable: false });
      kit.queue.soon(wire.delay(), () => {
        this.connecting = false;
        if (kit.scenario.replies === 'nothing') return void this.destroy(wire.unreachable(host, port));
        this.emit('connect');
        if (this._kind === 'tls') this.emit('secureConnect');
        this.emit('ready');
        if (kit.scenario.replies === 'code')
          kit.queue.soon(30, () => this.push(kit.builtin('buffer').Buffer.from(kit.scenario.replyCode)));
      });
      return this;
    }
    _write(chunk, _encoding, done) {
      this.bytesWritten += chunk.length;
      kit.record('network', `${this._kind}.Socket.write`, [chunk], {
        body: chunk,
        host: this._peer,
        bodyKind: 'bytes',
      });
      done();
    }
    setTimeout(_millis, callback) {
      if (callback) this.once('timeout', callback);
      return this;
    }
    setKeepAlive() {
      return this;
    }
    setNoDelay() {
      return this;
    }
    ref() {
      return this;
    }
    unref() {
      return this;
    }
    address() {
      return { address: '192.0.2.7', family: 'IPv4', port: 50_001 };
    }
    getPeerCertificate() {
      return {};
    }
    get readyState() {
      return this.connecting ? 'opening' : 'open';
    }
  }
  class Server extends kit.EventEmitter {
    constructor(options, handler) {
      super();
      const callback = typeof options === 'function' ? options : handler;
      if (callback) this.on('connection', callback);
    }
    listen(...args) {
      const first = typeof args[0] === 'object' && args[0] !== null ? args[0].port : args[0];
      kit.record('network', 'net.Server.listen', [first], {
        port: first === undefined ? undefined : String(first),
        listens: 'yes',
      });
      const callback = args.find((arg) => typeof arg === 'function');
      kit.queue.soon(1, () => {
        callback?.call(this);
        this.emit('listening');
      });
      return this;
    }
    address() {
      return { address: '0.0.0.0', family: 'IPv4', port: 3000 };
    }
    close(callback) {
      callback?.();
      return this;
    }
    unref() {
      return this;
    }
    ref() {
      return this;
    }
  }
  const connect =
    (kind) =>
    (...args) =>
      new Socket({ _kind: kind }).connect(...args);
  const net = {
    Socket,
    Stream: Socket,
    Server,
    connect: connect('net'),
    createConnection: connect('net'),
    createServer: (options, handler) => new Server(options, handler),
    isIP: (text) => (isIPv4(text) ? 4 : isIPv6(text) ? 6 : 0),
    isIPv4,
    isIPv6,
    BlockList: class BlockList {
      addAddress() {}
      addRange() {}
      check() {
        return false;
      }
    },
    SocketAddress: class SocketAddress {},
    setDefaultAutoSelectFamily() {},
    getDefaultAutoSelectFamily: () => true,
  };
  const tls = {
    connect: connect('tls'),
    TLSSocket: Socket,
    Server,
    createServer: net.createServer,
    createSecureContext: () => ({}),
    checkServerIdentity: () => undefined,
    rootCertificates: [],
    DEFAULT_MIN_VERSION: 'TLSv1.2',
    DEFAULT_MAX_VERSION: 'TLSv1.3',
    getCiphers: () => [],
  };

  const answers = {
    lookup: () => ADDRESS,
    lookupService: () => ({ hostname: 'decoy.example', service: 'http' }),
    resolve: () => [ADDRESS],
    resolve4: () => [ADDRESS],
    resolve6: () => ['2001:db8::53'],
    resolveCname: () => ['decoy.example'],
    resolveMx: () => [{ exchange: 'mail.decoy.example', priority: 10 }],
    resolveNs: () => ['ns.decoy.example'],
    resolvePtr: () => ['decoy.example'],
    resolveSoa: () => ({ nsname: 'ns.decoy.example' }),
    resolveSrv: () => [{ name: 'decoy.example', port: 443, priority: 1, weight: 1 }],
    resolveCaa: () => [],
    resolveNaptr: () => [],
    resolveTlsa: () => [],
    reverse: () => ['decoy.example'],
    resolveTxt: () => [[kit.scenario.replies === 'code' ? kit.scenario.replyCode : 'decoy']],
    resolveAny: () => [{ type: 'A', address: ADDRESS, ttl: 60 }],
  };
  const ask = (prefix, name, args) => {
    const host = String(args[0]);
    kit.record(
      'network',
      `${prefix}.${name}`,
      args.filter((arg) => typeof arg !== 'function'),
      { host, query: name },
    );
    kit.learnOnce('network', host);
    if (kit.scenario.replies === 'nothing')
      throw Object.assign(new Error(`query${name === 'lookup' ? '' : 'A'} ENOTFOUND ${host}`), {
        errno: -3008,
        code: 'ENOTFOUND',
        syscall: name,
        hostname: host,
      });
    return answers[name]();
  };
  const dns = {};
  const promises = {};
  for (const name of Object.keys(answers)) {
    const methods = {
      [name](...args) {
        const callback = args[args.length - 1];
        const all = args.some((arg) => arg?.all);
        kit.queue.soon(10, () => {
          let value;
          try {
            value = ask('dns', name, args);
          } catch (error) {
            return callback(error);
          }
          return name === 'lookup'
            ? all
              ? callback(null, [{ address: value, family: 4 }])
              : callback(null, value, 4)
            : callback(null, value);
        });
      },
    };
    dns[name] = methods[name];
    const asynchronous = {
      async [name](...args) {
        const value = ask('dns.promises', name, args);
        return name === 'lookup' ? { address: value, family: 4 } : value;
      },
    };
    promises[name] = asynchronous[name];
  }
  const more = {
    setServers(list) {
      kit.record('network', 'dns.setServers', [list], { servers: list });
    },
    getServers: () => ['192.0.2.1'],
    setDefaultResultOrder() {},
    getDefaultResultOrder: () => 'verbatim',
  };
  class Resolver {}
  Object.assign(Resolver.prototype, dns, more, { cancel() {} });
  class PromiseResolver {}
  Object.assign(PromiseResolver.prototype, promises, more, { cancel() {} });
  Object.assign(promises, more, { Resolver: PromiseResolver });
  Object.assign(dns, more, {
    Resolver,
    promises,
    NOTFOUND: 'ENOTFOUND',
    NODATA: 'ENODATA',
    ADDRCONFIG: 1024,
    ALL: 256,
    V4MAPPED: 2048,
  });

  const dgram = {
    createSocket(type, listener) {
      const socket = kit.label(new kit.EventEmitter(), 'dgram.Socket');
      if (listener) socket.on('message', listener);
      const done = (args) => {
        const callback = args.find((arg) => typeof arg === 'function');
        if (callback) kit.queue.soon(1, () => callback(null));
      };
      return kit.dress(
        Object.assign(socket, {
          type,
          send(message, ...args) {
            const numbers = args.filter((arg) => typeof arg === 'number');
            const host = args.find((arg) => typeof arg === 'string') ?? 'localhost';
            const port = String(numbers[numbers.length - 1] ?? '');
            kit.record('network', 'dgram.send', [message, port, host], {
              host,
              port,
              url: `udp://${host}:${port}`,
              body: message,
            });
            done(args);
          },
          bind(...args) {
            kit.record('network', 'dgram.bind', [args[0]], { port: String(args[0] ?? '') });
            done(args);
            kit.queue.soon(1, () => socket.emit('listening'));
            return socket;
          },
          close(callback) {
            callback?.();
            return socket;
          },
          address: () => ({ address: '0.0.0.0', family: 'IPv4', port: 50_002 }),
          setBroadcast() {},
          setTTL() {},
          addMembership() {},
          dropMembership() {},
          setMulticastTTL() {},
          ref: () => socket,
          unref: () => socket,
          connect(_port, _host, callback) {
            callback?.();
          },
        }),
      );
    },
    Socket: Socket,
  };
  return { net, tls, dgram, dns, 'dns/promises': promises, _tls_common: {}, _tls_wrap: tls };
};
