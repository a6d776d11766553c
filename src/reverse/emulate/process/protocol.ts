/** What crosses between the main process, an emulating process and the thread inside it. */
import type { RunOutput, RunTask } from '../host/task.ts';

export interface TaskMessage {
  readonly t: 'task';
  readonly id: number;
  readonly task: RunTask;
}

export type FromEmulator =
  | { readonly t: 'ready' }
  | { readonly t: 'outputs'; readonly id: number; readonly outputs: readonly RunOutput[] }
  | { readonly t: 'done'; readonly id: number; readonly end: TaskEnd; readonly cpuMillis: number };

/** `cut`: the thread had to be ended; what it told until then is kept. */
export type TaskEnd =
  | { readonly how: 'done' }
  | { readonly how: 'cut'; readonly why: 'deadline' | 'memory' | 'died'; readonly message: string };

export type FromThread =
  | { readonly t: 'outputs'; readonly outputs: readonly RunOutput[] }
  | { readonly t: 'done' }
  | { readonly t: 'failed'; readonly message: string };
