/** node:util, and the small text modules: querystring, string_decoder, punycode. */
// biome-ignore-all lint/suspicious/noShadowRestrictedNames: it is the one that it stands in for
export const provides = ['util', 'util/types', 'querystring', 'string_decoder', 'punycode'];

export default (kit) => {
  const tag = (value) => Object.prototype.toString.call(value).slice(8, -1);
  const quote = (text) =>
    text.includes("'") && !text.includes('"')
      ? `"${text}"`
      : `'${text.replace(/\\/g, '\\\\').replace(/\n/g, '\\n').replace(/'/g, "\\'")}'`;
  const custom = Symbol.for('nodejs.util.inspect.custom');
  const keyText = (key) =>
    typeof key === 'symbol' ? `[${String(key)}]` : /^[A-Za-z_$][\w$]*$/.test(key) ? key : quote(key);

  const inspectValue = (value, options, depth, seen) => {
    if (typeof value === 'string') return depth === 0 && options.top ? value : quote(value);
    if (typeof value === 'bigint') return `${value}n`;
    if (Object.is(value, -0)) return '-0';
    if (typeof value === 'symbol' || value === null || (typeof value !== 'object' && typeof value !== 'function'))
      return String(value);
    if (seen.includes(value)) return '[Circular *1]';
    if (kit.isUnknown(value)) return '{}';
    if (typeof value[custom] === 'function') {
      const made = value[custom](options.depth - depth, options, inspect);
      return typeof made === 'string' ? made : inspectValue(made, options, depth, seen);
    }
    const kind = tag(value);
    if (kind === 'Date') return value.toISOString();
    if (kind === 'RegExp') return String(value);
    if (value instanceof Error) return value.stack || String(value);
    if (kind === 'Promise') return 'Promise { <pending> }';
    if (value instanceof kit.builtin('buffer').Buffer) return value.inspect();
    const inner = [...seen, value];
    const name = value.constructor?.name;
    const prefix =
      Object.getPrototypeOf(value) === null
        ? '[Object: null prototype] '
        : name && name !== 'Object' && name !== 'Array'
          ? `${name} `
          : '';
    if (depth > options.depth) return Array.isArray(value) ? '[Array]' : `[${name || 'Object'}]`;
    const entries = [];
    const list = Array.isArray(value) || ArrayBuffer.isView(value);
    if (list) {
      for (let i = 0; i < Math.min(value.length ?? value.byteLength, 100); i++)
        entries.push(inspectValue(value[i], options, depth + 1, inner));
      if (value.length > 100) entries.push(`... ${value.length - 100} more items`);
    }
    if (kind === 'Map')
      for (const [key, entry] of value)
        entries.push(
          `${inspectValue(key, options, depth + 1, inner)} => ${inspectValue(entry, options, depth + 1, inner)}`,
        );
    if (kind === 'Set') for (const entry of value) entries.push(inspectValue(entry, options, depth + 1, inner));
    for (const key of Object.keys(value)) {
      if (list && /^\d+$/.test(key)) continue;
      const own = Object.getOwnPropertyDescriptor(value, key);
      const text =
        own && !('value' in own)
          ? own.set
            ? own.get
              ? '[Getter/Setter]'
              : '[Setter]'
            : '[Getter]'
          : inspectValue(value[key], options, depth + 1, inner);
      entries.push(`${keyText(key)}: ${text}`);
    }
    if (typeof value === 'function') {
      const base = /^class\b/.test(Function.prototype.toString.call(value))
        ? `[class ${value.name || '(anonymous)'}]`
        : `[Function${value.name ? `: ${value.name}` : ' (anonymous)'}]`;
      return entries.length === 0 ? base : `${base} { ${entries.join(', ')} }`;
    }
    const [open, close] = list
      ? [`${prefix && name ? `${name}(${value.length}) ` : ''}[`, ']']
      : [`${prefix && /^(?:Map|Set)$/.test(kind) ? `${name}(${value.size}) ` : prefix}{`, '}'];
    if (entries.length === 0) return `${open}${close}`;
    const line = `${open} ${entries.join(', ')} ${close}`;
    return line.length <= 76
      ? line
      : `${open}\n${'  '.repeat(depth + 1)}${entries.join(`,\n${'  '.repeat(depth + 1)}`)}\n${'  '.repeat(depth)}${close}`;
  };
  function inspect(value, options) {
    const given = typeof options === 'object' && options !== null ? options : {};
    return inspectValue(
      value,
      { ...given, depth: given.depth === null || given.depth === Number.POSITIVE_INFINITY ? 50 : (given.depth ?? 2) },
      0,
      [],
    );
  }
  inspect.custom = custom;
  inspect.defaultOptions = { depth: 2, colors: false, showHidden: false };
  inspect.colors = {};
  inspect.styles = {};

  const format = (...args) => {
    let at = 0;
    const first = args[0];
    if (typeof first !== 'string')
      return args.map((value) => (typeof value === 'string' ? value : inspect(value))).join(' ');
    at = 1;
    const text = first.replace(/%[sdifjoOc%]/g, (mark) => {
      if (mark === '%%') return '%';
      if (at >= args.length) return mark;
      const value = args[at++];
      switch (mark) {
        case '%s':
          return typeof value === 'object' && value !== null ? inspect(value, { depth: 0 }) : String(value);
        case '%d':
          return typeof value === 'bigint' ? `${value}n` : String(Number(value));
        case '%i':
          return String(Number.parseInt(value, 10));
        case '%f':
          return String(Number.parseFloat(value));
        case '%j':
          return JSON.stringify(value);
        case '%c':
          return '';
        default:
          return inspect(value);
      }
    });
    return [text, ...args.slice(at).map((value) => (typeof value === 'string' ? value : inspect(value)))].join(' ');
  };
  const promisified = Symbol.for('nodejs.util.promisify.custom');
  const promisify = (fn) => {
    if (typeof fn !== 'function')
      throw kit.nodeError('ERR_INVALID_ARG_TYPE', 'The "original" argument must be of type function', {}, TypeError);
    if (fn[promisified]) return fn[promisified];
    const made = {
      [fn.name](...args) {
        return new Promise((resolve, reject) =>
          fn.call(this, ...args, (error, ...values) =>
            error
              ? reject(error)
              : resolve(
                  values.length > 1 && fn._many
                    ? Object.fromEntries(fn._many.map((name, i) => [name, values[i]]))
                    : values[0],
                ),
          ),
        );
      },
    };
    return kit.native(Object.setPrototypeOf(made[fn.name], Object.getPrototypeOf(fn)));
  };
  promisify.custom = promisified;

  const typed = (name) => (value) => tag(value) === name;
  const types = {
    isPromise: (value) => value instanceof kit.Promise,
    isDate: typed('Date'),
    isRegExp: typed('RegExp'),
    isMap: typed('Map'),
    isSet: typed('Set'),
    isWeakMap: typed('WeakMap'),
    isWeakSet: typed('WeakSet'),
    isNativeError: (value) => value instanceof Error,
    isProxy: () => false,
    isGeneratorFunction: typed('GeneratorFunction'),
    isAsyncFunction: typed('AsyncFunction'),
    isGeneratorObject: typed('Generator'),
    isTypedArray: (value) => ArrayBuffer.isView(value) && !(value instanceof DataView),
    isUint8Array: (value) => value instanceof Uint8Array,
    isUint8ClampedArray: (value) => value instanceof Uint8ClampedArray,
    isInt8Array: (value) => value instanceof Int8Array,
    isUint16Array: (value) => value instanceof Uint16Array,
    isUint32Array: (value) => value instanceof Uint32Array,
    isFloat32Array: (value) => value instanceof Float32Array,
    isFloat64Array: (value) => value instanceof Float64Array,
    isDataView: (value) => value instanceof DataView,
    isArrayBuffer: (value) => value instanceof ArrayBuffer,
    isAnyArrayBuffer: (value) => value instanceof ArrayBuffer,
    isSharedArrayBuffer: () => false,
    isArrayBufferView: (value) => ArrayBuffer.isView(value),
    isBoxedPrimitive: (value) => value instanceof String || value instanceof Number || value instanceof Boolean,
    isStringObject: (value) => value instanceof String,
    isNumberObject: (value) => value instanceof Number,
    isBooleanObject: (value) => value instanceof Boolean,
    isSymbolObject: typed('Symbol'),
    isArgumentsObject: typed('Arguments'),
    isModuleNamespaceObject: typed('Module'),
    isExternal: () => false,
    isKeyObject: () => false,
    isCryptoKey: () => false,
  };
  const same = (a, b, seen = []) => {
    if (Object.is(a, b)) return true;
    if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
    if (tag(a) !== tag(b) || seen.includes(a)) return seen.includes(a);
    const inner = [...seen, a];
    if (a instanceof Date) return a.getTime() === b.getTime();
    if (a instanceof RegExp) return String(a) === String(b);
    if (a instanceof Map || a instanceof Set) return same([...a], [...b], inner);
    const keys = Object.keys(a);
    return (
      keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key], inner))
    );
  };
  const util = {
    inspect,
    format,
    formatWithOptions: (_options, ...args) => format(...args),
    promisify,
    types,
    isDeepStrictEqual: (a, b) => same(a, b),
    callbackify:
      (fn) =>
      (...args) => {
        const callback = args.pop();
        fn(...args).then(
          (value) => kit.queue.tick(() => callback(null, value)),
          (error) => kit.queue.tick(() => callback(error)),
        );
      },
    deprecate: (fn) => fn,
    inherits: (Child, Parent) => {
      Object.defineProperty(Child, 'super_', { value: Parent, writable: true, configurable: true });
      Object.setPrototypeOf(Child.prototype, Parent.prototype);
    },
    debuglog: () => Object.assign(() => undefined, { enabled: false }),
    debug: () => () => undefined,
    stripVTControlCharacters: (text) => String(text).replace(/\u001b\[[0-9;]*[A-Za-z]/g, ''),
    styleText: (_style, text) => text,
    toUSVString: (text) => String(text).toWellFormed?.() ?? String(text),
    getSystemErrorName: (code) =>
      ({ '-2': 'ENOENT', '-13': 'EACCES', '-111': 'ECONNREFUSED' })[code] ?? `Unknown system error ${code}`,
    getSystemErrorMap: () => new Map(),
    parseEnv: (text) => kit.fake('dotenv').parse(text),
    parseArgs: ({ args = [] } = {}) => ({ values: {}, positionals: [...args] }),
    aborted: () => new Promise(() => undefined),
    getCallSites: () => [],
    MIMEType: class MIMEType {
      constructor(text) {
        this.essence = text;
      }
    },
    isArray: Array.isArray,
    isString: (value) => typeof value === 'string',
    isFunction: (value) => typeof value === 'function',
    isObject: (value) => value !== null && typeof value === 'object',
    isRegExp: types.isRegExp,
    isDate: types.isDate,
    isError: types.isNativeError,
    isBuffer: (value) => kit.builtin('buffer').Buffer.isBuffer(value),
    isPrimitive: (value) => value === null || (typeof value !== 'object' && typeof value !== 'function'),
    isUndefined: (value) => value === undefined,
    isNull: (value) => value === null,
    isNullOrUndefined: (value) => value == null,
    isNumber: (value) => typeof value === 'number',
    isBoolean: (value) => typeof value === 'boolean',
    isSymbol: (value) => typeof value === 'symbol',
    log: (...args) => console.log(...args),
    _extend: (target, source) => Object.assign(target, source),
    get TextEncoder() {
      return globalThis.TextEncoder;
    },
    get TextDecoder() {
      return globalThis.TextDecoder;
    },
  };
  kit.sameDeep = same;

  const escape = (text) => encodeURIComponent(text).replace(/[!'()*]/g, (char) => (char === '*' ? '*' : char));
  const unescapeText = (text) => {
    try {
      return decodeURIComponent(text.replace(/\+/g, ' '));
    } catch {
      return text;
    }
  };
  const querystring = {
    escape,
    unescape: unescapeText,
    stringify(object, separator = '&', equals = '=') {
      if (object === null || typeof object !== 'object') return '';
      return Object.keys(object)
        .flatMap((key) =>
          (Array.isArray(object[key]) ? object[key] : [object[key]]).map(
            (value) =>
              `${escape(key)}${equals}${value === undefined || value === null || typeof value === 'object' ? '' : escape(String(value))}`,
          ),
        )
        .join(separator);
    },
    parse(text, separator = '&', equals = '=') {
      const made = Object.create(null);
      for (const part of String(text ?? '').split(separator)) {
        if (part === '') continue;
        const cut = part.indexOf(equals);
        const key = unescapeText(cut === -1 ? part : part.slice(0, cut));
        const value = cut === -1 ? '' : unescapeText(part.slice(cut + equals.length));
        if (key in made) made[key] = [].concat(made[key], value);
        else made[key] = value;
      }
      return made;
    },
  };
  querystring.encode = querystring.stringify;
  querystring.decode = querystring.parse;

  class StringDecoder {
    constructor(encoding = 'utf8') {
      this.encoding = encoding;
      Object.defineProperty(this, '_rest', { value: [], writable: true, enumerable: false });
    }
    write(bytes) {
      if (typeof bytes === 'string') return bytes;
      const { Buffer } = kit.builtin('buffer');
      const all = Buffer.concat([Buffer.from(this._rest), Buffer.from(bytes)]);
      let end = all.length;
      if (/^utf-?8$/i.test(this.encoding)) {
        for (let back = 1; back <= Math.min(3, all.length); back++) {
          const lead = all[all.length - back];
          if (lead < 0x80) break;
          if (lead >= 0xc0) {
            if ((lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2) > back) end = all.length - back;
            break;
          }
        }
      } else if (/^base64/i.test(this.encoding)) end -= all.length % 3;
      else if (/^(?:utf-?16le|ucs-?2)$/i.test(this.encoding)) end -= all.length % 2;
      this._rest = all.subarray(end);
      return all.subarray(0, end).toString(this.encoding);
    }
    end(bytes) {
      const text =
        (bytes ? this.write(bytes) : '') + kit.builtin('buffer').Buffer.from(this._rest).toString(this.encoding);
      this._rest = [];
      return text;
    }
  }
  const punycode = {
    version: '2.1.0',
    ucs2: {
      decode: (text) => Array.from(text, (char) => char.codePointAt(0)),
      encode: (points) => String.fromCodePoint(...points),
    },
    toASCII: (text) => text,
    toUnicode: (text) => text,
    encode: (text) => text,
    decode: (text) => text,
  };
  return { util, 'util/types': types, querystring, string_decoder: { StringDecoder }, punycode };
};
