/**
 * Encrypted zip members: the traditional cipher (APPNOTE 6.1) and AES as WinZip writes it (AE-1, AE-2). Both carry a check value, so a
 * wrong password is known as such. Gives the compressed bytes, or null.
 */
import { createCipheriv, createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto';

export interface AesExtra {
  /** 1: 128, 2: 192, 3: 256 bits */
  readonly strength: number;
  /** the compression below the encryption */
  readonly method: number;
}

/** `check`: high byte of the CRC, or of the time where a data descriptor follows. */
export function decryptTraditional(data: Uint8Array, password: string, check: number): Uint8Array | null {
  if (data.length < 12) return null;
  const cipher = new TraditionalCipher(Buffer.from(password, 'utf8'));
  let last = 0;
  for (let i = 0; i < 12; i++) last = cipher.next(data[i] ?? 0);
  if (last !== check) return null;
  const plain = Buffer.allocUnsafe(data.length - 12);
  for (let i = 12; i < data.length; i++) plain[i - 12] = cipher.next(data[i] ?? 0);
  return plain;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

export class TraditionalCipher {
  #a = 0x12345678;
  #b = 0x23456789;
  #c = 0x34567890;

  constructor(password: Uint8Array) {
    for (const byte of password) this.#update(byte);
  }

  /** One byte of plain text for one of cipher text. */
  next(byte: number): number {
    const plain = byte ^ this.mask();
    this.#update(plain);
    return plain;
  }

  /** One byte of cipher text for one of plain text (test builders). */
  encrypt(plain: number): number {
    const byte = plain ^ this.mask();
    this.#update(plain);
    return byte;
  }

  mask(): number {
    const t = (this.#c | 2) & 0xffff;
    return (Math.imul(t, t ^ 1) >>> 8) & 0xff;
  }

  #update(byte: number): void {
    this.#a = step(this.#a, byte);
    this.#b = (Math.imul((this.#b + (this.#a & 0xff)) >>> 0, 134775813) + 1) >>> 0;
    this.#c = step(this.#c, this.#b >>> 24);
  }
}

function step(crc: number, byte: number): number {
  return ((CRC_TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8)) >>> 0;
}

export function decryptAes(data: Uint8Array, password: string, aes: AesExtra): Uint8Array | null {
  const keyLength = 8 + aes.strength * 8;
  const saltLength = keyLength / 2;
  if (aes.strength < 1 || aes.strength > 3 || data.length < saltLength + 12) return null;
  const derived = pbkdf2Sync(password, data.subarray(0, saltLength), 1000, keyLength * 2 + 2, 'sha1');
  if (!timingSafeEqual(derived.subarray(keyLength * 2), data.subarray(saltLength, saltLength + 2))) return null;
  const secret = data.subarray(saltLength + 2, data.length - 10);
  const mac = createHmac('sha1', derived.subarray(keyLength, keyLength * 2))
    .update(secret)
    .digest()
    .subarray(0, 10);
  if (!timingSafeEqual(mac, data.subarray(data.length - 10))) return null;
  return counterMode(secret, derived.subarray(0, keyLength));
}

/** WinZip counts little-endian from 1, OpenSSL's CTR big-endian: the key stream is made block by block with ECB. Works both ways. */
export function counterMode(data: Uint8Array, key: Uint8Array): Uint8Array {
  const cipher = createCipheriv(`aes-${key.length * 8}-ecb`, key, null).setAutoPadding(false);
  const out = Buffer.from(data);
  const batch = 4096;
  const counters = Buffer.alloc(batch * 16);
  for (let block = 0; block * 16 < out.length; block += batch) {
    for (let i = 0; i < batch; i++) counters.writeUInt32LE(block + i + 1, i * 16);
    const stream = cipher.update(counters);
    const end = Math.min(out.length, (block + batch) * 16);
    for (let i = block * 16, j = 0; i < end; i++, j++) out[i] = (out[i] ?? 0) ^ (stream[j] ?? 0);
  }
  return out;
}
