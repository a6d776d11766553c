/** Which of a list of distinctive strings stand in a file, and where the first one does. */
import { literalsOf } from '../../indicators/index.ts';
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

/** Text without comments, with what it computes appended, for searches by word. Offsets below the text's length are real. */
export function searchable(view: FileView): string {
  return `${blanked(view.text ?? '', literalsOf(view).comments)}\n${computedText(view)}`;
}

/**
 * Calls and names only: comments, strings and regular expressions are blanked, so that a scanner's patterns do not read as deeds. What is computed
 * is appended: in obfuscated code the names of functions are strings. Names of modules that are required stay.
 */
export function deeds(view: FileView): string {
  const { strings, comments, patterns } = literalsOf(view);
  const text = view.text ?? '';
  const quoted = strings.filter(
    (part) => !/(?:require|import|from)\s{0,4}\(?\s{0,4}["'`]$/.test(text.slice(Math.max(0, part.at - 16), part.at)),
  );
  return `${blanked(
    text,
    [...quoted, ...comments, ...patterns].sort((a, b) => a.at - b.at),
  )}\n${computedText(view)}`;
}

function computedText(view: FileView): string {
  const computed = view.module?.computed ?? [];
  return computed
    .slice(0, 5000)
    .map((part) => part.value.slice(0, 500))
    .join('\n')
    .slice(0, 500_000);
}

function blanked(text: string, parts: readonly { readonly at: number; readonly end: number }[]): string {
  const out: string[] = [];
  let from = 0;
  for (const part of parts) {
    if (part.at < from) continue;
    out.push(text.slice(from, part.at), ' '.repeat(part.end - part.at));
    from = part.end;
  }
  out.push(text.slice(from));
  return out.join('');
}

/** A place inside the file for an offset of `searchable`: computed strings stand at the place where the first of them is made. */
export function realAt(view: FileView, at: number): number {
  return at < (view.text?.length ?? 0) ? at : (view.module?.computed[0]?.at ?? 0);
}

/** A program: not type declarations, and not the rules, reports and data in which names of malware are expected. */
export function isCodeFile(view: FileView): boolean {
  // rule files of scanners look like scripts to whoever guesses the kind from the text
  if (/\.(?:d\.[cm]?ts|yara?|rules?|sigma|ya?ml|snort)$/i.test(view.name)) return false;
  return (
    view.kind === 'javascript' ||
    view.kind === 'python' ||
    view.kind === 'shell' ||
    view.kind === 'powershell' ||
    /\.(?:[cm]?[jt]sx?|pyw?|ps1|sh|bat|cmd|vbs|npl|go|rs)$/i.test(view.name)
  );
}
