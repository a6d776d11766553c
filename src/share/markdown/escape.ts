/**
 * Text for GitHub- and GitLab-flavoured Markdown that stays text: no markup, HTML, links, images, mentions, references or commands.
 * Names and code of a target go into code spans or fences, where nothing is interpreted; sentences that quote them are escaped.
 */
import { displayText } from '../../lib/index.ts';

/** A zero-width space parts what the forge would link: `@name`, `#12`, `user/repo#1`, `!12`, `GH-1`, `https://`, `www.`, `a@b.c`. */
const PART = '&#8203;';

export function markdownText(text: string): string {
  return displayText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_{}[\]()~^$=]/g, '\\$&')
    .replace(/[@#!%](?=[\p{L}\p{N}_"])/gu, `$&${PART}`)
    .replace(/:(?=\/\/)|(?<=\bwww)\.|(?<=\bGH)-(?=\d)|(?<=\bmailto):|(?<=\bxmpp):/gi, `$&${PART}`)
    .replace(/^(\s*)([-+#])/, '$1\\$2')
    .replace(/^(\s*\d{1,9})\.(?=\s|$)/, '$1\\.')
    .replaceAll('|', '&#124;');
}

/** A code span whose fence is longer than any run of backticks in it. */
export function codeSpan(text: string): string {
  const clean = displayText(text);
  if (clean.trim() === '') return '';
  const fence = '`'.repeat(longestRun(clean) + 1);
  const pad = /^[` ]|[` ]$/.test(clean) ? ' ' : '';
  return `${fence}${pad}${clean}${pad}${fence}`;
}

/** Code in a table's cell. Not a code span: a pipe ends a cell even there, and `\\|` does when the text brings a backslash of its own. */
export function codeCell(text: string): string {
  return `<code>${markdownText(text)}</code>`;
}

/** A fenced block of lines, each made displayable; nothing in it can close it. */
export function codeBlock(lines: readonly string[]): string {
  const clean = lines.map((line) => displayText(line));
  const fence = '`'.repeat(Math.max(3, ...clean.map((line) => longestRun(line) + 1)));
  return `${fence}text\n${clean.join('\n')}\n${fence}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}
