/** The tasks of a `tasks.json` (or of a workspace file) as data: commands for each system, where they run, what they need, what hides them. */
import type { TriggerCommand } from '../trigger.ts';
import { type Doc, shellWord, strings } from './doc.ts';

export interface EditorTask {
  readonly label: string;
  readonly line: number;
  readonly commands: readonly TriggerCommand[];
  /** with `options.env` before it, for following */
  readonly followed: readonly TriggerCommand[];
  /** as written: may hold `${workspaceFolder}` */
  readonly cwd: string;
  readonly onOpen: boolean;
  readonly needs: readonly string[];
  readonly stealth: readonly string[];
}

const SYSTEMS = ['linux', 'osx', 'windows'] as const;
const TASKS = 2_000;

export function readTasks(root: Doc): readonly EditorTask[] {
  const tasks = (root.get('tasks')?.items() ?? [])
    .slice(0, TASKS)
    .flatMap((task) => (task.kind === 'object' ? [readTask(task, root)] : []));
  // version 0.1.0: the file is one task
  return tasks.length === 0 && root.get('command') !== null ? [readTask(root, root)] : tasks;
}

function readTask(task: Doc, root: Doc): EditorTask {
  const commands = commandsOf(task, root);
  const env = envOf(task) ?? envOf(root);
  const runOn = [
    task.get('runOptions', 'runOn'),
    task.get('runOn'),
    ...SYSTEMS.map((system) => task.get(system, 'runOptions', 'runOn')),
  ].map((doc) => doc?.string?.trim().toLowerCase());
  return {
    label:
      task.get('label')?.string ??
      task.get('taskName')?.string ??
      task.get('script')?.string ??
      commands[0]?.text.trim().slice(0, 80) ??
      '',
    line: task.get('label')?.line ?? task.get('taskName')?.line ?? task.line,
    commands,
    followed: env === null ? commands : commands.map((command) => ({ ...command, text: `${env} ${command.text}` })),
    cwd: task.get('options', 'cwd')?.string ?? root.get('options', 'cwd')?.string ?? task.get('path')?.string ?? '',
    onOpen: runOn.includes('folderopen'),
    needs: needsOf(task.get('dependsOn')),
    stealth: stealthOf(task, root),
  };
}

function needsOf(doc: Doc | null): readonly string[] {
  if (doc === null) return [];
  const listed = doc.kind === 'array' ? doc.items() : [doc];
  return listed
    .slice(0, 200)
    .flatMap((item) => item.string ?? item.get('task')?.string ?? item.get('script')?.string ?? []);
}

/** `NODE_OPTIONS` decides what runs; other variables do not. */
function envOf(doc: Doc): string | null {
  const value = doc.get('options', 'env', 'NODE_OPTIONS')?.string ?? null;
  return value === null ? null : `NODE_OPTIONS=${shellWord(value)}`;
}

function commandsOf(task: Doc, root: Doc): readonly TriggerCommand[] {
  const own = partOf(task);
  const base = own.command === null ? partOf(root) : own;
  const found: TriggerCommand[] = [];
  if (base.command !== null || typed(task) !== null)
    found.push({ text: typed(task) ?? joined(base), platform: '', line: base.line });
  for (const system of SYSTEMS) {
    const block = task.get(system) ?? (own.command === null ? root.get(system) : null);
    if (block === null) continue;
    const part = partOf(block);
    if (part.command === null && part.args === null) continue;
    found.push({
      text: joined({ command: part.command ?? base.command, args: part.args ?? base.args, line: part.line }),
      platform: system,
      line: part.line,
    });
  }
  const shell = task.get('options', 'shell', 'executable') ?? root.get('options', 'shell', 'executable');
  if (shell?.string != null)
    found.push({
      text: [shell.string, ...strings(task.get('options', 'shell', 'args'))].join(' '),
      platform: '',
      line: shell.line,
    });
  return found.filter((command) => command.text.trim() !== '');
}

interface Part {
  readonly command: string | null;
  readonly args: readonly string[] | null;
  readonly line: number;
}

function partOf(doc: Doc): Part {
  const command = doc.get('command');
  const args = doc.get('args');
  return {
    command: wordOf(command),
    args: args === null ? null : args.string !== null ? [args.string] : args.items().slice(0, 500).map(argument),
    line: command?.line ?? args?.line ?? doc.line,
  };
}

/** `command` may be a text, `{value, quoting}` or a list of these. */
function wordOf(doc: Doc | null): string | null {
  if (doc === null) return null;
  if (doc.string !== null) return doc.string;
  if (doc.kind === 'array')
    return doc
      .items()
      .slice(0, 200)
      .map((item) => wordOf(item) ?? '')
      .join(' ');
  const value = doc.get('value');
  return value?.string ?? (value === null ? null : strings(value).join(' '));
}

function argument(doc: Doc): string {
  const value = doc.get('value');
  if (value !== null) return shellWord(strings(value).join(' '));
  if (doc.string !== null)
    return /\s/.test(doc.string) && !/^["']/.test(doc.string) ? shellWord(doc.string) : doc.string;
  return doc.value === null ? '' : String(doc.value);
}

function joined(part: Part): string {
  return [part.command ?? '', ...(part.args ?? [])].join(' ');
}

/** Tasks of a type that names its own program. */
function typed(task: Doc): string | null {
  const type = task.get('type')?.string ?? '';
  const script = task.get('script')?.string ?? task.get('task')?.string ?? '';
  if (script === '') return null;
  if (type === 'npm') return script === 'install' ? 'npm install' : `npm run ${script}`;
  return type === 'gulp' || type === 'grunt' || type === 'jake' || type === 'rake' || type === 'deno'
    ? `${type} ${script}`
    : null;
}

function stealthOf(task: Doc, root: Doc): readonly string[] {
  const found: string[] = [];
  for (const look of [task.get('presentation'), root.get('presentation')]) {
    if (look === null) continue;
    const reveal = look.get('reveal')?.string ?? '';
    if (reveal === 'never' || reveal === 'silent') found.push(`reveal: ${reveal}`);
    for (const key of ['echo', 'focus', 'showReuseMessage'] as const)
      if (look.get(key)?.value === false) found.push(`${key}: false`);
    for (const key of ['close', 'clear'] as const) if (look.get(key)?.value === true) found.push(`${key}: true`);
  }
  if (task.get('hide')?.value === true) found.push('hide: true');
  if (task.get('isBackground')?.value === true) found.push('backgrounded');
  if (task.get('showOutput')?.string === 'never') found.push('showOutput: never');
  return found;
}
