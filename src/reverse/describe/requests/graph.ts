/** Who is started by what timer: functions reached from a timer's callback, and the body of a loop that sleeps. */
import type { Call, Program } from '../facts/program.ts';
import { dotted, numberOf, someValue, type Value } from '../facts/value.ts';
import { entryOf } from '../maps.ts';

export interface Timer {
  readonly milliseconds: number;
  readonly call: Call;
  /** functions that it runs, by number */
  readonly reach: ReadonlySet<number>;
  readonly repeats: boolean;
}

const MOST_REACH = 2_000;

export class CallGraph {
  readonly #program: Program;
  readonly #edges = new Map<number, Set<number>>();

  constructor(program: Program) {
    this.#program = program;
    program.functions.forEach(({ outer }, id) => {
      // what is written inside a function runs with it, as far as anybody can tell
      const [around] = outer;
      if (around !== undefined && around !== 0 && id !== 0) this.#edge(around, id);
    });
    for (const { functions, target, value } of program.calls) {
      const from = functions[0] ?? 0;
      if (target !== null) this.#edge(from, target);
      for (const arg of value.args) for (const id of functionsIn(arg)) this.#edge(from, id);
    }
  }

  #edge(from: number, to: number): void {
    entryOf(this.#edges, from, () => new Set()).add(to);
  }

  reach(from: Iterable<number>): ReadonlySet<number> {
    const seen = new Set<number>(from);
    const stack = [...seen];
    for (let one = stack.pop(); one !== undefined && seen.size < MOST_REACH; one = stack.pop())
      for (const next of this.#edges.get(one) ?? []) {
        if (seen.has(next)) continue;
        seen.add(next);
        stack.push(next);
      }
    return seen;
  }

  /** Timers with a constant time, in the order of the text. */
  timers(): readonly Timer[] {
    const out: Timer[] = [];
    for (const call of this.#program.calls) {
      const name = call.name.split('.').at(-1) ?? '';
      if (name === 'setInterval' || name === 'setTimeout') {
        const milliseconds = timeOf(call.value.args[1]);
        const [callback] = call.value.args;
        if (milliseconds === null || callback === undefined) continue;
        const reach = this.reach(functionsIn(callback));
        out.push({
          milliseconds,
          call,
          reach,
          repeats: name === 'setInterval' || call.functions.some((id) => id !== 0 && reach.has(id)),
        });
      } else if (name === 'sleep' && this.#program.language === 'python') {
        const seconds = timeOf(call.value.args[0]);
        if (seconds === null) continue;
        out.push({
          milliseconds: Math.round(seconds * 1000),
          call,
          reach: call.inLoop ? this.#loopOf(call) : new Set(),
          repeats: call.inLoop,
        });
      }
    }
    return out;
  }

  /** Functions called from loops of the function that sleeps. */
  #loopOf(sleep: Call): ReadonlySet<number> {
    const home = sleep.functions[0] ?? 0;
    return this.reach(
      this.#program.calls
        .filter((call) => call.inLoop && call.functions[0] === home && call.target !== null)
        .map((call) => call.target ?? 0),
    );
  }

  every(call: Call, timers: readonly Timer[]): number | null {
    let best: number | null = null;
    for (const timer of timers) {
      if (!timer.repeats) continue;
      const sameLoop =
        timer.call.name.endsWith('sleep') && call.inLoop && call.functions[0] === timer.call.functions[0];
      if (!sameLoop && !call.functions.some((id) => id !== 0 && timer.reach.has(id))) continue;
      if (best === null || timer.milliseconds < best) best = timer.milliseconds;
    }
    return best;
  }
}

/** A time, or the fixed part of one that varies by chance. */
function timeOf(value: Value | undefined): number | null {
  const exact = numberOf(value);
  if (exact !== null || value?.k !== 'joined') return exact;
  const fixed = value.parts.find((part) => part.k === 'number');
  const varies = someValue(value, (one) => /random|randint|uniform/i.test(one.k === 'call' ? dotted(one.callee) : ''));
  return varies && fixed?.k === 'number' ? fixed.number : null;
}

export function functionsIn(value: Value): number[] {
  if (value.k === 'function') return [value.id];
  if (value.k === 'any') return value.of.flatMap(functionsIn);
  // `fn.bind(this)`
  if (value.k === 'call' && dotted(value.callee).endsWith('.bind') && value.callee.k === 'member')
    return functionsIn(value.callee.of);
  return [];
}
