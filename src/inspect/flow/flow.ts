/** A sink with everything known of what flows into it, linked across files. */
import type { SinkKind, Value } from '../../syntax/index.ts';

/** Where a value comes from, in words and place. */
export interface FlowSource {
  readonly kind:
    | 'network-body'
    | 'network-header'
    | 'network-error'
    | 'socket'
    | 'chain-read'
    | 'dns'
    | 'file'
    | 'lying-file'
    | 'env'
    | 'planted-env'
    | 'stdin'
    | 'clipboard'
    | 'argument'
    | 'database'
    | 'package'
    | 'constant';
  readonly file: string;
  readonly at: number;
  /** axios.get, fetch, process.env.AUTH_API … */
  readonly text: string;
  /** where it is fetched or read from, as far as constants tell */
  readonly addresses: readonly FlowConstant[];
  /** names of headers sent with constant values, for gated delivery */
  readonly headers: readonly { readonly name: string; readonly value: string }[];
}
/** A string that could be computed, and how. */
export interface FlowConstant {
  readonly value: string;
  /** literal | base64 | hex | joined | env … outermost last */
  readonly how: readonly string[];
  readonly file: string;
  readonly at: number;
}
export interface Flow {
  readonly file: string;
  readonly fn: number;
  readonly at: number;
  readonly end: number;
  readonly sink: SinkKind;
  readonly spelling: string;
  /** the linked values of the arguments */
  readonly args: readonly Value[];
  readonly sources: readonly FlowSource[];
  /** base64, hex, xor, reverse, split-join, char-codes, json-field:cookie, template, decompress, decrypt … in order of first use */
  readonly transforms: readonly string[];
  /** possible constant values of the decisive argument (code, command, path, address) */
  readonly constants: readonly FlowConstant[];
  /** true where the value is the result of a failed request (`catch`) */
  readonly viaFailure: boolean;
  /** what could not be followed */
  readonly unresolved: readonly string[];
  /** source text of the tests around the sink, innermost first (SinkFact.conditions) */
  readonly conditions: readonly string[];
}
