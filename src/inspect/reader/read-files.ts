/**
 * Every file of a tree, read once, in reading processes: takes files, gives their facts in the same order. The same result with any number of processes.
 * The death of a process is a result: the file that it died of is read again without the stage that killed it, all others are unaffected.
 */
import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { CounterlureError } from '../../lib/index.ts';
import type { TreeFile, TreeLimits } from '../../model/index.ts';
import type { FileFacts } from './file-facts.ts';
import { KeptFacts } from './kept-facts.ts';
import { batchesOf, processCount, toWire } from './plan.ts';
import { EVERYTHING, HELD_BACK_FILES, type Setup, type Skip, type WireFile } from './protocol.ts';
import { unreadable } from './read-one.ts';
import { type BatchEnd, ReaderProcess } from './reader-process.ts';

export interface ReadOptions {
  readonly limits: Pick<TreeLimits, 'maxFileBytes'>;
  /** reading processes; default: by cores and amount of work */
  readonly jobs?: number;
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
  /** milliseconds for one file; some are added for its size */
  readonly fileMillis?: number;
  /** URL of a module that exports `fileDetectors: readonly Detector[]` */
  readonly registry?: string;
  /** keep modules packed; default: where they would not fit */
  readonly pack?: boolean;
}

const FILE_MILLIS = 10_000;
const MILLIS_PER_MEBIBYTE = 2_000;
/** A stage that a process died in is left out next time; a file that still kills gives up the rest. */
const MOST_SKIPS = 4;
/** From so many deaths or lost milliseconds on, suspects are only hashed: a tree full of traps costs no more than this. */
const MOST_DEATHS = 60;
const MOST_WASTED = 120_000;
/** Old space of a reading process. What a parser keeps outside of it is bounded by the size of a file. */
const HEAP_MEBIBYTES = 768;
/** Modules are packed where they would not fit as objects. */
const PACK_FILES = 4_000;
const PACK_BYTES = 32 * 1024 * 1024;

/** @throws CounterlureError CL_READER_FAILED; the reason of `signal` */
export async function readFiles(files: readonly TreeFile[], options: ReadOptions): Promise<Map<string, FileFacts>> {
  const run = new Run(files, options);
  return run.finish();
}

type Died = Extract<BatchEnd, { how: 'died' | 'timeout' }>;

class Run {
  readonly #files: readonly TreeFile[];
  readonly #options: ReadOptions;
  readonly #setup: Setup;
  readonly #kept: KeptFacts;
  readonly #queue: (readonly WireFile[] | readonly number[])[];
  readonly #processes: (ReaderProcess | null)[];
  readonly #alive = new Set<ReaderProcess>();
  readonly #failedStarts = new Set<ReaderProcess>();
  #deaths = 0;
  #wasted = 0;

