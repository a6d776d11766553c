/**
 * Kinds of readable text by their shape. JavaScript is claimed by tokens that prose, styles, markup and other languages do not have together:
 * the look is lexical and linear (comments and strings are skipped), so that a script under a font's name is known however it is written.
 */
import type { ContentKind } from '../content-kind.ts';
import { javascriptScore } from './javascript-shape.ts';

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
  if (javascriptScore(text) >= 3) return 'javascript';
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
  if (/^<\?xml|^<!doctype|^<!--/i.test(head)) return /<svg[\s>]/i.test(head) ? 'svg' : /<html[\s>]/i.test(head) ? 'html' : /^<!--/.test(head) ? null : 'xml';
  if (/^<(?:head|body|div|script|template|style|link|meta|main|section|table|form|p|h1|center|nav|header)[\s>]/i.test(head)) return 'html';
  return /^<([A-Za-z][\w.:-]{0,60})(?:\s+[\w:.-]{1,60}\s*=\s*["'][^"']{0,400}["'])*\s*\/?>/.test(head) && !/\b(?:return|const|=>)\b/.test(head) ? 'xml' : null;
}

/** Keys in quotes, values that JSON has, no code between: judged on the first tokens. */
function looksLikeJson(text: string): boolean {
  const plain = text.slice(0, 8_192);
  if (/^\{\s*\}\s*$|^\[\s*\]\s*$/.test(plain)) return true;
  if (/^\{\s*(?:\/\/[^\n]{0,400}\s*|\/\*[^*]{0,400}\*\/\s*){0,8}"(?:[^"\\\n]|\\.){0,400}"\s*:/.test(plain)) return !/\bfunction\s*\(|=>/.test(stripStrings(plain));
  if (!/^\[\s*(?:[{["\d\-tfn])/.test(plain)) return false;
  return !/[;()=]/.test(stripStrings(plain));
}

function stripStrings(text: string): string {
  return text.replace(/"(?:[^"\\\n]|\\.)*"/g, '""');
}

const PYTHON_LINES =
  /^(?:def\s+\w+\s*\([^\n]{0,300}\)\s*(?:->[^\n:]{1,80})?:|class\s+\w+(?:\([^\n)]{0,200}\))?:|import\s+[\w.]+(?:\s+as\s+\w+)?(?:\s*,\s*[\w.]+)*\s*(?:#.*)?$|from\s+[\w.]+\s+import\s+[\w*(]|if\s+__name__\s*==|\s{2,}(?:self\.\w+|elif\b[^\n{]*:|except\b[^\n{]*:|def\s+\w+\())/;
const PYTHON_EXEC = /^\s*(?:_+\s*=\s*lambda\b|exec\s*\(\s*\(?_|exec\s*\(\s*(?:base64|zlib|__import__|b['"]|compile\b)|import\s+\w+\s*;)/;

function looksLikePython(text: string): boolean {
  if (PYTHON_EXEC.test(text.slice(0, 400))) return true;
  let found = 0;
  let contrary = 0;
  for (const line of lines(text, 400)) {
    if (PYTHON_LINES.test(line)) found++;
    if (/[;{]\s*$|^\s*\}/.test(line)) contrary++;
  }
  return found >= 2 && contrary <= found / 2;
}

function looksLikePowershell(text: string): boolean {
  let found = 0;
  for (const line of lines(text, 200)) {
    if (/^\s*(?:param\s*\(|\$[A-Za-z_]\w*\s*=\s*(?:New-Object|Get-|\[|"|')|(?:Write-Host|Invoke-WebRequest|Invoke-Expression|Start-Process|Set-ExecutionPolicy|Import-Module|New-Item|Remove-Item|Add-Type)\b)/i.test(line)) found++;
  }
  return found >= 2;
}

const SHELL_LINES =
  /^\s*(?:(?:sudo\s+)?(?:curl|wget|chmod|mkdir|cp|mv|rm|nohup|export|source|echo|cd|apt-get|npm|node|bash|sh|set|unset|exit|tar|git)\s+\S|if\s+\[|if\s+!?\s*\w[^\n]*;\s*then|fi\s*$|done\s*$|esac\s*$|for\s+\w+\s+in\s|while\s+\[|case\s+"?\$|\w+\(\)\s*\{|[A-Z_]{2,}=["'$\w/])/;

function looksLikeShell(text: string): boolean {
  let found = 0;
  let seen = 0;
  for (const line of lines(text, 120)) {
    if (line.trim() === '' || /^\s*#/.test(line)) continue;
    seen++;
    if (SHELL_LINES.test(line)) found++;
  }
  return seen > 0 && found >= Math.max(2, seen * 0.4);
}

function lines(text: string, max: number): readonly string[] {
  const out: string[] = [];
  let from = 0;
  while (out.length < max && from < text.length) {
    const end = text.indexOf('\n', from);
    out.push(text.slice(from, Math.min(end === -1 ? text.length : end, from + 500)));
    if (end === -1) break;
    from = end + 1;
  }
  return out;
}
