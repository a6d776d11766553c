/**
 * An emulating process: one thread with the interpreter, and this, which watches over it: a thread that is stuck where the interpreter cannot be interrupted, or takes
 * too much memory, is ended, and the next task gets a new one. Confined by its parent: no writing, no processes, reading of our own code only.
 */
import { Worker } from 'node:worker_threads';
import type { RunTask } from '../host/task.ts';
import type { FromEmulator, FromThread, TaskEnd, TaskMessage } from './protocol.ts';

const OLD_SPACE_MEBIBYTES = 160;
const YOUNG_SPACE_MEBIBYTES = 16;
const STACK_MEBIBYTES = 16;
const LOOK_MILLIS = 40;
/** What the process takes beside the guest's memory. */
const OVERHEAD_BYTES = 165 * 2 ** 20;
/** A thread whose run left so much behind is not used again: memory of WebAssembly waits long for the collector. */
const SWOLLEN_BYTES = 135 * 2 ** 20;
/** The interpreter ends a run by itself; only what it cannot end comes so far. */
const SLACK = 1.5;
const SLACK_MILLIS = 1_500;
/** On a busy machine. */
const PATIENCE = 8;

let thread: Worker | null = null;
let current: { readonly id: number; readonly finish: (end: TaskEnd) => void } | null = null;

const send = (message: FromEmulator): void => {
  process.send?.(message);
};

function startThread(): Worker {
  const url = new URL(import.meta.url.endsWith('.ts') ? './thread-main.ts' : './thread-main.js', import.meta.url);
  const worker = new Worker(url, {
    env: {},
    stdin: false,
    resourceLimits: {
      maxOldGenerationSizeMb: OLD_SPACE_MEBIBYTES,
      maxYoungGenerationSizeMb: YOUNG_SPACE_MEBIBYTES,
      stackSizeMb: STACK_MEBIBYTES,
    },
  });
  worker.on('message', (message: FromThread) => {
    if (worker !== thread || current === null) return;
    if (message.t === 'outputs') send({ t: 'outputs', id: current.id, outputs: message.outputs });
    else if (message.t === 'done') current.finish({ how: 'done' });
    else current.finish({ how: 'cut', why: 'died', message: message.message });
  });
  const ended = (message: string): void => {
    if (worker !== thread) return;
    thread = null;
    current?.finish({ how: 'cut', why: 'died', message });
  };
  worker.on('error', (error) => ended(error instanceof Error ? error.message : String(error)));
  worker.on('exit', () => ended('the thread ended'));
  return worker;
}

function dropThread(): void {
  const dropped = thread;
  thread = null;
  void dropped?.terminate();
}

/** Ends the thread and what it runs. */
function cut(why: 'deadline' | 'memory', message: string): void {
  dropThread();
  current?.finish({ how: 'cut', why, message });
}

function run({ id, task }: TaskMessage): void {
  thread ??= startThread();
  const stop = watch(task);
  const before = process.cpuUsage();
  current = {
    id,
    finish: (end) => {
      stop();
      current = null;
      const { user, system } = process.cpuUsage(before);
      if (process.memoryUsage.rss() > SWOLLEN_BYTES) dropThread();
      send({ t: 'done', id, end, cpuMillis: (user + system) / 1000 });
    },
  };
  thread.postMessage(task);
}

function watch(task: RunTask): () => void {
  const began = performance.now();
  const before = process.cpuUsage();
  const most = task.limits.millis * SLACK + SLACK_MILLIS;
  const bytes = OVERHEAD_BYTES + task.limits.mebibytes * 2 ** 20;
  const timer = setInterval(() => {
    const { user, system } = process.cpuUsage(before);
    const rss = process.memoryUsage.rss();
    if (rss > bytes) cut('memory', `the process took ${Math.round(rss / 2 ** 20)} MiB`);
    else if ((user + system) / 1000 > most || performance.now() - began > most * PATIENCE)
      cut('deadline', 'it could not be interrupted');
  }, LOOK_MILLIS);
  return () => clearInterval(timer);
}

process.on('message', run);
process.on('disconnect', () => process.exit());
send({ t: 'ready' });
