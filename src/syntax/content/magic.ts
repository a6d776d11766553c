/** Kinds that their first bytes prove. */
import type { ContentKind } from '../content-kind.ts';

type Magic = readonly [kind: ContentKind, offset: number, bytes: string];

/** Bytes as a binary string. */
const MAGIC: readonly Magic[] = [
  ['png', 0, '\x89PNG\r\n\x1a\n'],
  ['jpeg', 0, '\xff\xd8\xff'],
  ['gif', 0, 'GIF87a'],
  ['gif', 0, 'GIF89a'],
  ['woff', 0, 'wOFF\x00\x01\x00\x00'],
  ['woff', 0, 'wOFFOTTO'],
  ['woff', 0, 'wOFFtrue'],
  ['woff2', 0, 'wOF2\x00\x01\x00\x00'],
  ['woff2', 0, 'wOF2OTTO'],
  ['woff2', 0, 'wOF2true'],
  ['woff2', 0, 'wOF2ttcf'],
  ['ttf', 0, '\x00\x01\x00\x00'],
  ['ttf', 0, 'true\x00'],
  ['ttf', 0, 'ttcf\x00'],
  ['otf', 0, 'OTTO\x00'],
  ['pdf', 0, '%PDF-'],
  ['zip', 0, 'PK\x03\x04'],
  ['zip', 0, 'PK\x05\x06'],
  ['zip', 0, 'PK\x07\x08'],
  ['gzip', 0, '\x1f\x8b\x08'],
  ['tar', 257, 'ustar'],
  ['bzip2', 0, 'BZh'],
  ['xz', 0, '\xfd7zXZ\x00'],
  ['zstd', 0, '\x28\xb5\x2f\xfd'],
  ['7z', 0, '7z\xbc\xaf\x27\x1c'],
  ['rar', 0, 'Rar!\x1a\x07'],
  ['elf', 0, '\x7fELF'],
  ['mach-o', 0, '\xcf\xfa\xed\xfe'],
  ['mach-o', 0, '\xce\xfa\xed\xfe'],
  ['mach-o', 0, '\xfe\xed\xfa\xce'],
  ['mach-o', 0, '\xfe\xed\xfa\xcf'],
  ['wasm', 0, '\x00asm'],
  ['sqlite', 0, 'SQLite format 3\x00'],
  ['mp3', 0, 'ID3\x02'],
  ['mp3', 0, 'ID3\x03'],
  ['mp3', 0, 'ID3\x04'],
  ['mp4', 4, 'ftyp'],
  ['ogg', 0, 'OggS\x00'],
  ['git-pack', 0, 'PACK\x00\x00\x00'],
  ['ole', 0, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
];

function at(bytes: Uint8Array, offset: number, wanted: string): boolean {
  if (bytes.length < offset + wanted.length) return false;
  for (let i = 0; i < wanted.length; i++) if (bytes[offset + i] !== wanted.charCodeAt(i)) return false;
  return true;
}

export function magicKind(bytes: Uint8Array): ContentKind | null {
  for (const [kind, offset, wanted] of MAGIC) {
    if (at(bytes, offset, wanted) && (kind !== 'bzip2' || bytes[3]! >= 0x31) && (kind !== 'mp4' || bytes[0] === 0))
      return kind;
  }
  if (at(bytes, 0, 'RIFF')) return at(bytes, 8, 'WEBP') ? 'webp' : at(bytes, 8, 'WAVE') ? 'wav' : null;
  if (at(bytes, 0, '\xca\xfe\xba\xbe'))
    return (bytes[7] ?? 0) < 20 && bytes[4] === 0 && bytes[5] === 0 && bytes[6] === 0 ? 'mach-o' : 'java-class';
  if (at(bytes, 0, 'MZ')) return isPe(bytes) ? 'pe' : null;
  if (at(bytes, 0, 'BM'))
    return bytes.length > 26 && bytes[6] === 0 && bytes[7] === 0 && bytes[8] === 0 && bytes[9] === 0 ? 'bmp' : null;
  if (at(bytes, 0, '\x00\x00\x01\x00') || at(bytes, 0, '\x00\x00\x02\x00'))
    return bytes.length > 22 && bytes[5] === 0 && bytes[4]! > 0 ? 'ico' : null;
  if (bytes[0] === 0xff && (bytes[1]! & 0xe6) === 0xe2 && bytes[2] !== 0xff && bytes.length > 128) return 'mp3';
  if (at(bytes, 34, 'LP') && bytes[8] !== undefined && (bytes[10] === 1 || bytes[10] === 2) && bytes[11] === 0)
    return 'eot';
  return null;
}

function isPe(bytes: Uint8Array): boolean {
  if (bytes.length < 64) return false;
  const header = bytes[60]! | (bytes[61]! << 8) | (bytes[62]! << 16);
  return at(bytes, header, 'PE\x00\x00') || (header === 0 && bytes[2] === 0x90);
}
