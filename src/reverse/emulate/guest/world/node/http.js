/** node:http, https and http2: clients answered by the scenario, servers whose handlers are kept for force. */
export const provides = [
  'http',
  'https',
  'http2',
  '_http_agent',
  '_http_client',
  '_http_common',
  '_http_incoming',
  '_http_outgoing',
  '_http_server',
];

const METHODS = [
  'ACL',
  'BIND',
  'CHECKOUT',
  'CONNECT',
  'COPY',
  'DELETE',
  'GET',
  'HEAD',
  'LINK',
  'LOCK',
  'M-SEARCH',
  'MERGE',
  'MKACTIVITY',
  'MKCALENDAR',
  'MKCOL',
  'MOVE',
  'NOTIFY',
  'OPTIONS',
  'PATCH',
  'POST',
  'PROPFIND',
  'PROPPATCH',
  'PURGE',
  'PUT',
  'QUERY',
  'REBIND',
  'REPORT',
  'SEARCH',
  'SOURCE',
  'SUBSCRIBE',
  'TRACE',
  'UNBIND',
  'UNLINK',
  'UNLOCK',
  'UNSUBSCRIBE',
];
const STATUS_CODES = {
  200: 'OK',
  201: 'Created',
  204: 'No Content',
  301: 'Moved Permanently',
  302: 'Found',
  304: 'Not Modified',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  418: "I'm a Teapot",
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
};

