/**
 * Long runs of one kind of unit in a text, found without reading it all: a run of `shortest` units covers every `shortest`-th unit, so only these are
 * looked at. Linear at worst.
 */

/** ASCII units → 1. */
export function unitSet(units: string): Uint8Array {
  const table = new Uint8Array(128);
  for (const unit of units) table[unit.charCodeAt(0)] = 1;
  return table;
}

/** Is there a run of at least `shortest` units of the set that `accept` takes (its start and end are given)? */
export function someRun(
  text: string,
  set: Uint8Array,
  shortest: number,
  accept: (from: number, end: number) => boolean = () => true,
): boolean {
  const length = text.length;
  for (let i = shortest - 1; i < length; i += shortest) {
    if (!inSet(set, text.charCodeAt(i))) continue;
    let from = i;
    while (from > 0 && inSet(set, text.charCodeAt(from - 1))) from--;
    let end = i + 1;
    while (end < length && inSet(set, text.charCodeAt(end))) end++;
    if (end - from >= shortest && accept(from, end)) return true;
    // the unit at `end` is no member: the next run begins behind it
    i = end;
  }
  return false;
}

function inSet(set: Uint8Array, unit: number): boolean {
  return unit < 128 && set[unit] === 1;
}

/** Does `unit` occur at least `count` times? */
export function atLeast(text: string, unit: string, count: number): boolean {
  let at = -1;
  for (let seen = 0; seen < count; seen++) {
    at = text.indexOf(unit, at + 1);
    if (at === -1) return false;
  }
  return true;
}
