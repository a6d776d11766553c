/** T49: base64-like text in comments or descriptions of SVG images, joined in order of the file names by a loader. */
import type { Detector, Hit, InspectContext } from '../detector.ts';
import type { FileView } from '../reader/file-view.ts';

const HIDDEN =
  /<!--\s{0,200}([A-Za-z0-9+/=_-]{64,})\s{0,200}-->|<(?:desc|title|metadata|text)\b[^>]{0,200}>\s{0,200}([A-Za-z0-9+/=_-]{160,})\s{0,200}</g;

/** Three kinds of letters in a mixture: a name or a rule of dashes is no payload. */
function mixed(text: string): boolean {
  const slice = text.slice(0, 400);
  return /[a-z]/.test(slice) && /[A-Z]/.test(slice) && /\d/.test(slice) && new Set(slice).size >= 20;
}

function file(view: FileView): readonly Hit[] {
  if (view.text === null || !(view.kind === 'svg' || /\.svg$/i.test(view.name))) return [];
  let total = 0;
  let at = -1;
  let parts = 0;
  for (const match of view.text.matchAll(HIDDEN)) {
    const text = match[1] ?? match[2] ?? '';
    if (!mixed(text) || parts >= 1000) continue;
    if (at === -1) at = match.index;
    total += text.length;
    parts++;
  }
  if (at === -1) return [];
  return [
    {
      at,
      message: `An SVG image carries ${total} characters of base64-like text where it does not show.`,
      confidence: Math.min(90, 66 + parts * 4 + total / 200),
    },
  ];
}

/** Many images with such text are one payload in pieces. */
function tree(context: InspectContext): readonly Hit[] {
  const files = [...context.facts.values()]
    .filter((facts) => facts.hits.some((entry) => entry.rule === 'svg-comment-payload'))
    .map((facts) => facts.path);
  const first = files[0];
  if (first === undefined || files.length < 3) return [];
  return [
    {
      file: first,
      line: 1,
      message: `${files.length} SVG images carry pieces of base64-like text where they do not show: one payload, cut up.`,
      confidence: 94,
      weight: 'proof',
      related: files.slice(1, 8).map((path) => ({ file: path, line: 1 })),
      group: 'svg-pieces',
    },
  ];
}

export default {
  id: 'svg-comment-payload',
  title: 'Payload in the comments of SVG images',
  severity: 'critical',
  weight: 'strong',
  aspect: 'hides',
  techniques: ['T1027.003'],
  tradecraft: ['T49'],
  description:
    'Comments or descriptions inside SVG images hold long base64-like text. A loader reads the images in order, cuts the text out, joins, decodes and runs it. Flags and icons are favoured, since there are many of them.',
  benign:
    'Comments of drawing programs are words; embedded images, fonts and editors’ data stand in attributes and elements of their own and are not reported.',
  needles: ['<svg', '<SVG'],
  file,
  tree,
} satisfies Detector;
