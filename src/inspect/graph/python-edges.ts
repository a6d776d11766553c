/**
 * Which files a Python file loads: its imports, the packages above them, modules taken from packages, and the modules that frameworks load by their written
 * name (`'escrow.settings'`, `include('deals.urls')`, `uvicorn.run('app.main:app')`, Django's installed apps).
 */
import type { TreeFile } from '../../model/index.ts';
import type { FileFacts } from '../reader/file-facts.ts';
import type { ModuleEdge } from './module-graph.ts';
import type { Resolver } from './resolver.ts';
import type { TreeAccess } from './tree-access.ts';

const MOST_NAMED = 300;
const UNITS = 200_000;
/** Only files that speak of such things are searched for names of modules. */
const NAMES_MODULES =
  /DJANGO_SETTINGS_MODULE|INSTALLED_APPS|MIDDLEWARE|ROOT_URLCONF|\binclude\s{0,4}\(|uvicorn\s{0,4}\.\s{0,4}run|import_module\s{0,4}\(|import_string\s{0,4}\(|autodiscover|\bCelery\s{0,4}\(|run_module\s{0,4}\(|register_blueprint|\bplugins\b|WSGI_APPLICATION/;
const MODULE_TEXT = /["']([A-Za-z_]\w{0,80}(?:\.\w{1,80}){0,12})(?::[\w.()]{1,80})?["']/g;
/** What Django loads of an installed app. */
const APP_FILES = ['apps', 'models', 'admin', 'signals'];

export function* pythonEdges(
  file: TreeFile,
  facts: FileFacts,
  resolver: Resolver,
  access: TreeAccess,
): Generator<ModuleEdge> {
  const module = facts.module;
  if (module === null) return;
  const from = file.path;
  const seen = new Set<string>([from]);
  for (const { spec, names, at, fn, kind } of module.imports) {
    if (spec === null || kind === 'type') continue;
    const inner = (names ?? []).map((name) => (spec.endsWith('.') ? spec + name : `${spec}.${name}`));
    for (const to of targets([spec, ...inner], from, resolver, seen))
      yield { from, to, at, fn, how: 'imports', text: spec, guessed: false };
  }
  const text = access.text(from)?.slice(0, UNITS) ?? '';
  if (!NAMES_MODULES.test(text)) return;
  const apps = text.includes('INSTALLED_APPS');
  let tried = 0;
  for (const match of text.matchAll(MODULE_TEXT)) {
    if (++tried > MOST_NAMED) return;
    const spec = match[1] ?? '';
    // a plain word means an installed app or nothing; `a.b.ClassName` lies in a.b
    if (!spec.includes('.') && !apps && match[0].length === spec.length + 2) continue;
    const parts = spec.split('.');
    const specs = [spec, ...(parts.length > 1 ? [parts.slice(0, -1).join('.')] : [])];
    const own = apps ? APP_FILES.map((name) => `${spec}.${name}`) : [];
    for (const to of targets([...specs, ...own], from, resolver, seen))
      yield { from, to, at: match.index, fn: 0, how: 'names', text: spec, guessed: false };
  }
}

/** Files that importing these runs, each once. */
function* targets(specs: readonly string[], from: string, resolver: Resolver, seen: Set<string>): Generator<string> {
  for (const spec of specs) {
    const to = resolver.resolve(from, spec).path;
    const place = to === null ? null : resolver.files.placeOf(to);
    if (to === null || place === null) continue;
    for (const one of [to, ...resolver.python.packagesAbove(place.root, place.name)]) {
      if (seen.has(one)) continue;
      seen.add(one);
      yield one;
    }
  }
}
