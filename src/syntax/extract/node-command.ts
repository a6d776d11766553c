/** A started process as data: is it Node (or another interpreter) with a script of the tree, or with code on its command line or standard input? */
import { constantsOf } from '../fold.ts';
import type { Value } from '../value.ts';

const INTERPRETERS = /^(?:node(?:js)?|bun|deno|tsx|ts-node|python[0-9.]*|pythonw?|py|sh|bash|zsh)(?:\.exe|\.cmd)?$/i;
const NODES = /^(?:node(?:js)?|bun|deno|tsx|ts-node)(?:\.exe|\.cmd)?$/i;
const CODE_FLAGS = new Set(['-e', '--eval', '-p', '--print', '-pe']);
/** Options of node that take the next word. */
const VALUE_FLAGS = new Set([
  '-r',
  '--require',
  '--import',
  '--loader',
  '--experimental-loader',
  '-C',
  '--conditions',
  '--title',
  '--env-file',
]);
const SCRIPT = /\.(?:[cm]?[jt]sx?|py|sh|woff2?|ttf|png|svg|jpg|dat|bin|npl|json|txt)$|^\.{0,2}[\\/]/i;
const MAX_WORDS = 64;

function isExecPath(value: Value): boolean {
  if (value.k === 'any') return value.of.some(isExecPath);
  if (value.k !== 'get' || value.of.k !== 'global' || value.of.name !== 'process') return false;
  return value.key === 'execPath' || value.key === 'argv0';
}

function programOf(value: Value): string | null {
  if (isExecPath(value)) return 'node';
  if (value.k === 'get' && value.key === '0') return value.of.k === 'get' && value.of.key === 'argv' ? 'node' : null;
  const text = constantsOf(value)[0]?.value;
  return text === undefined ? null : (text.trim().split(/[\\/]/).at(-1) ?? null);
}

/** Scripts that a child process call starts: constants, or what is known of them. */
export function nodeScript(args: readonly Value[], forked: boolean): readonly Value[] {
  const [first, second] = args;
  if (first === undefined) return [];
  if (forked) return [first];
  if (second?.k === 'array') {
    const program = programOf(first);
    if (program === null || !INTERPRETERS.test(program)) return [];
    const script = scriptWord(second.items);
    return script === null ? [] : [script];
  }
  if (first.k === 'concat') return fromParts(first.parts);
  return constantsOf(first).flatMap(({ value }) => fromLine(value).map((v): Value => ({ k: 'const', v })));
}

function scriptWord(words: readonly Value[]): Value | null {
  for (let i = 0; i < words.length && i < MAX_WORDS; i++) {
    const word = words[i]!;
    if (word.k === 'const' && typeof word.v === 'string') {
      if (CODE_FLAGS.has(word.v) || word.v === '-' || word.v === '-c') return null;
      if (VALUE_FLAGS.has(word.v)) i++;
      else if (!word.v.startsWith('-')) return word;
    } else return word;
  }
  return null;
}

