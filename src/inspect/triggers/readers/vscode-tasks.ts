/**
 * Editor tasks: `tasks.json` of VS Code and its relatives (Cursor, Windsurf, Theia …), and the tasks of a `.code-workspace`. A task with
 * `runOn: folderOpen` runs when the folder is opened and trusted (T01–T07); so do the tasks that it depends on.
 */
import type { TreeFile } from '../../../model/index.ts';
import { jsonDoc } from '../support/doc.ts';
import { folderOf, makeTrigger, setAside, startedBy } from '../support/make-trigger.ts';
import { commandStealth } from '../support/stealth.ts';
import { type EditorTask, readTasks } from '../support/vscode-task-list.ts';
import { editorName, workspaceHome, workspacePlace } from '../support/workspace-folder.ts';
import type { Trigger, TriggerContext, TriggerEntry, TriggerReader } from '../trigger.ts';

export default {
  id: 'vscode-tasks',
  title: 'Editor tasks',
  wants: (name) =>
    /(?:^|\/)\.(?:vscode|cursor|windsurf|theia|trae|kiro|void|positron)\/tasks\.json$|\.code-workspace$/.test(name),
  read(file, context) {
    const doc = jsonDoc(context.text(file.path));
    if (doc === null) return [];
    const workspace = file.name.endsWith('.code-workspace');
    const root = workspace ? doc.get('tasks') : doc;
    if (root === null) return [];
    const home = workspace ? workspaceHome(doc, folderOf(file.name)) : folderOf(file.name, 2);
    const tasks = readTasks(root);
    return [...tasksTriggers(tasks, file, home, context), ...inputTriggers(root, file, home, context)];
  },
} satisfies TriggerReader;

function tasksTriggers(
  tasks: readonly EditorTask[],
  file: TreeFile,
  home: string,
  context: TriggerContext,
): readonly Trigger[] {
  const byLabel = new Map(tasks.map((task) => [task.label, task]));
  const pulledBy = automatic(tasks, byLabel);
  const entries = new Map<EditorTask, readonly TriggerEntry[]>();
  for (const task of tasks) entries.set(task, startedBy(context, file, workspacePlace(home, task.cwd), task.followed));
  return tasks.map((task) => {
    const puller = pulledBy.get(task);
    const onOpen = puller !== undefined && !setAside(file);
    const needed = closure(task, byLabel).flatMap((need) =>
      need === null
        ? []
        : (entries.get(need) ?? []).map((entry) => ({ ...entry, steps: [`task "${need.label}"`, ...entry.steps] })),
    );
    const detected = task.needs.flatMap((need) => detectedTask(need, file, home, context));
    return makeTrigger(file, {
      kind: 'vscode-task',
      moment: puller === undefined ? 'run' : 'open',
      automatic: onOpen,
      action:
        puller === undefined
          ? `run the task in ${editorName(file.name)}`
          : `open the folder in ${editorName(file.name)}`,
      label:
        puller === undefined || puller === task
          ? `task "${task.label}"`
          : `task "${task.label}" (needed by "${puller.label}")`,
      line: task.line,
      commands: task.commands,
      entries: [...(entries.get(task) ?? []), ...needed, ...detected],
      stealth: [...task.stealth, ...task.commands.flatMap((command) => commandStealth(command.text))],
    });
  });
}

/** Tasks that run when the folder is opened, and by which task. */
function automatic(
  tasks: readonly EditorTask[],
  byLabel: ReadonlyMap<string, EditorTask>,
): ReadonlyMap<EditorTask, EditorTask> {
  const pulled = new Map<EditorTask, EditorTask>();
  for (const task of tasks) if (task.onOpen) pulled.set(task, task);
  for (const task of tasks)
    if (task.onOpen)
      for (const need of closure(task, byLabel)) if (need !== null && !pulled.has(need)) pulled.set(need, task);
  return pulled;
}

const NEEDS = 200;

function closure(task: EditorTask, byLabel: ReadonlyMap<string, EditorTask>): readonly (EditorTask | null)[] {
  const seen = new Set<EditorTask>([task]);
  const waiting = [...task.needs];
  for (let i = 0; i < waiting.length && seen.size < NEEDS; i++) {
    const need = byLabel.get(waiting[i] ?? '');
    if (need === undefined || seen.has(need)) continue;
    seen.add(need);
    waiting.push(...need.needs.slice(0, NEEDS));
  }
  return [...seen].filter((one) => one !== task);
}

/** `npm: dev` and `npm: dev - server` name scripts that the editor finds by itself. */
function detectedTask(need: string, file: TreeFile, home: string, context: TriggerContext): readonly TriggerEntry[] {
  const match = /^npm: (\S{1,100})(?: - (.{1,200}))?$/.exec(need);
  if (match === null) return [];
  const command = match[1] === 'install' ? 'npm install' : `npm run ${match[1] ?? ''}`;
  return context
    .entriesOf(file.root, workspacePlace(home, match[2] ?? ''), command)
    .map((entry) => ({ ...entry, steps: [need, ...entry.steps] }));
}

/** Inputs of type `command` run an extension's command, some of which run a shell. */
function inputTriggers(
  root: NonNullable<ReturnType<typeof jsonDoc>>,
  file: TreeFile,
  home: string,
  context: TriggerContext,
): readonly Trigger[] {
  return (root.get('inputs')?.items() ?? []).slice(0, 200).flatMap((input) => {
    const text = input.get('args', 'command')?.string ?? null;
    if (input.get('type')?.string !== 'command' || text === null) return [];
    const commands = [{ text, platform: '', line: input.get('args', 'command')?.line ?? input.line }];
    return makeTrigger(file, {
      kind: 'vscode-task-input',
      moment: 'run',
      automatic: false,
      action: `run a task in ${editorName(file.name)}`,
      label: `input "${input.get('id')?.string ?? ''}"`,
      line: input.line,
      commands,
      entries: startedBy(context, file, home, commands),
    });
  });
}
