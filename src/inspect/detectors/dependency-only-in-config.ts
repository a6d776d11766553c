/** T19: a package that hardly anybody uses is called in exactly one place, a build configuration or the top level of a module: the loader may be the package. */
import { isUsed } from '../data/registry-names.ts';
import { isBuildConfig, type PackageImport, packageImports } from '../dependencies/imports.ts';
import { dependencyLine, fromRegistry, type Manifest, manifests } from '../dependencies/manifests.ts';
import type { Detector, Hit, InspectContext } from '../detector.ts';

/** Words that honest helpers of build tools carry; new plugins appear every day. */
const TOOLING =
  /plugin|preset|loader|config|vite|rollup|webpack|babel|eslint|postcss|tailwind|next|nuxt|astro|svelte|metro|hardhat|jest|vitest|remark|rehype|gulp|grunt|transform|polyfill/i;

export default {
  id: 'dependency-only-in-config',
  title: 'A package nobody uses runs from one place only',
  severity: 'medium',
  weight: 'weak',
  aspect: 'supplies',
  techniques: ['T1195.001'],
  tradecraft: ['T19', 'T36'],
  description:
    'A dependency that public download counts do not know is imported once in the whole repository, and called there when the file loads: in `vite.config.js` (`fetchIcon("77")`) or at the top of a route. Four of fourteen preserved lures hold no other malicious code than such a package.',
  benign:
    'Packages with downloads, scoped and workspace packages, plugins named after their tool, and packages used in several files are not reported, or weakly.',
  tree: (context) =>
    manifests(context)
      .filter((manifest) => !manifest.installed && !manifest.example)
      .flatMap((manifest) => [...hits(context, manifest)]),
} satisfies Detector;

function* hits(context: InspectContext, manifest: Manifest): Iterable<Hit> {
  const own = new Set(manifests(context).map(({ name }) => name));
  const imports = packageImports(context);
  const seen = new Set<string>();
  for (const dependency of manifest.dependencies) {
    const { name, installs } = dependency;
    if (
      seen.has(name) ||
      own.has(name) ||
      name.startsWith('@') ||
      !/^(?:dev|optional)?dependencies$/i.test(dependency.field) ||
      !fromRegistry(dependency) ||
      isUsed(installs)
    )
      continue;
    seen.add(name);
    const uses = (imports.get(name) ?? []).filter(
      ({ file }) => (context.files.get(file)?.root ?? '') === manifest.root,
    );
    const use = uses[0];
    if (use === undefined || new Set(uses.map(({ file }) => file)).size > 1) continue;
    const judged = judge(context, name, use);
    if (judged === null) continue;
    yield {
      file: use.file,
      at: use.at,
      fn: use.fn,
      message: judged.message,
      confidence: judged.confidence,
      ...(judged.strong ? { weight: 'strong' as const, severity: 'high' as const } : {}),
      related: [
        {
          file: manifest.file,
          line: dependencyLine(context, manifest, name),
          excerpt: `"${name}": "${dependency.range}"`,
        },
      ],
      sinkKind: 'unknown package run',
      group: `${manifest.root} ${name}`,
    };
  }
}

interface Judged {
  readonly message: string;
  readonly confidence: number;
  readonly strong: boolean;
}

function judge(context: InspectContext, name: string, use: PackageImport): Judged | null {
  const file = context.files.get(use.file);
  const text = context.text(use.file);
  if (file === undefined || text === null) return null;
  const call = callOf(text, use);
  if (isBuildConfig(file.name)) {
    // a campaign number as the only argument
    const numbered = call !== null && /^\(\s*["'`]?\d{1,6}["'`]?\s*\)/.test(call);
    const tool = TOOLING.test(name);
    return {
      message: `${name} is in no public download count and is used in this build configuration only${numbered ? `, called with ${call.slice(0, 20)}` : ''}.`,
      confidence: numbered ? 85 : tool ? 45 : 72,
      strong: numbered || !tool,
    };
  }
  if (call === null || use.fn !== 0) return null;
  return {
    message: `${name} is in no public download count, is used in this file only, and is called when the file loads.`,
    confidence: 60,
    strong: false,
  };
}

/** What follows the first call of the imported thing: `("77")…`; null where it is only passed on. Looks at the text, so that plain arguments are seen. */
function callOf(text: string, { at, spec }: PackageImport): string | null {
  const direct = text.indexOf(spec, at);
  const after = direct === -1 ? '' : text.slice(direct + spec.length + 1, direct + spec.length + 60);
  if (/^\s*\)\s*(?:\.\w+\s*)?\(/.test(after)) return after.replace(/^\s*\)\s*(?:\.\w+\s*)?/, '');
  const statement = text.slice(Math.max(0, text.lastIndexOf('\n', at) + 1), direct === -1 ? at + 200 : direct);
  for (const [, names, single] of statement.matchAll(
    /\{([^}]{1,300})\}|(?:import|const|let|var|as)\s+([A-Za-z_$][\w$]*)/g,
  )) {
    const bound = (names ?? single ?? '').split(',').map(
      (part) =>
        part
          .trim()
          .split(/\s+as\s+|\s*:\s*/)
          .at(-1) ?? '',
    );
    for (const binding of bound) {
      if (!/^[A-Za-z_$][\w$]{0,80}$/.test(binding) || binding === 'from') continue;
      const called = new RegExp(`(?<![\\w$.])${binding.replaceAll('$', '\\$')}\\s{0,5}(?:\\.\\w{1,40})?\\(`).exec(
        text.slice(direct === -1 ? at : direct),
      );
      if (called !== null)
        return text.slice(
          (direct === -1 ? at : direct) + called.index + called[0].length - 1,
          (direct === -1 ? at : direct) + called.index + called[0].length + 40,
        );
    }
  }
  return null;
}
