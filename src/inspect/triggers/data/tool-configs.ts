/**
 * Tools whose configuration is a program: the tool evaluates it when it starts. From each tool's own documentation of its configuration file.
 * `files` are names without extension (any JavaScript or TypeScript extension follows, an infix such as `.prod` may stand between) or, with a slash, paths from the project's folder.
 */
import type { TriggerMoment } from '../trigger.ts';

export interface ToolConfig {
  readonly tool: string;
  readonly programs: readonly string[];
  readonly files: readonly string[];
  readonly moment: TriggerMoment;
  /** tools whose configurations are read along */
  readonly also: readonly string[];
}

type Row = readonly [tool: string, moment: TriggerMoment, files: string, programs?: string, also?: string];

const ROWS: readonly Row[] = [
  ['vite', 'build', 'vite.config', 'vite vite-ssg vite-node', 'postcss tailwindcss svelte babel unocss'],
  ['next', 'build', 'next.config', 'next', 'postcss tailwindcss babel next-i18next'],
  ['webpack', 'build', 'webpack.config webpack', 'webpack webpack-cli webpack-dev-server', 'postcss tailwindcss babel'],
  ['postcss', 'build', 'postcss.config .postcssrc', 'postcss postcss-cli', 'tailwindcss'],
  ['tailwindcss', 'build', 'tailwind.config tailwind', 'tailwindcss tailwind', 'postcss'],
  ['babel', 'build', 'babel.config .babelrc', 'babel babel-node babel-watch'],
  ['eslint', 'build', 'eslint.config .eslintrc', 'eslint eslint_d', 'prettier babel'],
  ['prettier', 'build', 'prettier.config .prettierrc', 'prettier prettierd'],
  ['stylelint', 'build', 'stylelint.config .stylelintrc', 'stylelint'],
  ['commitlint', 'git', 'commitlint.config .commitlintrc', 'commitlint'],
  ['lint-staged', 'git', 'lint-staged.config .lintstagedrc', 'lint-staged'],
  ['commitizen', 'git', '.cz-config cz.config .czrc', 'git-cz cz'],
  ['jest', 'test', 'jest.config jest.preset', 'jest', 'babel'],
  ['vitest', 'test', 'vitest.config vitest.workspace vite.config', 'vitest', 'postcss'],
  ['mocha', 'test', '.mocharc', 'mocha _mocha electron-mocha'],
  ['ava', 'test', 'ava.config', 'ava'],
  ['karma', 'test', 'karma.conf', 'karma', 'webpack babel'],
  ['playwright', 'test', 'playwright.config', 'playwright'],
  ['cypress', 'test', 'cypress.config cypress/plugins/index cypress/support/index', 'cypress'],
  ['webdriverio', 'test', 'wdio.conf', 'wdio'],
  ['nightwatch', 'test', 'nightwatch.conf', 'nightwatch'],
  ['protractor', 'test', 'protractor.conf', 'protractor'],
  ['testcafe', 'test', '.testcaferc', 'testcafe'],
  ['codecept', 'test', 'codecept.conf', 'codeceptjs'],
  ['cucumber', 'test', 'cucumber', 'cucumber-js'],
  ['nyc', 'test', 'nyc.config', 'nyc c8'],
  ['detox', 'test', '.detoxrc detox.config', 'detox'],
  ['hardhat', 'build', 'hardhat.config', 'hardhat'],
  ['truffle', 'build', 'truffle-config truffle', 'truffle'],
  ['solidity-coverage', 'test', '.solcover', 'solidity-coverage'],
  ['wagmi', 'build', 'wagmi.config', 'wagmi'],
  ['ponder', 'run', 'ponder.config', 'ponder'],
  ['astro', 'build', 'astro.config', 'astro', 'postcss tailwindcss svelte'],
  ['nuxt', 'build', 'nuxt.config', 'nuxt nuxi', 'postcss tailwindcss'],
  ['nitro', 'build', 'nitro.config', 'nitro nitropack'],
  ['svelte', 'build', 'svelte.config', 'svelte-kit', 'vite'],
  ['rollup', 'build', 'rollup.config', 'rollup', 'babel postcss'],
  ['rolldown', 'build', 'rolldown.config', 'rolldown'],
  ['tsup', 'build', 'tsup.config', 'tsup tsup-node'],
  ['tsdown', 'build', 'tsdown.config', 'tsdown'],
  ['unbuild', 'build', 'build.config', 'unbuild'],
  ['esbuild', 'build', 'esbuild.config esbuild', 'esbuild'],
  ['metro', 'run', 'metro.config', 'metro react-native', 'babel react-native'],
  ['react-native', 'run', 'react-native.config', 'react-native', 'metro babel'],
  ['expo', 'run', 'app.config', 'expo expo-cli eas', 'metro babel tailwindcss'],
  ['gulp', 'build', 'gulpfile', 'gulp gulp-cli'],
  ['grunt', 'build', 'Gruntfile gruntfile', 'grunt grunt-cli'],
  ['jake', 'build', 'Jakefile jakefile', 'jake'],
  ['craco', 'build', 'craco.config', 'craco', 'postcss tailwindcss babel'],
  ['react-app-rewired', 'build', 'config-overrides', 'react-app-rewired', 'postcss tailwindcss babel'],
  ['react-scripts', 'build', 'src/setupProxy', 'react-scripts', 'postcss tailwindcss'],
  ['vue-cli-service', 'build', 'vue.config', 'vue-cli-service', 'babel postcss tailwindcss'],
  ['remix', 'build', 'remix.config react-router.config', 'remix react-router', 'vite postcss tailwindcss'],
  ['gatsby', 'build', 'gatsby-config gatsby-node gatsby-ssr gatsby-browser', 'gatsby', 'babel postcss tailwindcss'],
  ['quasar', 'build', 'quasar.config quasar.conf', 'quasar', 'postcss'],
  ['docusaurus', 'build', 'docusaurus.config', 'docusaurus', 'babel'],
  ['vuepress', 'build', '.vuepress/config docs/.vuepress/config', 'vuepress'],
  ['vitepress', 'build', '.vitepress/config docs/.vitepress/config', 'vitepress'],
  ['eleventy', 'build', '.eleventy eleventy.config', 'eleventy'],
  [
    'storybook',
    'run',
    '.storybook/main .storybook/preview .storybook/manager',
    'storybook start-storybook build-storybook sb',
    'vite webpack babel postcss',
  ],
  ['rspack', 'build', 'rspack.config', 'rspack', 'postcss tailwindcss'],
  ['rsbuild', 'build', 'rsbuild.config', 'rsbuild', 'postcss tailwindcss'],
  ['rslib', 'build', 'rslib.config', 'rslib'],
  ['farm', 'build', 'farm.config', 'farm'],
  ['snowpack', 'build', 'snowpack.config', 'snowpack'],
  ['wmr', 'build', 'wmr.config', 'wmr'],
  ['bili', 'build', 'bili.config', 'bili'],
  ['poi', 'build', 'poi.config', 'poi'],
  ['umi', 'build', '.umirc config/config', 'umi max'],
  ['razzle', 'build', 'razzle.config', 'razzle'],
  ['stencil', 'build', 'stencil.config', 'stencil'],
  ['ember', 'build', 'ember-cli-build', 'ember'],
  ['blitz', 'build', 'blitz.config', 'blitz'],
  ['waku', 'build', 'waku.config', 'waku'],
  ['vinxi', 'build', 'app.config', 'vinxi'],
  ['laravel-mix', 'build', 'webpack.mix', 'mix', 'tailwindcss'],
  ['electron-forge', 'build', 'forge.config', 'electron-forge'],
  ['electron-builder', 'build', 'electron-builder.config electron-builder', 'electron-builder'],
  ['electron-vite', 'build', 'electron.vite.config', 'electron-vite'],
  ['capacitor', 'build', 'capacitor.config', 'cap capacitor ionic'],
  ['plasmo', 'build', 'plasmo.config', 'plasmo'],
  ['wxt', 'build', 'wxt.config', 'wxt'],
  ['drizzle', 'run', 'drizzle.config', 'drizzle-kit'],
  ['prisma', 'run', 'prisma.config prisma/seed', 'prisma'],
  ['knex', 'run', 'knexfile', 'knex'],
  ['sequelize', 'run', '.sequelizerc', 'sequelize sequelize-cli'],
  ['typeorm', 'run', 'ormconfig', 'typeorm typeorm-ts-node-commonjs typeorm-ts-node-esm'],
  ['mikro-orm', 'run', 'mikro-orm.config', 'mikro-orm'],
  ['migrate-mongo', 'run', 'migrate-mongo-config', 'migrate-mongo'],
  ['pm2', 'run', 'ecosystem.config pm2.config', 'pm2 pm2-runtime pm2-dev'],
  ['moleculer', 'run', 'moleculer.config', 'moleculer-runner'],
  ['sst', 'run', 'sst.config', 'sst'],
  ['serverless', 'run', 'serverless', 'serverless sls'],
  ['medusa', 'run', 'medusa-config', 'medusa'],
  ['strapi', 'run', 'config/server config/database config/plugins config/admin config/middlewares', 'strapi'],
  ['keystone', 'run', 'keystone', 'keystone'],
  ['payload', 'run', 'payload.config', 'payload'],
  ['sanity', 'run', 'sanity.config sanity.cli', 'sanity'],
  ['adonis', 'run', 'adonisrc ace', 'ace adonis'],
  ['contentlayer', 'build', 'contentlayer.config', 'contentlayer contentlayer2'],
  ['unocss', 'build', 'uno.config unocss.config', 'unocss'],
  ['windicss', 'build', 'windi.config', 'windicss'],
  ['panda', 'build', 'panda.config', 'panda'],
  ['stylex', 'build', '.stylexrc', 'stylex'],
  ['graphql-codegen', 'build', 'codegen graphql.config .graphqlrc', 'graphql-codegen gql-gen'],
  ['orval', 'build', 'orval.config', 'orval'],
  ['kubb', 'build', 'kubb.config', 'kubb'],
  ['openapi-ts', 'build', 'openapi-ts.config', 'openapi-ts'],
  ['next-sitemap', 'build', 'next-sitemap.config next-sitemap', 'next-sitemap'],
  ['next-i18next', 'build', 'next-i18next.config', ''],
  ['i18next-parser', 'build', 'i18next-parser.config', 'i18next'],
  ['lingui', 'build', 'lingui.config', 'lingui'],
  ['svgo', 'build', 'svgo.config', 'svgo'],
  ['svgr', 'build', '.svgrrc svgr.config', 'svgr'],
  ['semantic-release', 'build', 'release.config .releaserc', 'semantic-release'],
  ['release-it', 'build', '.release-it', 'release-it'],
  ['standard-version', 'build', '.versionrc', 'standard-version commit-and-tag-version'],
  ['plop', 'run', 'plopfile', 'plop'],
  ['danger', 'build', 'dangerfile', 'danger'],
  ['dependency-cruiser', 'build', '.dependency-cruiser', 'depcruise dependency-cruiser'],
  ['syncpack', 'build', '.syncpackrc syncpack.config', 'syncpack'],
  ['lighthouse', 'test', 'lighthouserc', 'lhci'],
  ['size-limit', 'test', '.size-limit', 'size-limit'],
  ['bundlemon', 'test', '.bundlemonrc', 'bundlemon'],
  ['husky', 'git', '.huskyrc husky.config', 'husky husky-run'],
  ['simple-git-hooks', 'git', '.simple-git-hooks simple-git-hooks', 'simple-git-hooks'],
  ['taze', 'run', 'taze.config', 'taze'],
  ['ncu', 'run', '.ncurc', 'ncu npm-check-updates'],
  ['knip', 'build', 'knip knip.config', 'knip'],
];

