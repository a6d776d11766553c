/** Strings that the file computes from constants and that do not stand in its text. */
import type { ComputedString } from '../module-facts.ts';
import { T } from '../tree/node-type.ts';
import type { Value } from '../value.ts';
import type { Context } from './context.ts';

const MAX_COMPUTED = 400;
const MAX_JOINED = 120;
const MAX_TEXT = 16_384;
const MAX_TOTAL = 600_000;
const MAX_LOOKED = 8_000_000;
/** Steps that only put text together. */
const PLAIN = new Set(['joined', 'path', 'case', 'index', 'slice', 'repeat', 'replace']);

export class ComputedCollector {
  readonly strings: ComputedString[] = [];
  readonly #context: Context;
  readonly #seen: Set<string> = new Set();
  #joined = 0;
  #total = 0;
  #looked = 0;
  constructor(context: Context) {
    this.#context = context;
  }

  look(node: number): void {
    const value = this.#context.evaluate(node);
    if (value.k === 'array') for (const item of value.items.slice(0, 64)) this.#take(item, node);
    else this.#take(value, node);
  }

  /** Looking through a long text for every string would take long: the look has a budget. */
  #standsInText(value: string): boolean {
    const { text } = this.#context.ast;
    if (this.#looked > MAX_LOOKED) return false;
    const at = text.indexOf(value);
    this.#looked += at === -1 ? text.length : at;
    return at !== -1;
  }

  #take(value: Value, node: number): void {
    if (
      value.k !== 'const' ||
      typeof value.v !== 'string' ||
      value.how === undefined ||
      value.v.length < 3 ||
      this.strings.length >= MAX_COMPUTED
    )
      return;
    if (value.how.every((step) => step === 'path')) return;
    const decoded = value.how.some((step) => !PLAIN.has(step));
    if (!decoded && (value.v.length > 2_000 || ++this.#joined > MAX_JOINED)) return;
    if (this.#total > MAX_TOTAL || this.#seen.has(value.v)) return;
    this.#seen.add(value.v);
    if (value.v.length < 200 && this.#standsInText(value.v)) return;
    this.#total += value.v.length;
    this.strings.push({ value: value.v.slice(0, MAX_TEXT), at: this.#context.ast.start[node]!, how: value.how });
  }
}

/** Calls of these names are worth folding for their own sake. */
export const DECODER_NAMES: ReadonlySet<string> = new Set([
  'toString',
  'join',
  'decode',
  'fromCharCode',
  'fromCodePoint',
  'atob',
  'decodeURIComponent',
  'decodeURI',
  'unescape',
  'reverse',
  'replace',
  'replaceAll',
  'concat',
  'from',
  'map',
  'split',
  'apply',
]); // prettier-ignore

/** A `+` or template of constants that is not part of a larger one. */
export function isOuterConcat(context: Context, node: number): boolean {
  const { ast } = context;
  if (ast.type[node] === T.Template) return ast.b[node] !== 0;
  return (
    ast.operator(node) === '+' && !(ast.type[ast.parent[node]!] === T.Binary && ast.operator(ast.parent[node]!) === '+')
  );
}
