/**
 * Zip archives for tests, honest and lying: every field that a hostile one bends can be set. Plain honest members need name and
 * content only: `buildZip([{ name: 'a.js', content: '1' }])`.
 */
import { createCipheriv, createHmac, pbkdf2Sync } from 'node:crypto';
import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipMemberSpec {
  readonly name: string | Uint8Array;
  readonly content?: string | Uint8Array;
  readonly store?: boolean;
  /** st_mode, as a Unix system writes it: 0o100755, 0o120777 for a link (the content is its target) */
  readonly unixMode?: number;
  readonly password?: string;
  readonly encryption?: 'traditional' | 'aes';
  /** sizes stand after the content, as streaming writers do */
  readonly descriptor?: boolean;
  readonly zip64?: boolean;
  /** not listed in the central directory */
  readonly hidden?: boolean;
  readonly lies?: {
    readonly centralSize?: number;
    readonly centralPacked?: number;
    readonly localSize?: number;
    readonly localName?: string;
    readonly crc?: number;
    readonly method?: number;
    readonly offset?: number;
    readonly flags?: number;
  };
}

export interface ZipSpec {
  readonly before?: Uint8Array;
  readonly after?: Uint8Array;
  readonly count?: number;
  readonly withoutDirectory?: boolean;
}

export function buildZip(members: readonly ZipMemberSpec[], spec: ZipSpec = {}): Buffer {
  const parts: Buffer[] = [Buffer.from(spec.before ?? [])];
  const central: Buffer[] = [];
  let at = parts[0]?.length ?? 0;
  let listed = 0;
  for (const member of members) {
    const made = oneMember(member, at);
    parts.push(made.local);
    at += made.local.length;
    if (member.hidden === true) continue;
    central.push(made.central);
    listed += 1;
  }
  if (spec.withoutDirectory !== true) {
    const directory = Buffer.concat(central);
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(spec.count ?? listed, 8);
    end.writeUInt16LE(spec.count ?? listed, 10);
    end.writeUInt32LE(directory.length, 12);
    end.writeUInt32LE(at, 16);
    parts.push(directory, end);
  }
  parts.push(Buffer.from(spec.after ?? []));
  return Buffer.concat(parts);
}

function oneMember(member: ZipMemberSpec, offset: number): { local: Buffer; central: Buffer } {
  const name = Buffer.from(member.name);
  const localName = Buffer.from(member.lies?.localName ?? name);
  const content = Buffer.from(member.content ?? '');
  const sum = member.lies?.crc ?? crc32(content);
  const method = member.store === true || content.length === 0 ? 0 : 8;
  const packed = method === 0 ? content : deflateRawSync(content);
  const aes = member.password !== undefined && member.encryption === 'aes';
  const data = encrypted(packed, member, sum);
  const flags =
    member.lies?.flags ?? 0x800 | (member.password === undefined ? 0 : 1) | (member.descriptor === true ? 8 : 0);
  const extra = aes ? Buffer.from([0x01, 0x99, 7, 0, 2, 0, 0x41, 0x45, 3, method, 0]) : Buffer.alloc(0);
  const stated = member.lies?.method ?? (aes ? 99 : method);
  const size = member.lies?.centralSize ?? content.length;
  const size64 = member.zip64 === true ? zip64Extra(size, data.length) : Buffer.alloc(0);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(member.zip64 === true ? 45 : 20, 4);
  local.writeUInt16LE(flags, 6);
  local.writeUInt16LE(stated, 8);
  if (member.descriptor !== true) {
    local.writeUInt32LE(aes ? 0 : sum, 14);
    local.writeUInt32LE(member.zip64 === true ? 0xffffffff : data.length, 18);
    local.writeUInt32LE(member.zip64 === true ? 0xffffffff : (member.lies?.localSize ?? content.length), 22);
  }
  local.writeUInt16LE(localName.length, 26);
  local.writeUInt16LE(extra.length + size64.length, 28);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(member.unixMode === undefined ? 20 : (3 << 8) | 20, 4);
  central.writeUInt16LE(20, 6);
  central.writeUInt16LE(flags, 8);
  central.writeUInt16LE(stated, 10);
  central.writeUInt32LE(aes ? 0 : sum, 16);
  central.writeUInt32LE(member.zip64 === true ? 0xffffffff : (member.lies?.centralPacked ?? data.length), 20);
  central.writeUInt32LE(member.zip64 === true ? 0xffffffff : size, 24);
  central.writeUInt16LE(name.length, 28);
  central.writeUInt16LE(extra.length + size64.length, 30);
  central.writeUInt32LE(((member.unixMode ?? 0) << 16) >>> 0, 38);
  central.writeUInt32LE(member.lies?.offset ?? offset, 42);
  return {
    local: Buffer.concat([
      local,
      localName,
      extra,
      size64,
      data,
      member.descriptor === true ? descriptor(sum, data.length, content.length) : Buffer.alloc(0),
    ]),
    central: Buffer.concat([central, name, extra, size64]),
  };
}

