/** Node modules that run or hold code: vm, worker_threads, cluster, readline. */
export const provides = ['vm', 'worker_threads', 'cluster', 'readline', 'readline/promises'];

export default (kit) => {
  const contexts = new WeakMap();
  const runText = (how, text, context) => {
    if (context === undefined || context === null || context === globalThis)
      return kit.bridge.run({ how, text: String(text) });
    // names of the context stand in front of the global ones
    const names = Object.getOwnPropertyNames(context).filter(
      (name) => /^[A-Za-z_$][\w$]*$/.test(name) && !/^(?:this|arguments|eval|undefined|NaN|Infinity)$/.test(name),
    );
    const before = Object.create(null);
    for (const name of names) {
      before[name] = Object.getOwnPropertyDescriptor(globalThis, name);
      try {
        Object.defineProperty(globalThis, name, {
          value: context[name],
          writable: true,
          configurable: true,
          enumerable: false,
        });
      } catch {}
    }
    const known = new Set(Object.getOwnPropertyNames(globalThis));
    try {
      return kit.bridge.run({ how, text: String(text) });
    } finally {
      for (const name of Object.getOwnPropertyNames(globalThis))
        if (!known.has(name) && !name.startsWith('__cl$')) context[name] = globalThis[name];
      for (const name of names) {
        context[name] = globalThis[name];
        if (before[name]) Object.defineProperty(globalThis, name, before[name]);
        else delete globalThis[name];
      }
    }
  };
  class Script {
    constructor(text, options) {
      Object.defineProperty(this, '_text', { value: String(text), enumerable: false });
      this.cachedDataRejected = options?.cachedData ? false : undefined;
    }
    runInThisContext() {
      return runText('vm.Script', this._text);
    }
    runInNewContext(context) {
      return runText('vm.Script', this._text, context ?? {});
    }
    runInContext(context) {
      return runText('vm.Script', this._text, context);
    }
    createCachedData() {
      return kit.builtin('buffer').Buffer.alloc(0);
    }
  }
  const vm = {
    Script,
    createContext(context = {}) {
      contexts.set(context, true);
      return context;
    },
    isContext: (context) => contexts.has(context),
    runInThisContext: (text) => runText('vm.runInThisContext', text),
    runInNewContext: (text, context) => runText('vm.runInNewContext', text, context ?? {}),
    runInContext: (text, context) => runText('vm.runInContext', text, context),
    compileFunction: (text, parameters = []) =>
      kit.bridge.run({
        how: 'vm.compileFunction',
        text: String(text),
        before: `(function (${parameters.join(',')}) {`,
        after: '\n})',
      }),
    createScript: (text) => new Script(text),
    measureMemory: async () => ({}),
    SourceTextModule: class SourceTextModule {
      constructor(text) {
        this._text = text;
      }
      async link() {}
      async evaluate() {
        return kit.bridge.run({ how: 'require', text: String(this._text), path: kit.path.join(kit.cwd(), 'vm.mjs') });
      }
    },
    constants: { USE_MAIN_CONTEXT_DEFAULT_LOADER: Symbol('loader'), DONT_CONTEXTIFY: Symbol('dont') },
  };

  class Worker extends kit.EventEmitter {
    constructor(file, options = {}) {
      super();
      const text = options.eval ? String(file) : undefined;
      kit.record('process', 'new Worker', [file], {
        path: options.eval ? undefined : String(file),
        eval: options.eval ? 'yes' : undefined,
      });
      Object.assign(this, { threadId: 1, stdout: kit.process.stdout, stderr: kit.process.stderr, resourceLimits: {} });
      kit.queue.soon(20, () => {
        this.emit('online');
        const name = String(file?.href ?? file);
        const full = options.eval
          ? ''
          : kit.path.resolve(name.startsWith('file:') ? kit.builtin('url').fileURLToPath(name) : name);
        const source = text ?? kit.modules.textAt(full);
        kit.workers = (kit.workers ?? 0) + 1;
        if (source === undefined || kit.childDepth > 3 || kit.workers > 12) return;
        kit.childDepth++;
        const before = [threads.isMainThread, threads.workerData, threads.parentPort];
        Object.assign(threads, {
          isMainThread: false,
          workerData: options.workerData ?? null,
          parentPort: kit.dress(
            Object.assign(new kit.EventEmitter(), {
              postMessage: (message) => kit.queue.soon(1, () => this.emit('message', message)),
              close() {},
              unref() {},
              ref() {},
            }),
          ),
        });
        kit.guarded('Worker', () =>
          kit.modules.program(
            source,
            full || kit.path.join(kit.cwd(), '[worker eval]'),
            options.eval ? 'Worker, eval' : 'Worker, a file',
          ),
        );
        [threads.isMainThread, threads.workerData, threads.parentPort] = before;
        kit.childDepth--;
        kit.queue.soon(50, () => this.emit('exit', 0));
      });
    }
    postMessage(message) {
      kit.record('process', 'Worker.postMessage', [message], { message });
    }
    async terminate() {
      return 0;
    }
    ref() {}
    unref() {}
  }
  const threads = {
    isMainThread: true,
    Worker,
    parentPort: null,
    workerData: null,
    threadId: 0,
    resourceLimits: {},
    SHARE_ENV: Symbol.for('nodejs.worker_threads.SHARE_ENV'),
    get MessageChannel() {
      return globalThis.MessageChannel;
    },
    get MessagePort() {
      return globalThis.MessagePort;
    },
    get BroadcastChannel() {
      return globalThis.BroadcastChannel;
    },
    setEnvironmentData() {},
    getEnvironmentData: () => undefined,
    markAsUntransferable() {},
    moveMessagePortToContext: (port) => port,
    receiveMessageOnPort: () => undefined,
  };

  const cluster = Object.assign(new kit.EventEmitter(), {
    isMaster: true,
    isPrimary: true,
    isWorker: false,
    workers: {},
    settings: {},
    fork() {
      kit.record('process', 'cluster.fork');
      return kit.dress(
        Object.assign(new kit.EventEmitter(), {
          id: 1,
          process: new kit.EventEmitter(),
          send: () => true,
          kill() {},
          disconnect() {},
        }),
      );
    },
    setupPrimary() {},
    setupMaster() {},
    disconnect(callback) {
      callback?.();
    },
    SCHED_RR: 2,
    SCHED_NONE: 1,
  });

  const readline = {
    createInterface(options) {
      const made = kit.label(new kit.EventEmitter(), 'readline.Interface');
      const input = options?.input ?? options;
      const lines = [];
      input?.on?.('data', (chunk) => {
        for (const line of String(chunk).split(/\r?\n/)) {
          lines.push(line);
          made.emit('line', line);
        }
      });
      input?.on?.('end', () => made.emit('close'));
      return kit.dress(
        Object.assign(made, {
          question(query, ...rest) {
            kit.record('console', 'readline.question', [query], { question: query });
            const callback = rest[rest.length - 1];
            if (typeof callback === 'function') kit.queue.soon(5, () => callback('decoy answer'));
          },
          close() {
            made.emit('close');
          },
          setPrompt() {},
          prompt() {},
          write() {},
          pause: () => made,
          resume: () => made,
          getPrompt: () => '> ',
          line: '',
          cursor: 0,
          terminal: false,
          async *[Symbol.asyncIterator]() {
            if (input && typeof input[Symbol.asyncIterator] === 'function') {
              let rest = '';
              for await (const chunk of input) {
                const parts = (rest + String(chunk)).split(/\r?\n/);
                rest = parts.pop();
                yield* parts;
              }
              if (rest !== '') yield rest;
            }
          },
        }),
      );
    },
    cursorTo: () => true,
    moveCursor: () => true,
    clearLine: () => true,
    clearScreenDown: () => true,
    emitKeypressEvents() {},
    Interface: class Interface extends kit.EventEmitter {},
  };
  const promises = {
    createInterface(options) {
      const made = readline.createInterface(options);
      made.question = async (query) => {
        kit.record('console', 'readline.question', [query], { question: query });
        return 'decoy answer';
      };
      return made;
    },
  };
  readline.promises = promises;
  return { vm, worker_threads: threads, cluster, readline, 'readline/promises': promises };
};
