/** EventTarget and its relatives: events, abort signals, message channels, DOMException. Listeners are kept for force. */
export const provides = ['web:events'];

const CODES = {
  InvalidCharacterError: 5,
  NotFoundError: 8,
  AbortError: 20,
  TimeoutError: 23,
  DataCloneError: 25,
  SyntaxError: 12,
  SecurityError: 18,
  NetworkError: 19,
  QuotaExceededError: 22,
};

export default (kit) => {
  class DOMException extends Error {
    #name;
    constructor(message = '', name = 'Error') {
      super(message);
      this.#name = typeof name === 'object' ? (name.name ?? 'Error') : name;
    }
    get name() {
      return this.#name;
    }
    get code() {
      return CODES[this.#name] ?? 0;
    }
  }
  class Event {
    constructor(type, init = {}) {
      Object.assign(this, {
        type: String(type),
        bubbles: !!init.bubbles,
        cancelable: !!init.cancelable,
        defaultPrevented: false,
        target: null,
        currentTarget: null,
        timeStamp: 0,
        isTrusted: false,
      });
    }
    preventDefault() {
      this.defaultPrevented = true;
    }
    stopPropagation() {}
    stopImmediatePropagation() {
      Object.defineProperty(this, '_stopped', { value: true });
    }
    composedPath() {
      return [];
    }
  }
  class CustomEvent extends Event {
    constructor(type, init) {
      super(type, init);
      this.detail = init?.detail ?? null;
    }
  }
  class MessageEvent extends Event {
    constructor(type, init = {}) {
      super(type, init);
      Object.assign(this, {
        data: init.data,
        origin: init.origin ?? '',
        source: init.source ?? null,
        ports: init.ports ?? [],
      });
    }
  }
  const stores = new WeakMap();
  const listenersOf = (target, type) => {
    const self = target ?? globalThis;
    if (!stores.has(self)) stores.set(self, new Map());
    const store = stores.get(self);
    if (!store.has(type)) store.set(type, []);
    return store.get(type);
  };
  class EventTarget {
    addEventListener(type, listener, options) {
      if (listener === null || listener === undefined) return;
      listenersOf(this, String(type)).push({ listener, once: options?.once === true });
      const run = typeof listener === 'function' ? listener : listener.handleEvent;
      const self = this ?? globalThis;
      kit.record('other', 'addEventListener', [type], { event: String(type), of: kit.nameOf(self) });
      kit.later.add(
        `${kit.nameOf(self)}.addEventListener(${type})`,
        run,
        typeof listener === 'function' ? self : listener,
        () => [kit.later.asked(String(type))],
      );
    }
    removeEventListener(type, listener) {
      const list = listenersOf(this, String(type));
      const at = list.findIndex((entry) => entry.listener === listener);
      if (at !== -1) list.splice(at, 1);
    }
    dispatchEvent(event) {
      const self = this ?? globalThis;
      event.target ??= self;
      event.currentTarget = self;
      const handler = self[`on${event.type}`];
      const list = [...listenersOf(self, event.type)];
      if (typeof handler === 'function') {
        kit.later.entered(handler);
        handler.call(self, event);
      }
      for (const entry of list) {
        if (event._stopped) break;
        if (entry.once) this.removeEventListener(event.type, entry.listener);
        const run = typeof entry.listener === 'function' ? entry.listener : entry.listener.handleEvent;
        kit.later.entered(run);
        run.call(typeof entry.listener === 'function' ? self : entry.listener, event);
      }
      return !event.defaultPrevented;
    }
  }
  class AbortSignal extends EventTarget {
    constructor() {
      super();
      this.aborted = false;
      this.reason = undefined;
      this.onabort = null;
    }
    throwIfAborted() {
      if (this.aborted) throw this.reason;
    }
    static abort(reason) {
      const signal = new AbortSignal();
      signal.aborted = true;
      signal.reason = reason;
      return signal;
    }
    static timeout() {
      return new AbortSignal();
    }
    static any() {
      return new AbortSignal();
    }
  }
  class AbortController {
    constructor() {
      this.signal = new AbortSignal();
    }
    abort(reason) {
      if (this.signal.aborted) return;
      this.signal.aborted = true;
      this.signal.reason = reason ?? new DOMException('This operation was aborted', 'AbortError');
      this.signal.dispatchEvent(new Event('abort'));
    }
  }
  class MessagePort extends EventTarget {
    postMessage(data) {
      kit.queue.soon(1, () => {
        this._other?.dispatchEvent(new MessageEvent('message', { data }));
        this._other?._heard?.(data);
      });
    }
    on(type, listener) {
      if (type === 'message') this._heard = listener;
      return this;
    }
    once(type, listener) {
      return this.on(type, listener);
    }
    start() {}
    close() {}
    ref() {}
    unref() {}
  }
  class MessageChannel {
    constructor() {
      this.port1 = new MessagePort();
      this.port2 = new MessagePort();
      Object.defineProperty(this.port1, '_other', { value: this.port2 });
      Object.defineProperty(this.port2, '_other', { value: this.port1 });
    }
  }
  class BroadcastChannel extends EventTarget {
    constructor(name) {
      super();
      this.name = name;
    }
    postMessage() {}
    close() {}
  }
  return {
    'web:events': {
      Event,
      CustomEvent,
      MessageEvent,
      EventTarget,
      AbortSignal,
      AbortController,
      MessagePort,
      MessageChannel,
      BroadcastChannel,
      DOMException,
    },
  };
};
