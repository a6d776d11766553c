/** node:events. Listeners of the sample are remembered: those that nothing entered are entered by force later. */
// biome-ignore-all lint/complexity/noCommaOperator: a record, then the answer
import { apply, create, hidden, ownKeys, push, splice, WeakMapCtor, weakGet, weakSet } from './primordials.js';

export const makeEvents = (kit) => {
  const stores = new WeakMapCtor();
  const eventsOf = (self) => {
    let store = weakGet(stores, self);
    if (store === undefined) {
      store = create(null);
      weakSet(stores, self, store);
      if (!Object.hasOwn(self, '_events')) hidden(self, '_events', create(null));
      if (!Object.hasOwn(self, '_eventsCount')) hidden(self, '_eventsCount', 0);
    }
    return store;
  };

  function EventEmitter(options) {
    EventEmitter.init.call(this, options);
  }
  EventEmitter.init = function () {
    this._events ??= create(null);
    this._eventsCount ??= 0;
    this._maxListeners ??= undefined;
  };

  const add = (self, name, listener, once, front) => {
    if (typeof listener !== 'function') {
      const error = new TypeError(
        `The "listener" argument must be of type function. Received ${listener === null ? 'null' : typeof listener}`,
      );
      error.code = 'ERR_INVALID_ARG_TYPE';
      throw error;
    }
    const store = eventsOf(self);
    if (store.newListener && name !== 'newListener') self.emit('newListener', name, listener);
    if (store[name] === undefined) store[name] = [];
    const list = store[name];
    if (front) splice(list, 0, 0, { listener, once });
    else push(list, { listener, once });
    self._eventsCount = ownKeys(store).length;
    kit.later.listener(self, name, listener);
    return self;
  };
  const remove = (self, name, listener) => {
    const list = eventsOf(self)[name];
    if (!list) return self;
    for (let i = list.length - 1; i >= 0; i--) {
      if (list[i].listener === listener || list[i].listener.listener === listener) {
        splice(list, i, 1);
        break;
      }
    }
    if (list.length === 0) delete eventsOf(self)[name];
    return self;
  };

  const methods = {
    on(name, listener) {
      return add(this, name, listener, false, false);
    },
    addListener(name, listener) {
      return add(this, name, listener, false, false);
    },
    once(name, listener) {
      return add(this, name, listener, true, false);
    },
    prependListener(name, listener) {
      return add(this, name, listener, false, true);
    },
    prependOnceListener(name, listener) {
      return add(this, name, listener, true, true);
    },
    off(name, listener) {
      return remove(this, name, listener);
    },
    removeListener(name, listener) {
      return remove(this, name, listener);
    },
    removeAllListeners(name) {
      const store = eventsOf(this);
      if (name === undefined) for (const key of ownKeys(store)) delete store[key];
      else delete store[name];
      return this;
    },
    emit(name, ...args) {
      const list = eventsOf(this)[name];
      if (!list || list.length === 0) {
        if (name === 'error')
          throw args[0] instanceof Error
            ? args[0]
            : Object.assign(new Error(`Unhandled error. (${String(args[0])})`), { code: 'ERR_UNHANDLED_ERROR' });
        return false;
      }
      const copy = [];
      for (let i = 0; i < list.length; i++) push(copy, list[i]);
      for (let i = 0; i < copy.length; i++) {
        if (copy[i].once) remove(this, name, copy[i].listener);
        kit.later.entered(copy[i].listener);
        apply(copy[i].listener, this, args);
      }
      return true;
    },
    listeners(name) {
      return (eventsOf(this)[name] || []).map((entry) => entry.listener);
    },
    rawListeners(name) {
      return (eventsOf(this)[name] || []).map((entry) => entry.listener);
    },
    listenerCount(name) {
      return (eventsOf(this)[name] || []).length;
    },
    eventNames() {
      return ownKeys(eventsOf(this));
    },
    setMaxListeners(count) {
      this._maxListeners = count;
      return this;
    },
    getMaxListeners() {
      return this._maxListeners ?? 10;
    },
  };
  for (const name of Object.keys(methods)) EventEmitter.prototype[name] = kit.native(methods[name]);
  EventEmitter.EventEmitter = EventEmitter;
  EventEmitter.defaultMaxListeners = 10;
  EventEmitter.errorMonitor = Symbol('events.errorMonitor');
  EventEmitter.captureRejectionSymbol = Symbol.for('nodejs.rejection');
  EventEmitter.usingDomains = false;
  EventEmitter.once = (emitter, name) =>
    new Promise((resolve, reject) => {
      if (typeof emitter.addEventListener === 'function')
        return emitter.addEventListener(name, (...args) => resolve(args), { once: true });
      emitter.once(name, (...args) => resolve(args));
      if (name !== 'error') emitter.once('error', reject);
    });
  EventEmitter.on = (emitter, name) => {
    const queue = [];
    const waiting = [];
    emitter.on(name, (...args) =>
      waiting.length > 0 ? waiting.shift()({ value: args, done: false }) : queue.push(args),
    );
    return {
      next: () =>
        queue.length > 0
          ? Promise.resolve({ value: queue.shift(), done: false })
          : new Promise((resolve) => waiting.push(resolve)),
      return: () => Promise.resolve({ value: undefined, done: true }),
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  };
  EventEmitter.getEventListeners = (emitter, name) => emitter.listeners(name);
  EventEmitter.listenerCount = (emitter, name) => emitter.listenerCount(name);
  EventEmitter.setMaxListeners = () => undefined;
  EventEmitter.addAbortListener = (signal, listener) => (
    signal.addEventListener('abort', listener), { [Symbol.dispose || Symbol('dispose')]() {} }
  );
  EventEmitter.EventEmitterAsyncResource = class EventEmitterAsyncResource extends EventEmitter {};
  kit.native(EventEmitter, 'EventEmitter');
  for (const name of Object.keys(EventEmitter))
    if (typeof EventEmitter[name] === 'function') kit.native(EventEmitter[name], name);
  return EventEmitter;
};
