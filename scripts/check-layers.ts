/**
 * Holds the arrows of the house: a room imports only rooms further down the list, only through their `index.ts`, and loading a face loads no
 * heavy library. Imports of types count as arrows too. Tests and their helpers (`testing.ts`) are free. `node scripts/check-layers.ts` exits 1 and names every wrong arrow.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parseSync } from 'oxc-parser';

/** From the street to the cellar. */
export const ROOMS: readonly string[] = [
  'cli',
  'server',
  'jobs',
  'watch',
  'share',
  'cases',
  'actors',
  'approach',
  'inspect',
  'reverse',
  'provenance',
  'indicators',
  'syntax',
  'intake',
  'store',
  'model',
  'lib',
];

/** Loaded inside functions only: each costs a cold start more than the rest of a face together. */
const HEAVY = new Set([
  'acorn',
  'acorn-loose',
  'meriyah',
  'oxc-parser',
  'tar',
  'tldts',
  'tree-sitter-bash',
  'tree-sitter-python',
  'web-tree-sitter',
  'yauzl',
]);

interface Import {
  readonly spec: string;
  /** loads the module when the importing one loads */
  readonly eager: boolean;
}

export function importsOf(path: string, text: string): readonly Import[] {
  const { module, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} does not parse: ${errors[0]?.message}`);
  const found: Import[] = [];
  for (const entry of module.staticImports) {
    const types = entry.entries.length > 0 && entry.entries.every((name) => name.isType);
    // `import {} from` and `import type` look alike to the module record: the text tells
    const typeOnly = types || /^import\s+type\b/.test(text.slice(entry.start, entry.end));
    found.push({ spec: entry.moduleRequest.value, eager: !typeOnly });
  }
  for (const entry of module.staticExports) {
    const typeOnly = /^export\s+type\b/.test(text.slice(entry.start, entry.end));
    for (const name of entry.entries) {
      if (name.moduleRequest !== null && name.moduleRequest !== undefined)
        found.push({ spec: name.moduleRequest.value, eager: !typeOnly && !name.isType });
    }
  }
  for (const [, spec] of text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]/g))
    found.push({ spec: spec ?? '', eager: false });
  return found;
}

/** `src/inspect/x/y.ts` → `inspect`; null for a file directly in src. */
function roomOf(path: string): string | null {
  const parts = path.split('/');
  return parts.length > 2 ? (parts[1] ?? null) : null;
}

/** @param files texts by path (`src/room/file.ts`), tests left out */
export function layerProblems(files: ReadonlyMap<string, string>, architecture: string): readonly string[] {
  const problems = new Set<string>();
  const imports = new Map([...files].map(([path, text]) => [path, importsOf(path, text)]));
  for (const [path, list] of imports) for (const { spec } of list) arrowProblem(path, spec, problems);
  for (const path of imports.keys()) if (/^src\/[^/]+\/index\.ts$/.test(path)) heavyFace(path, imports, problems);
  architectureProblems(new Set([...files.keys()].map(roomOf)), architecture, problems);
  return [...problems].sort();
}

function arrowProblem(path: string, spec: string, problems: Set<string>): void {
  if (!spec.startsWith('.')) return;
  const target = posix.join(posix.dirname(path), spec);
  if (!target.startsWith('src/')) {
    if (target !== 'package.json') problems.add(`${path}: imports ${target}, which is not below src`);
    return;
  }
  const from = roomOf(path);
  const to = roomOf(target);
  if (from === to) return;
  const below = ROOMS.indexOf(to ?? '');
  const above = ROOMS.indexOf(from ?? '');
  if (from === null || above === -1) problems.add(`${path}: stands in no room of the house`);
  else if (to === null || below === -1)
    problems.add(`${path}: imports ${target}, which stands in no room of the house`);
  else if (below < above) problems.add(`${path}: ${from} may not know ${to} (imports ${target})`);
  else if (target !== `src/${to}/index.ts`) problems.add(`${path}: reaches into ${to} past its index.ts (${target})`);
}

/** Follows what loading a face loads, across rooms. */
function heavyFace(face: string, imports: ReadonlyMap<string, readonly Import[]>, problems: Set<string>): void {
  const seen = new Set([face]);
  for (const path of seen) {
    for (const { spec, eager } of imports.get(path) ?? []) {
      if (!eager) continue;
      if (spec.startsWith('.')) seen.add(posix.join(posix.dirname(path), spec));
      else if (HEAVY.has(packageOf(spec))) problems.add(`${face}: loads ${packageOf(spec)} at once, through ${path}`);
    }
  }
}

function packageOf(spec: string): string {
  return spec
    .split('/')
    .slice(0, spec.startsWith('@') ? 2 : 1)
    .join('/');
}

/** The page names rooms that exist, all of them, in the order of the list. */
function architectureProblems(built: ReadonlySet<string | null>, architecture: string, problems: Set<string>): void {
  const named = [...architecture.matchAll(/^\| `src\/([a-z]+)` +\|/gm)].map((match) => match[1] ?? '');
  for (const room of named)
    if (!built.has(room)) problems.add(`ARCHITECTURE.md: names src/${room}, which does not exist`);
  for (const room of built)
    if (room !== null && !named.includes(room)) problems.add(`ARCHITECTURE.md: does not name src/${room}`);
  const order = named.filter((room) => ROOMS.includes(room));
  const sorted = order.toSorted((a, b) => ROOMS.indexOf(a) - ROOMS.indexOf(b));
  if (order.join() !== sorted.join())
    problems.add(`ARCHITECTURE.md: the rooms stand in another order than ${sorted.join(', ')}`);
}

function readSources(root: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const entry of readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })) {
    const path = `src/${entry.replaceAll('\\', '/')}`;
    if (path.endsWith('.ts') && !/\.test\.ts$|\/testing\.ts$|\/\./.test(path))
      files.set(path, readFileSync(join(root, path), 'utf8'));
  }
  return files;
}

if (import.meta.main) {
  const root = join(import.meta.dirname, '..');
  const page = join(root, 'ARCHITECTURE.md');
  const problems = layerProblems(readSources(root), existsSync(page) ? readFileSync(page, 'utf8') : '');
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
}
