/** What one JavaScript or TypeScript file says of itself, as plain JSON. Function 0 is the module's top level. */
import type { Value } from './value.ts';

export interface ImportFact {
  /** constant module name or path; null where it is computed (then `value` says what is known) */
  readonly spec: string | null;
  readonly value?: Value;
  readonly kind: 'import' | 'require' | 'dynamic' | 'reexport' | 'worker' | 'spawn' | 'type';
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
  /** function that it is written in */
  readonly parent: number;
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
  readonly parser: 'oxc' | 'meriyah' | 'acorn-loose' | 'lexical';
  readonly imports: readonly ImportFact[];
  readonly exports: readonly ExportFact[];
  readonly functions: readonly FunctionFact[];
  readonly calls: readonly CallFact[];
  readonly sinks: readonly SinkFact[];
  /** what was cut by a bound, or not understood */
  readonly problems: readonly { readonly at: number; readonly why: string }[];
}
