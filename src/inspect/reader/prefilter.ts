/**
 * Which of many byte strings occur in a file: one pass over the bytes, whatever their number (Aho–Corasick, as a dense table over the bytes
 * that matter). Takes ASCII needles, case-sensitive; gives a set to ask. It decides which detectors look at a file, nothing else.
 */
export interface Prefilter {
  readonly needles: readonly string[];
  readonly scan: (bytes: Uint8Array) => Found;
}

/** What occurred in one file. */
export interface Found {
  /** null: not one of the needles */
  readonly has: (needle: string) => boolean | null;
}

/** Needles are at least this long: a shorter one occurs everywhere and gates nothing. */
const SHORTEST = 2;

export function buildPrefilter(needles: Iterable<string>): Prefilter {
  const list = [...new Set(needles)].sort();
  for (const needle of list) assertNeedle(needle);
  const ids = new Map(list.map((needle, id) => [needle, id]));
  const automaton = buildAutomaton(list);
  return {
    needles: list,
    scan(bytes) {
      const found = runAutomaton(automaton, bytes, list.length);
      return {
        has(needle) {
          const id = ids.get(needle);
          return id === undefined ? null : found[id] === 1;
        },
      };
    },
  };
}

function assertNeedle(needle: string): void {
  if (needle.length < SHORTEST || !/^[\x01-\x7e]+$/.test(needle))
    throw new Error(`not a needle (ASCII, ${SHORTEST} characters or more): ${JSON.stringify(needle)}`);
}

interface Automaton {
  /** byte → column of the table; column 0 is every byte that no needle holds */
  readonly columns: Uint8Array;
  /**
   * Next row offset by row offset + column. The complement (a negative number) marks a state that ends a needle, so that the
   * scan asks one question per byte.
   */
  readonly table: Int32Array;
  /** row offset / width → needles that end there */
  readonly ends: readonly (readonly number[] | undefined)[];
  readonly width: number;
}

function buildAutomaton(needles: readonly string[]): Automaton {
  const columns = new Uint8Array(256);
  let width = 1;
  for (const needle of needles) {
    for (let i = 0; i < needle.length; i++) {
      const byte = needle.charCodeAt(i);
      if (columns[byte] === 0) columns[byte] = width++;
    }
  }
  const states = needles.reduce((sum, needle) => sum + needle.length, 1);
  const table = new Int32Array(states * width);
  const ends: (number[] | undefined)[] = [];
  let used = 1;
  for (const [id, needle] of needles.entries()) {
    let state = 0;
    for (let i = 0; i < needle.length; i++) {
      const cell = state * width + (columns[needle.charCodeAt(i)] ?? 0);
      if (table[cell] === 0) table[cell] = used++;
      state = table[cell] ?? 0;
    }
    ends[state] = [...(ends[state] ?? []), id];
  }
  linkFailures(table, ends, width, used);
  for (let cell = 0; cell < used * width; cell++) {
    const next = table[cell] ?? 0;
    table[cell] = ends[next] === undefined ? next * width : ~(next * width);
  }
  return { columns, table: table.slice(0, used * width), ends, width };
}

/** Breadth first: a missing step becomes the step of the longest proper suffix, and a state ends what that suffix ends. */
function linkFailures(table: Int32Array, ends: (number[] | undefined)[], width: number, used: number): void {
  const fail = new Int32Array(used);
  const queue: number[] = [];
  for (let column = 0; column < width; column++) {
    const next = table[column] ?? 0;
    if (next !== 0) queue.push(next);
  }
  for (const state of queue) {
    const back = fail[state] ?? 0;
    const inherited = ends[back];
    if (inherited !== undefined) ends[state] = [...(ends[state] ?? []), ...inherited];
    for (let column = 0; column < width; column++) {
      const cell = state * width + column;
      const next = table[cell] ?? 0;
      const other = table[back * width + column] ?? 0;
      if (next === 0) table[cell] = other;
      else {
        fail[next] = other;
        queue.push(next);
      }
    }
  }
}

function runAutomaton(automaton: Automaton, bytes: Uint8Array, needles: number): Uint8Array {
  const { columns, table, ends, width } = automaton;
  const found = new Uint8Array(needles);
  const seen = new Uint8Array(ends.length);
  let row = 0;
  for (let i = 0; i < bytes.length; i++) {
    row = table[row + columns[bytes[i]!]!]!;
    if (row < 0) {
      row = ~row;
      const state = row / width;
      if (seen[state] === 0) {
        seen[state] = 1;
        for (const id of ends[state] ?? []) found[id] = 1;
      }
    }
  }
  return found;
}
