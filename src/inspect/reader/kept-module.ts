/**
 * Module facts as the main process keeps them: in three sections (what every pass over the tree asks for; calls; functions), each as text or packed with its
 * neighbours, read when somebody asks. A large tree's modules would not fit into memory as objects; a list asked for twice may be
 * another list with the same content.
 */
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { ModuleFacts } from '../../syntax/index.ts';
import { boundYoungSpace } from './young-space.ts';

/** Everything but calls and functions: small, and asked of every file. */
export type FaceSection = Omit<ModuleFacts, 'calls' | 'functions'>;
/** face, calls, functions */
export type Sections<T> = readonly [face: T, calls: T, functions: T];
type SectionNumber = 0 | 1 | 2;

export function sectionsOf(module: ModuleFacts): Sections<string> {
  const { calls, functions, ...face } = module;
  return [JSON.stringify(face), JSON.stringify(calls), JSON.stringify(functions)];
}

/** zstd of a JSON list, and the bytes of that. */
export interface PackedList {
  readonly bytes: Uint8Array;
  readonly length: number;
}

/** One section of files that were read one after the other. */
class Pack implements PackedList {
  readonly bytes: Uint8Array;
  readonly length: number;
  constructor({ bytes, length }: PackedList) {
    // out of the message that it came in
    this.bytes = Uint8Array.from(bytes);
    this.length = length;
  }
}

/** Packed to fit, not to be small: the fastest level. */
const FAST = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };
/** The smallest that Node.js takes. */
const LEAST_CHUNK = 64;

export function packList(items: readonly string[]): PackedList {
  const json = Buffer.from(`[${items.join(',')}]`);
  return { bytes: zstdCompressSync(json, FAST), length: json.length };
}

/** Into one buffer of the right size: many small ones, joined, are twice the garbage. */
function unpackList({ bytes, length }: PackedList): string {
  return zstdDecompressSync(bytes, { chunkSize: Math.max(LEAST_CHUNK, length + 1) }).toString('utf8');
}

/** Packs that are kept unpacked: JSON characters of all. */
const UNPACKED_UNITS = 4 * 1024 * 1024;

/** The packs used last, unpacked. */
export class Unpacked {
  readonly #lists = new Map<Pack, { readonly list: readonly unknown[]; readonly units: number }>();
  #units = 0;

  of(pack: Pack): readonly unknown[] {
    const known = this.#lists.get(pack);
    if (known !== undefined) {
      this.#lists.delete(pack);
      this.#lists.set(pack, known);
      return known.list;
    }
    boundYoungSpace();
    const json = unpackList(pack);
    const list: readonly unknown[] = JSON.parse(json);
    this.#lists.set(pack, { list, units: json.length });
    this.#units += json.length;
    for (const [oldest, { units }] of this.#lists) {
      if (this.#units <= UNPACKED_UNITS || oldest === pack) break;
      this.#lists.delete(oldest);
      this.#units -= units;
    }
    return list;
  }
}

abstract class LazyModule implements ModuleFacts {
  abstract section(number: SectionNumber): unknown;

  get #face(): FaceSection {
    return this.section(0) as FaceSection;
  }
  get parser(): ModuleFacts['parser'] {
    return this.#face.parser;
  }
  get imports(): ModuleFacts['imports'] {
    return this.#face.imports;
  }
  get exports(): ModuleFacts['exports'] {
    return this.#face.exports;
  }
  get sinks(): ModuleFacts['sinks'] {
    return this.#face.sinks;
  }
  get computed(): ModuleFacts['computed'] {
    return this.#face.computed;
  }
  get statements(): ModuleFacts['statements'] {
    return this.#face.statements;
  }
  get problems(): ModuleFacts['problems'] {
    return this.#face.problems;
  }
  get calls(): ModuleFacts['calls'] {
    return this.section(1) as ModuleFacts['calls'];
  }
  get functions(): ModuleFacts['functions'] {
    return this.section(2) as ModuleFacts['functions'];
  }

  toJSON(): ModuleFacts {
    return { ...this.#face, calls: this.calls, functions: this.functions };
  }
}

/** Each section is parsed once, and kept. */
export class TextModule extends LazyModule {
  readonly #sections: [unknown, unknown, unknown];

  constructor(sections: Sections<string>) {
    super();
    this.#sections = [...sections];
  }

  override section(number: SectionNumber): unknown {
    const known = this.#sections[number];
    if (typeof known !== 'string') return known;
    const value: unknown = JSON.parse(known);
    this.#sections[number] = value;
    return value;
  }
}

export class PackedModule extends LazyModule {
  readonly #packs: Sections<Pack>;
  readonly #place: number;
  readonly #unpacked: Unpacked;

  constructor(packs: Sections<Pack>, place: number, unpacked: Unpacked) {
    super();
    this.#packs = packs;
    this.#place = place;
    this.#unpacked = unpacked;
  }

  override section(number: SectionNumber): unknown {
    return this.#unpacked.of(this.#packs[number])[this.#place];
  }
}

export function toPacks([face, calls, functions]: Sections<PackedList>): Sections<Pack> {
  return [new Pack(face), new Pack(calls), new Pack(functions)];
}
