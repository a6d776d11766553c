/**
 * T03, T51: code pushed out of sight by blanks. Any run of 100 blank columns after which code goes on, or 80 empty lines before trailing code;
 * no literal sink is needed. Linear: runs are found by looking at every 40th unit only.
 */
import { literalsOf, type TextPart } from '../../indicators/index.ts';
import type { Detector, Hit } from '../detector.ts';
import type { FileView } from '../reader/file-view.ts';
import { codeDensity, loaderWords, looksLikeCode } from '../text/code-words.ts';
import { within } from '../text/obfuscation.ts';
import { baseName, isBuilt, isProgram, isProse } from '../text/place.ts';

const COLUMNS = 100;
const LINES = 80;
/** Half the shortest run: every such run covers a unit of this stride. */
const STRIDE = 40;
const MAX_RUNS = 2000;
/** Kinds and names in which a far column is data, not code. */
const DATA =
  /\.(?:csv|tsv|sql|log|snap|map|srt|vtt|tab|dat|asm|s|inc|css|scss|less|svg|xml|plist|lock|patch|diff|hbs|ejs|pug|tex|bib|geojson|ipynb|po|pot|rtf|eml)$/i;
const RUNNABLE_JSON =
  /(?:^|\/)(?:tasks|launch|settings|package|devcontainer|\.mcp|mcp|hooks|extensions|tsconfig|nodemon|composer|deno|turbo|nx|project)\.jsonc?$|\.code-workspace$/i;
const RUNNABLE_KINDS = new Set(['javascript', 'shell', 'python', 'powershell']);

interface Run {
  /** first blank, and just past the last */
  readonly from: number;
  readonly to: number;
}

function blank(c: number): boolean {
  if (c === 32 || c === 9 || c === 10 || c === 13 || c === 160) return true;
  if (c < 0x1680) return c === 11 || c === 12 || c === 0x85;
  return (
    c === 0x1680 ||
    (c >= 0x2000 && c <= 0x200b) ||
    c === 0x2028 ||
    c === 0x2029 ||
    c === 0x202f ||
    c === 0x205f ||
    c === 0x2800 ||
    c === 0x3000 ||
    c === 0x3164 ||
    c === 0xfeff
  );
}

function blankRuns(text: string): readonly Run[] {
  const runs: Run[] = [];
  for (let i = 0; i < text.length && runs.length < MAX_RUNS; i += STRIDE) {
    if (!blank(text.charCodeAt(i))) continue;
    let from = i;
    while (from > 0 && blank(text.charCodeAt(from - 1))) from--;
    let to = i + 1;
    while (to < text.length && blank(text.charCodeAt(to))) to++;
    if (to - from >= LINES) runs.push({ from, to });
    i += Math.floor((to - i) / STRIDE) * STRIDE;
  }
  return runs;
}

interface Shape {
  /** blanks between what stands before on the line and the tail; 0 where only lines are blank */
  readonly columns: number;
  readonly emptyLines: number;
  /** text before the run on its line; '' where the run begins the line */
  readonly before: string;
  /** text after the run, to the end of its line */
  readonly tail: string;
}

function shapeOf(text: string, run: Run): Shape {
  let breaks = 0;
  let lastBreak = -1;
  for (let i = run.from; i < run.to; i++) {
    if (text.charCodeAt(i) !== 10) continue;
    breaks++;
    lastBreak = i;
  }
  const lineStart = text.lastIndexOf('\n', run.from - 1) + 1;
  const stop = text.indexOf('\n', run.to);
  return {
    columns: run.to - (lastBreak === -1 ? run.from : lastBreak + 1),
    emptyLines: Math.max(0, breaks - 1),
    before: lastBreak === -1 ? text.slice(Math.max(lineStart, run.from - 400), run.from) : '',
    tail: text.slice(run.to, stop === -1 ? text.length : stop),
  };
}

const COMMENT_START = /^(?:\/\/|\/\*|\*|#(?!!)|<!--|--|;;|%|"""|''')/;
const CLOSING = /^[\])}>;,\\|'"`\s:+*&?=-]*(?:\s*(?:\/\/|\/\*|#).*)?$/;

/** Columns: is the tail something to run that nobody would see? */
function farRight(
  view: FileView,
  text: string,
  run: Run,
  shape: Shape,
  literals: { strings: readonly TextPart[]; comments: readonly TextPart[] },
): Hit | null {
  const tail = shape.tail.trim();
  if (shape.columns < COLUMNS || tail.length < 8 || CLOSING.test(tail) || COMMENT_START.test(tail)) return null;
  const quoted = within(literals.strings, run.to - 1) || within(literals.strings, run.from);
  if (quoted && !RUNNABLE_JSON.test(view.name)) return null;
  if (within(literals.comments, run.from) && within(literals.comments, run.to - 1)) return null;
  const words = loaderWords(tail);
  if (!quoted && !looksLikeCode(tail) && words === 0) return null;
  if (shape.before.trim() === '' && aligned(text, run, shape, words)) return null;
  if (tabular(text, run, shape)) return null;
  return hit(view, run, shape, tail, words);
}

