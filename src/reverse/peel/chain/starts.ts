/** What the first bytes of a result say: text, a packed format, or nothing. */
import { isPrintable } from '../look/readable.ts';
import type { Bytes } from './codecs.ts';

/** Text, or a packed format: the first bytes tell most wrong ways. */
export function startsLikely(bytes: Bytes): boolean {
  return bytes.length >= 2 && (isPrintable(bytes, 12) || isFormat(bytes));
}

/** The first bytes of packed data, images and programs. */
export function isFormat(bytes: Bytes): boolean {
  const [a = 0, b = 0, c = 0] = bytes;
  switch (a) {
    case 0x1f:
      return b === 0x8b && c === 8;
    case 0x78:
      return b === 0x9c || b === 0xda || b === 1 || b === 0x5e;
    case 0x50:
      return b === 0x4b && c < 9;
    case 0x89:
      return b === 0x50 && c === 0x4e;
    case 0x28:
      return b === 0xb5 && c === 0x2f;
    case 0x7f:
      return b === 0x45 && c === 0x4c;
    case 0x00:
      return b === 0x61 && c === 0x73;
    case 0x4d:
      return b === 0x5a;
    case 0xca:
    case 0xcf:
    case 0xce:
      return b === 0xfe || b === 0xfa;
    case 0x53:
      return b === 0x61 && c === 0x6c;
    case 0xff:
      return b === 0xd8 || b === 0xfe;
    default:
      return false;
  }
}
