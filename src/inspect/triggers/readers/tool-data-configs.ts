/** Configurations written as data (JSON, YAML) that name files or commands which a tool runs: nodemon.json, .mocharc.json, .babelrc, .eslintrc.json, jest.config.json, angular.json, .lintstagedrc, tsconfig plugins, nest-cli, vercel, netlify … */
import type { TreeFile } from '../../../model/index.ts';
import { type Doc, jsonDoc, strings, tomlDoc, yamlDocs } from '../support/doc.ts';
import { baseName, folderOf, makeTrigger, named, plainCommand, startedBy } from '../support/make-trigger.ts';
import { jestFiles } from '../support/test-config.ts';
import type { Trigger, TriggerContext, TriggerEntry, TriggerMoment, TriggerReader } from '../trigger.ts';

interface Shape {
  readonly moment: TriggerMoment;
  readonly action: string;
  /** keys (anywhere, dotted tail) whose texts name files */
  readonly files?: RegExp;
  /** keys whose texts are command lines */
  readonly commands?: RegExp;
}

const SHAPES: readonly (readonly [name: RegExp, shape: Shape])[] = [
  [/^nodemon\.json$/, { moment: 'run', action: 'start nodemon', commands: /^(?:exec|events\.\w+|execMap\.\w+)$/ }],
  [
    /^\.mocharc(?:\.jsonc?|\.ya?ml)?$/,
    { moment: 'test', action: 'run the tests', files: /^(?:require|file|spec|import|loader)$/ },
  ],
  [/^\.nycrc(?:\.json|\.ya?ml)?$/, { moment: 'test', action: 'run the tests', files: /^require$/ }],
  [
    /^(?:\.babelrc|babel\.config\.json|\.babelrc\.json)$/,
    { moment: 'build', action: 'start or build the project', files: /(?:^|\.)(?:presets|plugins|extends)$/ },
  ],
  [
    /^\.eslintrc(?:\.json|\.ya?ml)?$/,
    { moment: 'build', action: 'lint the project', files: /(?:^|\.)(?:extends|parser|plugins)$/ },
  ],
  [
    /^\.stylelintrc(?:\.json|\.ya?ml)?$/,
    { moment: 'build', action: 'lint the project', files: /(?:^|\.)(?:extends|plugins|customSyntax)$/ },
  ],
  [/^\.prettierrc(?:\.json|\.ya?ml)?$/, { moment: 'build', action: 'format the project', files: /(?:^|\.)plugins$/ }],
  [
    /^\.commitlintrc(?:\.json|\.ya?ml)?$/,
    { moment: 'git', action: 'git commit', files: /^(?:extends|plugins|parserPreset|formatter)$/ },
  ],
  [/^\.lintstagedrc(?:\.json|\.ya?ml)?$|^\.lintstagedrc$/, { moment: 'git', action: 'git commit', commands: /./ }],
  [/^jest\.config\.json$|^jest-e2e\.json$/, { moment: 'test', action: 'run the tests', files: /^never$/ }],
  [
    /^(?:angular|workspace|project|nx)\.json$/,
    {
      moment: 'build',
      action: 'build or serve the project',
      files:
        /(?:^|\.)(?:builder|executor|webpackConfig|customWebpackConfig\.path|indexTransform|main|server|polyfills|karmaConfig|plugins|jestConfig|path)$/,
      commands: /(?:^|\.)(?:command|commands)$/,
    },
  ],
  [
    /^nest-cli\.json$/,
    { moment: 'build', action: 'build the project', files: /(?:^|\.)(?:webpackConfigPath|plugins|entryFile)$/ },
  ],
  [
    /^tsconfig(?:\.[\w-]{1,40})?\.json$/,
    {
      moment: 'build',
      action: 'build the project',
      files: /(?:^|\.)(?:plugins\.(?:name|transform|import)|ts-node\.require)$/,
    },
  ],
  [
    /^(?:lerna|turbo|\.swcrc)$|^(?:lerna|turbo)\.json$|^\.swcrc$/,
    { moment: 'build', action: 'build the project', files: /(?:^|\.)(?:plugins)$/ },
  ],
  [
    /^vercel\.json$|^now\.json$/,
    {
      moment: 'build',
      action: 'vercel dev or deploy',
      commands: /^(?:buildCommand|installCommand|devCommand|ignoreCommand)$/,
    },
  ],
  [
    /^netlify\.toml$/,
    {
      moment: 'build',
      action: 'netlify dev or deploy',
      commands: /(?:^|\.)(?:command|ignore)$/,
      files: /(?:^|\.)package$/,
    },
  ],
  [
    /^(?:render|app|cloudbuild|fly|railway|nixpacks|heroku|wrangler|firebase|amplify|buildspec)\.(?:ya?ml|toml|json)$/,
    {
      moment: 'ci',
      action: 'deploy the project',
      commands:
        /(?:^|\.)(?:buildCommand|startCommand|preDeployCommand|release_command|command|predeploy|postdeploy|commands|cmds|cmd|postdeploy|build\.command|run)$/,
    },
  ],
  [/^cdk\.json$/, { moment: 'run', action: 'cdk deploy or synth', commands: /^(?:app|build|watch)$/ }],
  [
    /^(?:tauri\.conf)\.json5?$/,
    {
      moment: 'build',
      action: 'tauri dev or build',
      commands: /(?:^|\.)(?:beforeDevCommand|beforeBuildCommand|beforeBundleCommand)(?:\.script)?$/,
    },
  ],
  [/^(?:app|expo)\.json$/, { moment: 'run', action: 'expo start or prebuild', files: /(?:^|\.)plugins$/ }],
  [
    /^electron-builder\.(?:ya?ml|json5?)$/,
    {
      moment: 'build',
      action: 'build the desktop application',
      files: /(?:^|\.)(?:afterSign|afterPack|beforeBuild|beforePack|afterAllArtifactBuild|onNodeModuleFile|sign)$/,
    },
  ],
  [
    /^(?:\.release-it|\.releaserc|\.versionrc)(?:\.json|\.ya?ml)?$/,
    {
      moment: 'build',
      action: 'release the project',
      files: /(?:^|\.)(?:plugins|extends)$/,
      commands: /(?:^|\.)(?:hooks\.[\w:-]+|scripts\.\w+|\w+Cmd)$/,
    },
  ],
  [
    /^codegen\.ya?ml$|^\.graphqlrc(?:\.ya?ml|\.json)?$/,
    {
      moment: 'build',
      action: 'generate code',
      files: /(?:^|\.)(?:plugins|require|schema|loader)$/,
      commands: /(?:^|\.)hooks\.\w+$/,
    },
  ],
  [
    /^wallaby\.json$|^\.c8rc(?:\.json)?$/,
    { moment: 'test', action: 'run the tests', files: /(?:^|\.)(?:require|setup)$/ },
  ],
  [/^deno\.jsonc?$/, { moment: 'run', action: 'deno task', commands: /^tasks\.[^.]{1,80}(?:\.command)?$/ }],
  [
    /^pm2\.json$|^process\.json$|^ecosystem\.json$/,
    {
      moment: 'run',
      action: 'pm2 start',
      files: /(?:^|\.)script$/,
      commands: /(?:^|\.)(?:post-update|pre-deploy|post-deploy|pre-setup|post-setup)$/,
    },
  ],
  [
    /^truffle\.json$|^anchor\.toml$|^Anchor\.toml$/,
    { moment: 'test', action: 'anchor build or test', commands: /^scripts\.\w+$|(?:^|\.)hooks\.\w+$/ },
  ],
];
const MOST = 300;

