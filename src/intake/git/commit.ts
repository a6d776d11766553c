/** A commit or tag object as words. Times are seconds since the epoch, offsets minutes east of UTC; names are made displayable. */
import { displayText } from '../../lib/index.ts';
import type { GitCommit, GitPerson } from '../../model/index.ts';

export interface ParsedCommit extends GitCommit {
  readonly tree: string;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });
const MAX_PARENTS = 64;

/** Null where there is no tree line: not a commit. */
export function parseCommit(id: string, bytes: Uint8Array): ParsedCommit | null {
  const text = decode(bytes.subarray(0, 256 * 1024));
  const end = text.indexOf('\n\n');
  const head = end === -1 ? text : text.slice(0, end);
  const lines = head.split('\n');
  const field = (name: string) => lines.find((line) => line.startsWith(`${name} `))?.slice(name.length + 1);
  const tree = field('tree');
  if (tree === undefined) return null;
  const parents = lines.filter((line) => line.startsWith('parent ')).map((line) => displayText(line.slice(7), 64));
  const message = end === -1 ? '' : text.slice(end + 2);
  return {
    id,
    tree,
    parents: parents.slice(0, MAX_PARENTS),
    author: parsePerson(field('author') ?? ''),
    committer: parsePerson(field('committer') ?? ''),
    subject: displayText(firstLine(message.slice(0, 4096)), 200),
    signed: lines.some((line) => line.startsWith('gpgsig ') || line.startsWith('gpgsig-sha256 ')),
  };
}

/** What an annotated tag points to. */
export function parseTag(bytes: Uint8Array): string | null {
  return /^object ([0-9a-f]{40,64})\n/.exec(decode(bytes.subarray(0, 4096)))?.[1] ?? null;
}

function parsePerson(line: string): GitPerson {
  const open = line.lastIndexOf('<');
  const close = line.lastIndexOf('>');
  const numbers = /^\s*(-?\d{1,15})(?:\s+([+-])(\d{2})(\d{2}))?/.exec(line.slice(close + 1));
  const minutes = numbers?.[2] === undefined ? 0 : Number(numbers[3]) * 60 + Number(numbers[4]);
  return {
    name: displayText((open === -1 ? line : line.slice(0, open)).trim(), 200),
    email: open === -1 || close < open ? '' : displayText(line.slice(open + 1, close).trim(), 200),
    time: numbers === null ? 0 : Number(numbers[1]),
    offset: numbers?.[2] === '-' && minutes !== 0 ? -minutes : minutes,
  };
}

function firstLine(text: string): string {
  for (const line of text.split('\n')) {
    const trimmed = line.trim();
    if (trimmed !== '') return trimmed;
  }
  return '';
}

function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return Buffer.from(bytes).toString('latin1');
  }
}
