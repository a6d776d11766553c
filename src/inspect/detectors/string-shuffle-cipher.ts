/** T52: a function that swaps characters by a seed, called with a scrambled string and a number: `("rm…",2857687)`; its names and its marks. */
import { atLeast } from '../../lib/index.ts';
import type { Detector, Hit } from '../detector.ts';
import type { FileView } from '../reader/file-view.ts';
import { hasAny } from '../text/needles.ts';
import { inString } from '../text/obfuscation.ts';

const MAX_TEXT = 2_000_000;
/** The end of the immediately called decoder. */
const CALLED =
  /\}\s{0,5}\)?\s{0,5}\(\s{0,5}(["'`])([^"'`\n]{6,4000})\1\s{0,5},\s{0,5}(\d{4,9}|0x[0-9a-f]{4,8})\s{0,5}\)/gi;
const MARK = /\b(?:global|globalThis|window)\s{0,3}\[\s{0,3}["'`]!["'`]\s{0,3}\]\s{0,3}=/g;
const MARK_NEEDLES = ['"!"', "'!'", '`!`'];
const TABLE = /\b(_\$_[0-9a-f]{3,6})\s{0,3}(?:=|\[)/g;
/** A decoder that is declared first and has its seed inside. */
const INNER_SEED =
  /function\s{1,3}[\w$]{1,20}\s{0,3}\(\s{0,3}[\w$]{1,20}\s{0,3}\)\s{0,3}\{\s{0,9}(?:var|let|const)\s{1,3}[\w$]{1,20}\s{0,3}=\s{0,3}\d{5,9}\b/g;

/** Does the code before `at` swap characters by remainders? */
function shuffles(text: string, from: number, to: number): boolean {
  const body = text.slice(Math.max(0, from), to);
  const remainders = body.match(/[\w$)\]]\s{0,3}%\s{0,3}[\w$(]/g)?.length ?? 0;
  return (
    remainders >= 3 &&
    /charAt\b|\bsplit\b|\[\s{0,3}[\w$]{1,12}\s{0,3}\]\s{0,3}=/.test(body) &&
    /\bjoin\b|fromCharCode/.test(body)
  );
}

function cipherHits(view: FileView, text: string): Hit[] {
  const hits: Hit[] = [];
  let tried = 0;
  for (const match of text.matchAll(CALLED)) {
    if (++tried > 500 || hits.length >= 3) break;
    if (!shuffles(text, match.index - 1600, match.index) || inString(view, match.index)) continue;
    hits.push({
      at: match.index,
      message: `A scrambled string is put in order by a seed (${match[3]}) at run time: the cipher of a known loader family.`,
      confidence: 93,
      weight: 'proof',
    });
  }
  return hits;
}

function file(view: FileView): readonly Hit[] {
  if (view.text === null || /\.(?:md|markdown|map|ya?ml|yara?)$/i.test(view.name)) return [];
  const text = view.text.slice(0, MAX_TEXT);
  // Both shapes take remainders.
  const remainders = atLeast(text, '%', 3);
  const hits = remainders ? cipherHits(view, text) : [];
  for (const match of hasAny(view, MARK_NEEDLES) ? text.matchAll(MARK) : []) {
    if (hits.length >= 5 || inString(view, match.index)) break;
    hits.push({
      at: match.index,
      message: 'A campaign mark is put on the global object under the name "!": a known loader family does so.',
      confidence: 95,
      weight: 'proof',
    });
  }
  const table = view.has('_$_') ? [...text.matchAll(TABLE)] : [];
  const first = table[0];
  if (first !== undefined && table.length >= 3 && !inString(view, first.index)) {
    hits.push({
      at: first.index,
      message: `Strings are read from a table with a generated name (${first[1]}), as a known loader family does.`,
      confidence: 85,
    });
  }
  if (hits.length === 0 && remainders) {
    for (const match of text.matchAll(INNER_SEED)) {
      if (!shuffles(text, match.index, match.index + 900) || inString(view, match.index)) continue;
      hits.push({
        at: match.index,
        message: 'A function puts scrambled strings in order by a fixed seed.',
        confidence: 78,
      });
      break;
    }
  }
  return hits;
}

export default {
  id: 'string-shuffle-cipher',
  title: 'Strings unscrambled by a seeded shuffle',
  severity: 'critical',
  weight: 'strong',
  aspect: 'hides',
  techniques: ['T1027.010'],
  tradecraft: ['T52'],
  description:
    'A small function swaps the characters of a scrambled string, led by remainders of a large number, and gives back the names and code that the loader needs. The call ends with the string and the seed; the result is kept in a table with a name such as `_$_1e42`, and a campaign mark is set on the global object.',
  benign:
    'Random generators and hashes use remainders too, but are not handed a string and a seed literal at once, and do not put characters in order. The marks inside strings of scanners are not counted.',
  needles: ['charAt', 'join', '_$_', '["!"]', "['!']", 'fromCharCode'],
  hints: MARK_NEEDLES,
  file,
} satisfies Detector;
