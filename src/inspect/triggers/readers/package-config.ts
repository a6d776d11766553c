/** Configurations inside package.json: hooks (husky 4, simple-git-hooks, yorkie, pre-commit, lint-staged), files that test and build tools load (jest, mocha, babel, eslint, prisma.seed …). */
import type { TreeFile } from '../../../model/index.ts';
import { type Doc, jsonDoc, strings } from '../support/doc.ts';
import { hookAction } from '../support/hook-scripts.ts';
import { folderOf, makeTrigger, named, plainCommand, setAside, startedBy } from '../support/make-trigger.ts';
import { commandStealth } from '../support/stealth.ts';
import { jestFiles } from '../support/test-config.ts';
import type { Trigger, TriggerContext, TriggerMoment, TriggerReader } from '../trigger.ts';

const MOST = 100;
/** Where hook managers keep commands in package.json. */
const HOOKS: readonly (readonly string[])[] = [
  ['husky', 'hooks'],
  ['simple-git-hooks'],
  ['gitHooks'],
  ['yorkie'],
  ['ghooks'],
  ['config', 'ghooks'],
  ['git-hooks'],
  ['pre-commit-hooks'],
];
/** Lists of files that a tool requires. */
const FILES: readonly (readonly [keys: readonly string[], moment: TriggerMoment])[] = [
  [['mocha', 'require'], 'test'],
  [['mocha', 'file'], 'test'],
  [['mocha', 'spec'], 'test'],
  [['ava', 'require'], 'test'],
  [['nyc', 'require'], 'test'],
  [['tap', 'require'], 'test'],
  [['tape', 'require'], 'test'],
  [['babel', 'presets'], 'build'],
  [['babel', 'plugins'], 'build'],
  [['eslintConfig', 'extends'], 'build'],
  [['eslintConfig', 'parser'], 'build'],
  [['prettier'], 'build'],
  [['stylelint', 'extends'], 'build'],
  [['stylelint', 'plugins'], 'build'],
  [['commitlint', 'extends'], 'git'],
  [['release', 'plugins'], 'build'],
  [['config', 'commitizen', 'path'], 'git'],
  [['knex', 'knexfile'], 'run'],
  [['umi', 'plugins'], 'build'],
  [['browserify', 'transform'], 'build'],
  [['nodemonConfig', 'exec'], 'run'],
  [['postcss', 'plugins'], 'build'],
];
/** Command lines. */
const COMMANDS: readonly (readonly [keys: readonly string[], moment: TriggerMoment, action: string])[] = [
  [['prisma', 'seed'], 'run', 'npx prisma db seed or migrate'],
  [['ts-node', 'require'], 'run', 'ts-node'],
  [['nodemonConfig', 'exec'], 'run', 'nodemon'],
  [['config', 'mongodbMemoryServer'], 'install', 'npm install'],
];

export default {
  id: 'package-config',
  title: 'Configurations inside package.json',
  wants: (name) => name === 'package.json' || name.endsWith('/package.json'),
  read(file, context) {
    const doc = jsonDoc(context.text(file.path));
    if (doc === null) return [];
    const hooks = HOOKS.flatMap((keys) =>
      (doc.get(...keys)?.entries() ?? []).slice(0, MOST).flatMap(([name, value]) => hook(name, value, file, context)),
    );
    return [
      ...hooks,
      ...preCommit(doc, file, context),
      ...staged(doc, file, context),
      ...loaded(doc, file, context),
      ...commandKeys(doc, file, context),
      ...nodemonEvents(doc, file, context),
    ];
  },
} satisfies TriggerReader;

function hook(name: string, value: Doc, file: TreeFile, context: TriggerContext): readonly Trigger[] {
  const commands = strings(value)
    .slice(0, MOST)
    .flatMap((text) => plainCommand(text, value.line));
  if (commands.length === 0 || !/^[a-z-]{4,40}$/.test(name)) return [];
  return [
    makeTrigger(file, {
      kind: 'package-git-hook',
      moment: 'git',
      automatic: !setAside(file),
      action: `${hookAction(name)} (after npm install)`,
      label: `hook ${name}`,
      line: value.line,
      commands,
      entries: startedBy(context, file, folderOf(file.name), commands, `hook ${name}`),
      stealth: commands.flatMap((command) => commandStealth(command.text)),
    }),
  ];
}

