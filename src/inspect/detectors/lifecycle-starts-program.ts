/** T11, T12: `npm install` itself starts the server or app of the repository, often in the background. */
import { parseCommandLine, type SimpleCommand } from '../../syntax/index.ts';
import { runsUnasked } from '../commands/moments.ts';
import { isDevServer, startsOwnProgram } from '../commands/own-program.ts';
import { runTargets } from '../commands/run-target.ts';
import { nearestManifest, type Started, scriptsRunBy, startedCommands } from '../commands/started-commands.ts';
import { manifests } from '../dependencies/manifests.ts';
import type { Detector, Hit, InspectContext } from '../detector.ts';

export default {
  id: 'lifecycle-starts-program',
  title: 'Installing the dependencies starts the program',
  severity: 'high',
  weight: 'strong',
  aspect: 'starts',
  techniques: ['T1059.007', 'T1195.001', 'T1204'],
  tradecraft: ['T11', 'T12'],
  description:
    'A lifecycle script (`preinstall`, `install`, `postinstall`, `prepare` …) starts a server or app of the repository: `node server/server.js`, `npm run dev`, `start /b node server || nohup node server &`. The reader who only installs has then run it, and a background start leaves it running.',
  benign:
    'husky, builds, `node-gyp`, `patch-package`, `prisma generate`, `electron-builder install-app-deps`, helper scripts under `scripts/` and files named install or postinstall are what these hooks are for.',
  tree: (context) => [...hits(context)],
} satisfies Detector;

function* hits(context: InspectContext): Iterable<Hit> {
  for (const started of startedCommands(context)) {
    const { trigger, via } = started;
    if (!runsUnasked(trigger) || trigger.moment !== 'install' || started.kind === 'script') continue;
    for (const [i, command] of started.commands.entries()) {
      const own = startsOwnProgram(command);
      // what `npm run dev` stands for is reported where it is followed
      if (own === null || isFollowed(context, started, command)) continue;
      const background =
        command.background ||
        (via.length > 0 &&
          trigger.commands.some(({ text }) => parseCommandLine(text).some((outer) => outer.background)));
      const piped = started.commands[i + 1]?.joinedBy === '|';
      const weight = weightOf(command, own, background || piped);
      yield {
        file: started.file,
        line: started.line,
        excerpt: started.text,
        message: `${trigger.label} runs ${own}${background ? ' in the background' : ''}${via.length > 0 ? ` (through ${via.join(' → ')})` : ''}: installing the dependencies starts the program.`,
        confidence: weight === 'proof' ? 90 : weight === 'weak' ? 60 : 80,
        ...(weight === 'proof'
          ? { weight, severity: 'critical' as const }
          : weight === 'weak'
            ? { weight, severity: 'medium' as const }
            : {}),
        trigger,
        sinkKind: 'program started on install',
        group: `${trigger.file} ${trigger.label}`,
      };
    }
  }
}

function isFollowed(context: InspectContext, started: Started, command: SimpleCommand): boolean {
  const manifest = nearestManifest(context, started.file);
  const known = manifests(context).find(({ file }) => file === manifest);
  return scriptsRunBy(command).some((script) => known?.scripts.has(script) === true);
}

function weightOf(command: SimpleCommand, own: string, hidden: boolean): Detector['weight'] {
  if (isDevServer(own) || (isPlainIndex(command) && !hidden)) return 'weak';
  return hidden && !isPlainIndex(command) ? 'proof' : 'strong';
}

/** `node index.js`, `node .`: how small honest packages compile or check on install. */
function isPlainIndex(command: SimpleCommand): boolean {
  const target = runTargets(command).at(-1)?.path ?? '';
  return (
    /^(?:\.\/)?(?:index(?:\.[cm]?js)?|\.|main(?:\.[cm]?js)?|lib\/[\w./-]+|dist\/[\w./-]+)$/.test(target) &&
    !command.background
  );
}
