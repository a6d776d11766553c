/**
 * Which files that were read for their imports only have to be read as programs after all: those on a way to a file that matters, those that such a file takes
 * values from, and what hands values to the way. Takes the facts of the first pass and their module graph; gives paths, sorted. Linear in files and imports.
 */
import type { SinkKind } from '../../syntax/index.ts';
import type { ModuleGraph } from '../graph/module-graph.ts';
import type { FileFacts } from '../reader/file-facts.ts';
import { INTEREST } from '../reader/interest.ts';

/** Sinks that every program has. */
const ORDINARY: ReadonlySet<SinkKind> = new Set(['file-read', 'file-write', 'network']);
/** Imports followed from a file that matters: its values and helpers come from there. */
const HELPERS = 6;
/** A caller so many imports away may hand over what stands in a file that it imports. */
const CALLERS = 2;
/** Imports followed from a file on the way to one, to files that speak to others or decode. */
const SIBLINGS = 3;

export function neededFiles(
  facts: ReadonlyMap<string, FileFacts>,
  graph: Pick<ModuleGraph, 'from' | 'to'>,
): readonly string[] {
  const out = (path: string): readonly string[] => graph.from(path).map((edge) => edge.to);
  const into = (path: string): readonly string[] => graph.to(path).map((edge) => edge.from);
  const has = (path: string, bits: number): boolean => ((facts.get(path)?.interest ?? 0) & bits) !== 0;
  const targets = [...facts.values()]
    .filter((own) => matters(own) || loadsOddFile(own, graph, facts))
    .map((own) => own.path);
  // what is decoded in one file may be fetched by another
  const decoders = [...facts.keys()].filter((path) => has(path, INTEREST.decodes));
  for (const path of reachable(decoders, into, SIBLINGS).keys()) if (has(path, INTEREST.network)) targets.push(path);
  const above = reachable(targets, into, Number.POSITIVE_INFINITY);
  const wanted = new Set([...above.keys(), ...reachable(targets, out, HELPERS).keys()]);
  for (const [path, distance] of above) {
    for (const other of out(path)) if (distance <= CALLERS || has(other, SPEAKS)) wanted.add(other);
  }
  for (const path of valueGivers(above.keys(), out, has)) wanted.add(path);
  // addresses of requests often stand in a file of their own
  for (const own of facts.values())
    if (own.interest !== undefined && !isLight(own)) for (const other of out(own.path)) wanted.add(other);
  return [...wanted].filter((path) => isLight(facts.get(path))).sort();
}

const SPEAKS = INTEREST.network | INTEREST.decodes | INTEREST.collects;

/** Its imports are known, and nothing else. */
export function isLight(facts: FileFacts | undefined): boolean {
  return facts?.interest !== undefined && facts.module?.parser === 'lexical';
}

/** Something in it starts, makes code, or collects; that it decodes alone says nothing. */
function matters(own: FileFacts): boolean {
  if (own.hits.length > 0) return true;
  if (own.module === null || isLight(own)) return false;
  const collects = ((own.interest ?? 0) & INTEREST.collects) !== 0;
  return collects || own.module.sinks.some((sink) => !ORDINARY.has(sink.kind));
}

const PROGRAM = /\.(?:[cm]?[jt]sx?|vue|svelte|astro|json[c5]?|html?)$/i;

/** Code under a name that is not one of code's. */
function loadsOddFile(
  own: FileFacts,
  graph: Pick<ModuleGraph, 'from'>,
  facts: ReadonlyMap<string, FileFacts>,
): boolean {
  if (!isLight(own)) return false;
  return graph.from(own.path).some(({ to }) => facts.get(to)?.kind === 'javascript' && !PROGRAM.test(to));
}

/** Distances from the nearest start, in the order in which they are found. */
function reachable(
  starts: Iterable<string>,
  next: (path: string) => readonly string[],
  depth: number,
): Map<string, number> {
  const found = new Map<string, number>();
  for (const start of starts) found.set(start, 0);
  for (const [path, distance] of found) {
    if (distance >= depth) continue;
    for (const other of next(path)) if (!found.has(other)) found.set(other, distance + 1);
  }
  return found;
}

/** Files near the ways that speak to others or decode, with the files through which they are imported. */
function valueGivers(
  above: Iterable<string>,
  out: (path: string) => readonly string[],
  has: (path: string, bits: number) => boolean,
): ReadonlySet<string> {
  const near = reachable(above, out, SIBLINGS);
  const giving = new Set<string>();
  for (const [path, distance] of [...near].toSorted((a, b) => b[1] - a[1])) {
    const leads =
      distance < SIBLINGS && out(path).some((other) => giving.has(other) && (near.get(other) ?? 0) > distance);
    if (leads || has(path, SPEAKS)) giving.add(path);
  }
  return giving;
}