/** The `pre-commit` and `pre-push` packages list script names. */
function preCommit(doc: Doc, file: TreeFile, context: TriggerContext): readonly Trigger[] {
  return ['pre-commit', 'pre-push', 'precommit'].flatMap((key) => {
    const value = doc.get(key);
    const names = strings(value?.kind === 'object' ? value.get('run') : value)
      .flatMap((text) => text.split(/,\s*/))
      .slice(0, MOST);
    const commands = names.flatMap((name) => plainCommand(`npm run ${name}`, value?.line ?? 1));
    return commands.length === 0
      ? []
      : [
          makeTrigger(file, {
            kind: 'package-git-hook',
            moment: 'git',
            automatic: !setAside(file),
            action: hookAction(key),
            label: `hook ${key}`,
            line: value?.line ?? 1,
            commands,
            entries: startedBy(context, file, folderOf(file.name), commands, `hook ${key}`),
          }),
        ];
  });
}

function staged(doc: Doc, file: TreeFile, context: TriggerContext): readonly Trigger[] {
  const value = doc.get('lint-staged') ?? null;
  if (value === null) return [];
  const commands = value
    .entries()
    .slice(0, MOST)
    .flatMap(([, one]) => strings(one).flatMap((text) => plainCommand(text, one.line)));
  return commands.length === 0
    ? []
    : [
        makeTrigger(file, {
          kind: 'lint-staged',
          moment: 'git',
          automatic: false,
          action: 'git commit',
          label: 'lint-staged',
          line: value.line,
          commands,
          entries: startedBy(context, file, folderOf(file.name), commands, 'lint-staged'),
        }),
      ];
}

function loaded(doc: Doc, file: TreeFile, context: TriggerContext): readonly Trigger[] {
  const folder = folderOf(file.name);
  const jest = jestFiles(doc.get('jest'), context, file, folder);
  const rows = FILES.flatMap(([keys, moment]) => {
    const value = doc.get(...keys);
    const entries = strings(value)
      .slice(0, MOST)
      .flatMap((text) =>
        /^\.{1,2}\/|^[\w-]+\/.*\.[cm]?[jt]s$/.test(text)
          ? named(context, file, folder, text, 'module', keys.join('.'))
          : [],
      );
    return value === null || entries.length === 0
      ? []
      : [
          makeTrigger(file, {
            kind: 'package-config',
            moment,
            automatic: false,
            action:
              moment === 'test' ? 'run the tests' : moment === 'git' ? 'git commit' : 'start or build the project',
            label: keys.join('.'),
            line: value.line,
            entries,
          }),
        ];
  });
  return jest.length === 0
    ? rows
    : [
        ...rows,
        makeTrigger(file, {
          kind: 'package-config',
          moment: 'test',
          automatic: false,
          action: 'run the tests',
          label: 'jest',
          line: doc.get('jest')?.line ?? 1,
          entries: jest,
        }),
      ];
}

function commandKeys(doc: Doc, file: TreeFile, context: TriggerContext): readonly Trigger[] {
  return COMMANDS.flatMap(([keys, moment, action]) => {
    const value = doc.get(...keys);
    const commands = plainCommand(value?.string ?? null, value?.line ?? 1);
    return commands.length === 0
      ? []
      : [
          makeTrigger(file, {
            kind: 'package-config',
            moment,
            automatic: false,
            action,
            label: keys.join('.'),
            line: value?.line ?? 1,
            commands,
            entries: startedBy(context, file, folderOf(file.name), commands, keys.join('.')),
          }),
        ];
  });
}

function nodemonEvents(doc: Doc, file: TreeFile, context: TriggerContext): readonly Trigger[] {
  return (doc.get('nodemonConfig', 'events')?.entries() ?? []).slice(0, MOST).flatMap(([name, value]) => {
    const commands = plainCommand(value.string, value.line);
    return commands.length === 0
      ? []
      : [
          makeTrigger(file, {
            kind: 'nodemon-event',
            moment: 'run',
            automatic: false,
            action: 'start nodemon',
            label: `event ${name}`,
            line: value.line,
            commands,
            entries: startedBy(context, file, folderOf(file.name), commands),
          }),
        ];
  });
}
