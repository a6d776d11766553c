/**
 * The pure interpreter for constant expressions: text in, JSON data out. No modules, no host functions, a clock that stands still. Every evaluation has a realm of
 * its own; after an accident the whole engine is replaced, at once.
 */
import type { Evaluated, EvaluateOptions, Evaluator } from '../evaluator.ts';
import { type Handle, Machine, MachineDied, type Thrown } from './machine/machine.ts';

export interface EvaluatorOptions {
  /** hard limit of its memory; default 64 */
  readonly mebibytes?: number;
}

const STEPS = 2_000;
const MILLIS = 5_000;
/** WebAssembly memory never shrinks: an engine that grew so far is replaced. */
const GROWN_BYTES = 32 * 2 ** 20;
/** What a realm leaves behind is little, but not nothing. */
const REALMS = 2_000;

/** One for a process is enough; it is cheap, and takes thousands of evaluations. */
export async function createEvaluator(options: EvaluatorOptions = {}): Promise<Evaluator> {
  return new QuickJsEvaluator(options.mebibytes ?? 64);
}

/**
 * Turns a value into JSON, or says why not: '!' and the reason. It is made before the evaluated code, from what the realm was born with.
 * Inside of arrays undefined becomes null, as in JSON; NaN, big integers and circles are no data.
 */
const ENCODER = `(() => {
  'use strict';
  const { stringify } = JSON, { isArray } = Array, { isFinite } = Number, { keys, getPrototypeOf } = Object, object = Object.prototype;
  const plain = (value, deep, seen) => {
    switch (typeof value) {
      case 'string': return stringify(value);
      case 'boolean': return value ? 'true' : 'false';
      case 'number': return isFinite(value) ? (value === 0 && 1 / value < 0 ? '-0' : value + '') : '';
      case 'function': case 'symbol': case 'undefined': return 'null';
      case 'object': break;
      default: return '';
    }
    if (value === null) return 'null';
    if (deep > 200) return '';
    for (let up = seen; up; up = up.up) if (up.value === value) return '';
    const here = { __proto__: null, up: seen, value };
    if (isArray(value)) {
      let text = '[';
      for (let i = 0; i < value.length; i++) {
        const part = plain(value[i], deep + 1, here);
        if (part === '') return '';
        text += (i ? ',' : '') + part;
      }
      return text + ']';
    }
    const above = getPrototypeOf(value);
    if (above !== object && above !== null) return '';
    let text = '{', names = keys(value);
    for (let i = 0; i < names.length; i++) {
      const member = value[names[i]];
      if (member === undefined) continue;
      const part = plain(member, deep + 1, here);
      if (part === '') return '';
      text += (text === '{' ? '' : ',') + stringify(names[i]) + ':' + part;
    }
    return text + '}';
  };
  return (value) => value === undefined ? '' : plain(value, 0, null) || '!';
})()`;

class QuickJsEvaluator implements Evaluator {
  readonly #mebibytes: number;
  #machine: Machine | null = null;
  #realms = 0;
  #steps = 0;
  #mostSteps = STEPS;
  #deadline = 0;
  #stopped = false;

  constructor(mebibytes: number) {
    this.#mebibytes = mebibytes;
  }

  evaluate(code: string, options: EvaluateOptions = {}): Evaluated {
    this.#steps = 0;
    this.#stopped = false;
    this.#mostSteps = options.steps ?? STEPS;
    this.#deadline = performance.now() + (options.millis ?? MILLIS);
    try {
      return this.#evaluate(this.#ready(), code);
    } catch (error) {
      this.#machine = null;
      if (!(error instanceof MachineDied)) throw error;
      return { ok: false, why: 'died', message: error.message };
    }
  }

  dispose(): void {
    this.#machine = null;
  }

  /** A machine with a fresh realm. */
  #ready(): Machine {
    const kept = this.#machine;
    if (kept === null || ++this.#realms > REALMS || kept.bytes > GROWN_BYTES) {
      this.#realms = 0;
      this.#machine = new Machine({ mebibytes: this.#mebibytes, interrupt: () => this.#interrupt() });
      return this.#machine;
    }
    kept.renew();
    return kept;
  }

  #interrupt(): boolean {
    this.#stopped = ++this.#steps > this.#mostSteps || performance.now() > this.#deadline;
    return this.#stopped;
  }

  #evaluate(machine: Machine, code: string): Evaluated {
    const encoder = machine.evaluate(ENCODER, 'encoder');
    if (!encoder.ok) return this.#failed(encoder.error);
    const result = machine.evaluate(code, 'code');
    if (!result.ok) {
      machine.free(encoder.value);
      return this.#failed(result.error);
    }
    return this.#read(machine, encoder.value, result.value);
  }

  #read(machine: Machine, encoder: Handle, value: Handle): Evaluated {
    const encoded = machine.call(encoder, value);
    machine.free(value, encoder);
    if (!encoded.ok) return this.#failed(encoded.error);
    const text = machine.read(encoded.value);
    machine.free(encoded.value);
    if (text === '') return { ok: true, value: undefined };
    if (text === '!') return { ok: false, why: 'not-data', message: 'the value does not fit JSON' };
    return { ok: true, value: JSON.parse(text) };
  }

  #failed(error: Thrown): Evaluated {
    const message = error.name === '' ? error.message : `${error.name}: ${error.message}`;
    if (this.#stopped) return { ok: false, why: 'deadline', message: 'it took too long' };
    if (error.name !== 'InternalError') return { ok: false, why: 'threw', message };
    // the rest of the memory may be in any state
    this.#machine = null;
    if (error.message === 'out of memory') return { ok: false, why: 'memory', message };
    if (error.message === 'stack overflow') return { ok: false, why: 'stack', message };
    return { ok: false, why: 'threw', message };
  }
}
