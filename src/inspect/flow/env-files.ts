/**
 * Values of environment variables that the tree itself delivers: `.env` files (quotes, `export`, comments, several lines, `${X}`), and the
 * environment blocks of docker-compose files. By name; the nearest file to the asking one first.
 */
import type { TreeAccess } from '../graph/module-graph.ts';

export interface EnvValue {
  readonly name: string;
  readonly value: string;
  readonly file: string;
  /** UTF-16 offset of the value */
  readonly at: number;
}

const ENV_FILE =
  /(?:^|\/)(?:\.env(?:\.[\w-]{1,40}){0,3}|\.flaskenv|[\w.-]{1,40}\.env|env\.(?:local|example|development|production)|\.dev\.vars)$/i;
const COMPOSE = /(?:^|\/)(?:docker-)?compose(?:\.[\w-]+)?\.ya?ml$/i;
const MOST_FILES = 200;
const MOST_VALUES = 4_000;
const MOST_LENGTH = 400_000;

export class EnvFiles {
  readonly #byName = new Map<string, EnvValue[]>();

  constructor(paths: Iterable<string>, access: TreeAccess) {
    let files = 0;
    for (const path of paths) {
      if (/(?:^|\/)node_modules\//.test(path)) continue;
      const dotenv = ENV_FILE.test(path);
      if (!dotenv && !COMPOSE.test(path)) continue;
      if (++files > MOST_FILES) break;
      const text = access.text(path);
      if (text === null) continue;
      for (const value of dotenv
        ? parseEnv(path, text.slice(0, MOST_LENGTH))
        : parseCompose(path, text.slice(0, MOST_LENGTH))) {
        const known = this.#byName.get(value.name);
        if (known === undefined) this.#byName.set(value.name, [value]);
        else known.push(value);
      }
    }
  }

  /** Different values of a name, the nearest file's first, plain `.env` before its variants; at most six. */
  of(name: string, from: string): readonly EnvValue[] {
    const known = this.#byName.get(name);
    if (known === undefined) return [];
    const sorted = known.toSorted(
      (a, b) =>
        distance(a.file, from) - distance(b.file, from) || a.file.length - b.file.length || (a.file < b.file ? -1 : 1),
    );
    const seen = new Set<string>();
    return sorted.filter((one) => one.value !== '' && !seen.has(one.value) && seen.add(one.value)).slice(0, 6);
  }
}

/** Folders up and down between two files. */
function distance(a: string, b: string): number {
  const [one, two] = [a.split('/'), b.split('/')];
  let common = 0;
  while (common < one.length - 1 && common < two.length - 1 && one[common] === two[common]) common++;
  return one.length + two.length - 2 * common;
}

export function parseEnv(file: string, text: string): readonly EnvValue[] {
  const out: EnvValue[] = [];
  const known = new Map<string, string>();
  let at = 0;
  while (at < text.length && out.length < MOST_VALUES) {
    const lineEnd = endOfLine(text, at);
    const head = /^[ \t]*(?:export[ \t]+)?([A-Za-z_][\w.-]{0,120})[ \t]*[=:][ \t]?[ \t]*/.exec(
      text.slice(at, Math.min(lineEnd, at + 400)),
    );
    if (head === null) {
      at = lineEnd + 1;
      continue;
    }
    const start = at + head[0].length;
    const { value, end, offset, raw } = readValue(text, start, lineEnd);
    const expanded = raw ? value : expand(value, known);
    const name = head[1] ?? '';
    known.set(name, expanded);
    out.push({ name, value: expanded, file, at: start + offset });
    at = endOfLine(text, end) + 1;
  }
  return out;
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}

function readValue(
  text: string,
  start: number,
  lineEnd: number,
): { value: string; end: number; offset: number; raw: boolean } {
  const quote = text[start];
  if (quote === '"' || quote === "'" || quote === '`') {
    // a quoted value may span lines, within reason
    const close = text.indexOf(quote, start + 1);
    if (close !== -1 && close - start < 100_000) {
      const inner = text.slice(start + 1, close);
      const value = quote === '"' ? inner.replace(/\\n/g, '\n').replace(/\\r/g, '\r') : inner;
      return { value, end: close, offset: 1, raw: quote === "'" };
    }
  }
  const line = text.slice(start, lineEnd);
  const comment = line.search(/[ \t]#/);
  return { value: (comment === -1 ? line : line.slice(0, comment)).trim(), end: start, offset: 0, raw: false };
}

function expand(value: string, known: ReadonlyMap<string, string>): string {
  if (!value.includes('$')) return value;
  return value.replace(
    /\$\{([A-Za-z_]\w{0,120})(?::-([^}]{0,400}))?\}|\$([A-Za-z_]\w{0,120})/g,
    (all, braced: string | undefined, fallback: string | undefined, plain: string | undefined) => {
      return known.get(braced ?? plain ?? '') ?? fallback ?? all;
    },
  );
}

/** `environment:` blocks, as `- NAME=value` or `NAME: value`, by indentation alone. */
function parseCompose(file: string, text: string): readonly EnvValue[] {
  const out: EnvValue[] = [];
  let inside = -1;
  let at = 0;
  for (const line of text.split('\n')) {
    const indent = line.length - line.trimStart().length;
    if (/^\s*environment:\s*$/.test(line)) inside = indent;
    else if (inside !== -1 && line.trim() !== '' && indent <= inside && !line.trimStart().startsWith('-')) inside = -1;
    else if (inside !== -1) {
      const match = /^\s*(?:-\s*)?["']?([A-Za-z_]\w{0,120})["']?\s*[=:]\s*["']?([^"'\n]{1,4000})/.exec(line);
      if (match !== null)
        out.push({ name: match[1] ?? '', value: (match[2] ?? '').trim(), file, at: at + line.indexOf(match[2] ?? '') });
    }
    at += line.length + 1;
    if (out.length >= MOST_VALUES) break;
  }
  return out;
}
