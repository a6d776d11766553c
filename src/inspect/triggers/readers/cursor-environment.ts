/** `.cursor/environment.json` and its relatives for remote agents and hosted editors: commands run when the workspace is made or opened. */
import type { TreeFile } from '../../../model/index.ts';
import { commandText, type Doc, jsonDoc, yamlDocs } from '../support/doc.ts';
import { folderOf, makeTrigger, plainCommand, startedBy } from '../support/make-trigger.ts';
import { commandStealth } from '../support/stealth.ts';
import type { Trigger, TriggerContext, TriggerReader } from '../trigger.ts';

const MOST = 200;

export default {
  id: 'cursor-environment',
  title: 'Hosted workspaces',
  wants: (name) =>
    /(?:^|\/)\.cursor\/(?:environment|worktrees)\.json$|(?:^|\/)\.codesandbox\/tasks\.json$|(?:^|\/)\.gitpod\.ya?ml$|(?:^|\/)\.stackblitzrc$|(?:^|\/)\.idx\/dev\.nix$|(?:^|\/)\.replit$|(?:^|\/)\.ona\/automations\.ya?ml$/.test(
      name,
    ),
  read(file, context) {
    const text = context.text(file.path);
    const home = /\/?\.(?:cursor|codesandbox|idx|ona)\//.test(file.name) ? folderOf(file.name, 2) : folderOf(file.name);
    if (file.name.endsWith('.replit') || file.name.endsWith('dev.nix'))
      return assignments(text ?? '', file, home, context);
    const docs = /ya?ml$/.test(file.name) ? yamlDocs(text) : [jsonDoc(text)].filter((doc) => doc !== null);
    return docs
      .flatMap((doc) => found(doc, 0))
      .slice(0, MOST)
      .map(([label, value]) => made(label, commandText(value) ?? '', value.line, file, home, context));
  },
} satisfies TriggerReader;

const COMMAND_KEYS = new Set([
  'install',
  'start',
  'command',
  'init',
  'before',
  'prebuild',
  'startCommand',
  'setup-worktree',
  'setup-worktree-unix',
  'setup-worktree-windows',
]);

function found(doc: Doc, depth: number): readonly (readonly [string, Doc])[] {
  if (depth > 5) return [];
  return [
    ...doc.entries().flatMap(([key, value]): readonly (readonly [string, Doc])[] => {
      if (COMMAND_KEYS.has(key) && commandText(value) !== null)
        return value.kind === 'array'
          ? value.items().map((item): readonly [string, Doc] => [key, item])
          : [[key, value]];
      return value.kind === 'scalar' ? [] : found(value, depth + 1);
    }),
    ...doc.items().flatMap((item) => found(item, depth + 1)),
  ].slice(0, MOST);
}

function assignments(text: string, file: TreeFile, home: string, context: TriggerContext): readonly Trigger[] {
  const rows = text.slice(0, 100_000).split('\n');
  return rows.slice(0, 2_000).flatMap((row, i) => {
    const match = /^\s{0,40}([\w.-]{1,60})\s{0,8}=\s{0,8}\[?\s{0,8}"((?:[^"\\]|\\.){1,1000})"/.exec(row);
    const key = match?.[1] ?? '';
    return /^(?:run|onBoot|compile|build|args|onCreate|onStart|install|command)$|onStart|onCreate/.test(key)
      ? [made(key, match?.[2] ?? '', i + 1, file, home, context)]
      : [];
  });
}

function made(
  label: string,
  text: string,
  line: number,
  file: TreeFile,
  home: string,
  context: TriggerContext,
): Trigger {
  const commands = plainCommand(text, line);
  return makeTrigger(file, {
    kind: 'hosted-workspace',
    moment: 'container',
    automatic: true,
    action: 'open the repository in a hosted workspace',
    label,
    line,
    commands,
    entries: startedBy(context, file, home, commands, label),
    stealth: commandStealth(text),
  });
}