  constructor(files: readonly TreeFile[], options: ReadOptions) {
    this.#files = files;
    this.#options = options;
    const bytes = files.reduce((sum, file) => sum + file.size, 0);
    this.#setup = {
      t: 'setup',
      maxFileBytes: options.limits.maxFileBytes,
      registry: options.registry ?? '',
      pack: options.pack ?? (files.length > PACK_FILES || bytes > PACK_BYTES),
    };
    this.#kept = new KeptFacts(files.map((file) => file.path));
    const count = processCount(files, availableParallelism(), options.jobs);
    this.#processes = new Array<ReaderProcess | null>(count).fill(null);
    this.#queue = batchesOf(files, count).toReversed();
  }

  async finish(): Promise<Map<string, FileFacts>> {
    const { signal } = this.#options;
    signal?.throwIfAborted();
    const stop = (): void => this.#stop();
    signal?.addEventListener('abort', stop, { once: true });
    try {
      // two batches under way for each process: it never waits for the next
      await Promise.all(this.#processes.flatMap((_, slot) => [this.#lane(slot), this.#lane(slot)]));
      signal?.throwIfAborted();
      return this.#kept.toMap();
    } finally {
      signal?.removeEventListener('abort', stop);
      this.#stop();
    }
  }

  async #lane(slot: number): Promise<void> {
    for (let batch = this.#queue.pop(); batch !== undefined; batch = this.#queue.pop()) {
      if (this.#options.signal?.aborted === true) return;
      const files = batch.map((file) => (typeof file === 'number' ? this.#wire(file) : file));
      const process = this.#process(slot);
      const end = await process.run(files, false);
      if (end.how === 'not-begun') {
        this.#queue.push(files);
        await this.#notBegun(process);
      } else if (end.how !== 'done') await this.#afterDeath(end);
    }
  }

  #wire(index: number, skip: readonly Skip[] = []): WireFile {
    const file = this.#files[index];
    if (file === undefined) throw new RangeError(`no file ${index}`);
    return toWire(file, index, this.#options.limits.maxFileBytes, skip);
  }

  #process(slot: number): ReaderProcess {
    const known = this.#processes[slot];
    if (known !== undefined && known !== null && !known.ended) return known;
    const process = this.#start();
    this.#processes[slot] = process;
    return process;
  }

  #start(): ReaderProcess {
    const fileMillis = this.#options.fileMillis ?? FILE_MILLIS;
    const process = new ReaderProcess({
      setup: this.#setup,
      deadline: (bytes) => fileMillis + Math.ceil((bytes / 2 ** 20) * MILLIS_PER_MEBIBYTE),
      heap: HEAP_MEBIBYTES,
      confined: this.#failedStarts.size < UNCONFINED_AFTER,
      onFacts: (message) => {
        this.#kept.take(message);
        this.#options.onProgress?.(this.#kept.count, this.#files.length);
      },
    });
    this.#alive.add(process);
    return process;
  }

  #stop(): void {
    for (const process of this.#alive) process.stop();
    this.#alive.clear();
  }

  /** A process that ended before it could begin: that is no file's fault. */
  async #notBegun(process: ReaderProcess): Promise<void> {
    this.#alive.delete(process);
    if (process.ready) return;
    this.#failedStarts.add(process);
    if (this.#failedStarts.size >= MOST_FAILED_STARTS)
      throw new CounterlureError(
        'CL_READER_FAILED',
        `${this.#failedStarts.size} reading processes ended before they could begin`,
      );
    await sleep(50);
  }

  async #afterDeath(end: Died): Promise<void> {
    this.#count(end);
    const suspects = end.alone ? 1 : HELD_BACK_FILES;
    if (end.rest.length > suspects) this.#queue.push(end.rest.slice(suspects));
    const known: readonly Skip[] = end.alone && end.stage !== null ? [end.stage] : [];
    let process: ReaderProcess | null = null;
    for (const file of end.rest.slice(0, suspects)) process = await this.#readCarefully(file, known, end.how, process);
    if (process !== null) {
      this.#alive.delete(process);
      process.stop();
    }
  }

  #count(end: Died): void {
    this.#deaths++;
    this.#wasted += end.wasted;
  }

  /** Until it is read or nothing of it is left to read; gives back the process that did it, for the next. */
  async #readCarefully(
    file: WireFile,
    known: readonly Skip[],
    cause: Died['how'],
    at: ReaderProcess | null,
  ): Promise<ReaderProcess | null> {
    let process = at;
    let how = cause;
    let skip = known;
    while (this.#options.signal?.aborted !== true) {
      if (this.#deaths > MOST_DEATHS || this.#wasted > MOST_WASTED) skip = [EVERYTHING];
      if (process === null || process.ended) process = this.#start();
      const end = await process.run([{ ...file, skip }], true);
      if (end.how === 'done') {
        this.#say(file.index, skip, how);
        return process;
      }
      if (end.how === 'not-begun') {
        await this.#notBegun(process);
        continue;
      }
      this.#alive.delete(process);
      this.#count(end);
      how = end.how;
      const hopeless = skip.includes(EVERYTHING) || end.stage === null || end.stage === 'read' || end.stage === 'kind';
      if (hopeless) {
        this.#kept.put(
          file.index,
          unreadable(file, `a reading process ${WORDS[how]} on it, before anything was read`, `reader-${how}`),
        );
        return null;
      }
      skip = skip.length >= MOST_SKIPS || end.stage === null ? [EVERYTHING] : [...skip, end.stage];
    }
    return process;
  }

  /** Says what was left out. A file that only the native parser could not take was read to the end by another. */
  #say(index: number, skip: readonly Skip[], how: Died['how']): void {
    const facts = this.#kept.get(index);
    if (facts === undefined || skip.length === 0) return;
    const left = facts.module === null ? skip : skip.filter((stage) => stage !== 'native-parse');
    if (left.length === 0) return;
    const what = left.includes(EVERYTHING) ? 'only its bytes were hashed' : `left out: ${left.join(', ')}`;
    this.#kept.addProblem(index, {
      code: `reader-${how}`,
      message: `a reading process ${WORDS[how]} on it; ${what}`,
      line: 1,
    });
  }
}

const WORDS = { died: 'died', timeout: 'took too long' } as const;
/** This Node.js may not know the permission flags. */
const UNCONFINED_AFTER = 3;
const MOST_FAILED_STARTS = 8;
