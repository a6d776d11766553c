/** T17: a build or test configuration, normally a screenful, that holds one enormous or obfuscated line. */
import type { Detector, Hit } from '../detector.ts';
import type { FileView } from '../reader/file-view.ts';
import { codeDensity, loaderWords } from '../text/code-words.ts';
import { longestLine, obfuscationMarks } from '../text/obfuscation.ts';
import { isBuilt, isTest, isToolConfig } from '../text/place.ts';

/** Characters. Honest configurations seldom pass 300 on a line; inline lists and keys reach some 1,500. */
const LONG_LINE = 2000;

/** Share of the line that stands in its longest quoted string: inline data, not code. */
function quotedShare(line: string): number {
  let longest = 0;
  const quote = /["'`]/g;
  for (let open = quote.exec(line); open !== null && open.index < 200_000; open = quote.exec(line)) {
    const end = line.indexOf(open[0], open.index + 1);
    if (end === -1) break;
    longest = Math.max(longest, end - open.index);
    quote.lastIndex = end + 1;
  }
  return longest / Math.max(1, line.length);
}

function file(view: FileView): readonly Hit[] {
  const text = view.text;
  if (text === null || !isToolConfig(view.name) || text.length < 800) return [];
  const { at, marks, strong, hexNames } = obfuscationMarks(view);
  const place = isBuilt(view.name) || isTest(view.name);
  if (strong > 0 || hexNames >= 12) {
    return [
      {
        at: Math.max(0, at),
        message: `A configuration that a build tool runs is obfuscated: ${marks.join('; ')}.`,
        confidence: Math.min(97, 75 + strong * 10) - (place ? 20 : 0),
        weight: strong > 0 && !place ? 'proof' : 'strong',
      },
    ];
  }
  const line = longestLine(text);
  const content = text.slice(line.at, line.at + line.length);
  if (line.length < LONG_LINE || codeDensity(content) < 0.03 || quotedShare(content) > 0.6) return [];
  const words = loaderWords(content);
  if (words === 0 || line.length < text.length * 0.3) return [];
  return [
    {
      at: line.at + Math.max(0, content.search(/\S/)),
      message: `A configuration that a build tool runs holds one line of ${line.length} characters of code.`,
      confidence: Math.min(90, 50 + words * 8) - (place ? 20 : 0),
      weight: words >= 3 && !place ? 'strong' : 'weak',
    },
  ];
}

export default {
  id: 'blob-in-config',
  title: 'Obfuscated blob in a build configuration',
  severity: 'critical',
  weight: 'strong',
  aspect: 'hides',
  techniques: ['T1027', 'T1059.007'],
  tradecraft: ['T16', 'T17'],
  description:
    'Build and test tools run their configuration as code. One that is a single line of thousands of characters, or carries the marks of an obfuscator, before or after the few lines that it should consist of, is a loader.',
  benign:
    'Long inline data (a base64 image, a certificate, a list) is one string, has no code in it, and is not reported; presets that ship minified stand in built folders.',
  file,
} satisfies Detector;
