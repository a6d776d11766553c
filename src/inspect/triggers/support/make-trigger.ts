/** Triggers are made here, so that all of them are bounded alike. */
import type { TreeFile } from '../../../model/index.ts';
import type { Trigger, TriggerCommand, TriggerContext, TriggerEntry, TriggerMoment } from '../trigger.ts';

const ENTRIES = 400;
const COMMANDS = 200;
const EXCERPT = 400;
/** Of one command: longer ones are cut (a loader in `node -e "…"` may well be some ten thousand long). */
const COMMAND_UNITS = 65_536;

export interface Made {
  readonly kind: string;
  readonly moment: TriggerMoment;
  readonly automatic: boolean;
  readonly action: string;
  readonly label: string;
  readonly line?: number;
  readonly excerpt?: string;
  readonly commands?: readonly TriggerCommand[];
  readonly entries?: readonly TriggerEntry[];
  readonly stealth?: readonly string[];
}

export function makeTrigger(file: TreeFile, made: Made): Trigger {
  const commands = (made.commands ?? []).filter((command) => command.text.trim() !== '').slice(0, COMMANDS);
  return {
    kind: made.kind,
    moment: made.moment,
    automatic: made.automatic,
    action: made.action,
    label: made.label.slice(0, 300),
    file: file.path,
    line: Math.max(1, made.line ?? 1),
    excerpt: (made.excerpt ?? commands[0]?.text ?? made.label).slice(0, EXCERPT),
    commands: commands.map((command) =>
      command.text.length > COMMAND_UNITS ? { ...command, text: command.text.slice(0, COMMAND_UNITS) } : command,
    ),
    entries: distinct(made.entries ?? []),
    stealth: [...new Set(made.stealth ?? [])],
  };
}

function distinct(entries: readonly TriggerEntry[]): readonly TriggerEntry[] {
  const seen = new Map<string, TriggerEntry>();
  for (const entry of entries) {
    const key = `${entry.how}\n${entry.path}`;
    if (!seen.has(key) && seen.size < ENTRIES) seen.set(key, entry);
  }
  return [...seen.values()];
}

/** The folder that a configuration folder belongs to: `a/.vscode/tasks.json` → `a`. */
export function folderOf(name: string, up = 1): string {
  let folder = name;
  for (let i = 0; i < up; i++) {
    const slash = folder.lastIndexOf('/');
    if (slash === -1) return '';
    folder = folder.slice(0, slash);
  }
  return folder;
}

export function baseName(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

/** Files that commands start, the words `first` put before each one's steps. */
export function startedBy(
  context: TriggerContext,
  file: TreeFile,
  from: string,
  commands: readonly TriggerCommand[],
  ...first: readonly string[]
): readonly TriggerEntry[] {
  return commands
    .slice(0, COMMANDS)
    .flatMap((command) =>
      context
        .entriesOf(file.root, from, command.text)
        .map((entry) => ({ ...entry, steps: [...first, ...entry.steps] })),
    );
}

export function plainCommand(text: string | null, line: number, platform = ''): readonly TriggerCommand[] {
  return text === null || text.trim() === '' ? [] : [{ text, platform, line }];
}

/** A file of the tree that a setting names, as a list. */
export function named(
  context: TriggerContext,
  file: TreeFile,
  from: string,
  reference: string | null,
  how: TriggerEntry['how'],
  ...steps: readonly string[]
): readonly TriggerEntry[] {
  const found = reference === null ? null : context.resolve(file.root, from, reference);
  return found === null ? [] : [{ path: found.path, how, steps }];
}

const SET_ASIDE =
  /(?:^|\/)(?:__?fixtures__?|fixtures?|__tests__|testdata|test-data|__mocks__|test\/(?:data|cases|projects|workspace|samples)|tests\/(?:data|cases|projects|samples))\//;

/** Below folders of test data nobody opens, installs or builds. */
export function setAside(file: TreeFile): boolean {
  return SET_ASIDE.test(file.name) || file.origin === 'history';
}
