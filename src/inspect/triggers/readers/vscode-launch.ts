/** Debug configurations: the program, the runtime, the task before them. `F5` runs them; nothing here is automatic. */
import type { TreeFile } from '../../../model/index.ts';
import { commandText, type Doc, jsonDoc, shellWord } from '../support/doc.ts';
import { folderOf, makeTrigger, plainCommand, startedBy } from '../support/make-trigger.ts';
import { editorName, workspaceHome, workspacePath, workspacePlace } from '../support/workspace-folder.ts';
import type { Trigger, TriggerContext, TriggerEntry, TriggerReader } from '../trigger.ts';

const MOST = 500;

export default {
  id: 'vscode-launch',
  title: 'Editor debug configurations',
  wants: (name) =>
    /(?:^|\/)\.(?:vscode|cursor|windsurf|theia|trae|kiro|void|positron|zed)\/(?:launch|debug)\.json$|\.code-workspace$/.test(
      name,
    ),
  read(file, context) {
    const doc = jsonDoc(context.text(file.path));
    const workspace = file.name.endsWith('.code-workspace');
    const launch = workspace ? (doc?.get('launch') ?? null) : doc;
    if (doc === null || launch === null) return [];
    const home = workspace ? workspaceHome(doc, folderOf(file.name)) : folderOf(file.name, 2);
    const listed = launch.kind === 'array' ? launch.items() : (launch.get('configurations')?.items() ?? []);
    return listed.slice(0, MOST).flatMap((one) => configuration(one, file, home, context));
  },
} satisfies TriggerReader;

function configuration(one: Doc, file: TreeFile, home: string, context: TriggerContext): readonly Trigger[] {
  const blocks = ['', 'linux', 'osx', 'windows'].map((system) => ({
    system,
    doc: system === '' ? one : one.get(system),
  }));
  const commands = blocks.flatMap(({ system, doc }) =>
    doc === null
      ? []
      : plainCommand(
          launchText(doc, one, system),
          (doc.get('program') ?? doc.get('command') ?? doc.get('runtimeExecutable') ?? doc).line,
          system,
        ),
  );
  const folder = workspacePlace(home, one.get('cwd')?.string ?? '');
  const before = one.get('preLaunchTask');
  const tasks: readonly TriggerEntry[] = /^npm: (\S{1,100})/.test(before?.string ?? '')
    ? context.entriesOf(file.root, home, `npm run ${/^npm: (\S{1,100})/.exec(before?.string ?? '')?.[1] ?? ''}`)
    : [];
  if (commands.length === 0 && before === null) return [];
  return [
    makeTrigger(file, {
      kind: 'vscode-launch',
      moment: 'run',
      automatic: false,
      action: `start debugging in ${editorName(file.name)}`,
      label: `launch "${one.get('name')?.string ?? one.get('label')?.string ?? ''}"`,
      line: one.get('name')?.line ?? one.line,
      ...(commands.length === 0 ? { excerpt: `preLaunchTask: ${before?.string ?? ''}` } : {}),
      commands,
      entries: [...tasks, ...startedBy(context, file, folder, commands)],
      stealth:
        one.get('console')?.string === 'internalConsole' && one.get('internalConsoleOptions')?.string === 'neverOpen'
          ? ['console never opened']
          : [],
    }),
  ];
}

function launchText(doc: Doc, base: Doc, system: string): string | null {
  const command = doc.get('command')?.string ?? null;
  if (command !== null) return [workspacePath(command), commandText(doc.get('args')) ?? ''].join(' ').trim();
  const own = (key: string): Doc | null => doc.get(key) ?? (system === '' ? null : base.get(key));
  const program = own('program')?.string ?? null;
  const runtime = own('runtimeExecutable')?.string ?? null;
  if (
    system !== '' &&
    doc.get('program') === null &&
    doc.get('runtimeExecutable') === null &&
    doc.get('runtimeArgs') === null
  )
    return null;
  const runtimeArgs = commandText(own('runtimeArgs')) ?? '';
  const python = /^(?:python|debugpy)$/.test(base.get('type')?.string ?? '');
  const module = own('module')?.string ?? null;
  if (program === null && runtime === null && runtimeArgs === '' && module === null) return null;
  const target = module !== null ? `-m ${module}` : program === null ? '' : shellWord(workspacePath(program));
  return [
    runtime === null || runtime === 'default' ? (python ? 'python' : 'node') : workspacePath(runtime),
    runtimeArgs,
    target,
    commandText(own('args')) ?? '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}
