/** T01, T02, T05: a task that starts when the folder is opened, and is set up so that nobody sees it run. */
import { programOf } from '../../syntax/index.ts';
import { isFetch } from '../commands/download-and-run.ts';
import { installsPackages, isOpenTask, stealthOf } from '../commands/moments.ts';
import { startsOwnProgram } from '../commands/own-program.ts';
import { runTargets } from '../commands/run-target.ts';
import { type Started, startedCommands } from '../commands/started-commands.ts';
import type { Detector, Hit, InspectContext } from '../detector.ts';

export default {
  id: 'stealth-auto-task',
  title: 'Hidden task runs when the folder is opened',
  severity: 'high',
  weight: 'strong',
  aspect: 'starts',
  techniques: ['T1204.002', 'T1564', 'T1059'],
  tradecraft: ['T01', 'T02', 'T05', 'T23'],
  description:
    'A `folderOpen` task whose terminal is hidden or closes by itself (`reveal: never`, `echo: false`, `close: true`, `hide: true`, output thrown away) and that runs a file of the repository, an interpreter, a download or an install. An honest watcher wants to be seen.',
  benign:
    'Tasks that start on opening and show themselves, and quiet watchers of known tools (`tsc -w`, `npm run watch`) are not reported: a single setting such as `reveal: silent` is common.',
  tree: (context) => [...hits(context)],
} satisfies Detector;

function* hits(context: InspectContext): Iterable<Hit> {
  for (const started of startedCommands(context)) {
    if (!isOpenTask(started.trigger) || started.via.length > 0 || started.kind === 'script') continue;
    const stealth = stealthOf(started.trigger);
    const what = whatRuns(started);
    if (stealth < 2 || what === null) continue;
    yield {
      file: started.file,
      line: started.line,
      excerpt: started.text,
      message: `Opening the folder ${what} out of sight (${[...new Set(started.trigger.stealth)].join(', ')}).`,
      confidence: stealth >= 3 ? 85 : 62,
      trigger: started.trigger,
      sinkKind: 'hidden task',
      group: `${started.file} ${started.trigger.label}`,
    };
  }
}

function whatRuns({ commands }: Started): string | null {
  for (const command of commands) {
    const name = programOf(command);
    const own = startsOwnProgram(command);
    if (isFetch(command)) return `fetches something with ${name}`;
    if (/^(?:wscript|cscript|mshta|powershell|pwsh|osascript)$/.test(name)) return `runs ${name}`;
    const target = runTargets(command).at(-1);
    if (target !== undefined) return `runs ${target.path}`;
    if (
      /^(?:node|python[\d.]*|deno|bun)$/.test(name) &&
      command.words.length > 1 &&
      !command.words.includes('--version')
    )
      return `runs code with ${name}`;
    if (own !== null) return `starts ${own}`;
    if (installsPackages(command.words)) return 'installs packages';
    if (name === 'git' && command.words.includes('config')) return 'changes the configuration of git';
  }
  return null;
}
