/** Small packages whose results matter: lz-string, crypto-js, pako, dotenv, uuid, bs58 and the like are real; decorations say nothing. */
// biome-ignore-all lint/complexity/noCommaOperator: a record, then the answer
import { makeCryptoJs } from './texts/crypto-js.js';
import { makeLzString } from './texts/lz-string.js';

export const provides = [
  'lz-string',
  'crypto-js',
  'crypto-js/aes',
  'crypto-js/sha256',
  'crypto-js/md5',
  'crypto-js/enc-utf8',
  'crypto-js/enc-hex',
  'crypto-js/enc-base64',
  'pako',
  'fflate',
  'dotenv',
  'dotenv/config',
  'uuid',
  'nanoid',
  'bs58',
  'base-x',
  'base64-js',
  'js-base64',
  'atob',
  'btoa',
  'chalk',
  'colors',
  'colors/safe',
  'picocolors',
  'kleur',
  'ansi-colors',
  'ora',
  'moment',
  'dayjs',
  'ms',
  'minimist',
  'js-sha256',
  'js-sha3',
  'md5',
  'sha1',
  'sha256',
  'hash.js',
  'qs',
  'query-string',
  'safe-buffer',
  'inherits',
  'tslib',
  'deasync',
  'sleep',
  'delay',
  'p-limit',
  'async',
  'bluebird',
];