const words = (text: string): readonly string[] => text.split(' ').filter((word) => word !== '');

export const TOOL_CONFIGS: readonly ToolConfig[] = ROWS.map(([tool, moment, files, programs = '', also = '']) => ({
  tool,
  moment,
  files: words(files),
  programs: words(programs),
  also: words(also),
}));

const byTool = new Map(TOOL_CONFIGS.map((config) => [config.tool, config]));
const byProgram = new Map(
  TOOL_CONFIGS.flatMap((config) => config.programs.map((program): [string, ToolConfig] => [program, config])),
);

/** What a program reads as code when it starts: its own configuration, then those of its parts. */
export function configsOfProgram(program: string): readonly ToolConfig[] {
  const own = byProgram.get(program);
  if (own === undefined) return [];
  const found = new Set([own]);
  for (const name of own.also) {
    const part = byTool.get(name);
    if (part === undefined || found.has(part)) continue;
    found.add(part);
    for (const further of part.also) if (further === 'tailwindcss') found.add(byTool.get(further) ?? part);
  }
  return [...found];
}

const CODE = '(?:[cm]?[jt]sx?)';
const escaped = (text: string): string => text.replaceAll('.', '\\.');
/** Names so common that an infix would claim ordinary modules (`truffle.utils.js`). */
const NO_INFIX = new Set([
  'webpack',
  'truffle',
  'esbuild',
  'serverless',
  'keystone',
  'knip',
  'cucumber',
  'codegen',
  'ace',
  'tailwind',
  'simple-git-hooks',
  'next-sitemap',
  'electron-builder',
  'app.config',
  'build.config',
]);
const WEBPACK_INFIX = '\\.(?:common|dev|prod|base|server|client|development|production|local|mix)';

