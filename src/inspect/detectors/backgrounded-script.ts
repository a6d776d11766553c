/** T07, T08, T11: something that runs unasked leaves a program of the repository running in the background, with its output thrown away. */
import { programOf } from '../../syntax/index.ts';
import { runsUnasked } from '../commands/moments.ts';
import { runTargets } from '../commands/run-target.ts';
import { lineIn, startedCommands } from '../commands/started-commands.ts';
import type { Detector, Hit, InspectContext } from '../detector.ts';

export default {
  id: 'backgrounded-script',
  title: 'Unasked program is left running in the background',
  severity: 'high',
  weight: 'strong',
  aspect: 'starts',
  techniques: ['T1564', 'T1059'],
  tradecraft: ['T07', 'T08', 'T11'],
  description:
    'A task on opening, a git hook or a lifecycle script starts an interpreter in the background (`&`, `nohup`, `start /b`, `Start-Process`, `setsid`) and goes on as if nothing had happened.',
  benign:
    'Scripts that the reader starts by name often run a server beside a client: only what runs unasked is reported.',
  tree: (context) => [...hits(context)],
} satisfies Detector;

function* hits(context: InspectContext): Iterable<Hit> {
  for (const started of startedCommands(context)) {
    if (!runsUnasked(started.trigger)) continue;
    for (const [i, command] of started.commands.entries()) {
      const name = programOf(command);
      const target = runTargets(command).at(-1);
      const interprets =
        /^(?:node|nodejs|python[\d.]*|py|pythonw|deno|bun|sh|bash|zsh|perl|ruby|powershell|pwsh|osascript)$/.test(name);
      if (!command.background || (!interprets && target === undefined) || (interprets && command.words.length < 2))
        continue;
      // the last `&` of a line that starts several things side by side is only how they are joined
      const alone = started.commands.every((other, at) => at === i || other.joinedBy !== '&');
      const silent =
        command.discardsOutput ||
        /nohup|setsid|disown|start\s+\/(?:b|min)|-WindowStyle\s+Hidden/i.test(
          started.text.slice(Math.max(0, command.at - 60), command.at + command.text.length + 60),
        );
      if (!silent && !alone && started.kind === 'line') continue;
      yield {
        file: started.file,
        line: lineIn(started, command.at),
        excerpt: command.text,
        message: `${started.trigger.label} leaves ${target?.path ?? `${name} …`} running in the background${silent ? ' and out of sight' : ''}.`,
        confidence: silent ? 82 : 60,
        ...(silent ? {} : { weight: 'weak' as const, severity: 'medium' as const }),
        trigger: started.trigger,
        sinkKind: 'background program',
      };
    }
  }
}
