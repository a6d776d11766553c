/**
 * A raw member name made into a name of the tree: `/`-separated, relative, no `.` or `..` parts, cut at NUL as every C program
 * would, bounded. What had to be cleaned away is said by code. Where an unpacker would put `../../.vscode/tasks.json` is unknown, so the climbing
 * parts are dropped: it is then read as `.vscode/tasks.json`.
 */
import { createHash } from 'node:crypto';
import { displayText } from '../../lib/index.ts';
import type { TreeNote } from '../../model/index.ts';

export interface CleanName {
  /** raw parts (not yet displayable), '' if nothing is left */
  readonly name: string;
  readonly problems: readonly TreeNote['code'][];
}

const PART_BYTES = 255;
const NAME_UNITS = 2048;

export function cleanName(raw: string): CleanName {
  const problems: TreeNote['code'][] = [];
  let name = raw;
  const nul = name.indexOf('\0');
  if (nul !== -1) {
    problems.push('nul-in-name');
    name = name.slice(0, nul);
  }
  if (/^(?:[A-Za-z]:)?[/\\]/.test(name)) problems.push('absolute-path');
  name = name.replace(/^[A-Za-z]:(?=[/\\])/, '');
  if (/(?:^|[/\\])\.\.(?:[/\\]|$)/.test(name)) problems.push('path-traversal');
  const parts = name.split('/').filter((part) => part !== '' && part !== '.' && part !== '..');
  const kept = parts.map((part) => (/^\\|(?:^|\\)\.\.?(?:\\|$)/.test(part) ? dropBackwards(part) : part));
  name = kept.filter((part) => part !== '').join('/');
  if (name.length > NAME_UNITS || kept.some(isOverlong)) {
    problems.push('overlong-name');
    name = kept.map(shorten).join('/');
    if (name.length > NAME_UNITS) name = `${name.slice(0, NAME_UNITS - 80)}…${fingerprint(raw)}`;
  }
  return { name, problems };
}

/** `..\..\x` is one part on POSIX and a climb on Windows. */
function dropBackwards(part: string): string {
  return part
    .split('\\')
    .filter((piece) => piece !== '..' && piece !== '.' && piece !== '')
    .join('\\');
}

function isOverlong(part: string): boolean {
  return part.length > PART_BYTES || (part.length > PART_BYTES / 3 && Buffer.byteLength(part) > PART_BYTES);
}

function shorten(part: string): string {
  if (!isOverlong(part)) return part;
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(part)?.[0] ?? '';
  return `${part.slice(0, 80)}…${fingerprint(part)}${extension}`;
}

function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

/** For messages: never longer than a line. */
export function displayName(raw: string): string {
  return displayText(raw, 300);
}
