/**
 * Built-ins as they were before the sample could touch them. What records, schedules and drives (core/) uses these and indexed loops only, so that a sample that
 * replaces methods of prototypes changes what it sees itself, never what is recorded.
 */
export const { apply, construct, ownKeys } = Reflect;
export const { getPrototypeOf, setPrototypeOf, defineProperty, getOwnPropertyDescriptor } = Object;

const uncurry =
  (fn) =>
  (self, ...args) =>
    apply(fn, self, args);

export const ObjectCtor = Object;
export const create = Object.create;
export const freeze = Object.freeze;
export const isArray = Array.isArray;
export const keysOf = Object.keys;
export const StringCtor = String;
export const NumberCtor = Number;
export const ErrorCtor = Error;
export const DateCtor = Date;
export const PromiseCtor = Promise;
export const ProxyCtor = Proxy;
export const U8 = Uint8Array;
export const stringify = JSON.stringify;
export const parse = JSON.parse;
export const fromCharCode = String.fromCharCode;
export const now = Date.now;

export const push = uncurry(Array.prototype.push);
export const join = uncurry(Array.prototype.join);
export const splice = uncurry(Array.prototype.splice);
export const arraySlice = uncurry(Array.prototype.slice);
export const slice = uncurry(String.prototype.slice);
export const split = uncurry(String.prototype.split);
export const indexOf = uncurry(String.prototype.indexOf);
export const lastIndexOf = uncurry(String.prototype.lastIndexOf);
export const startsWith = uncurry(String.prototype.startsWith);
export const endsWith = uncurry(String.prototype.endsWith);
export const charCodeAt = uncurry(String.prototype.charCodeAt);
export const toLowerCase = uncurry(String.prototype.toLowerCase);
export const trim = uncurry(String.prototype.trim);
export const replace = uncurry(String.prototype.replace);
export const test = uncurry(RegExp.prototype.test);
export const exec = uncurry(RegExp.prototype.exec);
export const hasOwn = uncurry(Object.prototype.hasOwnProperty);
export const tagOf = uncurry(Object.prototype.toString);
export const mapGet = uncurry(Map.prototype.get);
export const mapSet = uncurry(Map.prototype.set);
export const mapHas = uncurry(Map.prototype.has);
export const weakGet = uncurry(WeakMap.prototype.get);
export const weakSet = uncurry(WeakMap.prototype.set);
export const weakHas = uncurry(WeakMap.prototype.has);
export const MapCtor = Map;
export const WeakMapCtor = WeakMap;

const nativeExec = RegExp.prototype.exec;
/** A pattern that keeps working when the sample replaces `exec` of all of them. */
export const pattern = (made) => {
  const property = (value) => ({ value, writable: true, enumerable: false, configurable: true });
  defineProperty(made, 'exec', property(nativeExec));
  return defineProperty(
    made,
    'test',
    property((text) => apply(nativeExec, made, [text]) !== null),
  );
};
export const { max, min, floor, abs } = Math;

/** Bare dictionaries: nothing inherited, so nothing polluted. */
export const dictionary = (from) => {
  const made = create(null);
  if (from) {
    const names = keysOf(from);
    for (let i = 0; i < names.length; i++) made[names[i]] = from[names[i]];
  }
  return made;
};

/** A property as natives have theirs: not enumerable. */
export const hidden = (target, name, value) =>
  defineProperty(target, name, { value, writable: true, enumerable: false, configurable: true });
