/** The words of tracing: which places of a program are watched, and what is known of each. */

export type SiteKind =
  /** its value is observed */
  | 'value'
  /** a condition: which ways it went is noted, and it can be turned */
  | 'branch'
  /** a direct call of eval: the whole call, and its first argument */
  | 'eval'
  | 'eval-text'
  /** compared with a constant text: a gate may ask for it */
  | 'gate'
  // only where execution is forced:
  /** a function that is made here: entered in the end, if nobody did */
  | 'function'
  /** the same of a declared one: an insertion at the beginning of its block */
  | 'declared'
  /** a class or an object that is made here and has methods; the same of a declared class: an insertion behind it */
  | 'holder'
  | 'declared-holder'
  /** a method: nothing is inserted; it is entered through its holder */
  | 'method'
  /** a statement whose error is swallowed */
  | 'swallow'
  /** the value of a constant, whose error is swallowed */
  | 'thunk';

export const FORCED_KINDS: ReadonlySet<SiteKind> = new Set([
  'function',
  'declared',
  'holder',
  'declared-holder',
  'method',
  'swallow',
  'thunk',
]);

export interface Site {
  readonly start: number;
  readonly end: number;
  readonly kind: SiteKind;
  /** of a gate: what it is compared with; of what is declared, and of a method: its name */
  readonly text?: string;
  /** of a function: where its body lies */
  readonly body?: readonly [number, number];
  /** of a method: index of its holder */
  readonly holder?: number;
  /** of a condition: what lies behind it if it holds, and if not */
  readonly then?: Beyond;
  readonly else?: Beyond;
}

/** ends: it leaves the function, the loop or the program; acts: it calls or composes something; plain: neither. */
export type Beyond = 'ends' | 'acts' | 'acts and ends' | 'plain';
