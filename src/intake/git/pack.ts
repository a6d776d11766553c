/**
 * One pack file: an object by its offset, deltas resolved without recursion, chains, sizes and memory bounded. A delta of another object
 * by id may lie in another place: `byId` finds it.
 */
import { unpack } from '../inflate.ts';
import { applyDelta, deltaSizes } from './delta.ts';
import type { RandomAccess } from './git-files.ts';
import { failed, type GitObject, type ObjectType, type ReadResult } from './object.ts';

const TYPES: readonly (ObjectType | 'ofs-delta' | 'ref-delta' | null)[] = [
  null,
  'commit',
  'tree',
  'blob',
  'tag',
  null,
  'ofs-delta',
  'ref-delta',
];
// git itself never writes chains beyond 4,095
const MAX_CHAIN = 4096;
/** Bytes of bases kept at a time: neighbours in a chain are asked for one after another. */
const CACHE_BYTES = 48 * 1024 * 1024;

interface Header {
  readonly type: ObjectType | 'ofs-delta' | 'ref-delta';
  readonly size: number;
  /** where the packed bytes start */
  readonly data: number;
  readonly base: { readonly offset: number } | { readonly id: string } | null;
}

export class Pack {
  readonly #file: RandomAccess;
  readonly #hash: number;
  readonly #cache = new Map<number, { type: ObjectType; bytes: Uint8Array }>();
  #cached = 0;

  constructor(file: RandomAccess, hash: number) {
    this.#file = file;
    this.#hash = hash;
  }

  /** `max`: bytes of the object and of every base on the way. */
  read(offset: number, max: number, byId: (id: string) => ReadResult): ReadResult {
    const deltas: { readonly at: number; readonly bytes: Uint8Array }[] = [];
    let held = 0;
    let at = offset;
    for (let length = 0; length < MAX_CHAIN; length++) {
      const cached = this.#cache.get(at);
      if (cached !== undefined) return this.#apply({ ...cached, size: cached.bytes.length, whole: true }, deltas, max);
      const header = this.#header(at);
      if (header === null) return failed('corrupt', 'a packed object has no readable header');
      if (header.base === null) return this.#plain(header, at, deltas, max);
      if (header.size > max) return failed('too-big', 'a delta is too large', header.size);
      const delta = this.#inflate(header, header.size);
      if (delta === null) return failed('corrupt', 'a packed delta cannot be unpacked');
      const sizes = deltaSizes(delta);
      if (sizes === null) return failed('corrupt', 'a packed delta is malformed');
      if (sizes.result > max || sizes.base > max)
        return failed('too-big', 'too large to be put together from its deltas', sizes.result);
      held += delta.length;
      if (held > max * 2) return failed('too-big', 'its deltas are too large together', sizes.result);
      deltas.push({ at, bytes: delta });
      if ('id' in header.base) {
        const base = byId(header.base.id);
        return base.ok ? this.#apply(base.object, deltas, max) : base;
      }
      if (header.base.offset <= 0 || header.base.offset >= at)
        return failed('corrupt', 'a delta points outside its pack');
      at = header.base.offset;
    }
    return failed('corrupt', `its chain of deltas is longer than ${MAX_CHAIN}`);
  }

  #plain(header: Header, at: number, deltas: readonly { at: number; bytes: Uint8Array }[], max: number): ReadResult {
    const type = header.type as ObjectType;
    if (header.size > max) {
      if (deltas.length > 0) return failed('too-big', 'the base of its deltas is too large', header.size);
      const part = unpack('zlib', this.#packedBytes(header), max);
      return { ok: true, object: { type, bytes: part.bytes, size: header.size, whole: false } };
    }
    const bytes = this.#inflate(header, header.size);
    if (bytes === null) return failed('corrupt', 'a packed object cannot be unpacked');
    this.#remember(at, type, bytes);
    return this.#apply({ type, bytes, size: bytes.length, whole: true }, deltas, max);
  }

  #apply(base: GitObject, deltas: readonly { at: number; bytes: Uint8Array }[], max: number): ReadResult {
    if (!base.whole) return failed('too-big', 'the base of its deltas is too large', base.size);
    let bytes = base.bytes;
    for (const delta of deltas.toReversed()) {
      const next = applyDelta(bytes, delta.bytes);
      if (next === null) return failed('corrupt', 'a delta does not fit its base');
      if (next.length > max) return failed('too-big', 'too large', next.length);
      bytes = next;
      this.#remember(delta.at, base.type, bytes);
    }
    return { ok: true, object: { type: base.type, bytes, size: bytes.length, whole: true } };
  }

  #remember(at: number, type: ObjectType, bytes: Uint8Array): void {
    if (bytes.length > CACHE_BYTES / 8 || this.#cache.has(at)) return;
    for (const [key, old] of this.#cache) {
      if (this.#cached + bytes.length <= CACHE_BYTES) break;
      this.#cache.delete(key);
      this.#cached -= old.bytes.length + 64;
    }
    this.#cache.set(at, { type, bytes });
    this.#cached += bytes.length + 64;
  }

  #header(at: number): Header | null {
    const head = this.#file.read(at, 64 + this.#hash);
    if (head.length < 2 || at < 12) return null;
    let byte = head[0] ?? 0;
    const type = TYPES[(byte >> 4) & 7] ?? null;
    let size = byte & 15;
    let scale = 16;
    let i = 1;
    while (byte & 0x80) {
      if (i >= head.length || i > 8) return null;
      byte = head[i++] ?? 0;
      size += (byte & 0x7f) * scale;
      scale *= 128;
    }
    if (type === null) return null;
    if (type === 'ref-delta') {
      const id = Buffer.from(head.subarray(i, i + this.#hash)).toString('hex');
      return { type, size, data: at + i + this.#hash, base: { id } };
    }
    if (type !== 'ofs-delta') return { type, size, data: at + i, base: null };
    byte = head[i++] ?? 0;
    let back = byte & 0x7f;
    for (let n = 0; byte & 0x80; n++) {
      if (n > 7) return null;
      byte = head[i++] ?? 0;
      back = (back + 1) * 128 + (byte & 0x7f);
    }
    return { type, size, data: at + i, base: { offset: at - back } };
  }

  /** Exactly `size` bytes, or null. */
  #inflate(header: Header, size: number): Uint8Array | null {
    const packed = this.#packedBytes(header);
    const first = unpack('zlib', packed, size, size);
    if (first.state === 'whole') return first.bytes.length === size ? first.bytes : null;
    // a compressor that packs worse than not at all: once more with more input
    if (first.state === 'limit' || header.data + packed.length >= this.#file.size) return null;
    const again = unpack('zlib', this.#file.read(header.data, size * 8 + 65_536), size, size);
    return again.state === 'whole' && again.bytes.length === size ? again.bytes : null;
  }

  /** As much as an object of this size can take when packed. */
  #packedBytes(header: Header): Uint8Array {
    return this.#file.read(header.data, Math.min(2 ** 30, header.size + (header.size >>> 9) + 64));
  }
}
