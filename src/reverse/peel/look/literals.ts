/**
 * Strings of a layer with their values: quoted ones (escapes undone, constant neighbours joined by `+` as one), sources of regular expressions, long runs of
 * coded letters anywhere, and in plain text the lines. In the order of the text. Needs no parser: broken and foreign texts are read too.
 */
import { literalsOf, unescapeText } from '../../../indicators/index.ts';
import { LineIndex } from '../../../lib/index.ts';
import type { ContentKind } from '../../../syntax/index.ts';
import type { LiteralView } from '../decoder.ts';

const MOST = 120_000;
const MOST_LINES = 4_000;
/** Values beyond this are read from the text again: the lexer cuts them. */
const LEXER_CUTS = 1_000_000;
const GAP = 400;

const RUN = /[A-Za-z0-9+/_-]{48,}={0,2}/g;
/** Lines and values of texts that need no quotes. */
const WHOLE: ReadonlySet<string> = new Set(['text', 'shell', 'batch', 'vbs', 'powershell', 'xml', 'svg', 'html']);

export function literalsIn(text: string, kind: string): readonly LiteralView[] {
  const { strings, patterns } = literalsOf({
    text,
    kind: kind as ContentKind,
    name: '',
    lines: new LineIndex(text),
  } as Parameters<typeof literalsOf>[0]);
  const found: LiteralView[] = [];
  let joined: string[] = [];
  let start = -1;
  let end = -1;
  const close = (): void => {
    if (start >= 0) found.push({ value: joined.length === 1 ? joined[0]! : joined.join(''), start, end });
    joined = [];
  };
  for (const part of strings) {
    if (found.length >= MOST) break;
    const value = part.end - part.at < LEXER_CUTS ? part.value : unescapeText(text.slice(part.at, part.end));
    if (start >= 0 && isJoined(text, end, part.at - 1)) {
      joined.push(value);
      end = part.end + 1;
      continue;
    }
    close();
    joined = [value];
    start = part.at - 1;
    end = part.end + 1;
  }
  close();
  for (const { at, end: last } of patterns)
    if (last - at > 40) found.push({ value: text.slice(at + 1, text.lastIndexOf('/', last)), start: at, end: last });
  return withRuns(found, text, kind);
}

/** Is there nothing but `+`, blanks and comments from `from` to `to`? */
function isJoined(text: string, from: number, to: number): boolean {
  if (to - from < 1 || to - from > GAP) return false;
  let plus = 0;
  for (let at = from; at < to; at++) {
    const c = text.charCodeAt(at);
    if (c === 43) plus++;
    else if (c === 47 && text.charCodeAt(at + 1) === 42) {
      const close = text.indexOf('*/', at + 2);
      if (close === -1 || close >= to) return false;
      at = close + 1;
    } else if (c !== 32 && c !== 10 && c !== 13 && c !== 9) return false;
  }
  return plus === 1;
}

function withRuns(quoted: readonly LiteralView[], text: string, kind: string): readonly LiteralView[] {
  const others: LiteralView[] = [];
  for (const match of text.matchAll(RUN)) {
    if (others.length >= MOST_LINES) break;
    // pictures and fonts in addresses are the carriers' business
    if (text.startsWith('base64,', match.index - 7)) continue;
    others.push({ value: match[0], start: match.index, end: match.index + match[0].length });
  }
  if (WHOLE.has(kind)) others.push(...wholes(text));
  if (others.length === 0) return quoted;
  const covered = quoted.toSorted((a, b) => a.start - b.start || b.end - a.end);
  const all = [...quoted];
  let at = 0;
  let reach = -1;
  for (const other of others.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    for (; at < covered.length && covered[at]!.start <= other.start; at++) reach = Math.max(reach, covered[at]!.end);
    if (other.end > reach) all.push(other);
  }
  return all.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** The text itself where it is one block of coded letters, its lines, and values behind `=` and `:`. */
function wholes(text: string): LiteralView[] {
  const found: LiteralView[] = [];
  const trimmed = text.trim();
  const offset = text.indexOf(trimmed.slice(0, 1));
  if (trimmed.length >= 8) found.push({ value: trimmed, start: offset, end: offset + trimmed.length });
  let count = 0;
  for (const match of text.matchAll(/[^\r\n]{8,}/g)) {
    if (++count > MOST_LINES) break;
    const line = match[0].trim();
    if (line.length < 8 || line === trimmed) continue;
    const start = match.index + match[0].indexOf(line);
    found.push({ value: line, start, end: start + line.length });
    const value = /^[\w.-]{1,80}[ \t]{0,9}[=:][ \t]{0,9}([^\s"'`=][^\s"'`]{7,})$/.exec(line)?.[1];
    if (value !== undefined) found.push({ value, start: start + line.length - value.length, end: start + line.length });
  }
  return found;
}
