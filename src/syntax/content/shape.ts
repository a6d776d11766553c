/**
 * Kinds of readable text by their shape. JavaScript is claimed by tokens that prose, styles, markup and other languages do not have together:
 * the look is lexical and linear (comments and strings are skipped), so that a script under a font's name is known however it is written.
 */
import type { ContentKind } from '../content-kind.ts';
import { isJavascript } from './javascript-shape.ts';

/** `text` has no blanks in front. */
export function shapeKind(text: string): ContentKind {
  if (text === '') return 'text';
  const shebang = /^#![^\n]{1,200}/.exec(text)?.[0];
  if (shebang !== undefined) {
    const kind = interpreterKind(shebang);
    if (kind !== null) return kind;
  }
  const markup = markupKind(text);
  if (markup !== null) return markup;
  if ((text.startsWith('{') || text.startsWith('[')) && looksLikeJson(text)) return 'json';
  if (looksLikePython(text)) return 'python';
  if (looksLikePowershell(text)) return 'powershell';
  if (isJavascript(text)) return 'javascript';
  if (looksLikeShell(text)) return 'shell';
  return 'text';
}

function interpreterKind(line: string): ContentKind | null {
  if (/\b(?:node|nodejs|bun|deno|tsx|ts-node|zx)\b/.test(line)) return 'javascript';
  if (/\bpython[\d.]*\b/.test(line)) return 'python';
  if (/\b(?:ba|z|da|k|a|c|tc|fi)?sh\b/.test(line)) return 'shell';
  if (/\bpwsh|powershell\b/.test(line)) return 'powershell';
  return null;
}

function markupKind(text: string): ContentKind | null {
  if (!text.startsWith('<')) return null;
  const head = text.slice(0, 4_096);
  if (/^<!doctype\s+html|^<html[\s>]/i.test(head)) return 'html';
  if (/^<svg[\s>]/i.test(head)) return 'svg';
  if (/^<\?xml|^<!doctype|^<!--/i.test(head))
    return /<svg[\s>]/i.test(head) ? 'svg' : /<html[\s>]/i.test(head) ? 'html' : /^<!--/.test(head) ? null : 'xml';
  if (
    /^<(?:head|body|div|script|template|style|link|meta|main|section|table|form|p|h1|center|nav|header)[\s>]/i.test(
      head,
    )
  )
    return 'html';
  return /^<([A-Za-z][\w.:-]{0,60})(?:\s+[\w:.-]{1,60}\s*=\s*["'][^"']{0,400}["'])*\s*\/?>/.test(head) &&
    !/\b(?:return|const|=>)\b/.test(head)
    ? 'xml'
    : null;
}

