/** A program that something starts and that could not be read: the one place where `clean` would be a guess. */
import type { Detector, Hit, InspectContext } from '../detector.ts';

const CODES = new Set(['parse', 'reader-died', 'reader-timeout', 'max-file-bytes', 'text-cut', 'unreadable']);
const PROGRAM = /\.(?:[cm]?[jt]sx?|py)$/i;
const MOST = 20;

export default {
  id: 'unreadable-program',
  title: 'A program that is started could not be read',
  severity: 'medium',
  weight: 'weak',
  aspect: 'hides',
  techniques: ['T1027'],
  tradecraft: [],
  description:
    'Something in the target starts this program, and it could not be read as code, or only in part: it is damaged, too large, or built to break readers. Whatever it does is not in this report, so the verdict is never `clean`.',
  benign:
    'Files that nothing starts are only listed under what was not read. Templates with placeholders are rarely started by anything.',
  tree(context: InspectContext): readonly Hit[] {
    const hits: Hit[] = [];
    const seen = new Set<string>();
    for (const trigger of context.triggers) {
      for (const entry of trigger.entries) {
        const facts = context.facts.get(entry.path);
        if (facts === undefined || seen.has(entry.path) || hits.length >= MOST) continue;
        seen.add(entry.path);
        const problem = facts.problems.find(({ code }) => CODES.has(code));
        if (problem === undefined || (facts.module !== null && problem.code === 'parse')) continue;
        if (facts.kind !== 'javascript' && facts.kind !== 'python' && !PROGRAM.test(entry.path)) continue;
        hits.push({
          file: entry.path,
          line: problem.line,
          message: `${trigger.label} starts this program, and it could not be read: ${problem.message}`,
          confidence: 60,
          trigger,
        });
      }
    }
    return hits;
  },
} satisfies Detector;
