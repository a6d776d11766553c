/**
 * One life of the interpreter: a WebAssembly instance with one guest realm. Values of the guest are pointers that never leave this room; texts go in and out.
 * Whatever ends the engine itself (a trap, an exhausted host stack) makes the machine dead: it is thrown away, never used again.
 */
import { cString, type EngineFunctions, instantiate } from './wasm.ts';
import { type WasmMemory, wasm } from './web-assembly.ts';

export interface MachineOptions {
  /** hard limit of the guest's memory */
  readonly mebibytes: number;
  /** of the engine's own stack; default 160 KiB: about 800 frames, a clean error in the guest */
  readonly stackBytes?: number;
  /** asked about every 10,000 operations: true ends what runs, and cannot be caught */
  readonly interrupt: () => boolean;
  readonly modules?: ModuleSource;
}

/** Both may throw: the guest sees an error with that message. */
export interface ModuleSource {
  readonly resolve: (base: string, name: string) => string;
  readonly load: (name: string) => string;
}

/** A value of the guest. */
export type Handle = number & { readonly __handle: unique symbol };

export interface Thrown {
  readonly name: string;
  readonly message: string;
  readonly stack: string;
}

/** Texts in; a text or a value of the guest out. What it throws, the guest sees as an error. */
export type HostFunction = (values: string[]) => string | Handle | undefined;

export type Outcome = { readonly ok: true; readonly value: Handle } | { readonly ok: false; readonly error: Thrown };

/** The engine ended; nothing of it may be used any more. */
export class MachineDied extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.name = 'MachineDied';
  }
}

const MODULE = 1;
/** Without this the engine guesses from the text. */
const NO_DETECTION = 0;
const LONGEST_TEXT = 32 * 2 ** 20;

export class Machine {
  readonly #engine: EngineFunctions;
  readonly #memory: WasmMemory;
  readonly #runtime: number;
  #context: number;
  readonly #hosts: HostFunction[] = [];
  #undefined: Handle;
  #dead: MachineDied | null = null;

  /** @throws MachineDied where memory is short */
  constructor(options: MachineOptions) {
    const { modules } = options;
    try {
      const { functions, memory } = instantiate(options.mebibytes, {
        call: (_context, _self, count, values, id) => this.#answer(id, count, values),
        interrupt: options.interrupt,
        loadModule: (_context, name) => this.#module(() => modules?.load(name)),
        resolveModule: (_context, base, name) => this.#module(() => modules?.resolve(base, name)),
      });
      this.#engine = functions;
      this.#memory = memory;
      this.#runtime = functions.newRuntime();
      functions.setMaxStackSize(this.#runtime, options.stackBytes ?? 160 * 1024);
      functions.enableInterrupts(this.#runtime);
      if (modules !== undefined) functions.enableModules(this.#runtime, 1);
    } catch (error) {
      throw new MachineDied(error);
    }
    this.#context = 0;
    this.#undefined = 0 as Handle;
    this.renew();
  }

  /** A new realm in place of the old one, whose values are void. @throws MachineDied */
  renew(): void {
    if (this.#context !== 0)
      this.#guard(() => {
        this.#engine.freeValue(this.#context, this.#undefined);
        this.#engine.freeContext(this.#context);
      });
    this.#context = this.#guard(() => this.#engine.newContext(this.#runtime, 0));
    if (this.#context === 0) throw new MachineDied('no memory for a realm');
    const nothing = this.evaluate('void 0', '');
    if (!nothing.ok) throw new MachineDied(nothing.error.message);
    this.#undefined = nothing.value;
  }

  get dead(): boolean {
    return this.#dead !== null;
  }

  /** What the machine takes now. */
  get bytes(): number {
    return this.#memory.buffer.byteLength;
  }

  /** @throws MachineDied */
  evaluate(code: string, file: string, kind: 'script' | 'module' = 'script'): Outcome {
    return this.#guard(() => this.#settle(this.#evaluate(code, file, kind)));
  }

  /** @throws MachineDied */
  call(fn: Handle, ...values: readonly Handle[]): Outcome {
    return this.#guard(() => {
      const list = this.#allocate(4 * Math.max(1, values.length));
      new Uint32Array(this.#memory.buffer).set(values, list >> 2);
      const value = this.#engine.call(this.#context, fn, this.#undefined, values.length, list);
      this.#engine.free(list);
      return this.#settle(value);
    });
  }

  /** From a host function: the text of what a guest function gives. What it throws is an error of the host. */
  callWithin(fn: Handle, ...values: readonly Handle[]): string {
    const outcome = this.call(fn, ...values);
    this.free(...values);
    if (!outcome.ok) throw new Error(outcome.error.message);
    const text = this.read(outcome.value);
    this.free(outcome.value);
    return text;
  }

  get jobsLeft(): boolean {
    return this.#guard(() => this.#engine.jobPending(this.#runtime) !== 0);
  }

  /** A text as a value of the guest. */
  text(value: string): Handle {
    return this.#guard(() => this.#newText(value));
  }

  /** The text of a value, up to its first NUL character; objects are asked for theirs. */
  read(value: Handle): string {
    return this.#guard(() => this.#read(value));
  }

  property(value: Handle, name: string): Handle {
    return this.#guard(() => {
      const key = this.#newText(name);
      const found = this.#engine.getProperty(this.#context, value, key) as Handle;
      this.#engine.freeValue(this.#context, key);
      return found;
    });
  }

