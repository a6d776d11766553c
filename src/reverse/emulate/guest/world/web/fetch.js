/** fetch and what belongs to it, WebSocket, EventSource. */
export const provides = [
  'web:fetch',
  'node-fetch',
  'cross-fetch',
  'isomorphic-fetch',
  'node-fetch-native',
  'cross-fetch/polyfill',
  'isomorphic-unfetch',
  'unfetch',
  'whatwg-fetch',
  'ws',
  'isomorphic-ws',
  'websocket',
  'eventsource',
  'formdata-node',
  'fetch-blob',
  'form-data',
  'form-data-encoder',
  'formdata-polyfill/esm.min.js',
];

export default (kit) => {
  const wire = kit.fake('wire');
  const { Buffer } = kit.builtin('buffer');
  const { EventTarget, Event, MessageEvent } = kit.fake('web:events');

  class Headers {
    #map = new Map();
    constructor(init) {
      const plain = wire.plainHeaders(init);
      for (const name of Object.keys(plain)) this.#map.set(name.toLowerCase(), plain[name]);
    }
    get(name) {
      return this.#map.get(String(name).toLowerCase()) ?? null;
    }
    set(name, value) {
      this.#map.set(String(name).toLowerCase(), String(value));
    }
    append(name, value) {
      this.set(name, this.has(name) ? `${this.get(name)}, ${value}` : value);
    }
    has(name) {
      return this.#map.has(String(name).toLowerCase());
    }
    delete(name) {
      this.#map.delete(String(name).toLowerCase());
    }
    forEach(fn) {
      for (const [name, value] of this.#map) fn(value, name, this);
    }
    entries() {
      return this.#map.entries();
    }
    keys() {
      return this.#map.keys();
    }
    values() {
      return this.#map.values();
    }
    getSetCookie() {
      return [];
    }
    raw() {
      return Object.fromEntries([...this.#map].map(([name, value]) => [name, [value]]));
    }
    [Symbol.iterator]() {
      return this.#map.entries();
    }
  }
  const fieldText = (value) => {
    const shown =
      typeof value === 'string'
        ? value
        : value instanceof Uint8Array
          ? kit.bytesText(value)
          : value?.path
            ? `[stream ${value.path}]`
            : kit.blobBytes?.(value)?.length
              ? kit.bytesText(kit.blobBytes(value))
              : kit.describe(value);
    return shown;
  };
  class FormData {
    #fields = [];
    append(name, value, file) {
      this.#fields.push([String(name), value, typeof file === 'object' ? (file?.filename ?? file?.filepath) : file]);
    }
    set(name, value, file) {
      this.delete(name);
      this.append(name, value, file);
    }
    get(name) {
      return this.#fields.find((field) => field[0] === name)?.[1] ?? null;
    }
    getAll(name) {
      return this.#fields.filter((field) => field[0] === name).map((field) => field[1]);
    }
    has(name) {
      return this.#fields.some((field) => field[0] === name);
    }
    delete(name) {
      this.#fields = this.#fields.filter((field) => field[0] !== name);
    }
    *entries() {
      for (const [name, value] of this.#fields) yield [name, value];
    }
    *keys() {
      for (const field of this.#fields) yield field[0];
    }
    *values() {
      for (const field of this.#fields) yield field[1];
    }
    forEach(fn) {
      for (const [name, value] of this.#fields) fn(value, name, this);
    }
    [Symbol.iterator]() {
      return this.entries();
    }
    _fields() {
      const made = {};
      for (const [name, value, file] of this.#fields) {
        const shown = file ? `${fieldText(value)} (file ${file})` : fieldText(value);
        made[name] = name in made ? `${made[name]}, ${shown}` : shown;
      }
      return made;
    }
  }
  Object.defineProperty(FormData.prototype, '_fields', { enumerable: false });
  /** the package of the same name: a stream with headers */
  class NodeFormData extends FormData {
    getHeaders(more) {
      return { 'content-type': `multipart/form-data; boundary=${this.getBoundary()}`, ...more };
    }
    getBoundary() {
      return '--------------------------decoy0000000000000000000';
    }
    setBoundary() {}
    getLengthSync() {
      return 100;
    }
    getLength(callback) {
      callback(null, 100);
    }
    hasKnownLength() {
      return true;
    }
    getBuffer() {
      return Buffer.from(kit.describe(this._fields()));
    }
    pipe(target) {
      target.write?.(this.getBuffer());
      target.end?.();
      return target;
    }
    on() {
      return this;
    }
    once() {
      return this;
    }
    submit(target, callback) {
      const options =
        typeof target === 'string'
          ? target
          : `${target.protocol ?? 'http:'}//${target.host ?? target.hostname}${target.port ? `:${target.port}` : ''}${target.path ?? '/'}`;
      const answer = wire.request({
        call: 'form-data.submit',
        method: 'POST',
        url: options,
        headers: this.getHeaders(target?.headers),
        body: this,
      });
      kit.queue.soon(20, () =>
        callback?.(
          answer.error ?? null,
          answer.error ? undefined : { statusCode: answer.status, resume() {}, on() {} },
        ),
      );
      return new kit.EventEmitter();
    }
  }
  const readBody = async (body) => {
    if (body === null || body === undefined) return '';
    if (typeof body === 'string') return body;
    if (body instanceof Uint8Array) return Buffer.from(body).toString();
    if (typeof body.text === 'function') return body.text();
    if (typeof body._fields === 'function') return kit.describe(body._fields());
    return String(body);
  };
  class Body {
    get body() {
      return this._reply === undefined && this._body === null
        ? null
        : Object.assign(kit.fake('web:streams').streamOf(Buffer.from(this._text())), {
            pipe: (target) =>
              kit
                .builtin('stream')
                .Readable.from([Buffer.from(this._text())])
                .pipe(target),
            on: (name, fn) =>
              name === 'data'
                ? kit.queue.soon(1, () => fn(Buffer.from(this._text())))
                : name === 'end'
                  ? kit.queue.soon(2, fn)
                  : undefined,
          });
    }
    get bodyUsed() {
      return this._used === true;
    }
    _text() {
      return this._reply ? this._reply.text : typeof this._body === 'string' ? this._body : '';
    }
    async text() {
      this._used = true;
      return this._reply ? this._reply.text : readBody(this._body);
    }
    async json() {
      this._used = true;
      return this._reply ? kit.replies.json(this._reply) : JSON.parse(await readBody(this._body));
    }
    async arrayBuffer() {
      return new Uint8Array(Buffer.from(await this.text())).buffer;
    }
    async bytes() {
      return new Uint8Array(Buffer.from(await this.text()));
    }
    async buffer() {
      return Buffer.from(await this.text());
    }
    async blob() {
      return new globalThis.Blob([await this.text()]);
    }
    async formData() {
      return new FormData();
    }
    async textConverted() {
      return this.text();
    }
  }
  const hide = (self, fields) => {
    for (const name of Object.keys(fields))
      Object.defineProperty(self, name, { value: fields[name], writable: true, enumerable: false });
  };
  class Request extends Body {
    constructor(input, init = {}) {
      super();
      const from = input instanceof Request ? input : null;
      this.url = from ? from.url : String(input?.href ?? input);
      this.method = String(init.method ?? from?.method ?? 'GET').toUpperCase();
      this.headers = new Headers(init.headers ?? from?.headers);
      this.signal = init.signal ?? null;
      hide(this, { _body: init.body ?? from?._body ?? null, _used: false, _reply: undefined });
    }
    clone() {
      return new Request(this);
    }
  }
  class Response extends Body {
    constructor(body = null, init = {}) {
      super();
      Object.assign(this, {
        status: init.status ?? 200,
        statusText: init.statusText ?? '',
        type: 'default',
        redirected: false,
        url: init._url ?? '',
      });
      this.headers = new Headers(init.headers);
      hide(this, { _body: body, _used: false, _reply: init._reply });
    }
    get ok() {
      return this.status >= 200 && this.status < 300;
    }
    clone() {
      return new Response(this._body, {
        status: this.status,
        statusText: this.statusText,
        headers: this.headers,
        _reply: this._reply,
        _url: this.url,
      });
    }
    static json(data, init) {
      return new Response(JSON.stringify(data), init);
    }
    static error() {
      return new Response(null, { status: 0 });
    }
    static redirect(url) {
      return new Response(null, { status: 302, headers: { location: String(url) } });
    }
  }
  async function fetch(input, init = {}) {
    const request = new Request(input, init);
    if (request.url.startsWith('data:'))
      return new Response(decodeURIComponent(request.url.replace(/^data:[^,]*,/, '')));
    let answer;
    try {
      answer = await wire.soon({
        call: 'fetch',
        method: request.method,
        url: request.url,
        headers: request.headers,
        body: request._body,
      });
    } catch (error) {
      throw Object.assign(new TypeError(`Failed to parse URL from ${request.url}`), { cause: error });
    }
    if (answer.error) throw Object.assign(new TypeError('fetch failed'), { cause: answer.error });
    return new Response(answer.text, {
      status: answer.status,
      statusText: answer.statusText,
      headers: answer.headers,
      _reply: answer.reply,
      _url: answer.url.href,
    });
  }

  /** both faces: the browser's and that of the package ws */
  class WebSocket extends EventTarget {
    #emitter = new kit.EventEmitter();
    constructor(address, protocols, options) {
      super();
      const url = String(address?.href ?? address);
      Object.assign(this, {
        url,
        readyState: 0,
        protocol: Array.isArray(protocols) ? (protocols[0] ?? '') : typeof protocols === 'string' ? protocols : '',
        bufferedAmount: 0,
        extensions: '',
        binaryType: 'nodebuffer',
        onopen: null,
        onmessage: null,
        onclose: null,
        onerror: null,
      });
      kit.label(this.#emitter, 'WebSocket');
      const settings = options ?? (typeof protocols === 'object' && !Array.isArray(protocols) ? protocols : undefined);
      const answer = wire.request({
        call: 'new WebSocket',
        method: 'GET',
        url,
        headers: { ...wire.plainHeaders(settings?.headers), Upgrade: 'websocket' },
      });
      kit.queue.soon(30, () => {
        if (answer.error) return void this._raise('error', answer.error);
        this.readyState = 1;
        this._raise('open');
        if (kit.scenario.replies === 'code' || kit.scenario.replies === 'json')
          kit.queue.soon(60, () => this.readyState === 1 && this._raise('message', answer.text));
        return undefined;
      });
      kit.queue.soon(3_000, () =>
        kit.later.add('WebSocket.onmessage', this.onmessage ?? undefined, this, () => [
          new MessageEvent('message', {
            data: JSON.stringify({ type: 'decoy', cmd: 'decoy', command: 'decoy', data: 'decoy' }),
          }),
        ]),
      );
    }
    _raise(type, value) {
      if (this.#emitter.listenerCount(type) > 0)
        this.#emitter.emit(
          type,
          ...(type === 'message' ? [Buffer.from(String(value)), false] : value === undefined ? [] : [value]),
        );
      const event =
        type === 'message'
          ? new MessageEvent('message', { data: value })
          : Object.assign(new Event(type), type === 'error' ? { error: value, message: value?.message } : {});
      this.dispatchEvent(event);
    }
    on(type, listener) {
      this.#emitter.on(type, listener);
      return this;
    }
    once(type, listener) {
      this.#emitter.once(type, listener);
      return this;
    }
    off(type, listener) {
      this.#emitter.off(type, listener);
      return this;
    }
    addListener(type, listener) {
      return this.on(type, listener);
    }
    removeListener(type, listener) {
      return this.off(type, listener);
    }
    removeAllListeners(type) {
      this.#emitter.removeAllListeners(type);
      return this;
    }
    emit(type, ...args) {
      return this.#emitter.emit(type, ...args);
    }
    send(data, options, callback) {
      kit.record('network', 'WebSocket.send', [data], { url: this.url, body: data });
      const done = typeof options === 'function' ? options : callback;
      if (done) kit.queue.soon(1, done);
    }
    ping() {}
    pong() {}
    close(code) {
      kit.record('network', 'WebSocket.close', [code], { url: this.url });
      this.readyState = 3;
      kit.queue.soon(5, () => this._raise('close', 1000));
    }
    terminate() {
      this.close();
    }
  }
  for (const [name, value] of [
    ['CONNECTING', 0],
    ['OPEN', 1],
    ['CLOSING', 2],
    ['CLOSED', 3],
  ]) {
    Object.defineProperty(WebSocket, name, { value, enumerable: true });
    Object.defineProperty(WebSocket.prototype, name, { value, enumerable: true });
  }
  class WebSocketServer extends kit.EventEmitter {
    constructor(options) {
      super();
      kit.record('network', 'new WebSocketServer', [options], {
        port: options?.port === undefined ? undefined : String(options.port),
        listens: 'yes',
      });
      this.clients = new Set();
    }
    close() {}
    handleUpgrade() {}
  }
  const ws = kit.native(Object.assign(WebSocket, {}), 'WebSocket');
  Object.defineProperties(ws, {
    WebSocket: { value: ws },
    Server: { value: WebSocketServer },
    WebSocketServer: { value: WebSocketServer },
    default: { value: ws },
    createWebSocketStream: { value: () => new (kit.builtin('stream').PassThrough)() },
  });
  class EventSource extends EventTarget {
    constructor(url) {
      super();
      this.url = String(url);
      const answer = wire.request({ call: 'new EventSource', url: this.url, headers: { Accept: 'text/event-stream' } });
      kit.queue.soon(30, () =>
        answer.error
          ? this.dispatchEvent(new Event('error'))
          : this.dispatchEvent(new MessageEvent('message', { data: answer.text })),
      );
    }
    close() {}
  }
  const node = Object.assign(fetch, {});
  for (const [name, value] of Object.entries({ default: fetch, fetch, Headers, Request, Response, FormData }))
    if (!Object.hasOwn(node, name)) Object.defineProperty(node, name, { value, enumerable: false });
  Object.defineProperty(node, 'FetchError', { value: class FetchError extends Error {}, enumerable: false });
  const client = class W3CWebSocket extends WebSocket {};
  NodeFormData.default = NodeFormData;
  kit.dress(FormData);
  return {
    'web:fetch': { fetch, Headers, Request, Response, FormData, WebSocket, EventSource },
    'node-fetch': node,
    'cross-fetch': node,
    'isomorphic-fetch': node,
    'node-fetch-native': node,
    'isomorphic-unfetch': node,
    unfetch: node,
    'whatwg-fetch': node,
    'cross-fetch/polyfill': {},
    ws,
    'isomorphic-ws': ws,
    websocket: { w3cwebsocket: client, client: WebSocketServer, server: WebSocketServer },
    eventsource: EventSource,
    'form-data': NodeFormData,
    'formdata-node': { FormData, File: globalThis.File, Blob: globalThis.Blob },
    'fetch-blob': globalThis.Blob,
    'form-data-encoder': {
      FormDataEncoder: class FormDataEncoder {
        constructor(form) {
          this.headers = {};
          this.form = form;
        }
      },
    },
    'formdata-polyfill/esm.min.js': { FormData },
  };
};