/** Keys in quotes, values that JSON has, no code between: judged on the first tokens. */
function looksLikeJson(text: string): boolean {
  const plain = text.slice(0, 8_192);
  if (/^\{\s*\}\s*$|^\[\s*\]\s*$/.test(plain)) return true;
  if (/^\{\s*(?:\/\/[^\n]{0,400}\s*|\/\*[^*]{0,400}\*\/\s*){0,8}"(?:[^"\\\n]|\\.){0,400}"\s*:/.test(plain))
    return !/\bfunction\s*\(|=>/.test(stripStrings(plain));
  if (!/^\[\s*(?:[{["\d\-tfn])/.test(plain)) return false;
  return !/[;()=]/.test(stripStrings(plain));
}

function stripStrings(text: string): string {
  return text.replace(/"(?:[^"\\\n]|\\.)*"/g, '""');
}

const PYTHON_LINES =
  /^(?:def\s+\w+\s*\([^\n]{0,300}\)\s*(?:->[^\n:]{1,80})?:|class\s+\w+(?:\([^\n)]{0,200}\))?:|import\s+[\w.]+(?:\s+as\s+\w+)?(?:\s*,\s*[\w.]+)*\s*(?:#.*)?$|from\s+[\w.]+\s+import\s+[\w*(]|if\s+__name__\s*==|\s{2,}(?:self\.\w+|elif\b[^\n{]*:|except\b[^\n{]*:|def\s+\w+\())/;
const PYTHON_EXEC =
  /^\s*(?:_+\s*=\s*lambda\b|exec\s*\(\s*\(?_|exec\s*\(\s*(?:base64|zlib|__import__|b['"]|compile\b)|import\s+\w+\s*;)/;

function looksLikePython(text: string): boolean {
  if (PYTHON_EXEC.test(text.slice(0, 400))) return true;
  let found = 0;
  eachLine(text, 400, (start, end) => {
    if (mayBePython(text, start) && PYTHON_LINES.test(text.slice(start, end))) found++;
  });
  if (found < 2) return false;
  let contrary = 0;
  eachLine(text, 400, (start, end) => {
    if (/[;{]\s*$|^\s*\}/.test(text.slice(start, end))) contrary++;
  });
  return contrary <= found / 2;
}

/** `PYTHON_LINES` by the first units of the line: most lines are told from it by these. */
function mayBePython(text: string, start: number): boolean {
  const c = text.charCodeAt(start);
  switch (c) {
    case 100: // def
      return text.charCodeAt(start + 1) === 101;
    case 99: // class
      return text.charCodeAt(start + 1) === 108;
    case 105: // import, if
      return text.charCodeAt(start + 1) === 109 || text.charCodeAt(start + 1) === 102;
    case 102: // from
      return text.charCodeAt(start + 1) === 114;
    default: {
      if (!isBlank(c)) return false;
      let at = start + 1;
      while (isBlank(text.charCodeAt(at))) at++;
      const first = text.charCodeAt(at);
      const second = text.charCodeAt(at + 1);
      // self, elif, except, def
      return (
        at > start + 1 &&
        ((first === 115 && second === 101) ||
          (first === 101 && (second === 108 || second === 120)) ||
          (first === 100 && second === 101))
      );
    }
  }
}

function isBlank(c: number): boolean {
  return c === 32 || c === 9 || c === 13 || c === 11 || c === 12 || c === 160 || c === 0xfeff;
}

function looksLikePowershell(text: string): boolean {
  let found = 0;
  eachLine(text, 200, (start, end) => {
    if (!mayBePowershell(text, start)) return;
    const line = text.slice(start, end);
    if (
      /^\s*(?:param\s*\(|\$[A-Za-z_]\w*\s*=\s*(?:New-Object|Get-|\[|"|')|(?:Write-Host|Invoke-WebRequest|Invoke-Expression|Start-Process|Set-ExecutionPolicy|Import-Module|New-Item|Remove-Item|Add-Type)\b)/i.test(
        line,
      )
    )
      found++;
  });
  return found >= 2;
}

/** A variable, `param`, or a command of two words with a dash. */
function mayBePowershell(text: string, start: number): boolean {
  let at = start;
  while (isBlank(text.charCodeAt(at))) at++;
  const c = text.charCodeAt(at) | 32;
  if (text.charCodeAt(at) === 36 || c === 112) return true;
  // write-, invoke-, start-, set-, import-, new-, remove-, add-
  if (c !== 119 && c !== 105 && c !== 115 && c !== 110 && c !== 114 && c !== 97) return false;
  while ((text.charCodeAt(at) | 32) >= 97 && (text.charCodeAt(at) | 32) <= 122) at++;
  return text.charCodeAt(at) === 45;
}

const SHELL_LINES =
  /^\s*(?:(?:sudo\s+)?(?:curl|wget|chmod|mkdir|cp|mv|rm|nohup|export|source|echo|cd|apt-get|npm|node|bash|sh|set|unset|exit|tar|git)\s+\S|if\s+\[|if\s+!?\s*\w[^\n]*;\s*then|fi\s*$|done\s*$|esac\s*$|for\s+\w+\s+in\s|while\s+\[|case\s+"?\$|\w+\(\)\s*\{)/;
/** Also what .env files are made of: it only counts beside commands. */
const ASSIGNMENT = /^[A-Z_][A-Z0-9_]*=/;

function looksLikeShell(text: string): boolean {
  let found = 0;
  let seen = 0;
  for (const line of lines(text, 120)) {
    if (line.trim() === '' || /^\s*#/.test(line) || ASSIGNMENT.test(line)) continue;
    seen++;
    if (SHELL_LINES.test(line)) found++;
  }
  return seen > 0 && found >= Math.max(2, seen * 0.4);
}

function lines(text: string, max: number): readonly string[] {
  const out: string[] = [];
  eachLine(text, max, (start, end) => out.push(text.slice(start, end)));
  return out;
}

/** The first `max` lines, each cut at 500 units. */
function eachLine(text: string, max: number, look: (start: number, end: number) => void): void {
  let from = 0;
  for (let seen = 0; seen < max && from < text.length; seen++) {
    const end = text.indexOf('\n', from);
    look(from, Math.min(end === -1 ? text.length : end, from + 500));
    if (end === -1) return;
    from = end + 1;
  }
}
