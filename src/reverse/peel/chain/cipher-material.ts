/** What a text has that may be keys, ivs, tags and passwords of AES: short strings and lists of bytes, and keys that follow from them. */
import { createHash, createSecretKey, type KeyObject, pbkdf2Sync, scryptSync } from 'node:crypto';
import type { LayerView } from '../decoder.ts';
import { once } from '../engine/view.ts';
import { looksCoded } from '../look/readable.ts';
import { type Bytes, base64, hex } from './codecs.ts';
import { isNamedKey } from './context.ts';
import { numberLists } from './numbers.ts';

export interface Material {
  readonly bytes: Bytes;
  readonly shown: string;
}

export interface KeyMaterial extends Material {
  /** made once: making one costs more than a decryption */
  readonly object: KeyObject;
}

export interface Ciphers {
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

const NAMED =
  /createDecipher|\.decrypt\b|['"]decrypt['"]|subtle\b|CryptoJS|U2FsdGVkX1|aesjs|aes-?(?:128|192|256)-?(?:gcm|cbc|ctr|ecb)|AES-(?:GCM|CBC|CTR)/i;
const MOST_KEYS = 40;
const MOST_IVS = 24;
const MOST_TRIES = 6_000;

export const ciphersOf: (layer: LayerView) => Ciphers | null = once((layer) => {
  const text = layer.text ?? '';
  if (!NAMED.test(text)) return null;
  const keys = new Map<string, KeyMaterial>();
  const ivs = new Map<string, Material>();
  const tags = new Map<string, Material>();
  const passwords: string[] = [];
  const put = (bytes: Bytes | null, shown: string): void => {
    if (bytes === null) return;
    const id = Buffer.from(bytes).toString('hex');
    if ([16, 24, 32].includes(bytes.length) && keys.size < MOST_KEYS)
      keys.set(id, { bytes, shown, object: createSecretKey(bytes) });
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
    if (passwords.length < 60 && (named || value.length < 40) && !/^(?:aes|utf-?8|hex|base64|sha\d|md5)/i.test(value))
      passwords.push(value);
  }
  for (const { values } of numberLists(layer))
    if (values.every((v) => v >= 0 && v < 256)) put(Uint8Array.from(values), 'bytes');
  for (const password of passwords.slice(0, 20))
    for (const algorithm of ['sha256', 'md5'] as const) put(createHash(algorithm).update(password).digest(), algorithm);
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
      for (const salt of salts.slice(0, 6))
        if (password !== salt)
          found.push({ bytes: scryptSync(password, salt, 32, { N: 16384, maxmem: 64 << 20 }), shown: 'scrypt' });
  }
  const rounds = /pbkdf2/i.test(text)
    ? [...text.matchAll(/\b(?:0x[0-9a-f]{1,5}|\d{1,6})\b/gi)]
        .map(([n]) => Number(n))
        .filter((n) => n >= 1 && n <= 200_000)
    : [];
  const counts = [...new Set(rounds)].filter((n) => n >= 100).slice(0, 2);
  for (const count of counts)
    for (const password of passwords.slice(0, 5))
      for (const salt of salts.slice(0, 5))
        if (password !== salt)
          for (const digest of ['sha256', 'sha1', 'sha512'] as const)
            if (text.toLowerCase().includes(digest) || text.includes(digest.replace('sha', 'SHA-')))
              found.push({ bytes: pbkdf2Sync(password, salt, count, 32, digest), shown: 'PBKDF2' });
  return found;
}
