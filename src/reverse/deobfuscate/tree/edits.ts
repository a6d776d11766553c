/** Replacements of parts of a text. They never overlap: of two that do, the outer one stays. Insertions have no length. */

export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** From a place in the new text to the place in the old one that it came from. */
export type Back = (offset: number) => number;

const WORD = /[\p{ID_Continue}$\u200c\u200d]/u;

/** Words must not grow together: `return!0` with `true` for `!0` is `return true`. */
function spaced(text: string, edit: Edit): string {
  if (edit.text === '') return '';
  const left = WORD.test(edit.text[0]!) && WORD.test(text[edit.start - 1] ?? '') ? ' ' : '';
  const right = WORD.test(edit.text[edit.text.length - 1]!) && WORD.test(text[edit.end] ?? '') ? ' ' : '';
  return `${left}${edit.text}${right}`;
}

export function applyMapped(text: string, edits: readonly Edit[]): { text: string; back: Back } {
  const order = edits.map((_, i) => i);
  // of two at one place the longer one first; insertions in the order in which they were made
  order.sort((a, b) => edits[a]!.start - edits[b]!.start || edits[b]!.end - edits[a]!.end || a - b);
  const parts: string[] = [];
  const places: { from: number; to: number; old: number; oldEnd: number }[] = [];
  let at = 0;
  let size = 0;
  for (const i of order) {
    const edit = edits[i]!;
    if (edit.start < at) continue;
    const put = spaced(text, edit);
    parts.push(text.slice(at, edit.start), put);
    size += edit.start - at;
    places.push({ from: size, to: size + put.length, old: edit.start, oldEnd: edit.end });
    size += put.length;
    at = edit.end;
  }
  parts.push(text.slice(at));
  const back: Back = (offset) => {
    let low = 0;
    let high = places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (places[middle]!.from <= offset) low = middle + 1;
      else high = middle;
    }
    const place = places[low - 1];
    if (place === undefined) return offset;
    return offset < place.to ? place.old : place.oldEnd + (offset - place.to);
  };
  return { text: parts.join(''), back };
}

export function applyEdits(text: string, edits: readonly Edit[]): string {
  return edits.length === 0 ? text : applyMapped(text, edits).text;
}
