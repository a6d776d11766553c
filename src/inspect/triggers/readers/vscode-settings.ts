/**
 * Workspace settings that make the editor run a program of the tree, or let tasks run unasked (T04): automatic tasks, terminal profiles and environment,
 * interpreter, SDK and tool paths, run-on-save commands. Also the `settings` of a `.code-workspace`.
 */
import type { TreeFile } from '../../../model/index.ts';
import { howOf } from '../data/interpreters.ts';
import { commandText, type Doc, jsonDoc, shellWord, strings } from '../support/doc.ts';
import { folderOf, makeTrigger, plainCommand, startedBy } from '../support/make-trigger.ts';
import { commandStealth } from '../support/stealth.ts';
import { editorName, workspaceHome, workspacePath } from '../support/workspace-folder.ts';
import type { Trigger, TriggerCommand, TriggerContext, TriggerEntry, TriggerReader } from '../trigger.ts';

const SETTINGS = 3_000;
/** Last part of a key whose value is a program or a path to one. */
const PROGRAM_KEY =
  /(?:path|paths|command|commands|cmd|executable|bin|binary|interpreter|interpreterPath|tsdk|program|shell|runtime|server|serverPath|nodePath|exec|tool|tools|alternateTools|overrideCommand|jestCommandLine|launcher|compilerPath)$/i;
/** Keys with a path that is data. */
const DATA_KEY =
  /(?:exclude|include|config|configFile|configPath|ignorePath|searchPath|extraPaths|rootPath|basePath|cwd|outputPath|schema|schemas|snippets?Path|excludePath|ignoreFile|settingsPath|filePath|importModuleSpecifier|stubPath|templatePath|rcPath|localePaths|localesPaths|savePath|i18n|envFile|dictionar|projectPath|directoryPath|imagePath|iconPath|logPath|cachePath|dataPath|assetPath|completions?\.)/i;

export default {
  id: 'vscode-settings',
  title: 'Editor settings',
  wants: (name) =>
    /(?:^|\/)\.(?:vscode|cursor|windsurf|theia|trae|kiro|void|positron)\/settings\.json$|\.code-workspace$/.test(name),
  read(file, context) {
    const doc = jsonDoc(context.text(file.path));
    const workspace = file.name.endsWith('.code-workspace');
    const settings = workspace ? (doc?.get('settings') ?? null) : doc;
    if (doc === null || settings === null) return [];
    const home = workspace ? workspaceHome(doc, folderOf(file.name)) : folderOf(file.name, 2);
    return flat(settings).flatMap(([key, value]) => settingTriggers(key, value, file, home, context));
  },
} satisfies TriggerReader;

/** `{"a": {"b.c": 1}}` and `{"a.b.c": 1}` say the same; language blocks (`[python]`) are looked into. */
function flat(settings: Doc): readonly (readonly [string, Doc])[] {
  const found: (readonly [string, Doc])[] = [];
  const visit = (prefix: string, doc: Doc, depth: number): void => {
    for (const [key, value] of doc.entries()) {
      if (found.length >= SETTINGS) return;
      const name = key.startsWith('[') ? prefix : prefix === '' ? key : `${prefix}.${key}`;
      found.push([name, value]);
      if (
        value.kind === 'object' &&
        depth < 6 &&
        !/^terminal\.integrated\.(?:env|profiles|automationProfile)/.test(name)
      )
        visit(name, value, depth + 1);
    }
  };
  visit('', settings, 0);
  return found;
}

function settingTriggers(
  key: string,
  value: Doc,
  file: TreeFile,
  home: string,
  context: TriggerContext,
): readonly Trigger[] {
  if (key === 'task.allowAutomaticTasks') return allowsTasks(value, file);
  if (/^terminal\.integrated\.(?:env\.\w+)$/.test(key)) return terminalEnv(key, value, file, home, context);
  if (
    /^terminal\.(?:integrated\.(?:profiles\.\w+|automationProfile\.\w+|shell\.\w+|automationShell\.\w+|shellArgs\.\w+)|external\.\w+Exec)$/.test(
      key,
    )
  )
    return terminalProfile(key, value, file, home, context);
  if (
    /(?:^|\.)(?:runonsave|run-on-save|runOnSave)\b.*(?:commands|cmds?)$/i.test(key) ||
    /^(?:emeraldwalk\.runonsave|saveAndRun|fileWatcher|filewatcher|triggerTaskOnSave)\.(?:commands|tasks)$/.test(key)
  )
    return onSave(key, value, file, home, context);
  if (key === 'code-runner.executorMap' || key === 'code-runner.executorMapByFileExtension')
    return value.entries().flatMap(([, one]) => plain(key, one, file, home, context, 'run', false));
  if (PROGRAM_KEY.test(key) && !DATA_KEY.test(key)) return plain(key, value, file, home, context, 'open', true);
  return [];
}

function allowsTasks(value: Doc, file: TreeFile): readonly Trigger[] {
  if (value.value !== true && value.string !== 'on' && value.string !== 'auto') return [];
  return [
    makeTrigger(file, {
      kind: 'vscode-setting',
      moment: 'open',
      automatic: true,
      action: `open the folder in ${editorName(file.name)}`,
      label: 'task.allowAutomaticTasks',
      line: value.line,
      excerpt: `"task.allowAutomaticTasks": ${JSON.stringify(value.value)}`,
    }),
  ];
}

