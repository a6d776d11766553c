/**
 * How much a run may do. Work is counted in interrupt checks of the engine (about 10,000 operations each), so that the end does not depend on the machine; time of the
 * processor is the last fence.
 */
import type { RunLimits } from './task.ts';

export type Stop = 'steps' | 'deadline' | 'exited' | 'events';

/** For our own few calls after the end. */
const GRACE_STEPS = 300;

export class Bounds {
  readonly #limits: RunLimits;
  readonly #started = cpuMillis();
  #steps = 0;
  #taskSteps = 0;
  #events = 0;
  #stop: Stop | null = null;
  #taskEnded = false;
  #grace = 0;

  constructor(limits: RunLimits) {
    this.#limits = limits;
  }

  get steps(): number {
    return this.#steps;
  }

  get over(): Stop | null {
    return this.#stop;
  }

  /** The current entry into the guest was cut short. */
  get taskEnded(): boolean {
    return this.#taskEnded;
  }

  /** The engine asks: shall it end what runs? */
  interrupt(): boolean {
    if (this.#grace > 0) return --this.#grace === 0;
    this.#steps++;
    this.#taskSteps++;
    if (this.#stop === null) {
      if (this.#steps > this.#limits.steps) this.#stop = 'steps';
      else if (cpuMillis() - this.#started > this.#limits.millis) this.#stop = 'deadline';
    }
    if (this.#taskSteps > this.#limits.taskSteps) this.#taskEnded = true;
    return this.#stop !== null || this.#taskEnded;
  }

  /** Work that the engine does not count: jobs, rounds of timers. */
  step(): void {
    if (++this.#steps > this.#limits.steps) this.#stop ??= 'steps';
  }

  task(): void {
    this.#taskSteps = 0;
    this.#taskEnded = false;
  }

  /** false: no more are taken. */
  event(): boolean {
    if (++this.#events <= this.#limits.events) return true;
    this.#stop ??= 'events';
    return false;
  }

  exit(): void {
    this.#stop ??= 'exited';
  }

  /** A part ended by process.exit: what is entered by force has its own life. */
  resume(): void {
    if (this.#stop === 'exited') this.#stop = null;
  }

  /** Our own work begins: it does not count. */
  grace(): void {
    this.#grace = GRACE_STEPS;
  }

  endGrace(): void {
    this.#grace = 0;
  }
}

function cpuMillis(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
