/** T53: the output of obfuscators of the string-array kind, told from minified code by the marks that only they leave. */
import type { Detector, Hit } from '../detector.ts';
import type { FileView } from '../reader/file-view.ts';
import { obfuscationMarks } from '../text/obfuscation.ts';
import { isBuilt, isTest } from '../text/place.ts';

function file(view: FileView): readonly Hit[] {
  if (view.text === null || view.kind === 'svg' || /\.(?:md|markdown|map)$/i.test(view.name)) return [];
  const { at, marks, strong } = obfuscationMarks(view);
  if (strong === 0) return [];
  const vendored = isBuilt(view.name) || isTest(view.name);
  return [
    {
      at,
      message: `The file was put through an obfuscator: ${marks.join('; ')}.`,
      confidence: Math.min(95, 62 + strong * 10) - (vendored ? 30 : 0),
      weight: vendored ? 'weak' : 'strong',
    },
  ];
}

export default {
  id: 'string-array-obfuscation',
  title: 'Obfuscated with string array and rotation',
  severity: 'high',
  weight: 'strong',
  aspect: 'hides',
  techniques: ['T1027', 'T1622'],
  tradecraft: ['T53'],
  description:
    'All strings stand in one list that is rotated until a checksum fits and is read through wrapper functions with hexadecimal names; often a check stalls formatted copies or debuggers. Source code that is handed to people to read and work on has no use for this.',
  benign:
    'Minifiers and bundlers leave none of these marks. Obfuscators, deobfuscators and scanners hold the marks inside strings and templates, which are not counted. In folders of built or vendored code it counts less, since some products ship obfuscated.',
  needles: ['_0x', '_$_', 'shift', '(((.+)+)+)+$'],
  file,
} satisfies Detector;