/** A program path, or a command line, or a list of either. */
function plain(
  key: string,
  value: Doc,
  file: TreeFile,
  home: string,
  context: TriggerContext,
  moment: Trigger['moment'],
  quiet: boolean,
): readonly Trigger[] {
  const texts = strings(value).map(workspacePath);
  if (texts.length === 0 || texts.every((text) => text.trim() === '')) return [];
  const entries = texts.flatMap((text): readonly TriggerEntry[] => {
    const target = context.resolve(file.root, home, key.endsWith('tsdk') ? `${text}/tsserver.js` : text);
    return target === null || text === '.' || text === ''
      ? []
      : [{ path: target.path, how: howOf(target.name, context.text(target.path)), steps: [key] }];
  });
  const line = commandText(value) ?? '';
  const commands: readonly TriggerCommand[] =
    /\s/.test(line.trim()) && /(?:command|cmd|exec|overrideCommand|CommandLine|executorMap\w*)$/i.test(key)
      ? plainCommand(line, value.line)
      : [];
  const started = startedBy(context, file, home, commands, key);
  // a path outside the tree starts the machine's own programs
  if (quiet && entries.length === 0 && started.length === 0 && commands.length === 0) return [];
  return [
    makeTrigger(file, {
      kind: 'vscode-setting',
      moment,
      automatic: moment === 'open' && entries.length > 0 && !/tsdk$/.test(key),
      action:
        moment === 'open'
          ? `open the folder in ${editorName(file.name)}`
          : `save or run a file in ${editorName(file.name)}`,
      label: key,
      line: value.line,
      excerpt: `"${key}": ${JSON.stringify(texts.join(' ')).slice(0, 300)}`,
      commands,
      entries: [...entries, ...started],
      stealth: commands.flatMap((command) => commandStealth(command.text)),
    }),
  ];
}

const RUNS = new Set([
  'NODE_OPTIONS',
  'LD_PRELOAD',
  'DYLD_INSERT_LIBRARIES',
  'BASH_ENV',
  'ENV',
  'PROMPT_COMMAND',
  'PYTHONSTARTUP',
  'PYTHONPATH',
  'PATH',
  'GIT_SSH_COMMAND',
  'GIT_EXTERNAL_DIFF',
  'PAGER',
  'EDITOR',
  'PERL5OPT',
  'RUBYOPT',
  'ZDOTDIR',
]);

function terminalEnv(
  key: string,
  value: Doc,
  file: TreeFile,
  home: string,
  context: TriggerContext,
): readonly Trigger[] {
  return value.entries().flatMap(([name, one]) => {
    if (one.string === null || !RUNS.has(name) || one.string.trim() === '') return [];
    const options =
      name === 'NODE_OPTIONS' ? context.entriesOf(file.root, home, `NODE_OPTIONS=${shellWord(one.string)} node`) : [];
    const target = context.resolve(file.root, home, workspacePath(one.string));
    return [
      makeTrigger(file, {
        kind: 'vscode-terminal-env',
        moment: 'shell',
        automatic: false,
        action: `open a terminal in ${editorName(file.name)}`,
        label: `${key} ${name}`,
        line: one.line,
        excerpt: `${name}=${one.string}`,
        entries: [
          ...options,
          ...(target === null ? [] : [{ path: target.path, how: howOf(target.name, null), steps: [name] }]),
        ],
      }),
    ];
  });
}

function terminalProfile(
  key: string,
  value: Doc,
  file: TreeFile,
  home: string,
  context: TriggerContext,
): readonly Trigger[] {
  const profiles = /profiles\./.test(key) ? value.entries().map(([, one]) => one) : [value];
  return profiles.flatMap((profile) => {
    const program = profile.string ?? strings(profile.get('path'))[0] ?? strings(profile)[0] ?? '';
    const args = commandText(profile.get('args')) ?? '';
    const text = `${workspacePath(program)} ${args}`.trim();
    // a bare shell is the machine's own
    if (args === '' && !/[/\\].*[/\\]?/.test(workspacePath(program))) return [];
    const commands = plainCommand(text, profile.line);
    const entries = startedBy(context, file, home, commands, key);
    if (entries.length === 0 && args === '') return [];
    return [
      makeTrigger(file, {
        kind: 'vscode-terminal',
        moment: 'shell',
        automatic: false,
        action: `open a terminal in ${editorName(file.name)}`,
        label: key,
        line: profile.line,
        commands,
        entries,
        stealth: commandStealth(text),
      }),
    ];
  });
}

function onSave(key: string, value: Doc, file: TreeFile, home: string, context: TriggerContext): readonly Trigger[] {
  return value
    .items()
    .slice(0, 200)
    .flatMap((item) => {
      const text = item.string ?? item.get('cmd')?.string ?? item.get('command')?.string ?? null;
      const commands = plainCommand(text, item.get('cmd')?.line ?? item.line);
      if (commands.length === 0) return [];
      return [
        makeTrigger(file, {
          kind: 'vscode-on-save',
          moment: 'run',
          automatic: false,
          action: `save a file in ${editorName(file.name)}`,
          label: key,
          line: item.line,
          commands,
          entries: startedBy(context, file, home, commands, key),
          stealth: commandStealth(text ?? ''),
        }),
      ];
    });
}
