/** What a framework's own command starts beyond its configuration: the pages and server files that `next dev` or `vite` load because of where they lie. */
import type { Trigger } from '../triggers/trigger.ts';
import { folderOf } from './file-index.ts';
import type { ModuleGraph } from './module-graph.ts';

const TOOLS: readonly (readonly [RegExp, string])[] = [
  [/(?:^|[\s;&|/])next(?:\s|$)/, 'next'],
  [/(?:^|[\s;&|/])(?:nuxt|nuxi)(?:\s|$)/, 'nuxt'],
  [/(?:^|[\s;&|/])vite(?:\s|$)/, '@sveltejs/kit'],
  [/(?:^|[\s;&|/])vite(?:\s|$)/, 'vite'],
  [/(?:^|[\s;&|/])electron(?:-\w+)?(?:\s|$)/, 'electron'],
  [/(?:^|[\s;&|/])gatsby(?:\s|$)/, 'gatsby'],
  [/(?:^|[\s;&|/])(?:remix|remix-serve|vite)(?:\s|$)/, '@remix-run/react'],
  [/(?:^|[\s;&|/])(?:react-router|react-router-serve|vite)(?:\s|$)/, '@react-router/dev'],
  [/(?:^|[\s;&|/])expo(?:\s|$)/, 'expo-router'],
  [/(?:^|[\s;&|/])(?:react-native|expo)(?:\s|$)/, 'react-native'],
  [/(?:^|[\s;&|/])astro(?:\s|$)/, 'astro'],
  [/(?:^|[\s;&|/])(?:react-scripts|craco|react-app-rewired)(?:\s|$)/, 'react-scripts'],
];

const OWN_SERVER = /(?:\brequire\s{0,4}\(\s{0,4}|\bfrom\s{0,4})["']next["']/;

export function impliedStarts(trigger: Trigger, graph: ModuleGraph): readonly string[] {
  const place = graph.resolver.files.placeOf(trigger.file);
  if (place === null) return [];
  const served = new Set<string>();
  const texts = [
    ...trigger.commands.map((command) => command.text),
    ...trigger.entries.flatMap((entry) => entry.steps),
  ];
  for (const [tool, dependency] of TOOLS)
    if (texts.some((text) => tool.test(text))) served.add(`serves (${dependency})`);
  // a server of one's own: `next({ dev }).prepare()`
  for (const { path } of trigger.entries.slice(0, 4))
    if (/\.[cm]?[jt]s$/.test(path) && OWN_SERVER.test(graph.textOf(path)?.slice(0, 20_000) ?? ''))
      served.add('serves (next)');
  if (served.size === 0) return [];
  const own = graph.resolver.packages.nearest(place.root, folderOf(place.name));
  const manifest =
    own === null ? null : graph.resolver.files.exact(place.root, own === '' ? 'package.json' : `${own}/package.json`);
  return manifest === null
    ? []
    : graph
        .from(manifest)
        .filter((edge) => served.has(edge.how))
        .map((edge) => edge.to);
}
