/** node:stream: enough of it to carry data between fakes and the sample: readable, writable, both, transforms, pipes, pipelines, iteration. */
// biome-ignore-all lint/complexity/noCommaOperator: a record, then the answer
// biome-ignore-all lint/suspicious/noAssignInExpressions: made when first asked for
export const provides = [
  'stream',
  'stream/promises',
  'stream/consumers',
  'stream/web',
  '_stream_readable',
  '_stream_writable',
  '_stream_duplex',
  '_stream_transform',
  '_stream_passthrough',
];

export default (kit) => {
  const { EventEmitter } = kit;
  const { Buffer } = kit.builtin('buffer');
  const later = (run) => kit.queue.soon(0, run);
  const toChunk = (chunk, encoding, objects) =>
    objects || typeof chunk !== 'string' ? chunk : Buffer.from(chunk, encoding);
  const inherit = (Child, Parent) => {
    Object.setPrototypeOf(Child.prototype, Parent.prototype);
    Object.setPrototypeOf(Child, Parent);
  };

  function Stream(options) {
    EventEmitter.call(this, options);
  }
  inherit(Stream, EventEmitter);
  Stream.prototype.pipe = function (target) {
    this.on('data', (chunk) => target.write(chunk));
    this.on('end', () => target.end?.());
    return target;
  };

  const setUp = (self, options, kind) => {
    EventEmitter.call(self, options);
    const hidden = (name, value) =>
      Object.defineProperty(self, name, { value, writable: true, enumerable: false, configurable: true });
    self.destroyed ??= false;
    if (kind === 'read') {
      hidden('_readableState', {
        objectMode: !!(options?.objectMode || options?.readableObjectMode),
        encoding: options?.encoding ?? null,
        buffer: [],
        ended: false,
        endEmitted: false,
        flowing: null,
        reading: false,
        scheduled: false,
      });
      self.readable = true;
      if (options?.read) self._read = options.read;
    } else {
      hidden('_writableState', {
        objectMode: !!(options?.objectMode || options?.writableObjectMode),
        ended: false,
        finished: false,
        pending: [],
        busy: false,
      });
      self.writable = true;
      if (options?.write) self._write = options.write;
      if (options?.writev) self._writev = options.writev;
      if (options?.final) self._final = options.final;
    }
    if (options?.destroy) self._destroy = options.destroy;
    options?.construct?.call(self, () => undefined);
  };

  function Readable(options) {
    if (!(this instanceof Readable)) return new Readable(options);
    setUp(this, options, 'read');
  }
  inherit(Readable, Stream);
  const flow = (self) => {
    const state = self._readableState;
    if (state.scheduled) return;
    state.scheduled = true;
    later(() => {
      state.scheduled = false;
      if (self.destroyed) return;
      if (!state.flowing) {
        if (state.buffer.length > 0 || state.ended) self.emit('readable');
        if (state.ended && state.buffer.length === 0) endOf(self);
        return;
      }
      while (state.flowing && state.buffer.length > 0) self.emit('data', decoded(self, state.buffer.shift()));
      if (state.buffer.length === 0 && state.ended) endOf(self);
      else if (state.flowing && !state.ended && !state.reading) pull(self);
    });
  };
  const decoded = (self, chunk) =>
    self._readableState.encoding && chunk instanceof Uint8Array
      ? Buffer.from(chunk).toString(self._readableState.encoding)
      : chunk;
  const endOf = (self) => {
    const state = self._readableState;
    if (state.endEmitted) return;
    state.endEmitted = true;
    self.readable = false;
    self.emit('end');
    later(() => !self.closed && ((self.closed = true), self.emit('close')));
  };
  const pull = (self) => {
    const state = self._readableState;
    state.reading = true;
    self._read(16_384);
    state.reading = false;
  };
  const readable = {
    _read() {},
    push(chunk, encoding) {
      const state = this._readableState;
      if (chunk === null) state.ended = true;
      else if (chunk !== undefined && (state.objectMode || chunk.length > 0))
        state.buffer.push(toChunk(chunk, encoding, state.objectMode));
      flow(this);
      return state.buffer.length < 16;
    },
    unshift(chunk, encoding) {
      this._readableState.buffer.unshift(toChunk(chunk, encoding, this._readableState.objectMode));
      flow(this);
    },
    read(size) {
      const state = this._readableState;
      if (state.buffer.length === 0) {
        if (!state.ended) pull(this);
        if (state.buffer.length === 0) {
          if (state.ended) flow(this);
          return null;
        }
      }
      if (state.objectMode) return state.buffer.shift();
      const all = Buffer.concat(state.buffer.splice(0).map((part) => Buffer.from(part)));
      if (size !== undefined && size < all.length) {
        state.buffer.unshift(all.subarray(size));
        return decoded(this, all.subarray(0, size));
      }
      if (state.ended) flow(this);
      return decoded(this, all);
    },
    on(name, listener) {
      EventEmitter.prototype.on.call(this, name, listener);
      if (name === 'data' && this._readableState && this._readableState.flowing !== false) this.resume();
      if (name === 'readable' && this._readableState) {
        this._readableState.flowing = false;
        pull(this);
        flow(this);
      }
      return this;
    },
    resume() {
      this._readableState.flowing = true;
      flow(this);
      return this;
    },
    pause() {
      this._readableState.flowing = false;
      return this;
    },
    isPaused() {
      return this._readableState.flowing === false;
    },
    setEncoding(encoding) {
      this._readableState.encoding = encoding;
      return this;
    },
    pipe(target, options) {
      this.on('data', (chunk) => target.write(chunk));
      if (options?.end !== false) this.on('end', () => target.end?.());
      target.emit?.('pipe', this);
      return target;
    },
    unpipe() {
      return this;
    },
    wrap(stream) {
      stream.on('data', (chunk) => this.push(chunk));
      stream.on('end', () => this.push(null));
      return this;
    },
    destroy(error) {
      if (this.destroyed) return this;
      this.destroyed = true;
      const close = (failed) =>
        later(() => {
          if (failed) this.emit('error', failed);
          this.closed = true;
          this.emit('close');
        });
      if (typeof this._destroy === 'function') this._destroy(error ?? null, close);
      else close(error);
      return this;
    },
    async *[Symbol.asyncIterator]() {
      const queue = [];
      let wake = null;
      let done = false;
      let failed = null;
      const tell = () => wake?.();
      this.on('data', (chunk) => {
        queue.push(chunk);
        tell();
      });
      this.on('end', () => {
        done = true;
        tell();
      });
      this.on('close', () => {
        done = true;
        tell();
      });
      this.on('error', (error) => {
        failed = error;
        tell();
      });
      for (;;) {
        if (queue.length > 0) yield queue.shift();
        else if (failed) throw failed;
        else if (done) return;
        else
          await new Promise((resolve) => {
            wake = resolve;
          });
      }
    },
    async toArray() {
      const all = [];
      for await (const chunk of this) all.push(chunk);
      return all;
    },
    async forEach(fn) {
      for await (const chunk of this) await fn(chunk);
    },
    map(fn) {
      const source = this;
      return Readable.from(
        (async function* () {
          for await (const chunk of source) yield await fn(chunk);
        })(),
      );
    },
    filter(fn) {
      const source = this;
      return Readable.from(
        (async function* () {
          for await (const chunk of source) if (await fn(chunk)) yield chunk;
        })(),
      );
    },
  };
  Object.assign(Readable.prototype, readable);
  Readable.prototype.addListener = Readable.prototype.on;
  Readable.from = (source, options) => {
    const stream = new Readable({ objectMode: true, ...options, read() {} });
    const pump = async () => {
      if (typeof source === 'string' || source instanceof Uint8Array) stream.push(source);
      else for await (const chunk of source) stream.push(chunk);
      stream.push(null);
    };
    pump().catch((error) => stream.destroy(error));
    return stream;
  };
  Readable.fromWeb = (source) => Readable.from(source);
  Readable.toWeb = (stream) => kit.fake('web:streams').fromNode(stream);

  const startWriting = (self) => {
    const state = self._writableState;
    if (state.busy) return;
    const next = state.pending.shift();
    if (next === undefined) {
      if (state.ended && !state.finished) finish(self);
      return;
    }
    state.busy = true;
    self._write(next.chunk, next.encoding, (error) => {
      state.busy = false;
      if (error) return void self.destroy(error);
      next.done?.();
      if (state.pending.length === 0 && !state.ended) later(() => self.emit('drain'));
      startWriting(self);
    });
  };
  const finish = (self) => {
    const state = self._writableState;
    state.finished = true;
    const end = (error) => {
      if (error) return void self.destroy(error);
      later(() => {
        self.writableFinished = true;
        self.emit('finish');
        if (!self._readableState) later(() => self.emit('close'));
      });
    };
    if (typeof self._final === 'function') self._final(end);
    else end();
  };
  function Writable(options) {
    if (!(this instanceof Writable)) return new Writable(options);
    setUp(this, options, 'write');
  }
  inherit(Writable, Stream);
  const writable = {
    _write(_chunk, _encoding, done) {
      done();
    },
    write(chunk, encoding, done) {
      const state = this._writableState;
      const callback = typeof encoding === 'function' ? encoding : done;
      if (state.ended) {
        later(() => this.emit('error', kit.nodeError('ERR_STREAM_WRITE_AFTER_END', 'write after end')));
        return false;
      }
      state.pending.push({
        chunk: toChunk(chunk, typeof encoding === 'string' ? encoding : 'utf8', state.objectMode),
        encoding: typeof encoding === 'string' ? encoding : 'buffer',
        done: callback,
      });
      startWriting(this);
      return true;
    },
    end(chunk, encoding, done) {
      const callback = typeof chunk === 'function' ? chunk : typeof encoding === 'function' ? encoding : done;
      if (chunk !== undefined && chunk !== null && typeof chunk !== 'function') this.write(chunk, encoding);
      this._writableState.ended = true;
      this.writableEnded = true;
      if (typeof callback === 'function') this.once('finish', callback);
      startWriting(this);
      return this;
    },
    cork() {},
    uncork() {},
    setDefaultEncoding() {
      return this;
    },
    destroy: readable.destroy,
  };
  Object.assign(Writable.prototype, writable);

  function Duplex(options) {
    if (!(this instanceof Duplex)) return new Duplex(options);
    setUp(this, options, 'read');
    setUp(this, options, 'write');
  }
  inherit(Duplex, Readable);
  Object.assign(Duplex.prototype, writable);
  Object.defineProperty(Writable, Symbol.hasInstance, {
    value(value) {
      return Function.prototype[Symbol.hasInstance].call(this, value) || (this === Writable && !!value?._writableState);
    },
  });

  function Transform(options) {
    if (!(this instanceof Transform)) return new Transform(options);
    Duplex.call(this, options);
    if (options?.transform) this._transform = options.transform;
    if (options?.flush) this._flush = options.flush;
  }
  inherit(Transform, Duplex);
  Object.assign(Transform.prototype, {
    _transform(_chunk, _encoding, done) {
      done();
    },
    _write(chunk, encoding, done) {
      this._transform(chunk, encoding, (error, made) => {
        if (made !== undefined && made !== null) this.push(made);
        done(error);
      });
    },
    _final(done) {
      if (typeof this._flush !== 'function') {
        this.push(null);
        return done();
      }
      this._flush((error, made) => {
        if (made !== undefined && made !== null) this.push(made);
        this.push(null);
        done(error);
      });
    },
  });
  function PassThrough(options) {
    if (!(this instanceof PassThrough)) return new PassThrough(options);
    Transform.call(this, options);
  }
  inherit(PassThrough, Transform);
  PassThrough.prototype._transform = (chunk, _encoding, done) => done(null, chunk);

  const finished = (stream, options, callback) => {
    const done = typeof options === 'function' ? options : callback;
    let called = false;
    const once = (error) => {
      if (called) return;
      called = true;
      done?.(error);
    };
    stream.on('end', () => once());
    stream.on('finish', () => once());
    stream.on('error', once);
    stream.on('close', () => once());
    return () => undefined;
  };
  const pipeline = (...parts) => {
    const callback =
      typeof parts[parts.length - 1] === 'function' && !parts[parts.length - 1].prototype?.pipe
        ? parts.pop()
        : () => undefined;
    const list = Array.isArray(parts[0]) ? parts[0] : parts;
    let called = false;
    const once = (error) => {
      if (called) return;
      called = true;
      callback(error);
    };
    let at =
      typeof list[0]?.pipe === 'function'
        ? list[0]
        : Readable.from(typeof list[0] === 'function' ? list[0]() : list[0]);
    at.on('error', once);
    for (let i = 1; i < list.length; i++) {
      at = typeof list[i] === 'function' ? Readable.from(list[i](at)) : at.pipe(list[i]);
      at.on('error', once);
    }
    at.on('finish', () => once());
    at.on('end', () => once());
    at.on('close', () => once());
    return at;
  };
  const promises = {
    pipeline: (...parts) =>
      new Promise((resolve, reject) => pipeline(...parts, (error) => (error ? reject(error) : resolve()))),
    finished: (stream) =>
      new Promise((resolve, reject) => finished(stream, (error) => (error ? reject(error) : resolve()))),
  };
  const collect = async (stream) => {
    const parts = [];
    for await (const chunk of stream) parts.push(typeof chunk === 'string' ? Buffer.from(chunk) : Buffer.from(chunk));
    return Buffer.concat(parts);
  };
  const consumers = {
    buffer: collect,
    text: async (stream) => (await collect(stream)).toString(),
    json: async (stream) => JSON.parse((await collect(stream)).toString()),
    arrayBuffer: async (stream) => new Uint8Array(await collect(stream)).buffer,
    blob: async (stream) => new globalThis.Blob([await collect(stream)]),
  };
  Object.assign(Stream, {
    Stream,
    Readable,
    Writable,
    Duplex,
    Transform,
    PassThrough,
    finished,
    pipeline,
    promises,
    addAbortSignal: (_signal, stream) => stream,
    compose: (...parts) => parts[0],
    isReadable: (stream) => !!stream?.readable,
    isErrored: () => false,
    isDisturbed: () => false,
    getDefaultHighWaterMark: () => 65_536,
    setDefaultHighWaterMark() {},
  });
  for (const Class of [Stream, Readable, Writable, Duplex, Transform, PassThrough]) kit.dress(Class);
  return {
    stream: Stream,
    'stream/promises': promises,
    'stream/consumers': consumers,
    get 'stream/web'() {
      return kit.fake('web:streams');
    },
    _stream_readable: Readable,
    _stream_writable: Writable,
    _stream_duplex: Duplex,
    _stream_transform: Transform,
    _stream_passthrough: PassThrough,
  };
};
