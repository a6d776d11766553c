/** T04: workspace settings that let tasks start without asking, or keep terminals and debuggers out of sight. */

import { isOpenTask } from '../commands/moments.ts';
import { lineOfKey } from '../commands/started-commands.ts';
import { isRecord } from '../dependencies/manifests.ts';
import type { Detector, Hit, InspectContext } from '../detector.ts';
import { filesNamed, filesWithExtension, inOrder } from '../names/by-name.ts';

/** setting → is this value telling? */
const SETTINGS: ReadonlyMap<string, (value: unknown) => boolean> = new Map<string, (value: unknown) => boolean>([
  ['task.allowAutomaticTasks', (value) => value === true || value === 'on'],
  ['terminal.integrated.hideOnStartup', (value) => value === 'always'],
  ['debug.openDebug', (value) => value === 'neverOpen'],
  ['security.workspace.trust.enabled', (value) => value === false],
  ['security.workspace.trust.startupPrompt', (value) => value === 'never'],
  ['terminal.integrated.tabs.enabled', (value) => value === false],
  ['task.quickOpen.showAll', (value) => value === false],
]);

export default {
  id: 'auto-tasks-allowed',
  title: 'Settings let tasks start without asking',
  severity: 'medium',
  weight: 'weak',
  aspect: 'starts',
  techniques: ['T1562.001'],
  tradecraft: ['T04'],
  description:
    'The settings that come with the repository allow automatic tasks, switch workspace trust off, or hide the terminal on start-up. Together with a `folderOpen` task they remove the last question before code runs.',
  benign:
    'Some teams commit `task.allowAutomaticTasks`: alone it is weak, and it counts only where a task starts on opening.',
  tree: (context) => [...hits(context)],
} satisfies Detector;

function* hits(context: InspectContext): Iterable<Hit> {
  for (const { path, name, root } of inOrder([
    filesNamed(context, 'settings.json'),
    filesWithExtension(context, 'code-workspace'),
  ])) {
    const isSettings = /(?:^|\/)\.(?:vscode|cursor|windsurf)\/settings\.json$/.test(name);
    if (!isSettings && !name.endsWith('.code-workspace')) continue;
    const value = context.json(path);
    const settings = isSettings ? value : isRecord(value) ? value['settings'] : null;
    if (!isRecord(settings)) continue;
    const found = [...SETTINGS]
      .filter(([key, tells]) => Object.hasOwn(settings, key) && tells(settings[key]))
      .map(([key]) => key);
    if (found.length === 0) continue;
    const task = context.triggers.find(
      (trigger) => isOpenTask(trigger) && context.files.get(trigger.file)?.root === root,
    );
    const hiding = found.filter((key) => key !== 'task.allowAutomaticTasks').length;
    if (task === undefined && hiding < 2) continue;
    // where the debugger opens is taste; the rest is a question or a sight that is taken away
    const strong = task !== undefined && found.filter((key) => !/^debug\.|tabs|quickOpen/.test(key)).length >= 2;
    yield {
      file: path,
      line: lineOfKey(context.text(path) ?? '', found[0] ?? ''),
      excerpt: found.map((key) => `${key}: ${JSON.stringify(settings[key])}`).join(', '),
      message: `The workspace settings ${found.length > 1 ? 'remove questions and hide what runs' : 'remove the question before tasks start'} (${found.join(', ')})${task === undefined ? '' : `; ${task.label} starts when the folder is opened`}.`,
      confidence: strong ? 78 : 55,
      ...(strong ? { weight: 'strong' as const, severity: 'high' as const } : {}),
      ...(task === undefined ? {} : { trigger: task }),
      sinkKind: 'safety question removed',
    };
  }
}
