/** T61: characters that no editor shows and that carry code: variation selectors, tags, fillers and zero-width runs as bytes; bidi controls that reorder it. */
import { literalsOf } from '../../indicators/index.ts';
import type { Detector, Hit } from '../detector.ts';
import type { FileView } from '../reader/file-view.ts';
import { loaderWords } from '../text/code-words.ts';
import { inString, within } from '../text/obfuscation.ts';
import { isProgram, isProse, isScript } from '../text/place.ts';

type Family = 'selector' | 'tag' | 'zero-width' | 'filler' | 'private' | 'bidi';
const NAMES: Readonly<Record<Family, string>> = {
  selector: 'variation selectors',
  tag: 'tag characters',
  'zero-width': 'zero-width characters',
  filler: 'invisible filler letters',
  private: 'private-use characters',
  bidi: 'bidirectional controls',
};
/** Shortest run that no honest text has: an emoji takes one selector, a flag up to seven tags, an icon font's table lists its glyphs apart. */
const SHORTEST: Readonly<Record<Family, number>> = {
  selector: 4,
  tag: 10,
  'zero-width': 16,
  filler: 8,
  private: 64,
  bidi: 1,
};

function familyOf(code: number): Family | null {
  if (code < 0x115f) return null;
  if ((code >= 0xfe00 && code <= 0xfe0f) || (code >= 0xe0100 && code <= 0xe01ef)) return 'selector';
  if (code >= 0xe0000 && code <= 0xe007f) return 'tag';
  if ((code >= 0x200b && code <= 0x200f) || (code >= 0x2060 && code <= 0x2064) || code === 0xfeff || code === 0x180e)
    return 'zero-width';
  if (code === 0x3164 || code === 0xffa0 || code === 0x115f || code === 0x1160) return 'filler';
  if ((code >= 0xe000 && code <= 0xf8ff) || code >= 0xf0000) return 'private';
  if ((code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069)) return 'bidi';
  return null;
}

function file(view: FileView): readonly Hit[] {
  const text = view.text;
  // Pure ASCII, as nearly all code is: bytes and units are equally many.
  if (text === null || view.bytes.length === text.length || isProse(view.name) || view.kind === 'svg') return [];
  const program =
    isScript(view) ||
    view.kind === 'python' ||
    view.kind === 'shell' ||
    view.kind === 'powershell' ||
    isProgram(view.name);
  if (!program && view.kind !== 'json' && !/\.(?:ya?ml|toml|mdc)$|^\.(?:cursorrules|windsurfrules|env)/.test(view.name))
    return [];
  const hits: Hit[] = [];
  let bidi = 0;
  for (let i = 0; i < text.length && hits.length < 10; i++) {
    if (text.charCodeAt(i) < 0x115f) continue;
    const family = familyOf(text.codePointAt(i) ?? 0);
    if (family === null) {
      if ((text.codePointAt(i) ?? 0) > 0xffff) i++;
      continue;
    }
    if (family === 'bidi') {
      const hit = program && bidi++ < 20 ? bidiHit(view, text, i) : null;
      pushIf(hits, hit);
      if (hit !== null) i = text.indexOf('\n', i) === -1 ? text.length : text.indexOf('\n', i);
      continue;
    }
    const run = runFrom(text, i, family);
    if (run.count >= SHORTEST[family]) pushIf(hits, runHit(text, i, run, family));
    else if (family === 'filler' && program) pushIf(hits, fillerName(view, text, i));
    i = run.end - 1;
  }
  return hits;
}

function pushIf(hits: Hit[], hit: Hit | null): void {
  if (hit !== null) hits.push(hit);
}

function runFrom(
  text: string,
  start: number,
  family: Family,
): { readonly count: number; readonly distinct: number; readonly end: number } {
  let i = start;
  let count = 0;
  const seen = new Set<number>();
  while (i < text.length) {
    const code = text.codePointAt(i) ?? 0;
    if (familyOf(code) !== family) break;
    seen.add(code);
    count++;
    i += code > 0xffff ? 2 : 1;
  }
  return { count, distinct: seen.size, end: i };
}

