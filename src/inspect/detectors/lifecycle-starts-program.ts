/** T11, T12: `npm install` itself starts the server or app of the repository, often in the background. */
import type { SimpleCommand } from '../../syntax/index.ts';
import { runsUnasked } from '../commands/moments.ts';
import { startsOwnProgram } from '../commands/own-program.ts';
import { runTargets } from '../commands/run-target.ts';
import { startedCommands } from '../commands/started-commands.ts';
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
    for (const command of started.commands) {
      const own = startsOwnProgram(command);
      if (own === null) continue;
      const index = isPlainIndex(command);
      const proof = command.background && !index;
      yield {
        file: started.file,
        line: started.line,
        excerpt: started.text,
        message: `${trigger.label} runs ${own}${command.background ? ' in the background' : ''}${via.length > 0 ? ` (through ${via.join(' → ')})` : ''}: installing the dependencies starts the program.`,
        confidence: proof ? 90 : index ? 60 : 80,
        ...weigh(proof, index),
        trigger,
        sinkKind: 'program started on install',
        group: `${trigger.file} ${trigger.label}`,
      };
    }
  }
}

function weigh(proof: boolean, index: boolean): Pick<Hit, 'severity' | 'weight'> {
  if (proof) return { weight: 'proof', severity: 'critical' };
  return index ? { weight: 'weak', severity: 'medium' } : {};
}

/** `node index.js`, `node .`: how small honest packages compile or check on install. */
function isPlainIndex(command: SimpleCommand): boolean {
  const target = runTargets(command).at(-1)?.path ?? '';
  return (
    /^(?:\.\/)?(?:index(?:\.[cm]?js)?|\.|main(?:\.[cm]?js)?|lib\/[\w./-]+|dist\/[\w./-]+)$/.test(target) &&
    !command.background
  );
}
