/** `.envrc` runs when a shell enters the folder (direnv): one that fetches or starts programs runs with every `cd`. */

import { parseCommandLine, programOf } from '../../syntax/index.ts';
import { downloadRuns, isFetch } from '../commands/download-and-run.ts';
import { runTargets } from '../commands/run-target.ts';
import type { Detector, Hit, InspectContext } from '../detector.ts';
import { filesNamed } from '../names/by-name.ts';

export default {
  id: 'envrc-runs-download',
  title: 'Entering the folder fetches or starts something',
  severity: 'medium',
  weight: 'weak',
  aspect: 'starts',
  techniques: ['T1546.004', 'T1105'],
  tradecraft: ['T12'],
  description:
    'A `.envrc` fetches something from the network or leaves a program running. direnv runs it, after one approval, each time a shell enters the folder.',
  benign:
    'Setting variables, `use flake`, `layout python`, `source_url` with a checksum and activating environments are what it is for.',
  tree: (context) => [...hits(context)],
} satisfies Detector;

function* hits(context: InspectContext): Iterable<Hit> {
  for (const { path, name } of filesNamed(context, '.envrc', '.envrc.local')) {
    if (!/(?:^|\/)\.envrc(?:\.local)?$/.test(name)) continue;
    const text = context.text(path)?.slice(0, 65_536) ?? '';
    const commands = parseCommandLine(text);
    const run = downloadRuns(commands, text)[0];
    const fetch = commands.find((command) => isFetch(command) && programOf(command) !== 'fetch');
    const background = commands.find(
      (command) =>
        command.background && (runTargets(command).length > 0 || /^(?:node|python[\d.]*)$/.test(programOf(command))),
    );
    const command = fetch ?? background;
    if (command === undefined) continue;
    const trigger = context.triggers.find((one) => one.file === path);
    yield {
      file: path,
      at: command.at,
      message:
        run !== undefined
          ? 'Entering the folder downloads something and runs it.'
          : fetch !== undefined
            ? `Entering the folder fetches something with ${programOf(command)}.`
            : `Entering the folder leaves ${programOf(command)} running.`,
      confidence: run !== undefined ? 85 : 50,
      ...(run === undefined ? {} : { weight: 'strong' as const, severity: 'high' as const }),
      ...(trigger === undefined ? {} : { trigger }),
      sinkKind: 'command on entering the folder',
      group: path,
    };
  }
}
