/** T24: a development container that runs something on the host itself before any container exists. */
import { programOf } from '../../syntax/index.ts';
import { downloadRuns, isFetch } from '../commands/download-and-run.ts';
import { runTargets } from '../commands/run-target.ts';
import { lineIn, startedCommands } from '../commands/started-commands.ts';
import type { Detector, Hit, InspectContext } from '../detector.ts';

export default {
  id: 'devcontainer-host-command',
  title: 'Development container runs code on the host',
  severity: 'medium',
  weight: 'weak',
  aspect: 'starts',
  techniques: ['T1204.002', 'T1611'],
  tradecraft: ['T24'],
  description:
    '`initializeCommand` of a development container runs on the machine of the reader, not in the container, as soon as the container is opened. Who uses a container to be safe is not.',
  benign:
    'Creating folders and `.env` files, checking for Docker, and printing are what it is used for, and are not reported.',
  tree: (context) => [...hits(context)],
} satisfies Detector;

function* hits(context: InspectContext): Iterable<Hit> {
  for (const started of startedCommands(context)) {
    const { trigger } = started;
    if (
      trigger.kind !== 'devcontainer-host' &&
      !(trigger.label === 'initializeCommand' && trigger.file.includes('devcontainer'))
    )
      continue;
    const run = downloadRuns(started.commands, started.text)[0];
    const fetch = started.commands.find(isFetch);
    const interpreted = started.commands.find(
      (command) =>
        /^(?:node|python[\d.]*|powershell|pwsh|deno|bun|perl|ruby|osascript)$/.test(programOf(command)) &&
        command.words.length > 1,
    );
    const command = fetch ?? interpreted;
    if (command === undefined) continue;
    const target = runTargets(command).at(-1)?.path;
    yield {
      file: started.file,
      line: lineIn(started, command.at),
      excerpt: started.kind === 'line' ? started.text : command.text,
      message:
        run !== undefined
          ? 'Opening the container downloads something and runs it on the host.'
          : fetch !== undefined
            ? `Opening the container fetches something on the host with ${programOf(command)}.`
            : `Opening the container runs ${target ?? programOf(command)} on the host.`,
      confidence: run !== undefined ? 92 : fetch !== undefined ? 60 : 50,
      ...(run === undefined ? {} : { weight: 'strong' as const, severity: 'high' as const }),
      trigger,
      sinkKind: 'command on the host',
      group: `${trigger.file} initializeCommand`,
    };
  }
}
