/** T49: pieces of code are collected from comments of SVG files, joined, decoded and run. */
import type { Detector, Hit, InspectContext } from '../detector.ts';
import type { Flow } from '../flow/flow.ts';
import { relatedOf, runsCode, throughWords } from '../flow/judge.ts';

function flow(found: Flow, context: InspectContext): readonly Hit[] {
  if (!runsCode(found)) return [];
  for (const source of found.sources) {
    if (source.kind !== 'file' && source.kind !== 'lying-file') continue;
    const pictures = source.addresses.some(
      (address) => /\.svg$/i.test(address.value) || holdsPictures(address.value, context),
    );
    if (!pictures) continue;
    return [
      {
        at: found.at,
        message: `${found.spelling} runs what is read out of SVG pictures (${source.addresses[0]?.value.slice(0, 120) ?? source.text})${throughWords(found)}.`,
        confidence: found.transforms.length > 0 ? 93 : 80,
        weight: 'proof',
        sinkKind: found.sink,
        related: relatedOf(source),
      },
    ];
  }
  return [];
}

/** A folder that is read file by file, and in which SVG files lie. */
function holdsPictures(pattern: string, context: InspectContext): boolean {
  const star = pattern.indexOf('*');
  // the folder itself is read
  if (star === -1 && /\.[\w-]{1,8}$/.test(pattern)) return false;
  const folder = (star === -1 ? pattern : pattern.slice(0, star)).replace(/^[./\\]+/, '').replace(/\/+$/, '');
  if (folder === '') return false;
  let count = 0;
  let pictures = 0;
  for (const path of context.files.keys()) {
    if (!path.includes(`${folder}/`)) continue;
    count++;
    if (/\.svg$/i.test(path)) pictures++;
  }
  return pictures > 0 && pictures * 2 >= count;
}

export default {
  id: 'svg-comments-to-code',
  title: 'Code hidden in SVG pictures is run',
  severity: 'critical',
  weight: 'proof',
  aspect: 'hides',
  techniques: ['T1027.003', 'T1059.007'],
  tradecraft: ['T49'],
  description:
    'A module reads SVG files, takes Base64 pieces out of their comments in sorted order, joins and decodes them, and runs the result. Each picture still looks like a flag.',
  benign: 'Icon tools read SVG files and turn them into components, which are written or rendered, not evaluated.',
  flow,
} satisfies Detector;