function runHit(
  text: string,
  at: number,
  run: { count: number; distinct: number; end: number },
  family: Family,
): Hit | null {
  // A pile of one and the same character says nothing.
  if (run.distinct < 2) return null;
  if (family === 'tag' && text.slice(Math.max(0, at - 2), at) === '\u{1f3f4}' && run.count <= 8) return null;
  const decodes = /codePointAt|charCodeAt|fromCodePoint|fromCharCode|\beval\b|Function\b/.test(text);
  // Sets of glyphs as one string stand in fonts' and Unicode libraries' tables.
  if (family === 'private' && (!decodes || loaderWords(text) < 2 || consecutive(text, at, run.end))) return null;
  if (family === 'zero-width' && run.distinct > 6 && run.count < 40) return null;
  return {
    at,
    excerpt: text.slice(Math.max(0, text.lastIndexOf('\n', at) + 1, at - 80), at + 12),
    message: `${run.count} ${NAMES[family]} stand in a row where an editor shows nothing: they carry data${decodes ? ', and the file turns characters into numbers' : ''}.`,
    confidence: Math.min(97, 70 + Math.min(15, run.count / 8) + (decodes ? 12 : 0)),
    weight: decodes && run.count >= 16 ? 'proof' : 'strong',
  };
}

/** Code points that only count upwards are a table. */
function consecutive(text: string, from: number, to: number): boolean {
  let rising = 0;
  let steps = 0;
  let last = -1;
  for (let i = from; i < to && steps < 200; ) {
    const code = text.codePointAt(i) ?? 0;
    if (last !== -1 && code > last) rising++;
    last = code;
    steps++;
    i += code > 0xffff ? 2 : 1;
  }
  return rising > steps * 0.8;
}

/** A letter that shows as nothing, used as a name: `const { a, ㅤ } = req.query`. */
function fillerName(view: FileView, text: string, at: number): Hit | null {
  if (inString(view, at) || /[[\]\\-]/.test(text.slice(Math.max(0, at - 2), at + 2).replace(text[at] ?? '', '')))
    return null;
  return { at, message: 'An invisible letter is used as a name in code.', confidence: 82, weight: 'strong' };
}

/** Trojan source: an override or isolate inside a comment or string with code after it on the line, not closed before. */
function bidiHit(view: FileView, text: string, at: number): Hit | null {
  const code = text.charCodeAt(at);
  if (code === 0x202c || code === 0x2069) return null;
  const end = text.indexOf('\n', at);
  const line = text.slice(at, Math.min(end === -1 ? text.length : end, at + 400));
  const around = text.slice(Math.max(0, at - 2), at + 3);
  // Sets of characters, in regular expressions and lists, hold these on purpose.
  if (/[[\]|\\-]/.test(around)) return null;
  const { strings, comments } = literalsOf(view);
  const part = strings.find((s) => at >= s.at && at < s.end);
  if (part !== undefined && part.end - part.at <= 3) return null;
  if (part === undefined && !within(comments, at)) return null;
  const open = line.split(/[\u202a\u202b\u202d\u202e\u2066-\u2068]/).length - 1;
  const closed = line.split(/[\u202c\u2069]/).length - 1;
  const override = /[\u202d\u202e\u2066\u2067]/.test(line) && /[;(){}=]/.test(line);
  if (!override || (part !== undefined && open <= closed && !/[\u202e\u2066]/.test(part.value))) return null;
  return {
    at,
    message: 'A bidirectional control reorders what an editor shows of this line of code.',
    confidence: 75,
    weight: 'strong',
    group: 'bidi',
  };
}

export default {
  id: 'invisible-unicode-code',
  title: 'Invisible characters that carry or reorder code',
  severity: 'critical',
  weight: 'strong',
  aspect: 'hides',
  techniques: ['T1027', 'T1036'],
  tradecraft: ['T61'],
  description:
    'Long runs of variation selectors, tag characters, zero-width or filler letters stand for bytes that a small decoder turns into code; a filler letter serves as an invisible name; bidirectional controls make a line read in another order than it runs. None of it shows in an editor or a diff.',
  benign:
    'Emoji sequences, flags, joiners, byte order marks, right-to-left text, glyph tables of icon fonts and Unicode libraries, and character classes of regular expressions are short, single, consecutive or bracketed, and are not reported.',
  file,
} satisfies Detector;