/** Deep indentation and continuation lines: the line before goes as far, or the tail is short. */
function aligned(text: string, run: Run, shape: Shape, words: number): boolean {
  if (run.from === 0) return shape.tail.length < 40;
  const lineStart = text.lastIndexOf('\n', run.to - 1) + 1;
  const above = text.slice(text.lastIndexOf('\n', Math.max(0, lineStart - 2)) + 1, Math.max(0, lineStart - 1));
  let previous = above;
  let end = lineStart - 1;
  for (let i = 0; i < 5 && previous.trim() === '' && end > 0; i++) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    previous = text.slice(start, end);
    end = start - 1;
  }
  return previous.length + 20 >= shape.columns || shape.tail.length < 60 || (words < 2 && shape.columns < 200);
}

/** A neighbouring line whose text starts in the same column after blanks of its own: columns of a table. */
function tabular(text: string, run: Run, shape: Shape): boolean {
  if (shape.tail.length > 120) return false;
  const lineStart = text.lastIndexOf('\n', run.to - 1) + 1;
  const column = run.to - lineStart;
  const next = text.indexOf('\n', run.to);
  const below = next === -1 ? '' : text.slice(next + 1, next + 2 + column);
  const aboveStart = text.lastIndexOf('\n', Math.max(0, lineStart - 2)) + 1;
  const above = lineStart === 0 ? '' : text.slice(aboveStart, Math.min(lineStart - 1, aboveStart + column + 1));
  const same = (line: string): boolean =>
    line.length > column && line[column] !== ' ' && /\s{8}$/.test(line.slice(0, column));
  return shape.tail.length < 60 && loaderWords(shape.tail) === 0
    ? same(below) || same(above)
    : same(below) && same(above);
}

function hit(view: FileView, run: Run, shape: Shape, tail: string, words: number): Hit {
  const built = isBuilt(view.name) && words < 2;
  const sure = !built && words >= 2 && tail.length >= 60;
  const confidence =
    Math.min(97, 55 + Math.min(15, shape.columns / 20) + Math.min(15, tail.length / 40) + words * 5) - (built ? 25 : 0);
  const where = shape.before.trim() === '' ? 'at the start of a line' : 'after other text on the same line';
  return {
    at: run.to,
    excerpt: `${shape.before.slice(-40)}${' '.repeat(Math.min(shape.columns, 400))}${tail.slice(0, 200)}`,
    message: `${tail.length} characters of code stand ${shape.columns} blank columns to the right, ${where}: out of sight in an editor.`,
    confidence,
    weight: sure ? 'proof' : built || tail.length < 24 ? 'weak' : 'strong',
  };
}

/** Lines: many empty ones, then code that does something, at the end of the file. */
function farBelow(
  text: string,
  run: Run,
  shape: Shape,
  literals: { strings: readonly TextPart[]; comments: readonly TextPart[] },
): Hit | null {
  if (shape.emptyLines < LINES || run.from === 0) return null;
  if (within(literals.strings, run.from) || within(literals.comments, run.from)) return null;
  const rest = text.slice(run.to, run.to + 20_000);
  const words = loaderWords(rest);
  if (
    rest.trim().length < 30 ||
    COMMENT_START.test(rest) ||
    !looksLikeCode(rest) ||
    words < 1 ||
    codeDensity(rest) < 0.02
  )
    return null;
  return {
    at: run.to,
    message: `Code goes on after ${shape.emptyLines} empty lines, where a reader has stopped scrolling.`,
    confidence: Math.min(92, 50 + words * 8 + Math.min(16, shape.emptyLines / 20)),
    weight: words >= 2 ? 'strong' : 'weak',
  };
}

function file(view: FileView): readonly Hit[] {
  const text = view.text;
  if (text === null || text.length < COLUMNS) return [];
  const runs = blankRuns(text);
  if (runs.length === 0 || isProse(view.name) || DATA.test(view.name)) return [];
  const runnable =
    RUNNABLE_KINDS.has(view.kind) ||
    isProgram(view.name) ||
    RUNNABLE_JSON.test(view.name) ||
    /^(?:Makefile|Dockerfile|\.env.*|.*\.(?:toml|ya?ml|cmd|bat|vbs|rb|php|tf|hcl|cfg|ini))$/i.test(
      baseName(view.name),
    ) ||
    /(?:^|\/)hooks\/[\w-]+$/.test(view.name);
  if (!runnable) return [];
  const literals = literalsOf(view);
  const hits: Hit[] = [];
  for (const run of runs) {
    if (hits.length >= 10) break;
    if (run.to >= text.length) continue;
    const shape = shapeOf(text, run);
    const found = farRight(view, text, run, shape, literals) ?? farBelow(text, run, shape, literals);
    if (found !== null) hits.push(found);
  }
  return hits;
}

export default {
  id: 'off-screen-code',
  title: 'Code hidden far to the right or far below',
  severity: 'critical',
  weight: 'strong',
  aspect: 'hides',
  techniques: ['T1027', 'T1036'],
  tradecraft: ['T03', 'T50', 'T51'],
  description:
    'A run of 100 or more blank columns (blanks, tabs, no-break and ideographic blanks) on a line, after which code or a command goes on, or 80 or more empty lines before trailing code. In an editor without line wrap the reader sees an empty end of line. No particular call has to follow: what is hidden this way is hidden on purpose.',
  benign:
    'Deep indentation and aligned continuation lines, tables, trailing comments, contents of strings, templates and comments, data formats and prose are left alone; bundled files count less.',
  file,
} satisfies Detector;
