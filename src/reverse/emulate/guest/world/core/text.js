/** Bytes and texts: UTF-8, base64, hex, Latin-1, UTF-16. The engine has no codec of its own. */
import { charCodeAt, fromCharCode, join, push, slice, U8 } from './primordials.js';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const URL_ALPHABET = `${slice(ALPHABET, 0, 62)}-_`;
const VALUES = new U8(256).fill(255);
for (let i = 0; i < 64; i++) {
  VALUES[charCodeAt(ALPHABET, i)] = i;
  VALUES[charCodeAt(URL_ALPHABET, i)] = i;
}

export const utf8Length = (text) => {
  let size = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = charCodeAt(text, i);
    if (unit < 0x80) size++;
    else if (unit < 0x800) size += 2;
    else if (unit >= 0xd800 && unit < 0xdc00 && (charCodeAt(text, i + 1) & 0xfc00) === 0xdc00) {
      size += 4;
      i++;
    } else size += 3;
  }
  return size;
};

export const utf8Encode = (text) => {
  const bytes = new U8(utf8Length(text));
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    let point = charCodeAt(text, i);
    if (point >= 0xd800 && point < 0xe000) {
      const low = charCodeAt(text, i + 1);
      if (point < 0xdc00 && (low & 0xfc00) === 0xdc00) {
        point = 0x10000 + ((point - 0xd800) << 10) + (low - 0xdc00);
        i++;
      } else point = 0xfffd;
    }
    if (point < 0x80) bytes[at++] = point;
    else if (point < 0x800) {
      bytes[at++] = 0xc0 | (point >> 6);
      bytes[at++] = 0x80 | (point & 63);
    } else if (point < 0x10000) {
      bytes[at++] = 0xe0 | (point >> 12);
      bytes[at++] = 0x80 | ((point >> 6) & 63);
      bytes[at++] = 0x80 | (point & 63);
    } else {
      bytes[at++] = 0xf0 | (point >> 18);
      bytes[at++] = 0x80 | ((point >> 12) & 63);
      bytes[at++] = 0x80 | ((point >> 6) & 63);
      bytes[at++] = 0x80 | (point & 63);
    }
  }
  return bytes;
};

/** Units in chunks: an engine's argument list is bounded. */
const makeWriter = () => {
  const parts = [];
  let chunk = '';
  return {
    unit(code) {
      chunk += fromCharCode(code);
      if (chunk.length > 4096) {
        push(parts, chunk);
        chunk = '';
      }
    },
    text: () => join(parts, '') + chunk,
  };
};

export const utf8Decode = (bytes, start = 0, end = bytes.length, onError = null) => {
  const out = makeWriter();
  for (let i = start; i < end; ) {
    const lead = bytes[i++];
    if (lead < 0x80) {
      out.unit(lead);
      continue;
    }
    const more =
      lead >= 0xc2 && lead < 0xe0 ? 1 : lead >= 0xe0 && lead < 0xf0 ? 2 : lead >= 0xf0 && lead < 0xf5 ? 3 : 0;
    let point = more === 0 ? -1 : lead & (0x3f >> more);
    let low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
    let high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
    for (let k = 0; k < more; k++) {
      const next = i < end ? bytes[i] : -1;
      if (next < low || next > high) {
        point = -1;
        break;
      }
      point = (point << 6) | (next & 63);
      i++;
      low = 0x80;
      high = 0xbf;
    }
    if (point < 0) {
      if (onError) onError();
      out.unit(0xfffd);
    } else if (point < 0x10000) out.unit(point);
    else {
      out.unit(0xd800 + ((point - 0x10000) >> 10));
      out.unit(0xdc00 + ((point - 0x10000) & 0x3ff));
    }
  }
  return out.text();
};

export const latin1Decode = (bytes, start = 0, end = bytes.length, mask = 255) => {
  const out = makeWriter();
  for (let i = start; i < end; i++) out.unit(bytes[i] & mask);
  return out.text();
};

export const latin1Encode = (text) => {
  const bytes = new U8(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = charCodeAt(text, i);
  return bytes;
};

export const utf16Decode = (bytes, start = 0, end = bytes.length) => {
  const out = makeWriter();
  for (let i = start; i + 1 < end; i += 2) out.unit(bytes[i] | (bytes[i + 1] << 8));
  return out.text();
};

export const utf16Encode = (text) => {
  const bytes = new U8(text.length * 2);
  for (let i = 0; i < text.length; i++) {
    bytes[2 * i] = charCodeAt(text, i) & 255;
    bytes[2 * i + 1] = charCodeAt(text, i) >> 8;
  }
  return bytes;
};

export const base64Encode = (bytes, start = 0, end = bytes.length, url = false) => {
  const alphabet = url ? URL_ALPHABET : ALPHABET;
  const parts = [];
  let chunk = '';
  for (let i = start; i < end; i += 3) {
    const left = end - i;
    const bits = (bytes[i] << 16) | ((left > 1 ? bytes[i + 1] : 0) << 8) | (left > 2 ? bytes[i + 2] : 0);
    chunk += alphabet[bits >> 18] + alphabet[(bits >> 12) & 63];
    if (left > 1) chunk += alphabet[(bits >> 6) & 63];
    else if (!url) chunk += '=';
    if (left > 2) chunk += alphabet[bits & 63];
    else if (!url) chunk += '=';
    if (chunk.length > 4096) {
      push(parts, chunk);
      chunk = '';
    }
  }
  return join(parts, '') + chunk;
};

/** As Node reads it: both alphabets, whatever is in between skipped, up to the first `=`. */
export const base64Decode = (text) => {
  const bytes = new U8(((text.length * 3) >> 2) + 3);
  let at = 0;
  let bits = 0;
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const code = charCodeAt(text, i);
    if (code === 61) break;
    const value = code < 256 ? VALUES[code] : 255;
    if (value === 255) continue;
    bits = ((bits << 6) | value) & 0xffffff;
    count += 6;
    if (count >= 8) {
      count -= 8;
      bytes[at++] = (bits >> count) & 255;
    }
  }
  return bytes.subarray(0, at);
};

const HEX = '0123456789abcdef';
export const hexEncode = (bytes, start = 0, end = bytes.length) => {
  const parts = [];
  let chunk = '';
  for (let i = start; i < end; i++) {
    chunk += HEX[bytes[i] >> 4] + HEX[bytes[i] & 15];
    if (chunk.length > 4096) {
      push(parts, chunk);
      chunk = '';
    }
  }
  return join(parts, '') + chunk;
};

const hexValue = (code) =>
  code >= 48 && code < 58 ? code - 48 : code >= 97 && code < 103 ? code - 87 : code >= 65 && code < 71 ? code - 55 : -1;

export const hexDecode = (text) => {
  const bytes = new U8(text.length >> 1);
  for (let i = 0; i < bytes.length; i++) {
    const high = hexValue(charCodeAt(text, 2 * i));
    const low = hexValue(charCodeAt(text, 2 * i + 1));
    if (high < 0 || low < 0) return bytes.subarray(0, i);
    bytes[i] = (high << 4) | low;
  }
  return bytes;
};
