/** T60: Python that runs a literal after reversing, decoding or inflating it. */
import type { Detector, Hit } from '../detector.ts';
import type { FileView } from '../reader/file-view.ts';
import { inString } from '../text/obfuscation.ts';
import { isTest } from '../text/place.ts';

const EXEC = /(?<![\w.])(?:exec|eval)\s{0,4}\(/g;
const DECODE =
  /b64decode|b32decode|b85decode|a85decode|decompress\s*\(|marshal\s*\.\s*loads|bytes\s*\.\s*fromhex|unhexlify|\[\s*::\s*-1\s*\]|codecs\s*\.\s*decode|__import__\s*\(\s*["'](?:zlib|base64|marshal|lzma|bz2)["']/g;
const LITERAL = /b?["'][A-Za-z0-9+/=\\!-~]{120,}|b?["']{3}[\s\S]{120}/;
const NEST = /lambda\s+(\w+|_+)\s*:\s*__import__\s*\(/;

function file(view: FileView): readonly Hit[] {
  if (view.text === null || !(view.kind === 'python' || /\.(?:pyw?|npl|pth)$/i.test(view.name))) return [];
  const text = view.text.slice(0, 4_000_000);
  const hits: Hit[] = [];
  for (const match of text.matchAll(EXEC)) {
    if (hits.length >= 3) break;
    const after = text.slice(match.index, match.index + 1200);
    const before = text.slice(Math.max(0, match.index - 600), match.index);
    if (inString(view, match.index)) continue;
    const nest = NEST.test(before) || NEST.test(after);
    const steps = new Set(
      [...`${nest ? before : ''}${after.slice(0, 500)}`.matchAll(DECODE)].map((step) => step[0].replace(/\s/g, '')),
    );
    const literal = LITERAL.test(after);
    if (steps.size === 0 || !(literal || nest)) continue;
    const sure = nest || steps.size >= 2;
    hits.push({
      at: match.index,
      message: `A literal is ${steps.size > 1 ? 'decoded in several steps' : 'decoded'} (${[...steps].slice(0, 3).join(', ')}) and run.`,
      confidence: Math.min(96, 74 + steps.size * 6 + (nest ? 8 : 0)) - (isTest(view.name) ? 25 : 0),
      weight: isTest(view.name) ? 'weak' : sure && literal ? 'proof' : 'strong',
    });
  }
  return hits;
}

export default {
  id: 'python-exec-nest',
  title: 'Python that runs a decoded literal',
  severity: 'critical',
  weight: 'strong',
  aspect: 'hides',
  techniques: ['T1027.013', 'T1140', 'T1059.006'],
  tradecraft: ['T60'],
  description:
    '`exec` is given the result of reversing, base64-decoding and inflating a long byte string, often through a lambda and many layers deep: the packing of InvisibleFerret and its relatives.',
  benign:
    '`exec` of source text that was read from a file of the project, and decoding of data that is not run, are not reported.',
  needles: ['exec', 'eval'],
  file,
} satisfies Detector;
