/** Cipher and Decipher objects: AES in ECB, CBC, CTR and GCM, ChaCha20, RC4. Text comes out as it goes in, so that those who never call final see it too. */
const u8 = (bytes) => new Uint8Array(bytes);

const rc4 = (key) => {
  const state = Array.from({ length: 256 }, (_, i) => i);
  let j = 0;
  for (let i = 0; i < 256; i++) {
    j = (j + state[i] + key[i % key.length]) & 255;
    [state[i], state[j]] = [state[j], state[i]];
  }
  let a = 0;
  let b = 0;
  return (bytes) =>
    bytes.map((byte) => {
      a = (a + 1) & 255;
      b = (b + state[a]) & 255;
      [state[a], state[b]] = [state[b], state[a]];
      return byte ^ state[(state[a] + state[b]) & 255];
    });
};

export const makeCiphers = (kit, { Buffer, Transform, toBytes, keyData, hashes }) => {
  let loaded = null;
  const library = () => (loaded ??= kit.bridge.load('ciphers'));
  const badDecrypt = () =>
    Object.assign(new Error('error:1C800064:Provider routines::bad decrypt'), {
      library: 'Provider routines',
      reason: 'bad decrypt',
      code: 'ERR_OSSL_BAD_DECRYPT',
    });

  const modeOf = (name) => {
    const plain = String(name)
      .toLowerCase()
      .replace(/^id-/, '')
      .replace(/^aes(128|192|256)$/, 'aes-$1-cbc');
    const aes = /^aes-?(128|192|256)-?(ecb|cbc|ctr|gcm)$/.exec(plain);
    if (aes)
      return { kind: aes[2], keySize: Number(aes[1]) / 8, ivSize: aes[2] === 'ecb' ? 0 : aes[2] === 'gcm' ? null : 16 };
    if (plain === 'chacha20-poly1305') return { kind: 'chachapoly', keySize: 32, ivSize: 12 };
    if (plain === 'chacha20') return { kind: 'chacha', keySize: 32, ivSize: 16 };
    if (/^rc4/.test(plain)) return { kind: 'rc4', keySize: null, ivSize: 0 };
    throw kit.nodeError('ERR_CRYPTO_UNKNOWN_CIPHER', 'Unknown cipher');
  };
  /** nothing | all | key, iv */
  const keystream = (kind, key, iv) => {
    if (kind === 'rc4') return rc4(key);
    const parts = [];
    let size = 0;
    const whole = (bytes) => {
      if (kind === 'ctr') return library().ctr(key, iv).encrypt(bytes);
      if (kind === 'gcm') {
        const counter = new Uint8Array(16);
        counter.set(iv);
        counter[15] = 2;
        return library().ctr(key, counter).encrypt(bytes);
      }
      if (kind === 'chacha') {
        const counter = iv[0] | (iv[1] << 8) | (iv[2] << 16) | (iv[3] << 24);
        return library().chacha20(key, iv.subarray(4), bytes, undefined, counter >>> 0);
      }
      return library().chacha20(key, iv, bytes, undefined, 1);
    };
    return (bytes) => {
      parts.push(bytes);
      const made = whole(u8(Buffer.concat(parts)));
      const fresh = made.subarray(size);
      size = made.length;
      return fresh;
    };
  };
  const blockCipher = (kind, key, encrypts) => (bytes, iv) => {
    const cipher =
      kind === 'ecb' ? library().ecb(key, { disablePadding: true }) : library().cbc(key, iv, { disablePadding: true });
    return encrypts ? cipher.encrypt(bytes) : cipher.decrypt(bytes);
  };

  class Cipher extends Transform {
    constructor(call, name, key, iv, encrypts, options) {
      super();
      const mode = modeOf(name);
      const secret = u8(toBytes(key));
      const vector = iv === null || iv === undefined ? new Uint8Array(0) : u8(toBytes(iv));
      if (mode.keySize !== null && secret.length !== mode.keySize)
        throw kit.nodeError('ERR_CRYPTO_INVALID_KEYLEN', 'Invalid key length', {}, RangeError);
      if (mode.ivSize !== null && vector.length !== mode.ivSize)
        throw kit.nodeError('ERR_CRYPTO_INVALID_IV', 'Invalid initialization vector', {}, TypeError);
      const blocks = mode.kind === 'cbc' || mode.kind === 'ecb';
      Object.defineProperty(this, '_state', {
        value: {
          call,
          name,
          mode,
          key: secret,
          iv: vector,
          chain: vector,
          encrypts,
          blocks,
          padding: true,
          rest: Buffer.alloc(0),
          input: [],
          output: [],
          tag: null,
          aad: new Uint8Array(0),
          tagSize: options?.authTagLength ?? 16,
          stream: blocks ? null : keystream(mode.kind, secret, vector),
          block: blocks ? blockCipher(mode.kind, secret, encrypts) : null,
        },
        enumerable: false,
      });
    }
    _feed(bytes) {
      const state = this._state;
      state.input.push(bytes);
      if (!state.blocks) return Buffer.from(state.stream(u8(bytes)));
      state.rest = Buffer.concat([state.rest, bytes]);
      let size = state.rest.length - (state.rest.length % 16);
      if (!state.encrypts && state.padding && size === state.rest.length) size -= 16;
      if (size <= 0) return Buffer.alloc(0);
      const head = u8(state.rest.subarray(0, size));
      state.rest = state.rest.subarray(size);
      const made = state.block(head, state.chain);
      state.chain = (state.encrypts ? made : head).slice(-16);
      return Buffer.from(made);
    }
    _end() {
      const state = this._state;
      if (!state.blocks) return this._authenticate();
      let rest = u8(state.rest);
      if (state.encrypts) {
        if (!state.padding) return Buffer.alloc(0);
        const missing = 16 - (rest.length % 16);
        const padded = new Uint8Array(rest.length + missing).fill(missing);
        padded.set(rest);
        return Buffer.from(state.block(padded, state.chain));
      }
      if (rest.length === 0 && !state.padding) return Buffer.alloc(0);
      if (rest.length !== 16)
        throw kit.nodeError(
          'ERR_OSSL_WRONG_FINAL_BLOCK_LENGTH',
          'error:1C80006B:Provider routines::wrong final block length',
        );
      rest = state.block(rest, state.chain);
      if (!state.padding) return Buffer.from(rest);
      const count = rest[15];
      for (let i = 16 - count; i < 16; i++) if (count < 1 || count > 16 || rest[i] !== count) throw badDecrypt();
      return Buffer.from(rest.subarray(0, 16 - count));
    }
    _authenticate() {
      const state = this._state;
      if (state.mode.kind !== 'gcm' && state.mode.kind !== 'chachapoly') return Buffer.alloc(0);
      const make = () =>
        state.mode.kind === 'gcm'
          ? library().gcm(state.key, state.iv, state.aad.length > 0 ? state.aad : undefined)
          : library().chacha20poly1305(state.key, state.iv, state.aad.length > 0 ? state.aad : undefined);
      const input = u8(Buffer.concat(state.input));
      if (state.encrypts) {
        state.tag = Buffer.from(make().encrypt(input).subarray(input.length)).subarray(0, state.tagSize);
        return Buffer.alloc(0);
      }
      const plain = u8(Buffer.concat(state.output));
      const tag = make().encrypt(plain).subarray(plain.length);
      if (state.tag !== null && Buffer.compare(Buffer.from(tag).subarray(0, state.tag.length), state.tag) !== 0) {
        kit.record('crypto', `${state.call}.final`, ['authentication failed'], { algorithm: state.name });
        throw new Error('Unsupported state or unable to authenticate data');
      }
      return Buffer.alloc(0);
    }
    _say() {
      const { call, name, key, iv, input, output } = this._state;
      kit.record(
        'crypto',
        `crypto.${call}`,
        [name],
        {
          algorithm: name,
          ...keyData(key),
          iv: iv.length > 0 ? kit.text.hexEncode(iv) : undefined,
          input: Buffer.concat(input),
          output: Buffer.concat(output),
        },
        Buffer.concat(output),
      );
    }
    _give(bytes, encoding) {
      this._state.output.push(bytes);
      if (!encoding || encoding === 'buffer') return bytes;
      this._decoder ??= new (kit.builtin('string_decoder').StringDecoder)(encoding);
      return this._decoder.write(bytes);
    }
    update(data, inputEncoding, outputEncoding) {
      return this._give(this._feed(toBytes(data, inputEncoding)), outputEncoding);
    }
    final(encoding) {
      let failed = null;
      let made = '';
      try {
        made = this._give(this._end(), encoding);
        if (typeof made === 'string') made += this._decoder?.end() ?? '';
      } catch (error) {
        failed = error;
      }
      this._say();
      if (failed) throw failed;
      return made;
    }
    setAutoPadding(on = true) {
      this._state.padding = on;
      return this;
    }
    setAuthTag(tag, encoding) {
      this._state.tag = toBytes(tag, encoding);
      return this;
    }
    getAuthTag() {
      return this._state.tag;
    }
    setAAD(bytes) {
      this._state.aad = u8(toBytes(bytes));
      return this;
    }
    _transform(chunk, _encoding, done) {
      done(null, this.update(chunk));
    }
    _flush(done) {
      try {
        done(null, this.final());
      } catch (error) {
        done(error);
      }
    }
  }
  Object.defineProperty(Cipher.prototype, '_decoder', { value: undefined, writable: true, enumerable: false });

  /** EVP_BytesToKey with MD5 and without salt: the old createCipher */
  const fromPassword = (password, keySize, ivSize) => {
    const secret = u8(toBytes(password));
    let made = new Uint8Array(0);
    let last = new Uint8Array(0);
    while (made.length < keySize + ivSize) {
      last = hashes().md5(u8(Buffer.concat([last, secret])));
      made = u8(Buffer.concat([made, last]));
    }
    return [made.slice(0, keySize), made.slice(keySize, keySize + ivSize)];
  };
  const old = (call, encrypts) => (name, password) => {
    const mode = modeOf(name);
    const [key, iv] = fromPassword(password, mode.keySize ?? 16, mode.ivSize ?? 12);
    return new Cipher(call, name, key, iv, encrypts);
  };
  return {
    exports: {
      createCipheriv: (name, key, iv, options) => new Cipher('createCipheriv', name, key, iv, true, options),
      createDecipheriv: (name, key, iv, options) => new Cipher('createDecipheriv', name, key, iv, false, options),
      createCipher: old('createCipher', true),
      createDecipher: old('createDecipher', false),
      Cipheriv: Cipher,
      Decipheriv: Cipher,
    },
    fromPassword,
    make: (call, name, key, iv, encrypts, options) => new Cipher(call, name, key, iv, encrypts, options),
  };
};
