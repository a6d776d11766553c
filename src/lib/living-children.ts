/** No child process outlives this one: each ends when its channel closes, and is killed here should it not listen just then. */
import type { ChildProcess } from 'node:child_process';

const living = new Set<ChildProcess>();
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export function keepWatchOver(child: ChildProcess): void {
  if (living.size === 0) {
    process.on('exit', killAll);
    for (const signal of SIGNALS) process.on(signal, killAndPassOn);
  }
  living.add(child);
}

export function forget(child: ChildProcess): void {
  if (!living.delete(child) || living.size > 0) return;
  process.off('exit', killAll);
  for (const signal of SIGNALS) process.off(signal, killAndPassOn);
}

function killAll(): void {
  for (const child of living) child.kill('SIGKILL');
}

function killAndPassOn(signal: NodeJS.Signals): void {
  killAll();
  for (const child of [...living]) forget(child);
  // nobody else listens: what the signal would have done without us
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
}
