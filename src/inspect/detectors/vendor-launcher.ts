/** T22, T05: a launcher that hides its window starts a script of the repository: wscript, mshta, hidden or encoded PowerShell. */
import { programOf, type SimpleCommand } from '../../syntax/index.ts';
import { runsElsewhere, runsUnasked } from '../commands/moments.ts';
import { lineIn, startedCommands } from '../commands/started-commands.ts';
import type { Detector, Hit, InspectContext } from '../detector.ts';

export default {
  id: 'vendor-launcher',
  title: 'Hidden launcher starts a script',
  severity: 'high',
  weight: 'strong',
  aspect: 'starts',
  techniques: ['T1059.005', 'T1059.001', 'T1564.003'],
  tradecraft: ['T22', 'T35'],
  description:
    'A command uses `wscript`, `cscript`, `mshta`, or PowerShell with a hidden window or encoded command to start something, as the `vendor/run-update-hidden-launch.vbs` of the UNK_DeadDrop lures. The window is hidden from the person whose machine it is.',
  benign:
    '`powershell -ExecutionPolicy Bypass -File scripts/build.ps1` in a script that one starts by name is common on Windows and not reported.',
  tree: (context) => [...hits(context)],
} satisfies Detector;

function* hits(context: InspectContext): Iterable<Hit> {
  for (const started of startedCommands(context)) {
    if (runsElsewhere(started.trigger)) continue;
    for (const command of started.commands) {
      const how = hidesItself(command);
      if (how === null) continue;
      const unasked = runsUnasked(started.trigger);
      yield {
        file: started.file,
        line: lineIn(started, command.at),
        excerpt: command.text,
        message: `${started.trigger.label} uses ${how}.`,
        confidence: unasked ? 90 : 66,
        ...(unasked ? { weight: 'proof' as const, severity: 'critical' as const } : {}),
        trigger: started.trigger,
        sinkKind: 'hidden launcher',
      };
    }
  }
}

function hidesItself(command: SimpleCommand): string | null {
  const name = programOf(command);
  const text = command.text.slice(0, 8_192);
  if (name === 'wscript' || name === 'cscript')
    return `${name} to run ${command.words.slice(1).find((word) => !word.startsWith('/')) ?? 'a script'}`;
  if (name === 'mshta') return 'mshta';
  if ((name === 'powershell' || name === 'pwsh') && /\s-(?:w|wi|win|window|windowstyle)\s+(?:hidden|h|1)\b/i.test(text))
    return 'PowerShell with a hidden window';
  if (
    (name === 'powershell' || name === 'pwsh') &&
    /\s-e(?:c|nc|ncodedcommand|ncoded)?\s+[A-Za-z0-9+/=]{40,}/i.test(text)
  )
    return 'PowerShell with an encoded command';
  if (name === 'start-process' && /-WindowStyle\s+Hidden/i.test(text)) return 'Start-Process with a hidden window';
  if (name === 'conhost' && /--headless/i.test(text)) return 'conhost without a window';
  if (name === 'osascript' && /do shell script/i.test(text)) return 'osascript to start a shell command';
  return null;
}
