/**
 * The objects of one repository: loose ones and packs. Alternates are never followed. Contents are held against their id: one that
 * does not fit is still given, since a checkout would deliver it, and told to `mismatch`.
 */
import { createHash } from 'node:crypto';
import type { GitFiles } from './git-files.ts';
import { readLoose } from './loose.ts';
import { failed, type ReadResult } from './object.ts';
import { Pack } from './pack.ts';
import { PackIndex } from './pack-index.ts';

const MAX_PACKS = 500;
const MAX_REF_DELTAS = 64;
const PACK_BYTES = 1024 ** 3;

export interface StoreEvents {
  readonly damaged: (file: string, reason: string) => void;
  readonly mismatch: (id: string) => void;
}

export class ObjectStore {
  readonly #files: GitFiles;
  readonly #events: StoreEvents;
  /** bytes of an id: 20 (SHA-1) or 32 (SHA-256) */
  readonly hash: 20 | 32;
  #packs: readonly { readonly index: PackIndex; readonly pack: Pack }[] | null = null;

  constructor(files: GitFiles, hash: 20 | 32, events: StoreEvents) {
    this.#files = files;
    this.hash = hash;
    this.#events = events;
  }

  isId(text: string): boolean {
    return text.length === this.hash * 2 && /^[0-9a-f]+$/.test(text);
  }

  read(id: string, max: number): ReadResult {
    const result = this.#find(id, max, 0);
    if (result.ok && result.object.whole && objectId(result.object.type, result.object.bytes, this.hash) !== id)
      this.#events.mismatch(id);
    return result;
  }

  #find(id: string, max: number, depth: number): ReadResult {
    if (!this.isId(id)) return failed('corrupt', 'not an object id');
    if (depth > MAX_REF_DELTAS) return failed('corrupt', 'deltas by id lead in a circle or too far');
    let failure: ReadResult | null = null;
    const loose = this.#files.read(`objects/${id.slice(0, 2)}/${id.slice(2)}`, Math.max(max, 1024) * 2 + 1024);
    if (loose !== null) {
      const result = readLoose(loose, max);
      if (result.ok) return result;
      failure = result;
    }
    const key = Buffer.from(id, 'hex');
    for (const { index, pack } of this.#openPacks()) {
      const offset = index.find(key);
      if (offset === null) continue;
      const result = pack.read(offset, max, (base) => this.#find(base, max, depth + 1));
      if (result.ok) return result;
      failure ??= result;
    }
    return failure ?? failed('missing', 'the object is not in this repository');
  }

  #openPacks(): readonly { readonly index: PackIndex; readonly pack: Pack }[] {
    if (this.#packs !== null) return this.#packs;
    const names = [...this.#files.entries.keys()].filter((name) => /^objects\/pack\/[^/]+\.idx$/.test(name)).sort();
    const packs: { index: PackIndex; pack: Pack }[] = [];
    for (const name of names.slice(0, MAX_PACKS)) {
      const packName = name.replace(/idx$/, 'pack');
      const indexFile = this.#files.random(name, PACK_BYTES);
      const packFile = this.#files.random(packName, PACK_BYTES);
      const index = indexFile === null ? null : PackIndex.open(indexFile, this.hash);
      if (index === null) this.#events.damaged(name, 'the index of a pack cannot be read');
      else if (packFile === null || Buffer.from(packFile.read(0, 4)).toString('latin1') !== 'PACK')
        this.#events.damaged(packName, 'is not a pack');
      else packs.push({ index, pack: new Pack(packFile, this.hash) });
    }
    if (names.length > MAX_PACKS)
      this.#events.damaged('objects/pack', `more than ${MAX_PACKS} packs: the rest was not read`);
    this.#packs = packs;
    return packs;
  }
}

/** The id that git gives to this content. */
export function objectId(type: string, bytes: Uint8Array, hash: 20 | 32): string {
  return createHash(hash === 20 ? 'sha1' : 'sha256')
    .update(`${type} ${bytes.length}\0`)
    .update(bytes)
    .digest('hex');
}
