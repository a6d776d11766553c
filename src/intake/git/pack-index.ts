/** Where an object stands in a pack: index files version 1 and 2 (gitformat-pack), read in place, never trusted. */
import type { RandomAccess } from './git-files.ts';

const MAGIC = 0xff744f63;

export class PackIndex {
  readonly count: number;
  readonly #file: RandomAccess;
  readonly #version: 1 | 2;
  readonly #hash: number;
  readonly #fanout: Uint32Array;

  private constructor(file: RandomAccess, version: 1 | 2, hash: number, fanout: Uint32Array) {
    this.#file = file;
    this.#version = version;
    this.#hash = hash;
    this.#fanout = fanout;
    this.count = fanout[255] ?? 0;
  }

  /** `hash`: bytes of an object id. Null: not an index that can be read. */
  static open(file: RandomAccess, hash: number): PackIndex | null {
    const head = view(file.read(0, 8));
    if (head.length < 8) return null;
    const version = head.readUInt32BE(0) === MAGIC ? head.readUInt32BE(4) : 1;
    if (version !== 1 && version !== 2) return null;
    const table = view(file.read(version === 2 ? 8 : 0, 1024));
    if (table.length < 1024) return null;
    const fanout = Uint32Array.from({ length: 256 }, (_, i) => table.readUInt32BE(i * 4));
    for (let i = 1; i < 256; i++) if ((fanout[i] ?? 0) < (fanout[i - 1] ?? 0)) return null;
    const rows = fanout[255] ?? 0;
    const need = version === 2 ? 1032 + rows * (hash + 8) : 1024 + rows * (hash + 4);
    return need <= file.size ? new PackIndex(file, version, hash, fanout) : null;
  }

  /** Offset in the pack, or null. */
  find(id: Buffer): number | null {
    const first = id[0] ?? 0;
    let low = first === 0 ? 0 : (this.#fanout[first - 1] ?? 0);
    let high = (this.#fanout[first] ?? 0) - 1;
    while (low <= high) {
      const mid = (low + high) >>> 1;
      const order = Buffer.compare(this.#idAt(mid), id);
      if (order === 0) return this.#offsetAt(mid);
      if (order < 0) low = mid + 1;
      else high = mid - 1;
    }
    return null;
  }

  #idAt(row: number): Uint8Array {
    const at = this.#version === 2 ? 1032 + row * this.#hash : 1024 + row * (this.#hash + 4) + 4;
    return this.#file.read(at, this.#hash);
  }

  #offsetAt(row: number): number | null {
    if (this.#version === 1) return uint32(this.#file.read(1024 + row * (this.#hash + 4), 4));
    const tables = 1032 + this.count * (this.#hash + 4);
    const offset = uint32(this.#file.read(tables + row * 4, 4));
    if (offset === null || offset < 0x80000000) return offset;
    const long = view(this.#file.read(tables + this.count * 4 + (offset - 0x80000000) * 8, 8));
    return long.length === 8 ? Number(long.readBigUInt64BE(0)) : null;
  }
}

function uint32(bytes: Uint8Array): number | null {
  return bytes.length === 4 ? view(bytes).readUInt32BE(0) : null;
}

export function view(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
