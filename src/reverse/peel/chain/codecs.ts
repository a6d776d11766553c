/** Text codes as functions from text to bytes; null where the text is not of that form. Pure, linear. */

export type Bytes = Uint8Array;

const BASE64 = /^[A-Za-z0-9+/_-]+={0,3}$/;

/** Blanks and line ends inside are allowed where there are few. */
export function base64(text: string): Bytes | null {
  const plain = /\s/.test(text) ? text.replace(/\s+/g, '') : text;
  if (plain.length < 4 || !BASE64.test(plain)) return null;
  const body = plain.indexOf('=') === -1 ? plain.length : plain.indexOf('=');
  return body % 4 === 1 ? null : Buffer.from(plain, 'base64');
}

/** Base64 in letters of its own. */
export function base64With(text: string, alphabet: string): Bytes | null {
  const digits = new Map<string, number>();
  for (let i = 0; i < 64; i++) digits.set(alphabet[i] ?? '', i);
  const out = new Uint8Array(((text.length * 3) >> 2) + 3);
  const pad = alphabet.length === 65 ? alphabet[64] : '=';
  let size = 0;
  let bits = 0;
  let held = 0;
  for (const c of text) {
    const digit = digits.get(c);
    if (digit === undefined) {
      if (c === pad || c === '=' || c === '\n' || c === '\r') continue;
      return null;
    }
    held = ((held << 6) | digit) & 0xfffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      out[size++] = (held >> bits) & 0xff;
    }
  }
  return out.subarray(0, size);
}

const PAIR_GAP = /\\x|\\u00|0x|[\s:,;|._\\-]+/i;

/** Digits in pairs: bare, after `0x`, or with `\x`, `0x`, blanks, colons, commas … between them. */
export function hex(text: string): Bytes | null {
  if (text.length < 4) return null;
  const bare = text.startsWith('0x') || text.startsWith('0X') ? text.slice(2) : text;
  if (bare.length % 2 === 0 && /^[0-9a-f]+$/i.test(bare)) return Buffer.from(bare, 'hex');
  if (text.length > 8_000_000 || !PAIR_GAP.test(text.slice(0, 6))) return null;
  const parts = text.split(PAIR_GAP).filter((part) => part !== '');
  return parts.length >= 2 && parts.every((part) => part.length === 2 && /^[0-9a-f]{2}$/i.test(part))
    ? Buffer.from(parts.join(''), 'hex')
    : null;
}

/** `%68%74…`, `%u0068…`, where most of the text is written so. */
export function percent(text: string): string | null {
  let codes = 0;
  const out = text.replace(
    /%u([0-9a-f]{4})|%([0-9a-f]{2})/gi,
    (_, four: string | undefined, two: string | undefined) => {
      codes++;
      return String.fromCharCode(Number.parseInt(four ?? two ?? '0', 16));
    },
  );
  if (codes < 3) return null;
  if (/[\x80-\xff]/.test(out) && !/%u/i.test(text)) {
    try {
      return decodeURIComponent(text);
    } catch {
      // bytes, not UTF-8
    }
  }
  return out;
}

/** `\x68\u0074` as text, where it was escaped twice. */
export function escapes(text: string): string | null {
  if (!/\\(?:x[0-9a-f]{2}|u[0-9a-f]{4}|[0-7]{3})/i.test(text)) return null;
  let codes = 0;
  const out = text.replace(
    /\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|u\{([0-9a-f]{1,6})\}|([0-3]?[0-7]{2}))/gi,
    (all, x, u, braced, octal) => {
      const code = octal === undefined ? Number.parseInt(x ?? u ?? braced, 16) : Number.parseInt(octal, 8);
      if (code > 0x10ffff) return all;
      codes++;
      return String.fromCodePoint(code);
    },
  );
  return codes >= 3 ? out : null;
}

/** `104,116,116` and `104 116 116`; of hexadecimal numbers too. */
export function codeList(text: string): readonly number[] | null {
  if (text.length < 8 || text.length > 8_000_000 || !/^[[({\s]{0,9}(?:0x[0-9a-f]{1,4}|\d{1,6})[\s,;|:/_.-]/i.test(text))
    return null;
  const parts = text.split(/[\s,;|:/_.[\](){}-]+/).filter((part) => part !== '');
  return parts.length >= 4 && parts.every((part) => /^(?:0x[0-9a-f]{1,4}|\d{1,6})$/i.test(part))
    ? parts.map(Number)
    : null;
}

/** Numbers as characters, or as bytes where all are small. */
export function fromCodes(codes: readonly number[]): Bytes | null {
  let wide = false;
  for (const code of codes) {
    if (!Number.isInteger(code) || code < 0 || code > 0x10ffff) return null;
    if (code > 255) wide = true;
  }
  if (!wide) return Uint8Array.from(codes);
  let text = '';
  for (const code of codes) text += String.fromCodePoint(code);
  return text.isWellFormed() ? Buffer.from(text, 'utf8') : null;
}

export function reversedText(text: string): string {
  let out = '';
  for (let i = text.length - 1; i >= 0; i--) out += text[i];
  return out;
}

export function reversedBytes(bytes: Bytes): Bytes {
  return Uint8Array.from(bytes).reverse();
}