interface Pattern {
  readonly pattern: RegExp;
  readonly config: ToolConfig;
  readonly letter: string;
}

const patterns: readonly Pattern[] = TOOL_CONFIGS.flatMap((config) =>
  config.files.map((file): Pattern => {
    // a bare webpack.js is an ordinary module as often as not
    const infix =
      file === 'webpack' ? WEBPACK_INFIX : NO_INFIX.has(file) || file.includes('/') ? '' : '(?:\\.[\\w-]{1,40})?';
    return {
      pattern: new RegExp(`(?:^|/)${escaped(file)}${infix}\\.${CODE}$`),
      config,
      letter: file[file.lastIndexOf('/') + 1] ?? '',
    };
  }),
);
const byLetter = Map.groupBy(patterns, (row) => row.letter);

/** The tool whose configuration a file is, by its name. */
export function toolOfConfig(name: string): ToolConfig | null {
  const letter = name[name.lastIndexOf('/') + 1] ?? '';
  for (const { pattern, config } of byLetter.get(letter) ?? []) if (pattern.test(name)) return config;
  return null;
}

/** Is `name` (a path from the project's folder) a configuration of this very tool? */
export function isConfigOf(name: string, config: ToolConfig): boolean {
  return patterns.some((row) => row.config === config && row.pattern.test(name));
}

/** Names that only a configuration has; the others count beside a package.json. */
export function isDistinctive(name: string): boolean {
  return (
    /(?:^|\/)\.[\w-]{1,40}\/[^/]{1,100}$/.test(name) ||
    /^\.|config|\.workspace\.|[.-]conf\.|rc\.[cm]?[jt]s$|(?:gulp|grunt|knex|plop|jake|danger)file\.|gatsby-|webpack\./i.test(
      name.slice(name.lastIndexOf('/') + 1),
    )
  );
}
