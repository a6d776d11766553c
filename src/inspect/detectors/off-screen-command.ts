/** T03: a command is pushed out of the window by a long run of blanks, so that a reader of the configuration does not see it. */

import { blankRun } from '../commands/blank-run.ts';
import { runsUnasked } from '../commands/moments.ts';
import { startedCommands } from '../commands/started-commands.ts';
import type { Detector, Hit, InspectContext } from '../detector.ts';

/** T03 was 233 blanks; wide editors show about 150 columns, the command itself stands indented. Formatters never make more than 40 inside a string. */
const LEAST = 60;
const SURE = 100;
/** Whole scripts are indented and aligned: only far more is odd there. */
const SCRIPT = 120;

export default {
  id: 'off-screen-command',
  title: 'Command pushed off the screen',
  severity: 'high',
  weight: 'strong',
  aspect: 'hides',
  techniques: ['T1027', 'T1036'],
  tradecraft: ['T03', 'T51'],
  description:
    'A command in tasks.json, package.json, a hook or another file that starts things has a run of 60 or more blanks before or inside it, so that what follows lies outside the window. Nobody types that by accident.',
  benign:
    'Indentation of the file itself does not count, only blanks inside the command; aligned comments and tables stay below the bound.',
  tree: (context) => [...hits(context)],
} satisfies Detector;

function* hits(context: InspectContext): Iterable<Hit> {
  for (const { trigger, file, line, text, kind, via } of startedCommands(context)) {
    const run = blankRun(text, kind === 'script' ? SCRIPT : LEAST);
    if (run === null) continue;
    yield {
      file,
      line: kind === 'script' ? text.slice(0, run.at).split('\n').length : line,
      excerpt: text.slice(Math.max(0, run.at - 30), run.end + 120),
      message: `${run.end - run.at} blanks stand before “${text.slice(run.end, run.end + 60).split('\n', 1)[0] ?? ''}”${via.length > 0 ? ` (${via.join(' → ')})` : ''}: it lies outside the window of an editor.`,
      confidence: run.end - run.at >= SURE ? 93 : 75,
      ...(run.end - run.at >= SURE && runsUnasked(trigger)
        ? { weight: 'proof' as const, severity: 'critical' as const }
        : {}),
      trigger,
      sinkKind: 'off-screen command',
    };
  }
}
