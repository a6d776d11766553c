/**
 * The files of one git folder by name, wherever they lie (disk, archive in memory): the only way in which the git reader touches
 * a target. Nothing is followed, every read is bounded; what cannot be read is null.
 */
import { closeSync } from 'node:fs';
import { openRegular, readDiskFile, readOpen } from '../disk/disk-file.ts';
import type { Entry } from '../entry.ts';

const WINDOW = 256 * 1024;
const WINDOWS = 64;

export class GitFiles {
  /** by name relative to the git folder, `/`-separated */
  readonly entries: ReadonlyMap<string, Entry>;
  readonly #open = new Map<string, RandomAccess | null>();
  #allowance: number;

  /** `allowance`: bytes of unpacked files that may be held at a time (packs inside of an archive). */
  constructor(entries: ReadonlyMap<string, Entry>, allowance: number) {
    this.entries = entries;
    this.#allowance = allowance;
  }

  /** At most `max` bytes from its beginning; null if there is no such file or it cannot be read. */
  read(name: string, max: number): Uint8Array | null {
    const entry = this.entries.get(name);
    if (entry === undefined || entry.kind !== 'file') return null;
    const { content } = entry;
    try {
      if (content.kind === 'memory') return content.bytes.subarray(0, max);
      if (content.kind === 'disk') return readDiskFile(content.raw ?? content.path, max).bytes;
      return content.kind === 'packed' ? content.load(max).bytes : null;
    } catch {
      return null;
    }
  }

  text(name: string, max: number): string | null {
    const bytes = this.read(name, max);
    return bytes === null ? null : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  }

  /** Reading here and there in a large file. Kept open until `close`. */
  random(name: string, max: number): RandomAccess | null {
    const known = this.#open.get(name);
    if (known !== undefined) return known;
    const made = this.#makeRandom(name, max);
    this.#open.set(name, made);
    return made;
  }

  #makeRandom(name: string, max: number): RandomAccess | null {
    const entry = this.entries.get(name);
    if (entry?.kind === 'file' && entry.content.kind === 'disk') {
      try {
        const { fd, size } = openRegular(entry.content.raw ?? entry.content.path);
        return new RandomAccess(
          size,
          (at, length) => readOpen(fd, at, length),
          () => closeSync(fd),
        );
      } catch {
        return null;
      }
    }
    const bytes = this.read(name, Math.min(max, this.#allowance));
    if (entry?.content.kind === 'packed') this.#allowance -= bytes?.length ?? 0;
    return bytes === null
      ? null
      : new RandomAccess(bytes.length, (at, length) => bytes.subarray(at, at + length), null);
  }

  close(): void {
    for (const access of this.#open.values()) access?.close();
    this.#open.clear();
  }
}

/** Ranges of one file, through a few remembered windows where each read costs a call to the system. */
export class RandomAccess {
  readonly size: number;
  readonly #read: (at: number, length: number) => Uint8Array;
  readonly #close: (() => void) | null;
  readonly #windows = new Map<number, Uint8Array>();
  #closed = false;

  constructor(size: number, read: (at: number, length: number) => Uint8Array, close: (() => void) | null) {
    this.size = size;
    this.#read = read;
    this.#close = close;
  }

  /** Short at the end of the file, empty beyond it. */
  read(at: number, length: number): Uint8Array {
    if (this.#closed || at < 0 || at >= this.size || length <= 0) return new Uint8Array(0);
    const bounded = Math.min(length, this.size - at);
    if (this.#close === null) return this.#read(at, bounded);
    const first = Math.floor(at / WINDOW);
    if (at + bounded > (first + 1) * WINDOW) return this.#read(at, bounded);
    const window = this.#window(first);
    return window.subarray(at - first * WINDOW, at - first * WINDOW + bounded);
  }

  #window(index: number): Uint8Array {
    const known = this.#windows.get(index);
    if (known !== undefined) return known;
    if (this.#windows.size >= WINDOWS) this.#windows.delete(this.#windows.keys().next().value ?? 0);
    const made = this.#read(index * WINDOW, Math.min(WINDOW, this.size - index * WINDOW));
    this.#windows.set(index, made);
    return made;
  }

  close(): void {
    if (!this.#closed) this.#close?.();
    this.#closed = true;
    this.#windows.clear();
  }
}
