/**
 * Every trigger of a tree: each reader over the files that it wants, in order. A reader that fails on a file costs only that file's triggers,
 * and is said. Below node_modules only what packages start at install is read: they are other people's projects.
 */
import { displayText } from '../../lib/index.ts';
import type { Tree, TreeFile } from '../../model/index.ts';
import { type TriggerAccess, triggerContext } from './context.ts';
import { triggerReaders } from './registry.generated.ts';
import { takeRefusals } from './support/doc.ts';
import type { Trigger, TriggerContext, TriggerReader } from './trigger.ts';

export interface TriggersRead {
  readonly triggers: readonly Trigger[];
  /** display-safe: which reader failed where */
  readonly problems: readonly string[];
  /** configuration that was not, or not wholly, read, and why */
  readonly unread: readonly { readonly path: string; readonly reason: string }[];
}

/** Triggers of one file, and of one tree. */
const PER_FILE = 2_000;
const ALL = 50_000;
const MOST_UNREAD = 2_000;

export function readTriggers(tree: Tree, access: TriggerAccess): readonly Trigger[] {
  return readTriggersWith(triggerReaders, tree, access).triggers;
}

export function readTriggersWith(readers: readonly TriggerReader[], tree: Tree, access: TriggerAccess): TriggersRead {
  const context = triggerContext(tree, access);
  const problems: string[] = [];
  const triggers: Trigger[] = [];
  const unread = new Map<string, { readonly path: string; readonly reason: string }>();
  takeRefusals();
  for (const file of tree.files) {
    context.nextFile();
    const delivered = /(?:^|\/)node_modules\//.test(file.name);
    for (const reader of readers) {
      if (delivered && reader.id !== 'package-scripts') continue;
      if (triggers.length < ALL && reader.wants(file.name)) triggers.push(...readOne(reader, file, context, problems));
      for (const reason of takeRefusals())
        if (unread.size < MOST_UNREAD) unread.set(`${file.path}\n${reason}`, { path: file.path, reason });
    }
  }
  const byPath = new Map(
    tree.files.flatMap((file): [string, TreeFile][] => (file.origin === 'delivered' ? [] : [[file.path, file]])),
  );
  return {
    triggers: triggers.map((trigger) => located(trigger, byPath.get(trigger.file))).toSorted(inOrder),
    problems,
    unread: [...unread.values()],
  };
}

function readOne(
  reader: TriggerReader,
  file: TreeFile,
  context: TriggerContext,
  problems: string[],
): readonly Trigger[] {
  try {
    return reader.read(file, context).slice(0, PER_FILE);
  } catch (error) {
    if (problems.length < 100)
      problems.push(
        `The trigger reader ${reader.id} failed on ${displayText(file.path, 160)}: ${displayText(String(error), 160)}`,
      );
    return [];
  }
}

/** What another branch or an older commit starts, it starts only there. */
function located(trigger: Trigger, file: TreeFile | undefined): Trigger {
  if (file === undefined || file.ref === null || file.origin === 'git-meta') return trigger;
  const ref = displayText(file.ref, 80);
  const where =
    file.origin === 'branch'
      ? `after checking out ${ref}`
      : file.origin === 'head'
        ? 'with the committed version'
        : 'with an older commit';
  return {
    ...trigger,
    action: `${trigger.action} (${where})`,
    automatic: trigger.automatic && file.origin !== 'history',
  };
}

function inOrder(a: Trigger, b: Trigger): number {
  return (
    byText(a.file, b.file) ||
    a.line - b.line ||
    byText(a.kind, b.kind) ||
    byText(a.label, b.label) ||
    byText(a.excerpt, b.excerpt)
  );
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
