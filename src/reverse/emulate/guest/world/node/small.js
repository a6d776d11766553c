/** Node modules that are a few lines each. */
// biome-ignore-all lint/suspicious/noDoubleEquals: assert.equal compares loosely
export const provides = [
  'assert',
  'assert/strict',
  'timers',
  'timers/promises',
  'perf_hooks',
  'async_hooks',
  'v8',
  'tty',
  'inspector',
  'inspector/promises',
  'constants',
  'diagnostics_channel',
  'domain',
  'trace_events',
  'repl',
  'sea',
  'wasi',
];

const makeAssert = (kit) => {
  class AssertionError extends Error {
    constructor(options) {
      super(options.message ?? 'Failed');
      Object.assign(this, {
        generatedMessage: !options.message,
        code: 'ERR_ASSERTION',
        actual: options.actual,
        expected: options.expected,
        operator: options.operator,
      });
      this.name = 'AssertionError';
    }
  }
  const fail = (message, fields) => {
    if (message instanceof Error) throw message;
    throw new AssertionError({ message, ...fields });
  };
  const same = (a, b) => {
    kit.builtin('util');
    return kit.sameDeep(a, b);
  };
  const assert = (value, message) =>
    value ||
    fail(message ?? 'The expression evaluated to a falsy value', { actual: value, expected: true, operator: '==' });
  const thrown = (fn) => {
    try {
      fn();
    } catch (error) {
      return { error };
    }
    return null;
  };
  return Object.assign(assert, {
    AssertionError,
    ok: assert,
    fail: (message) => fail(message ?? 'Failed', {}),
    equal: (a, b, message) => a == b || fail(message ?? `${a} == ${b}`, { actual: a, expected: b, operator: '==' }),
    notEqual: (a, b, message) => a != b || fail(message ?? `${a} != ${b}`, {}),
    strictEqual: (a, b, message) =>
      Object.is(a, b) ||
      fail(
        message ??
          `Expected values to be strictly equal:\n\n${kit.builtin('util').inspect(a)} !== ${kit.builtin('util').inspect(b)}\n`,
        { actual: a, expected: b, operator: 'strictEqual' },
      ),
    notStrictEqual: (a, b, message) =>
      !Object.is(a, b) || fail(message ?? 'Expected "actual" to be strictly unequal', {}),
    deepEqual: (a, b, message) => same(a, b) || fail(message ?? 'Expected values to be loosely deep-equal', {}),
    deepStrictEqual: (a, b, message) => same(a, b) || fail(message ?? 'Expected values to be strictly deep-equal', {}),
    notDeepEqual: (a, b, message) => !same(a, b) || fail(message ?? 'not deep equal', {}),
    notDeepStrictEqual: (a, b, message) => !same(a, b) || fail(message ?? 'not deep equal', {}),
    throws: (fn, message) =>
      thrown(fn) || fail(typeof message === 'string' ? message : 'Missing expected exception.', {}),
    doesNotThrow: (fn) => fn(),
    rejects: async (value) => {
      await Promise.resolve(typeof value === 'function' ? value() : value).then(
        () => fail('Missing expected rejection.', {}),
        () => undefined,
      );
    },
    doesNotReject: async (value) => {
      await (typeof value === 'function' ? value() : value);
    },
    ifError: (value) => {
      if (value !== null && value !== undefined) throw value;
    },
    match: (text, pattern, message) => pattern.test(text) || fail(message ?? 'no match', {}),
    doesNotMatch: (text, pattern, message) => !pattern.test(text) || fail(message ?? 'match', {}),
  });
};

