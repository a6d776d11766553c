/**
 * An ESTree node as any of our parsers makes it (oxc, meriyah, acorn-loose): the parsers'
 * own types differ in detail, and hostile or broken programs hold less than the types promise.
 */
export interface Node {
  readonly type: string;
  /** UTF-16 offsets into the text */
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
