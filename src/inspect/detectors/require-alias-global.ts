/** T52: `require` put on the global object under a one-letter or computed name, so that code made at run time can load modules. */
import type { Detector, Hit } from '../detector.ts';
import type { FileView } from '../reader/file-view.ts';
import { hasAny } from '../text/needles.ts';
import { inString } from '../text/obfuscation.ts';
import { isBuilt, isTest } from '../text/place.ts';

const ALIAS =
  /\b(?:global|globalThis|window|self|root)\s{0,3}(?:\.\s{0,3}([\w$]{1,40})|\[\s{0,3}((?:[^[\]\n=]|\[[^[\]\n]{0,40}\]){1,80})\])\s{0,3}=\s{0,3}(require|module)\s{0,3}(?=[;,)}\n\r]|$)/g;
/** `require` itself is given to something; nearly everywhere it is called. */
const HANDED_ON = /=\s{0,3}(?:require|module)\s{0,3}(?=[;,)}\n\r]|$)/;
const OWNERS = ['global', 'window', 'self', 'root'];
const EVALUATES =
  /(?<![\w$.])eval\s{0,3}\(|\[\s{0,3}['"`](?:eval|Function|_compile|runInThisContext)['"`]\s{0,3}\]|\bnew\s{1,3}Function\s{0,3}\(|\bFunction\s{0,3}\(|\.constructor\s{0,3}\(/;
const LITERAL = /^["'`]([^"'`]*)["'`]\s*$/;

function suspiciousKey(dotted: string | undefined, bracketed: string | undefined): string | null {
  if (dotted !== undefined) return dotted.length <= 2 || dotted.startsWith('_0x') ? dotted : null;
  const inner = bracketed?.trim() ?? '';
  const literal = LITERAL.exec(inner)?.[1];
  if (literal !== undefined) return literal.length <= 2 ? literal : null;
  // A computed key: an index into a table, a call of a decoder, a sum of strings.
  return /[([+]/.test(inner) && !/Symbol/.test(inner) ? inner : null;
}

function file(view: FileView): readonly Hit[] {
  if (view.text === null || /\.(?:md|markdown|map)$/i.test(view.name)) return [];
  if (!hasAny(view, OWNERS) || !HANDED_ON.test(view.text)) return [];
  const hits: Hit[] = [];
  for (const match of view.text.matchAll(ALIAS)) {
    if (hits.length >= 4) break;
    const key = suspiciousKey(match[1], match[2]);
    if (key === null || inString(view, match.index)) continue;
    const isRequire = match[3] === 'require';
    // the alias is for code that has no `require` of its own, and such code is made here
    const proof = isRequire && !isBuilt(view.name) && !isTest(view.name) && EVALUATES.test(view.text);
    hits.push({
      at: match.index,
      message: `${match[3]} is kept on the global object as ${key.slice(0, 40)}: code that is made later can load any module through it.`,
      confidence: proof ? 91 : isRequire ? 85 : 60,
      weight: proof ? 'proof' : isRequire ? 'strong' : 'weak',
    });
  }
  return hits;
}

export default {
  id: 'require-alias-global',
  title: 'require kept on the global object under another name',
  severity: 'high',
  weight: 'strong',
  aspect: 'hides',
  techniques: ['T1027', 'T1059.007'],
  tradecraft: ['T52'],
  description:
    "`global['r'] = require` or `global[_$_1e42[0]] = require` gives code from strings, which has no `require` of its own, access to every module, and hides the loading from readers and scanners.",
  benign:
    '`global.require = require` and `globalThis.require = createRequire(…)` in tests, bundles and consoles keep the plain name and are not reported.',
  needles: ['= require', '=require', '= module', '=module'],
  hints: OWNERS,
  file,
} satisfies Detector;
