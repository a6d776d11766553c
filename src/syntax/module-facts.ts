/** What one JavaScript or TypeScript file says of itself, as plain JSON. Function 0 is the module's top level. */
import type { Value } from './value.ts';

export interface ImportFact {
  /** constant module name or path; null where it is computed (then `value` says what is known) */
  readonly spec: string | null;
  readonly value?: Value;
  readonly kind: 'import' | 'require' | 'dynamic' | 'reexport' | 'worker' | 'spawn' | 'type';
  /** Python's `from spec import a, b`: what is taken, which may be modules of their own */
  readonly names?: readonly string[];
  /** the function that it stands in */
  readonly fn: number;
  readonly at: number;
}

export interface ExportFact {
  /** 'default', a name, or '*' for `module.exports = …` / `export * from` */
  readonly name: string;
  readonly value: Value;
}

export interface FunctionFact {
  readonly id: number;
  readonly name: string;
  readonly at: number;
  /** offset just past it */
  readonly end: number;
  /** function that it is written in */
  readonly parent: number;
  /** everything it returns (awaited and yielded values as themselves); null where it returns nothing */
  readonly returns: Value | null;
}

/** Who calls whom, and how: the raw material of call reach. */
export interface CallFact {
  readonly fn: number;
  readonly at: number;
  readonly how: 'call' | 'iife' | 'callback' | 'handler' | 'error-handler';
  /** a function of this file, or a binding of another module (`Value` of kind function, import, or get of import) */
  readonly target: Value;
  /** kept only where the target is another module's and an argument is more than plain data */
  readonly args: readonly Value[];
}

export interface SinkFact {
  readonly kind: SinkKind;
  readonly fn: number;
  readonly at: number;
  readonly end: number;
  /** the arguments that matter, first the code, command, path or address */
  readonly args: readonly Value[];
  /** the spelling: `eval`, `new Function`, `Function.constructor`, `child_process.exec` … */
  readonly spelling: string;
  /** source text of the tests around it, innermost first, at most three and 120 units each: `data.status === "error"`; a `catch` clause gives `catch` */
  readonly conditions: readonly string[];
}

/** A string that the file computes from constants and that does not stand in its text. */
export interface ComputedString {
  readonly value: string;
  readonly at: number;
  /** `base64`, `hex`, `joined`, `reversed`, `char-codes` … in order of application */
  readonly how: readonly string[];
}

/** One statement of the module's top level. */
export interface StatementFact {
  readonly at: number;
  readonly end: number;
  /** `exports`: an export or an assignment to `module.exports` / `exports.x`; `runs`: an expression or block that does something when the module loads */
  readonly kind: 'directive' | 'import' | 'exports' | 'declaration' | 'runs';
}
export type SinkKind =
  | 'eval'
  | 'function-constructor'
  | 'vm'
  | 'module-compile'
  | 'dynamic-require'
  | 'child-process'
  | 'node-stdin'
  | 'worker'
  | 'timer-string'
  | 'file-write'
  | 'file-read'
  | 'network'
  | 'wasm';

export interface ModuleFacts {
  readonly parser: 'oxc' | 'meriyah' | 'acorn-loose' | 'tree-sitter' | 'lexical';
  readonly imports: readonly ImportFact[];
  readonly exports: readonly ExportFact[];
  readonly functions: readonly FunctionFact[];
  readonly calls: readonly CallFact[];
  readonly sinks: readonly SinkFact[];
  readonly computed: readonly ComputedString[];
  /** the first 400 and the last 100 */
  readonly statements: readonly StatementFact[];
  /** what was cut by a bound, or not understood */
  readonly problems: readonly { readonly at: number; readonly why: string }[];
}
