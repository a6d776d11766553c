/** Replacements of parts of a text. They never overlap: of two that do, the outer one stays. Insertions have no length. */

export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const WORD = /[\p{ID_Continue}$\u200c\u200d]/u;

/** Words must not grow together: `return!0` with `true` for `!0` is `return true`. */
function spaced(text: string, edit: Edit): string {
  if (edit.text === '') return '';
  const left = WORD.test(edit.text[0]!) && WORD.test(text[edit.start - 1] ?? '') ? ' ' : '';
  const right = WORD.test(edit.text[edit.text.length - 1]!) && WORD.test(text[edit.end] ?? '') ? ' ' : '';
  return `${left}${edit.text}${right}`;
}

export function applyEdits(text: string, edits: readonly Edit[]): string {
  if (edits.length === 0) return text;
  const order = edits.map((_, i) => i);
  // of two at one place the longer one first; insertions in the order in which they were made
  order.sort((a, b) => edits[a]!.start - edits[b]!.start || edits[b]!.end - edits[a]!.end || a - b);
  const parts: string[] = [];
  let at = 0;
  for (const i of order) {
    const edit = edits[i]!;
    if (edit.start < at) continue;
    parts.push(text.slice(at, edit.start), spaced(text, edit));
    at = edit.end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}