export default (kit) => {
  const assert = makeAssert(kit);
  assert.strict = assert;
  const { timers } = kit;
  const after = (delay, value) => new Promise((resolve) => timers.setTimeout(() => resolve(value), delay));
  const promises = {
    setTimeout: (delay, value) => after(delay, value),
    setImmediate: (value) => after(0, value),
    setInterval: async function* (delay, value) {
      for (let i = 0; i < 3; i++) yield await after(delay, value);
    },
    scheduler: { wait: (delay) => after(delay), yield: () => after(0) },
  };
  const evasion =
    (call) =>
    (...args) =>
      void kit.record('evasion', call, args);
  class AsyncLocalStorage {
    run(store, fn, ...args) {
      const before = this.store;
      this.store = store;
      try {
        return fn(...args);
      } finally {
        this.store = before;
      }
    }
    exit(fn, ...args) {
      return this.run(undefined, fn, ...args);
    }
    getStore() {
      return this.store;
    }
    enterWith(store) {
      this.store = store;
    }
    disable() {
      this.store = undefined;
    }
    static bind(fn) {
      return fn;
    }
    static snapshot() {
      return (fn, ...args) => fn(...args);
    }
  }
  class AsyncResource {
    runInAsyncScope(fn, self, ...args) {
      return fn.apply(self, args);
    }
    emitDestroy() {
      return this;
    }
    asyncId() {
      return 1;
    }
    triggerAsyncId() {
      return 1;
    }
    bind(fn) {
      return fn;
    }
    static bind(fn) {
      return fn;
    }
  }
  class Session extends kit.EventEmitter {
    connect() {
      kit.record('evasion', 'inspector.Session.connect');
    }
    post(method, params, callback) {
      kit.record('evasion', 'inspector.Session.post', [method, params]);
      const done = typeof params === 'function' ? params : callback;
      if (done) kit.queue.soon(1, () => done(null, {}));
    }
    disconnect() {}
  }
  const inspector = {
    Session,
    open: evasion('inspector.open'),
    close: () => undefined,
    url: () => {
      kit.record('evasion', 'inspector.url');
      return undefined;
    },
    waitForDebugger: evasion('inspector.waitForDebugger'),
    console: kit.console,
  };
  const makeChannel = () => ({
    hasSubscribers: false,
    publish() {},
    subscribe() {},
    unsubscribe: () => true,
    bindStore() {},
    runStores: (_data, fn, self, ...args) => fn.apply(self, args),
  });
  class ReadStream extends kit.EventEmitter {}
  return {
    assert,
    'assert/strict': assert,
    timers: { ...timers, promises },
    'timers/promises': promises,
    perf_hooks: {
      get performance() {
        return globalThis.performance;
      },
      PerformanceObserver: class PerformanceObserver {
        observe() {}
        disconnect() {}
      },
      monitorEventLoopDelay: () => ({ enable() {}, disable() {}, min: 1, max: 2, mean: 1, percentile: () => 1 }),
      createHistogram: () => ({}),
      constants: {},
    },
    async_hooks: {
      AsyncLocalStorage,
      AsyncResource,
      createHook: () => ({
        enable() {
          return this;
        },
        disable() {
          return this;
        },
      }),
      executionAsyncId: () => 1,
      triggerAsyncId: () => 0,
      executionAsyncResource: () => ({}),
    },
    v8: {
      getHeapStatistics: () => ({
        total_heap_size: 6_291_456,
        used_heap_size: 4_718_592,
        heap_size_limit: 4_345_298_944,
        total_available_size: 4_341_000_000,
      }),
      getHeapSpaceStatistics: () => [],
      setFlagsFromString: evasion('v8.setFlagsFromString'),
      serialize: (value) => kit.builtin('buffer').Buffer.from(JSON.stringify(value)),
      deserialize: (bytes) => JSON.parse(bytes.toString()),
      cachedDataVersionTag: () => 1,
      getHeapSnapshot: () => ({}),
      writeHeapSnapshot: () => '',
      takeCoverage() {},
      stopCoverage() {},
      startupSnapshot: { isBuildingSnapshot: () => false },
    },
    tty: { isatty: () => true, ReadStream, WriteStream: ReadStream },
    inspector,
    'inspector/promises': inspector,
    constants: { ...kit.builtin('os').constants.errno, ...kit.builtin('fs').constants },
    diagnostics_channel: {
      channel: makeChannel,
      hasSubscribers: () => false,
      subscribe() {},
      unsubscribe: () => true,
      tracingChannel: () => ({
        traceSync: (fn, _context, self, ...args) => fn.apply(self, args),
        tracePromise: (fn, _context, self, ...args) => fn.apply(self, args),
        subscribe() {},
        hasSubscribers: false,
      }),
      Channel: class Channel {},
    },
    domain: {
      create: () =>
        Object.assign(new kit.EventEmitter(), {
          run: (fn) => fn(),
          add() {},
          remove() {},
          bind: (fn) => fn,
          intercept: (fn) => fn,
          enter() {},
          exit() {},
          dispose() {},
        }),
      active: null,
    },
    trace_events: { createTracing: () => ({ enable() {}, disable() {} }), getEnabledCategories: () => '' },
    repl: { start: () => new kit.EventEmitter() },
    sea: { isSea: () => false, getAsset: () => '' },
    wasi: {
      WASI: class WASI {
        start() {
          return 0;
        }
      },
    },
  };
};
