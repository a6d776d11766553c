/** A pure interpreter: JavaScript text in, one JSON value out. Runs in WebAssembly, with no module, no host function, no clock, under limits. */
export interface Evaluator {
  /**
   * The value of the last expression of `code`, as JSON data; `undefined` stays undefined.
   * Functions and symbols become null; anything else that does not fit JSON is an error.
   */
  evaluate(code: string, options?: EvaluateOptions): Evaluated;
  dispose(): void;
}

export interface EvaluateOptions {
  /** interrupt checks; default 2,000 */
  readonly steps?: number;
  readonly millis?: number;
}

export type Evaluated =
  | { readonly ok: true; readonly value: unknown }
  | {
      readonly ok: false;
      readonly why: 'threw' | 'deadline' | 'memory' | 'stack' | 'died' | 'not-data';
      readonly message: string;
    };
