/**
 * QuickJS as WebAssembly without its JavaScript loader: a fresh instance at once (not in some later turn), a memory that cannot grow beyond its maximum, a clock that
 * stands still, no environment, no files. The names below are those of the pinned build (0.32.0); wasm.test.ts compares them with its own loader.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { type WasmMemory, type WasmProgram, wasm } from './web-assembly.ts';

/** What the engine calls. All numbers are pointers into its memory. */
export interface EngineCallbacks {
  /** a host function: gives a pointer to a value that the engine then owns, 0 for undefined */
  call(context: number, self: number, count: number, values: number, id: number): number;
  /** true: the guest ends with an error that it cannot catch */
  interrupt(): boolean;
  /** text of a module: pointer to a C string that the engine frees, 0 after an error was thrown */
  loadModule(context: number, name: string): number;
  /** its full name likewise */
  resolveModule(context: number, base: string, name: string): number;
}

export type EngineFunction = (...values: number[]) => number;
export type EngineFunctions = Readonly<Record<keyof typeof EXPORTS, EngineFunction>>;

export interface Instance {
  readonly functions: EngineFunctions;
  readonly memory: WasmMemory;
}

/** Where the engine's clock stands: 2025-06-02T09:00:00Z. Whoever wants a moving one brings it along. */
export const STILL_MILLIS = 1_748_854_800_000;

const PAGE = 65_536;
const INITIAL_PAGES = 256;
let program: WasmProgram | null = null;

export const EXPORTS = {
  initialise: 'u',
  malloc: 'v',
  free: 'M',
  throw: 'w',
  newError: 'x',
  setMaxStackSize: 'D',
  newRuntime: 'K',
  freeRuntime: 'L',
  newContext: 'N',
  freeContext: 'O',
  freeValue: 'P',
  freeCString: 'S',
  dup: 'T',
  newFloat: 'Y',
  newString: '_',
  getString: '$',
  jobPending: 'fa',
  runJobs: 'ga',
  getProperty: 'ha',
  setProperty: 'ja',
  call: 'ma',
  resolveException: 'na',
  evaluate: 'pa',
  moduleNamespace: 'qa',
  typeOf: 'ra',
  global: 'ua',
  promiseState: 'wa',
  promiseResult: 'xa',
  newFunction: 'Da',
  argument: 'Ea',
  enableInterrupts: 'Fa',
  enableModules: 'Ha',
} as const;

/** The same functions as the build's own loader names them. */
export const NATIVE_NAMES: Readonly<Record<keyof typeof EXPORTS, string>> = {
  initialise: '',
  malloc: '_malloc',
  free: '_free',
  throw: '_QTS_Throw',
  newError: '_QTS_NewError',
  setMaxStackSize: '_QTS_RuntimeSetMaxStackSize',
  newRuntime: '_QTS_NewRuntime',
  freeRuntime: '_QTS_FreeRuntime',
  newContext: '_QTS_NewContext',
  freeContext: '_QTS_FreeContext',
  freeValue: '_QTS_FreeValuePointer',
  freeCString: '_QTS_FreeCString',
  dup: '_QTS_DupValuePointer',
  newFloat: '_QTS_NewFloat64',
  newString: '_QTS_NewString',
  getString: '_QTS_GetString',
  jobPending: '_QTS_IsJobPending',
  runJobs: '_QTS_ExecutePendingJob',
  getProperty: '_QTS_GetProp',
  setProperty: '_QTS_SetProp',
  call: '_QTS_Call',
  resolveException: '_QTS_ResolveException',
  evaluate: '_QTS_Eval',
  moduleNamespace: '_QTS_GetModuleNamespace',
  typeOf: '_QTS_Typeof',
  global: '_QTS_GetGlobalObject',
  promiseState: '_QTS_PromiseState',
  promiseResult: '_QTS_PromiseResult',
  newFunction: '_QTS_NewFunction',
  argument: '_QTS_ArgvGetJSValueConstPointer',
  enableInterrupts: '_QTS_RuntimeEnableInterruptHandler',
  enableModules: '_QTS_RuntimeEnableModuleLoader',
};

/** The engine's file: of the package, or beside the bundle when built. */
export function engineFile(): string {
  const beside = new URL('./quickjs.wasm', import.meta.url);
  if (!import.meta.url.endsWith('.ts')) return fileURLToPath(beside);
  return createRequire(import.meta.url).resolve('@jitl/quickjs-wasmfile-release-sync/wasm');
}

