/** Facts as they come in, by a file's place in the list; in the end a map in the order of the files. */
import type { FileFacts } from './file-facts.ts';
import { PackedModule, TextModule, toPacks, Unpacked } from './kept-module.ts';
import type { FactsMessage } from './protocol.ts';

const NONE: readonly never[] = [];

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

  take(message: FactsMessage): void {
    const packs = message.packs === null ? null : toPacks(message.packs);
    let place = 0;
    for (const { index, head, module } of message.entries) {
      if (module === null) this.put(index, this.#read(index, head, null));
      else if (module !== 'packed') this.put(index, this.#read(index, head, new TextModule(module)));
      else if (packs !== null)
        this.put(index, this.#read(index, head, new PackedModule(packs, place++, this.#unpacked)));
    }
  }

  put(index: number, facts: FileFacts): void {
    if (this.#facts[index] === undefined) this.#count++;
    this.#facts[index] = facts;
  }

  addProblem(index: number, problem: FileFacts['problems'][number]): void {
    const facts = this.#facts[index];
    if (facts !== undefined) this.#facts[index] = { ...facts, problems: [...facts.problems, problem] };
  }

  /** In the order of the files. */
  toMap(): Map<string, FileFacts> {
    const map = new Map<string, FileFacts>();
    for (const facts of this.#facts) if (facts !== undefined) map.set(facts.path, facts);
    return map;
  }

  #read(index: number, json: string, module: FileFacts['module']): FileFacts {
    const head: Omit<FileFacts, 'path' | 'module'> = JSON.parse(json);
    const { size, sha256, kind, encoding, hits, indicators, problems } = head;
    return {
      path: this.#paths[index] ?? '',
      size,
      sha256,
      kind,
      encoding,
      module,
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
