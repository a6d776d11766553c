/** T26–T29 floor: evaluation of decoded literals and of answers, by text, for files that no parser took and for scripts in pages. */
import type { Detector, Hit } from '../detector.ts';
import type { FileView } from '../reader/file-view.ts';
import { inString } from '../text/obfuscation.ts';
import { isProse, isScript, isTest } from '../text/place.ts';

const MAKER =
  '(?:\\beval|\\bnew\\s{1,4}Function|\\bFunction|\\(\\s{0,4}Function\\s{0,4}\\.\\s{0,4}constructor\\s{0,4}\\)|\\bFunction\\s{0,4}\\.\\s{0,4}constructor)\\s{0,4}\\(\\s{0,4}(?:["\'`]require["\'`]\\s{0,4},\\s{0,4})?';
const DECODED = new RegExp(
  `${MAKER}(?:(?:window|globalThis|global|self)\\s{0,4}\\.\\s{0,4})?(?:atob\\s{0,4}\\(|Buffer\\s{0,4}\\.\\s{0,4}from\\s{0,4}\\(|unescape\\s{0,4}\\(\\s{0,4}["'\`]%|decodeURIComponent\\s{0,4}\\(\\s{0,4}(?:escape|atob|["'\`]%)|String\\s{0,4}\\.\\s{0,4}fromCharCode\\s{0,4}\\()`,
  'g',
);
const ANSWER = new RegExp(
  `${MAKER}(?:await\\s{1,4})?(?!this\\b)[\\w$]{1,40}(?:\\s{0,4}\\??\\.\\s{0,4}(?:data|body|response|responseText|message|cookies?|text|content|model|result|payload|code|script))(?:\\s{0,4}\\??\\.\\s{0,4}\\w{1,30}){0,4}\\s{0,4}[,)]`,
  'g',
);
const SHELL =
  /(?:\becho\b[^\n|]{20,4000}\|\s{0,4}base64\s{1,4}(?:-d|-D|--decode)[^\n|]{0,80}\|\s{0,4}(?:ba|z)?sh\b|\bbase64\s{1,4}(?:-d|-D|--decode)\s{0,4}<<<[^\n|]{20,4000}\|\s{0,4}(?:ba|z)?sh\b|\beval\s{1,4}["']?\$\(\s{0,4}(?:echo|printf)\b[^\n|]{20,4000}\|\s{0,4}base64\s{1,4}(?:-d|-D|--decode))/g;

function file(view: FileView): readonly Hit[] {
  const text = view.text?.slice(0, 4_000_000) ?? null;
  if (text === null || view.kind === 'svg' || (isProse(view.name) && view.kind !== 'html')) return [];
  const read = view.module !== null && view.module.parser !== 'lexical' && view.module.parser !== 'acorn-loose';
  const script = isScript(view) || view.kind === 'html' || /\.(?:vue|svelte|astro|html?)$/i.test(view.name);
  const hits: Hit[] = [];
  const look = (pattern: RegExp, message: string, confidence: number, weight: Detector['weight']): void => {
    for (const match of text.matchAll(pattern)) {
      if (hits.length >= 5) return;
      if (!inString(view, match.index))
        hits.push({
          at: match.index,
          message,
          confidence: isTest(view.name) ? confidence - 25 : confidence,
          weight: isTest(view.name) ? 'weak' : weight,
        });
    }
  };
  // Where a parser read the file, flows say this better.
  if (script && !read) {
    look(DECODED, 'A decoded literal is run as code.', 78, 'strong');
    if (isScript(view)) look(ANSWER, 'An answer or its error is run as code.', 80, 'strong');
  }
  if (view.kind === 'shell' || /\.(?:sh|bash|zsh|command)$/i.test(view.name))
    look(SHELL, 'A base64 literal is decoded and run by a shell.', 86, 'strong');
  return hits;
}

export default {
  id: 'eval-of-decoded-literal',
  title: 'Decoded text or an answer run as code',
  severity: 'critical',
  weight: 'strong',
  aspect: 'does',
  techniques: ['T1059.007', 'T1140'],
  tradecraft: ['T26', 'T27', 'T28', 'T29'],
  description:
    'Text that was base64, hex, escapes or character codes, or the answer of a request, is handed to `eval` or the Function constructor. This rule reads files that no parser takes (broken on purpose, or embedded in pages) and shell scripts; elsewhere the flow rules follow the values.',
  benign: 'The words inside strings and comments, and documentation, are not reported.',
  needles: ['eval', 'Function', 'base64'],
  file,
} satisfies Detector;
