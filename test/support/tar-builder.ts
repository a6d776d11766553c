/** Tar archives for tests, honest and lying: `buildTar([{ name: 'a.js', content: '1' }])`, `buildTgz(…)`. */
import { gzipSync } from 'node:zlib';

export interface TarMemberSpec {
  readonly name: string;
  readonly content?: string | Uint8Array;
  /** '0' file, '1' hard link, '2' symbolic link, '3' device, '5' folder, '6' pipe, 'x' 'g' 'L' 'K' extensions */
  readonly type?: string;
  readonly target?: string;
  readonly mode?: number;
  /** states this size instead of the content's */
  readonly size?: number;
  /** does not fit */
  readonly badChecksum?: boolean;
  /** records of a pax header before it */
  readonly pax?: Readonly<Record<string, string>>;
  /** the size as base-256, as GNU tar writes large ones */
  readonly binarySize?: boolean;
}

export interface TarSpec {
  readonly withoutEnd?: boolean;
  readonly after?: Uint8Array;
}

export function buildTar(members: readonly TarMemberSpec[], spec: TarSpec = {}): Buffer {
  const parts = members.flatMap((member) => [
    ...(member.pax === undefined ? [] : [paxMember(member.pax)]),
    oneMember(member),
  ]);
  if (spec.withoutEnd !== true) parts.push(Buffer.alloc(1024));
  parts.push(Buffer.from(spec.after ?? []));
  return Buffer.concat(parts);
}

export function buildTgz(members: readonly TarMemberSpec[], spec: TarSpec = {}): Buffer {
  return gzipSync(buildTar(members, spec));
}

function paxMember(records: Readonly<Record<string, string>>): Buffer {
  const lines = Object.entries(records).map(([key, value]) => {
    const tail = Buffer.byteLength(` ${key}=${value}\n`);
    let length = tail + String(tail).length;
    length = tail + String(length).length;
    return `${length} ${key}=${value}\n`;
  });
  return oneMember({ name: 'PaxHeader', type: 'x', content: lines.join('') });
}

function oneMember(member: TarMemberSpec): Buffer {
  const content = Buffer.from(member.content ?? '');
  const header = Buffer.alloc(512);
  const octal = (value: number, width: number) => `${value.toString(8).padStart(width - 1, '0')}\0`;
  header.write(member.name, 0, 100, 'utf8');
  header.write(octal(member.mode ?? 0o644, 8), 100);
  header.write(octal(0, 8) + octal(0, 8), 108);
  const size = member.size ?? content.length;
  if (member.binarySize === true) {
    header[124] = 0x80;
    header.writeBigUInt64BE(BigInt(size), 128);
  } else header.write(octal(size, 12), 124);
  header.write(octal(0, 12), 136);
  header.write('        ', 148);
  header.write(member.type ?? '0', 156);
  header.write(member.target ?? '', 157, 100, 'utf8');
  header.write('ustar\x0000', 257, 'latin1');
  const sum = header.reduce((total, byte) => total + byte, 0) + (member.badChecksum === true ? 1 : 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return Buffer.concat([header, content, Buffer.alloc((512 - (content.length % 512)) % 512)]);
}
