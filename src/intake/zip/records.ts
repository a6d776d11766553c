/** The records of a zip (APPNOTE 6.3.10) as plain values. All numbers are the target's word; null where a record does not stand there. */

export interface ZipMember {
  /** raw name bytes */
  readonly name: Uint8Array;
  readonly flags: number;
  readonly method: number;
  readonly time: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly extra: Uint8Array;
  /** of the local header, as stated */
  readonly offset: number;
  /** st_mode where a Unix system made it, else null */
  readonly unixMode: number | null;
  readonly dosFolder: boolean;
}

export interface CentralRecord {
  readonly member: ZipMember;
  /** offset just past it */
  readonly end: number;
}

export interface LocalRecord {
  readonly member: ZipMember;
  /** where the content starts */
  readonly data: number;
}

export const LOCAL = 0x04034b50;
export const CENTRAL = 0x02014b50;

export function readCentral(zip: Buffer, at: number): CentralRecord | null {
  if (at < 0 || at + 46 > zip.length || zip.readUInt32LE(at) !== CENTRAL) return null;
  const nameLength = zip.readUInt16LE(at + 28);
  const extraLength = zip.readUInt16LE(at + 30);
  const end = at + 46 + nameLength + extraLength + zip.readUInt16LE(at + 32);
  if (end > zip.length) return null;
  const extra = zip.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
  const stated = {
    size: zip.readUInt32LE(at + 24),
    packed: zip.readUInt32LE(at + 20),
    offset: zip.readUInt32LE(at + 42),
  };
  const long = readZip64(extra, stated);
  const external = zip.readUInt32LE(at + 38);
  const unixMode = external >>> 16;
  return {
    member: {
      name: zip.subarray(at + 46, at + 46 + nameLength),
      flags: zip.readUInt16LE(at + 8),
      method: zip.readUInt16LE(at + 10),
      time: zip.readUInt16LE(at + 12),
      crc: zip.readUInt32LE(at + 16),
      ...long,
      extra,
      unixMode: unixMode === 0 ? null : unixMode,
      dosFolder: (external & 0x10) !== 0,
    },
    end,
  };
}

export function readLocal(zip: Buffer, at: number): LocalRecord | null {
  if (at < 0 || at + 30 > zip.length || zip.readUInt32LE(at) !== LOCAL) return null;
  const nameLength = zip.readUInt16LE(at + 26);
  const data = at + 30 + nameLength + zip.readUInt16LE(at + 28);
  if (data > zip.length) return null;
  const extra = zip.subarray(at + 30 + nameLength, data);
  const long = readZip64(extra, { size: zip.readUInt32LE(at + 22), packed: zip.readUInt32LE(at + 18), offset: at });
  return {
    member: {
      name: zip.subarray(at + 30, at + 30 + nameLength),
      flags: zip.readUInt16LE(at + 6),
      method: zip.readUInt16LE(at + 8),
      time: zip.readUInt16LE(at + 10),
      crc: zip.readUInt32LE(at + 14),
      ...long,
      offset: at,
      extra,
      unixMode: null,
      dosFolder: false,
    },
    data,
  };
}

interface Lengths {
  readonly size: number;
  readonly packed: number;
  readonly offset: number;
}

/** The 64-bit values stand in this order, each only where its 32-bit field is full. */
function readZip64(extra: Uint8Array, stated: Lengths): Lengths {
  const field = extraField(extra, 0x0001);
  if (field === null) return stated;
  let at = 0;
  const next = (value: number) => {
    if (value !== 0xffffffff || at + 8 > field.length) return value;
    at += 8;
    return Number(field.readBigUInt64LE(at - 8));
  };
  const size = next(stated.size);
  const packed = next(stated.packed);
  return { size, packed, offset: next(stated.offset) };
}

export function extraField(extra: Uint8Array, id: number): Buffer | null {
  const bytes = Buffer.from(extra.buffer, extra.byteOffset, extra.byteLength);
  for (let at = 0; at + 4 <= bytes.length; ) {
    const length = bytes.readUInt16LE(at + 2);
    if (at + 4 + length > bytes.length) return null;
    if (bytes.readUInt16LE(at) === id) return bytes.subarray(at + 4, at + 4 + length);
    at += 4 + length;
  }
  return null;
}

export interface EndRecord {
  readonly count: number;
  /** where the central directory starts in these bytes */
  readonly start: number;
  /** added to every stated offset: what stands before the archive */
  readonly shift: number;
  /** bytes after the end record and its comment */
  readonly trailing: number;
  /** where the end records start */
  readonly at: number;
}

/** The last end record that leads to a central directory (or to an empty one). */
export function findEnd(zip: Buffer): EndRecord | null {
  let at = zip.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  for (let tries = 0; at !== -1 && tries < 64; tries++) {
    const end = at + 22 <= zip.length ? readEnd(zip, at) : null;
    if (end !== null) return end;
    at = at === 0 ? -1 : zip.lastIndexOf('PK\x05\x06', at - 1, 'latin1');
  }
  return null;
}

function readEnd(zip: Buffer, at: number): EndRecord | null {
  const trailing = Math.max(0, zip.length - (at + 22 + zip.readUInt16LE(at + 20)));
  const long = readEnd64(zip, at);
  const count = long?.count ?? zip.readUInt16LE(at + 10);
  const size = long?.size ?? zip.readUInt32LE(at + 12);
  const stated = long?.offset ?? zip.readUInt32LE(at + 16);
  const endsAt = long?.at ?? at;
  const common = { count, trailing, at: endsAt };
  if (count === 0) return { ...common, start: endsAt, shift: 0 };
  const byPlace = endsAt - size;
  if (readCentral(zip, byPlace) !== null) return { ...common, start: byPlace, shift: byPlace - stated };
  if (readCentral(zip, stated) !== null) return { ...common, start: stated, shift: 0 };
  return null;
}

function readEnd64(zip: Buffer, end: number): { count: number; size: number; offset: number; at: number } | null {
  if (end < 20 || zip.readUInt32LE(end - 20) !== 0x07064b50) return null;
  const stated = Number(zip.readBigUInt64LE(end - 12));
  for (const at of [stated, end - 20 - 56]) {
    if (at < 0 || at + 56 > zip.length || zip.readUInt32LE(at) !== 0x06064b50) continue;
    const number = (offset: number) => Number(zip.readBigUInt64LE(at + offset));
    return { count: number(32), size: number(40), offset: number(48), at };
  }
  return null;
}
