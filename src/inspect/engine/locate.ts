/** Turns what a detector says of a place (offset, line, nothing) into a line, a column and an excerpt that is safe to show. */
import { excerptText, LineIndex } from '../../lib/index.ts';
import type { Place } from '../../model/index.ts';
import type { TextAccess } from './context.ts';

interface RawPlace {
  readonly file: string;
  readonly at?: number | undefined;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  readonly excerpt?: string | undefined;
}

/** Text kept around an offset on a line that is too long to show, UTF-16 units. */
const AROUND = 220;

export class Locator {
  readonly #access: TextAccess;
  readonly #indexes = new Map<string, LineIndex>();

  constructor(access: TextAccess) {
    this.#access = access;
  }

  place(raw: RawPlace): Place {
    const text = this.#access.text(raw.file);
    const index = text === null ? null : this.#index(raw.file, text);
    let line = raw.line ?? 1;
    let column = raw.column ?? 1;
    if (raw.at !== undefined && index !== null) ({ line, column } = index.at(raw.at));
    const excerpt = raw.excerpt ?? (text === null || index === null ? '' : around(text, index, line, column));
    return { file: raw.file, line: Math.max(1, line), column: Math.max(1, column), excerpt: excerptText(excerpt) };
  }

  #index(file: string, text: string): LineIndex {
    let index = this.#indexes.get(file);
    if (index === undefined) {
      if (this.#indexes.size > 256) this.#indexes.clear();
      index = new LineIndex(text);
      this.#indexes.set(file, index);
    }
    return index;
  }
}

function around(text: string, index: LineIndex, line: number, column: number): string {
  const start = index.starts[line - 1];
  if (start === undefined) return '';
  const next = index.starts[line];
  const end = next === undefined ? text.length : next - 1;
  if (end - start <= AROUND) return text.slice(start, end);
  const at = start + column - 1;
  const from = Math.max(start, at - 20);
  // the decisive text of far-right code stands behind the blanks: they are folded when shown, so they do not count here
  return text.slice(from, Math.min(end, at + AROUND - 20 + blanksAt(text, at, end)));
}

/** Length of the run of blanks that begins within a few characters of `at`. */
function blanksAt(text: string, at: number, end: number): number {
  let from = at;
  while (from < end && from < at + 20 && text[from] !== ' ' && text[from] !== '\t') from++;
  let to = from;
  while (to < end && (text[to] === ' ' || text[to] === '\t')) to++;
  return Math.min(to - from, 8_000);
}
