/**
 * Files that a framework loads because of where they lie: Next pages and middleware, Nuxt and SvelteKit server folders, what `index.html` names.
 * The edge starts at the framework's configuration (or the package.json beside it), which is what the triggers name.
 */
import { folderOf } from './file-index.ts';
import type { ModuleEdge } from './module-graph.ts';
import { isRecord } from './package-index.ts';
import type { Resolver } from './resolver.ts';

interface Convention {
  readonly dependency: string;
  readonly configs: RegExp;
  readonly serves: RegExp;
}

const SCRIPT = '\\.(?:[cm]?[jt]sx?|vue|svelte|astro)$';
const CONVENTIONS: readonly Convention[] = [
  {
    dependency: 'next',
    configs: /^next\.config\.[cm]?[jt]s$/,
    serves: new RegExp(`^(?:src/)?(?:(?:pages|app)/.*|middleware|proxy|instrumentation(?:-client)?)${SCRIPT}`),
  },
  {
    dependency: 'nuxt',
    configs: /^nuxt\.config\.[cm]?[jt]s$/,
    serves: new RegExp(
      `^(?:src/|app/)?(?:pages|server|plugins|middleware|layouts|modules)/.*${SCRIPT}|^(?:app/)?app\\.vue$`,
    ),
  },
  {
    dependency: '@sveltejs/kit',
    configs: /^svelte\.config\.[cm]?[jt]s$/,
    serves: new RegExp(`^src/(?:routes/.*|hooks(?:\\.\\w+)?)${SCRIPT}`),
  },
  {
    dependency: 'astro',
    configs: /^astro\.config\.[cm]?[jt]s$/,
    serves: new RegExp(`^src/(?:pages/.*|middleware)${SCRIPT}`),
  },
  {
    dependency: 'react-scripts',
    configs: /^(?:craco|config-overrides)(?:\.config)?\.[cm]?[jt]s$/,
    serves: /^src\/(?:index|setupProxy|setupTests)\.[jt]sx?$/,
  },
  {
    dependency: 'electron',
    configs: /^(?:electron\.vite|forge)\.config\.[cm]?[jt]s$/,
    serves: /^(?:[\w.-]+\/){0,4}preload(?:[.-]\w+)?(?:\/index)?\.[cm]?[jt]s$/,
  },
  {
    dependency: 'gatsby',
    configs: /^gatsby-config\.[cm]?[jt]s$/,
    serves: new RegExp(`^gatsby-(?:node|browser|ssr)\\.(?:[cm]?[jt]sx?)$|^src/(?:pages|templates|api)/.*${SCRIPT}`),
  },
  {
    dependency: '@remix-run/react',
    configs: /^(?:vite|remix)\.config\.[cm]?[jt]s$/,
    serves: new RegExp(`^app/(?:root|entry\\.\\w+|routes|routes/.*)${SCRIPT}`),
  },
  {
    dependency: '@react-router/dev',
    configs: /^(?:vite|react-router)\.config\.[cm]?[jt]s$/,
    serves: new RegExp(`^app/(?:root|entry\\.\\w+|routes|routes/.*)${SCRIPT}`),
  },
  {
    dependency: 'expo-router',
    configs: /^(?:app|metro)\.config\.[cm]?[jt]s$/,
    serves: new RegExp(`^(?:src/)?app/.*${SCRIPT}`),
  },
  {
    dependency: 'react-native',
    configs: /^metro\.config\.[cm]?[jt]s$/,
    serves: /^(?:index|App)(?:\.(?:android|ios|web))?\.[jt]sx?$/,
  },
  { dependency: 'vite', configs: /^vite\.config\.[cm]?[jt]s$/, serves: /^src\/(?:main|index)\.[jt]sx?$/ },
];

export function* conventionEdges(resolver: Resolver): Generator<ModuleEdge> {
  for (const root of resolver.files.roots) {
    for (const [folder, conventions] of projects(resolver, root)) {
      const prefix = folder === '' ? '' : `${folder}/`;
      for (const name of resolver.files.names(root)) {
        if (!name.startsWith(prefix) || name.includes('node_modules/')) continue;
        const rest = name.slice(prefix.length);
        for (const convention of conventions) {
          if (!convention.serves.test(rest)) continue;
          const to = resolver.files.exact(root, name);
          if (to !== null) yield* fromStarts(resolver, root, folder, convention, to);
        }
      }
    }
  }
}

/** Folders of projects that use a framework; at most a few, since each means a pass over the names. */
function projects(resolver: Resolver, root: string): ReadonlyMap<string, readonly Convention[]> {
  const out = new Map<string, readonly Convention[]>();
  for (const name of resolver.files.names(root)) {
    if (
      (name !== 'package.json' && !name.endsWith('/package.json')) ||
      name.includes('node_modules/') ||
      out.size >= 24
    )
      continue;
    const folder = folderOf(name);
    const manifest = resolver.packages.manifest(root, folder);
    const dependencies = [manifest?.['dependencies'], manifest?.['devDependencies']].filter(isRecord);
    const used = CONVENTIONS.filter((convention) =>
      dependencies.some((set) => Object.hasOwn(set, convention.dependency)),
    );
    if (used.length > 0) out.set(folder, used);
  }
  return out;
}

function* fromStarts(
  resolver: Resolver,
  root: string,
  folder: string,
  convention: Convention,
  to: string,
): Generator<ModuleEdge> {
  const prefix = folder === '' ? '' : `${folder}/`;
  const starts = resolver.files
    .inFolder(root, folder)
    .filter((name) => convention.configs.test(name.slice(prefix.length)) || name === `${prefix}package.json`);
  for (const name of starts) {
    const from = resolver.files.exact(root, name);
    if (from !== null && from !== to)
      yield { from, to, at: 0, fn: 0, how: `serves (${convention.dependency})`, text: to, guessed: false };
  }
}
