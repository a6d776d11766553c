/** For the readers' tests: a tree from a record, the triggers of one reader, each as one line. */
import { type MemoryTreeExtras, memoryTree } from '../../../../test/support/memory-tree.ts';
import { triggerContext } from '../context.ts';
import { readTriggersWith } from '../read-triggers.ts';
import type { Trigger, TriggerContext, TriggerReader } from '../trigger.ts';

export type Contents = Readonly<Record<string, string>>;

export function contextOf(contents: Contents, extras: MemoryTreeExtras = {}): TriggerContext {
  return triggerContext(memoryTree(contents, extras), access(contents));
}

export function triggersOf(
  reader: TriggerReader | readonly TriggerReader[],
  contents: Contents,
  extras: MemoryTreeExtras = {},
): readonly Trigger[] {
  const readers = 'id' in reader ? [reader] : reader;
  const { triggers, problems } = readTriggersWith(readers, memoryTree(contents, extras), access(contents));
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return triggers;
}

/** `auto open task "x" @3: node a.js => a.js` */
export function lines(triggers: readonly Trigger[]): readonly string[] {
  return triggers.map((trigger) => {
    const commands = trigger.commands
      .map((command) => (command.platform === '' ? '' : `${command.platform}: `) + command.text.trim())
      .join(' ; ');
    const entries = trigger.entries.map((entry) => entry.path).join(', ');
    return `${trigger.automatic ? 'auto ' : ''}${trigger.moment} ${trigger.label} @${trigger.line}${commands === '' ? '' : `: ${commands}`}${entries === '' ? '' : ` => ${entries}`}`;
  });
}

function access(contents: Contents): { text: (path: string) => string | null; json: (path: string) => unknown } {
  return { text: (path) => (Object.hasOwn(contents, path) ? (contents[path] ?? null) : null), json: () => undefined };
}