  /** The same for a host function to give back at once: its value, or what it threw, goes on in the guest as it is. */
  evaluateWithin(code: string, file: string, kind: 'script' | 'module' = 'script'): Handle {
    return this.#evaluate(code, file, kind);
  }

  /** A function of the guest that asks `host`. */
  host(name: string, host: HostFunction): Handle {
    return this.#guard(() => {
      const id = this.#hosts.push(host);
      const pointer = this.#write(name).pointer;
      const fn = this.#engine.newFunction(this.#context, pointer, 1, 0, id) as Handle;
      this.#engine.free(pointer);
      return fn;
    });
  }

  /** Runs queued jobs, at most `most`; what one of them threw. */
  jobs(most: number): { readonly left: boolean; readonly error: Thrown | null } {
    return this.#guard(() => {
      const target = this.#allocate(4);
      const value = this.#engine.runJobs(this.#runtime, most, target) as Handle;
      this.#engine.free(target);
      const kind = value === 0 ? 'number' : this.#typeOf(value);
      const error = kind === 'number' ? null : this.#thrown(value);
      if (value !== 0) this.#engine.freeValue(this.#context, value);
      return { left: this.#engine.jobPending(this.#runtime) !== 0, error };
    });
  }

  /** pending, fulfilled, rejected; null for values that are no promises. */
  promise(value: Handle): 'pending' | 'fulfilled' | 'rejected' | null {
    const state = this.#guard(() => this.#engine.promiseState(this.#context, value));
    return state === 0 ? 'pending' : state === 1 ? 'fulfilled' : state === 2 ? 'rejected' : null;
  }

  settled(value: Handle): Handle {
    return this.#guard(() => this.#engine.promiseResult(this.#context, value) as Handle);
  }

  describe(value: Handle): Thrown {
    return this.#guard(() => this.#thrown(value));
  }

  free(...values: readonly Handle[]): void {
    if (this.dead) return;
    this.#guard(() => {
      for (const value of values) this.#engine.freeValue(this.#context, value);
    });
  }

  #evaluate(code: string, file: string, kind: 'script' | 'module'): Handle {
    const { pointer, size } = this.#write(code);
    const name = this.#write(file).pointer;
    const flags = kind === 'module' ? MODULE : 0;
    const value = this.#engine.evaluate(this.#context, pointer, size, name, NO_DETECTION, flags) as Handle;
    this.#engine.free(pointer);
    this.#engine.free(name);
    return value;
  }

  #settle(value: number): Outcome {
    const error = this.#engine.resolveException(this.#context, value) as Handle;
    if (error === 0) return { ok: true, value: value as Handle };
    const thrown = this.#thrown(error);
    this.#engine.freeValue(this.#context, value);
    this.#engine.freeValue(this.#context, error);
    return { ok: false, error: thrown };
  }

  #thrown(error: Handle): Thrown {
    if (this.#typeOf(error) !== 'object') return { name: '', message: this.#read(error), stack: '' };
    return {
      name: this.#part(error, 'name'),
      message: this.#part(error, 'message'),
      stack: this.#part(error, 'stack'),
    };
  }

  #part(error: Handle, name: string): string {
    const key = this.#newText(name);
    const value = this.#engine.getProperty(this.#context, error, key) as Handle;
    const text = this.#typeOf(value) === 'string' ? this.#read(value) : '';
    this.#engine.freeValue(this.#context, key);
    this.#engine.freeValue(this.#context, value);
    return text;
  }

  #typeOf(value: Handle): string {
    const pointer = this.#engine.typeOf(this.#context, value);
    const text = cString(this.#memory, pointer);
    this.#engine.free(pointer);
    return text;
  }

  #read(value: Handle): string {
    const pointer = this.#engine.getString(this.#context, value);
    const text = cString(this.#memory, pointer);
    if (pointer !== 0) this.#engine.freeCString(this.#context, pointer);
    return text;
  }

  #newText(value: string): Handle {
    const { pointer } = this.#write(value);
    const text = this.#engine.newString(this.#context, pointer) as Handle;
    this.#engine.free(pointer);
    return text;
  }

  #allocate(size: number): number {
    const pointer = this.#engine.malloc(size);
    if (pointer === 0) throw new RangeError('out of memory');
    return pointer;
  }

  #write(text: string): { pointer: number; size: number } {
    if (text.length > LONGEST_TEXT) throw new RangeError('out of memory');
    // three bytes a unit at most: room for all of them, so that it is gone through once
    const pointer = this.#allocate(text.length * 3 + 1);
    const target = new Uint8Array(this.#memory.buffer, pointer, text.length * 3 + 1);
    const { written } = encoder.encodeInto(text, target);
    target[written] = 0;
    return { pointer, size: written };
  }

  /** The guest calls out. */
  #answer(id: number, count: number, values: number): number {
    const host = this.#hosts[id - 1];
    if (host === undefined) return 0;
    const texts: string[] = [];
    for (let i = 0; i < count; i++) texts.push(this.#read(this.#engine.argument(values, i) as Handle));
    return this.#answerOr(() => {
      const answer = host(texts);
      return answer === undefined ? 0 : typeof answer === 'number' ? answer : this.#newText(answer);
    });
  }

  #module(source: () => string | undefined): number {
    return this.#answerOr(() => this.#write(source() ?? '').pointer, 0);
  }

  /** An error of ours becomes one of the guest; the end of the engine goes on outwards. */
  #answerOr(work: () => number, failed?: number): number {
    try {
      return work();
    } catch (error) {
      if (error instanceof MachineDied || error instanceof wasm.RuntimeError) throw error;
      const made = this.#engine.newError(this.#context);
      const key = this.#newText('message');
      const message = this.#newText(error instanceof Error ? error.message : String(error));
      this.#engine.setProperty(this.#context, made, key, message);
      const thrown = this.#engine.throw(this.#context, made);
      for (const value of [made, key, message]) this.#engine.freeValue(this.#context, value);
      return failed ?? thrown;
    }
  }

  #guard<T>(work: () => T): T {
    if (this.#dead !== null) throw this.#dead;
    try {
      return work();
    } catch (error) {
      this.#dead = error instanceof MachineDied ? error : new MachineDied(error);
      throw this.#dead;
    }
  }
}

const encoder = new TextEncoder();
