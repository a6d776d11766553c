/** The lab as the main process sees it: a job in, an output out, and an end that is a result whatever it was. A lab that died or overstepped its time is replaced. */
import { type ChildProcess, fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cpuMillis, displayText, forget, keepWatchOver } from '../../lib/index.ts';
import type { Answer, JobMessage, JobName, Jobs } from './protocol.ts';

export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly why: 'failed' | 'died' | 'timeout'; readonly message: string };

/** Of JavaScript heap, MiB. */
const HEAP_MEBIBYTES = 420;
/** A cold machine takes its time to load a program. */
const START_MILLIS = 20_000;
/** On a busy machine, a deadline is this many times as long at most. */
const BUSY_FACTOR = 6;
const STACK: readonly string[] = process.platform === 'win32' ? [] : ['--stack-size=3900'];

interface Waiting {
  readonly id: number;
  readonly end: (outcome: Outcome<unknown>) => void;
}

export class Lab {
  #child: ChildProcess | null = null;
  #waiting: Waiting | null = null;
  #timer: NodeJS.Timeout | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #nextId = 0;
  #stopped = false;
  #worked = 0;
  #begun: { readonly pid: number | undefined; readonly spent: number | null; readonly at: number } | null = null;

  /** What all jobs took until now, in milliseconds of the processor where the system tells them, else of the clock. */
  get worked(): number {
    return this.#worked;
  }

  /** Jobs are done one after another. `millis`: of the processor. */
  do<J extends JobName>(job: J, input: Jobs[J]['input'], millis: number): Promise<Outcome<Jobs[J]['output']>> {
    const outcome = this.#last.then(() => this.#run(job, input, millis));
    this.#last = outcome;
    return outcome as Promise<Outcome<Jobs[J]['output']>>;
  }

  stop(): void {
    this.#stopped = true;
    if (this.#waiting === null && this.#child?.connected === true) this.#child.disconnect();
    else this.#child?.kill('SIGKILL');
    this.#end({ ok: false, why: 'died', message: 'it was stopped' });
  }

  #run(job: JobName, input: unknown, millis: number): Promise<Outcome<unknown>> {
    if (this.#stopped) return Promise.resolve({ ok: false, why: 'died', message: 'it was stopped' });
    const fresh = this.#child === null;
    const child = this.#child ?? this.#start();
    return new Promise((resolve) => {
      const message: JobMessage = { id: this.#nextId++, job, input };
      this.#waiting = { id: message.id, end: resolve };
      const allowed = millis + (fresh ? START_MILLIS : 0);
      const spent = cpuMillis(child.pid);
      this.#begun = { pid: child.pid, spent, at: performance.now() };
      this.#watch(child, allowed, spent ?? 0, allowed * BUSY_FACTOR);
      child.send(message, (error) => {
        if (error !== null) child.kill('SIGKILL');
      });
    });
  }

  #start(): ChildProcess {
    const child = fork(mainModule(), [], {
      execArgv: [
        ...rights(),
        '--no-warnings',
        `--max-old-space-size=${HEAP_MEBIBYTES}`,
        '--max-semi-space-size=8',
        ...STACK,
      ],
      env: {},
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', process.env['CL_DEBUG'] === undefined ? 'ignore' : 'inherit', 'ipc'],
    });
    keepWatchOver(child);
    const gone = (): void => {
      forget(child);
      // one that was replaced ends late: what its successor does is not touched by it
      if (this.#child !== child) return;
      this.#child = null;
      this.#end({ ok: false, why: 'died', message: 'its process ended' });
    };
    child.on('message', (answer: Answer) => {
      if (answer.id !== this.#waiting?.id) return;
      if (answer.ok) this.#end({ ok: true, value: answer.output });
      else this.#end({ ok: false, why: 'failed', message: said(answer.message) });
    });
    child.on('error', gone);
    child.on('exit', gone);
    this.#child = child;
    return child;
  }

  #end(outcome: Outcome<unknown>): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#count();
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.end(outcome);
  }

  #count(): void {
    const begun = this.#begun;
    this.#begun = null;
    if (begun === null) return;
    const clock = performance.now() - begun.at;
    const now = cpuMillis(begun.pid);
    this.#worked += begun.spent === null || now === null ? clock : Math.min(clock * 4, Math.max(0, now - begun.spent));
  }

  /** A process that got too little of the processor for its time gets more of it, within reason. */
  #watch(child: ChildProcess, millis: number, spent: number, patience: number): void {
    this.#timer = setTimeout(() => {
      const now = cpuMillis(child.pid);
      const worked = now === null ? millis : now - spent;
      if (worked < millis * 0.9 && patience > millis) {
        this.#watch(child, millis, spent, patience - millis);
        return;
      }
      if (this.#child === child) this.#child = null;
      child.kill('SIGKILL');
      this.#end({ ok: false, why: 'timeout', message: 'it took too long' });
    }, millis);
  }
}

function said(message: string): string {
  if (process.env['CL_DEBUG'] !== undefined)
    for (const line of message.split('\n')) console.error(displayText(line, 400));
  return displayText(message.split('\n', 1)[0] ?? '', 200);
}

/** Reading is for our own code and the packages that it needs: what it works on comes through the channel. */
function rights(): string[] {
  const own = dirname(fileURLToPath(import.meta.url));
  const root = resolve(own, import.meta.url.endsWith('.ts') ? '../../..' : '..');
  const packages = dirname(dirname(createRequire(import.meta.url).resolve('acorn/package.json')));
  return [
    '--permission',
    ...[root, packages].map((folder) => `--allow-fs-read=${join(folder, '*')}`),
    '--disallow-code-generation-from-strings',
  ];
}

/** The program of the lab: beside this file as a source, beside the bundle when built. */
function mainModule(): string {
  return fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? './lab-main.ts' : './lab-main.js', import.meta.url));
}
