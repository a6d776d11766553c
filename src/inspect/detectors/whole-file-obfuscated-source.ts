/** T17, T53: a source file outside built folders that is nothing but one obfuscated line. */
import type { Detector, Hit } from '../detector.ts';
import type { FileView } from '../reader/file-view.ts';
import { codeDensity, loaderWords } from '../text/code-words.ts';
import { longestLine, obfuscationMarks } from '../text/obfuscation.ts';
import { baseName, isApplication, isBuilt, isProgram, isScript, isTest, isToolConfig } from '../text/place.ts';

const SMALLEST = 2500;

function file(view: FileView): readonly Hit[] {
  const text = view.text;
  if (text === null || !isScript(view) || !isProgram(view.name) || isToolConfig(view.name) || text.length < SMALLEST)
    return [];
  // Such a line covers the middle of the file.
  const middle = text.length >> 1;
  const last = text.indexOf('\n', middle);
  const length = (last === -1 ? text.length : last) - text.lastIndexOf('\n', middle - 1) - 1;
  if (length < text.length * 0.7) return [];
  const line = longestLine(text);
  if (line.length < text.length * 0.7 || line.length < SMALLEST) return [];
  const content = text.slice(line.at, line.at + Math.min(line.length, 400_000));
  const { marks, strong, hexNames } = obfuscationMarks(view);
  const vendored = isBuilt(view.name) || isTest(view.name);
  if (strong === 0 && hexNames < 40 && vendored) return [];
  if (codeDensity(content) < 0.03) return [];
  if (strong === 0 && hexNames < 40) return minified(view, line, content, vendored);
  const sure = !vendored && isApplication(view.name) && strong >= 1;
  return [
    {
      at: line.at,
      message: `${baseName(view.name)} is one obfuscated line of ${line.length} characters${marks.length > 0 ? ` (${marks.join('; ')})` : ''}, in a place where people write code by hand.`,
      confidence: vendored ? 45 : Math.min(95, 74 + strong * 8),
      weight: vendored ? 'weak' : sure ? 'proof' : 'strong',
    },
  ];
}

/** Merely minified: told only where a server's own code stands, and where it can load code. */
function minified(view: FileView, line: { length: number; at: number }, content: string, vendored: boolean): Hit[] {
  const own = /(?:^|\/)(?:server|backend|api|routes?|controllers?|middlewares?|models?|sockets?)\//i.test(view.name);
  if (vendored || !own || loaderWords(content) < 3) return [];
  return [
    {
      at: line.at,
      message: `${baseName(view.name)} is one line of ${line.length} characters among a server's own source files, and has what it takes to load code.`,
      confidence: 55,
      weight: 'weak',
    },
  ];
}

export default {
  id: 'whole-file-obfuscated-source',
  title: 'A source file that is one obfuscated line',
  severity: 'critical',
  weight: 'strong',
  aspect: 'hides',
  techniques: ['T1027'],
  tradecraft: ['T17', 'T53'],
  description:
    'A helper, middleware or route file of the project consists of a single obfuscated line, while its neighbours are readable. Nobody can work on such a file: it is there to run.',
  benign:
    'Minified and bundled files in dist, build, vendor, public or with `.min.` in the name are ordinary; minified code without an obfuscator’s marks counts only as a weak sign, and only among a server’s own files.',
  file,
} satisfies Detector;