export default (kit) => {
  const { Readable, Writable } = kit.builtin('stream');
  const { Buffer } = kit.builtin('buffer');
  const { URL } = kit.builtin('url');
  const { wire } = { wire: kit.fake('wire') };

  class IncomingMessage extends Readable {
    constructor(answer) {
      super({ read() {} });
      Object.assign(this, {
        statusCode: answer.status,
        statusMessage: answer.statusText,
        headers: answer.headers,
        rawHeaders: Object.entries(answer.headers).flat(),
        httpVersion: '1.1',
        httpVersionMajor: 1,
        httpVersionMinor: 1,
        complete: true,
        trailers: {},
        url: '',
        method: null,
        socket: fakeSocket(),
        aborted: false,
      });
      this.connection = this.socket;
    }
    setTimeout() {
      return this;
    }
  }
  const fakeSocket = () => ({
    remoteAddress: '192.0.2.80',
    remotePort: 443,
    localAddress: '192.0.2.7',
    localPort: 50_000,
    encrypted: true,
    authorized: true,
    setTimeout() {},
    setKeepAlive() {},
    setNoDelay() {},
    unref() {},
    ref() {},
    on() {
      return this;
    },
    once() {
      return this;
    },
    destroy() {},
    end() {},
    getPeerCertificate: () => ({}),
  });

  class OutgoingMessage extends Writable {
    constructor() {
      super();
      Object.defineProperty(this, '_headers', { value: {}, writable: true, enumerable: false });
      Object.defineProperty(this, '_parts', { value: [], writable: true, enumerable: false });
      this.headersSent = false;
    }
    setHeader(name, value) {
      this._headers[name] = value;
      return this;
    }
    getHeader(name) {
      return this._headers[Object.keys(this._headers).find((own) => own.toLowerCase() === String(name).toLowerCase())];
    }
    getHeaders() {
      return { ...this._headers };
    }
    getHeaderNames() {
      return Object.keys(this._headers).map((name) => name.toLowerCase());
    }
    hasHeader(name) {
      return this.getHeader(name) !== undefined;
    }
    removeHeader(name) {
      delete this._headers[name];
    }
    appendHeader(name, value) {
      this._headers[name] = value;
      return this;
    }
    flushHeaders() {}
    _write(chunk, _encoding, done) {
      this._parts.push(Buffer.from(chunk));
      done();
    }
  }
  class ClientRequest extends OutgoingMessage {
    constructor(scheme, args) {
      super();
      let [first, options, callback] = args;
      if (typeof options === 'function') [options, callback] = [undefined, options];
      let settings = {};
      if (typeof first === 'string' || first instanceof URL) {
        const url = new URL(String(first));
        settings = { ...kit.builtin('url').urlToHttpOptions(url), ...options };
        if (url.protocol === 'http:' && scheme === 'https')
          throw kit.nodeError(
            'ERR_INVALID_PROTOCOL',
            'Protocol "http:" not supported. Expected "https:"',
            {},
            TypeError,
          );
      } else settings = { ...first };
      const protocol = settings.protocol ?? `${scheme}:`;
      const host = String(settings.hostname ?? settings.host ?? 'localhost').replace(/:\d+$/, '');
      const port = settings.port ?? (/:(\d+)$/.exec(settings.host ?? '')?.[1] || '');
      this.method = String(settings.method ?? 'GET').toUpperCase();
      this.path = settings.path ?? '/';
      this.host = host;
      this.protocol = protocol;
      this.agent = settings.agent;
      this.reusedSocket = false;
      this.aborted = false;
      Object.assign(this._headers, wire.plainHeaders(settings.headers));
      if (settings.auth) this._headers.Authorization = `Basic ${Buffer.from(String(settings.auth)).toString('base64')}`;
      Object.defineProperty(this, '_target', {
        value: `${protocol}//${host}${port ? `:${port}` : ''}${this.path.startsWith('/') ? '' : '/'}${this.path}`,
        enumerable: false,
      });
      Object.defineProperty(this, '_scheme', { value: scheme, enumerable: false });
      if (callback) this.once('response', callback);
      this.socket = fakeSocket();
      kit.queue.soon(0, () => this.emit('socket', this.socket));
    }
    _final(done) {
      done();
      this.headersSent = true;
      const body = this._parts.length > 0 ? Buffer.concat(this._parts) : undefined;
      const answer = wire.request({
        call: `${this._scheme}.request`,
        method: this.method,
        url: this._target,
        headers: this._headers,
        body,
      });
      kit.queue.soon(wire.delay(), () => {
        if (this.aborted || this.destroyed) return;
        if (answer.error) {
          this.emit('error', answer.error);
          this.emit('close');
          return;
        }
        const message = new IncomingMessage(answer);
        kit.label(message, 'http.IncomingMessage');
        message.req = this;
        this.res = message;
        this.emit('response', message);
        if (this.method !== 'HEAD') message.push(Buffer.from(answer.text));
        message.push(null);
      });
    }
    abort() {
      this.aborted = true;
      this.destroy();
    }
    setTimeout(_millis, callback) {
      if (callback) this.on('timeout', callback);
      return this;
    }
    setNoDelay() {}
    setSocketKeepAlive() {}
  }
  class ServerResponse extends OutgoingMessage {
    constructor() {
      super();
      this.statusCode = 200;
    }
    writeHead(status, message, headers) {
      this.statusCode = status;
      Object.assign(this._headers, typeof message === 'object' ? message : headers);
      this.headersSent = true;
      return this;
    }
    _final(done) {
      kit.record('network', 'ServerResponse.end', [Buffer.concat(this._parts)], { status: String(this.statusCode) });
      done();
    }
  }
  class Server extends kit.EventEmitter {
    constructor(options, handler) {
      super();
      const callback = typeof options === 'function' ? options : handler;
      if (callback) this.on('request', callback);
      this.listening = false;
    }
    listen(...args) {
      const options =
        typeof args[0] === 'object' && args[0] !== null
          ? args[0]
          : { port: args[0], host: typeof args[1] === 'string' ? args[1] : undefined };
      kit.record('network', 'http.Server.listen', [options.port, options.host], {
        port: options.port === undefined ? undefined : String(options.port),
        host: options.host,
        listens: 'yes',
      });
      this.listening = true;
      const callback = args.find((arg) => typeof arg === 'function');
      if (callback) kit.later.entered(callback);
      kit.queue.soon(1, () => {
        callback?.call(this);
        this.emit('listening');
      });
      return this;
    }
    address() {
      return { address: '::', family: 'IPv6', port: 3000 };
    }
    close(callback) {
      callback?.();
      return this;
    }
    setTimeout() {
      return this;
    }
    ref() {
      return this;
    }
    unref() {
      return this;
    }
    closeAllConnections() {}
    closeIdleConnections() {}
  }
  class Agent extends kit.EventEmitter {
    constructor(options = {}) {
      super();
      this.options = { ...options };
      Object.assign(this, {
        maxSockets: options.maxSockets ?? Number.POSITIVE_INFINITY,
        keepAlive: options.keepAlive ?? false,
        sockets: {},
        freeSockets: {},
        requests: {},
      });
      if (options.rejectUnauthorized === false)
        kit.record('network', 'Agent.rejectUnauthorized', [false], { setting: 'certificates are not checked' });
    }
    destroy() {}
    getName() {
      return '';
    }
  }
  const make = (scheme) => {
    const methods = {
      request: (...args) => new ClientRequest(scheme, args),
      get: (...args) => {
        const made = new ClientRequest(scheme, args);
        made.end();
        return made;
      },
      createServer: (options, handler) => new Server(options, handler),
    };
    return {
      ...methods,
      METHODS,
      STATUS_CODES,
      Agent,
      globalAgent: new Agent(),
      Server,
      ClientRequest,
      IncomingMessage,
      OutgoingMessage,
      ServerResponse,
      maxHeaderSize: 16_384,
      validateHeaderName() {},
      validateHeaderValue() {},
      setMaxIdleHTTPParsers() {},
    };
  };
  const http = make('http');
  const https = make('https');

  const http2 = {
    connect(authority, _options, listener) {
      const session = kit.label(new kit.EventEmitter(), 'http2.session');
      const base = new URL(String(authority));
      session.request = (headers = {}) => {
        const stream = kit.label(
          new Writable({
            write(chunk, _encoding, done) {
              stream._body.push(Buffer.from(chunk));
              done();
            },
          }),
          'http2.stream',
        );
        stream._body = [];
        stream.setEncoding = () => stream;
        const send = () => {
          const answer = wire.request({
            call: 'http2.request',
            method: headers[':method'] ?? 'GET',
            url: new URL(headers[':path'] ?? '/', base),
            headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith(':'))),
            body: stream._body.length > 0 ? Buffer.concat(stream._body) : undefined,
          });
          kit.queue.soon(wire.delay(), () => {
            if (answer.error) return void stream.emit('error', answer.error);
            stream.emit('response', { ':status': answer.status, ...answer.headers });
            stream.emit('data', Buffer.from(answer.text));
            stream.emit('end');
          });
        };
        stream.on('finish', send);
        if (!headers[':method'] || headers[':method'] === 'GET')
          kit.queue.soon(1, () => !stream.writableEnded && stream.end());
        return stream;
      };
      Object.assign(session, { close() {}, destroy() {}, unref() {}, ref() {}, ping() {} });
      kit.queue.soon(2, () => {
        session.emit('connect');
        listener?.(session);
      });
      return session;
    },
    createServer: http.createServer,
    createSecureServer: http.createServer,
    constants: {
      HTTP2_HEADER_STATUS: ':status',
      HTTP2_HEADER_PATH: ':path',
      HTTP2_HEADER_METHOD: ':method',
      HTTP2_HEADER_AUTHORITY: ':authority',
      HTTP2_HEADER_SCHEME: ':scheme',
    },
    getDefaultSettings: () => ({}),
  };
  kit.httpParts = { IncomingMessage, ServerResponse, Server };
  return {
    http,
    https,
    http2,
    _http_agent: { Agent, globalAgent: http.globalAgent },
    _http_client: { ClientRequest },
    _http_common: { methods: METHODS },
    _http_incoming: { IncomingMessage },
    _http_outgoing: { OutgoingMessage },
    _http_server: { Server, ServerResponse, STATUS_CODES },
  };
};
