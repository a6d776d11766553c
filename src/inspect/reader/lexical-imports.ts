/**
 * Imports of a JavaScript or TypeScript text without a parser: one pass over its words. What stands in comments and strings may be taken for an import;
 * no import with a constant name is missed. Null where something is loaded by a name that only a parser can read.
 */
import type { ImportFact, ModuleFacts } from '../../syntax/index.ts';

const WORDS = /(?<![\w$#-])(?:import|export|from|require|URL)(?![\w$-])/g;
const MOST_IMPORTS = 4_000;
const MOST_SPEC = 500;
/** Blanks and comments between two words. */
const MOST_BETWEEN = 4_000;

export function lexicalImports(text: string): readonly ImportFact[] | null {
  const out: ImportFact[] = [];
  /** the last `import` or `export` that waits for its `from` */
  let open: { readonly at: number; readonly kind: ImportFact['kind'] } | null = null;
  WORDS.lastIndex = 0;
  for (let match = WORDS.exec(text); match !== null; match = WORDS.exec(text)) {
    const word = match[0];
    const at = match.index;
    const next = past(text, at + word.length);
    if (next === -1 || out.length >= MOST_IMPORTS) return null;
    let kind: ImportFact['kind'] | null = null;
    let quote = next;
    let start = at;
    if (text.charCodeAt(next) === PAREN && (word === 'import' || word === 'require' || word === 'URL')) {
      quote = past(text, next + 1);
      if (quote === -1) return null;
      if (word !== 'URL' && !isQuote(text, quote) && text.charCodeAt(quote) !== CLOSING && !isList(text, quote))
        return null;
      kind = word === 'import' ? 'dynamic' : word === 'require' ? 'require' : 'worker';
    } else if (word === 'import' || word === 'export') {
      if (word === 'import' && isQuote(text, next)) kind = 'import';
      else
        open = {
          at,
          kind: /^type(?:of)?\b/.test(text.slice(next, next + 7)) ? 'type' : word === 'import' ? 'import' : 'reexport',
        };
    } else if (word === 'from' && open !== null && isQuote(text, next)) {
      kind = open.kind;
      start = open.at;
      open = null;
    }
    if (kind === null || !isQuote(text, quote)) continue;
    const end = endOf(text, quote);
    const spec = text.slice(quote + 1, end);
    const constant =
      end !== -1 && !spec.includes('\\') && !(text.charCodeAt(quote) === BACKTICK && spec.includes('${'));
    if (!constant) {
      // a word at the end of a string, or a name with hidden letters
      if (kind === 'require' || kind === 'dynamic' || (end !== -1 && /\\[xu]/.test(spec))) return null;
      continue;
    }
    if ((kind === 'require' || kind === 'dynamic') && !endsArgument(text, end + 1)) return null;
    if (spec === '') continue;
    if (word === 'URL' && !/^\s{0,40},\s{0,40}import\b/.test(text.slice(end + 1, end + 100))) continue;
    if (!/^[./~#@]/.test(spec) && inComment(text, start)) continue;
    out.push({ spec, kind, fn: 0, at: start });
  }
  return out;
}

/** Facts of a file of which only the imports are wanted. */
export function lexicalFacts(imports: readonly ImportFact[]): ModuleFacts {
  return {
    parser: 'lexical',
    imports,
    exports: [],
    functions: [],
    calls: [],
    sinks: [],
    computed: [],
    statements: [],
    problems: [],
  };
}

const PAREN = 40;
const CLOSING = 41;
const BACKTICK = 96;

function isQuote(text: string, at: number): boolean {
  const c = text.charCodeAt(at);
  return c === 34 || c === 39 || c === BACKTICK;
}

/** `require(['a', 'b'], …)`, as AMD loaders take it. */
function isList(text: string, at: number): boolean {
  return (
    text.charCodeAt(at) === 91 &&
    /^\[(?:\s{0,40}["'][^"'\\\n]{0,200}["']\s{0,40},?){0,60}\s{0,40}\]\s{0,40}[,)]/.test(text.slice(at, at + 4_000))
  );
}

/** `)` or `,`: the text before it is the whole argument. */
function endsArgument(text: string, at: number): boolean {
  const next = past(text, at);
  return next !== -1 && (text.charCodeAt(next) === CLOSING || text.charCodeAt(next) === 44);
}

/** The first place at or after `at` that is neither blank nor comment; -1 where that is far off. */
function past(text: string, at: number): number {
  const most = Math.min(text.length, at + MOST_BETWEEN);
  let i = at;
  while (i < most) {
    const c = text.charCodeAt(i);
    if (c === 32 || (c >= 9 && c <= 13) || c === 160 || c === 0xfeff || c === 0x2028 || c === 0x2029) i++;
    else if (c === 47 && text.charCodeAt(i + 1) === 42) {
      const length = text.slice(i + 2, most).indexOf('*/');
      if (length === -1) return -1;
      i += length + 4;
    } else if (c === 47 && text.charCodeAt(i + 1) === 47) {
      const length = text.slice(i, most).indexOf('\n');
      if (length === -1) return most === text.length ? most : -1;
      i += length + 1;
    } else return i;
  }
  return most === text.length ? most : -1;
}

function endOf(text: string, quote: number): number {
  const close = text.charCodeAt(quote);
  const most = Math.min(text.length, quote + 1 + MOST_SPEC);
  for (let i = quote + 1; i < most; i++) {
    const c = text.charCodeAt(i);
    if (c === close) return i;
    if (c === 10 && close !== BACKTICK) return -1;
  }
  return -1;
}

/** Is it plainly in a comment? Asked of packages only: files of the tree are better taken once too often. */
function inComment(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 200), at);
  return /^\s*(?:\/\/|\/?\*(?![^\n]*\*\/))/.test(before.slice(before.lastIndexOf('\n') + 1));
}
