/** JetBrains editors: run configurations (`.idea/runConfigurations`, `.run`, `workspace.xml`), startup tasks, file watchers, external tools. Startup tasks run when the trusted project opens. */
import { LineIndex } from '../../../lib/index.ts';
import type { TreeFile } from '../../../model/index.ts';
import { shellWord } from '../support/doc.ts';
import { makeTrigger, plainCommand, startedBy } from '../support/make-trigger.ts';
import { commandStealth } from '../support/stealth.ts';
import { workspacePath, workspacePlace } from '../support/workspace-folder.ts';
import { type XmlTag, xmlTags } from '../support/xml-tags.ts';
import type { Trigger, TriggerContext, TriggerReader } from '../trigger.ts';

const UNITS = 1_000_000;

export default {
  id: 'jetbrains',
  title: 'JetBrains run configurations',
  wants: (name) =>
    /(?:^|\/)\.idea\/(?:runConfigurations\/[^/]{1,200}\.xml|workspace\.xml|startup\.xml|watcherTasks\.xml|tools\/[^/]{1,200}\.xml|externalTools\.xml)$|(?:^|\/)\.run\/[^/]{1,200}\.xml$|\.run\.xml$|(?:^|\/)\.fleet\/run\.json$/.test(
      name,
    ),
  read(file, context) {
    const text = (context.text(file.path) ?? '').slice(0, UNITS);
    const home = /^(.*?)\/?(?:\.idea|\.run|\.fleet)\//.exec(file.name)?.[1] ?? '';
    const tags = xmlTags(text);
    const started = startupNames(file, home, context);
    const lines = new LineIndex(text);
    return groups(tags).flatMap((group) => groupTrigger(group, started, file, home, context, lines));
  },
} satisfies TriggerReader;

/** A `<configuration>`, `<tool>` or `<TaskOptions>` with everything up to its end. */
interface Group {
  readonly head: XmlTag;
  readonly inside: readonly XmlTag[];
}

function groups(tags: readonly XmlTag[]): readonly Group[] {
  const found: { head: XmlTag; inside: XmlTag[] }[] = [];
  let current: { head: XmlTag; inside: XmlTag[] } | null = null;
  for (const tag of tags) {
    if (!tag.closing && (tag.name === 'configuration' || tag.name === 'tool' || tag.name === 'TaskOptions')) {
      current = { head: tag, inside: [] };
      found.push(current);
    } else if (tag.closing && current !== null && tag.name === current.head.name) current = null;
    else if (!tag.closing) current?.inside.push(tag);
  }
  return found.slice(0, 500);
}

/** Names of configurations that `startup.xml` or `workspace.xml` starts with the project. */
function startupNames(file: TreeFile, home: string, context: TriggerContext): ReadonlySet<string> {
  const prefix = home === '' ? '' : `${home}/`;
  const names = new Set<string>();
  for (const name of ['.idea/startup.xml', '.idea/workspace.xml']) {
    const other = context.resolve(file.root, '', `${prefix}${name}`);
    const text = other === null ? null : context.text(other.path);
    const at = text?.indexOf('ProjectStartup') ?? -1;
    if (text === null || at === -1) continue;
    const end = text.indexOf('</component>', at);
    for (const tag of xmlTags(text.slice(at, end === -1 ? at + 20_000 : end))) {
      const named = tag.attributes.get('name') ?? tag.attributes.get('itemvalue') ?? '';
      if (named !== '') names.add(named.slice(named.lastIndexOf('.') + 1));
      names.add(named);
    }
  }
  return names;
}

function groupTrigger(
  group: Group,
  started: ReadonlySet<string>,
  file: TreeFile,
  home: string,
  context: TriggerContext,
  lines: LineIndex,
): readonly Trigger[] {
  const name =
    group.head.attributes.get('name') ??
    group.inside.find((tag) => tag.attributes.get('name') === 'name')?.attributes.get('value') ??
    '';
  const { text, folder } = commandOf(group);
  if (text === '') return [];
  const commands = plainCommand(text, lines.at(group.head.at).line);
  const automatic = started.has(name) && name !== '' && group.head.name === 'configuration';
  const watcher = group.head.name === 'TaskOptions';
  return [
    makeTrigger(file, {
      kind: watcher ? 'jetbrains-watcher' : 'jetbrains-run',
      moment: automatic ? 'open' : 'run',
      automatic,
      action: automatic
        ? 'open the project in a JetBrains editor'
        : watcher
          ? 'save a file in a JetBrains editor'
          : 'run the configuration in a JetBrains editor',
      label: `run "${name}"`,
      line: lines.at(group.head.at).line,
      commands,
      entries: startedBy(context, file, workspacePlace(home, folder), commands),
      stealth: commandStealth(text),
    }),
  ];
}

/** The parts that the types of configurations spell differently, as one command line. */
function commandOf(group: Group): { readonly text: string; readonly folder: string } {
  const values = new Map<string, string>();
  for (const tag of [group.head, ...group.inside]) {
    const name = tag.attributes.get('name');
    const value = tag.attributes.get('value');
    if (name !== undefined && value !== undefined) values.set(name.toLowerCase(), value);
    else if (value !== undefined) values.set(tag.name.toLowerCase(), value);
  }
  for (const [key, value] of group.head.attributes) values.set(`@${key.toLowerCase()}`, value);
  const get = (...keys: readonly string[]): string =>
    keys.map((key) => values.get(key) ?? '').find((value) => value !== '') ?? '';
  const folder = get(
    'working_directory',
    'workingdirectory',
    '@working-dir',
    'working-dir',
    'script_working_directory',
    '@workingdirectory',
  ).replace(/^\$PROJECT_DIR\$[/\\]?/, '');
  const scriptText = get('script_text');
  if (scriptText !== '') return { text: scriptText, folder };
  const scriptPath = get('script_path', 'script_name', 'scriptname');
  if (scriptPath !== '' && /sh/i.test(group.head.attributes.get('type') ?? ''))
    return {
      text: `${get('interpreter_path') || 'sh'} ${shellWord(workspacePath(scriptPath))} ${get('script_options')}`.trim(),
      folder,
    };
  if (get('script_name') !== '')
    return { text: `python ${shellWord(workspacePath(scriptPath))} ${get('parameters')}`.trim(), folder };
  const js = group.head.attributes.get('path-to-js-file') ?? '';
  if (js !== '')
    return {
      text: `node ${group.head.attributes.get('node-parameters') ?? ''} ${workspacePath(js)} ${group.head.attributes.get('application-parameters') ?? ''}`.trim(),
      folder: workspacePath(group.head.attributes.get('working-dir') ?? folder),
    };
  const npm = group.inside.find((tag) => tag.name === 'package-json');
  if (npm !== undefined) {
    const script =
      group.inside.find((tag) => tag.name === 'script')?.attributes.get('value') ??
      group.inside.find((tag) => tag.name === 'command')?.attributes.get('value') ??
      '';
    const manifest = workspacePath(npm.attributes.get('value') ?? '');
    return {
      text: script === '' || script === 'install' ? 'npm install' : `npm run ${script}`,
      folder: manifest.includes('/') ? manifest.slice(0, manifest.lastIndexOf('/')) : '',
    };
  }
  const program = get('command', 'program', 'script_file', 'target');
  return {
    text:
      program === '' ? '' : `${workspacePath(program)} ${get('parameters', 'arguments', 'program_parameters')}`.trim(),
    folder,
  };
}
