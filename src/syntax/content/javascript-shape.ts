/** How much a text looks like JavaScript or TypeScript: a lexical look that skips comments and strings. Linear. */

/** Shapes that prose, CSS, markup and other languages hardly have; each counts once, the strong ones more. */
const SHAPES: readonly (readonly [RegExp, number])[] = [
  [
    /\b(?:const|let|var)\s+(?:[A-Za-z_$][\w$]*|\{[^{}]{0,300}\}|\[[^[\]]{0,300}\])\s*(?::\s*[\w<>[\]|.\s]{1,80})?\s*=(?![=>])/,
    2,
  ],
  [/\bfunction\s*\*?\s*[A-Za-z_$][\w$]*\s*\([^()]{0,300}\)\s*(?::[^{]{1,80})?\{/, 3],
  [/\bfunction\s*\([^()]{0,300}\)\s*\{/, 3],
  [/[\w$)]\s*=>\s*[{([\w'"`!]/, 2],
  [/\brequire\s*\(\s*['"`"]/, 2],
  [/\bmodule\.exports\b|\bexports\.[\w$]+\s*=/, 3],
  [/\bimport\s+(?:[\w$*{][^;\n]{0,300}\s+from\s*)?""/, 2],
  [/\bexport\s+(?:default|const|let|var|function|class|async|interface|type|enum|abstract)\b|\bexport\s*\{/, 3],
  [/\b(?:async\s+function|await\s+[\w$(]|new\s+Promise\s*\(|Promise\.(?:all|resolve)\s*\()/, 2],
  [
    /\b(?:console\.(?:log|error|warn)|document\.(?:getElementById|querySelector|createElement)|window\.[\w$]+|process\.(?:env|exit|argv)|JSON\.(?:parse|stringify)|Object\.(?:keys|assign|defineProperty)|String\.fromCharCode|Buffer\.from)\b/,
    2,
  ],
  [/\b(?:eval|atob|setTimeout|setInterval|parseInt)\s*\(/, 1],
  [/_0x[0-9a-f]{4,}/, 3],
  [/_\$_[0-9a-f]{4}/, 3],
  [/[!=]==/, 1],
  [/\b(?:return|typeof|throw\s+new|instanceof)\b[^\n.]{0,80};/, 1],
  [/\}\s*\)\s*\(\s*[^)]{0,80}\)|\(\s*\(\s*\)\s*=>|\(\s*function\b/, 2],
  [/\b(?:global|globalThis|window|self)\s*(?:\[\s*""|\.[\w$]+\s*=)/, 2],
  [/\bclass\s+[A-Za-z_$][\w$]*(?:\s+extends\s+[\w$.]+)?\s*\{/, 2],
  [/\b(?:if|for|while|switch|catch)\s*\([^{}\n]{1,200}\)\s*\{/, 1],
  [/\[\s*(?:\d+|""|[A-Za-z_$][\w$]*\s*[+-]\s*\d+)\s*\]\s*\(/, 1],
  [/[\w$)\]]\s*\?\.\s*[\w$[(]/, 1],
];

/** Shapes that speak against it, by where they may begin: on a line's first unit that is no blank. */
const CSS = /^\s*[.#@]?[\w-]+(?:[\s,>+~:.#[][^{};()]{0,120})?\{\s*(?:--)?[\w-]+\s*:\s*[^{};]{1,160};/;
const HEADING = /#{1,6}\s+\S/y;
const LIST = /[-*]\s+\S[^\n;{]{10,}\n[-*]\s+\S/y;
const OTHER_LANGUAGE =
  /(?:package\s+[\w.]+;|using\s+[\w.]+;|#include\s*[<"]|pragma\s+solidity|func\s+\w+\(|fn\s+\w+\(|impl\s|namespace\s+[\w\\]+;|<\?php)/y;
const YAML = /(?:[\w-]+:\s+\S[^\n;{]*\n){3}/y;
const ACCESS = /(?:public|private|protected)\s+(?:static\s+)?(?:final\s+)?(?:void|int|String|class|bool)\b/y;
const PROSE = /(?:\w+\s+){7,60}\w+[.,]/y;
/** No sum of weights against is greater. */
const MOST_AGAINST = 17;
const AGAINST_UNITS = 16_384;

function at(pattern: RegExp, text: string, offset: number): boolean {
  pattern.lastIndex = offset;
  return pattern.test(text);
}

/** How much speaks against it: one walk over the beginnings of lines. */
function against(text: string): number {
  const head = text.length > AGAINST_UNITS ? text.slice(0, AGAINST_UNITS) : text;
  let markdown = head.includes('](http');
  let language = false;
  let yaml = false;
  let access = false;
  let prose = false;
  for (let start = 0; start !== -1; start = nextLine(head, start)) {
    const c = head.charCodeAt(start);
    if (c === 35) {
      markdown ||= at(HEADING, head, start);
      language ||= at(OTHER_LANGUAGE, head, start);
    } else if (c === 96) markdown ||= head.startsWith('```', start);
    else if (c === 42 || c === 45) {
      markdown ||= at(LIST, head, start);
      if (c === 45) yaml ||= at(YAML, head, start);
    } else if (c === 60) language ||= head.startsWith('<?php', start);
    else if (isWord(c)) {
      language ||= (c === 102 || c === 105 || c === 110 || c === 112 || c === 117) && at(OTHER_LANGUAGE, head, start);
      yaml ||= at(YAML, head, start);
      prose ||= at(PROSE, head, start);
    }
    if (!access && (c === 112 || isBlank(c))) {
      let first = start;
      while (isBlank(head.charCodeAt(first))) first++;
      access = head.charCodeAt(first) === 112 && at(ACCESS, head, first);
    }
  }
  return (
    (CSS.test(head) ? 3 : 0) +
    (markdown ? 3 : 0) +
    (language ? 4 : 0) +
    (yaml ? 2 : 0) +
    (access ? 4 : 0) +
    (prose ? 1 : 0)
  );
}

function nextLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? -1 : end + 1;
}

function isWord(c: number): boolean {
  return (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || (c >= 48 && c <= 57) || c === 95;
}

function isBlank(c: number): boolean {
  return c === 32 || c === 9 || c === 13 || c === 11 || c === 12 || c === 160 || c === 0xfeff;
}

const FIRST_UNITS = 1_500;
/** From this score on, a text is JavaScript. */
const ENOUGH = 3;

/** Does it read as JavaScript or TypeScript? Ordinary code tells so on its first screen; the rest is looked at where that is not enough. */
export function isJavascript(text: string): boolean {
  let contrary = -1;
  for (const units of [FIRST_UNITS, Number.POSITIVE_INFINITY]) {
    if (units > FIRST_UNITS && text.length <= FIRST_UNITS) break;
    const code = withoutStrings(text, units);
    let score = 0;
    for (const [shape, weight] of SHAPES) {
      if (!shape.test(code)) continue;
      score += weight;
      if (score < ENOUGH) continue;
      if (score >= ENOUGH + MOST_AGAINST) return true;
      if (contrary === -1) contrary = against(text);
      if (score >= ENOUGH + contrary) return true;
    }
  }
  return false;
}

/** Comments and the inside of strings taken out, so that code quoted in prose or data does not count. */
function withoutStrings(text: string, units: number): string {
  const parts: string[] = [];
  let done = 0;
  let i = 0;
  let taken = 0;
  while (i < text.length && taken < units) {
    const c = text.charCodeAt(i);
    taken++;
    if (c === 34 || c === 39 || c === 96) {
      const end = stringEnd(text, i, c);
      if (end === -1) {
        i++;
        continue;
      }
      parts.push(text.slice(done, i), '""');
      done = end;
      i = end;
    } else if (c === 47 && text.charCodeAt(i + 1) === 42) {
      const end = text.indexOf('*/', i + 2);
      parts.push(text.slice(done, i), ' ');
      i = end === -1 ? text.length : end + 2;
      done = i;
    } else if (c === 47 && text.charCodeAt(i + 1) === 47 && text.charCodeAt(i - 1) !== 58) {
      const end = text.indexOf('\n', i);
      parts.push(text.slice(done, i));
      i = end === -1 ? text.length : end;
      done = i;
    } else i++;
  }
  parts.push(text.slice(done, i));
  return parts.join('');
}

/** Just past the closing quote on the same line (any line for templates); -1 where there is none. */
function stringEnd(text: string, from: number, quote: number): number {
  const limit = Math.min(text.length, from + 65_536);
  for (let i = from + 1; i < limit; i++) {
    const c = text.charCodeAt(i);
    if (c === 92) i++;
    else if (c === quote) return i + 1;
    else if (c === 10 && quote !== 96) return -1;
  }
  // cut by the look itself: a very long literal
  return quote !== 96 && limit === text.length && text.length >= 60_000 ? text.length : -1;
}
