/** What a framework's own command starts beyond its configuration: the pages and server files that `next dev` or `vite` load because of where they lie. */
import type { Trigger } from '../triggers/trigger.ts';
import { folderOf } from './file-index.ts';
import type { ModuleGraph } from './module-graph.ts';

const TOOLS: readonly (readonly [RegExp, string])[] = [
  [/(?:^|[\s;&|/])next(?:\s|$)/, 'next'],
  [/(?:^|[\s;&|/])(?:nuxt|nuxi)(?:\s|$)/, 'nuxt'],
  [/(?:^|[\s;&|/])vite(?:\s|$)/, '@sveltejs/kit'],
  [/(?:^|[\s;&|/])vite(?:\s|$)/, 'vite'],
  [/(?:^|[\s;&|/])astro(?:\s|$)/, 'astro'],
  [/(?:^|[\s;&|/])(?:react-scripts|craco|react-app-rewired)(?:\s|$)/, 'react-scripts'],
];

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
