/** T16: a configuration, route or controller ends with its export; obfuscated or loading code that runs follows after it. */
import type { Detector, Hit } from '../detector.ts';
import type { FileView } from '../reader/file-view.ts';
import { codeDensity, loaderWords } from '../text/code-words.ts';
import { deeds } from '../text/markers.ts';
import { inString, longestLine, obfuscationMarks } from '../text/obfuscation.ts';
import { isBuilt, isProgram, isTest, isToolConfig } from '../text/place.ts';

const MAX_TEXT = 2_000_000;
const MAIN_EXPORT = /(?:^|\n|;)(module\.exports\s*=(?!=)|export\s+default\b|exports\.default\s*=)/g;

/** Offset just past the last main export, or -1. */
function exportEnd(view: FileView, text: string): number {
  const statements = view.module?.statements ?? [];
  for (const statement of statements.toReversed()) {
    if (statement.kind !== 'exports') continue;
    if (
      /^(?:module\s*\.\s*exports\s*=|export\s+default\b|exports\.default\s*=)/.test(
        text.slice(statement.at, statement.at + 60),
      )
    )
      return statement.end;
  }
  return statements.length > 0 ? -1 : exportEndInText(view, text);
}

/** Without a parser: the export's line, or its brackets when they close soon. */
function exportEndInText(view: FileView, text: string): number {
  let last = -1;
  for (const match of text.matchAll(MAIN_EXPORT))
    if (!inString(view, match.index + 1)) last = match.index + match[0].length;
  if (last === -1 || text.slice(last, last + 16).includes('__toCommonJS')) return -1;
  let depth = 0;
  for (let i = last; i < text.length && i < last + 100_000; i++) {
    const c = text.charCodeAt(i);
    if (c === 123 || c === 40 || c === 91) depth++;
    else if (c === 125 || c === 41 || c === 93) depth--;
    else if ((c === 59 || c === 10) && depth <= 0) return i + 1;
  }
  return -1;
}

/** `const x = (function () {…})()` is a declaration that runs; so is one that is too long to be read. */
const RUNS_ALONE = /^(?:var|let|const)\b[^=]{0,200}=\s{0,9}(?:await\s{1,9})?(?:[!(]|void\b|new\b)/;

/** Does anything in the tail run when the module loads? Declarations of functions and classes do nothing. */
function tailRuns(view: FileView, text: string, from: number): boolean {
  const statements = view.module?.statements;
  if (statements === undefined || statements.length === 0) return true;
  return statements.some(
    ({ at, end, kind }) =>
      at >= from &&
      (kind === 'runs' ||
        (kind === 'declaration' &&
          (end - at > 1500 || RUNS_ALONE.test(text.slice(at, at + 400))) &&
          /^(?:var|let|const)\b/.test(text.slice(at, at + 6)))),
  );
}

interface Tail {
  /** calls and names, without strings, comments and patterns */
  readonly code: string;
  readonly words: number;
  readonly hidden: readonly string[];
}

function judge(tail: string, code: string, hexNames: number): Tail {
  const hidden: string[] = [];
  const line = longestLine(tail);
  if (hexNames >= 12 && /_0x[0-9a-f]{2}/.test(tail)) hidden.push('names such as _0x…');
  if (/_\$_[0-9a-f]{3}/.test(tail)) hidden.push('names such as _$_…');
  if (line.length >= 900 && codeDensity(tail.slice(line.at, line.at + line.length)) > 0.05)
    hidden.push(`a line of ${line.length} characters`);
  if (/(?:\\x[0-9a-f]{2}){6}|(?:\\u00[0-9a-f]{2}){6}/i.test(tail)) hidden.push('escaped letters');
  if (/fromCharCode[^\n]{0,300}[%^]|[%^][^\n]{0,300}fromCharCode/.test(tail.slice(0, 100_000)) && line.length >= 300)
    hidden.push('letters made of numbers');
  if (/[ \t]{100}\S/.test(tail.slice(0, 20_000))) hidden.push('code far to the right');
  return { code, words: hidden.length > 0 ? loaderWords(tail) : loaderWords(code), hidden };
}

function file(view: FileView): readonly Hit[] {
  if (view.text === null || !isProgram(view.name) || isBuilt(view.name)) return [];
  const text = view.text.slice(0, MAX_TEXT);
  if (!/module\s*\.\s*exports\s*=|export\s+default\b|exports\.default/.test(text)) return [];
  const from = exportEnd(view, text);
  if (from === -1 || text.length - from < 40) return [];
  const config = isToolConfig(view.name);
  const rest = text.slice(from);
  if (rest.trim().length < 40 || !tailRuns(view, text, from)) return [];
  const tail = judge(rest, deeds(view).slice(from, text.length), obfuscationMarks(view).hexNames);
  return verdict(view, text, from, tail, config);
}

function verdict(view: FileView, text: string, from: number, tail: Tail, config: boolean): Hit[] {
  const makesCode =
    /\beval\b\s*\(|\bFunction\b\s*[.(]|\.\s*constructor\b\s*\(|_compile\b|\bvm\s*\.\s*run|node\s*-e\b/.test(tail.code);
  const starts = /child_process|\bexec(?:Sync|File)?\s*\(|\bspawn(?:Sync)?\s*\(/.test(tail.code);
  const network =
    /\bfetch\s*\(|\baxios\b|https?\s*\.\s*(?:get|request)\b|\brequire\s*\(\s*["'`](?:node:)?(?:https?|axios|got|request|node-fetch|net|dns)["'`]/.test(
      tail.code,
    );
  const hidden = tail.hidden.length > 0 && tail.words >= 1;
  const loads = (makesCode && (network || tail.words >= 3)) || (config && (starts || network || makesCode));
  if (!hidden && !loads) return [];
  if (isTest(view.name) && !config) return [];
  const at = from + Math.max(0, text.slice(from).search(/\S/));
  const what = hidden
    ? `obfuscated code (${tail.hidden.join(', ')})`
    : makesCode
      ? 'code that makes code of strings'
      : starts
        ? 'code that starts programs'
        : 'code that uses the network';
  const sure = (hidden && tail.hidden.length + tail.words >= 3) || (loads && makesCode);
  return [
    {
      at,
      message: `After the module's export, where a reader stops, ${what} runs as soon as the file is loaded.`,
      confidence: Math.min(96, 60 + tail.hidden.length * 8 + tail.words * 4 + (config ? 12 : 0)),
      weight: sure && (config || tail.hidden.length >= 2) ? 'proof' : sure || config ? 'strong' : 'weak',
    },
  ];
}

export default {
  id: 'code-after-exports',
  title: 'Loader after the export of a module',
  severity: 'critical',
  weight: 'strong',
  aspect: 'hides',
  techniques: ['T1059.007', 'T1027'],
  tradecraft: ['T16', 'T51', 'T52'],
  description:
    'The honest part of a configuration, route or controller ends with `module.exports = …` or `export default …`. What follows is obfuscated, or fetches, makes or starts code, and runs whenever the file is loaded: by the build tool, the test runner, or the server.',
  benign:
    'Functions that are declared after the export, further exports, `app.listen(…)`, prototype assignments, checks of `require.main` and source map comments are not reported; built and bundled files are left out.',
  needles: ['module.exports', 'export default', 'exports.default', 'module .exports'],
  file,
} satisfies Detector;
