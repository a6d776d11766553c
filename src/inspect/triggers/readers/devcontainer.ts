/** Development containers: `initializeCommand` runs on the host, the others in the container when it is made, started or attached to (T24). */
import type { TreeFile } from '../../../model/index.ts';
import { commandText, type Doc, jsonDoc, strings } from '../support/doc.ts';
import { folderOf, makeTrigger, named, startedBy } from '../support/make-trigger.ts';
import { commandStealth } from '../support/stealth.ts';
import type { Trigger, TriggerCommand, TriggerContext, TriggerReader } from '../trigger.ts';

const COMMANDS = [
  'initializeCommand',
  'onCreateCommand',
  'updateContentCommand',
  'postCreateCommand',
  'postStartCommand',
  'postAttachCommand',
] as const;

export default {
  id: 'devcontainer',
  title: 'Development containers',
  wants: (name) =>
    /(?:^|\/)\.devcontainer\/(?:[^/]{1,100}\/){0,2}devcontainer\.json$|(?:^|\/)\.devcontainer\.json$|(?:^|\/)devcontainer-feature\.json$/.test(
      name,
    ),
  read(file, context) {
    const doc = jsonDoc(context.text(file.path));
    if (doc === null) return [];
    const home = /^(.*?)\/?\.devcontainer(?:\/|\.json$)/.exec(file.name)?.[1] ?? '';
    return [
      ...COMMANDS.flatMap((key) => lifecycle(key, doc.get(key), file, home, context)),
      ...dockerFile(doc, file, context),
      ...features(doc, file, context),
      ...customised(doc, file),
    ];
  },
} satisfies TriggerReader;

function lifecycle(
  key: string,
  doc: Doc | null,
  file: TreeFile,
  home: string,
  context: TriggerContext,
): readonly Trigger[] {
  const commands = commandsOf(doc);
  if (commands.length === 0) return [];
  const host = key === 'initializeCommand';
  return [
    makeTrigger(file, {
      kind: host ? 'devcontainer-host' : 'devcontainer',
      moment: host ? 'open' : 'container',
      automatic: true,
      action: host ? 'open the folder in a container (runs on the host)' : 'open the folder in a container',
      label: key,
      line: doc?.line ?? 1,
      commands,
      entries: startedBy(context, file, home, commands, key),
      stealth: commands.flatMap((command) => commandStealth(command.text)),
    }),
  ];
}

/** A text, a list of words, or an object of either, which run side by side. */
function commandsOf(doc: Doc | null): readonly TriggerCommand[] {
  if (doc === null) return [];
  if (doc.kind === 'object')
    return doc
      .entries()
      .slice(0, 100)
      .flatMap(([, one]) => (one.kind === 'object' ? [] : commandsOf(one)));
  const text = commandText(doc);
  return text === null ? [] : [{ text, platform: '', line: doc.line }];
}

function dockerFile(doc: Doc, file: TreeFile, context: TriggerContext): readonly Trigger[] {
  const reference = doc.get('build', 'dockerfile') ?? doc.get('dockerFile') ?? doc.get('build', 'dockerFile');
  const composed = doc.get('dockerComposeFile');
  const entries = [...strings(reference), ...strings(composed)].flatMap((one) =>
    named(context, file, folderOf(file.name), one, 'other', 'build the container'),
  );
  if (entries.length === 0) return [];
  return [
    makeTrigger(file, {
      kind: 'devcontainer',
      moment: 'container',
      automatic: true,
      action: 'open the folder in a container',
      label: 'dockerfile',
      line: (reference ?? composed)?.line ?? 1,
      excerpt: strings(reference ?? composed).join(', '),
      entries,
    }),
  ];
}

function features(doc: Doc, file: TreeFile, context: TriggerContext): readonly Trigger[] {
  return (doc.get('features')?.entries() ?? []).slice(0, 100).flatMap(([name, value]) => {
    const local = name.startsWith('.')
      ? named(context, file, folderOf(file.name), `${name}/install.sh`, 'shell', `feature ${name}`)
      : [];
    return [
      makeTrigger(file, {
        kind: 'devcontainer-feature',
        moment: 'container',
        automatic: local.length > 0,
        action: 'open the folder in a container',
        label: name,
        line: value.line,
        entries: local,
      }),
    ];
  });
}

/** Extensions that are installed without being asked for again. */
function customised(doc: Doc, file: TreeFile): readonly Trigger[] {
  const list = doc.get('customizations', 'vscode', 'extensions') ?? doc.get('extensions');
  const names = strings(list);
  return list === null || names.length === 0
    ? []
    : [
        makeTrigger(file, {
          kind: 'vscode-extensions',
          moment: 'container',
          automatic: false,
          action: 'open the folder in a container',
          label: names.join(', '),
          line: list.line,
        }),
      ];
}
