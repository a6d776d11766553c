/** node:buffer: Buffer as a Uint8Array with all encodings, Blob and File. */
export const provides = ['buffer'];

const ENCODINGS = {
  utf8: 'utf8',
  'utf-8': 'utf8',
  hex: 'hex',
  base64: 'base64',
  base64url: 'base64url',
  latin1: 'latin1',
  binary: 'latin1',
  ascii: 'ascii',
  ucs2: 'utf16le',
  'ucs-2': 'utf16le',
  utf16le: 'utf16le',
  'utf-16le': 'utf16le',
};
const known = (encoding) => ENCODINGS[String(encoding ?? 'utf8').toLowerCase()];

export default (kit) => {
  const { text } = kit;
  const typeError = (message) => kit.nodeError('ERR_INVALID_ARG_TYPE', message, {}, TypeError);

  const encode = (value, encoding) => {
    switch (known(encoding)) {
      case 'utf8':
        return text.utf8Encode(value);
      case 'hex':
        return text.hexDecode(value);
      case 'base64':
      case 'base64url':
        return text.base64Decode(value);
      case 'latin1':
      case 'ascii':
        return text.latin1Encode(value);
      case 'utf16le':
        return text.utf16Encode(value);
      default:
        throw kit.nodeError('ERR_UNKNOWN_ENCODING', `Unknown encoding: ${encoding}`, {}, TypeError);
    }
  };
  const decode = (bytes, encoding, start, end) => {
    switch (known(encoding)) {
      case 'utf8':
        return text.utf8Decode(bytes, start, end);
      case 'hex':
        return text.hexEncode(bytes, start, end);
      case 'base64':
        return text.base64Encode(bytes, start, end);
      case 'base64url':
        return text.base64Encode(bytes, start, end, true);
      case 'latin1':
        return text.latin1Decode(bytes, start, end);
      case 'ascii':
        return text.latin1Decode(bytes, start, end, 127);
      case 'utf16le':
        return text.utf16Decode(bytes, start, end);
      default:
        throw kit.nodeError('ERR_UNKNOWN_ENCODING', `Unknown encoding: ${encoding}`, {}, TypeError);
    }
  };
  const wrap = (bytes) =>
    Object.setPrototypeOf(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength), Buffer.prototype);
  const toBytes = (value, encoding) => (typeof value === 'string' ? encode(value, encoding) : value);

  function Buffer(value, encoding, length) {
    return typeof value === 'number' ? Buffer.alloc(value) : Buffer.from(value, encoding, length);
  }
  Object.setPrototypeOf(Buffer, Uint8Array);
  Buffer.prototype = Object.create(Uint8Array.prototype, {
    constructor: { value: Buffer, writable: true, configurable: true },
  });

  const statics = {
    from(value, encoding, length) {
      if (typeof value === 'string') return wrap(encode(value, encoding));
      if (value === null || value === undefined || typeof value === 'number' || typeof value === 'boolean')
        throw typeError(
          `The first argument must be of type string or an instance of Buffer, ArrayBuffer, or Array or an Array-like Object. Received ${value === null || value === undefined ? value : `type ${typeof value} (${value})`}`,
        );
      if (
        value instanceof ArrayBuffer ||
        (typeof SharedArrayBuffer !== 'undefined' && value instanceof SharedArrayBuffer)
      )
        return wrap(new Uint8Array(value, encoding ?? 0, length ?? value.byteLength - (encoding ?? 0)));
      if (typeof value.valueOf === 'function' && value.valueOf() !== value && typeof value.valueOf() === 'string')
        return wrap(encode(value.valueOf(), encoding));
      if (value.type === 'Buffer' && Array.isArray(value.data)) return wrap(Uint8Array.from(value.data));
      if (typeof value[Symbol.toPrimitive] === 'function' && typeof value.length !== 'number')
        return wrap(encode(value[Symbol.toPrimitive]('string'), encoding));
      const size = Math.max(0, Number(value.length) || 0);
      const bytes = new Uint8Array(size);
      for (let i = 0; i < size; i++) bytes[i] = value[i];
      return wrap(bytes);
    },
    of: (...values) => wrap(Uint8Array.from(values)),
    alloc(size, fill, encoding) {
      if (typeof size !== 'number')
        throw typeError(`The "size" argument must be of type number. Received ${typeof size}`);
      if (size < 0 || size > 2 ** 32)
        throw kit.nodeError(
          'ERR_OUT_OF_RANGE',
          `The value of "size" is out of range. Received ${size}`,
          {},
          RangeError,
        );
      const made = wrap(new Uint8Array(size));
      return fill === undefined || fill === 0 ? made : made.fill(fill, encoding);
    },
    allocUnsafe: (size) => statics.alloc(size),
    allocUnsafeSlow: (size) => statics.alloc(size),
    isBuffer: (value) => value instanceof Buffer,
    isEncoding: (encoding) => typeof encoding === 'string' && known(encoding) !== undefined,
    byteLength(value, encoding) {
      if (typeof value !== 'string') return value.byteLength;
      return known(encoding) === 'utf8' ? text.utf8Length(value) : encode(value, known(encoding) ?? 'utf8').length;
    },
    concat(list, total) {
      let size = 0;
      for (let i = 0; i < list.length; i++) size += list[i].length;
      const made = statics.alloc(total ?? size);
      let at = 0;
      for (let i = 0; i < list.length && at < made.length; i++) {
        const part = at + list[i].length > made.length ? list[i].subarray(0, made.length - at) : list[i];
        made.set(part, at);
        at += part.length;
      }
      return made;
    },
    compare(a, b) {
      const size = Math.min(a.length, b.length);
      for (let i = 0; i < size; i++) if (a[i] !== b[i]) return a[i] < b[i] ? -1 : 1;
      return a.length === b.length ? 0 : a.length < b.length ? -1 : 1;
    },
    copyBytesFrom: (view) => statics.from(view),
  };
  for (const name of Object.keys(statics))
    Object.defineProperty(Buffer, name, { value: statics[name], writable: true, configurable: true, enumerable: true });
  Buffer.poolSize = 8192;

  const range = (self, start, end) => {
    const from = start === undefined ? 0 : Math.max(0, Math.trunc(start) || 0);
    const to = end === undefined ? self.length : Math.min(self.length, Math.trunc(end) || 0);
    return [Math.min(from, self.length), Math.max(from, to)];
  };
  const search = (self, value, offset, encoding, last) => {
    if (typeof value === 'number')
      return last
        ? Uint8Array.prototype.lastIndexOf.call(self, value & 255)
        : Uint8Array.prototype.indexOf.call(self, value & 255, offset ?? 0);
    const needle = toBytes(value, typeof offset === 'string' ? offset : encoding);
    const from = typeof offset === 'number' ? (offset < 0 ? Math.max(0, self.length + offset) : offset) : 0;
    const matches = (at) => {
      for (let k = 0; k < needle.length; k++) if (self[at + k] !== needle[k]) return false;
      return true;
    };
    if (last) {
      for (let at = self.length - needle.length; at >= 0; at--) if (matches(at)) return at;
      return -1;
    }
    for (let at = from; at + needle.length <= self.length; at++) if (matches(at)) return at;
    return -1;
  };
  const swap = (self, size) => {
    for (let i = 0; i + size <= self.length; i += size)
      for (let k = 0; k < size / 2; k++) [self[i + k], self[i + size - 1 - k]] = [self[i + size - 1 - k], self[i + k]];
    return self;
  };
  const methods = {
    toString(encoding, start, end) {
      const [from, to] = range(this, start, end);
      return decode(this, encoding, from, to);
    },
    toLocaleString(encoding) {
      return this.toString(encoding);
    },
    toJSON() {
      return { type: 'Buffer', data: Array.from(this) };
    },
    inspect() {
      return `<Buffer ${text.hexEncode(this.subarray(0, 50)).replace(/..(?=.)/g, '$& ')}${this.length > 50 ? ` ... ${this.length - 50} more bytes` : ''}>`;
    },
    equals(other) {
      return statics.compare(this, other) === 0;
    },
    compare(other) {
      return statics.compare(this, other);
    },
    slice(start, end) {
      return this.subarray(start, end);
    },
    subarray(start, end) {
      return wrap(
        Uint8Array.prototype.subarray.call(
          new Uint8Array(this.buffer, this.byteOffset, this.byteLength),
          start,
          end ?? this.length,
        ),
      );
    },
    write(value, offset, length, encoding) {
      if (typeof offset === 'string') return this.write(value, 0, this.length, offset);
      if (typeof length === 'string') return this.write(value, offset, this.length, length);
      const at = offset ?? 0;
      const bytes = encode(value, encoding);
      const size = Math.min(bytes.length, length ?? this.length, this.length - at);
      this.set(bytes.subarray(0, size), at);
      return size;
    },
    copy(target, at = 0, start = 0, end = this.length) {
      const size = Math.max(0, Math.min(end - start, target.length - at));
      target.set(
        Uint8Array.prototype.subarray.call(
          new Uint8Array(this.buffer, this.byteOffset, this.byteLength),
          start,
          start + size,
        ),
        at,
      );
      return size;
    },
    fill(value, start, end, encoding) {
      if (typeof value === 'number')
        return Uint8Array.prototype.fill.call(
          this,
          value,
          typeof start === 'number' ? start : 0,
          typeof end === 'number' ? end : this.length,
        );
      const bytes = toBytes(value, typeof start === 'string' ? start : encoding);
      const from = typeof start === 'number' ? start : 0;
      for (let i = from; i < (typeof end === 'number' ? end : this.length); i++)
        this[i] = bytes.length === 0 ? 0 : bytes[(i - from) % bytes.length];
      return this;
    },
    indexOf(value, offset, encoding) {
      return search(this, value, offset, encoding, false);
    },
    lastIndexOf(value, offset, encoding) {
      return search(this, value, offset, encoding, true);
    },
    includes(value, offset, encoding) {
      return search(this, value, offset, encoding, false) !== -1;
    },
    swap16() {
      return swap(this, 2);
    },
    swap32() {
      return swap(this, 4);
    },
    swap64() {
      return swap(this, 8);
    },
  };
  const short = {
    utf8: 'utf8',
    hex: 'hex',
    base64: 'base64',
    base64url: 'base64url',
    latin1: 'latin1',
    ascii: 'ascii',
    ucs2: 'utf16le',
  };
  for (const name of Object.keys(short)) {
    methods[`${name}Slice`] = function (start, end) {
      return this.toString(short[name], start, end);
    };
    methods[`${name}Write`] = function (value, offset, length) {
      return this.write(value, offset, length, short[name]);
    };
  }
  const view = (self) => new DataView(self.buffer, self.byteOffset, self.byteLength);
  const bounds = (self, offset, size) => {
    if (typeof offset !== 'number')
      throw typeError(`The "offset" argument must be of type number. Received ${typeof offset}`);
    if (offset < 0 || offset + size > self.length)
      throw self.length < size
        ? kit.nodeError('ERR_BUFFER_OUT_OF_BOUNDS', 'Attempt to access memory outside buffer bounds', {}, RangeError)
        : kit.nodeError(
            'ERR_OUT_OF_RANGE',
            `The value of "offset" is out of range. It must be >= 0 and <= ${self.length - size}. Received ${offset}`,
            {},
            RangeError,
          );
  };
  const numbers = [
    ['Int8', 'Int8', 1],
    ['UInt8', 'Uint8', 1],
    ['Int16', 'Int16', 2],
    ['UInt16', 'Uint16', 2],
    ['Int32', 'Int32', 4],
    ['UInt32', 'Uint32', 4],
    ['Float', 'Float32', 4],
    ['Double', 'Float64', 8],
    ['BigInt64', 'BigInt64', 8],
    ['BigUInt64', 'BigUint64', 8],
  ];
  for (const [name, type, size] of numbers) {
    for (const ending of size === 1 ? [''] : ['LE', 'BE']) {
      const little = ending === 'LE';
      methods[`read${name}${ending}`] = function (offset = 0) {
        bounds(this, offset, size);
        return view(this)[`get${type}`](offset, little);
      };
      methods[`write${name}${ending}`] = function (value, offset = 0) {
        bounds(this, offset, size);
        view(this)[`set${type}`](offset, value, little);
        return offset + size;
      };
      if (/^(?:Big)?UInt/.test(name)) {
        methods[`read${name.replace('UInt', 'Uint')}${ending}`] = methods[`read${name}${ending}`];
        methods[`write${name.replace('UInt', 'Uint')}${ending}`] = methods[`write${name}${ending}`];
      }
    }
  }
  for (const [kind, signed] of [
    ['Int', true],
    ['UInt', false],
    ['Uint', false],
  ]) {
    for (const little of [true, false]) {
      const ending = little ? 'LE' : 'BE';
      methods[`read${kind}${ending}`] = function (offset, size) {
        let value = 0;
        for (let i = 0; i < size; i++) value = value * 256 + this[offset + (little ? size - 1 - i : i)];
        return signed && value >= 2 ** (size * 8 - 1) ? value - 2 ** (size * 8) : value;
      };
      methods[`write${kind}${ending}`] = function (value, offset, size) {
        let rest = value < 0 ? value + 2 ** (size * 8) : value;
        for (let i = 0; i < size; i++) {
          this[offset + (little ? i : size - 1 - i)] = rest % 256;
          rest = Math.floor(rest / 256);
        }
        return offset + size;
      };
    }
  }
  for (const name of Object.keys(methods))
    Object.defineProperty(Buffer.prototype, name, {
      value: kit.native(methods[name], name),
      writable: true,
      configurable: true,
      enumerable: false,
    });
  Object.defineProperty(Buffer.prototype, 'parent', {
    get() {
      return this.buffer;
    },
    configurable: true,
  });
  Object.defineProperty(Buffer.prototype, 'offset', {
    get() {
      return this.byteOffset;
    },
    configurable: true,
  });

  const contents = new WeakMap();
  const bytesOf = (blob) => contents.get(blob) ?? statics.alloc(0);
  const partBytes = (part) =>
    contents.has(part)
      ? bytesOf(part)
      : typeof part === 'string'
        ? statics.from(part)
        : statics.from(part?.buffer ? new Uint8Array(part.buffer, part.byteOffset, part.byteLength) : (part ?? ''));
  class Blob {
    constructor(parts = [], options = {}) {
      contents.set(this, statics.concat(Array.from(parts, partBytes)));
      Object.defineProperty(this, 'type', { value: String(options.type ?? ''), enumerable: false, configurable: true });
    }
    get size() {
      return bytesOf(this).length;
    }
    async text() {
      return bytesOf(this).toString();
    }
    async arrayBuffer() {
      return new Uint8Array(bytesOf(this)).buffer;
    }
    async bytes() {
      return new Uint8Array(bytesOf(this));
    }
    slice(start, end, type) {
      return new Blob([bytesOf(this).subarray(start, end)], { type });
    }
    stream() {
      return kit.fake('web:streams').streamOf(bytesOf(this));
    }
    get [Symbol.toStringTag]() {
      return 'Blob';
    }
  }
  class File extends Blob {
    constructor(parts, name, options) {
      super(parts, options);
      this.name = name;
      this.lastModified = options?.lastModified ?? Date.now();
    }
  }
  kit.blobBytes = bytesOf;
  kit.Buffer = Buffer;
  return {
    buffer: {
      Buffer,
      SlowBuffer: Buffer,
      Blob,
      File,
      kMaxLength: 2 ** 53 - 1,
      kStringMaxLength: 536_870_888,
      constants: { MAX_LENGTH: 2 ** 53 - 1, MAX_STRING_LENGTH: 536_870_888 },
      INSPECT_MAX_BYTES: 50,
      isUtf8: () => true,
      isAscii: () => true,
      transcode: (source, from, to) => statics.from(source.toString(from), to),
      resolveObjectURL: () => undefined,
      atob: globalThis.atob,
      btoa: globalThis.btoa,
    },
  };
};
