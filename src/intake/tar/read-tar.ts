/**
 * The members of a tar in memory, without copying: contents are views into it. Damage loses the damaged member, not the rest: the
 * next header is looked for block by block. Members after the end mark are read too, since some unpackers go on there.
 */
import type { Entry, Members, RawNote, RawSkipped } from '../entry.ts';
import { decodeName, isTarHeader, isZeroBlock, readTarHeader, type TarHeader } from './header.ts';
import { readPax } from './pax.ts';

const BLOCK = 512;
const MAX_EXTENSION = 1024 * 1024;

export function readTar(bytes: Uint8Array, maxMembers: number): Members {
  return new TarReader(bytes, maxMembers).read();
}

class TarReader {
  readonly #bytes: Uint8Array;
  readonly #maxMembers: number;
  readonly #entries: Entry[] = [];
  readonly #files = new Map<string, Entry>();
  readonly #notes: RawNote[] = [];
  readonly #skipped: RawSkipped[] = [];
  #rooted = false;
  /** what extension headers said about the next member */
  #next = new Map<string, string>();
  #global = new Map<string, string>();
  #damaged = false;
  #ended = false;
  #toldTail = false;

  constructor(bytes: Uint8Array, maxMembers: number) {
    this.#bytes = bytes;
    this.#maxMembers = maxMembers;
  }

  read(): Members {
    let at = 0;
    while (at + BLOCK <= this.#bytes.length) {
      const block = this.#bytes.subarray(at, at + BLOCK);
      at += BLOCK;
      if (isTarHeader(block)) {
        if (this.#ended && !this.#toldTail) this.#tellTail();
        if (this.#entries.length >= this.#maxMembers) {
          this.#skipped.push({ code: 'max-files', reason: `more than ${this.#maxMembers} members` });
          break;
        }
        at = this.#member(readTarHeader(block), at);
      } else if (isZeroBlock(block, 0)) this.#ended = true;
      else this.#damage('a header has no valid checksum: looking for the next one');
    }
    if (at < this.#bytes.length && !isZeroBlock(this.#bytes, at)) this.#damage('it ends within a header');
    return { entries: this.#entries, notes: this.#notes, skipped: this.#skipped, rooted: this.#rooted };
  }

  #tellTail(): void {
    this.#toldTail = true;
    this.#notes.push({
      code: 'size-mismatch',
      message: 'has members after its end mark, which most unpackers do not show',
    });
  }

  #damage(message: string): void {
    if (this.#damaged) return;
    this.#damaged = true;
    this.#notes.push({ code: 'corrupt-container', message });
  }

  /** Takes the member whose content starts at `at`; gives where the next header is due. */
  #member(header: TarHeader, at: number): number {
    const size = this.#sizeOf(header);
    if (Number.isNaN(size)) {
      this.#damage(`member "${header.name}" states no readable size`);
      this.#next = new Map();
      return at;
    }
    const room = this.#bytes.length - at;
    const content = this.#bytes.subarray(at, at + Math.min(size, room));
    if (size > room && this.#hasContent(header.type, at))
      this.#damage(`member "${header.name}" states ${size} bytes, only ${room} follow`);
    if ('xgLKX'.includes(header.type)) this.#extension(header.type, content);
    else {
      this.#entry(header, content, size);
      this.#next = new Map();
    }
    return this.#hasContent(header.type, at) ? at + Math.ceil(Math.min(size, room) / BLOCK) * BLOCK : at;
  }

  /** Links, devices and folders have none, whatever size they state; only some writers of hard links mean it. */
  #hasContent(type: string, at: number): boolean {
    if (type !== '1') return !'23456'.includes(type);
    return !isTarHeader(this.#bytes.subarray(at, at + BLOCK)) && !isZeroBlock(this.#bytes, at);
  }

  #sizeOf(header: TarHeader): number {
    if ('xgLKX'.includes(header.type)) return header.size;
    const stated = this.#next.get('size') ?? this.#global.get('size');
    if (stated === undefined || !/^\d{1,15}$/.test(stated)) return header.size;
    const size = Number.parseInt(stated, 10);
    if (size !== header.size && header.size !== 0) {
      this.#notes.push({
        code: 'size-mismatch',
        name: header.name,
        message: `states two sizes: ${header.size} in its header, ${size} in the extension before it; unpackers differ in what they show`,
      });
    }
    return size;
  }

  #extension(type: string, content: Uint8Array): void {
    const bounded = content.subarray(0, MAX_EXTENSION);
    if (type === 'L' || type === 'K') {
      const end = bounded.indexOf(0);
      this.#next.set(type === 'L' ? 'path' : 'linkpath', decodeName(end === -1 ? bounded : bounded.subarray(0, end)));
      return;
    }
    const records = readPax(bounded);
    if (records.broken) this.#damage('an extension header is broken');
    if (type === 'g') this.#global = new Map([...this.#global, ...records.values]);
    else this.#next = new Map([...this.#next, ...records.values]);
  }

  #entry(header: TarHeader, content: Uint8Array, size: number): void {
    const said = (key: string) => this.#next.get(key) ?? this.#global.get(key);
    const name = said('GNU.sparse.name') ?? said('path') ?? header.name;
    const target = said('linkpath') ?? header.target;
    if (/^\.\/*$/.test(name)) this.#rooted = true;
    const base = { name, mode: header.mode & 0o7777, target: null };
    const add = (entry: Entry) => this.#entries.push(entry);
    switch (header.type) {
      case '1':
        this.#hardlink({ ...base, kind: 'hardlink', size: null, target, content: { kind: 'none' } });
        return;
      case '2':
        add({ ...base, kind: 'symlink', size: null, target, content: { kind: 'none' } });
        return;
      case '3':
      case '4':
      case '6':
        add({ ...base, kind: 'device', size: null, content: { kind: 'none' } });
        return;
      case '5':
        add({ ...base, kind: 'folder', size: null, content: { kind: 'none' } });
        return;
      case 'D':
      case 'M':
      case 'N':
      case 'V':
        return;
      default:
        this.#file(header.type, name, { ...base, kind: 'file', size, content: { kind: 'memory', bytes: content } });
    }
  }

  #file(type: string, name: string, entry: Entry): void {
    if (type !== 'S' && name.endsWith('/')) {
      this.#entries.push({ ...entry, kind: 'folder', size: null, content: { kind: 'none' } });
      return;
    }
    if (type === 'S' || [...this.#next.keys()].some((key) => key.startsWith('GNU.sparse.'))) {
      this.#skipped.push({
        code: 'sparse',
        reason: 'a sparse member: its stored pieces are read as they stand',
        name,
        size: entry.size ?? 0,
      });
    }
    this.#entries.push(entry);
    this.#files.set(bare(name), entry);
  }

  /** A link to a member before it: an unpacker gives it the same bytes, so it has them here. */
  #hardlink(link: Entry): void {
    this.#entries.push(link);
    const target = this.#files.get(bare(link.target ?? ''));
    if (target === undefined) return;
    const entry: Entry = { ...target, name: link.name };
    this.#entries.push(entry);
    this.#files.set(bare(link.name), entry);
  }
}

function bare(name: string): string {
  return name.replace(/^(?:\.?\/)+/, '');
}
