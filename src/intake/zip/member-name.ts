/** The name of a zip member as text: the Unicode extra field where its checksum fits, UTF-8, else code page 437 as DOS meant it. */
import { crc32 } from 'node:zlib';
import { extraField, type ZipMember } from './records.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const CP437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';

/** `/`-separated: writers on Windows left backslashes, and unpackers there take them for folders. */
export function memberName(member: ZipMember): string {
  return decode(member).replaceAll('\\', '/');
}

function decode({ name, extra }: ZipMember): string {
  const unicode = extraField(extra, 0x7075);
  if (unicode !== null && unicode.length > 5 && unicode[0] === 1 && unicode.readUInt32LE(1) === crc32(name)) {
    const text = tryUtf8(unicode.subarray(5));
    if (text !== null) return text;
  }
  return (
    tryUtf8(name) ??
    Array.from(name, (byte) => (byte < 128 ? String.fromCharCode(byte) : (CP437[byte - 128] ?? '?'))).join('')
  );
}

function tryUtf8(bytes: Uint8Array): string | null {
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
}
