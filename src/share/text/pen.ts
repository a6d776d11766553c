/**
 * What the terminal can show: colours, box characters, links; each with a plain fallback.
 * Links lead to our own references only, never to a file of the target: a click on a file link may open it in the program that
 * belongs to it, and for some files that program is the one that runs them.
 */

import pico from 'picocolors';
import { displayText } from '../../lib/index.ts';
import type { TextOptions } from '../options.ts';
import { techniqueUrl } from '../technique.ts';

export interface Pen {
  readonly width: number;
  readonly unicode: boolean;
  readonly paint: ReturnType<typeof pico.createColors>;
  /** text from the target or about it: one line, harmless, in characters that the terminal has */
  readonly clean: (text: string) => string;
  readonly link: (text: string, url: string) => string;
  readonly mark: Marks;
}

interface Marks {
  readonly bar: string;
  readonly end: string;
  readonly start: string;
  readonly bullet: string;
  readonly dot: string;
  readonly ellipsis: string;
}

const UNICODE_MARKS: Marks = { start: '●', bar: '│', end: '▼', bullet: '•', dot: '·', ellipsis: '…' };
const ASCII_MARKS: Marks = { start: '*', bar: '|', end: 'v', bullet: '-', dot: '-', ellipsis: '...' };

/** Typography of our own sentences, for terminals without it. */
const TYPOGRAPHY: ReadonlyMap<string, string> = new Map([
  ['’', "'"],
  ['‘', "'"],
  ['“', '"'],
  ['”', '"'],
  ['…', '...'],
  ['–', '-'],
  ['—', '-'],
  ['→', '->'],
  ['·', '-'],
  ['⟨', '<'],
  ['⟩', '>'],
  ['\u00a0', ' '],
]);

export function penFor(options: TextOptions): Pen {
  const { unicode, links } = options;
  const ascii = (text: string): string =>
    text.replace(/[^\u0020-\u007e]/gu, (c) => TYPOGRAPHY.get(c) ?? `\\u{${(c.codePointAt(0) ?? 0).toString(16)}}`);
  return {
    width: Math.max(40, Math.min(110, options.width)),
    unicode,
    paint: pico.createColors(options.color),
    clean: (text) => (unicode ? displayText(text) : ascii(displayText(text))),
    link: (text, url) => (links ? `\u001b]8;;${url}\u001b\\${text}\u001b]8;;\u001b\\` : text),
    mark: unicode ? UNICODE_MARKS : ASCII_MARKS,
  };
}

/** ATT&CK ids in a line of our own words become links. */
export function withTechniqueLinks(line: string, pen: Pen): string {
  return line.replace(/\bT\d{4}(?:\.\d{3})?\b/g, (id) => pen.link(id, techniqueUrl(id) ?? ''));
}
