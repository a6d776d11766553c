/** The content of one zip member: decrypted, unpacked, checked against what the directory says of it. Damage gives the readable beginning. */
import { crc32 } from 'node:zlib';
import type { Loaded, RawNote, RawSkipped } from '../entry.ts';
import { type Codec, unpack } from '../inflate.ts';
import { RATIO_FLOOR } from '../limits/defaults.ts';
import { decryptAes, decryptTraditional } from './decrypt.ts';
import { extraField, type ZipMember } from './records.ts';

interface Located {
  readonly member: ZipMember;
  readonly data: number;
  /** contents cannot reach beyond here */
  readonly end: number;
  readonly hidden: boolean;
}

interface UnpackOptions {
  readonly password: string | undefined;
  readonly maxRatio: number;
}

export function memberContent(
  zip: Buffer,
  located: Located,
  options: UnpackOptions,
): { readonly kind: 'packed'; readonly load: (max: number) => Loaded } {
  return { kind: 'packed', load: (max) => new MemberReader(zip, located, options).load(max) };
}

class MemberReader {
  readonly #zip: Buffer;
  readonly #located: Located;
  readonly #options: UnpackOptions;
  readonly #notes: RawNote[] = [];
  readonly #skipped: RawSkipped[] = [];

  constructor(zip: Buffer, located: Located, options: UnpackOptions) {
    this.#zip = zip;
    this.#located = located;
    this.#options = options;
  }

  load(max: number): Loaded {
    const { member, data, end } = this.#located;
    const stop = Math.min(data + member.packed, Math.max(end, data));
    if (stop < data + member.packed)
      this.#broken(`states ${member.packed} packed bytes, only ${stop - data} are there`);
    const stored = this.#zip.subarray(data, stop);
    const encrypted = (member.flags & 1) !== 0 || member.method === 99;
    const open = encrypted ? this.#decrypt(stored) : { bytes: stored, method: member.method };
    if (open === null) return this.#done(null, member.size);
    return this.#unpack(open.bytes, open.method, max, encrypted && member.method === 99);
  }

  #unpack(packed: Uint8Array, method: number, max: number, unchecked: boolean): Loaded {
    const { member, hidden } = this.#located;
    if (method === 0) {
      const bytes = packed.subarray(0, max);
      if (!hidden && packed.length !== member.size) this.#lying(packed.length);
      if (!unchecked && bytes.length === packed.length) this.#checkSum(bytes);
      return this.#done(bytes, packed.length);
    }
    const codec: Codec | null = method === 8 ? 'deflate-raw' : method === 93 ? 'zstd' : null;
    if (codec === null) {
      this.#skipped.push({ code: 'unsupported-compression', reason: `compression method ${method} is not read` });
      return this.#done(null, member.size);
    }
    const byRatio = Math.max(RATIO_FLOOR, packed.length * this.#options.maxRatio);
    const result = unpack(codec, packed, Math.min(max, byRatio), member.size);
    if (result.state === 'corrupt') this.#broken('its packed content is damaged or breaks off');
    if (result.state === 'limit' && byRatio < max) this.#bomb();
    if (result.state === 'whole') {
      if (!hidden && result.bytes.length !== member.size) this.#lying(result.bytes.length);
      if (!unchecked) this.#checkSum(result.bytes);
    }
    return this.#done(
      result.bytes,
      result.state === 'whole' ? result.bytes.length : Math.max(member.size, result.bytes.length + 1),
    );
  }

  #decrypt(stored: Uint8Array): { bytes: Uint8Array; method: number } | null {
    const { member } = this.#located;
    const { password } = this.#options;
    const field = extraField(member.extra, 0x9901);
    const strong = (member.flags & 0x40) !== 0;
    const aes =
      member.method === 99 && field !== null && field.length >= 7
        ? { strength: field[4] ?? 0, method: field.readUInt16LE(5) }
        : null;
    if (password !== undefined && !strong && (aes !== null || member.method !== 99)) {
      const bytes = aes === null ? this.#traditional(stored, password) : decryptAes(stored, password, aes);
      if (bytes !== null) return { bytes, method: aes?.method ?? member.method };
    }
    const why = strong
      ? 'is encrypted in a way that is not read'
      : password === undefined
        ? 'is encrypted and no password was given'
        : 'is encrypted with another password';
    this.#notes.push({ code: 'encrypted-member', message: why });
    this.#skipped.push({ code: 'encrypted', reason: why });
    return null;
  }

  #traditional(stored: Uint8Array, password: string): Uint8Array | null {
    const { member } = this.#located;
    const byCrc = decryptTraditional(stored, password, member.crc >>> 24);
    return byCrc ?? ((member.flags & 8) !== 0 ? decryptTraditional(stored, password, member.time >>> 8) : null);
  }

  #checkSum(bytes: Uint8Array): void {
    const { member, hidden } = this.#located;
    if (hidden && (member.flags & 8) !== 0) return;
    if (crc32(bytes) !== member.crc)
      this.#notes.push({ code: 'corrupt-container', message: 'its checksum does not fit its content' });
  }

  #lying(actual: number): void {
    this.#notes.push({ code: 'size-mismatch', message: `states ${this.#located.member.size} bytes, holds ${actual}` });
  }

  #bomb(): void {
    const message = `unpacks to more than ${this.#options.maxRatio} times its packed size`;
    this.#notes.push({ code: 'compression-bomb', message });
    this.#skipped.push({ code: 'max-ratio', reason: `${message}: only its beginning was read` });
  }

  #broken(reason: string): void {
    this.#notes.push({ code: 'corrupt-container', message: reason });
    this.#skipped.push({ code: 'corrupt', reason });
  }

  #done(bytes: Uint8Array | null, size: number): Loaded {
    const known = Number.isSafeInteger(size) && size >= 0 ? size : (bytes?.length ?? 0);
    return { bytes, size: known, notes: this.#notes, skipped: this.#skipped };
  }
}
