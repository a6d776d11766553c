/** TextEncoder and TextDecoder. */
export const provides = ['web:encoding'];

export default (kit) => {
  const { text } = kit;
  class TextEncoder {
    get encoding() {
      return 'utf-8';
    }
    encode(value = '') {
      return text.utf8Encode(String(value));
    }
    encodeInto(value, target) {
      const bytes = text.utf8Encode(String(value)).subarray(0, target.length);
      target.set(bytes);
      return { read: String(value).length, written: bytes.length };
    }
  }
  class TextDecoder {
    #label;
    #fatal;
    #keepMark;
    constructor(label = 'utf-8', options = {}) {
      this.#label = /^(?:utf-?8|unicode-1-1-utf-8)$/i.test(label)
        ? 'utf-8'
        : /^utf-?16(?:le)?$/i.test(label)
          ? 'utf-16le'
          : /^(?:latin1|iso-?8859-1|ascii|us-ascii|windows-1252)$/i.test(label)
            ? 'windows-1252'
            : null;
      if (this.#label === null)
        throw kit.nodeError('ERR_ENCODING_NOT_SUPPORTED', `The "${label}" encoding is not supported`, {}, RangeError);
      this.#fatal = options.fatal === true;
      this.#keepMark = options.ignoreBOM === true;
    }
    get encoding() {
      return this.#label;
    }
    get fatal() {
      return this.#fatal;
    }
    get ignoreBOM() {
      return this.#keepMark;
    }
    decode(value) {
      if (value === undefined) return '';
      const bytes =
        value instanceof ArrayBuffer
          ? new Uint8Array(value)
          : new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
      let made;
      if (this.#label === 'utf-16le') made = text.utf16Decode(bytes);
      else if (this.#label === 'windows-1252') made = text.latin1Decode(bytes);
      else
        made = text.utf8Decode(
          bytes,
          0,
          bytes.length,
          this.#fatal
            ? () => {
                throw kit.nodeError(
                  'ERR_ENCODING_INVALID_ENCODED_DATA',
                  'The encoded data was not valid for encoding utf-8',
                  {},
                  TypeError,
                );
              }
            : null,
        );
      return !this.#keepMark && made.charCodeAt(0) === 0xfeff ? made.slice(1) : made;
    }
  }
  return { 'web:encoding': { TextEncoder, TextDecoder } };
};
