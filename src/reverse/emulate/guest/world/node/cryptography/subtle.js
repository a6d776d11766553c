/** crypto.subtle: digests, AES, HMAC and derivations are real; the rest is there and says what it was given. */
export const makeSubtle = (kit, { Buffer, toBytes, ciphers, library, hashOf, pbkdf2, keyData }) => {
  const named = (algorithm) => (typeof algorithm === 'string' ? { name: algorithm } : algorithm);
  const plain = (bytes) => new Uint8Array(bytes).buffer;
  const hashName = (hash) => String(named(hash).name).toLowerCase();
  const keyOf = (bytes, algorithm, extractable, usages, type = 'secret') => {
    const key = { type, extractable, algorithm: { ...named(algorithm) }, usages };
    Object.defineProperty(key, '_bytes', { value: Buffer.from(bytes), enumerable: false });
    return key;
  };
  const aes = (encrypts) => async (algorithm, key, data) => {
    const { name, iv, counter, additionalData, tagLength } = named(algorithm);
    const size = key._bytes.length * 8;
    const mode = String(name).toUpperCase();
    const call = encrypts ? 'subtle.encrypt' : 'subtle.decrypt';
    let bytes = toBytes(data);
    if (mode === 'AES-GCM') {
      const cipher = ciphers.make(call, `aes-${size}-gcm`, key._bytes, toBytes(iv), encrypts);
      if (additionalData) cipher.setAAD(toBytes(additionalData));
      const tagSize = (tagLength ?? 128) / 8;
      if (!encrypts) {
        cipher.setAuthTag(bytes.subarray(bytes.length - tagSize));
        bytes = bytes.subarray(0, bytes.length - tagSize);
      }
      const made = Buffer.concat([cipher.update(bytes), cipher.final()]);
      return plain(encrypts ? Buffer.concat([made, cipher.getAuthTag()]) : made);
    }
    if (mode === 'AES-CBC' || mode === 'AES-CTR') {
      const cipher = ciphers.make(
        call,
        `aes-${size}-${mode.slice(4).toLowerCase()}`,
        key._bytes,
        toBytes(iv ?? counter),
        encrypts,
      );
      return plain(Buffer.concat([cipher.update(bytes), cipher.final()]));
    }
    kit.record('crypto', call, [name], { algorithm: name, input: bytes });
    return plain(Buffer.from('decoy'));
  };
  const bits = async (algorithm, key, length) => {
    const { name, hash, salt, info, iterations } = named(algorithm);
    if (/PBKDF2/i.test(name)) return plain(pbkdf2(key._bytes, salt, iterations, length / 8, hashName(hash)));
    if (/HKDF/i.test(name))
      return plain(
        library().hkdf(
          hashOf(hashName(hash)),
          new Uint8Array(key._bytes),
          new Uint8Array(toBytes(salt)),
          new Uint8Array(toBytes(info)),
          length / 8,
        ),
      );
    return plain(Buffer.alloc(length / 8, 6));
  };
  const hmac = (_algorithm, key, data) => {
    const hash = hashName(key.algorithm.hash ?? 'SHA-256');
    const made = library().hmac(hashOf(hash), new Uint8Array(key._bytes), new Uint8Array(toBytes(data)));
    kit.record(
      'crypto',
      'subtle.sign',
      [hash],
      { algorithm: `hmac-${hash}`, ...keyData(key._bytes), input: toBytes(data) },
      kit.text.hexEncode(made),
    );
    return made;
  };
  class SubtleCrypto {
    async digest(algorithm, data) {
      const made = hashOf(hashName(algorithm))(new Uint8Array(toBytes(data)));
      kit.record(
        'crypto',
        'subtle.digest',
        [hashName(algorithm)],
        { algorithm: hashName(algorithm), input: toBytes(data) },
        kit.text.hexEncode(made),
      );
      return plain(made);
    }
    async importKey(format, data, algorithm, extractable, usages) {
      const bytes = format === 'jwk' ? Buffer.from(data.k ?? '', 'base64url') : toBytes(data);
      kit.record('crypto', 'subtle.importKey', [format, algorithm], {
        algorithm: named(algorithm).name,
        ...keyData(bytes),
      });
      return keyOf(
        bytes,
        algorithm,
        extractable,
        usages,
        format === 'spki' ? 'public' : format === 'pkcs8' ? 'private' : 'secret',
      );
    }
    async exportKey(format, key) {
      return format === 'jwk' ? { kty: 'oct', k: key._bytes.toString('base64url') } : plain(key._bytes);
    }
    async generateKey(algorithm, extractable, usages) {
      const make = (type) =>
        keyOf(
          kit.random.bytes(Buffer.alloc((named(algorithm).length ?? 256) / 8)),
          algorithm,
          extractable,
          usages,
          type,
        );
      return /^(?:RSA|EC|Ed)/i.test(named(algorithm).name)
        ? { publicKey: make('public'), privateKey: make('private') }
        : make('secret');
    }
    async encrypt(algorithm, key, data) {
      return aes(true)(algorithm, key, data);
    }
    async decrypt(algorithm, key, data) {
      return aes(false)(algorithm, key, data);
    }
    async deriveBits(algorithm, key, length) {
      return bits(algorithm, key, length);
    }
    async deriveKey(algorithm, key, wanted, extractable, usages) {
      return keyOf(
        new Uint8Array(await bits(algorithm, key, named(wanted).length ?? 256)),
        wanted,
        extractable,
        usages,
      );
    }
    async sign(algorithm, key, data) {
      return plain(hmac(algorithm, key, data));
    }
    async verify(algorithm, key, signature, data) {
      return Buffer.compare(Buffer.from(hmac(algorithm, key, data)), toBytes(signature)) === 0;
    }
    async wrapKey() {
      return plain(Buffer.from('decoy'));
    }
    async unwrapKey(_format, _data, _key, _algorithm, wanted, extractable, usages) {
      return keyOf(Buffer.alloc(32, 7), wanted, extractable, usages);
    }
  }
  return kit.dress(new SubtleCrypto()) && Object.freeze(new (kit.dress(SubtleCrypto))());
};
