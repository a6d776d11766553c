/**
 * Module facts as the main process keeps them: in three sections (what every pass over the tree asks for; calls; functions), each as text or packed with its
 * neighbours, read when somebody asks. A large tree's modules would not fit into memory as objects; a list asked for twice may be
 * another list with the same content.
 */
import { zstdDecompressSync } from 'node:zlib';
import type { ModuleFacts } from '../../syntax/index.ts';

/** Everything but calls and functions: small, and asked of every file. */
export type FaceSection = Omit<ModuleFacts, 'calls' | 'functions'>;
/** face, calls, functions */
export type Sections<T> = readonly [face: T, calls: T, functions: T];
type SectionNumber = 0 | 1 | 2;

export function sectionsOf(module: ModuleFacts): Sections<string> {
  const { calls, functions, ...face } = module;
  return [JSON.stringify(face), JSON.stringify(calls), JSON.stringify(functions)];
}

/** One section of files that were read one after the other: zstd of a JSON list. */
class Pack {
  readonly bytes: Uint8Array;
  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }
}

/** Packs that are kept unpacked: JSON characters of all. */
const UNPACKED_UNITS = 16 * 1024 * 1024;

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
    const json = zstdDecompressSync(pack.bytes).toString('utf8');
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

/** The bytes are copied out of the message that they came in. */
export function toPacks([face, calls, functions]: Sections<Uint8Array>): Sections<Pack> {
  return [new Pack(Uint8Array.from(face)), new Pack(Uint8Array.from(calls)), new Pack(Uint8Array.from(functions))];
}
