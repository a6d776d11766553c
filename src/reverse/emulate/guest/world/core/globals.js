/** Names of the global object. What is seldom used is loaded when it is asked for. */
import {
  apply,
  defineProperty,
  endsWith,
  hidden,
  ProxyCtor,
  parse,
  pattern,
  StringCtor,
  setPrototypeOf,
} from './primordials.js';
import { base64Decode, base64Encode, latin1Decode, latin1Encode } from './text.js';

/** global → the fake it comes from; the name is the same there */
const LAZY = {
  buffer: ['Buffer', 'Blob', 'File'],
  url: ['URL', 'URLSearchParams'],
  'web:encoding': ['TextEncoder', 'TextDecoder'],
  'web:events': [
    'Event',
    'EventTarget',
    'CustomEvent',
    'AbortController',
    'AbortSignal',
    'MessageChannel',
    'MessagePort',
    'MessageEvent',
    'BroadcastChannel',
    'DOMException',
  ],
  'web:fetch': ['fetch', 'Headers', 'Request', 'Response', 'FormData', 'WebSocket', 'EventSource'],
  'web:streams': [
    'ReadableStream',
    'WritableStream',
    'TransformStream',
    'TextDecoderStream',
    'TextEncoderStream',
    'CompressionStream',
    'DecompressionStream',
  ],
  'web:misc': [
    'structuredClone',
    'performance',
    'navigator',
    'Intl',
    'WebAssembly',
    'PerformanceEntry',
    'PerformanceObserver',
  ],
  'web:crypto': ['crypto', 'Crypto', 'CryptoKey', 'SubtleCrypto'],
};
/** of browsers; asked for without being there, they are learned */
const BROWSER = [
  'window',
  'document',
  'localStorage',
  'sessionStorage',
  'location',
  'chrome',
  'browser',
  'history',
  'screen',
  'indexedDB',
  'alert',
  'XMLHttpRequest',
  'HTMLElement',
  'Image',
  'MutationObserver',
  'FileReader',
  'Worker',
  'self',
  'parent',
  'top',
  'frames',
  'confirm',
  'prompt',
  'addEventListener',
  'removeEventListener',
  'dispatchEvent',
  'requestAnimationFrame',
  'cancelAnimationFrame',
  'requestIdleCallback',
  'getComputedStyle',
  'matchMedia',
  'DOMParser',
  'XMLSerializer',
  'Element',
  'Node',
  'innerWidth',
  'innerHeight',
  'outerWidth',
  'outerHeight',
  'devicePixelRatio',
  'open',
  'close',
  'postMessage',
  'origin',
  'HTMLInputElement',
  'customElements',
  'caches',
  'importScripts',
  'name',
  'opener',
  'ethereum',
  'solana',
  'Notification',
  'Audio',
  'scrollTo',
  'statusbar',
  'locationbar',
  'menubar',
  'personalbar',
  'scrollbars',
  'toolbar',
  'status',
];
const TELLING = pattern(
  /^(?:document|localStorage|sessionStorage|chrome|indexedDB|statusbar|locationbar|menubar|personalbar|scrollbars|toolbar)$/,
);

const lazy = (global, name, get) =>
  defineProperty(global, name, {
    get,
    set(value) {
      defineProperty(global, name, { value, writable: true, enumerable: false, configurable: true });
    },
    enumerable: false,
    configurable: true,
  });