export default (kit) => {
  const { Buffer } = kit.builtin('buffer');
  const crypto = () => kit.builtin('crypto');
  const zlib = () => kit.builtin('zlib');
  const pakoOut = (bytes, options) => (options?.to === 'string' ? bytes.toString() : new Uint8Array(bytes));
  const pako = {
    inflate: (bytes, options) =>
      pakoOut(
        bytes[0] === 0x1f ? zlib().gunzipSync(Buffer.from(bytes)) : zlib().inflateSync(Buffer.from(bytes)),
        options,
      ),
    ungzip: (bytes, options) => pakoOut(zlib().unzipSync(Buffer.from(bytes)), options),
    inflateRaw: (bytes, options) => pakoOut(zlib().inflateRawSync(Buffer.from(bytes)), options),
    deflate: (bytes, options) => pakoOut(zlib().deflateSync(Buffer.from(bytes)), options),
    gzip: (bytes, options) => pakoOut(zlib().gzipSync(Buffer.from(bytes)), options),
    deflateRaw: (bytes, options) => pakoOut(zlib().deflateRawSync(Buffer.from(bytes)), options),
  };
  const bytes = (value) => Buffer.from(typeof value === 'string' ? value : value);
  const fflate = {
    inflateSync: (value) => new Uint8Array(zlib().inflateRawSync(bytes(value))),
    unzlibSync: (value) => new Uint8Array(zlib().inflateSync(bytes(value))),
    gunzipSync: (value) => new Uint8Array(zlib().gunzipSync(bytes(value))),
    decompressSync: (value) => new Uint8Array(zlib().unzipSync(bytes(value))),
    deflateSync: (value) => new Uint8Array(zlib().deflateRawSync(bytes(value))),
    zlibSync: (value) => new Uint8Array(zlib().deflateSync(bytes(value))),
    gzipSync: (value) => new Uint8Array(zlib().gzipSync(bytes(value))),
    compressSync: (value) => new Uint8Array(zlib().gzipSync(bytes(value))),
    strToU8: (text) => new Uint8Array(Buffer.from(text)),
    strFromU8: (value) => Buffer.from(value).toString(),
  };

  const parseEnv = (text) => {
    const made = {};
    for (const line of String(text).split(/\r?\n/)) {
      const found = /^\s*(?:export\s+)?([\w.-]+)\s*=\s*(.*?)\s*$/.exec(line);
      if (!found) continue;
      const quoted = /^(['"`])(.*)\1/.exec(found[2]);
      made[found[1]] = quoted
        ? quoted[1] === '"'
          ? quoted[2].replace(/\\n/g, '\n')
          : quoted[2]
        : found[2].replace(/\s+#.*$/, '');
    }
    return made;
  };
  const dotenv = {
    parse: (text) => parseEnv(text),
    config(options = {}) {
      const parsed = {};
      for (const name of [].concat(options.path ?? kit.path.join(kit.cwd(), '.env'))) {
        kit.builtin('fs');
        const full = kit.path.resolve(String(name));
        const text = kit.modules.textAt(full) ?? kit.files.text(full);
        kit.record('file', 'dotenv.config', [full], { path: full, exists: String(text !== undefined) });
        if (text !== undefined) Object.assign(parsed, parseEnv(text));
      }
      for (const name of Object.keys(parsed))
        if (options.override || !(name in kit.process.env)) kit.process.env[name] = parsed[name];
      return Object.keys(parsed).length > 0
        ? { parsed }
        : { parsed: {}, error: new Error('ENOENT: no such file or directory') };
    },
    populate: (target, parsed) => Object.assign(target, parsed),
  };
  dotenv.load = dotenv.config;
  dotenv.configDotenv = dotenv.config;
  dotenv.default = dotenv;

  const baseX = (alphabet) => ({
    encode(source) {
      const value = Uint8Array.from(source);
      const digits = [0];
      for (const byte of value) {
        let carry = byte;
        for (let i = 0; i < digits.length; i++) {
          carry += digits[i] << 8;
          digits[i] = carry % alphabet.length;
          carry = Math.floor(carry / alphabet.length);
        }
        while (carry > 0) {
          digits.push(carry % alphabet.length);
          carry = Math.floor(carry / alphabet.length);
        }
      }
      let zeros = '';
      for (let i = 0; i < value.length && value[i] === 0; i++) zeros += alphabet[0];
      return (
        zeros +
        (value.length > 0
          ? digits
              .reverse()
              .map((digit) => alphabet[digit])
              .join('')
              .replace(new RegExp(`^${alphabet[0]}+`), '')
          : '')
      );
    },
    decode(text) {
      const made = [0];
      for (const char of text) {
        let carry = alphabet.indexOf(char);
        if (carry < 0) throw new Error(`Non-base${alphabet.length} character`);
        for (let i = 0; i < made.length; i++) {
          carry += made[i] * alphabet.length;
          made[i] = carry & 255;
          carry >>= 8;
        }
        while (carry > 0) {
          made.push(carry & 255);
          carry >>= 8;
        }
      }
      while (made.length > 0 && made[made.length - 1] === 0) made.pop();
      for (let i = 0; i < text.length && text[i] === alphabet[0]; i++) made.push(0);
      return Buffer.from(made.reverse());
    },
  });
  const bs58 = baseX('123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz');
  bs58.default = bs58;
  baseX.default = baseX;
  const uuid = () => kit.builtin('crypto').randomUUID();
  const colors = () => {
    const paint = new Proxy((text) => String(text), {
      get: (target, name) =>
        typeof name === 'symbol' || name in target
          ? target[name]
          : name === 'default'
            ? paint
            : name === 'hex' || name === 'rgb' || name === 'bgHex'
              ? () => paint
              : name === 'level'
                ? 0
                : paint,
    });
    return kit.markOurs(paint);
  };
  const paint = colors();
  const ora = () => {
    const spinner = {};
    for (const name of ['start', 'stop', 'succeed', 'fail', 'warn', 'info', 'clear', 'render', 'stopAndPersist'])
      spinner[name] = () => spinner;
    return spinner;
  };
  ora.default = ora;
  const hashHex = (name) =>
    Object.assign(
      (text) =>
        crypto()
          .createHash(name)
          .update(typeof text === 'string' ? text : Buffer.from(text))
          .digest('hex'),
      {
        create: () => {
          const hash = crypto().createHash(name);
          const made = {
            update: (text) => (hash.update(text), made),
            hex: () => hash.digest('hex'),
            digest: () => [...hash.digest()],
          };
          return made;
        },
        hmac: (key, text) => crypto().createHmac(name, key).update(text).digest('hex'),
      },
    );
  const sha256 = hashHex('sha256');
  const hashJs = {};
  for (const name of ['sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'ripemd160'])
    hashJs[name] = () => {
      const hash = crypto().createHash(name);
      const made = {
        update: (text) => (hash.update(typeof text === 'string' ? text : Buffer.from(text)), made),
        digest: (form) => (form === 'hex' ? hash.digest('hex') : [...hash.digest()]),
      };
      return made;
    };
  const date = (value) => {
    const at = value === undefined ? new Date() : new Date(value);
    const made = {
      format: () => at.toISOString(),
      toDate: () => at,
      valueOf: () => at.getTime(),
      unix: () => Math.floor(at.getTime() / 1000),
      toISOString: () => at.toISOString(),
      diff: () => 0,
      isBefore: () => false,
      isAfter: () => true,
      isValid: () => true,
    };
    for (const name of ['add', 'subtract', 'utc', 'local', 'startOf', 'endOf', 'tz', 'utcOffset', 'locale', 'clone'])
      made[name] = () => made;
    return made;
  };
  Object.assign(date, {
    utc: date,
    unix: (seconds) => date(seconds * 1000),
    tz: Object.assign(date, { guess: () => kit.persona.timeZone }),
    extend: () => undefined,
    locale: () => 'en',
    now: () => Date.now(),
    default: date,
  });
  const wait = (millis) => new Promise((resolve) => kit.timers.setTimeout(resolve, millis));
  const limit =
    () =>
    (fn, ...args) =>
      Promise.resolve().then(() => fn(...args));
  const lz = makeLzString();
  const cryptoJs = makeCryptoJs(kit, Buffer);
  const base64 = {
    encode: (text) => Buffer.from(text).toString('base64'),
    decode: (text) => Buffer.from(text, 'base64').toString(),
    toBase64: (text) => Buffer.from(text).toString('base64'),
    fromBase64: (text) => Buffer.from(text, 'base64').toString(),
    atob: (text) => globalThis.atob(text),
    btoa: (text) => globalThis.btoa(text),
  };
  base64.Base64 = base64;
  const stringQuery = () => kit.builtin('querystring');
  return {
    'lz-string': Object.assign(lz, { default: lz }),
    'crypto-js': cryptoJs,
    'crypto-js/aes': cryptoJs.AES,
    'crypto-js/sha256': cryptoJs.SHA256,
    'crypto-js/md5': cryptoJs.MD5,
    'crypto-js/enc-utf8': cryptoJs.enc.Utf8,
    'crypto-js/enc-hex': cryptoJs.enc.Hex,
    'crypto-js/enc-base64': cryptoJs.enc.Base64,
    pako,
    fflate,
    dotenv,
    get 'dotenv/config'() {
      dotenv.config();
      return {};
    },
    uuid: {
      v1: uuid,
      v3: uuid,
      v4: uuid,
      v5: uuid,
      v6: uuid,
      v7: uuid,
      validate: (text) => /^[0-9a-f-]{36}$/i.test(text),
      version: () => 4,
      NIL: '00000000-0000-0000-0000-000000000000',
      parse: (text) => Buffer.from(text.replace(/-/g, ''), 'hex'),
      stringify: (value) => Buffer.from(value).toString('hex'),
    },
    nanoid: {
      nanoid: (size = 21) => kit.random.hex(size),
      customAlphabet: (_alphabet, size) => () => kit.random.hex(size ?? 21),
    },
    bs58,
    'base-x': baseX,
    'base64-js': {
      toByteArray: (text) => new Uint8Array(Buffer.from(text, 'base64')),
      fromByteArray: (value) => Buffer.from(value).toString('base64'),
    },
    'js-base64': base64,
    atob: Object.assign((text) => globalThis.atob(text), {}),
    btoa: Object.assign((text) => globalThis.btoa(text), {}),
    chalk: paint,
    colors: paint,
    'colors/safe': paint,
    picocolors: paint,
    kleur: paint,
    'ansi-colors': paint,
    ora,
    moment: date,
    dayjs: date,
    ms: (value) =>
      typeof value === 'number'
        ? `${value}ms`
        : Number.parseInt(value, 10) *
          ({ s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }[/[smhd]/.exec(value)?.[0]] ?? 1),
    minimist: (list) => ({ _: [...(list ?? [])] }),
    'js-sha256': { sha256, sha224: hashHex('sha224') },
    'js-sha3': { sha3_256: hashHex('sha3-256'), keccak256: hashHex('keccak_256') },
    md5: hashHex('md5'),
    sha1: hashHex('sha1'),
    sha256,
    'hash.js': hashJs,
    qs: { parse: (text) => stringQuery().parse(text), stringify: (value) => stringQuery().stringify(value) },
    'query-string': {
      parse: (text) => stringQuery().parse(text),
      stringify: (value) => stringQuery().stringify(value),
    },
    'safe-buffer': kit.builtin('buffer'),
    inherits: kit.builtin('util').inherits,
    tslib: {
      __awaiter: (self, args, _P, generator) =>
        new Promise((resolve, reject) => {
          const run = generator.apply(self, args ?? []);
          const step = (verb, value) => {
            try {
              const made = run[verb](value);
              if (made.done) resolve(made.value);
              else
                Promise.resolve(made.value).then(
                  (next) => step('next', next),
                  (error) => step('throw', error),
                );
            } catch (error) {
              reject(error);
            }
          };
          step('next');
        }),
      __importDefault: (value) => (value?.__esModule ? value : { default: value }),
      __importStar: (value) => ({ ...value, default: value }),
      __assign: Object.assign,
      __rest: (source, without) =>
        Object.fromEntries(Object.entries(source).filter(([name]) => !without.includes(name))),
      __spreadArray: (to, from) => [...to, ...from],
      __exportStar: (from, to) => Object.assign(to, from),
      __extends: (Child, Parent) => {
        Object.setPrototypeOf(Child, Parent);
        Child.prototype = Object.create(Parent.prototype, { constructor: { value: Child } });
      },
    },
    deasync: { sleep() {}, loopWhile() {} },
    sleep: { sleep() {}, msleep() {} },
    delay: Object.assign(wait, { default: wait }),
    'p-limit': Object.assign(limit, { default: limit }),
    async: {
      series: (list, done) => {
        for (const fn of list) fn(() => undefined);
        done?.(null, []);
      },
      parallel: (list, done) => {
        for (const fn of list) fn(() => undefined);
        done?.(null, []);
      },
      each: (list, fn, done) => {
        for (const value of list) fn(value, () => undefined);
        done?.(null);
      },
      eachSeries: (list, fn, done) => {
        for (const value of list) fn(value, () => undefined);
        done?.(null);
      },
      map: (list, fn, done) => {
        for (const value of list) fn(value, () => undefined);
        done?.(null, []);
      },
    },
    bluebird: Promise,
  };
};
