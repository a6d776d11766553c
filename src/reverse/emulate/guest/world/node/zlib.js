/** node:zlib: deflate, zlib and gzip are real and bounded; brotli is recorded only. */
export const provides = ['zlib'];

const LARGEST = 32 * 2 ** 20;

export default (kit) => {
  const { Buffer } = kit.builtin('buffer');
  const { Transform } = kit.builtin('stream');
  let loaded = null;
  const library = () => (loaded ??= kit.bridge.load('deflate'));
  const bytesOf = (value) =>
    new Uint8Array(
      typeof value === 'string' ? Buffer.from(value) : value instanceof ArrayBuffer ? Buffer.from(value) : value,
    );
  const wrong = (message, code = 'Z_DATA_ERROR') => Object.assign(new Error(message), { errno: -3, code });

  const works = {
    deflate: (bytes) => library().zlibSync(bytes),
    inflate: (bytes) => library().unzlibSync(bytes),
    gzip: (bytes) => library().gzipSync(bytes, { mtime: 0 }),
    gunzip: (bytes) => library().gunzipSync(bytes),
    deflateRaw: (bytes) => library().deflateSync(bytes),
    inflateRaw: (bytes) => library().inflateSync(bytes),
    unzip: (bytes) => (bytes[0] === 0x1f ? library().gunzipSync(bytes) : library().unzlibSync(bytes)),
    brotliCompress: (bytes) => bytes,
    brotliDecompress: () => {
      throw wrong('Decompression failed', 'ERR__ERROR_FORMAT_PADDING_1');
    },
    zstdCompress: (bytes) => bytes,
    zstdDecompress: () => {
      throw wrong('Decompression failed', 'ZSTD_error_prefix_unknown');
    },
  };
  const perform = (call, name, value) => {
    const bytes = bytesOf(value);
    let made;
    try {
      made = works[name](bytes);
    } catch (error) {
      kit.record('crypto', call, [value], { algorithm: name, input: bytes }, 'failed');
      throw error.code && typeof error.code === 'string'
        ? error
        : wrong(
            /header|magic|invalid/i.test(String(error.message)) ? 'incorrect header check' : 'unexpected end of file',
          );
    }
    if (made.length > LARGEST)
      throw kit.nodeError('ERR_BUFFER_TOO_LARGE', 'Cannot create a Buffer larger than 33554432 bytes', {}, RangeError);
    const result = Buffer.from(made.buffer, made.byteOffset, made.byteLength);
    kit.record(
      'crypto',
      call,
      [`${bytes.length} bytes`],
      { algorithm: name, size: String(result.length), output: result },
      null,
    );
    return result;
  };
  const zlib = {};
  for (const name of Object.keys(works)) {
    const Name = name[0].toUpperCase() + name.slice(1);
    const styles = {
      [`${name}Sync`]: (value) => perform(`zlib.${name}Sync`, name, value),
      [name](value, options, callback) {
        const done = typeof options === 'function' ? options : callback;
        kit.later.entered(done);
        let result;
        let failed = null;
        try {
          result = perform(`zlib.${name}`, name, value);
        } catch (error) {
          failed = error;
        }
        kit.queue.soon(1, () => done(failed, result));
      },
      [`create${Name}`]: () => {
        const parts = [];
        return new Transform({
          transform(chunk, _encoding, done) {
            parts.push(Buffer.from(chunk));
            done();
          },
          flush(done) {
            try {
              done(null, perform(`zlib.create${Name}`, name, Buffer.concat(parts)));
            } catch (error) {
              done(error);
            }
          },
        });
      },
    };
    Object.assign(zlib, styles);
    zlib[Name] = styles[`create${Name}`];
  }
  zlib.constants = {
    Z_NO_FLUSH: 0,
    Z_SYNC_FLUSH: 2,
    Z_FINISH: 4,
    Z_BEST_COMPRESSION: 9,
    Z_BEST_SPEED: 1,
    Z_DEFAULT_COMPRESSION: -1,
    BROTLI_PARAM_QUALITY: 1,
    BROTLI_OPERATION_FLUSH: 1,
  };
  Object.assign(zlib, {
    Z_BEST_COMPRESSION: 9,
    Z_BEST_SPEED: 1,
    Z_SYNC_FLUSH: 2,
    crc32: (value) => bytesOf(value).length,
  });
  return { zlib };
};
