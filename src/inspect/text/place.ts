/** What a file's path says it is: hand-written source, built output, configuration that a tool runs, prose, a test. Paths are `TreeFile.name`. */

const PROGRAM = /\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/i;
export function isProgram(name: string): boolean {
  return PROGRAM.test(name) && !/\.d\.[cm]?ts$/i.test(name);
}

const BUILT_FOLDER =
  /(?:^|\/)(?:dist(?:[-_.]?[\w.]+)?|build|built|out|output|vendors?|third[-_]?party|3rdparty|externals?|libs|umd|cjs|esm?|es\d{1,4}|iife|amd|bundles?|bundled|min|minified|compiled|prebuilt|generated|__generated__|artifacts|typechain(?:-types)?|coverage|node_modules|bower_components|\.next|_next|\.nuxt|\.output|\.svelte-kit|\.vercel|\.yarn|\.cache|static\/(?:js|chunks|media)|plugins?\/[\w.-]+\/js|charting_library|wasm|pkg)\//i;
const BUILT_NAME =
  /[.-](?:min|bundle|bundled|prod|production|umd|iife|slim|full|all|packed?|compressed|gen|generated|standalone|browser|worker|global|polyfills?)\.[cm]?js$|[.-][0-9a-f]{8,40}(?:\.chunk)?\.[cm]?js$|\.chunk\.js$|(?:^|\/)(?:jquery|bootstrap|lodash|moment|d3|three|vue|react|angular|swiper|gsap|chart|sw|service-worker|workbox)[\w.-]*\.js$/i;

/** Output of a bundler, a vendored library, generated code: minified there is ordinary. */
export function isBuilt(name: string): boolean {
  // `webpack.prod.js` is a configuration, not a product.
  return BUILT_FOLDER.test(name) || (BUILT_NAME.test(name) && !TOOL_CONFIG.test(name));
}

const TOOL_CONFIG =
  /(?:^|\/)(?:(?:tailwind|postcss|eslint|next|vite|vitest|webpack|babel|astro|jest|nuxt|svelte|rollup|rolldown|metro|hardhat|truffle|prettier|stylelint|commitlint|craco|tsup|esbuild|karma|cypress|playwright|remix|react-router|vue|ecosystem|nodemon|drizzle|sanity|gatsby|snowpack|quasar|forge|rspack|unocss|uno|windi|panda|lint-staged|release|wdio|knexfile|moon|medusa|payload|keystone|strapi|expo|app)\.(?:config|conf|setup|common|base|dev|prod)[\w.-]{0,20}\.[cm]?[jt]s|gulpfile[\w.-]{0,20}\.[cm]?[jt]s|gruntfile\.[cm]?[jt]s|truffle-config\.js|config-overrides\.js|gatsby-(?:config|node)\.[jt]s|ember-cli-build\.js|\.(?:eslintrc|babelrc|prettierrc|stylelintrc|lintstagedrc|commitlintrc|mocharc|pnpmfile)\.[cm]?js|webpack(?:[.-](?:config|common|base|dev|prod|development|production|client|server|mix|test|rules|parts|renderer|main)[\w.-]{0,20})?\.[cm]?js|knexfile\.[jt]s|karma\.conf\.js|jest\.setup\.[jt]s)$/i;

/** A configuration that a build or test tool evaluates as code. */
export function isToolConfig(name: string): boolean {
  return TOOL_CONFIG.test(name);
}
const APPLICATION =
  /(?:^|\/)(?:server|servers|backend|api|app|apps|client|frontend|web|routes?|router|routers|controllers?|middlewares?|helpers?|utils?|services?|models?|config|configs|configuration|socket|sockets|lib|libs|src|scripts?|database|db|core|modules?|components?|pages|hooks|contracts?|deploy|migrations?|public|assets|handlers?|jobs|validators?|constants?|loaders?|bot)\//i;
/** A place where people write an application's own code. */
export function isApplication(name: string): boolean {
  return APPLICATION.test(name) && !isBuilt(name);
}

const PROSE =
  /\.(?:md|mdx|markdown|rst|adoc|txt|html?|tex|org)$|(?:^|\/)(?:README|LICEN[CS]E|NOTICE|CHANGELOG|HISTORY|AUTHORS|CONTRIBUTING|SECURITY)(?:[.-][\w.-]*)?$/i;
export function isProse(name: string): boolean {
  // `license.js` is a program, whatever it calls itself
  return PROSE.test(name) && !PROGRAM.test(name) && !/\.(?:pyw?|sh|bat|cmd|ps1|vbs|json|npl)$/i.test(name);
}

const TEST =
  /(?:^|\/)(?:tests?|__tests__|specs?|fixtures?|__fixtures__|__mocks__|mocks?|samples?|examples?|benchmarks?|bench|corpus|testdata|test-data|e2e|snapshots?)\/|[.-](?:test|spec|bench|fixture|snap)\.[\w.]+$/i;
export function isTest(name: string): boolean {
  return TEST.test(name);
}

export function baseName(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}
/** Lower case, without the dot; '' where there is none (`.env` has none). */
export function extension(name: string): string {
  const base = baseName(name);
  const dot = base.lastIndexOf('.');
  return dot <= 0 ? '' : base.slice(dot + 1).toLowerCase();
}

/** A JavaScript or TypeScript program by content; by name where the content is too short or odd to tell. */
export function isScript(view: { readonly kind: string; readonly name: string }): boolean {
  return view.kind === 'javascript' || (view.kind === 'text' && PROGRAM.test(view.name));
}
