/** What entering the folder with a shell runs: `.envrc` (direnv, once allowed), mise tasks, hooks and environment files, asdf, `.autoenv`, `.nvmrc`-like files with code. */
import type { TreeFile } from '../../../model/index.ts';
import { type Doc, strings, tomlDoc } from '../support/doc.ts';
import { shellLines } from '../support/hook-scripts.ts';
import { baseName, folderOf, makeTrigger, named, plainCommand, startedBy } from '../support/make-trigger.ts';
import { commandStealth } from '../support/stealth.ts';
import type { Trigger, TriggerCommand, TriggerContext, TriggerReader } from '../trigger.ts';

export default {
  id: 'shell-environment',
  title: 'Entering the folder with a shell',
  wants: (name) =>
    /(?:^|\/)(?:\.envrc(?:\.\w{1,20})?|\.autoenv(?:\.zsh)?|\.autoenv\.leave|\.env\.enter|\.?mise(?:\.[\w-]{1,30})?\.toml|\.?rtx\.toml|\.mise\/config\.toml|\.config\/mise(?:\/config)?\.toml|mise\/config\.toml|\.tool-versions|\.bashrc|\.zshrc|\.bash_profile|\.zshenv|\.profile|\.hushlogin|devbox\.json|\.tmuxinator\.yml|\.exrc|\.nvimrc|\.nvim\.lua|\.vimrc|\.dir-locals\.el|\.gdbinit|\.lldbinit|\.inputrc|\.screenrc|\.tmux\.conf)$/.test(
      name,
    ),
  read(file, context) {
    const base = baseName(file.name);
    const text = context.text(file.path);
    if (text === null) return [];
    if (base.endsWith('.toml')) return mise(tomlDoc(text), file, context);
    if (base === '.tool-versions') return [];
    if (base === 'devbox.json') return devbox(text, file, context);
    if (/^\.(?:exrc|nvimrc|nvim\.lua|vimrc|dir-locals\.el|gdbinit|lldbinit)$/.test(base)) {
      return [
        makeTrigger(file, {
          kind: 'editor-rc',
          moment: 'open',
          automatic: false,
          action: `open the folder with ${/gdb|lldb/.test(base) ? 'a debugger' : base === '.dir-locals.el' ? 'Emacs' : 'Vim (where it is allowed)'}`,
          label: base,
          entries: [{ path: file.path, how: 'other', steps: [base] }],
        }),
      ];
    }
    const direnv = base.startsWith('.envrc') || base.startsWith('.autoenv') || base === '.env.enter';
    const commands = shellLines(text);
    if (commands.length === 0) return [];
    return [
      makeTrigger(file, {
        kind: direnv ? 'direnv' : 'shell-rc',
        moment: 'shell',
        // direnv asks once for each version of the file
        automatic: false,
        action: direnv ? 'enter the folder with a shell that has direnv' : 'start a shell that reads this file',
        label: base,
        line: commands[0]?.line ?? 1,
        commands,
        entries: [
          { path: file.path, how: 'shell', steps: [base] },
          ...startedBy(
            context,
            file,
            folderOf(file.name),
            [{ text: text.slice(0, 65_536), platform: '', line: 1 }],
            base,
          ),
        ],
        stealth: commands.flatMap((command) => commandStealth(command.text)),
      }),
    ];
  },
} satisfies TriggerReader;

/** `run` is one command or a list of them. */
function runOf(task: Doc): readonly TriggerCommand[] {
  const run = task.get('run');
  if (run === null) return [];
  return (run.kind === 'array' ? run.items() : [run])
    .slice(0, 100)
    .flatMap((item) => plainCommand(item.string, item.line));
}

function mise(doc: Doc | null, file: TreeFile, context: TriggerContext): readonly Trigger[] {
  if (doc === null) return [];
  const home = /^(.*?)\/?(?:\.?mise|\.config\/mise|\.rtx)(?:\/|\.|\b)/.exec(file.name)?.[1] ?? folderOf(file.name);
  const one = (
    kind: string,
    label: string,
    at: Doc,
    texts: readonly TriggerCommand[],
    action: string,
  ): readonly Trigger[] =>
    texts.length === 0
      ? []
      : [
          makeTrigger(file, {
            kind,
            moment: 'shell',
            automatic: false,
            action,
            label,
            line: at.line,
            commands: texts,
            entries: startedBy(context, file, home, texts, label),
            stealth: texts.flatMap((command) => commandStealth(command.text)),
          }),
        ];
  const texts = (value: Doc): readonly TriggerCommand[] =>
    (value.kind === 'array' ? value.items() : [value])
      .slice(0, 100)
      .flatMap((item) =>
        plainCommand(item.string ?? item.get('script')?.string ?? item.get('run')?.string ?? null, item.line),
      );
  const hooks = (doc.get('hooks')?.entries() ?? [])
    .slice(0, 50)
    .flatMap(([name, value]) =>
      one('mise-hook', `hook ${name}`, value, texts(value), 'enter the folder with a shell that has mise'),
    );
  const watch = (doc.get('watch_files')?.items() ?? [])
    .slice(0, 50)
    .flatMap((value) =>
      one('mise-hook', 'watch_files', value, texts(value), 'work in the folder with a shell that has mise'),
    );
  const tasks = (doc.get('tasks')?.entries() ?? [])
    .slice(0, 200)
    .flatMap(([name, value]) =>
      one(
        'mise-task',
        `task ${name}`,
        value,
        value.string === null && value.kind === 'object'
          ? [...runOf(value), ...plainCommand(value.get('file')?.string ?? null, value.line)]
          : texts(value),
        `mise run ${name}`,
      ),
    );
  const sourced = strings(doc.get('env', '_', 'source'))
    .concat(strings(doc.get('env', '_', 'file')))
    .slice(0, 20);
  const sources = sourced.flatMap((path) => named(context, file, home, path, 'shell', 'env._.source'));
  return [
    ...hooks,
    ...watch,
    ...tasks,
    ...(sources.length === 0
      ? []
      : [
          makeTrigger(file, {
            kind: 'mise-hook',
            moment: 'shell',
            automatic: false,
            action: 'enter the folder with a shell that has mise',
            label: 'env._.source',
            line: doc.get('env')?.line ?? 1,
            entries: sources,
          }),
        ]),
  ];
}

function devbox(text: string, file: TreeFile, context: TriggerContext): readonly Trigger[] {
  const rows = text.slice(0, 100_000).split('\n');
  const at = rows.findIndex((row) => row.includes('"init_hook"'));
  if (at === -1) return [];
  const commands = rows
    .slice(at, at + 40)
    .flatMap((row, i) =>
      [...row.slice(0, 2_000).matchAll(/"((?:[^"\\]|\\.){2,1000})"/g)]
        .map((match) => match[1] ?? '')
        .filter((word) => word !== 'init_hook')
        .flatMap((word) => plainCommand(word.replaceAll('\\"', '"'), at + i + 1)),
    )
    .slice(0, 40);
  return commands.length === 0
    ? []
    : [
        makeTrigger(file, {
          kind: 'shell-rc',
          moment: 'shell',
          automatic: false,
          action: 'devbox shell',
          label: 'init_hook',
          line: at + 1,
          commands,
          entries: startedBy(context, file, folderOf(file.name), commands, 'init_hook'),
        }),
      ];
}
