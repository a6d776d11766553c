/** Makefiles: the default target, every other one by name, and what `$(shell …)` runs whatever the target. Also justfiles and Taskfiles. */
import type { TreeFile } from '../../../model/index.ts';
import { readMakefile, recipeOf } from '../resolve/makefile.ts';
import { commandText, type Doc, yamlDocs } from '../support/doc.ts';
import { baseName, folderOf, makeTrigger, plainCommand, startedBy } from '../support/make-trigger.ts';
import { commandStealth } from '../support/stealth.ts';
import type { Trigger, TriggerCommand, TriggerContext, TriggerReader } from '../trigger.ts';

const TARGETS = 200;

export default {
  id: 'makefile',
  title: 'Makefiles and task runners',
  wants: (name) => /(?:^|\/)(?:GNUmakefile|[Mm]akefile|\.?[Jj]ustfile|[Tt]askfile(?:\.dist)?\.ya?ml)$/.test(name),
  read(file, context) {
    const text = context.text(file.path);
    if (text === null) return [];
    const base = baseName(file.name).toLowerCase();
    if (base.startsWith('taskfile')) return yamlDocs(text).flatMap((doc) => taskfile(doc, file, context));
    // a justfile's recipes look like a Makefile's, with blanks for tabs
    const makefile = readMakefile(
      base.endsWith('justfile') ? text.slice(0, 1_000_000).replaceAll(/^ {2,8}@?/gm, '\t') : text,
    );
    const tool = base.endsWith('justfile') ? 'just' : 'make';
    const always = makefile.always.map((one): TriggerCommand => ({ text: one.text, platform: '', line: one.line }));
    const found = [...makefile.rules.values()]
      .filter((rule) => !rule.target.startsWith('.'))
      .slice(0, TARGETS)
      .flatMap((rule) => {
        const commands = recipeOf(makefile, rule.target).map(
          (step): TriggerCommand => ({ text: step.text, platform: '', line: step.line }),
        );
        return commands.length === 0
          ? []
          : [
              made(
                file,
                context,
                `${tool} ${rule.target === makefile.first ? '' : rule.target}`.trim(),
                rule.target,
                rule.line,
                commands,
              ),
            ];
      });
    return always.length === 0
      ? found
      : [made(file, context, `${tool} (any target)`, '$(shell …)', always[0]?.line ?? 1, always), ...found];
  },
} satisfies TriggerReader;

function made(
  file: TreeFile,
  context: TriggerContext,
  action: string,
  label: string,
  line: number,
  commands: readonly TriggerCommand[],
): Trigger {
  return makeTrigger(file, {
    kind: 'make-target',
    moment: /test|check/.test(label) ? 'test' : 'build',
    automatic: false,
    action,
    label,
    line,
    commands,
    entries: startedBy(context, file, folderOf(file.name), commands),
    stealth: commands.flatMap((command) => commandStealth(command.text)),
  });
}

function taskfile(doc: Doc, file: TreeFile, context: TriggerContext): readonly Trigger[] {
  return (doc.get('tasks')?.entries() ?? []).slice(0, TARGETS).flatMap(([name, task]) => {
    const listed =
      task.kind === 'array'
        ? task.items()
        : task.string !== null
          ? [task]
          : [...(task.get('cmds')?.items() ?? []), ...[task.get('cmd')].filter((one) => one !== null)];
    const commands = listed
      .slice(0, TARGETS)
      .flatMap((one) => plainCommand(commandText(one.get('cmd') ?? one), one.line));
    return commands.length === 0 ? [] : [made(file, context, `task ${name}`, name, task.line, commands)];
  });
}
