/**
 * AES with a key that stands in the code: every short string and list of bytes is tried as key and as iv, where the text names a cipher at all. GCM proves itself
 * by its tag, CBC by its padding and by what comes out. node:crypto on data.
 */
import { createDecipheriv, createHash, createSecretKey, type KeyObject } from 'node:crypto';
import type { LayerView } from '../decoder.ts';
import { type Ciphers, ciphersOf, type KeyMaterial } from './cipher-material.ts';
import type { Bytes } from './codecs.ts';

export interface Decrypted {
  readonly bytes: Bytes;
  readonly how: string;
  readonly certain: boolean;
}

const SALTED = Buffer.from('Salted__', 'latin1');

export function decrypt(bytes: Bytes, layer: LayerView): Decrypted | null {
  if (bytes.length < 16 || !layer.budget.left()) return null;
  const ciphers = ciphersOf(layer);
  if (ciphers === null) return null;
  if (Buffer.compare(bytes.subarray(0, 8), SALTED) === 0) return openssl(bytes, ciphers, layer);
  const { tries } = ciphers;
  const spent = (): boolean => --tries.left < 0 || (tries.left % 64 === 0 && !layer.budget.left());
  for (const key of ciphers.keys) {
    if (ciphers.gcm) {
      const found = gcm(bytes, key, ciphers, spent);
      if (found !== null) return found;
    }
    if (ciphers.cbc && bytes.length % 16 === 0) {
      const found = cbc(bytes, key, ciphers, spent);
      if (found !== null) return found;
    }
    if (ciphers.ecb && bytes.length % 16 === 0) {
      const out = open(`aes-${key.bytes.length * 8}-ecb`, key.object, null, bytes, null);
      if (out !== null && isLikely(out))
        return { bytes: out, how: `AES-ECB with a key in the code (${key.shown})`, certain: false };
    }
    if (ciphers.ctr)
      for (const iv of ciphers.ivs) {
        if (iv.bytes.length !== 16 || spent()) continue;
        const out = open(`aes-${key.bytes.length * 8}-ctr`, key.object, iv.bytes, bytes, null);
        if (out !== null && isLikely(out))
          return { bytes: out, how: `AES-CTR with a key in the code (${key.shown})`, certain: false };
      }
    if (tries.left < 0) break;
  }
  return null;
}

/** The iv and the tag stand in the code, or before or behind the data. */
function gcm(bytes: Bytes, key: KeyMaterial, ciphers: Ciphers, spent: () => boolean): Decrypted | null {
  const name = `aes-${key.bytes.length * 8}-gcm`;
  const how = `AES-GCM with a key in the code (${key.shown})`;
  const attempt = (iv: Bytes, data: Bytes, tag: Bytes): Decrypted | null => {
    if (spent() || data.length === 0 || tag.length !== 16) return null;
    const out = open(name, key.object, iv, data, tag);
    return out === null ? null : { bytes: out, how, certain: true };
  };
  for (const size of [12, 16]) {
    if (bytes.length < size + 17) continue;
    const iv = bytes.subarray(0, size);
    const rest = bytes.subarray(size);
    const found =
      attempt(iv, rest.subarray(16), rest.subarray(0, 16)) ?? attempt(iv, rest.subarray(0, -16), rest.subarray(-16));
    if (found !== null) return found;
    for (const tag of ciphers.tags) {
      const apart = attempt(iv, rest, tag.bytes);
      if (apart !== null) return apart;
    }
  }
  for (const iv of ciphers.ivs) {
    const found =
      bytes.length > 16
        ? (attempt(iv.bytes, bytes.subarray(0, -16), bytes.subarray(-16)) ??
          attempt(iv.bytes, bytes.subarray(16), bytes.subarray(0, 16)))
        : null;
    if (found !== null) return found;
    for (const tag of ciphers.tags) {
      if (tag.bytes === iv.bytes) continue;
      const apart = attempt(iv.bytes, bytes, tag.bytes);
      if (apart !== null) return apart;
    }
  }
  return null;
}

function cbc(bytes: Bytes, key: KeyMaterial, ciphers: Ciphers, spent: () => boolean): Decrypted | null {
  const name = `aes-${key.bytes.length * 8}-cbc`;
  const how = `AES-CBC with a key in the code (${key.shown})`;
  const attempt = (iv: Bytes, data: Bytes): Decrypted | null => {
    if (iv.length !== 16 || data.length === 0 || spent()) return null;
    const out = open(name, key.object, iv, data, null);
    return out !== null && isLikely(out) ? { bytes: out, how, certain: false } : null;
  };
  for (const iv of ciphers.ivs) {
    const found = attempt(iv.bytes, bytes);
    if (found !== null) return found;
  }
  return (
    (bytes.length > 16 ? attempt(bytes.subarray(0, 16), bytes.subarray(16)) : null) ??
    attempt(new Uint8Array(16), bytes)
  );
}

/** The form of `openssl enc` and of CryptoJS with a password: MD5 rounds make key and iv. */
function openssl(bytes: Bytes, ciphers: Ciphers, layer: LayerView): Decrypted | null {
  const salt = bytes.subarray(8, 16);
  const data = bytes.subarray(16);
  if (data.length === 0 || data.length % 16 !== 0) return null;
  for (const password of ciphers.passwords) {
    if (!layer.budget.left()) return null;
    for (const algorithm of ['md5', 'sha256'] as const) {
      let made = Buffer.alloc(0);
      let last = Buffer.alloc(0);
      while (made.length < 48) {
        last = createHash(algorithm).update(last).update(password, 'utf8').update(salt).digest();
        made = Buffer.concat([made, last]);
      }
      const out = open('aes-256-cbc', createSecretKey(made.subarray(0, 32)), made.subarray(32, 48), data, null);
      if (out !== null && isLikely(out))
        return { bytes: out, how: `AES-CBC with the password "${password}"`, certain: false };
    }
  }
  return null;
}

function open(name: string, key: KeyObject, iv: Bytes | null, data: Bytes, tag: Bytes | null): Bytes | null {
  try {
    const decipher = createDecipheriv(name, key, iv);
    if (tag !== null) (decipher as unknown as { setAuthTag(tag: Bytes): void }).setAuthTag(tag);
    return Buffer.concat([decipher.update(data), decipher.final()]);
  } catch {
    return null;
  }
}

/** A text, or something packed: padding alone is right by chance in one of 256. */
function isLikely(bytes: Bytes): boolean {
  if (bytes.length < 1) return false;
  const end = Math.min(bytes.length, 32);
  let odd = 0;
  for (let i = 0; i < end; i++) if (bytes[i]! < 9 || (bytes[i]! > 13 && bytes[i]! < 32) || bytes[i]! > 126) odd++;
  return (
    odd === 0 ||
    (bytes[0] === 0x1f && bytes[1] === 0x8b) ||
    (bytes[0] === 0x78 && (bytes[1] === 0x9c || bytes[1] === 0xda))
  );
}
