/**
 * The guest's side of tracing: a script that is evaluated before the world and hands it its bridge. It owns what is near the engine: eval, the function
 * constructors, the text of functions, and the `__cl$…` names that traced code calls. It uses only what it took at its birth, for the sample may change everything.
 * An expression: `(hosts) => controls`, where `hosts` takes and gives texts only; `run` and `load` give values of the guest.
 */
export const TRACER = String.raw`(function (hostRecord, hostCode, hostRun, hostObserve, hostNote, hostLibrary, hostLoad, hostExit) {
  'use strict';
  const global = globalThis;
  const FunctionNow = Function, ErrorNow = Error, MapNow = Map, ProxyNow = Proxy, TypeErrorNow = TypeError;
  const { parse, stringify } = JSON;
  const { defineProperty, getOwnPropertyDescriptor, getPrototypeOf, setPrototypeOf, create } = Object;
  const { apply, construct } = Reflect;
  const nativeEval = global.eval;
  const nativeText = FunctionNow.prototype.toString;
  const uncurry = FunctionNow.prototype.bind.bind(FunctionNow.prototype.call);
  const indexOf = uncurry(String.prototype.indexOf), slice = uncurry(String.prototype.slice), trim = uncurry(String.prototype.trim);
  const codeAt = uncurry(String.prototype.charCodeAt);
  const mapGet = uncurry(WeakMap.prototype.get), mapSet = uncurry(WeakMap.prototype.set), mapHas = uncurry(WeakMap.prototype.has);
  const natives = new WeakMap();
  const define = (target, name, value) => defineProperty(target, name, { value, writable: true, enumerable: false, configurable: true, __proto__: null });
  let now = () => 0;
  const none = { __proto__: null };
  // stacks of deep recursions are dear: what comes again and again is told without
  const often = new MapNow(), timesOf = uncurry(MapNow.prototype.get), setTimes = uncurry(MapNow.prototype.set);
  const isOften = (text) => {
    if (text.length > 2000) return false;
    const times = timesOf(often, text) | 0;
    if (times < 3) setTimes(often, text, times + 1);
    return times >= 3;
  };
  /** JSON by hand: the engine's own uses arrays that a sample can spoil. Values are texts, true and whole numbers. */
  const quote = (value) => typeof value === 'string' ? stringify(value) : value === true ? 'true' : value + '';
  const note = (what, name, value) => hostNote('{"what":' + quote(what) + ',"name":' + quote(name) + ',"value":' + quote(value) + '}');
  const request = (how, text, { path, before, after, only } = none) =>
    '{"how":' + quote(how) + ',"text":' + quote(text) + ',"time":' + quote(+now()) + ',"stack":' + quote(isOften(text) ? '' : new ErrorNow().stack + '') +
    (path === undefined ? '' : ',"path":' + quote(path + '')) + (before === undefined ? '' : ',"before":' + quote(before + '')) +
    (after === undefined ? '' : ',"after":' + quote(after + '')) + (only === true ? ',"only":true' : '') + '}';

  // ---- the text of functions ----
  const MARK = '/*~*/', BEGIN = '/*~[*/', END = '/*~]*/', NAME = '__cl$', DIRECT = 'd()||';
  const original = (text) => {
    if (indexOf(text, '/*~') < 0) return text;
    let out = '', at = 0;
    for (;;) {
      const mark = indexOf(text, MARK, at), open = indexOf(text, NAME, at), begin = indexOf(text, BEGIN, at);
      if (begin >= 0 && (mark < 0 || begin < mark) && (open < 0 || begin < open)) {
        const end = indexOf(text, END, begin);
        out += slice(text, at, begin);
        if (end < 0) return out;
        at = end + END.length;
        continue;
      }
      if (mark < 0 && open < 0) return out + slice(text, at);
      if (open < 0 || (mark >= 0 && mark < open)) {
        out += slice(text, at, mark);
        at = mark + MARK.length;
        if (codeAt(text, at) === 41) at++;
        continue;
      }
      out += slice(text, at, open);
      at = open + NAME.length;
      if (slice(text, at, at + DIRECT.length) === DIRECT) { at += DIRECT.length; continue; }
      while (at < text.length && codeAt(text, at) !== 40) at++;
      at++;
      for (let digit = codeAt(text, at); digit >= 48 && digit <= 57; digit = codeAt(text, at)) at++;
      if (codeAt(text, at) === 44) at++;
    }
  };
  const native = (fn, name) => {
    mapSet(natives, fn, name === undefined ? null : name + '');
    return fn;
  };
  const nameOf = (fn) => {
    const own = getOwnPropertyDescriptor(fn, 'name');
    return own && typeof own.value === 'string' ? own.value : '';
  };
  define(FunctionNow.prototype, 'toString', native({ toString() {
    if (typeof this !== 'function') throw new TypeErrorNow('Function.prototype.toString requires that \'this\' be a Function');
    if (mapHas(natives, this)) return 'function ' + (mapGet(natives, this) ?? nameOf(this)) + '() { [native code] }';
    const text = apply(nativeText, this, []);
    const body = indexOf(text, '[native code]');
    if (body >= 0 && body < 120 && trim(slice(text, body + 13)) === '}') return 'function ' + nameOf(this) + '() { [native code] }';
    return original(text);
  } }.toString));

  // ---- observed values ----
  const MOST_VALUES = 12, MOST_HITS = 3000, LONGEST = 65536;
  let size = 0, kept = setPrototypeOf([], null), counts = new Uint32Array(0), others = new Uint8Array(0), ways = new Uint8Array(0), turned = new Uint8Array(0), order = new Uint32Array(0), sequence = 0;
  const fill = uncurry(Uint8Array.prototype.set), fill32 = uncurry(Uint32Array.prototype.set), Bytes = Uint8Array, Words = Uint32Array;
  const reserve = (id) => {
    const most = id + 4096;
    const widened = (list) => { const wide = new Bytes(most); fill(wide, list); return wide; };
    const wide = new Words(most), wideOrder = new Words(most);
    fill32(wide, counts);
    fill32(wideOrder, order);
    counts = wide; order = wideOrder; others = widened(others); ways = widened(ways); turned = widened(turned);
    while (size < most) kept[size++] = undefined;
  };
  let learning = '', candidates = 0, last = 0, acted = 4;
  const see = (id, value) => {
    const have = kept[id];
    if (have === undefined) kept[id] = value;
    else if (typeof have === 'string') kept[id] = setPrototypeOf([have, value], null);
    else {
      for (let i = 0; i < have.length; i++) if (have[i] === value) return;
      if (have.length >= MOST_VALUES) { kept[id] = 0; return; }
      have[have.length] = value;
    }
    if (learning !== '') suggest(value);
    hostObserve('[' + id + ',' + stringify(value) + ']');
  };
  /** The first texts that are seen after a variable was asked for in vain: one of them may be what it is compared with. */
  const suggest = (value) => {
    if (value.length < 200) note('value', learning, value);
    if (--candidates <= 0) learning = '';
  };
  define(global, '__cl$', (id, value) => {
    if (id >= size) reserve(id);
    last = id;
    const count = ++counts[id];
    if (typeof value === 'string') {
      const have = kept[id];
      if (have === 0 || have === value) return value;
      if (count > MOST_HITS) kept[id] = 0;
      else if (value.length <= LONGEST) see(id, value);
      else others[id] = 1;
    } else if (value !== undefined) others[id] = 1;
    return value;
  });
  // 4: first reached before the sample did anything to the world, as the set-up of obfuscators is
  define(global, '__cl$b', (id, value) => {
    if (id >= size) reserve(id);
    const was = ways[id];
    counts[id]++;
    if (was === 0) order[id] = ++sequence;
    ways[id] = was === 0 ? (value ? 1 : 2) | acted : was | (value ? 1 : 2);
    return value;
  });
  define(global, '__cl$f', (id, value) => {
    if (id >= size) reserve(id);
    ways[id] |= value ? 1 : 2;
    if (turned[id]) return value;
    turned[id] = 1;
    hostNote('{"what":"turned","name":"' + id + '"}');
    return !value;
  });
  define(global, '__cl$c', (id, value) => {
    if (id >= size) reserve(id);
    counts[id]++;
    if (learning !== '' && value === undefined) note('gate', learning, id + '');
    return value;
  });

  // ---- force ----
  const made = new MapNow(), maps = { set: uncurry(MapNow.prototype.set), get: timesOf };
  define(global, '__cl$h', (id, fn) => {
    maps.set(made, id, fn);
    return fn;
  });
  let swallowed = false;
  const swallow = () => {
    if (!swallowed) hostNote('{"what":"turned","name":""}');
    swallowed = true;
  };
  define(global, '__cl$x', swallow);
  define(global, '__cl$s', (make) => {
    try { return make(); } catch (error) { swallow(); return anything; }
  });
  const anyText = () => 'decoy', anyName = Symbol.toPrimitive, iterator = Symbol.iterator;
  /** Stands for whatever a function might expect. */
  const anything = new Proxy(function () {}, {
    __proto__: null,
    get: (target, name) => name === anyName || name === 'toString' ? anyText : name === 'then' || name === iterator ? undefined : name === 'length' ? 1 : name === 'prototype' ? target.prototype : anything,
    apply: () => anything,
    construct: () => anything,
    set: () => true,
    has: () => true,
    defineProperty: () => true,
    deleteProperty: () => true,
  });

  /** Of an object, a class, or what a class makes; without its constructor, which may want what nobody has. */
  const enterMethod = (holder, name) => {
    const home = typeof holder === 'function' && holder.prototype && getOwnPropertyDescriptor(holder.prototype, name) ? holder.prototype : holder;
    const own = getOwnPropertyDescriptor(home, name);
    if (!own) return;
    const self = home === holder ? holder : new ProxyNow(create(home), { __proto__: null, get: (target, key) => key in target ? target[key] : anything });
    if (own.get) apply(own.get, self, []);
    if (own.set) apply(own.set, self, [anything]);
    if (typeof own.value === 'function') apply(own.value, self, [anything, anything, anything]);
  };

  // ---- code made of text ----
  let direct = setPrototypeOf([], null), level = 0;
  define(global, '__cl$d', () => { direct[level++] = 1; });
  define(global, '__cl$e', (text) => {
    const was = level > 0 ? direct[--level] : 0;
    return was === 2 && typeof text === 'string' ? parse(hostCode(request('eval', text))) : text;
  });
  const evaluate = native({ eval(x) { return typeof x === 'string' ? hostRun(request('eval', x)) : x; } }.eval);
  defineProperty(global, 'eval', {
    __proto__: null, enumerable: false, configurable: true,
    get() {
      if (level > 0 && direct[level - 1] === 1) { direct[level - 1] = 2; return nativeEval; }
      return evaluate;
    },
    set(value) { define(global, 'eval', value); },
  });
  const maker = (kind, sample) => {
    const prototype = getPrototypeOf(sample), before = prototype.constructor;
    const make = (values) => {
      let parameters = '';
      for (let i = 0; i < values.length - 1; i++) parameters += (i ? ',' : '') + values[i];
      const body = values.length ? values[values.length - 1] + '' : '';
      return hostRun(request('Function', body, { __proto__: null, before: '(' + kind + ' anonymous(' + parameters + '\n) {\n', after: '\n})' }));
    };
    const maker = function (...values) { return make(values); };
    define(maker, 'name', before.name);
    defineProperty(maker, 'name', { __proto__: null, writable: false });
    defineProperty(maker, 'length', { __proto__: null, value: 1, writable: false, enumerable: false, configurable: true });
    defineProperty(maker, 'prototype', { __proto__: null, value: prototype, writable: false, enumerable: false, configurable: false });
    setPrototypeOf(maker, getPrototypeOf(before));
    native(maker);
    defineProperty(prototype, 'constructor', { __proto__: null, value: maker });
    return maker;
  };
  const makers = [maker('function', function () {}), maker('async function', async function () {}), maker('function*', function* () {}), maker('async function*', async function* () {})];
  define(global, 'Function', makers[0]);
  for (let i = 1; i < makers.length; i++) setPrototypeOf(makers[i], makers[0]);

  const dirnameOf = (path) => {
    for (let i = path.length - 1; i > 0; i--) if (path[i] === '/' || path[i] === '\\') return slice(path, 0, i);
    return path;
  };

  const bridge = {
    __proto__: null,
    record: (event) => { acted = 0; return hostRecord(event + '', last + ''); },
    run: ({ how, text, path, before, after }) => hostRun(request(how + '', text + '', { __proto__: null, path, before, after })),
    came: ({ how, text, path }) => { hostCode(request(how + '', text + '', { __proto__: null, path, only: true })); },
    native,
    learn: (note) => {
      const what = parse(note);
      if (what.what === 'environment') { learning = what.name + ''; candidates = 3; }
      hostNote(note + '');
    },
    library: (name) => parse(hostLibrary(name + '')),
    load: (name) => hostLoad(name + ''),
    exit: (code) => hostExit(code + ''),
  };
  return {
    __proto__: null,
    start: (world, scenario, entry) => {
      const built = world(bridge, parse(scenario));
      // where execution is forced, code made of text finds what it would find in node -e
      if (entry !== '' && !('require' in global)) define(global, 'require', native({ require(name) { swallow(); return built.module(name, entry); } }.require));
      if (typeof built.now === 'function') now = () => built.now();
      define(global, '__cl$i', (meta, path) => {
        const url = typeof built.url === 'function' ? built.url(path) + '' : 'file:///' + path;
        meta.url = url;
        meta.filename = built.filename ? built.filename(path) + '' : slice(url, 7);
        meta.dirname = dirnameOf(meta.filename);
        meta.resolve = native({ resolve: (specifier) => specifier + '' }.resolve);
      });
      define(global, '__cl$m', (name, importer) => built.module(name, importer));
      return {
        __proto__: null,
        run: () => built.run(),
        enter: () => { if (built.enter) built.enter(); },
        drain: (most) => { level = 0; return built.drain(+most) ? '1' : ''; },
        force: () => { level = 0; return built.force() + ''; },
        resolve: (name, importer) => built.resolve(name, importer) + '',
      };
    },
    /** enters a function that was kept under this id */
    enter: (id, method) => {
      const value = maps.get(made, +id);
      if (value === undefined) return '';
      level = 0;
      try {
        if (method === '') apply(value, anything, [anything, anything, anything]);
        else enterMethod(value, method);
      } catch {}
      return '1';
    },
    /** [id, count, other values, ways, too many values, when first] of every site that was reached */
    summary: () => {
      let text = '[';
      for (let id = 0; id < size; id++)
        if (counts[id]) text += (text === '[' ? '[' : ',[') + id + ',' + counts[id] + ',' + others[id] + ',' + ways[id] + ',' + (kept[id] === 0 ? 1 : 0) + ',' + order[id] + ']';
      return text + ']';
    },
  };
})`;