function descriptor(sum: number, packed: number, size: number): Buffer {
  const out = Buffer.alloc(16);
  out.writeUInt32LE(0x08074b50, 0);
  out.writeUInt32LE(sum, 4);
  out.writeUInt32LE(packed, 8);
  out.writeUInt32LE(size, 12);
  return out;
}

function zip64Extra(size: number, packed: number): Buffer {
  const out = Buffer.alloc(20);
  out.writeUInt16LE(0x0001, 0);
  out.writeUInt16LE(16, 2);
  out.writeBigUInt64LE(BigInt(size), 4);
  out.writeBigUInt64LE(BigInt(packed), 12);
  return out;
}

function encrypted(packed: Buffer, member: ZipMemberSpec, sum: number): Buffer {
  if (member.password === undefined) return packed;
  return member.encryption === 'aes'
    ? encryptAes(packed, member.password)
    : encryptTraditional(packed, member.password, sum >>> 24);
}

/** The traditional cipher of APPNOTE 6.1, written here anew so that the reader is not tested with itself. */
function encryptTraditional(plain: Buffer, password: string, check: number): Buffer {
  const keys = [0x12345678, 0x23456789, 0x34567890] as [number, number, number];
  const crcByte = (crc: number, byte: number) => {
    let value = (crc ^ byte) & 0xff;
    for (let i = 0; i < 8; i++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    return (value ^ (crc >>> 8)) >>> 0;
  };
  const update = (byte: number) => {
    keys[0] = crcByte(keys[0], byte);
    keys[1] = Number((BigInt(keys[1] + (keys[0] & 0xff)) * 134775813n + 1n) & 0xffffffffn);
    keys[2] = crcByte(keys[2], keys[1] >>> 24);
  };
  for (const byte of Buffer.from(password)) update(byte);
  const header = Buffer.from([11, 22, 33, 44, 55, 66, 77, 88, 99, 110, 121, check]);
  return Buffer.from(
    Array.from(Buffer.concat([header, plain]), (byte) => {
      const t = (keys[2] & 0xffff) | 2;
      const mask = (t * (t ^ 1)) >>> 8;
      update(byte);
      return (byte ^ mask) & 0xff;
    }),
  );
}

function encryptAes(plain: Buffer, password: string): Buffer {
  const salt = Buffer.from('0123456789abcdef');
  const derived = pbkdf2Sync(password, salt, 1000, 66, 'sha1');
  const cipher = createCipheriv('aes-256-ecb', derived.subarray(0, 32), null).setAutoPadding(false);
  const secret = Buffer.from(plain);
  for (let block = 0; block * 16 < secret.length; block++) {
    const counter = Buffer.alloc(16);
    counter.writeUInt32LE(block + 1, 0);
    const stream = cipher.update(counter);
    for (let i = 0; i < 16 && block * 16 + i < secret.length; i++)
      secret[block * 16 + i] = (secret[block * 16 + i] ?? 0) ^ (stream[i] ?? 0);
  }
  const mac = createHmac('sha1', derived.subarray(32, 64)).update(secret).digest().subarray(0, 10);
  return Buffer.concat([salt, derived.subarray(64), secret, mac]);
}
