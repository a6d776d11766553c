/** How much a text looks like JavaScript or TypeScript: a lexical look that skips comments and strings. Linear. */

/** Shapes that prose, CSS, markup and other languages hardly have; each counts once, the strong ones more. */
const SHAPES: readonly (readonly [RegExp, number])[] = [
  [/\b(?:const|let|var)\s+(?:[A-Za-z_$][\w$]*|\{[^{}]{0,300}\}|\[[^[\]]{0,300}\])\s*(?::\s*[\w<>[\]|.\s]{1,80})?\s*=(?![=>])/, 2],
  [/\bfunction\s*\*?\s*[A-Za-z_$][\w$]*\s*\([^()]{0,300}\)\s*(?::[^{]{1,80})?\{/, 3],
  [/\bfunction\s*\([^()]{0,300}\)\s*\{/, 3],
  [/[\w$)]\s*=>\s*[{([\w'"`!]/, 2],
  [/\brequire\s*\(\s*['"`"]/, 2],
  [/\bmodule\.exports\b|\bexports\.[\w$]+\s*=/, 3],
  [/\bimport\s+(?:[\w$*{][^;\n]{0,300}\s+from\s*)?""/, 2],
  [/\bexport\s+(?:default|const|let|var|function|class|async|interface|type|enum|abstract)\b|\bexport\s*\{/, 3],
  [/\b(?:async\s+function|await\s+[\w$(]|new\s+Promise\s*\(|Promise\.(?:all|resolve)\s*\()/, 2],
  [/\b(?:console\.(?:log|error|warn)|document\.(?:getElementById|querySelector|createElement)|window\.[\w$]+|process\.(?:env|exit|argv)|JSON\.(?:parse|stringify)|Object\.(?:keys|assign|defineProperty)|String\.fromCharCode|Buffer\.from)\b/, 2],
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

/** Shapes that speak against it. */
const AGAINST: readonly (readonly [RegExp, number])[] = [
  [/^\s*[.#@]?[\w-]+(?:[\s,>+~:.#[][^{};()]{0,120})?\{\s*(?:--)?[\w-]+\s*:\s*[^{};]{1,160};/, 3], // CSS
  [/(?:^|\n)#{1,6}\s+\S|(?:^|\n)```|(?:^|\n)[-*]\s+\S[^\n;{]{10,}\n[-*]\s+\S|\]\(https?:/, 3], // Markdown
  [/(?:^|\n)(?:package\s+[\w.]+;|using\s+[\w.]+;|#include\s*[<"]|pragma\s+solidity|func\s+\w+\(|fn\s+\w+\(|impl\s|namespace\s+[\w\\]+;|<\?php)/, 4],
  [/(?:^|\n)(?:[\w-]+:\s+\S[^\n;{]*\n){3}/, 2], // YAML
  [/(?:^|\n)\s*(?:public|private|protected)\s+(?:static\s+)?(?:final\s+)?(?:void|int|String|class|bool)\b/, 4],
  [/(?:^|\n)(?:\w+\s+){7,}\w+[.,]/, 1], // prose
];

export function javascriptScore(text: string): number {
  const code = withoutStrings(text);
  let score = 0;
  for (const [shape, weight] of SHAPES) if (shape.test(code)) score += weight;
  if (score === 0) return 0;
  for (const [shape, weight] of AGAINST) if (shape.test(text.slice(0, 16_384))) score -= weight;
  return score;
}

/** Comments and the inside of strings taken out, so that code quoted in prose or data does not count. */
function withoutStrings(text: string): string {
  const parts: string[] = [];
  let done = 0;
  let i = 0;
  while (i < text.length) {
    const c = text.charCodeAt(i);
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
  parts.push(text.slice(done));
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
