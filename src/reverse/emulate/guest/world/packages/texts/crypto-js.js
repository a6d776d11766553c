/** crypto-js over the real hashes and ciphers of node:crypto. */
export const makeCryptoJs = (kit, Buffer) => {
  const crypto = () => kit.builtin('crypto');
  class WordArray {
    constructor(bytes) {
      Object.defineProperty(this, '_bytes', { value: Buffer.from(bytes), writable: true, enumerable: false });
      this.sigBytes = this._bytes.length;
    }
    get words() {
      const padded = Buffer.alloc(Math.ceil(this._bytes.length / 4) * 4);
      this._bytes.copy(padded);
      return Array.from({ length: padded.length / 4 }, (_, i) => padded.readInt32BE(i * 4));
    }
    toString(encoder) {
      return (encoder ?? enc.Hex).stringify(this);
    }
    concat(other) {
      this._bytes = Buffer.concat([this._bytes, bytesOf(other)]);
      this.sigBytes = this._bytes.length;
      return this;
    }
    clone() {
      return new WordArray(this._bytes);
    }
    clamp() {}
    static create(words, size) {
      if (words instanceof Uint8Array || words instanceof ArrayBuffer) return new WordArray(new Uint8Array(words));
      const bytes = Buffer.alloc((words ?? []).length * 4);
      (words ?? []).forEach((word, i) => {
        bytes.writeInt32BE(word | 0, i * 4);
      });
      return new WordArray(size === undefined ? bytes : bytes.subarray(0, size));
    }
    static random(size) {
      return new WordArray(kit.random.bytes(Buffer.alloc(size)));
    }
  }
  const bytesOf = (value) =>
    value instanceof WordArray
      ? value._bytes
      : value?.ciphertext
        ? value.ciphertext._bytes
        : Buffer.from(String(value));
  const encoder = (encoding) => ({
    parse: (text) => new WordArray(Buffer.from(String(text), encoding)),
    stringify: (words) => {
      const text = words._bytes.toString(encoding);
      if (encoding === 'utf8' && text.includes('\ufffd') && !Buffer.from(text).equals(words._bytes))
        throw new Error('Malformed UTF-8 data');
      return text;
    },
  });
  const enc = {
    Utf8: encoder('utf8'),
    Hex: encoder('hex'),
    Base64: encoder('base64'),
    Base64url: encoder('base64url'),
    Latin1: encoder('latin1'),
    Utf16: encoder('utf16le'),
    Utf16LE: encoder('utf16le'),
  };
  const hash = (name) => (value) => new WordArray(crypto().createHash(name).update(bytesOf(value)).digest());
  const hmac = (name) => (value, key) =>
    new WordArray(crypto().createHmac(name, bytesOf(key)).update(bytesOf(value)).digest());
  const mode = {
    CBC: { _name: 'cbc' },
    ECB: { _name: 'ecb' },
    CTR: { _name: 'ctr' },
    CFB: { _name: 'cfb' },
    OFB: { _name: 'ofb' },
  };
  const pad = {
    Pkcs7: { _pads: true },
    NoPadding: { _pads: false },
    ZeroPadding: { _pads: false },
    AnsiX923: { _pads: true },
    Iso10126: { _pads: true },
  };

  const derive = (password, salt) => {
    let made = Buffer.alloc(0);
    let last = Buffer.alloc(0);
    while (made.length < 48) {
      last = crypto()
        .createHash('md5')
        .update(Buffer.concat([last, password, salt]))
        .digest();
      made = Buffer.concat([made, last]);
    }
    return { key: made.subarray(0, 32), iv: made.subarray(32, 48) };
  };
  const params = (fields) => ({ ...fields, toString: (form) => (form ?? formatOpenSsl).stringify(fields) });
  const formatOpenSsl = {
    stringify: (given) =>
      Buffer.concat(
        given.salt ? [Buffer.from('Salted__'), given.salt._bytes, given.ciphertext._bytes] : [given.ciphertext._bytes],
      ).toString('base64'),
    parse(text) {
      const bytes = Buffer.from(text, 'base64');
      return bytes.subarray(0, 8).toString('latin1') === 'Salted__'
        ? params({ salt: new WordArray(bytes.subarray(8, 16)), ciphertext: new WordArray(bytes.subarray(16)) })
        : params({ ciphertext: new WordArray(bytes) });
    },
  };
  const formatHex = {
    stringify: (given) => given.ciphertext._bytes.toString('hex'),
    parse: (text) => params({ ciphertext: new WordArray(Buffer.from(text, 'hex')) }),
  };
  const make = (encrypts, key, iv, options) => {
    const kind = options?.mode?._name ?? 'cbc';
    const cipher = (encrypts ? crypto().createCipheriv : crypto().createDecipheriv)(
      `aes-${key.length * 8}-${kind}`,
      key,
      kind === 'ecb' ? null : iv,
    );
    if (options?.padding?._pads === false) cipher.setAutoPadding(false);
    return cipher;
  };
  const AES = {
    encrypt(message, key, options) {
      const salt = kit.random.bytes(Buffer.alloc(8));
      const given =
        key instanceof WordArray
          ? { key: key._bytes, iv: options?.iv?._bytes ?? Buffer.alloc(16) }
          : derive(Buffer.from(String(key)), salt);
      const cipher = make(true, given.key, given.iv, options);
      const ciphertext = new WordArray(Buffer.concat([cipher.update(bytesOf(message)), cipher.final()]));
      return params({
        ciphertext,
        key: new WordArray(given.key),
        iv: new WordArray(given.iv),
        ...(key instanceof WordArray ? {} : { salt: new WordArray(salt) }),
      });
    },
    decrypt(message, key, options) {
      const parsed = typeof message === 'string' ? (options?.format ?? formatOpenSsl).parse(message) : message;
      const given =
        key instanceof WordArray
          ? { key: key._bytes, iv: options?.iv?._bytes ?? Buffer.alloc(16) }
          : derive(Buffer.from(String(key)), parsed.salt?._bytes ?? Buffer.alloc(0));
      try {
        const cipher = make(false, given.key, given.iv, options);
        return new WordArray(Buffer.concat([cipher.update(parsed.ciphertext._bytes), cipher.final()]));
      } catch {
        return new WordArray(Buffer.alloc(0));
      }
    },
  };
  const rc4 = (message, key) => {
    const source = typeof message === 'string' ? Buffer.from(message, 'base64') : bytesOf(message);
    const cipher = crypto().createCipheriv('rc4', bytesOf(key), null);
    return new WordArray(cipher.update(source));
  };
  const made = {
    lib: { WordArray, CipherParams: { create: params } },
    enc,
    mode,
    pad,
    AES,
    format: { OpenSSL: formatOpenSsl, Hex: formatHex },
    MD5: hash('md5'),
    SHA1: hash('sha1'),
    SHA224: hash('sha224'),
    SHA256: hash('sha256'),
    SHA384: hash('sha384'),
    SHA512: hash('sha512'),
    SHA3: hash('sha3-512'),
    RIPEMD160: hash('ripemd160'),
    HmacMD5: hmac('md5'),
    HmacSHA1: hmac('sha1'),
    HmacSHA256: hmac('sha256'),
    HmacSHA384: hmac('sha384'),
    HmacSHA512: hmac('sha512'),
    PBKDF2: (password, salt, options) =>
      new WordArray(
        crypto().pbkdf2Sync(
          bytesOf(password),
          bytesOf(salt),
          options?.iterations ?? 1,
          (options?.keySize ?? 4) * 4,
          options?.hasher === made.algo.SHA256 ? 'sha256' : options?.hasher === made.algo.SHA512 ? 'sha512' : 'sha1',
        ),
      ),
    RC4: { encrypt: (message, key) => params({ ciphertext: rc4(bytesOf(message), key) }), decrypt: rc4 },
    algo: { SHA1: {}, SHA256: {}, SHA512: {}, MD5: {} },
  };
  made.default = made;
  return made;
};
