/** Which of a list of distinctive strings stand in a file, and where the first one does. */
import type { FileView } from '../reader/file-view.ts';

export interface Found {
  readonly words: readonly string[];
  readonly at: number;
}

/** Whole words only: no letter, digit or `_` beside them (checked on the side where the marker ends in one). */
export function markersIn(text: string, markers: readonly string[]): Found {
  const words: string[] = [];
  let first = -1;
  for (const marker of markers) {
    const at = wholeWord(text, marker);
    if (at === -1) continue;
    words.push(marker);
    if (first === -1 || at < first) first = at;
  }
  return { words, at: first };
}

function wholeWord(text: string, marker: string): number {
  let tries = 0;
  for (let at = text.indexOf(marker); at !== -1 && tries < 200; at = text.indexOf(marker, at + 1), tries++) {
    if (
      !(isWord(marker, 0) && isWord(text, at - 1)) &&
      !(isWord(marker, marker.length - 1) && isWord(text, at + marker.length))
    )
      return at;
  }
  return -1;
}
function isWord(text: string, at: number): boolean {
  const c = text.charCodeAt(at);
  return (c >= 48 && c <= 57) || (c >= 65 && c <= 90) || (c >= 97 && c <= 122) || c === 95;
}

/** Text of the file with what it computes and what its escapes hide appended, for searches by word. Offsets below the text's length are real. */
export function searchable(view: FileView): string {
  const text = view.text ?? '';
  const computed = view.module?.computed ?? [];
  if (computed.length === 0) return text;
  const extra = computed
    .slice(0, 5000)
    .map((part) => part.value.slice(0, 500))
    .join('\n');
  return `${text}\n${extra.slice(0, 500_000)}`;
}

/** A place inside the file for an offset of `searchable`: computed strings stand at the place where the first of them is made. */
export function realAt(view: FileView, at: number): number {
  return at < (view.text?.length ?? 0) ? at : (view.module?.computed[0]?.at ?? 0);
}

/** A program: not type declarations, and not the rules, reports and data in which names of malware are expected. */
export function isCodeFile(view: FileView): boolean {
  if (/\.d\.[cm]?ts$/i.test(view.name)) return false;
  return (
    view.kind === 'javascript' ||
    view.kind === 'python' ||
    view.kind === 'shell' ||
    view.kind === 'powershell' ||
    /\.(?:[cm]?[jt]sx?|pyw?|ps1|sh|bat|cmd|vbs|npl|go|rs)$/i.test(view.name)
  );
}
