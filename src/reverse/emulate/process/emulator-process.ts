/**
 * An emulating process as its parent sees it: one task at a time, outputs as they come, and an end that is a result whatever it was.
 * It is started with Node's permission model: no writing, no child processes, no addons, reading of our own code only.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { forget, keepWatchOver } from '../../../lib/index.ts';
import type { RunOutput, RunTask } from '../host/task.ts';
import { engineFile } from '../machine/wasm.ts';
import type { FromEmulator, TaskEnd, TaskMessage } from './protocol.ts';

const SOURCES = import.meta.url.endsWith('.ts');
/** Of the process's own thread, which only watches and passes on. */
const HEAP_MEBIBYTES = 96;
const START_MILLIS = 30_000;
/** Beyond the deadline that the process keeps itself. */
const EXTRA_MILLIS = 20_000;
const PATIENCE = 10;

interface Running {
  readonly id: number;
  readonly output: (outputs: readonly RunOutput[]) => void;
  readonly end: (end: TaskEnd, cpuMillis: number) => void;
  readonly timer: NodeJS.Timeout;
}

export interface TaskDone {
  readonly end: TaskEnd;
  readonly cpuMillis: number;
}

export class EmulatorProcess {
  readonly #child: ChildProcess;
  #running: Running | null = null;
  #ended = false;
  #next = 1;

  constructor() {
    this.#child = fork(mainModule(), [], {
      execArgv: [...rights(), '--no-warnings', `--max-old-space-size=${HEAP_MEBIBYTES}`, '--max-semi-space-size=4'],
      env: {},
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    keepWatchOver(this.#child);
    this.#child.on('message', (message: FromEmulator) => this.#hear(message));
    this.#child.on('error', () => this.#finish());
    this.#child.on('exit', () => setTimeout(() => this.#finish(), this.#child.connected ? 500 : 0));
    this.#child.on('disconnect', () => this.#finish());
  }

  get ended(): boolean {
    return this.#ended;
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  run(task: RunTask, output: (outputs: readonly RunOutput[]) => void): Promise<TaskDone> {
    return new Promise((resolve) => {
      const end = (how: TaskEnd, cpuMillis: number): void => resolve({ end: how, cpuMillis });
      if (this.#ended) {
        end({ how: 'cut', why: 'died', message: 'the process had ended' }, 0);
        return;
      }
      const id = this.#next++;
      const timer = setTimeout(() => this.stop(), START_MILLIS + EXTRA_MILLIS + task.limits.millis * PATIENCE);
      this.#running = { id, output, end, timer };
      const message: TaskMessage = { t: 'task', id, task };
      this.#child.send(message, (error) => {
        if (error !== null) this.stop();
      });
    });
  }

  stop(): void {
    this.#child.kill('SIGKILL');
  }

  #hear(message: FromEmulator): void {
    const running = this.#running;
    if (message.t === 'ready' || running === null || message.id !== running.id) return;
    if (message.t === 'outputs') {
      running.output(message.outputs);
      return;
    }
    clearTimeout(running.timer);
    this.#running = null;
    running.end(message.end, message.cpuMillis);
  }

  #finish(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#child.kill('SIGKILL');
    forget(this.#child);
    const running = this.#running;
    this.#running = null;
    if (running === null) return;
    clearTimeout(running.timer);
    running.end({ how: 'cut', why: 'died', message: 'the process ended' }, 0);
  }
}

/** Reading is for our own code and the two packages that it needs. */
function rights(): string[] {
  const own = dirname(fileURLToPath(import.meta.url));
  const folders = SOURCES
    ? [resolve(own, '../../..'), packageFolder('acorn'), resolve(dirname(engineFile()), '..')]
    : [own, packageFolder('acorn')];
  const files = SOURCES ? [resolve(own, '../../../../package.json')] : [];
  return [
    '--permission',
    '--allow-worker',
    '--disallow-code-generation-from-strings',
    ...folders.map((folder) => `--allow-fs-read=${join(folder, '*')}`),
    ...files.map((file) => `--allow-fs-read=${file}`),
  ];
}

function packageFolder(name: string): string {
  return dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
}

function mainModule(): string {
  return fileURLToPath(new URL(SOURCES ? './emulator-main.ts' : './emulator-main.js', import.meta.url));
}