const installTimers = (kit, global) => {
  class Timeout {
    constructor(task, repeat, again) {
      hidden(this, '_task', task);
      this._idleTimeout = again.delay;
      this._repeat = repeat ? again.delay : null;
      this._destroyed = false;
      hidden(this, '_again', again.run);
    }
    ref() {
      return this;
    }
    unref() {
      return this;
    }
    hasRef() {
      return true;
    }
    refresh() {
      return this;
    }
    close() {
      clear(this);
      return this;
    }
    [Symbol.toPrimitive]() {
      this._id ??= ++serial;
      return this._id;
    }
  }
  let serial = 1;
  const byNumber = Object.create(null);
  const start = (name, callback, delay, args, repeat) => {
    let wait = Number(delay);
    if (!(wait >= 1) || wait > 2_147_483_647) wait = 1;
    kit.record('timer', name, [callback, delay], {
      milliseconds: StringCtor(delay ?? 0),
      repeats: repeat ? 'yes' : 'no',
    });
    let timeout = null;
    let silent = 0;
    const run = () => {
      const before = kit.recorded();
      try {
        if (typeof callback === 'function') apply(callback, timeout, args);
        else kit.bridge.run({ how: name, text: StringCtor(callback) });
      } finally {
        // rounds that show nothing new are not worth their time
        silent = kit.recorded() === before ? silent + 1 : 0;
        if (repeat && silent < 2 && !timeout._destroyed) timeout._task = kit.queue.timer(wait, callback, run);
      }
    };
    if (typeof callback !== 'function' && typeof callback !== 'string')
      throw Object.assign(new TypeError('The "callback" argument must be of type function. Received undefined'), {
        code: 'ERR_INVALID_ARG_TYPE',
      });
    if (typeof callback === 'function') kit.later.entered(callback);
    timeout = new Timeout(kit.queue.timer(wait, callback, run), repeat, { delay: wait, run });
    if (kit.isBrowser) {
      const id = ++serial;
      byNumber[id] = timeout;
      return id;
    }
    return timeout;
  };
  const clear = (handle) => {
    const timeout = typeof handle === 'object' ? handle : byNumber[handle];
    if (timeout?._task) kit.queue.cancel(timeout._task);
    if (timeout) {
      timeout._destroyed = true;
      timeout._task = null;
    }
  };
  const timers = {
    setTimeout: (callback, delay, ...args) => start('setTimeout', callback, delay, args, false),
    setInterval: (callback, delay, ...args) => start('setInterval', callback, delay, args, true),
    setImmediate: (callback, ...args) => {
      if (typeof callback === 'function') kit.later.entered(callback);
      const task = kit.queue.timer(0, callback, () => apply(callback, undefined, args));
      return {
        _task: task,
        ref() {
          return this;
        },
        unref() {
          return this;
        },
        hasRef: () => true,
      };
    },
    clearTimeout: clear,
    clearInterval: clear,
    clearImmediate: clear,
    queueMicrotask: (callback) => {
      kit.later.entered(callback);
      kit.Promise.resolve().then(() => kit.guarded('queueMicrotask', callback));
    },
  };
  for (const name of Object.keys(timers)) hidden(global, name, kit.native(timers[name], name));
  kit.timers = timers;
  kit.native(Timeout, 'Timeout');
};

const installJson = (kit, global) => {
  const methods = {
    parse(text, reviver) {
      if (typeof text === 'string' && reviver === undefined) {
        const structure = kit.replies.behind(text);
        if (structure !== undefined) return structure;
      }
      return reviver === undefined ? parse(text) : parse(text, reviver);
    },
  };
  hidden(global.JSON, 'parse', kit.native(methods.parse));
};

const looksLikeBrowserCode = (text) =>
  /\b(?:document|window|chrome|localStorage|XMLHttpRequest)\s*[.[]|new XMLHttpRequest\b/.test(text) &&
  !/\brequire\b|\bmodule\s*\.\s*exports\b|\bprocess\s*\.\s*(?:env|platform|argv|cwd)|\bimport\s+[\w{*'"]/.test(text);

export const installGlobals = (kit, global) => {
  const { scenario } = kit;
  const entry = scenario.files.find((file) => file.path === scenario.entry);
  kit.isBrowser = scenario.browser === true || looksLikeBrowserCode((entry?.text ?? '').slice(0, 400_000));
  hidden(global, 'global', global);
  hidden(global, 'process', kit.process);
  hidden(global, 'console', kit.console);
  defineProperty(global, Symbol.toStringTag, { value: kit.isBrowser ? 'Window' : 'global', configurable: true });
  installTimers(kit, global);
  installJson(kit, global);
  for (const source of Object.keys(LAZY)) {
    for (const name of LAZY[source]) {
      lazy(global, name, () => {
        const value = kit.modules.fake(source)?.[name];
        hidden(global, name, value);
        return value;
      });
    }
  }
  const codecs = {
    atob(text) {
      const clean = StringCtor(text).replace(/[\t\n\f\r ]/g, '');
      if (/[^A-Za-z0-9+/=]/.test(clean) || clean.replace(/=+$/, '').length % 4 === 1) {
        const { DOMException } = kit.modules.fake('web:events');
        throw new DOMException('The string to be decoded is not correctly encoded.', 'InvalidCharacterError');
      }
      return latin1Decode(base64Decode(clean));
    },
    btoa(text) {
      const value = StringCtor(text);
      if (/[^\u0000-\u00ff]/.test(value)) {
        const { DOMException } = kit.modules.fake('web:events');
        throw new DOMException('Invalid character', 'InvalidCharacterError');
      }
      return base64Encode(latin1Encode(value));
    },
  };
  for (const name of Object.keys(codecs)) hidden(global, name, kit.native(codecs[name], name));
  hidden(
    global.Math,
    'random',
    kit.native(() => kit.random.fraction(), 'random'),
  );
  delete global.Float16Array;
  if (kit.isBrowser) {
    const names = kit.modules.fake('web:browser');
    for (const name of Object.keys(names)) hidden(global, name, names[name]);
    return;
  }
  const behind = Object.create(Object.prototype);
  for (const name of BROWSER) {
    if (name in global) continue;
    defineProperty(behind, name, {
      get() {
        if (TELLING.test(name) && !kit.requiredAnything) kit.learnOnce('browser', name);
        return undefined;
      },
      set(value) {
        defineProperty(global, name, { value, writable: true, enumerable: true, configurable: true });
      },
      configurable: true,
    });
  }
  setPrototypeOf(global, behind);
};
export { endsWith, ProxyCtor };
