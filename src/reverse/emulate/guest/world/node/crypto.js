/** node:crypto and Web Crypto with real hashes and ciphers: what a sample decrypts shows. Keys, ivs, inputs and outputs are recorded. */
// biome-ignore-all lint/complexity/noCommaOperator: a record, then the answer
// biome-ignore-all lint/complexity/noStaticOnlyClass: the original is a class
import { makeCiphers } from './cryptography/ciphers.js';
import { makeSubtle } from './cryptography/subtle.js';

export const provides = ['crypto', 'web:crypto'];

const ALIASES = {
  'rsa-sha256': 'sha256',
  'rsa-sha1': 'sha1',
  'sha-1': 'sha1',
  'sha-256': 'sha256',
  'sha-384': 'sha384',
  'sha-512': 'sha512',
  'sha512-256': 'sha512_256',
  rmd160: 'ripemd160',
  'sha3-256': 'sha3_256',
  'sha3-384': 'sha3_384',
  'sha3-512': 'sha3_512',
};
const HASHES = [
  'md5',
  'sha1',
  'sha224',
  'sha256',
  'sha384',
  'sha512',
  'sha512-256',
  'ripemd160',
  'sha3-256',
  'sha3-384',
  'sha3-512',
];

export default (kit) => {
  const { Buffer } = kit.builtin('buffer');
  const { Transform } = kit.builtin('stream');
  let hashes = null;
  const library = () => (hashes ??= kit.bridge.load('hashes'));
  const hashOf = (name) => {
    const plain = String(name).toLowerCase();
    const found = library()[ALIASES[plain] ?? plain];
    if (found === undefined || typeof found.create !== 'function')
      throw kit.nodeError('ERR_CRYPTO_INVALID_DIGEST', `Invalid digest: ${name}`);
    return found;
  };
  const toBytes = (value, encoding) => {
    if (typeof value === 'string') return Buffer.from(value, encoding ?? 'utf8');
    if (value instanceof ArrayBuffer) return Buffer.from(value);
    if (ArrayBuffer.isView(value)) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
    if (value?._bytes) return value._bytes;
    if (value instanceof String || kit.isUnknown(value)) return Buffer.from(String(value));
    throw kit.nodeError(
      'ERR_INVALID_ARG_TYPE',
      `The "data" argument must be of type string or an instance of Buffer, TypedArray, or DataView. Received ${value === undefined ? 'undefined' : typeof value}`,
      {},
      TypeError,
    );
  };
  const out = (bytes, encoding) =>
    encoding && encoding !== 'buffer' ? Buffer.from(bytes).toString(encoding) : Buffer.from(bytes);
  const keyData = (bytes) => ({
    key: kit.bytesText(bytes),
    keyHex: bytes.length <= 512 ? kit.text.hexEncode(bytes) : undefined,
  });

  class Hash extends Transform {
    constructor(name, key) {
      super();
      const hash = hashOf(name);
      Object.defineProperty(this, '_state', {
        value: { name: String(name), key, hash, parts: [], done: false },
        enumerable: false,
      });
    }
    update(data, encoding) {
      this._state.parts.push(toBytes(data, encoding));
      return this;
    }
    digest(encoding) {
      const { name, key, hash, parts } = this._state;
      if (this._state.done) throw kit.nodeError('ERR_CRYPTO_HASH_FINALIZED', 'Digest already called');
      this._state.done = true;
      const input = Buffer.concat(parts);
      const made =
        key === undefined
          ? hash(new Uint8Array(input))
          : library().hmac(hash, new Uint8Array(key), new Uint8Array(input));
      const result = out(made, encoding);
      kit.record(
        'crypto',
        key === undefined ? 'crypto.createHash' : 'crypto.createHmac',
        [name],
        { algorithm: name, ...(key === undefined ? {} : keyData(key)), input, encoding },
        typeof result === 'string' ? result : kit.text.hexEncode(result),
      );
      return result;
    }
    copy() {
      const made = new Hash(this._state.name, this._state.key);
      made._state.parts.push(...this._state.parts);
      return made;
    }
    _transform(chunk, _encoding, done) {
      this.update(chunk);
      done();
    }
    _flush(done) {
      this.push(this.digest());
      done();
    }
  }
  const ciphers = makeCiphers(kit, { Buffer, Transform, toBytes, keyData, hashes: library });

  const randomBytes = (size, callback) => {
    const made = kit.random.bytes(Buffer.alloc(size));
    if (typeof callback === 'function') kit.queue.soon(1, () => callback(null, made));
    return callback ? undefined : made;
  };
  const uuid = () => {
    const hex = kit.random.hex(32);
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${'89ab'[kit.random.next() & 3]}${hex.slice(17, 20)}-${hex.slice(20)}`;
  };
  const derived = (_call, args, make) => {
    const callback = args[args.length - 1];
    const value = make();
    if (typeof callback !== 'function') return value;
    kit.later.entered(callback);
    kit.queue.soon(1, () => callback(null, value));
    return undefined;
  };
  const pbkdf2 = (password, salt, iterations, size, digest = 'sha1') => {
    const secret = toBytes(password);
    kit.record('crypto', 'crypto.pbkdf2', [password, salt, iterations, size, digest], {
      algorithm: `pbkdf2-${digest}`,
      ...keyData(secret),
      salt: toBytes(salt),
      iterations: String(iterations),
    });
    // more rounds than an interpreter gets through in its time give a wrong key instead of none
    return Buffer.from(
      library().pbkdf2(hashOf(digest), new Uint8Array(secret), new Uint8Array(toBytes(salt)), {
        c: Math.min(iterations, 20_000),
        dkLen: size,
      }),
    );
  };
  const scrypt = (password, salt, size, options = {}) => {
    const secret = toBytes(password);
    const N = options.N ?? options.cost ?? 16_384;
    kit.record('crypto', 'crypto.scrypt', [password, salt, size], {
      algorithm: 'scrypt',
      ...keyData(secret),
      salt: toBytes(salt),
      cost: String(N),
    });
    return Buffer.from(
      library().scrypt(new Uint8Array(secret), new Uint8Array(toBytes(salt)), {
        N,
        r: options.r ?? options.blockSize ?? 8,
        p: options.p ?? options.parallelization ?? 1,
        dkLen: size,
        maxmem: 2 ** 26,
      }),
    );
  };
  const hkdf = (digest, key, salt, info, size) => {
    kit.record('crypto', 'crypto.hkdf', [digest], {
      algorithm: `hkdf-${digest}`,
      ...keyData(toBytes(key)),
      salt: toBytes(salt),
    });
    return library().hkdf(
      hashOf(digest),
      new Uint8Array(toBytes(key)),
      new Uint8Array(toBytes(salt)),
      new Uint8Array(toBytes(info)),
      size,
    ).buffer;
  };
  const keyObject = (value, type) => {
    const source = value?.key ?? value;
    return {
      type,
      asymmetricKeyType: 'rsa',
      symmetricKeySize: source?.length,
      _bytes: typeof source === 'string' || ArrayBuffer.isView(source) ? toBytes(source) : Buffer.alloc(0),
      export: (options) =>
        options?.format === 'pem' || type !== 'secret'
          ? `-----BEGIN ${type.toUpperCase()} KEY-----\ndecoy\n-----END ${type.toUpperCase()} KEY-----\n`
          : toBytes(source),
      equals: () => false,
    };
  };
  const asymmetric = (call) => (key, data) => {
    const pem = typeof key === 'string' || ArrayBuffer.isView(key) ? key : (key?.key ?? key);
    kit.record('crypto', `crypto.${call}`, [data], {
      algorithm: 'rsa',
      key: typeof pem === 'object' && !ArrayBuffer.isView(pem) ? kit.describe(pem) : pem,
      input: data,
    });
    return Buffer.from(`decoy-${call}`);
  };
  class Sign extends Transform {
    constructor(algorithm) {
      super();
      Object.assign(this, { _algorithm: algorithm, _parts: [] });
    }
    update(data, encoding) {
      this._parts.push(toBytes(data, encoding));
      return this;
    }
    sign(_key, encoding) {
      kit.record('crypto', 'crypto.sign', [this._algorithm], {
        algorithm: this._algorithm,
        input: Buffer.concat(this._parts),
      });
      return out(Buffer.from('decoy-signature'), encoding);
    }
    verify(key, signature) {
      kit.record('crypto', 'crypto.verify', [this._algorithm], {
        algorithm: this._algorithm,
        input: Buffer.concat(this._parts),
        key: kit.describe(key),
        signature: kit.describe(signature),
      });
      return true;
    }
  }
  const pair = () => ({ publicKey: keyObject('decoy', 'public'), privateKey: keyObject('decoy', 'private') });
  class ECDH {
    generateKeys(encoding) {
      return out(Buffer.alloc(65, 4), encoding);
    }
    getPublicKey(encoding) {
      return out(Buffer.alloc(65, 4), encoding);
    }
    getPrivateKey(encoding) {
      return out(Buffer.alloc(32, 5), encoding);
    }
    setPrivateKey() {}
    computeSecret(_key, _encoding, encoding) {
      return out(Buffer.alloc(32, 6), encoding);
    }
  }
  const crypto = {
    createHash: (name) => new Hash(name),
    createHmac: (name, key) => new Hash(name, toBytes(key)),
    hash: (name, data, encoding = 'hex') => new Hash(name).update(data).digest(encoding),
    ...ciphers.exports,
    randomBytes,
    pseudoRandomBytes: randomBytes,
    prng: randomBytes,
    rng: randomBytes,
    randomUUID: uuid,
    randomInt(min, max, callback) {
      const [low, high, done] = typeof max === 'number' ? [min, max, callback] : [0, min, max];
      const value = low + (kit.random.next() % Math.max(1, high - low));
      if (typeof done === 'function') kit.queue.soon(1, () => done(null, value));
      return value;
    },
    randomFillSync: (target) => (
      kit.random.bytes(new Uint8Array(target.buffer ?? target, target.byteOffset ?? 0, target.byteLength)), target
    ),
    randomFill(target, ...rest) {
      crypto.randomFillSync(target);
      kit.queue.soon(1, () => rest[rest.length - 1](null, target));
    },
    getRandomValues: (target) => (
      kit.random.bytes(new Uint8Array(target.buffer, target.byteOffset, target.byteLength)), target
    ),
    pbkdf2Sync: pbkdf2,
    pbkdf2: (...args) => derived('pbkdf2', args, () => pbkdf2(...args.filter((arg) => typeof arg !== 'function'))),
    scryptSync: scrypt,
    scrypt: (...args) => derived('scrypt', args, () => scrypt(...args.filter((arg) => typeof arg !== 'function'))),
    hkdfSync: hkdf,
    hkdf: (...args) => derived('hkdf', args, () => hkdf(...args.filter((arg) => typeof arg !== 'function'))),
    timingSafeEqual: (a, b) => Buffer.compare(toBytes(a), toBytes(b)) === 0,
    createSign: (name) => new Sign(name),
    createVerify: (name) => new Sign(name),
    sign: (algorithm, data) => new Sign(algorithm).update(data).sign(),
    verify: (algorithm, data, key, signature) => new Sign(algorithm).update(data).verify(key, signature),
    publicEncrypt: asymmetric('publicEncrypt'),
    privateDecrypt: asymmetric('privateDecrypt'),
    privateEncrypt: asymmetric('privateEncrypt'),
    publicDecrypt: asymmetric('publicDecrypt'),
    generateKeyPairSync: pair,
    generateKeyPair: (_type, _options, callback) =>
      void kit.queue.soon(1, () => callback(null, pair().publicKey, pair().privateKey)),
    generateKeySync: () => keyObject(Buffer.alloc(32, 7), 'secret'),
    generateKey: (_type, _options, callback) =>
      void kit.queue.soon(1, () => callback(null, keyObject(Buffer.alloc(32, 7), 'secret'))),
    createSecretKey: (key, encoding) => keyObject(toBytes(key, encoding), 'secret'),
    createPublicKey: (key) => keyObject(key, 'public'),
    createPrivateKey: (key) => keyObject(key, 'private'),
    createECDH: () => new ECDH(),
    createDiffieHellman: () => new ECDH(),
    getDiffieHellman: () => new ECDH(),
    diffieHellman: () => Buffer.alloc(32, 6),
    getHashes: () => [...HASHES],
    getCiphers: () => ['aes-128-cbc', 'aes-256-cbc', 'aes-256-gcm', 'chacha20-poly1305'],
    getCurves: () => ['prime256v1', 'secp256k1'],
    getFips: () => 0,
    setFips() {},
    setEngine() {},
    secureHeapUsed: () => ({}),
    getCipherInfo: () => ({ keyLength: 32, ivLength: 16 }),
    Hash,
    Hmac: Hash,
    Sign,
    Verify: Sign,
    ECDH,
    KeyObject: class KeyObject {
      static from(key) {
        return key;
      }
    },
    X509Certificate: class X509Certificate {},
    constants: {
      RSA_PKCS1_PADDING: 1,
      RSA_PKCS1_OAEP_PADDING: 4,
      RSA_PKCS1_PSS_PADDING: 6,
      RSA_NO_PADDING: 3,
      defaultCoreCipherList: '',
    },
  };
  const subtle = makeSubtle(kit, { Buffer, toBytes, ciphers, library, hashOf, pbkdf2, keyData });
  class Crypto {
    get subtle() {
      return subtle;
    }
    getRandomValues(target) {
      return crypto.getRandomValues(target);
    }
    randomUUID() {
      return uuid();
    }
  }
  class CryptoKey {}
  const webcrypto = new Crypto();
  Object.assign(crypto, { webcrypto, subtle });
  kit.dress(Crypto);
  return { crypto, 'web:crypto': { crypto: webcrypto, Crypto, CryptoKey, SubtleCrypto: subtle.constructor } };
};