export default {
  id: 'tool-data-configs',
  title: 'Tool configurations as data',
  wants: (name) => SHAPES.some(([pattern]) => pattern.test(baseName(name))),
  read(file, context) {
    const base = baseName(file.name);
    const shape = SHAPES.find(([pattern]) => pattern.test(base))?.[1];
    const text = context.text(file.path);
    if (shape === undefined || text === null) return [];
    const docs = /\.toml$/.test(base)
      ? [tomlDoc(text)]
      : /ya?ml$/.test(base) || (!/json5?c?$/.test(base) && !/^\s*[{[/]/.test(text.slice(0, 400)))
        ? yamlDocs(text)
        : [jsonDoc(text)];
    return docs.flatMap((doc) =>
      doc === null
        ? []
        : [
            ...jest(base, doc, file, context),
            ...leaves(doc, '', 0)
              .slice(0, MOST)
              .flatMap(([key, leaf]) => leafTrigger(shape, key, leaf, file, context)),
          ],
    );
  },
} satisfies TriggerReader;

function jest(base: string, doc: Doc, file: TreeFile, context: TriggerContext): readonly Trigger[] {
  if (!base.startsWith('jest')) return [];
  const entries = jestFiles(doc, context, file, folderOf(file.name));
  return entries.length === 0
    ? []
    : [
        makeTrigger(file, {
          kind: 'tool-config',
          moment: 'test',
          automatic: false,
          action: 'run the tests',
          label: base,
          entries,
        }),
      ];
}

/** Dotted keys and their texts; lists keep the key of the list. */
function leaves(doc: Doc, key: string, depth: number): readonly (readonly [string, Doc])[] {
  if (depth > 10) return [];
  if (doc.string !== null) return [[key, doc]];
  const below = [
    ...doc
      .entries()
      .slice(0, 2_000)
      .map(([name, value]): readonly [string, Doc] => [key === '' ? name : `${key}.${name}`, value]),
    ...doc
      .items()
      .slice(0, 500)
      .map((item): readonly [string, Doc] => [key, item]),
  ];
  const found: (readonly [string, Doc])[] = [];
  for (const [name, value] of below) {
    if (found.length > 5_000) break;
    found.push(...leaves(value, name, depth + 1));
  }
  return found;
}

function leafTrigger(
  shape: Shape,
  key: string,
  leaf: Doc,
  file: TreeFile,
  context: TriggerContext,
): readonly Trigger[] {
  const text = leaf.string ?? '';
  const folder = folderOf(file.name);
  const commands = shape.commands?.test(key) === true ? plainCommand(text, leaf.line) : [];
  const names =
    shape.files?.test(key) === true && /[./\\]/.test(text) && !/^https?:/.test(text)
      ? (text.split(':', 1)[0] ?? '')
      : '';
  const local: readonly TriggerEntry[] =
    names === '' || (!names.startsWith('.') && !/\.[cm]?[jt]sx?$/.test(names))
      ? []
      : named(context, file, folder, names, 'module', key);
  if (commands.length === 0 && local.length === 0) return [];
  return [
    makeTrigger(file, {
      kind: 'tool-config',
      moment: shape.moment,
      automatic: false,
      action: shape.action,
      label: key,
      line: leaf.line,
      excerpt: `${key}: ${strings(leaf)[0] ?? ''}`,
      commands,
      entries: [...local, ...startedBy(context, file, folder, commands, key)],
    }),
  ];
}
