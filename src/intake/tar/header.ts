/** One 512-byte tar header: v7, ustar (POSIX.1-1988) and GNU. Numbers are octal or base-256; names stay bytes until decoded. */

export interface TarHeader {
  readonly name: string;
  /** bytes; NaN where the field holds no number */
  readonly size: number;
  readonly mode: number;
  readonly type: string;
  readonly target: string;
}

const BLOCK = 512;

/** Checks the sum, as every unpacker does; it is what tells a tar from any other file. */
export function isTarHeader(block: Uint8Array): boolean {
  if (block.length < BLOCK) return false;
  const stated = readNumber(block, 148, 8);
  if (!(stated > 0)) return false;
  let unsigned = 8 * 32;
  let signed = 8 * 32;
  for (let i = 0; i < BLOCK; i++) {
    if (i >= 148 && i < 156) continue;
    const byte = block[i] ?? 0;
    unsigned += byte;
    signed += byte > 127 ? byte - 256 : byte;
  }
  return stated === unsigned || stated === signed;
}

export function readTarHeader(block: Uint8Array): TarHeader {
  const magic = text(block, 257, 6);
  const prefix = magic === 'ustar' ? text(block, 345, 155) : ''; // GNU's magic ends with blanks, and other fields stand there
  const name = text(block, 0, 100);
  return {
    name: prefix === '' ? name : `${prefix}/${name}`,
    size: readNumber(block, 124, 12),
    mode: readNumber(block, 100, 8) || 0,
    type: String.fromCharCode(block[156] || 48),
    target: text(block, 157, 100),
  };
}

export function isZeroBlock(bytes: Uint8Array, at: number): boolean {
  for (let i = at; i < at + BLOCK && i < bytes.length; i++) if (bytes[i] !== 0) return false;
  return true;
}

function readNumber(block: Uint8Array, at: number, length: number): number {
  const first = block[at] ?? 0;
  if (first & 0x80) {
    let value = first & 0x7f;
    if (first & 0x40) return Number.NaN; // negative
    for (let i = at + 1; i < at + length; i++) value = value * 256 + (block[i] ?? 0);
    return Math.min(value, Number.MAX_SAFE_INTEGER); // no tape is that long; what follows is the rest
  }
  const digits = latin(block, at, length)
    .replace(/[\0 ]+$/, '')
    .trim();
  if (digits === '') return 0;
  return /^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number.NaN;
}

function text(block: Uint8Array, at: number, length: number): string {
  const field = block.subarray(at, at + length);
  const end = field.indexOf(0);
  return decodeName(end === -1 ? field : field.subarray(0, end));
}

function latin(block: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...block.subarray(at, at + length));
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** UTF-8 where it is that, otherwise every byte one character. */
export function decodeName(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return Buffer.from(bytes).toString('latin1');
  }
}
