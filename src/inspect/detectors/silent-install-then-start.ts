/** T02: opening the folder installs the dependencies quietly and then starts the program. No address stands in the task: the code is in the repository. */

import { installsPackages, isOpenTask, isQuietInstall, stealthOf } from '../commands/moments.ts';
import { oddBehind } from '../commands/odd-behind.ts';
import { startsOwnProgram } from '../commands/own-program.ts';
import { type Started, startedCommands } from '../commands/started-commands.ts';
import type { Detector, Hit, InspectContext } from '../detector.ts';

export default {
  id: 'silent-install-then-start',
  title: 'Opening the folder installs packages and starts the program',
  severity: 'high',
  weight: 'strong',
  aspect: 'starts',
  techniques: ['T1204.002', 'T1059.007'],
  tradecraft: ['T02'],
  description:
    'Tasks of one file that start when the folder is opened run an install and then a server or app of the repository, with the output suppressed or the terminal hidden. The reader who only opens the folder has then run everything.',
  benign:
    'A workspace that installs and starts visibly on opening, with nothing odd behind it, is reported weakly; one that only installs, or only watches, is not.',
  tree: (context) => [...hits(context)],
} satisfies Detector;

function* hits(context: InspectContext): Iterable<Hit> {
  const byFile = new Map<string, Started[]>();
  for (const started of startedCommands(context)) {
    if (!isOpenTask(started.trigger)) continue;
    const list = byFile.get(started.trigger.file);
    if (list === undefined) byFile.set(started.trigger.file, [started]);
    else list.push(started);
  }
  for (const [file, all] of byFile) {
    const install = all.find(({ commands }) => commands.some((command) => installsPackages(command.words)));
    const start = all.find(({ commands }) => commands.some((command) => startsOwnProgram(command) !== null));
    if (install === undefined || start === undefined) continue;
    const quiet = install.commands.some(
      (command) => isQuietInstall(command.words) || (installsPackages(command.words) && command.discardsOutput),
    );
    // that the start is out of sight, not that a database of the same workspace is
    const stealth = stealthOf(start.trigger);
    const program = start.commands.map(startsOwnProgram).find((one) => one !== null);
    const hidden = quiet || stealth >= 2 || oddBehind(context, start.trigger);
    yield {
      file,
      line: install.trigger.line,
      excerpt: install.text,
      message: `Opening the folder installs the packages${quiet ? ' with the output suppressed' : ''} and then starts ${program ?? 'the program'}${stealth >= 2 ? ', out of sight' : ''}.`,
      confidence: hidden ? 85 : 55,
      ...(hidden ? {} : { weight: 'weak' as const, severity: 'medium' as const }),
      trigger: start.trigger,
      sinkKind: 'install and start',
      related: [{ file: start.file, line: start.line, excerpt: start.text }],
      group: file,
    };
  }
}
