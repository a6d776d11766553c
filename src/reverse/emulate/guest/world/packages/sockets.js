/** socket.io: the connection succeeds, handlers of commands are kept for force, what is sent is recorded. */
export const provides = ['socket.io-client', 'socket.io', 'engine.io-client', 'sockjs-client', 'mqtt', 'pusher-js'];

export default (kit) => {
  const wire = kit.fake('wire');
  const { URL } = kit.builtin('url');

  const connect = (address, options = {}) => {
    const given = typeof address === 'object' && address !== null && !address.href ? address : options;
    const target = typeof address === 'string' ? address : (address?.href ?? 'http://localhost');
    const socket = kit.label(new kit.EventEmitter(), 'socket');
    const emit = kit.EventEmitter.prototype.emit;
    let url = target;
    let answer = null;
    try {
      const base = new URL(/^\w+:\/\//.test(target) ? target : `http://${target.replace(/^\/+/, '')}`);
      url = base.href;
      answer = wire.request({
        call: 'socket.io.connect',
        method: 'GET',
        url: `${base.origin}${given?.path ?? '/socket.io/'}`,
        headers: given?.extraHeaders,
        more: {
          socket: target,
          namespace: base.pathname === '/' ? undefined : base.pathname,
          query: given?.query ? kit.describe(given.query) : undefined,
          auth: given?.auth ? kit.describe(typeof given.auth === 'function' ? undefined : given.auth) : undefined,
        },
      });
    } catch {}
    Object.assign(socket, {
      id: 'decoySocketId0000000',
      connected: false,
      disconnected: true,
      io: Object.assign(kit.label(new kit.EventEmitter(), 'socket.io'), {
        opts: given,
        uri: url,
        engine: Object.assign(new kit.EventEmitter(), { id: 'decoy', transport: { name: 'websocket' } }),
        reconnection: () => true,
      }),
      nsp: '/',
      emit(name, ...args) {
        kit.record('network', 'socket.emit', [name, ...args], {
          url,
          event: String(name),
          body:
            args.length > 0
              ? kit.describe(
                  args.filter((arg) => typeof arg !== 'function'),
                  0,
                  [],
                  65_536,
                )
              : undefined,
        });
        const acknowledge = args[args.length - 1];
        if (typeof acknowledge === 'function') kit.queue.soon(20, () => acknowledge(kit.later.asked(String(name))));
        return socket;
      },
      send(...args) {
        return socket.emit('message', ...args);
      },
      connect: () => socket,
      open: () => socket,
      close() {
        kit.record('network', 'socket.close', [], { url });
        return socket;
      },
      disconnect() {
        kit.record('network', 'socket.disconnect', [], { url });
        return socket;
      },
      onAny(fn) {
        kit.later.add('socket.onAny', fn, socket, () => ['command', kit.later.asked('command')]);
        return socket;
      },
      offAny: () => socket,
      timeout: () => socket,
      compress: () => socket,
      emitWithAck: async (name, ...args) => {
        socket.emit(name, ...args);
        return kit.later.asked(String(name));
      },
    });
    Object.defineProperty(socket, 'volatile', { get: () => socket });
    kit.queue.soon(30, () => {
      if (answer === null || answer.error) {
        emit.call(socket, 'connect_error', answer?.error ?? new Error('xhr poll error'));
        return;
      }
      socket.connected = true;
      socket.disconnected = false;
      emit.call(socket, 'connect');
    });
    return kit.dress(socket);
  };
  const io = connect;
  Object.assign(io, {
    io,
    connect,
    default: io,
    Manager: class Manager {
      socket() {
        return connect('http://localhost');
      }
    },
    Socket: class Socket {},
    protocol: 5,
  });
  class Server extends kit.EventEmitter {
    constructor(first, options) {
      super();
      kit.record('network', 'socket.io.Server', [typeof first === 'number' ? first : undefined, options], {
        listens: 'yes',
      });
      kit.label(this, 'io');
      this.sockets = this;
      this.engine = new kit.EventEmitter();
    }
    emit(name, ...args) {
      kit.record('network', 'io.emit', [name, ...args], { event: String(name) });
      return true;
    }
    of() {
      return this;
    }
    to() {
      return this;
    }
    in() {
      return this;
    }
    use(fn) {
      kit.later.add('io.use', fn, this, null);
      return this;
    }
    attach() {
      return this;
    }
    listen(port) {
      kit.record('network', 'io.listen', [port], { port: String(port), listens: 'yes' });
      return this;
    }
    close() {}
  }
  const server = { server: (...args) => new Server(...args) }.server;
  Object.assign(server, { Server, default: server });
  return {
    'socket.io-client': io,
    'socket.io': server,
    'engine.io-client': {
      Socket: class Socket extends kit.EventEmitter {
        send() {}
        close() {}
      },
    },
    'sockjs-client': globalThis.WebSocket,
    mqtt: { connect: (url) => connect(String(url)) },
    'pusher-js': class Pusher {
      constructor(key) {
        kit.record('network', 'new Pusher', [key], { key: String(key) });
      }
      subscribe() {
        return kit.label(new kit.EventEmitter(), 'pusher');
      }
    },
  };
};
