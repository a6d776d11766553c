/** What nobody entered: listeners, handlers, callbacks kept by unknown packages, exported functions. Each is entered once, by force, with plausible arguments. */
import {
  apply,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  hasOwn,
  lastIndexOf,
  max,
  ownKeys,
  ProxyCtor,
  pattern,
  push,
  StringCtor,
  slice,
  splice,
  WeakMapCtor,
  weakHas,
  weakSet,
} from './primordials.js';

const MOST = 400;
/** events that the world raises itself, or that mean the end */
const SKIPPED = pattern(
  /^(?:newListener|removeListener|exit|beforeExit|SIG[A-Z]+|uncaughtException|unhandledRejection|warning|end|finish|close|drain|pipe|unpipe)$/,
);
const WORDS = pattern(
  /^(?:cmd|command|text|name|type|action|event|id|uid|sid|path|file|filename|dir|url|host|token|key|pass|password|user|code|msg|message|script|payload|body|query|mode|status|method|sdir|sfile|sfind)$/i,
);
const COUNTS = pattern(/^(?:length|size|count|port|ts|time|interval|timeout)$/i);
/** what handlers call on what they are given */
const CALLED = pattern(
  /^(?:on|once|emit|end|send|json|write|writeHead|pipe|setEncoding|set|setHeader|header|reply|resume|render|redirect|sendFile|sendStatus|use|next|respond|preventDefault|stopPropagation|stopImmediatePropagation|replyWithDocument|react|then|close|destroy|disconnect|join|leave|addListener|removeListener|getData|save|toObject)$/,
);
const TEXT_METHODS = new Set(Object.getOwnPropertyNames(String.prototype));

const lastPart = (path) => slice(path, lastIndexOf(path, '.') + 1);

export const makeLater = (kit) => {
  const entered = new WeakMapCtor();
  const known = new WeakMapCtor();
  const queue = [];
  const roots = [];

  /** an object of the operators that says what is read of it */
  const asked = (label, depth = 0) => {
    const text = `decoy-${lastPart(label)}`;
    const target = depth === 0 ? {} : new String(text);
    return new ProxyCtor(target, {
      get(_target, name) {
        if (typeof name === 'symbol')
          return name === Symbol.toPrimitive ? () => text : name === Symbol.iterator ? [][Symbol.iterator] : undefined;
        if (name === 'then' || name === 'constructor' || name === 'prototype' || name === '__proto__')
          return name === 'constructor' ? Object : undefined;
        if (name === 'toString' || name === 'valueOf') return () => text;
        if (name === 'toJSON') return () => text;
        if (depth > 0 && TEXT_METHODS.has(name)) {
          const method = text[name];
          return typeof method === 'function' ? method.bind(text) : method;
        }
        if (CALLED.test(name)) {
          return kit.native((...args) => {
            kit.record('other', `${label}.${name}`, args);
            for (let i = 0; i < args.length; i++)
              if (typeof args[i] === 'function')
                enqueue(
                  `${label}.${name}(${typeof args[0] === 'string' ? args[0] : ''})`,
                  args[i],
                  undefined,
                  argumentsFor(typeof args[0] === 'string' ? args[0] : 'data'),
                );
            return asked(label, depth);
          }, name);
        }
        kit.record('other', 'handler.argument', [`${label}.${name}`], { field: name, of: label });
        if (COUNTS.test(name)) return 1;
        if (WORDS.test(name) || depth > 2) return `decoy-${name}`;
        return asked(`${label}.${name}`, depth + 1);
      },
      has: () => true,
      set: () => true,
    });
  };

  const enqueue = (name, fn, self, args) => {
    if (typeof fn !== 'function' || weakHas(entered, fn) || weakHas(known, fn) || queue.length >= MOST) return;
    weakSet(known, fn, true);
    push(queue, { name, fn, self, args });
  };

  function argumentsFor(event) {
    return () => {
      const name = StringCtor(event);
      if (name === 'error') return [new Error('decoy error')];
      if (name === 'connection' || name === 'request') return [asked(name), asked('response')];
      return [asked(name), () => undefined];
    };
  }

  /** functions of `value`, and of what it holds, named after their way */
  const scan = (value, name, self, depth, seen) => {
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null || depth > 3) return;
    for (let i = 0; i < seen.length; i++) if (seen[i] === value) return;
    push(seen, value);
    if (kit.isOurs(value)) return;
    const isClass = typeof value === 'function' && value.prototype && ownKeys(value.prototype).length > 1;
    if (typeof value === 'function') enqueue(name, value, self, isClass ? 'construct' : null);
    const places = typeof value === 'function' ? [value] : [value, getPrototypeOf(value)];
    for (const place of places) {
      if (!place || place === Object.prototype || place === Array.prototype || place === Function.prototype) continue;
      const keys = ownKeys(place);
      for (let i = 0; i < keys.length && i < 200; i++) {
        const key = keys[i];
        if (
          typeof key === 'symbol' ||
          key === 'prototype' ||
          key === 'constructor' ||
          key === 'caller' ||
          key === 'arguments'
        )
          continue;
        const own = getOwnPropertyDescriptor(place, key);
        if (own && hasOwn(own, 'value')) scan(own.value, `${name}.${key}`, value, depth + 1, seen);
      }
    }
  };

  const enter = (item) => {
    weakSet(entered, item.fn, true);
    kit.guarded(item.name, () => {
      if (item.args === 'construct') {
        const made = Reflect.construct(item.fn, [asked('options'), asked('context')]);
        scan(made, `new ${item.name}()`, made, 1, []);
        return;
      }
      let args = typeof item.args === 'function' ? item.args() : item.args;
      if (args === null || args === undefined) {
        args = [];
        for (let i = 0; i < max(2, item.fn.length); i++)
          push(args, i === item.fn.length - 1 && i > 1 ? () => undefined : asked(`argument${i + 1}`));
      }
      const result = apply(item.fn, item.self, args);
      if (result && typeof result === 'object' && result instanceof kit.Promise)
        result.then(undefined, (error) => kit.uncaught(error, item.name));
    });
  };

  return {
    asked,
    add: enqueue,
    entered: (fn) => weakSet(entered, fn, true),
    listener(self, event, fn) {
      if (typeof event === 'symbol' || SKIPPED.test(event) || kit.isOurs(fn)) return;
      enqueue(`${kit.nameOf(self)}.on(${StringCtor(event)})`, fn, self, argumentsFor(event));
    },
    /** exports of a module of the sample */
    root: (name, holder) => push(roots, { name, holder }),
    force() {
      for (;;) {
        if (queue.length === 0) {
          const root = splice(roots, 0, 1)[0];
          if (root === undefined) return '';
          scan(root.holder.exports, root.name, undefined, 0, []);
          continue;
        }
        const item = splice(queue, 0, 1)[0];
        if (weakHas(entered, item.fn)) continue;
        enter(item);
        return item.name;
      }
    },
  };
};
