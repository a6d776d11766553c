/**
 * A reading process: gets batches of files, gives back their facts. Started by reader-process.ts only, with an emptied environment and (permission model)
 * without the right to write, to start processes or to make code of strings. It may die at any moment; what it said until then counts.
 */
import { readTreeFileSync } from '../../intake/index.ts';
import type { Detector } from '../detector.ts';
import type { FileFacts } from './file-facts.ts';
import { fitModule, lengthOf } from './fit-module.ts';
import { type PackedList, packList, type Sections } from './kept-module.ts';
import { prefilterFor } from './prefilter.ts';
import {
  ANNOUNCED_BYTES,
  type BatchMessage,
  type FactsMessage,
  type FromReader,
  HELD_BACK_FILES,
  type Setup,
  type Stage,
  type ToReader,
  type WireFile,
} from './protocol.ts';
import { type ReadTools, readOne } from './read-one.ts';

/** Facts are sent on when so many characters or milliseconds have gathered. */
const HELD_BACK_UNITS = 192 * 1024;
const HELD_BACK_MILLIS = 80;

type Entry = FactsMessage['entries'][number];

class Reader {
  readonly #setup: Setup;
  readonly #tools: Omit<ReadTools, 'announce'>;
  #entries: Entry[] = [];
  #modules: Sections<string>[] = [];
  #units = 0;
  #since = 0;

  constructor(setup: Setup, detectors: readonly Detector[]) {
    this.#setup = setup;
    this.#tools = { detectors, prefilter: prefilterFor(detectors) };
  }

  async run(batch: BatchMessage): Promise<void> {
    this.#since = performance.now();
    for (const [at, file] of batch.files.entries()) {
      this.#add(file, await this.#read(file, batch));
      const next = batch.files[at + 1];
      const alone = next !== undefined && next.size >= ANNOUNCED_BYTES;
      if (next === undefined || alone || this.#isFull()) await this.#flush(batch.id, alone);
    }
    await send({ t: 'done', batch: batch.id });
  }

  #read(file: WireFile, batch: BatchMessage): Promise<FileFacts> {
    const say = (stage: Stage): Promise<void> => send({ t: 'stage', batch: batch.id, index: file.index, stage });
    const announce = batch.careful || file.size >= ANNOUNCED_BYTES ? say : (): void => {};
    const open = (): Uint8Array => readTreeFileSync(file, this.#setup.maxFileBytes);
    return readOne(
      { path: file.path, name: file.name, size: file.size, skip: file.skip, open },
      { ...this.#tools, announce },
    );
  }

  #add({ index, size }: WireFile, facts: FileFacts): void {
    const { path: _, module, ...rest } = facts;
    const head = JSON.stringify(rest);
    const sections = module === null ? null : fitModule(module, size);
    const packed = this.#setup.pack && sections !== null;
    if (packed) this.#modules.push(sections);
    this.#entries.push({ index, head, module: packed ? 'packed' : sections });
    this.#units += head.length + (sections === null ? 0 : lengthOf(sections));
  }

  #isFull(): boolean {
    return (
      this.#entries.length >= HELD_BACK_FILES ||
      this.#units >= HELD_BACK_UNITS ||
      performance.now() - this.#since >= HELD_BACK_MILLIS
    );
  }

  async #flush(batch: number, alone: boolean): Promise<void> {
    const message: FactsMessage = { t: 'facts', batch, entries: this.#entries, packs: packsOf(this.#modules), alone };
    this.#entries = [];
    this.#modules = [];
    this.#units = 0;
    await send(message);
    this.#since = performance.now();
  }
}

function packsOf(modules: readonly Sections<string>[]): Sections<PackedList> | null {
  if (modules.length === 0) return null;
  const pack = (number: 0 | 1 | 2): PackedList => packList(modules.map((sections) => sections[number]));
  return [pack(0), pack(1), pack(2)];
}

/** A literal import, so that the bundle holds the usual ones. */
async function detectorsOf(registry: string): Promise<readonly Detector[]> {
  const module: { fileDetectors: readonly Detector[] } =
    registry === '' ? await import('../detectors/file-registry.generated.ts') : await import(registry);
  return module.fileDetectors;
}

function send(message: FromReader): Promise<void> {
  return new Promise((resolve) => {
    // an error means that the main process is gone, and 'disconnect' follows
    process.send?.(message, undefined, undefined, () => resolve());
  });
}

async function start(): Promise<void> {
  process.on('disconnect', () => process.exit(0));
  // a Ctrl-C goes to the whole group: the main process decides when to end
  process.on('SIGINT', () => {});
  let queue = Promise.resolve();
  let reader: Reader | null = null;
  process.on('message', (message: ToReader) => {
    queue = queue.then(async () => {
      if (message.t === 'setup') {
        reader = new Reader(message, await detectorsOf(message.registry));
        await send({ t: 'ready' });
      } else await reader?.run(message);
    });
    // a bug of ours: die, the main process takes it as a result
    queue.catch((error: unknown) => {
      console.error(error);
      process.exit(70);
    });
  });
}

await start();
