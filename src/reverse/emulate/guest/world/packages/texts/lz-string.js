/** LZ-based compression as the package lz-string does it: written from the description of the format. */
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=';
const URI = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-$';

const decompress = (length, bitsPerUnit, unitAt) => {
  let value = length > 0 ? unitAt(0) : 0;
  let at = 1;
  let position = 1 << (bitsPerUnit - 1);
  const read = (count) => {
    let bits = 0;
    for (let i = 0; i < count; i++) {
      if (value & position) bits |= 1 << i;
      position >>= 1;
      if (position === 0) {
        position = 1 << (bitsPerUnit - 1);
        value = at < length ? unitAt(at) : 0;
        at++;
      }
    }
    return bits;
  };
  const words = ['', '', ''];
  const first = read(2);
  if (first === 2) return '';
  let last = String.fromCharCode(read(first === 0 ? 8 : 16));
  words.push(last);
  const out = [last];
  let width = 3;
  let room = 4;
  let size = 4;
  const added = () => {
    room--;
    if (room === 0) {
      room = 1 << width;
      width++;
    }
  };
  for (;;) {
    if (at > length + 1) return '';
    const code = read(width);
    if (code === 2) return out.join('');
    let index = code;
    if (code < 2) {
      words[size] = String.fromCharCode(read(code === 0 ? 8 : 16));
      index = size++;
      added();
    }
    let entry = words[index];
    if (entry === undefined) {
      if (index !== size) return null;
      entry = last + last[0];
    }
    out.push(entry);
    words[size++] = last + entry[0];
    added();
    last = entry;
  }
};

const compress = (text, bitsPerUnit, charOf) => {
  if (text === null || text === undefined) return '';
  const words = new Map();
  const fresh = new Set();
  const out = [];
  let value = 0;
  let filled = 0;
  let width = 2;
  let room = 2;
  let size = 3;
  const bit = (one) => {
    value = (value << 1) | one;
    if (++filled === bitsPerUnit) {
      out.push(charOf(value));
      value = 0;
      filled = 0;
    }
  };
  const bits = (number, count) => {
    for (let i = 0; i < count; i++) bit((number >> i) & 1);
  };
  const grow = () => {
    if (--room === 0) {
      room = 1 << width;
      width++;
    }
  };
  const give = (word) => {
    if (fresh.has(word)) {
      const code = word.charCodeAt(0);
      bits(code < 256 ? 0 : 1, width);
      bits(code, code < 256 ? 8 : 16);
      grow();
      fresh.delete(word);
    } else bits(words.get(word), width);
    grow();
  };
  let word = '';
  for (const char of String(text).split('')) {
    if (!words.has(char)) {
      words.set(char, size++);
      fresh.add(char);
    }
    if (words.has(word + char)) word += char;
    else {
      give(word);
      words.set(word + char, size++);
      word = char;
    }
  }
  if (word !== '') give(word);
  bits(2, width);
  for (;;) {
    value <<= 1;
    if (++filled === bitsPerUnit) {
      out.push(charOf(value));
      break;
    }
  }
  return out.join('');
};

export const makeLzString = () => {
  const fromAlphabet = (alphabet) => (text) => {
    if (text === null || text === undefined) return '';
    if (text === '') return null;
    const clean = alphabet === URI ? text.replace(/ /g, '+') : text;
    return decompress(clean.length, 6, (i) => alphabet.indexOf(clean[i]));
  };
  const lz = {
    compress: (text) => compress(text, 16, (unit) => String.fromCharCode(unit)),
    decompress: (text) =>
      text === null || text === undefined
        ? ''
        : text === ''
          ? null
          : decompress(text.length, 16, (i) => text.charCodeAt(i)),
    compressToBase64(text) {
      const made = compress(text, 6, (unit) => BASE64[unit]);
      return made + '='.repeat((4 - (made.length % 4)) % 4);
    },
    decompressFromBase64: fromAlphabet(BASE64),
    compressToEncodedURIComponent: (text) => compress(text, 6, (unit) => URI[unit]),
    decompressFromEncodedURIComponent: fromAlphabet(URI),
    compressToUTF16: (text) => `${compress(text, 15, (unit) => String.fromCharCode(unit + 32))} `,
    decompressFromUTF16: (text) =>
      text === null || text === undefined
        ? ''
        : text === ''
          ? null
          : decompress(text.length, 15, (i) => text.charCodeAt(i) - 32),
    compressToUint8Array(text) {
      const made = lz.compress(text);
      const bytes = new Uint8Array(made.length * 2);
      for (let i = 0; i < made.length; i++) {
        bytes[2 * i] = made.charCodeAt(i) >> 8;
        bytes[2 * i + 1] = made.charCodeAt(i) & 255;
      }
      return bytes;
    },
    decompressFromUint8Array(bytes) {
      if (bytes === null || bytes === undefined) return lz.decompress(bytes);
      let text = '';
      for (let i = 0; i + 1 < bytes.length; i += 2) text += String.fromCharCode(bytes[i] * 256 + bytes[i + 1]);
      return lz.decompress(text);
    },
  };
  return lz;
};
