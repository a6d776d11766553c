/** T53: the output of obfuscators of the string-array kind, told from minified code by the marks that only they leave. */
import type { Detector, Hit } from '../detector.ts';
import type { FileView } from '../reader/file-view.ts';
import { obfuscationMarks } from '../text/obfuscation.ts';
import { isApplication, isBuilt, isTest } from '../text/place.ts';

function file(view: FileView): readonly Hit[] {
  if (view.text === null || view.kind === 'svg' || /\.(?:md|markdown|map)$/i.test(view.name)) return [];
  const { at, marks, strong, rotated } = obfuscationMarks(view);
  if (strong === 0) return [];
  // `mock/` is a development server's data, not a store of samples
  const mocks = MOCKS.test(view.name);
  const vendored = isBuilt(view.name) || (isTest(view.name) && !mocks);
  // among hand-written code nobody needs it: a product that is shipped obfuscated is obfuscated when it is built
  const handWritten = !vendored && (mocks || isApplication(view.name) || amongReadableLines(view.text, at));
  const proof = handWritten && rotated && strong >= 2;
  return [
    {
      at,
      message: `The file was put through an obfuscator: ${marks.join('; ')}.`,
      confidence: Math.max(proof ? 91 : 0, Math.min(95, 62 + strong * 10) - (vendored ? 30 : 0)),
      weight: vendored ? 'weak' : proof ? 'proof' : 'strong',
    },
  ];
}

const MOCKS = /(?:^|\/)mocks?\/[^/]{1,80}$/i;
const READABLE_LINES = 12;

/** Before the first mark stand lines that somebody wrote: short, with blanks between words, no machine's names. */
function amongReadableLines(text: string, at: number): boolean {
  let count = 0;
  for (const line of text.slice(0, Math.max(0, at)).split('\n', 400)) {
    if (
      line.length > 8 &&
      line.length < 160 &&
      /[a-z]{3,}.? /i.test(line) &&
      !line.includes('_0x') &&
      !/^\s{0,20}(?:\/\/|\*|\/\*)/.test(line) &&
      ++count >= READABLE_LINES
    )
      return true;
  }
  return false;
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
