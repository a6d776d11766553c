/** Web streams, as far as bodies of replies need them. */
export const provides = ['web:streams'];

export default (kit) => {
  class ReadableStream {
    #chunks = [];
    #closed = false;
    #waiting = null;
    constructor(source = {}) {
      const controller = {
        enqueue: (chunk) => {
          this.#chunks.push(chunk);
          this.#wake();
        },
        close: () => {
          this.#closed = true;
          this.#wake();
        },
        error: () => {
          this.#closed = true;
          this.#wake();
        },
        desiredSize: 1,
      };
      this.locked = false;
      Object.defineProperty(this, '_pull', { value: () => source.pull?.(controller), enumerable: false });
      source.start?.(controller);
    }
    #wake() {
      this.#waiting?.();
      this.#waiting = null;
    }
    async #next() {
      if (this.#chunks.length === 0 && !this.#closed) await this._pull();
      if (this.#chunks.length === 0 && !this.#closed)
        await new Promise((resolve) => {
          this.#waiting = resolve;
          kit.queue.soon(1000, resolve);
        });
      return this.#chunks.length > 0 ? { value: this.#chunks.shift(), done: false } : { value: undefined, done: true };
    }
    getReader() {
      this.locked = true;
      return {
        read: () => this.#next(),
        releaseLock: () => {
          this.locked = false;
        },
        cancel: async () => {
          this.#closed = true;
        },
        closed: Promise.resolve(),
      };
    }
    async cancel() {
      this.#closed = true;
    }
    async pipeTo(target) {
      const writer = target.getWriter();
      for await (const chunk of this) await writer.write(chunk);
      await writer.close?.();
    }
    pipeThrough(pair) {
      void this.pipeTo(pair.writable);
      return pair.readable;
    }
    tee() {
      return [this, this];
    }
    async *[Symbol.asyncIterator]() {
      for (;;) {
        const { value, done } = await this.#next();
        if (done) return;
        yield value;
      }
    }
    values() {
      return this[Symbol.asyncIterator]();
    }
    static from(list) {
      return new ReadableStream({
        async start(controller) {
          for await (const chunk of list) controller.enqueue(chunk);
          controller.close();
        },
      });
    }
  }
  class WritableStream {
    constructor(sink = {}) {
      Object.defineProperty(this, '_sink', { value: sink, enumerable: false });
      sink.start?.({});
    }
    getWriter() {
      const sink = this._sink;
      return {
        write: async (chunk) => sink.write?.(chunk, {}),
        close: async () => sink.close?.(),
        abort: async () => sink.abort?.(),
        releaseLock() {},
        ready: Promise.resolve(),
        closed: Promise.resolve(),
      };
    }
    async close() {
      return this._sink.close?.();
    }
  }
  class TransformStream {
    constructor(transformer = {}) {
      let controller;
      this.readable = new ReadableStream({
        start: (made) => {
          controller = made;
        },
      });
      this.writable = new WritableStream({
        write: (chunk) =>
          transformer.transform ? transformer.transform(chunk, controller) : controller.enqueue(chunk),
        close: async () => {
          await transformer.flush?.(controller);
          controller.close();
        },
      });
    }
  }
  const zlib = (kind, format) => {
    const parts = [];
    const names = {
      gzip: kind === 'c' ? 'gzipSync' : 'gunzipSync',
      deflate: kind === 'c' ? 'deflateSync' : 'inflateSync',
      'deflate-raw': kind === 'c' ? 'deflateRawSync' : 'inflateRawSync',
    };
    return {
      transform(chunk) {
        parts.push(kit.builtin('buffer').Buffer.from(chunk));
      },
      flush(controller) {
        controller.enqueue(
          new Uint8Array(kit.builtin('zlib')[names[format]](kit.builtin('buffer').Buffer.concat(parts))),
        );
      },
    };
  };
  class CompressionStream extends TransformStream {
    constructor(format) {
      super(zlib('c', format));
    }
  }
  class DecompressionStream extends TransformStream {
    constructor(format) {
      super(zlib('d', format));
    }
  }
  class TextDecoderStream extends TransformStream {
    constructor() {
      super({ transform: (chunk, controller) => controller.enqueue(kit.text.utf8Decode(chunk)) });
    }
  }
  class TextEncoderStream extends TransformStream {
    constructor() {
      super({ transform: (chunk, controller) => controller.enqueue(kit.text.utf8Encode(String(chunk))) });
    }
  }
  return {
    'web:streams': {
      ReadableStream,
      WritableStream,
      TransformStream,
      CompressionStream,
      DecompressionStream,
      TextDecoderStream,
      TextEncoderStream,
      streamOf: (bytes) =>
        new ReadableStream({
          start(controller) {
            controller.enqueue(new Uint8Array(bytes));
            controller.close();
          },
        }),
      fromNode: (stream) => ReadableStream.from(stream),
    },
  };
};
