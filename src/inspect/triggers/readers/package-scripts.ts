/**
 * Scripts of package.json: those that npm, yarn and pnpm run by themselves at install (T11, T12), and those that a user runs by name (T13).
 * Below node_modules only what an installed package itself runs at install.
 */
import type { TreeFile } from '../../../model/index.ts';
import { LIFECYCLE } from '../resolve/package-manager.ts';
import { type Doc, jsonDoc } from '../support/doc.ts';
import { folderOf, makeTrigger, plainCommand, setAside, startedBy } from '../support/make-trigger.ts';
import { commandStealth } from '../support/stealth.ts';
import type { Trigger, TriggerContext, TriggerEntry, TriggerMoment, TriggerReader } from '../trigger.ts';

const SCRIPTS = 500;
/** What a package runs when it is installed from a registry. */
const DEPENDENCY_LIFECYCLE = new Set(['preinstall', 'install', 'postinstall']);
const PACK_LIFECYCLE = new Set([
  'prepublishOnly',
  'prepack',
  'postpack',
  'publish',
  'postpublish',
  'preversion',
  'version',
  'postversion',
  'preuninstall',
  'uninstall',
  'postuninstall',
]);
/** Further names that some manager runs at install: yarn 1 and pnpm, pnpm's `pnpm:devPreinstall`. */
const INSTALL_LIFECYCLE = new Set<string>([...LIFECYCLE, 'pnpm:devPreinstall', 'preprepublish', 'postprepublish']);

export default {
  id: 'package-scripts',
  title: 'Package scripts',
  wants: (name) =>
    name === 'package.json' || name.endsWith('/package.json') || name === 'package.yaml' || name === 'package.json5',
  read(file, context) {
    const doc = jsonDoc(context.text(file.path));
    if (doc === null) return [];
    const inModules = /(?:^|\/)node_modules\//.test(file.name);
    const scripts = (doc.get('scripts')?.entries() ?? []).slice(0, SCRIPTS);
    const found = scripts.flatMap(([name, value]) =>
      value.string === null ? [] : scriptTrigger(name, value, file, context, inModules),
    );
    const implied = impliedInstall(doc, file, context, inModules);
    return implied === null ? found : [...found, implied];
  },
} satisfies TriggerReader;

function scriptTrigger(
  name: string,
  value: Doc,
  file: TreeFile,
  context: TriggerContext,
  inModules: boolean,
): readonly Trigger[] {
  const lifecycle = INSTALL_LIFECYCLE.has(name);
  if (inModules && !DEPENDENCY_LIFECYCLE.has(name)) return [];
  const published = context.tree.kind === 'npm' || (file.root === '' && isPacked(file, context));
  const automatic = lifecycle && !inModules && !setAside(file) && (!published || DEPENDENCY_LIFECYCLE.has(name));
  const commands = plainCommand(value.string, value.line);
  const moment: TriggerMoment = lifecycle ? 'install' : momentOf(name);
  return [
    makeTrigger(file, {
      kind: lifecycle ? 'npm-lifecycle' : 'npm-script',
      moment,
      automatic,
      action: lifecycle ? installAction(file, inModules) : runAction(name),
      label: inModules ? `${folderOf(file.name)} ${name}` : name,
      line: value.line,
      commands,
      entries: [
        ...around(`pre${name}`, name, lifecycle, file, context),
        ...startedBy(context, file, folderOf(file.name), commands, name),
        ...around(`post${name}`, name, lifecycle, file, context),
      ],
      stealth: commandStealth(value.string ?? ''),
    }),
  ];
}

/** `npm start` runs `prestart` and `poststart` too. */
function around(
  part: string,
  name: string,
  lifecycle: boolean,
  file: TreeFile,
  context: TriggerContext,
): readonly TriggerEntry[] {
  if (lifecycle || /^(?:pre|post)/.test(name)) return [];
  const text = jsonDoc(context.text(file.path))?.get('scripts', part)?.string ?? null;
  return text === null ? [] : startedBy(context, file, folderOf(file.name), plainCommand(text, 1), name, part);
}

/** A package as a registry delivers it: one folder `package/`, or unpacked with what npm adds. */
function isPacked(file: TreeFile, context: TriggerContext): boolean {
  return file.name === 'package/package.json' && context.tree.kind === 'tar';
}

function installAction(file: TreeFile, inModules: boolean): string {
  const folder = folderOf(file.name);
  return inModules || folder === '' ? 'npm install' : `npm install (in ${folder})`;
}

function runAction(name: string): string {
  return name === 'start' || name === 'test'
    ? `npm ${name}`
    : PACK_LIFECYCLE.has(name)
      ? `npm publish, pack or version (${name})`
      : `npm run ${name}`;
}

function momentOf(name: string): TriggerMoment {
  if (
    /^(?:pre|post)?(?:build|compile|bundle|dist|pack|package|generate|lint|format|type-?check|prepublishOnly|prepack|postpack|publish|version)/.test(
      name,
    )
  )
    return 'build';
  if (/^(?:pre|post)?(?:test|e2e|coverage|spec|cypress|jest|vitest)/.test(name)) return 'test';
  return 'run';
}

/** With a binding.gyp and no install script of its own, npm runs `node-gyp rebuild`; the file's `<!(…)` commands run with it. */
function impliedInstall(doc: Doc, file: TreeFile, context: TriggerContext, inModules: boolean): Trigger | null {
  const gyp = context.resolve(file.root, folderOf(file.name), './binding.gyp');
  if (gyp === null || !gyp.name.endsWith('binding.gyp')) return null;
  if (
    doc.get('scripts', 'install') !== null ||
    doc.get('scripts', 'preinstall') !== null ||
    doc.get('gypfile')?.value === false
  )
    return null;
  const text = (context.text(gyp.path) ?? '').slice(0, 200_000);
  const commands = [{ text: 'node-gyp rebuild', platform: '', line: 1 }];
  let line = 0;
  for (const row of text.split('\n')) {
    line++;
    for (const match of row.slice(0, 4_000).matchAll(/<!@?\(([^)]{1,1000})\)/g))
      commands.push({ text: (match[1] ?? '').replaceAll('\\"', '"'), platform: '', line });
  }
  return makeTrigger(gyp, {
    kind: 'npm-lifecycle',
    moment: 'install',
    automatic: !inModules && !setAside(file),
    action: installAction(file, inModules),
    label: inModules ? `${folderOf(file.name)} install (binding.gyp)` : 'install (binding.gyp)',
    commands,
    entries: startedBy(context, file, folderOf(file.name), commands, 'node-gyp rebuild'),
  });
}
