/** T58: several strings that are each a shuffled alphabet of a base-N code, one decoder for each. */
import { literalsOf } from '../../indicators/index.ts';
import type { Detector, Hit } from '../detector.ts';
import type { FileView } from '../reader/file-view.ts';
import { isBuilt, isScript } from '../text/place.ts';

/** Base58 to base94: every character once. */
function isAlphabet(value: string): boolean {
  if (value.length < 58 || value.length > 94) return false;
  const seen = new Set<string>();
  let jumps = 0;
  for (let i = 0; i < value.length; i++) {
    const c = value[i] ?? '';
    if (c < '!' || c > '~' || seen.has(c)) return false;
    seen.add(c);
    if (i > 0 && value.charCodeAt(i) !== value.charCodeAt(i - 1) + 1) jumps++;
  }
  // Standard alphabets (base64, base58, ASCII85, base91) run in order.
  return jumps > value.length * 0.8;
}

function file(view: FileView): readonly Hit[] {
  if (!isScript(view) || view.text === null) return [];
  const found = literalsOf(view).strings.filter(
    (part) => part.end - part.at >= 58 && part.end - part.at <= 200 && isAlphabet(part.value),
  );
  const distinct = new Set(found.map((part) => part.value)).size;
  const first = found[0];
  if (first === undefined || distinct < 2) return [];
  return [
    {
      at: first.at,
      message: `${distinct} shuffled alphabets of base-N codes: strings are decoded with changing keys at run time.`,
      confidence: Math.min(92, 66 + distinct * 5) - (isBuilt(view.name) ? 25 : 0),
      weight: isBuilt(view.name) ? 'weak' : 'strong',
    },
  ];
}

export default {
  id: 'multi-alphabet-decoder',
  title: 'Strings decoded with shuffled alphabets',
  severity: 'high',
  weight: 'strong',
  aspect: 'hides',
  techniques: ['T1027.013'],
  tradecraft: ['T58'],
  description:
    'Two or more strings in which each printable character occurs once in no order: keys of base-N decoders, one for each group of strings, as a known loader and commercial-grade obfuscators use them.',
  benign:
    'Standard alphabets (base64, base58, ASCII85, base91) are mostly in order, and one made-up alphabet (an id generator’s) is not reported.',
  needles: ['indexOf', 'charCodeAt', 'fromCharCode', 'fromCodePoint'],
  file,
} satisfies Detector;
