/** T01, T02, T05: a task that starts when the folder is opened, and is set up so that nobody sees it run. */
import { programOf } from '../../syntax/index.ts';
import { isFetch } from '../commands/download-and-run.ts';
import { installsPackages, isOpenTask, isQuietInstall, stealthOf } from '../commands/moments.ts';
import { oddBehind } from '../commands/odd-behind.ts';
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
  const found = new Map<string, Started>();
  for (const started of startedCommands(context)) {
    const key = `${started.trigger.file} ${started.trigger.label}`;
    if (!isOpenTask(started.trigger) || found.has(key) || stealthOf(started.trigger) < 2) continue;
    const what = whatRuns(started);
    if (what === null) continue;
    found.set(key, started);
    const { trigger, via } = started;
    // an install that says what it does, in a terminal that closes when it is done: tidy rather than hidden
    const tidy =
      what === INSTALLS &&
      stealthOf(trigger) <= 3 &&
      !started.commands.some((command) => isQuietInstall(command.words) || command.discardsOutput) &&
      !oddBehind(context, trigger);
    yield {
      file: trigger.file,
      line: trigger.line,
      excerpt: trigger.excerpt,
      message: `Opening the folder ${what} out of sight (${[...new Set(trigger.stealth)].join(', ')})${via.length > 0 ? `, through ${via.join(' → ')}` : ''}.`,
      confidence: tidy ? 50 : stealthOf(trigger) >= 3 ? 85 : 62,
      ...(tidy ? { weight: 'weak' as const, severity: 'medium' as const } : {}),
      trigger,
      sinkKind: 'hidden task',
      group: key,
    };
  }
}

const INSTALLS = 'installs packages';

/** What a line does beyond watching and building; `npm run x` is followed, so that it counts only for what it stands for. */
function whatRuns({ commands }: Started): string | null {
  for (const command of commands) {
    const name = programOf(command);
    if (isFetch(command)) return `fetches something with ${name}`;
    if (/^(?:wscript|cscript|mshta|powershell|pwsh|osascript)$/.test(name)) return `runs ${name}`;
    const target = runTargets(command).at(-1);
    if (target !== undefined) return `runs ${target.path}`;
    if (/^(?:node|python[\d.]*|deno|bun)$/.test(name) && runsCode(command.words)) return `runs code with ${name}`;
    if (
      name === 'npm' &&
      /^(?:start|run)$/.test(command.words[1] ?? '') &&
      startsOwnProgram(command) !== null &&
      !/watch/.test(command.text)
    )
      return `runs ${command.text}`;
    if (installsPackages(command.words)) return INSTALLS;
    if (name === 'git' && command.words.includes('config')) return 'changes the configuration of git';
  }
  return null;
}

function runsCode(words: readonly string[]): boolean {
  return words.some((word) => /^(?:-e|-c|-p|--eval|--print|-)$/.test(word));
}
