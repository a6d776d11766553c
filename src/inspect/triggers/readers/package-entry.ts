/**
 * What importing or running a package starts: `main`, `exports`, `module`, `bin`, `electron`'s main; and server files (server.js, app.js, index.js) that
 * people start by hand where no script names them. Never automatic.
 */
import type { TreeFile } from '../../../model/index.ts';
import { exportTargets } from '../resolve/packages.ts';
import { type Doc, jsonDoc, strings } from '../support/doc.ts';
import { folderOf, makeTrigger, named } from '../support/make-trigger.ts';
import type { Trigger, TriggerContext, TriggerEntry, TriggerReader } from '../trigger.ts';

const MOST = 200;
const SERVERS = [
  'server',
  'app',
  'index',
  'main',
  'src/index',
  'src/server',
  'src/app',
  'src/main',
  'server/index',
  'server/server',
  'server/app',
  'backend/server',
  'backend/index',
  'bin/www',
  'start',
  'bot',
];

export default {
  id: 'package-entry',
  title: 'Entry files of a package',
  wants: (name) => name === 'package.json' || name.endsWith('/package.json'),
  read(file, context) {
    const doc = jsonDoc(context.text(file.path));
    if (doc === null || doc.kind !== 'object') return [];
    const found = [
      importTrigger(doc, file, context),
      ...binTriggers(doc, file, context),
      electronTrigger(doc, file, context),
      serverTrigger(doc, file, context),
    ];
    return found.filter((trigger) => trigger !== null);
  },
} satisfies TriggerReader;

function importTrigger(doc: Doc, file: TreeFile, context: TriggerContext): Trigger | null {
  const folder = folderOf(file.name);
  const keys = ['main', 'module', 'browser', 'react-native', 'jsnext:main', 'source', 'unpkg'].flatMap((key) =>
    strings(doc.get(key))
      .slice(0, 1)
      .map((target) => [key, target] as const),
  );
  const exported = subPaths(doc.get('exports')).map((target) => ['exports', target] as const);
  const entries = [...keys, ...exported]
    .slice(0, MOST)
    .flatMap(([key, target]) => named(context, file, folder, target, 'node', key));
  const main = doc.get('main') ?? doc.get('exports') ?? doc.get('module');
  const implied = main === null ? named(context, file, folder, './index', 'node', 'main') : [];
  const all: readonly TriggerEntry[] = [...entries, ...implied];
  if (all.length === 0) return null;
  return makeTrigger(file, {
    kind: 'package-main',
    moment: 'import',
    automatic: false,
    action: `import the package ${doc.get('name')?.string ?? ''}`.trim(),
    label: doc.get('name')?.string ?? 'main',
    line: main?.line ?? 1,
    excerpt: main === null ? 'index.js' : `main: ${strings(main)[0] ?? strings(doc.get('main'))[0] ?? 'exports'}`,
    entries: all,
  });
}

/** Every file that `exports` names, for all sub-paths; patterns with `*` are left to the module graph. */
function subPaths(doc: Doc | null): readonly string[] {
  if (doc === null) return [];
  const below = doc
    .entries()
    .filter(([key]) => key.startsWith('.'))
    .slice(0, MOST)
    .flatMap(([, value]) => exportTargets(value));
  return [...exportTargets(doc), ...below].filter((target) => !target.includes('*') && !/\.d\.[cm]?ts$/.test(target));
}

function binTriggers(doc: Doc, file: TreeFile, context: TriggerContext): readonly Trigger[] {
  const bin = doc.get('bin');
  if (bin === null) return [];
  const listed: readonly (readonly [string, Doc])[] =
    bin.string === null ? bin.entries() : [[doc.get('name')?.string ?? 'bin', bin]];
  return listed.slice(0, MOST).flatMap(([name, value]) => {
    const entries = named(context, file, folderOf(file.name), value.string, 'node', name);
    return entries.length === 0
      ? []
      : [
          makeTrigger(file, {
            kind: 'package-bin',
            moment: 'run',
            automatic: false,
            action: `run the command ${name}`,
            label: name,
            line: value.line,
            excerpt: `bin: ${value.string ?? ''}`,
            entries,
          }),
        ];
  });
}

function electronTrigger(doc: Doc, file: TreeFile, context: TriggerContext): Trigger | null {
  const uses = ['dependencies', 'devDependencies'].some((key) => doc.get(key, 'electron') !== null);
  const main = doc.get('main');
  const entries =
    uses && main !== null ? named(context, file, folderOf(file.name), main.string, 'node', 'electron .') : [];
  return entries.length === 0
    ? null
    : makeTrigger(file, {
        kind: 'electron-main',
        moment: 'run',
        automatic: false,
        action: 'start the desktop application',
        label: 'electron main',
        line: main?.line ?? 1,
        entries,
      });
}

/** A program without a script for it is started as `node server.js`. */
function serverTrigger(doc: Doc, file: TreeFile, context: TriggerContext): Trigger | null {
  const folder = folderOf(file.name);
  const scripts = (doc.get('scripts')?.entries() ?? []).map(([, value]) => value.string ?? '');
  if (
    scripts.some((text) =>
      /(?:^|[\s;&|])(?:node|nodemon|ts-node|tsx|pm2|bun|deno|electron|next|vite|nest|react-scripts|nuxt|astro|expo|ng|remix|gatsby)(?:\s|$)/.test(
        text,
      ),
    )
  )
    return null;
  const entries = SERVERS.flatMap((name) => named(context, file, folder, `./${name}`, 'node', `node ${name}`)).filter(
    (entry) => /\.[cm]?[jt]sx?$|\/www$/.test(entry.path),
  );
  if (entries.length === 0) return null;
  return makeTrigger(file, {
    kind: 'server-entry',
    moment: 'run',
    automatic: false,
    action: 'start the server by hand',
    label: 'server file',
    entries,
  });
}
