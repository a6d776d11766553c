/** Settings of package managers that change what an install runs: `.npmrc`, `.yarnrc`, `.yarnrc.yml`, `.pnpmfile.cjs`, `pnpm-workspace.yaml`, `bunfig.toml`. */
import type { TreeFile } from '../../../model/index.ts';
import { type Doc, shellWord, strings, tomlDoc, yamlDocs } from '../support/doc.ts';
import { iniLines } from '../support/ini.ts';
import { baseName, folderOf, makeTrigger, named, setAside } from '../support/make-trigger.ts';
import type { Trigger, TriggerContext, TriggerEntry, TriggerReader } from '../trigger.ts';

const NAMES =
  /(?:^|\/)(?:\.npmrc|\.yarnrc|\.yarnrc\.yml|\.pnpmfile\.[cm]?js|pnpmfile\.js|pnpm-workspace\.yaml|bunfig\.toml|\.bunfig\.toml|yarn\.config\.cjs|\.pnp\.c?js|\.pnp\.loader\.mjs)$/;
/** Keys of .npmrc that name a program, code, or where packages come from. From npm's `config` page. */
const NPM_KEYS =
  /^(?:script-shell|node-options|init-module|init\.module|shell|git|editor|viewer|browser|onload-script|pnpmfile|global-pnpmfile|node-gyp|python|cafile|globalconfig|userconfig|prefix|ignore-scripts|unsafe-perm|hooks-dir|.*registry|.*:_auth\w*|proxy|https-proxy|noproxy|strict-ssl|enable-pre-post-scripts|side-effects-cache|script-src)$/i;

export default {
  id: 'package-manager-config',
  title: 'Package manager settings',
  wants: (name) => NAMES.test(name),
  read(file, context) {
    const base = baseName(file.name);
    const text = context.text(file.path) ?? '';
    if (base === '.npmrc') return npmrc(text, file, context);
    if (base === '.yarnrc') return yarnrc(text, file, context);
    if (base === '.yarnrc.yml') return yamlDocs(text).flatMap((doc) => yarnBerry(doc, file, context));
    if (base === 'pnpm-workspace.yaml') return yamlDocs(text).flatMap((doc) => pnpmWorkspace(doc, file, context));
    if (base.endsWith('.toml')) return bunfig(tomlDoc(text), file, context);
    const how =
      base === '.pnpmfile.cjs' || base.includes('pnpmfile')
        ? 'pnpm install'
        : base.startsWith('.pnp')
          ? 'yarn (any command)'
          : 'yarn constraints';
    return [
      one(file, base, how, !setAside(file) && base !== 'yarn.config.cjs', 1, base, [
        { path: file.path, how: 'module', steps: [how] },
      ]),
    ];
  },
} satisfies TriggerReader;

function one(
  file: TreeFile,
  label: string,
  action: string,
  automatic: boolean,
  line: number,
  excerpt: string,
  entries: readonly TriggerEntry[],
): Trigger {
  return makeTrigger(file, {
    kind: 'package-manager-config',
    moment: 'install',
    automatic,
    action,
    label,
    line,
    excerpt,
    entries,
  });
}

function npmrc(text: string, file: TreeFile, context: TriggerContext): readonly Trigger[] {
  const folder = folderOf(file.name);
  return iniLines(text, '=').flatMap(({ key, value, line }) => {
    if (!NPM_KEYS.test(key)) return [];
    const bare = value.replace(/^["']|["']$/g, '');
    const secret = /_auth|password/i.test(key);
    const options =
      key === 'node-options' ? context.entriesOf(file.root, folder, `NODE_OPTIONS=${shellWord(bare)} node`) : [];
    const target =
      /^(?:script-shell|shell|git|editor|viewer|browser|init-module|init\.module|onload-script|pnpmfile|global-pnpmfile|node-gyp|python)$/.test(
        key,
      )
        ? named(context, file, folder, bare, /module|script$|pnpmfile/.test(key) ? 'node' : 'other', key)
        : [];
    const entries = [...options, ...target];
    return [
      one(
        file,
        key,
        'npm install',
        entries.length > 0 && !setAside(file),
        line,
        `${key}=${secret ? '…' : bare}`,
        entries,
      ),
    ];
  });
}

/** Yarn 1: `yarn-path "./x.js"`, `--install.x`. */
function yarnrc(text: string, file: TreeFile, context: TriggerContext): readonly Trigger[] {
  return text
    .slice(0, 100_000)
    .split('\n')
    .slice(0, 2_000)
    .flatMap((row, i) => {
      const match = /^\s{0,20}"?([\w.@:/-]{1,200})"?\s{1,20}"?([^"\n]{1,1000})"?/.exec(row);
      const key = match?.[1] ?? '';
      if (!/^(?:yarn-path|script-shell|registry|.*:registry|ignore-scripts|init-module|plugnplay-.*)$/i.test(key))
        return [];
      const entries = /yarn-path|script-shell/.test(key)
        ? named(context, file, folderOf(file.name), match?.[2] ?? '', 'node', key)
        : [];
      return [one(file, key, 'yarn (any command)', entries.length > 0 && !setAside(file), i + 1, row.trim(), entries)];
    });
}

