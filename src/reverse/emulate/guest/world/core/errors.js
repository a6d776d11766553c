/** Errors as V8 makes them: `stack` begins with name and message, captureStackTrace and prepareStackTrace work, an exhausted stack is a RangeError. */
// biome-ignore-all lint/complexity/noArguments: how many were given matters, as in the original
import {
  construct,
  create,
  defineProperty,
  ErrorCtor,
  exec,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  hidden,
  indexOf,
  join,
  push,
  StringCtor,
  setPrototypeOf,
  split,
} from './primordials.js';

const NAMES = ['EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError'];

const LOADER = [
  '    at Module._compile (node:internal/modules/cjs/loader:1554:14)',
  '    at Object..js (node:internal/modules/cjs/loader:1706:10)',
  '    at Module.load (node:internal/modules/cjs/loader:1289:32)',
  '    at Function._load (node:internal/modules/cjs/loader:1108:12)',
];

const frameLines = (text) => {
  const kept = [];
  const lines = split(text, '\n');
  let entered = false;
  for (let i = 0; i < lines.length && kept.length < 10; i++) {
    const line = lines[i];
    if (line === '' || indexOf(line, '(native)') !== -1) continue;
    if (indexOf(line, 'node:internal/') === -1) push(kept, line);
    else if (indexOf(line, ' compile (') !== -1 && !entered) {
      // our own frames stand for those of Node's loader
      entered = true;
      for (let k = 0; k < LOADER.length && kept.length < 10; k++) push(kept, LOADER[k]);
    }
  }
  return kept;
};

const headOf = (error) => {
  const name = error.name === undefined ? 'Error' : StringCtor(error.name);
  const message = error.message === undefined ? '' : StringCtor(error.message);
  return message === '' ? name : name === '' ? message : `${name}: ${message}`;
};

const callSite = (line) => {
  const found = exec(/^\s*at (?:(.*?) \()?(.*?)(?::(\d+))?(?::(\d+))?\)?$/, line) || [];
  const site = {
    getFileName: () => found[2] || null,
    getLineNumber: () => Number(found[3] || 1),
    getColumnNumber: () => Number(found[4] || 1),
    getFunctionName: () => found[1] || null,
    getMethodName: () => null,
    getTypeName: () => 'Object',
    getThis: () => undefined,
    getFunction: () => undefined,
    getEvalOrigin: () => undefined,
    getScriptNameOrSourceURL: () => found[2] || null,
    isNative: () => false,
    isToplevel: () => true,
    isEval: () => false,
    isConstructor: () => false,
    isAsync: () => false,
    toString: () => line.replace(/^\s*at /, ''),
  };
  return site;
};

export const installErrors = (kit, global) => {
  const dressStack = (error, raw) => {
    const lines = frameLines(raw);
    const prepare = global.Error.prepareStackTrace;
    let stack;
    if (typeof prepare === 'function') {
      const sites = [];
      for (let i = 0; i < lines.length; i++) push(sites, callSite(lines[i]));
      stack = prepare(error, sites);
    } else stack = lines.length === 0 ? headOf(error) : `${headOf(error)}\n${join(lines, '\n')}`;
    hidden(error, 'stack', stack);
    return error;
  };

  const wrap = (name, Native, Parent) => {
    const Wrapped = {
      [name]: function (message, options) {
        const args =
          name === 'AggregateError'
            ? [message, options, arguments[2]]
            : options === undefined
              ? message === undefined
                ? []
                : [message]
              : [message, options];
        const error = construct(Native, args, new.target || Wrapped);
        return dressStack(error, StringCtor(error.stack));
      },
    }[name];
    defineProperty(Wrapped, 'prototype', {
      value: Native.prototype,
      writable: false,
      enumerable: false,
      configurable: false,
    });
    defineProperty(Wrapped, 'length', { value: name === 'AggregateError' ? 2 : 1, configurable: true });
    hidden(Native.prototype, 'constructor', Wrapped);
    if (Parent) setPrototypeOf(Wrapped, Parent);
    kit.native(Wrapped, name);
    hidden(global, name, Wrapped);
    return Wrapped;
  };

  const Base = wrap('Error', ErrorCtor, null);
  for (let i = 0; i < NAMES.length; i++) wrap(NAMES[i], global[NAMES[i]], Base);
  if (global.AggregateError) wrap('AggregateError', global.AggregateError, Base);
  if (global.InternalError) {
    const proto = global.InternalError.prototype;
    setPrototypeOf(proto, global.RangeError.prototype);
    hidden(proto, 'name', 'RangeError');
    hidden(proto, 'constructor', global.RangeError);
    delete global.InternalError;
  }
  const statics = {
    captureStackTrace(target) {
      dressStack(target, StringCtor(new ErrorCtor().stack));
    },
  };
  hidden(Base, 'captureStackTrace', kit.native(statics.captureStackTrace));
  Base.stackTraceLimit = 10;
  return Base;
};

/** An error of Node: code and the fields that its callers read. */
export const nodeError = (code, message, fields = {}, Ctor = globalThis.Error) => {
  const error = new Ctor(message);
  const all = { code, ...fields };
  for (const name of Object.keys(all)) error[name] = all[name];
  return error;
};

export const ownValue = (object, name) => {
  for (let at = object; at; at = getPrototypeOf(at)) {
    const own = getOwnPropertyDescriptor(at, name);
    if (own) return own.value;
  }
  return undefined;
};
export const bare = create;
