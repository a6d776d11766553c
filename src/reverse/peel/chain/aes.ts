/**
 * AES with a key that stands in the code: every short string and list of bytes is tried as key and as iv, where the text names a cipher at all. GCM proves itself
 * by its tag, CBC by its padding and by what comes out. node:crypto on data.
 */
import { createDecipheriv, createHash, createSecretKey, type KeyObject, pbkdf2Sync, scryptSync } from 'node:crypto';
import type { LayerView } from '../decoder.ts';
import { isNamedKey } from './context.ts';
import { looksCoded } from '../look/readable.ts';
import { once } from '../engine/view.ts';
import { base64, type Bytes, hex } from './codecs.ts';
import { numberLists } from './numbers.ts';

export interface Decrypted {
  readonly bytes: Bytes;
  readonly how: string;
  readonly certain: boolean;
}

interface Material {
  readonly bytes: Bytes;
  readonly shown: string;
}

interface KeyMaterial extends Material {
  /** made once: making one costs more than a decryption */
  readonly object: KeyObject;
}

interface Ciphers {
  readonly keys: readonly KeyMaterial[];
  /** left for the whole layer */
  readonly tries: { left: number };
  readonly ivs: readonly Material[];
  readonly tags: readonly Material[];
  readonly passwords: readonly string[];
  readonly gcm: boolean;
  readonly cbc: boolean;
  readonly ctr: boolean;
  readonly ecb: boolean;
}

const NAMED = /createDecipher|\.decrypt\b|['"]decrypt['"]|subtle\b|CryptoJS|U2FsdGVkX1|aesjs|aes-?(?:128|192|256)-?(?:gcm|cbc|ctr|ecb)|AES-(?:GCM|CBC|CTR)/i;
const MOST_KEYS = 40;
const MOST_IVS = 24;
const MOST_TRIES = 6_000;

const ciphersOf: (layer: LayerView) => Ciphers | null = once((layer) => {
  const text = layer.text ?? '';
  if (!NAMED.test(text)) return null;
  const keys = new Map<string, KeyMaterial>();
  const ivs = new Map<string, Material>();
  const tags = new Map<string, Material>();
  const passwords: string[] = [];
  const put = (bytes: Bytes | null, shown: string): void => {
    if (bytes === null) return;
    const id = Buffer.from(bytes).toString('hex');
    if ([16, 24, 32].includes(bytes.length) && keys.size < MOST_KEYS) keys.set(id, { bytes, shown, object: createSecretKey(bytes) });
    if ([12, 16].includes(bytes.length) && ivs.size < MOST_IVS) ivs.set(id, { bytes, shown });
    if (bytes.length === 16 && tags.size < MOST_IVS) tags.set(id, { bytes, shown });
  };
  for (const { value, start } of layer.literals) {
    if (value.length < 4 || value.length > 128) continue;
    const named = isNamedKey(text.slice(Math.max(0, start - 40), start));
    if (value.length >= 12) {
      if (/^[0-9a-f]+$/i.test(value)) put(hex(value), 'hex');
      if (/^[A-Za-z0-9+/_-]+=*$/.test(value)) put(base64(value), 'base64');
      if (named || looksCoded(value)) put(Buffer.from(value, 'utf8'), 'text');
    }
    if (passwords.length < 60 && (named || value.length < 40) && !/^(?:aes|utf-?8|hex|base64|sha\d|md5)/i.test(value)) passwords.push(value);
  }
  for (const { values } of numberLists(layer)) if (values.every((v) => v >= 0 && v < 256)) put(Uint8Array.from(values), 'bytes');
  for (const password of passwords.slice(0, 20)) for (const algorithm of ['sha256', 'md5'] as const) put(createHash(algorithm).update(password).digest(), algorithm);
  for (const made of derived(text, passwords)) put(made.bytes, made.shown);
  const mode = (pattern: RegExp): boolean => pattern.test(text);
  const gcm = mode(/gcm/i);
  const ctr = mode(/[^a-z]ctr/i);
  const ecb = mode(/ecb/i);
  return {
    tries: { left: MOST_TRIES },
    keys: [...keys.values()],
    ivs: [...ivs.values()],
    tags: [...tags.values()],
    passwords,
    gcm,
    cbc: mode(/cbc/i) || !(gcm || ctr || ecb),
    ctr,
    ecb,
  };
});

/** Keys made of a password and a salt that both stand in the text; costly, so few. */
function derived(text: string, passwords: readonly string[]): Material[] {
  const found: Material[] = [];
  // a library of ciphers names them all, and has no password
  if (text.length > 400_000) return found;
  const salts = passwords.slice(0, 12);
  if (/scrypt/i.test(text)) {
    for (const password of passwords.slice(0, 6))
      for (const salt of salts.slice(0, 6)) if (password !== salt) found.push({ bytes: scryptSync(password, salt, 32, { N: 16384, maxmem: 64 << 20 }), shown: 'scrypt' });
  }
  const rounds = /pbkdf2/i.test(text) ? [...text.matchAll(/\b(?:0x[0-9a-f]{1,5}|\d{1,6})\b/gi)].map(([n]) => Number(n)).filter((n) => n >= 1 && n <= 200_000) : [];
  const counts = [...new Set(rounds)].filter((n) => n >= 100).slice(0, 2);
  for (const count of counts)
    for (const password of passwords.slice(0, 5))
      for (const salt of salts.slice(0, 5))
        if (password !== salt) for (const digest of ['sha256', 'sha1', 'sha512'] as const) if (text.toLowerCase().includes(digest) || text.includes(digest.replace('sha', 'SHA-'))) found.push({ bytes: pbkdf2Sync(password, salt, count, 32, digest), shown: 'PBKDF2' });
  return found;
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
      if (out !== null && isLikely(out)) return { bytes: out, how: `AES-ECB with a key in the code (${key.shown})`, certain: false };
    }
    if (ciphers.ctr)
      for (const iv of ciphers.ivs) {
        if (iv.bytes.length !== 16 || spent()) continue;
        const out = open(`aes-${key.bytes.length * 8}-ctr`, key.object, iv.bytes, bytes, null);
        if (out !== null && isLikely(out)) return { bytes: out, how: `AES-CTR with a key in the code (${key.shown})`, certain: false };
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
      (bytes.length > 16 ? attempt(iv.bytes, bytes.subarray(0, -16), bytes.subarray(-16)) ?? attempt(iv.bytes, bytes.subarray(16), bytes.subarray(0, 16)) : null);
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
  return (bytes.length > 16 ? attempt(bytes.subarray(0, 16), bytes.subarray(16)) : null) ?? attempt(new Uint8Array(16), bytes);
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
      if (out !== null && isLikely(out)) return { bytes: out, how: `AES-CBC with the password "${password}"`, certain: false };
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
  return odd === 0 || (bytes[0] === 0x1f && bytes[1] === 0x8b) || (bytes[0] === 0x78 && (bytes[1] === 0x9c || bytes[1] === 0xda));
}
