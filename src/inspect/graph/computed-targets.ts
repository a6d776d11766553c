/** Files that computed references mean: constant paths, templates, whole folders, commands, files read and then run. */
import type { ImportFact, ModuleFacts, SinkKind, Value } from '../../syntax/index.ts';
import { folderOf, joinNames } from './file-index.ts';
import { fixedPath, type PathPattern, pathPattern } from './path-pattern.ts';
import type { Resolver } from './resolver.ts';

/** Files that one template may mean. */
const MOST_MATCHES = 300;
const CODE = /\.(?:[cm]?[jt]sx?|json|node|vue|svelte)$/i;
const TESTS = /(?:^|\/)__tests__\/|\.(?:test|spec|d)\.[cm]?[jt]sx?$/i;
const RUNS_CODE: ReadonlySet<SinkKind> = new Set([
  'eval',
  'function-constructor',
  'vm',
  'module-compile',
  'node-stdin',
  'timer-string',
]);

export interface ComputedTarget {
  readonly path: string;
  readonly guessed: boolean;
}

/** What a computed `require`/`import` may load. */
export function computedTargets(resolver: Resolver, from: string, value: Value): readonly ComputedTarget[] {
  const seen = new Map<string, boolean>();
  for (const one of alternatives(value)) {
    const pattern = pathPattern(one);
    if (pattern === null) continue;
    const fixed = fixedPath(pattern);
    if (fixed !== null) {
      const path = fixedTarget(resolver, from, pattern, fixed);
      if (path !== null) seen.set(path, false);
      continue;
    }
    for (const path of matching(resolver, from, pattern)) if (!seen.has(path)) seen.set(path, true);
  }
  return [...seen].map(([path, guessed]) => ({ path, guessed }));
}

function alternatives(value: Value): readonly Value[] {
  return value.k === 'any' ? value.of.slice(0, 24) : [value];
}

function fixedTarget(resolver: Resolver, from: string, pattern: PathPattern, fixed: string): string | null {
  if (pattern.base === 'folder') return resolver.resolve(from, `./${fixed.replace(/^[\\/]+/, '')}`).path;
  if (pattern.base === 'process') return resolver.file(from, fixed.replace(/^[\\/]+/, ''));
  return resolver.resolve(from, fixed).path;
}

/** Every file whose name fits the fixed beginning and end. The unknown part may hold folders only where the beginning is a folder. */
function matching(resolver: Resolver, from: string, pattern: PathPattern): readonly string[] {
  const place = resolver.files.placeOf(from);
  const head = pattern.parts[0] ?? '';
  if (place === null || (pattern.base === 'reference' && !head.startsWith('.'))) return [];
  const last = pattern.parts.at(-1);
  const tail = pattern.parts.length > 1 && typeof last === 'string' ? last : '';
  const slash = Math.max(head.lastIndexOf('/'), head.lastIndexOf('\\'));
  const base =
    pattern.base === 'process'
      ? (resolver.packages.nearest(place.root, folderOf(place.name)) ?? '')
      : folderOf(place.name);
  const folder = joinNames(base, slash === -1 ? '' : head.slice(0, slash));
  if (folder === null || (folder === '' && slash === -1 && pattern.base === 'reference')) return [];
  const begins = head.slice(slash + 1);
  const out: string[] = [];
  for (const name of inside(resolver, place.root, folder, tail)) {
    const rest = folder === '' ? name : name.slice(folder.length + 1);
    if (!rest.startsWith(begins) || !fitsTail(rest, tail)) continue;
    const path = resolver.files.exact(place.root, name);
    if (path !== null && path !== from) out.push(path);
    if (out.length >= MOST_MATCHES) break;
  }
  return out;
}

function* inside(resolver: Resolver, root: string, folder: string, tail: string): Generator<string> {
  for (const name of resolver.files.inFolder(root, folder)) if (CODE.test(name) && !TESTS.test(name)) yield name;
  // `./modules/${name}/routes`: one folder further down
  const inner = tail.replace(/^[\\/]/, '');
  if (inner === '' || inner === tail) return;
  const prefix = folder === '' ? '' : `${folder}/`;
  for (const name of resolver.files.names(root))
    if (name.startsWith(prefix) && CODE.test(name) && name.includes(`/${inner}`)) yield name;
}

function fitsTail(rest: string, tail: string): boolean {
  if (tail === '') return true;
  if (rest.endsWith(tail)) return true;
  const bare = rest.replace(CODE, '');
  return bare.endsWith(tail) || bare.endsWith(`${tail}/index`);
}

/** What a spawned command line, `fork` or `new Worker` starts: every word of it that is a file of the tree. */
export function spawnedTargets(resolver: Resolver, from: string, fact: ImportFact): readonly string[] {
  const texts: string[] = [];
  if (fact.spec !== null) texts.push(fact.spec);
  if (fact.value !== undefined) collectPaths(fact.value, texts, 0);
  const out = new Set<string>();
  for (const text of texts.slice(0, 40)) {
    const whole = resolver.file(from, text);
    if (whole !== null) out.add(whole);
    else
      for (const word of text.slice(0, 4_000).split(/[\s"'`;&|()]+/)) {
        if (!/[./\\]/.test(word) || word.startsWith('-') || word.length < 3) continue;
        const path = resolver.file(from, word);
        if (path !== null) out.add(path);
      }
  }
  return [...out].slice(0, 20);
}

function collectPaths(value: Value, out: string[], depth: number): void {
  if (depth > 5 || out.length > 40) return;
  if (value.k === 'array') for (const item of value.items) collectPaths(item, out, depth + 1);
  else if (value.k === 'any') for (const item of value.of) collectPaths(item, out, depth + 1);
  else {
    const pattern = pathPattern(value);
    const fixed = pattern === null ? null : fixedPath(pattern);
    if (fixed !== null && fixed !== '') out.push(pattern?.base === 'reference' ? fixed : fixed.replace(/^[\\/]+/, ''));
    else if (value.k === 'concat') for (const part of value.parts) collectPaths(part, out, depth + 1);
  }
}

/** Files of the tree that a module reads and, somewhere, runs as code; and odd files that it reads at all beside a code sink. */
export function* codeReads(
  resolver: Resolver,
  from: string,
  module: ModuleFacts,
): Generator<{ to: string; at: number; fn: number; how: string; text: string }> {
  if (!module.sinks.some((sink) => RUNS_CODE.has(sink.kind))) return;
  let count = 0;
  for (const sink of module.sinks) {
    if (sink.kind !== 'file-read' || ++count > 60) continue;
    const first = sink.args[0];
    const pattern = first === undefined ? null : pathPattern(first);
    const fixed = pattern === null ? null : fixedPath(pattern);
    const to = fixed === null || fixed === '' ? null : resolver.file(from, fixed.replace(/^[\\/]+/, ''));
    if (to !== null) yield { to, at: sink.at, fn: sink.fn, how: 'reads as code', text: fixed ?? to };
  }
}
