/**
 * Between the interpreter (host side) and the decoy world (guest side, plain scripts in this folder). Only strings cross; the guest never holds a host object.
 * The world's script is an expression: `(bridge, scenario) => World`. Everything in it that the sample may touch looks native (`toString`, property order, names).
 */
import type { GuestFile, PersonaName } from '../emulation.ts';

/**
 * What the world is given. Behind it stand host functions that take and give strings only, and the tracer (../host/tracer.js, a guest script evaluated before
 * the world). THE TRACER OWNS everything that is near the engine: `eval` (direct, indirect, computed), the constructors Function, AsyncFunction,
 * GeneratorFunction and AsyncGeneratorFunction (by any road), `Function.prototype.toString` (native functions print as V8 prints them, traced ones as they
 * were written) and the `__cl$…` names on the global object. The world does not touch these; it runs code through `run` and makes its functions look native by `native`.
 */
export interface Bridge {
  /** JSON of a GuestEvent. Gives the event's id in decimal; '' when no more are taken (the host ends the run by interrupt). */
  record(event: string): string;
  /**
   * Runs code of the sample in the global scope, traced, and gives its completion value; what it throws goes on to the caller. Records the event (category
   * code) itself: the world does not. For `require` of a file: `before` is '(function (exports, require, module, __filename, __dirname) {', `after` is '\n})',
   * and the value is the function. Timers with text, vm, Module._compile, `node -e` likewise. A file in ESM form is also taken with how: 'require' and `path`: its
   * value is then the namespace object of the module, already evaluated as far as that goes without waiting.
   */
  run(request: CodeRequest): unknown;
  /** Code that came up but cannot run here (python -c, powershell, a script written to a file and run by a shell): only records it. */
  came(request: CodeRequest): void;
  /** Gives `fn` back; from now on its text is `function NAME() { [native code] }`, NAME its own `name` where none is given. */
  native<T>(fn: T, name?: string): T;
  /** JSON of a Learned: what a second run should provide. */
  learn(note: string): void;
  /** The text of one of our own libraries, to be evaluated in the guest: 'crypto', 'zlib'. '' for unknown names. */
  library(name: string): string;
  /**
   * The value of the text of a library, an expression: evaluated untraced, by the engine's own eval, in the global scope, when it is first needed. undefined for
   * unknown names. The world and its libraries stand under file names that begin with `node:internal/`, so that stacks look native and their frames can be told apart.
   */
  load(name: string): unknown;
  /**
   * process.exit was called (its event is recorded, its listeners were run). 'go on': the call returns as if nothing was, for runs that want to see what comes behind.
   * Otherwise the host ends the run at the next interrupt check, as `exited`; the world waits for that in an endless loop.
   */
  exit(code: string): string;
}

export type Learned =
  /** a field that the sample read of a scripted reply which did not have it */
  | {
      readonly what: 'reply-field';
      /** dotted: cookie, data.message */
      readonly name: string;
      /** of the request that was replied to, without its query */
      readonly url: string;
    }
  /** a variable that the sample asked for and that is not set */
  | { readonly what: 'environment'; readonly name: string }
  /** the sample tried the network: reply scenarios make sense. Once for each run is enough. */
  | { readonly what: 'network'; readonly name: string }
  /** the sample asked for a global of browsers: a run with `browser` makes sense */
  | { readonly what: 'browser'; readonly name: string };

export interface GuestEvent {
  readonly call: string;
  /** a TraceCategory */
  readonly category: string;
  readonly arguments: readonly string[];
  readonly result: string | null;
  readonly data: Readonly<Record<string, string>>;
  /** virtual milliseconds since the start */
  readonly time: number;
  /** `new Error().stack` of the guest, frames of the world left out where that is easy */
  readonly stack: string;
}

export interface CodeRequest {
  /** setTimeout, vm.runInContext, Module._compile, require, node -e, python -c … */
  readonly how: string;
  readonly text: string;
  /** file name, for modules: what stacks show */
  readonly path?: string;
  /** our own text around it, on the same line */
  readonly before?: string;
  readonly after?: string;
}

export interface Scenario {
  readonly persona: Persona;
  readonly replies: 'nothing' | 'html' | 'json' | 'code' | 'error';
  readonly files: readonly GuestFile[];
  readonly entry: string;
  /** of Math.random, crypto.randomBytes and the like */
  readonly seed: number;
  /** Unix milliseconds at the start */
  readonly now: number;
  /** names of fields that the sample's code evaluates, learned in earlier runs: scripted replies carry them */
  readonly replyFields: readonly string[];
  /** the same by URL: what was learned as `reply-field`. URLs that are not in it are answered with the bare code where the scenario is `code`. */
  readonly replyReads?: Readonly<Record<string, readonly string[]>>;
  /** window, document and the like are there; without it they are where the entry's text speaks of them and not of Node */
  readonly browser?: boolean;
  /** code that the scripted replies carry where code is expected: harmless, records that it was run */
  readonly replyCode: string;
  /** environment variables that a gate asks for, learned in earlier runs */
  readonly environment: Readonly<Record<string, string>>;
}

export interface Persona {
  readonly name: PersonaName;
  readonly platform: 'win32' | 'darwin' | 'linux';
  readonly arch: 'x64' | 'arm64';
  readonly release: string;
  readonly hostname: string;
  readonly username: string;
  readonly home: string;
  readonly temp: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly addresses: Readonly<
    Record<string, readonly { address: string; family: 'IPv4' | 'IPv6'; mac: string; internal: boolean }[]>
  >;
  readonly cpus: number;
  readonly memory: number;
  readonly timeZone: string;
}

/** What the host drives. Each method runs guest code under the host's interrupt handler. */
export interface World {
  /** enters the entry file, as CommonJS; the host calls `enter` in its place where the entry is an ES module, and evaluates it itself */
  run(): void;
  /** gets ready for the entry being evaluated as an ES module (process.argv, require.main …) */
  enter?(): void;
  /** virtual milliseconds since the start */
  now(): number;
  /** what import.meta.url and import.meta.filename are in a file of the sample; default: file:///PATH */
  url?(path: string): string;
  filename?(path: string): string;
  /** what `import` of `specifier` means in the file `importer`: JSON of Imported */
  resolve(specifier: string, importer: string): string;
  /** the value of a module of the world (what `require` would give); for specifiers that `resolve` did not find to be a file of the sample */
  module(specifier: string, importer: string): unknown;
  /** runs due timers and queued callbacks, at most `most`; false when nothing is left */
  drain(most: number): boolean;
  /**
   * handlers, exported functions and listeners that nobody entered: enters the next one; its name, or '' when none is left. Events recorded meanwhile are forced ones;
   * the host drains between two calls. What the entered code throws is recorded, not thrown.
   */
  force(): string;
}

export type Imported =
  /** a file of the sample: its path as in `files` */
  | { readonly file: string }
  /** a module of the world: the names that it exports, without default; '*' among them: every name that is asked for is there (packages that nobody wrote a fake for) */
  | { readonly names: readonly string[] }
  | { readonly missing: string };
