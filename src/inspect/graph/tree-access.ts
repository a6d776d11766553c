/** What graph and flow read besides facts: bounded texts and JSON of the tree, given by the engine. */
export interface TreeAccess {
  /** decoded text, bounded; null where there is none or it is binary */
  readonly text: (path: string) => string | null;
  /** JSON with comments and trailing commas; undefined where it does not parse */
  readonly json: (path: string) => unknown;
}