/** Compiled once, then kept. */
export function loadProgram(): WasmProgram {
  program ??= new wasm.Module(readFileSync(engineFile()));
  return program;
}

/** @throws WebAssembly.RuntimeError and the like where memory is short */
export function instantiate(mebibytes: number, callbacks: EngineCallbacks): Instance {
  const maximum = Math.max(INITIAL_PAGES, Math.floor((mebibytes * 2 ** 20) / PAGE));
  const memory = new wasm.Memory({ initial: INITIAL_PAGES, maximum });
  const instance = new wasm.Instance(loadProgram(), { a: systemOf(memory, callbacks) });
  const functions = Object.create(null) as Record<keyof typeof EXPORTS, EngineFunction>;
  for (const [name, short] of Object.entries(EXPORTS))
    functions[name as keyof typeof EXPORTS] = instance.exports[short] as EngineFunction;
  functions.initialise();
  return { functions, memory };
}

/** What the engine takes for its operating system. */
function systemOf(memory: WasmMemory, callbacks: EngineCallbacks): Record<string, unknown> {
  const text = (pointer: number): string => cString(memory, pointer);
  const words = (): Uint32Array => new Uint32Array(memory.buffer);
  const abort = (): never => {
    throw new wasm.RuntimeError('the engine gave up');
  };
  return {
    a: memory,
    /** __assert_fail, abort, exit */
    b: abort,
    q: abort,
    r: abort,
    /** keep-alive, interval timer */
    l: () => undefined,
    j: () => 0,
    /** fd_close, fd_seek, fd_write: no files */
    d: () => BAD_FILE,
    o: () => NOT_SEEKABLE,
    c: (_file: number, vectors: number, count: number, written: number) => {
      let sum = 0;
      for (let i = 0; i < count; i++) sum += words()[(vectors >> 2) + i * 2 + 1] ?? 0;
      words()[written >> 2] = sum;
      return 0;
    },
    /** environ_get, environ_sizes_get: empty */
    e: () => 0,
    f: (count: number, size: number) => {
      words()[count >> 2] = 0;
      words()[size >> 2] = 0;
      return 0;
    },
    m: (seconds: bigint, target: number) => localTime(memory, seconds, target),
    n: (zone: number, daylight: number) => {
      words()[zone >> 2] = 0;
      words()[daylight >> 2] = 0;
    },
    p: () => STILL_MILLIS,
    k: (size: number) => grow(memory, size >>> 0),
    s: (context: number, self: number, count: number, values: number, id: number) =>
      callbacks.call(context, self, count, values, id),
    i: () => (callbacks.interrupt() ? 1 : 0),
    h: (_runtime: number, context: number, name: number) => callbacks.loadModule(context, text(name)),
    g: (_runtime: number, context: number, base: number, name: number) =>
      callbacks.resolveModule(context, text(base), text(name)),
    t: () => undefined,
  };
}

const BAD_FILE = 52;
const NOT_SEEKABLE = 70;

/** `struct tm` in UTC. */
function localTime(memory: WasmMemory, seconds: bigint, target: number): void {
  const time = new Date(Number(seconds) * 1000);
  const year = time.getUTCFullYear();
  const day = Math.floor((time.getTime() - Date.UTC(year, 0, 1)) / 86_400_000);
  const parts = [
    time.getUTCSeconds(),
    time.getUTCMinutes(),
    time.getUTCHours(),
    time.getUTCDate(),
    time.getUTCMonth(),
    year - 1900,
    time.getUTCDay(),
    day,
    0,
    0,
  ];
  new Int32Array(memory.buffer).set(parts, target >> 2);
}

/** A fifth more than asked for, else what was asked for, else no. */
function grow(memory: WasmMemory, size: number): number {
  const now = memory.buffer.byteLength;
  for (const wanted of [Math.max(size, now * 1.2), size]) {
    try {
      memory.grow(Math.ceil((wanted - now) / PAGE));
      return 1;
    } catch {
      // beyond the maximum
    }
  }
  return 0;
}

const utf8 = new TextDecoder();
export function cString(memory: WasmMemory, pointer: number): string {
  if (pointer === 0) return '';
  const bytes = new Uint8Array(memory.buffer);
  const end = bytes.indexOf(0, pointer);
  return utf8.decode(bytes.subarray(pointer, end === -1 ? bytes.length : end));
}
