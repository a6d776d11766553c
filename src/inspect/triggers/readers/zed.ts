/** Zed: tasks (run by name), and settings whose `binary.path` makes a language server of the tree's file start with the folder. */
import type { TreeFile } from '../../../model/index.ts';
import { commandText, type Doc, jsonDoc } from '../support/doc.ts';
import { folderOf, makeTrigger, plainCommand, startedBy } from '../support/make-trigger.ts';
import { commandStealth } from '../support/stealth.ts';
import { workspacePath } from '../support/workspace-folder.ts';
import type { Trigger, TriggerContext, TriggerReader } from '../trigger.ts';

export default {
  id: 'zed',
  title: 'Zed tasks and settings',
  wants: (name) => /(?:^|\/)\.zed\/(?:tasks|settings)\.json$/.test(name),
  read(file, context) {
    const doc = jsonDoc(context.text(file.path));
    const home = folderOf(file.name, 2);
    if (doc === null) return [];
    if (file.name.endsWith('tasks.json'))
      return (doc.kind === 'array' ? doc.items() : (doc.get('tasks')?.items() ?? []))
        .slice(0, 500)
        .map((task) => made(task, `task "${task.get('label')?.string ?? ''}"`, false, file, home, context));
    return [
      ...(doc.get('lsp')?.entries() ?? []).flatMap(([name, server]) =>
        binary(name, server.get('binary'), file, home, context),
      ),
      ...(doc.get('dap')?.entries() ?? []).flatMap(([name, server]) => binary(name, server, file, home, context)),
      ...['terminal', 'formatter'].flatMap((key) =>
        binary(key, doc.get(key, 'shell', 'with_arguments') ?? doc.get(key, 'external'), file, home, context),
      ),
    ];
  },
} satisfies TriggerReader;

function binary(
  name: string,
  doc: Doc | null,
  file: TreeFile,
  home: string,
  context: TriggerContext,
): readonly Trigger[] {
  const path = doc?.get('path') ?? doc?.get('command') ?? doc?.get('program') ?? doc?.get('binary') ?? null;
  if (doc === null || path?.string == null) return [];
  const commands = plainCommand(
    `${workspacePath(path.string)} ${commandText(doc.get('arguments') ?? doc.get('args')) ?? ''}`.trim(),
    path.line,
  );
  return [
    makeTrigger(file, {
      kind: 'zed-setting',
      moment: 'open',
      automatic: true,
      action: 'open the folder in Zed',
      label: name,
      line: path.line,
      commands,
      entries: startedBy(context, file, home, commands, name),
    }),
  ];
}

function made(
  task: Doc,
  label: string,
  automatic: boolean,
  file: TreeFile,
  home: string,
  context: TriggerContext,
): Trigger {
  const text = [workspacePath(task.get('command')?.string ?? ''), commandText(task.get('args')) ?? ''].join(' ').trim();
  const commands = plainCommand(text, task.get('command')?.line ?? task.line);
  const hidden = task.get('hide')?.string === 'always' || task.get('reveal')?.string === 'never';
  return makeTrigger(file, {
    kind: 'zed-task',
    moment: 'run',
    automatic,
    action: 'run the task in Zed',
    label,
    line: task.line,
    commands,
    entries: startedBy(context, file, home, commands),
    stealth: [...(hidden ? ['hidden'] : []), ...commandStealth(text)],
  });
}
