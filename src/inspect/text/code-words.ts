/** Words that tell code from data, and loaders from ordinary code. Linear; called on slices that are bounded by the callers. */

import { unitSet } from '../../lib/index.ts';

/** What a loader cannot do without, in any spelling that survives in text. */
const LOADER = [
  /\beval\b/,
  /\bFunction\s*\(|\bFunction\b\s*[.[]|\.\s*constructor\b\s*\(|\[\s*["'`]constructor["'`]\s*\]/,
  /\brequire\b\s*\(|\brequire\b\s*[;,)\]]|\bimport\s*\(|\bcreateRequire\b|\bmodule\b\s*\[|_load\b|_compile\b/,
  /\bchild_process\b|\bexecSync\b|\bspawn(?:Sync)?\s*\(|\bexec(?:File)?(?:Sync)?\s*\(/,
  /\bfetch\s*\(|\baxios\b|\bhttps?\s*\.\s*(?:get|request)|\bXMLHttpRequest\b|\bWebSocket\b|https?:\/\//,
  /\batob\b|\bBuffer\s*\.\s*from\b|\bfromCharCode\b|base64|\bunescape\s*\(|\bdecodeURIComponent\s*\(/,
  /\b(?:global|globalThis|window|self)\s*\[|\bglobal\s*\.\s*[\w$]{1,3}\s*=/,
  /\b_0x[0-9a-f]{3,}|\b_\$_[0-9a-f]{3,}|\\x[0-9a-f]{2}\\x[0-9a-f]{2}\\x/i,
  /\bprocess\s*\.\s*(?:env|platform|argv|cwd)\b|\bprocess\s*\[/,
  /\bcurl\b|\bwget\b|\bpowershell\b|\bcmd\s*\/c\b|\bbash\s+-c\b|\|\s*(?:ba)?sh\b|\bnode\s+[-\w./"']/,
] as const;

/** How many different kinds of loader words the text has (0–10). */
export function loaderWords(text: string): number {
  const slice = text.length > 200_000 ? text.slice(0, 200_000) : text;
  let count = 0;
  for (const pattern of LOADER) if (pattern.test(slice)) count++;
  return count;
}

/** Does the text read as statements or calls of a curly-brace language? */
export function looksLikeCode(text: string): boolean {
  const slice = text.slice(0, 20_000);
  return (
    /[\w$)\]]\s*\(|=>|[\w$\])]\s*=[^=]|;\s*(?:$|[\w$(])|\b(?:var|let|const|function|return|import|require|class|if|for|while|try|await)\b/.test(
      slice,
    ) && /[(){};=[\]]/.test(slice)
  );
}

const MARKS = unitSet('(){};=[]');

/** Share of the punctuation that code has and words have not. */
export function codeDensity(text: string): number {
  const length = Math.min(text.length, 20_000);
  if (length === 0) return 0;
  let marks = 0;
  for (let i = 0; i < length; i++) {
    const c = text.charCodeAt(i);
    if (c < 128) marks += MARKS[c]!;
  }
  return marks / length;
}
