/**
 * One reading process as the main process sees it: batches in, facts out, and an end that is a result whatever it was.
 * Deadlines are kept here; a process that oversteps one is killed.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { cpuMillis, forget, keepWatchOver } from '../../lib/index.ts';
import type { BatchMessage, FactsMessage, FromReader, Setup, Stage, WireFile } from './protocol.ts';

export type BatchEnd =
  | { readonly how: 'done' }
  /** another batch was at work when the process ended: nothing of this one was begun */
  | { readonly how: 'not-begun' }
  | {
      readonly how: 'died' | 'timeout';
      /** since its last sign of life, milliseconds */
      readonly wasted: number;
      /** the files whose facts did not come, in order; the first ones are to blame */
      readonly rest: readonly WireFile[];
      /** it was the first of `rest`, for certain */
      readonly alone: boolean;
      /** what it last said that it would do with that file */
      readonly stage: Stage | null;
    };

export interface ProcessOptions {
  readonly setup: Setup;
  readonly deadline: (bytes: number) => number;
  readonly onFacts: (message: FactsMessage) => void;
  /** MiB of JavaScript heap */
  readonly heap: number;
  /** false where this Node.js does not take the permission flags */
  readonly confined: boolean;
}

interface Running {
  readonly id: number;
  readonly careful: boolean;
  /** by index, in order */
  readonly rest: Map<number, WireFile>;
  readonly end: (end: BatchEnd) => void;
}

/** A cold machine takes its time to load a program. */
/**
 * Code that Node.js itself takes must not be too deep for the parsers here, which need about three times its stack. Kibibytes; the main thread has 8 MiB
 * where it is not Windows.
 */
const STACK: readonly string[] = process.platform === 'win32' ? [] : ['--stack-size=3900'];
const START_MILLIS = 30_000;
const DRAIN_MILLIS = 2_000;
/** On a busy machine, a deadline is this many times as long at most. */
const BUSY_FACTOR = 6;

export class ReaderProcess {
  readonly #options: ProcessOptions;
  readonly #child: ChildProcess;
  readonly #running: Running[] = [];
  #timer: NodeJS.Timeout | null = null;
  #sign = performance.now();
  #ready = false;
  #late = false;
  #alone = false;
  #stage: { readonly index: number; readonly stage: Stage } | null = null;
  #ended = false;
  #nextId = 0;

  constructor(options: ProcessOptions) {
    this.#options = options;
    this.#child = fork(mainModule(), [], {
      execArgv: [
        ...(options.confined ? RIGHTS : []),
        '--no-warnings',
        `--max-old-space-size=${options.heap}`,
        '--max-semi-space-size=8',
        ...STACK,
      ],
      env: {},
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    keepWatchOver(this.#child);
    this.#child.on('message', (message: FromReader) => this.#hear(message));
    this.#child.on('error', () => this.#finish());
    // what it said last may still be in the channel when it has ended: 'disconnect' follows the last message
    this.#child.on('exit', () => {
      if (!this.#child.connected) this.#finish();
      else setTimeout(() => this.#finish(), DRAIN_MILLIS);
    });
    this.#child.on('disconnect', () => {
      if (this.#child.exitCode !== null || this.#child.signalCode !== null) this.#finish();
      else if (this.#running.length > 0) this.#kill();
    });
    this.#send(options.setup);
    this.#watch();
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** It came so far as to take work. */
  get ready(): boolean {
    return this.#ready;
  }

  run(files: readonly WireFile[], careful: boolean): Promise<BatchEnd> {
    return new Promise((resolve) => {
      if (this.#ended) return resolve({ how: 'not-begun' });
      const id = this.#nextId++;
      this.#running.push({ id, careful, rest: new Map(files.map((file) => [file.index, file])), end: resolve });
      const message: BatchMessage = { t: 'batch', id, careful, files };
      this.#send(message);
      if (this.#running.length === 1) this.#watch();
    });
  }

  /** At once, for what follows needs the memory: a request to end would be heard only when the main process pauses. It has nothing to tidy up. */
  stop(): void {
    this.#kill();
  }

  #kill(): void {
    this.#child.kill('SIGKILL');
  }

  #send(message: Setup | BatchMessage): void {
    this.#child.send(message, (error) => {
      if (error !== null) this.#kill();
    });
  }

  #hear(message: FromReader): void {
    if (this.#late) return;
    this.#sign = performance.now();
    if (message.t === 'ready') this.#ready = true;
    else if (message.t === 'stage') this.#stage = message;
    else if (message.t === 'facts') {
      this.#stage = null;
      this.#alone = message.alone;
      const batch = this.#running[0];
      for (const { index } of message.entries) batch?.rest.delete(index);
      this.#options.onFacts(message);
    } else {
      this.#alone = false;
      this.#running.shift()?.end({ how: 'done' });
    }
    // stages do not lengthen the time of a file
    if (message.t !== 'stage') this.#watch();
  }

  #watch(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const batch = this.#running[0];
    if (this.#ended || (this.#ready && batch === undefined)) return;
    let most = 0;
    for (const file of batch?.rest.values() ?? []) most = Math.max(most, file.size);
    const millis = this.#ready ? this.#options.deadline(most) : START_MILLIS;
    const spent = cpuMillis(this.#child.pid) ?? 0;
    this.#waitFor(millis, spent, millis * BUSY_FACTOR);
  }

  /** A process that got too little of the processor for its time gets more of it, within reason. */
  #waitFor(millis: number, spent: number, patience: number): void {
    this.#timer = setTimeout(() => {
      const now = cpuMillis(this.#child.pid);
      const worked = now === null ? millis : now - spent;
      if (worked < millis / 2 && patience > millis) this.#waitFor(millis, spent, patience - millis);
      else {
        this.#late = true;
        this.#kill();
      }
    }, millis);
  }

  #finish(): void {
    if (this.#ended) return;
    this.#ended = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    forget(this.#child);
    const [first, ...others] = this.#running.splice(0);
    for (const batch of others) batch.end({ how: 'not-begun' });
    if (first === undefined) return;
    if (!this.#ready) {
      first.end({ how: 'not-begun' });
      return;
    }
    const rest = [...first.rest.values()];
    const stage = this.#stage !== null && this.#stage.index === rest[0]?.index ? this.#stage.stage : null;
    first.end({
      how: this.#late ? 'timeout' : 'died',
      wasted: performance.now() - this.#sign,
      rest,
      alone: this.#alone || first.careful || stage !== null,
      stage,
    });
  }
}

/**
 * Defence in depth: whatever a parser might be brought to do, the process may not write files, start processes or threads, or make code of strings.
 * Native addons are allowed, for the parser is one.
 */
const RIGHTS: readonly string[] = [
  '--permission',
  '--allow-fs-read=*',
  '--allow-addons',
  '--disallow-code-generation-from-strings',
];

/** The program of a reading process: beside this file as a source, beside the bundle when built. */
function mainModule(): string {
  return fileURLToPath(
    new URL(import.meta.url.endsWith('.ts') ? './reader-main.ts' : './reader-main.js', import.meta.url),
  );
}
