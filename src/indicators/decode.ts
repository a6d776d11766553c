/**
 * The floor under all flow analysis: every literal is tried as base64, hex, reversed, half-swapped and with up to four junk units
 * before it (T41, T55, T56), and kept only where the result reads as an address. Cheap: the first six bytes decide. Pure, bounded.
 */
export interface Decoded {
  readonly text: string;
  /** `base64`, `hex`, `reversed + base64`, `swapped halves + base64`, `prefix of 3 + base64` */
  readonly layer: string;
}

const VALUE = new Int8Array(128).fill(-1);
for (const [i, c] of [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'].entries())
  VALUE[c.charCodeAt(0)] = i;
VALUE['-'.charCodeAt(0)] = 62;
VALUE['_'.charCodeAt(0)] = 63;

const digit = (text: string, at: number): number => VALUE[text.charCodeAt(at)] ?? -1;

/** Units of URLs, hosts, addresses and the separators between them. */
function addressByte(byte: number): boolean {
  return (
    (byte >= 97 && byte <= 122) ||
    (byte >= 45 && byte <= 58) ||
    (byte >= 65 && byte <= 90) ||
    byte === 95 ||
    byte === 91 ||
    byte === 44
  );
}

/** Do the eight base64 digits from `at` (stepping by `step`) decode to bytes of an address? */
function promising(text: string, at: number, step: number): boolean {
  let bits = 0;
  let count = 0;
  for (let i = 0; i < 8; i++) {
    const value = digit(text, at + i * step);
    if (value === -1) return false;
    bits = ((bits << 6) | value) & 0xffffff;
    count += 6;
    if (count >= 8) {
      count -= 8;
      if (!addressByte((bits >> count) & 0xff)) return false;
    }
  }
  return true;
}

function fromBase64(text: string): string | null {
  const bytes = Buffer.from(text, 'base64');
  for (const byte of bytes) if ((byte < 32 && byte !== 10 && byte !== 13 && byte !== 9) || byte > 126) return null;
  return bytes.toString('latin1');
}
function fromHex(text: string): string | null {
  const bytes = Buffer.from(text, 'hex');
  for (const byte of bytes) if ((byte < 32 && byte !== 10 && byte !== 13 && byte !== 9) || byte > 126) return null;
  return bytes.toString('latin1');
}

const MAX_LITERAL = 20_000;
const ADDRESS =
  /^(?:https?:\/\/|wss?:\/\/)[\w.-]{3,253}|^\d{1,3}(?:\.\d{1,3}){3}(?![\d.])|^\[?[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}\]?$/;
const BARE_HOST = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,6}[a-z]{2,18}(?::\d{2,5})?(?:\/[\w./?=&%-]*)?$/;

const reversed = (text: string): string => text.split('').reverse().join('');
/** What the literal hides, if that reads as an address; null for nearly every literal, after a glance. */
export function decodeLiteral(raw: string): Decoded | null {
  if (raw.length < 12 || raw.length > MAX_LITERAL) return null;
  const text = raw.trim();
  const found =
    decodeHex(text) ?? decodeBase64(text) ?? (readsReversed(text) ? { text: reversed(text), layer: 'reversed' } : null);
  if (found === null) return null;
  // Twice-wrapped: base64 of base64 does not read as an address, so only what decodes again is followed.
  return found;
}

function readsReversed(text: string): boolean {
  return text.endsWith('//:ptth') || text.endsWith('//:sptth');
}

function decodeHex(text: string): Decoded | null {
  if (
    text.length % 2 === 1 ||
    digit(text, 0) === -1 ||
    !/^(?:0x)?[0-9a-f]{12}/i.test(text) ||
    !/^(?:0x)?[0-9a-f]+$/i.test(text)
  )
    return null;
  const body = text.startsWith('0x') ? text.slice(2) : text;
  const direct = fromHex(body);
  if (direct !== null && (ADDRESS.test(direct) || BARE_HOST.test(direct))) return { text: direct, layer: 'hex' };
  const back = fromHex(reversed(body));
  return back !== null && ADDRESS.test(back) ? { text: back, layer: 'reversed + hex' } : null;
}

function attempt(candidate: string, layer: string, bareHost: boolean): Decoded | null {
  if (!/^[A-Za-z0-9+/_=-]+$/.test(candidate)) return null;
  const text = fromBase64(candidate);
  if (text === null) return null;
  if (ADDRESS.test(text) || (bareHost && BARE_HOST.test(text))) return { text, layer };
  // base64 in base64, hex in base64
  if (!bareHost || text.length < 12 || !/^[A-Za-z0-9+/_=-]+$/.test(text)) return null;
  const inner = decodeHex(text) ?? decodeBase64(text);
  return inner === null ? null : { text: inner.text, layer: `${layer} + ${inner.layer}` };
}

function withoutPadding(text: string): string {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === 61) end--;
  return end === text.length ? text : text.slice(0, end);
}

function decodeBase64(text: string): Decoded | null {
  const body = withoutPadding(text);
  if (body.length < 10) return null;
  if (promising(body, 0, 1)) {
    const found = attempt(body, 'base64', true);
    if (found !== null) return found;
  }
  for (let junk = 1; junk <= 4; junk++) {
    if (!promising(body, junk, 1)) continue;
    const found = attempt(body.slice(junk), `prefix of ${junk} + base64`, false);
    if (found !== null) return found;
  }
  if (promising(body, body.length - 1, -1)) {
    const found = attempt(reversed(text).replace(/^=+/, ''), 'reversed + base64', false);
    if (found !== null) return found;
  }
  return decodeSwapped(text, body);
}

/** The halves of the text, padding and all, exchanged; odd lengths are cut at either side of the middle. */
function decodeSwapped(text: string, body: string): Decoded | null {
  for (const whole of text === body ? [text] : [text, body]) {
    for (const cut of new Set([whole.length >> 1, (whole.length + 1) >> 1])) {
      if (!promising(whole, cut, 1)) continue;
      const found = attempt(withoutPadding(whole.slice(cut)) + whole.slice(0, cut), 'swapped halves + base64', false);
      if (found !== null) return found;
    }
  }
  return null;
}
