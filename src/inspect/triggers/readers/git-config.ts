/**
 * Settings of a delivered `.git/config` (and of files that it includes) that make git start a program: hooksPath (T09), fsmonitor, sshCommand, pager, editor,
 * filters, diff and merge drivers, credential helpers, aliases with `!`.
 */
import type { TreeFile } from '../../../model/index.ts';
import { joinPath } from '../resolve/files.ts';
import { gitConfigLines, type IniLine } from '../support/ini.ts';
import { folderOf, makeTrigger, plainCommand, startedBy } from '../support/make-trigger.ts';
import { commandStealth } from '../support/stealth.ts';
import type { Trigger, TriggerContext, TriggerReader } from '../trigger.ts';

/** Key → the git command that starts it; `''`: only when the user asks for it by name. From git-config(1), gitattributes(5). */
const PROGRAMS: readonly (readonly [pattern: RegExp, action: string])[] = [
  [/^core\.fsmonitor$/, 'git status, or any prompt that shows it'],
  [/^core\.(?:sshcommand|gitproxy)$/, 'git fetch, pull or push'],
  [/^core\.(?:pager|askpass)$|^pager\./, 'git log, diff or show'],
  [/^(?:core|sequence)\.editor$/, 'git commit or rebase'],
  [/^core\.alternaterefscommand$/, 'git fetch'],
  [/^filter\.[\s\S]{1,200}\.(?:clean|process)$/, 'git status, add or diff'],
  [/^filter\.[\s\S]{1,200}\.smudge$/, 'git checkout or reset'],
  [/^diff\.external$|^diff\.[\s\S]{1,200}\.(?:textconv|command)$/, 'git diff or show'],
  [/^merge\.[\s\S]{1,200}\.driver$/, 'git merge or pull'],
  [/^(?:credential\.)(?:[\s\S]{1,200}\.)?helper$/, 'git fetch, pull or push'],
  [/^gpg\.(?:[\w.]{1,60}\.)?program$|^gpg\.ssh\.defaultkeycommand$/, 'git commit or log with signatures'],
  [/^(?:difftool|mergetool|browser|man|guitool)\.[\s\S]{1,200}\.(?:cmd|path)$/, ''],
  [/^remote\.[\s\S]{1,200}\.(?:uploadpack|receivepack|vcs)$/, 'git fetch, pull or push'],
  [/^(?:url\.ext::|remote\.[\s\S]{1,200}\.url$)/, 'git fetch, pull or push'],
  [/^submodule\.[\s\S]{1,200}\.update$/, 'git submodule update'],
  [
    /^interactive\.difffilter$|^sendemail\.(?:smtpserver|tocmd|cccmd)$|^uploadpack\.packobjectshook$|^trailer\.[\s\S]{1,200}\.(?:command|cmd)$|^protocol\.ext\.allow$/,
    'git',
  ],
  [/^alias\./, ''],
];

export default {
  id: 'git-config',
  title: 'Git configuration',
  wants: (name) =>
    /(?:^|\/)\.git\/(?:modules\/.{1,200}\/)?config(?:\.worktree)?$|^config$|(?:^|\/)\.gitconfig$|(?:^|\/)\.gitmodules$/.test(
      name,
    ),
  read(file, context) {
    if (file.name === 'config' && file.origin !== 'git-meta') return [];
    const lines = gitConfigLines(context.text(file.path) ?? '');
    const home = file.name.includes('.git/') ? (/^(.*?)\/?\.git\//.exec(file.name)?.[1] ?? '') : folderOf(file.name);
    const tracked = /(?:^|\/)\.git(?:config|modules)$/.test(file.name);
    return [
      ...lines.flatMap((line) => lineTrigger(line, file, home, context, tracked)),
      ...includes(lines, file, home, context, tracked),
    ];
  },
} satisfies TriggerReader;

function lineTrigger(
  line: IniLine,
  file: TreeFile,
  home: string,
  context: TriggerContext,
  tracked: boolean,
): readonly Trigger[] {
  if (line.key === 'core.hookspath') return [hooksPath(line, file, home, context, tracked)];
  const known = PROGRAMS.find(([pattern]) => pattern.test(line.key));
  if (known === undefined || isPlain(line)) return [];
  const text = line.value.replace(/^!/, '');
  const commands = plainCommand(text, line.line);
  return [
    makeTrigger(file, {
      kind: 'git-config',
      moment: 'git',
      // a .gitconfig in a working tree means nothing until something includes it
      automatic: !tracked && known[1] !== '',
      action: known[1] === '' ? `git ${line.key.split('.').slice(1).join('.')}` : known[1],
      label: line.key,
      line: line.line,
      excerpt: `${line.key} = ${line.value}`,
      commands,
      entries: startedBy(context, file, home, commands, line.key),
      stealth: commandStealth(text),
    }),
  ];
}

/** Values that start nothing of the target's. */
function isPlain({ key, value }: IniLine): boolean {
  if (value.trim() === '') return true;
  if (key.startsWith('alias.') || /^submodule\./.test(key)) return !value.startsWith('!');
  if (key === 'core.fsmonitor') return /^(?:true|false|0|1|yes|no|on|off)$/i.test(value);
  if (key === 'protocol.ext.allow') return !/^always$/i.test(value);
  if (/^remote\..*\.url$/s.test(key)) return !/^ext::/.test(value);
  // git-lfs is what honest repositories have here
  return /^filter\.lfs\./.test(key) && /^git-lfs (?:clean|smudge|filter-process)( --skip)?( --)?( %f)?$/.test(value);
}

function hooksPath(line: IniLine, file: TreeFile, home: string, context: TriggerContext, tracked: boolean): Trigger {
  const folder = joinPath(home, line.value);
  const entries =
    folder === null
      ? []
      : context.entriesOf(file.root, home, `git config core.hooksPath ${JSON.stringify(line.value)}`);
  return makeTrigger(file, {
    kind: 'git-hooks-path',
    moment: 'git',
    automatic: !tracked && entries.length > 0,
    action: 'git commit, checkout, merge or push',
    label: 'core.hooksPath',
    line: line.line,
    excerpt: `core.hooksPath = ${line.value}`,
    entries,
  });
}

/** `include.path` and `includeIf.….path` that name a file of the tree. */
function includes(
  lines: readonly IniLine[],
  file: TreeFile,
  home: string,
  context: TriggerContext,
  tracked: boolean,
): readonly Trigger[] {
  return lines
    .filter((line) => /^include(?:if\.[\s\S]{1,300})?\.path$/.test(line.key))
    .slice(0, 20)
    .flatMap((line) => {
      const target = context.resolve(file.root, folderOf(file.name), line.value);
      if (target === null)
        return [
          makeTrigger(file, {
            kind: 'git-include',
            moment: 'git',
            automatic: false,
            action: 'git',
            label: line.key,
            line: line.line,
            excerpt: `${line.key} = ${line.value}`,
          }),
        ];
      return gitConfigLines(context.text(target.path) ?? '').flatMap((inner) =>
        lineTrigger(inner, target, home, context, tracked),
      );
    });
}
