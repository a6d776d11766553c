/** Runs tasks in a few emulating processes; gives their results in the order of the tasks. A process that dies is replaced, and what its task told until then is kept. */
import type { RunOutput, RunTask } from '../host/task.ts';
import { EmulatorProcess, type TaskDone } from './emulator-process.ts';

export interface TaskResult extends TaskDone {
  readonly task: RunTask;
  readonly outputs: readonly RunOutput[];
}

export class Pool {
  readonly #processes: (EmulatorProcess | null)[];
  #cpuMillis = 0;

  constructor(jobs: number) {
    this.#processes = new Array<EmulatorProcess | null>(Math.max(1, jobs)).fill(null);
  }

  /** Of all tasks so far. */
  get cpuMillis(): number {
    return this.#cpuMillis;
  }

  async run(tasks: readonly RunTask[]): Promise<readonly TaskResult[]> {
    const results: TaskResult[] = [];
    let next = 0;
    const lane = async (slot: number): Promise<void> => {
      for (let at = next++; at < tasks.length; at = next++) {
        const task = tasks[at];
        if (task !== undefined) results[at] = await this.#one(slot, task);
      }
    };
    await Promise.all(this.#processes.slice(0, tasks.length).map((_, slot) => lane(slot)));
    return results;
  }

  stop(): void {
    for (const process of this.#processes) process?.stop();
    this.#processes.fill(null);
  }

  async #one(slot: number, task: RunTask): Promise<TaskResult> {
    let process = this.#processes[slot];
    if (process === null || process === undefined || process.ended) {
      process = new EmulatorProcess();
      this.#processes[slot] = process;
    }
    const outputs: RunOutput[] = [];
    const done = await process.run(task, (more) => outputs.push(...more));
    this.#cpuMillis += done.cpuMillis;
    return { task, outputs, ...done };
  }
}
