/**
 * Text to flat syntax tree, whatever it takes: oxc (native, fast), meriyah (JavaScript, survives deep nesting), acorn-loose (takes anything).
 * Called in reading processes only: a native parser may die on hostile input, and then only that process does.
 */
import { isNode, type Node } from './node.ts';
import { nestingDepth } from './nesting.ts';
import type { Ast } from './tree/ast.ts';
import { flattenEstree } from './tree/from-estree.ts';

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
const LOOSE_LENGTH = 400_000;
const MERIYAH_LENGTH = 6_000_000;

type OxcModule = typeof import('oxc-parser');
let oxc: OxcModule | null = null;
let raw = false;

/** Loads the parsers; awaited once by a reading process. */
export async function prepareParsers(): Promise<void> {
  if (oxc !== null) return;
  oxc = await import('oxc-parser');
  raw = oxc.rawTransferSupported();
}

type Language = 'js' | 'jsx' | 'ts' | 'tsx';
function languagesFor(name: string, typescript: boolean): readonly Language[] {
  if (/\.[cm]?ts$/i.test(name)) return ['ts', 'tsx'];
  if (/\.tsx$/i.test(name)) return ['tsx', 'ts'];
  return typescript ? ['ts', 'tsx'] : ['jsx', 'ts', 'tsx'];
}

interface OxcResult {
  readonly program: Node;
  readonly errors: number;
}

function runOxc(text: string, lang: Language, sourceType: 'unambiguous' | 'script' | 'commonjs'): OxcResult | null {
  const options = { lang, sourceType, preserveParens: false, ...(raw ? { experimentalRawTransfer: true } : {}) };
  const result = oxc!.parseSync('f', text, options as Parameters<OxcModule['parseSync']>[2]);
  const program: unknown = result.program;
  return isNode(program) ? { program, errors: result.errors.length } : null;
}

/** The first reading without errors; else the first that kept a program in spite of them. */
function parseOxc(name: string, text: string, typescript: boolean): Node | null {
  if (oxc === null) return null;
  let partial: Node | null = null;
  for (const lang of languagesFor(name, typescript)) {
    for (const sourceType of ['unambiguous', 'commonjs'] as const) {
      const result = runOxc(text, lang, sourceType);
      if (result === null) continue;
      if (result.errors === 0) return result.program;
      const body = result.program['body'];
      if (partial === null && Array.isArray(body) && body.length > 0) partial = result.program;
      if (sourceType === 'unambiguous' && partial !== null) break;
    }
    if (partial !== null) return partial;
  }
  return partial;
}

let meriyah: typeof import('meriyah') | null = null;
let loose: typeof import('acorn-loose') | null = null;

/** The fallbacks load when first needed: most runs never do. */
export async function prepareFallbacks(): Promise<void> {
  meriyah ??= await import('meriyah');
  loose ??= await import('acorn-loose');
}

function parseMeriyah(text: string): Node | null {
  if (meriyah === null) return null;
  for (const sourceType of ['module', 'commonjs', 'script'] as const) {
    try {
      const program: unknown = meriyah.parse(text, { sourceType, next: true, webcompat: true, jsx: true, ranges: true });
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
    const program: unknown = loose.parse(text, { ecmaVersion: 'latest', sourceType: 'module' });
    return isNode(program) ? program : null;
  } catch {
    return null;
  }
}

/**
 * Fills `ast`, and says which parser did it. Otherwise the reason: `needs-fallback` (load them and ask again) or `unparsable`.
 */
export function parseInto(ast: Ast, name: string, text: string, options: ParseOptions): ParserName | 'needs-fallback' | 'unparsable' {
  if (options.native && nestingDepth(text) < NATIVE_NESTING) {
    try {
      const program = parseOxc(name, text, options.typescript === true);
      if (program !== null) return taken(ast, text, program, 'oxc');
    } catch {
      // deserialising may run out of stack; the fallback decides
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