/** `node ${path} --flag` */
function fromParts(parts: readonly Value[]): readonly Value[] {
  const [first, second] = parts;
  if (second === undefined) return [];
  if (first?.k === 'const' && typeof first.v === 'string') {
    const words = first.v.trim().replace(/["']$/, '').trim().split(/\s+/);
    const program =
      words[0]
        ?.replace(/^["']|["']$/g, '')
        .split(/[\\/]/)
        .at(-1) ?? '';
    if (INTERPRETERS.test(program) && words.slice(1).every((word) => word.startsWith('-') && !CODE_FLAGS.has(word)))
      return [second];
    return fromLine(first.v).map((v): Value => ({ k: 'const', v }));
  }
  if (first !== undefined && isExecPath(first) && second.k === 'const' && typeof second.v === 'string') {
    if (second.v.trim() === '' || /^["']?\s+["']?$/.test(second.v)) return parts[2] === undefined ? [] : [parts[2]];
    return fromLine(`node ${second.v.replace(/^["']/, '')}`).map((v): Value => ({ k: 'const', v }));
  }
  return [];
}

/** Scripts in a constant command line: `cd x && node ./a.js & python b.py`. */
function fromLine(line: string): readonly string[] {
  const out: string[] = [];
  for (const command of line.slice(0, 4_096).split(/&&|\|\||[;&|\n]/)) {
    const words = command
      .trim()
      .split(/\s+/)
      .slice(0, MAX_WORDS)
      .map((word) => word.replace(/^["']|["']$/g, ''));
    const at = words.findIndex((word) => INTERPRETERS.test(word.split(/[\\/]/).at(-1) ?? ''));
    if (at === -1 || at > 3) continue;
    for (let i = at + 1; i < words.length; i++) {
      const word = words[i]!;
      if (CODE_FLAGS.has(word) || word === '-' || word === '-c') break;
      if (VALUE_FLAGS.has(word)) i++;
      else if (!word.startsWith('-')) {
        if (SCRIPT.test(word) || /^[\w./\\-]+$/.test(word)) out.push(word);
        break;
      }
    }
  }
  return out;
}

/** `node -e "…"`, `"${process.execPath}" --eval '…'`: the text between the quotes, as far as the line is known. */
function lineCode(line: Value): Value | null {
  for (const one of line.k === 'any' ? line.of : [line]) {
    const parts = one.k === 'concat' ? one.parts : [one];
    let text = '';
    for (const [i, part] of parts.slice(0, 40).entries())
      text += part.k === 'const' ? String(part.v) : i === 0 && isExecPath(part) ? 'node' : '__hole';
    const found =
      /(?:^|[\s;&|/\\"'])(?:node(?:js)?|bun|deno|nodejs)(?:\.exe)?["']?(?:\s+eval|(?:\s+-{1,2}[\w=-]+){0,4}?\s+(?:-e|-pe|-p|--eval|--print))[\s=]+(["'])/.exec(
        text.slice(0, 4_000),
      );
    if (found === null) continue;
    const quote = found[1] ?? '"';
    const start = found.index + found[0].length;
    const end = text.lastIndexOf(quote);
    const code = text.slice(start, end > start ? end : undefined);
    const [first] = parts;
    const at = first?.k === 'const' ? first.at : undefined;
    const how = first?.k === 'const' ? first.how : undefined;
    return {
      k: 'const',
      v: quote === '"' ? code.replaceAll('\\"', '"') : code,
      ...(at === undefined ? {} : { at }),
      ...(how === undefined ? {} : { how }),
    };
  }
  return null;
}

/** `sh -c 'node -e …'`, `cmd /c node -e …` */
function shellLine(program: Value, words: readonly Value[]): Value | null {
  const name = programOf(program);
  if (name === null || !/^(?:(?:ba|z)?sh|cmd|powershell|pwsh)(?:\.exe)?$/i.test(name)) return null;
  for (const word of words.slice(0, MAX_WORDS)) {
    const code = lineCode(word);
    if (code !== null) return code;
  }
  return null;
}

/** Code that a Node process gets on its command line or as `input`; null where it gets none. */
export function stdinCode(args: readonly Value[]): Value | null {
  const [first, second] = args;
  if (first === undefined) return null;
  const inLine = second?.k === 'array' ? null : lineCode(first);
  if (inLine !== null) return inLine;
  const shell = second?.k === 'array' ? shellLine(first, second.items) : null;
  if (shell !== null) return shell;
  const program = programOf(first);
  if (second?.k === 'array' && program !== null && NODES.test(program)) {
    const flag = second.items.findIndex(
      (word) => word.k === 'const' && typeof word.v === 'string' && CODE_FLAGS.has(word.v),
    );
    if (flag !== -1 && second.items[flag + 1] !== undefined) return second.items[flag + 1]!;
  }
  const options = args.find((arg) => arg.k === 'object');
  const input = options?.k === 'object' ? options.props.find(([key]) => key === 'input')?.[1] : undefined;
  if (input !== undefined && program !== null && (NODES.test(program) || /\bnode\b/.test(program))) return input;
  return null;
}
