/**
 * Text to flat syntax tree, whatever it takes: oxc (native, fast), meriyah (JavaScript, survives deep nesting), acorn-loose (takes anything).
 * Called in reading processes only: a native parser may die on hostile input, and then only that process does.
 */

import { nestingDepth } from './nesting.ts';
import { isNode, type Node } from './node.ts';
import type { Ast } from './tree/ast.ts';
import { flattenEstree } from './tree/from-estree.ts';
import { loadOxc, type OxcOptions, parseWithOxc } from './tree/oxc.ts';

export type ParserName = 'oxc' | 'meriyah' | 'acorn-loose';
export interface ParseOptions {
  /** false after a native parser died on this file */
  readonly native: boolean;
  /** the file is TypeScript whatever its name says */
  readonly typescript?: boolean;
}

/** Beyond this many nested brackets oxc's stack is at risk (it dies at about 5,000 functions). */
const NATIVE_NESTING = 700;
/** acorn-loose is slow and keeps everything: only for small files. UTF-16 units. */
const LOOSE_LENGTH = 250_000;
/** Beyond this only the language of the name is tried. UTF-16 units. */
const LONG = 1_000_000;
const MERIYAH_LENGTH = 6_000_000;

/** Loads the parsers; awaited once by a reading process. */
export async function prepareParsers(): Promise<void> {
  await loadOxc();
}

function attemptsFor(name: string, typescript: boolean): readonly OxcOptions[] {
  const languages: readonly OxcOptions['lang'][] =
    /\.[cm]?ts$/i.test(name) || typescript
      ? ['ts', 'tsx']
      : /\.tsx$/i.test(name)
        ? ['tsx', 'ts']
        : ['jsx', 'ts', 'tsx'];
  return languages.flatMap((lang) => [
    { lang, sourceType: 'unambiguous' },
    { lang, sourceType: 'commonjs' },
  ]);
}

/** The first reading without errors; else the first that kept a program in spite of them. */
function parseOxc(ast: Ast, name: string, text: string, typescript: boolean): boolean {
  let partial: OxcOptions | null = null;
  let kept: OxcOptions | null = null;
  const attempts = attemptsFor(name, typescript);
  // each attempt reads the whole text: a long one is not tried as other languages
  for (const attempt of text.length > LONG ? attempts.slice(0, 2) : attempts) {
    const errors = parseWithOxc(ast, text, attempt);
    if (errors === null) return false;
    if (errors === 0) return true;
    kept = attempt;
    if (partial === null && ast.a[1] !== 0) partial = attempt;
  }
  if (partial === null) return false;
  return kept === partial || parseWithOxc(ast, text, partial) !== null;
}

let meriyah: typeof import('meriyah') | null = null;
let loose: ((text: string) => unknown) | null = null;

/** The fallbacks load when first needed: most runs never do. */
export async function prepareFallbacks(): Promise<void> {
  meriyah ??= await import('meriyah');
  loose ??= (await import('./tree/loose.ts')).parseLoosely;
}

function parseMeriyah(text: string): Node | null {
  if (meriyah === null) return null;
  for (const sourceType of ['module', 'commonjs', 'script'] as const) {
    try {
      const program: unknown = meriyah.parse(text, {
        sourceType,
        next: true,
        webcompat: true,
        jsx: true,
        ranges: true,
      });
      if (isNode(program)) return program;
    } catch {
      // the next form, or the next parser
    }
  }
  return null;
}

function parseLoose(text: string): Node | null {
  if (loose === null) return null;
  try {
    const program = loose(text);
    return isNode(program) ? program : null;
  } catch {
    return null;
  }
}

/**
 * Fills `ast`, and says which parser did it. Otherwise the reason: `needs-fallback` (load them and ask again) or `unparsable`.
 */
export function parseInto(
  ast: Ast,
  name: string,
  text: string,
  options: ParseOptions,
): ParserName | 'needs-fallback' | 'unparsable' {
  if (options.native && nestingDepth(text) < NATIVE_NESTING) {
    try {
      if (parseOxc(ast, name, text, options.typescript === true)) return 'oxc';
    } catch {
      // reading the tree may run out of stack; the fallback decides
    }
  }
  if (meriyah === null || loose === null) return 'needs-fallback';
  if (text.length <= MERIYAH_LENGTH) {
    const program = parseMeriyah(text);
    if (program !== null) return taken(ast, text, program, 'meriyah');
  }
  if (text.length <= LOOSE_LENGTH) {
    const program = parseLoose(text);
    if (program !== null) return taken(ast, text, program, 'acorn-loose');
  }
  return 'unparsable';
}

function taken(ast: Ast, text: string, program: Node, parser: ParserName): ParserName {
  ast.reset(text);
  flattenEstree(ast, program);
  return parser;
}
