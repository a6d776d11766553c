/**
 * Facts as the main process keeps them: the head of each file as an object, its module as text or packed with its neighbours until somebody asks.
 * A large tree's modules would not fit into memory as objects; unpacked ones are kept for a while. A module asked for twice may be another
 * object with the same content.
 */
import { zstdDecompressSync } from 'node:zlib';
import type { ModuleFacts } from '../../syntax/index.ts';
import type { FileFacts } from './file-facts.ts';
import type { FactsMessage } from './protocol.ts';

const NONE: readonly never[] = [];

/** Modules that were packed together. */
class Pack {
  readonly bytes: Uint8Array;
  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }
}

/** Packs that are kept unpacked: JSON characters of all. */
const UNPACKED_UNITS = 12 * 1024 * 1024;

class Unpacked {
  readonly #modules = new Map<Pack, { readonly modules: readonly ModuleFacts[]; readonly units: number }>();
  #units = 0;

  of(pack: Pack): readonly ModuleFacts[] {
    const known = this.#modules.get(pack);
    if (known !== undefined) {
      this.#modules.delete(pack);
      this.#modules.set(pack, known);
      return known.modules;
    }
    const json = zstdDecompressSync(pack.bytes).toString('utf8');
    const modules: readonly ModuleFacts[] = JSON.parse(json);
    this.#modules.set(pack, { modules, units: json.length });
    this.#units += json.length;
    for (const [oldest, entry] of this.#modules) {
      if (this.#units <= UNPACKED_UNITS || oldest === pack) break;
      this.#modules.delete(oldest);
      this.#units -= entry.units;
    }
    return modules;
  }
}

/** FileFacts whose module is unpacked when asked for. */
class PackedFileFacts implements FileFacts {
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
  readonly kind: FileFacts['kind'];
  readonly encoding: FileFacts['encoding'];
  readonly hits: FileFacts['hits'];
  readonly indicators: FileFacts['indicators'];
  readonly problems: FileFacts['problems'];
  readonly #pack: Pack;
  readonly #place: number;
  readonly #unpacked: Unpacked;

  constructor(head: Omit<FileFacts, 'module'>, pack: Pack, place: number, unpacked: Unpacked) {
    this.path = head.path;
    this.size = head.size;
    this.sha256 = head.sha256;
    this.kind = head.kind;
    this.encoding = head.encoding;
    this.hits = head.hits;
    this.indicators = head.indicators;
    this.problems = head.problems;
    this.#pack = pack;
    this.#place = place;
    this.#unpacked = unpacked;
  }

  get module(): ModuleFacts | null {
    return this.#unpacked.of(this.#pack)[this.#place] ?? null;
  }

  toJSON(): FileFacts {
    const { path, size, sha256, kind, encoding, hits, indicators, problems, module } = this;
    return { path, size, sha256, kind, encoding, hits, indicators, problems, module };
  }
}

type Head = Omit<FileFacts, 'path' | 'module'>;

export class KeptFacts {
  readonly #paths: readonly string[];
  readonly #facts: (FileFacts | undefined)[];
  readonly #unpacked = new Unpacked();
  #count = 0;

  constructor(paths: readonly string[]) {
    this.#paths = paths;
    this.#facts = new Array<FileFacts | undefined>(paths.length).fill(undefined);
  }

  get count(): number {
    return this.#count;
  }

  get(index: number): FileFacts | undefined {
    return this.#facts[index];
  }

  addProblem(index: number, problem: FileFacts['problems'][number]): void {
    const facts = this.#facts[index];
    if (facts === undefined) return;
    const { path, size, sha256, kind, encoding, hits, indicators, problems, module } = facts;
    const more = [...problems, problem];
    this.#facts[index] = { path, size, sha256, kind, encoding, hits, indicators, problems: more, module };
  }

  take(message: FactsMessage): void {
    const pack = message.pack === null ? null : new Pack(Uint8Array.from(message.pack));
    let place = 0;
    for (const entry of message.entries) {
      const head = this.#head(entry.index, entry.head);
      if (entry.module === 'packed' && pack !== null)
        this.put(entry.index, new PackedFileFacts(head, pack, place++, this.#unpacked));
      else this.put(entry.index, { ...head, module: entry.module === '' ? null : JSON.parse(entry.module) });
    }
  }

  put(index: number, facts: FileFacts): void {
    if (this.#facts[index] === undefined) this.#count++;
    this.#facts[index] = facts;
  }

  /** In the order of the files. */
  toMap(): Map<string, FileFacts> {
    const map = new Map<string, FileFacts>();
    for (const facts of this.#facts) if (facts !== undefined) map.set(facts.path, facts);
    return map;
  }

  #head(index: number, json: string): Omit<FileFacts, 'module'> {
    const { size, sha256, kind, encoding, hits, indicators, problems }: Head = JSON.parse(json);
    return {
      path: this.#paths[index] ?? '',
      size,
      sha256,
      kind,
      encoding,
      hits: shared(hits),
      indicators: shared(indicators),
      problems: shared(problems),
    };
  }
}

/** One empty list for all files. */
function shared<T>(list: readonly T[]): readonly T[] {
  return list.length === 0 ? NONE : list;
}