function yarnBerry(doc: Doc, file: TreeFile, context: TriggerContext): readonly Trigger[] {
  const folder = folderOf(file.name);
  const path = doc.get('yarnPath');
  const found: Trigger[] = [];
  if (path?.string != null) {
    const entries = named(context, file, folder, path.string, 'node', 'yarnPath');
    found.push(
      one(
        file,
        'yarnPath',
        'yarn (any command)',
        entries.length > 0 && !setAside(file),
        path.line,
        `yarnPath: ${path.string}`,
        entries,
      ),
    );
  }
  for (const plugin of (doc.get('plugins')?.items() ?? []).slice(0, 100)) {
    const reference = plugin.string ?? plugin.get('path')?.string ?? null;
    const entries = named(context, file, folder, reference, 'node', 'plugin');
    found.push(
      one(
        file,
        'plugins',
        'yarn (any command)',
        entries.length > 0 && !setAside(file),
        plugin.line,
        `plugin: ${reference ?? ''} ${plugin.get('spec')?.string ?? ''}`.trim(),
        entries,
      ),
    );
  }
  for (const key of [
    'npmRegistryServer',
    'enableScripts',
    'unsafeHttpWhitelist',
    'httpProxy',
    'httpsProxy',
    'npmPublishRegistry',
    'nodeLinker',
  ] as const) {
    const value = doc.get(key);
    if (value !== null && key !== 'nodeLinker')
      found.push(
        one(
          file,
          key,
          'yarn install',
          false,
          value.line,
          `${key}: ${String(value.value ?? strings(value).join(', '))}`,
          [],
        ),
      );
  }
  for (const [scope, value] of doc.get('npmScopes')?.entries() ?? []) {
    const server = value.get('npmRegistryServer');
    if (server?.string != null)
      found.push(
        one(file, `npmScopes.${scope}`, 'yarn install', false, server.line, `@${scope}: ${server.string}`, []),
      );
  }
  return found;
}

function pnpmWorkspace(doc: Doc, file: TreeFile, context: TriggerContext): readonly Trigger[] {
  const folder = folderOf(file.name);
  const files = ['pnpmfile', 'globalPnpmfile', 'scriptShell'].flatMap((key) => {
    const value = doc.get(key);
    const entries = strings(value).flatMap((text) => named(context, file, folder, text, 'module', key));
    return value === null
      ? []
      : [
          one(
            file,
            key,
            'pnpm install',
            entries.length > 0 && !setAside(file),
            value.line,
            `${key}: ${strings(value).join(', ')}`,
            entries,
          ),
        ];
  });
  const dependencies = (doc.get('configDependencies')?.entries() ?? [])
    .slice(0, 100)
    .map(([name, value]) =>
      one(file, 'configDependencies', 'pnpm install', false, value.line, `${name}: ${value.string ?? ''}`, []),
    );
  const options = doc.get('nodeOptions');
  const preloaded =
    options?.string == null
      ? []
      : [
          one(
            file,
            'nodeOptions',
            'pnpm run',
            false,
            options.line,
            options.string,
            context.entriesOf(file.root, folder, `NODE_OPTIONS=${shellWord(options.string)} node`),
          ),
        ];
  return [...files, ...dependencies, ...preloaded];
}

function bunfig(doc: Doc | null, file: TreeFile, context: TriggerContext): readonly Trigger[] {
  if (doc === null) return [];
  const folder = folderOf(file.name);
  const rows = [
    ['preload'],
    ['test', 'preload'],
    ['run', 'preload'],
    ['serve', 'static', 'plugins'],
    ['run', 'shell'],
    ['install', 'registry'],
    ['install', 'security', 'scanner'],
  ].flatMap((keys): readonly Trigger[] => {
    const value = doc.get(...keys);
    if (value === null) return [];
    const entries = strings(value).flatMap((text) => named(context, file, folder, text, 'node', keys.join('.')));
    const texts = strings(value).join(', ') || (value.get('url')?.string ?? '');
    return [
      {
        ...one(
          file,
          keys.join('.'),
          keys[0] === 'test' ? 'bun test' : keys[0] === 'install' ? 'bun install' : 'bun (any file)',
          false,
          value.line,
          `${keys.join('.')} = ${texts}`,
          entries,
        ),
        moment: keys[0] === 'test' ? 'test' : keys[0] === 'install' ? 'install' : 'run',
      },
    ];
  });
  return rows;
}
