/** Who imports which package: over all module facts, once for each inspection. */
import type { InspectContext } from '../detector.ts';

export interface PackageImport {
  readonly file: string;
  readonly at: number;
  /** the function that it stands in; 0 is the top level */
  readonly fn: number;
  /** as written: `pkg`, `pkg/sub` */
  readonly spec: string;
}

const memo = new WeakMap<InspectContext, ReadonlyMap<string, readonly PackageImport[]>>();

/** package name → its imports outside node_modules, in order of file and place */
export function packageImports(context: InspectContext): ReadonlyMap<string, readonly PackageImport[]> {
  let known = memo.get(context);
  if (known === undefined) {
    const built = new Map<string, PackageImport[]>();
    const names = new Map<string, string | null>();
    for (const [file, { module }] of context.facts) {
      if (module === null || /(?:^|\/)node_modules\//.test(file)) continue;
      for (const { spec, kind, fn, at } of module.imports) {
        if (spec === null || kind === 'type' || spec.startsWith('.')) continue;
        let name = names.get(spec);
        if (name === undefined) {
          name = packageOf(spec);
          names.set(spec, name);
        }
        if (name === null) continue;
        const list = built.get(name);
        if (list === undefined) built.set(name, [{ file, at, fn, spec }]);
        else if (list.length < 1_000) list.push({ file, at, fn, spec });
      }
    }
    known = built;
    memo.set(context, known);
  }
  return known;
}

/** `@s/a/b` → `@s/a`, `a/b` → `a`; null for files, addresses, built-in modules and path aliases. */
export function packageOf(spec: string): string | null {
  if (!/^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9_~-][a-z0-9._~-]*(?:\/|$)/i.test(spec) || /^[a-z]+:/i.test(spec))
    return null;
  const parts = spec.split('/');
  return spec.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? null);
}

/** Files that tools evaluate as their configuration. */
export function isBuildConfig(name: string): boolean {
  return CONFIG.test(name.slice(name.lastIndexOf('/') + 1));
}

const CONFIG =
  /^(?:(?:next|vite|vitest|webpack|rollup|postcss|tailwind|babel|eslint|prettier|jest|astro|nuxt|svelte|vue|metro|craco|hardhat|truffle|remix|tsup|esbuild|playwright|cypress|karma|commitlint|lint-staged|stylelint|app|drizzle|snowpack|windi|uno|rspack|rsbuild|quasar|electron[.-]vite|forge|docusaurus|capacitor|ecosystem)(?:\.[\w-]{1,40})?[.-]conf(?:ig)?\.[cm]?[jt]sx?|webpack\.[\w-]{1,40}\.[cm]?[jt]s|gatsby-(?:config|node)\.[cm]?[jt]s|truffle\.js|gulpfile(?:\.babel)?\.[cm]?[jt]s|gruntfile\.[cm]?[jt]s|knexfile\.[jt]s|\.(?:babelrc|eslintrc|prettierrc|postcssrc|stylelintrc|mocharc)\.[cm]?js|config-overrides\.js)$/i;
