/** T21: an editor extension is installed by a command, from a file of the repository, a download, or the market, without being asked for. */
import { programOf, type SimpleCommand } from '../../syntax/index.ts';
import { runsElsewhere, runsUnasked } from '../commands/moments.ts';
import { lineIn, startedCommands } from '../commands/started-commands.ts';
import type { Detector, Hit, InspectContext } from '../detector.ts';

export default {
  id: 'vsix-drop',
  title: 'A command installs an editor extension',
  severity: 'high',
  weight: 'strong',
  aspect: 'does',
  techniques: ['T1176', 'T1554'],
  tradecraft: ['T21'],
  description:
    'A task on opening, a hook or an install script runs `code --install-extension` (also Cursor, Windsurf, VSCodium), with a `.vsix` file or an id. The extension then runs in every window of the editor, also after the folder is gone.',
  benign:
    'Extension projects package and install their own `.vsix` in scripts that one starts by name; containers install extensions for themselves.',
  tree: (context) => [...hits(context)],
} satisfies Detector;

function* hits(context: InspectContext): Iterable<Hit> {
  for (const started of startedCommands(context)) {
    if (runsElsewhere(started.trigger)) continue;
    for (const command of started.commands) {
      const what = installsExtension(command);
      if (what === null) continue;
      const unasked = runsUnasked(started.trigger);
      const file = /\.vsix$/i.test(what);
      if (!unasked && !file) continue;
      yield {
        file: started.file,
        line: lineIn(started, command.at),
        excerpt: command.text,
        message: `${programOf(command)} installs the extension ${what}${unasked ? ' without being asked' : ''}.`,
        confidence: unasked ? (file ? 92 : 78) : 45,
        ...(unasked && file
          ? { weight: 'proof' as const, severity: 'critical' as const }
          : unasked
            ? {}
            : { weight: 'weak' as const, severity: 'low' as const }),
        trigger: started.trigger,
        sinkKind: 'extension installed',
      };
    }
  }
}

function installsExtension({ words }: SimpleCommand): string | null {
  const at = words.findIndex((word) => /^--install-extension(?:=|$)/.test(word));
  if (at === -1) return null;
  return words[at]?.split('=')[1] ?? words[at + 1] ?? '';
}
