/**
 * Which file loads which, among the files of the same root: imports in every spelling, constant templates (`./routes/${x}` means every file there), folders
 * loaded whole, scripts that a script starts, files that are read and then run, modules that a configuration names. Deterministic and linear in files and imports.
 */
import type { Tree } from '../../model/index.ts';
import type { FileFacts } from '../reader/file-facts.ts';
import { codeReads, computedTargets, spawnedTargets } from './computed-targets.ts';
import { configEdges } from './config-edges.ts';
import { conventionEdges } from './convention-edges.ts';
import { pythonEdges } from './python-edges.ts';
import { isPythonName } from './python-modules.ts';
import { Resolver } from './resolver.ts';
import type { TreeAccess } from './tree-access.ts';

export type { TreeAccess } from './tree-access.ts';

export interface ModuleEdge {
  /** TreeFile.path */
  readonly from: string;
  readonly to: string;
  /** offset in `from`, and the function that it stands in */
  readonly at: number;
  readonly fn: number;
  /** in words: imports, requires, spawns, starts a worker from, reads as code, loads as config, serves */
  readonly how: string;
  /** as written */
  readonly text: string;
  /** true where the target is one of several that fit */
  readonly guessed: boolean;
}

export interface ModuleGraph {
  readonly resolver: Resolver;
  readonly from: (path: string) => readonly ModuleEdge[];
  readonly to: (path: string) => readonly ModuleEdge[];
  /** the file of the tree that a module reference in `path` means */
  readonly fileOf: (path: string, spec: string) => string | null;
  /** the file and the name in it that a binding means: in Python, what is taken from a package may be a module of its own (then all of it) */
  readonly bindingOf: (
    path: string,
    spec: string,
    name: string,
  ) => { readonly file: string; readonly name: string } | null;
  /** decoded text of a file, bounded */
  readonly textOf: (path: string) => string | null;
  /** the external package (or Node's own module) that a module reference in `path` means */
  readonly packageOf: (path: string, spec: string) => string | null;
}

const HOW: Readonly<Record<string, string>> = {
  import: 'imports',
  require: 'requires',
  dynamic: 'imports',
  reexport: 're-exports',
  worker: 'starts a worker from',
  spawn: 'spawns',
};

/** Edges of one file; a file with more is generated, and its rest is left out. */
const MOST_EDGES = 4_000;
const NONE: readonly ModuleEdge[] = [];

export function buildModuleGraph(tree: Tree, facts: ReadonlyMap<string, FileFacts>, access: TreeAccess): ModuleGraph {
  const resolver = new Resolver(tree, access);
  const outgoing = new Map<string, ModuleEdge[]>();
  const incoming = new Map<string, ModuleEdge[]>();
  const add = (edge: ModuleEdge): void => {
    const out = outgoing.get(edge.from);
    if (out !== undefined && out.length >= MOST_EDGES) return;
    if (out === undefined) outgoing.set(edge.from, [edge]);
    else out.push(edge);
    const into = incoming.get(edge.to);
    if (into === undefined) incoming.set(edge.to, [edge]);
    else into.push(edge);
  };
  for (const file of tree.files) {
    const own = facts.get(file.path);
    if (own === undefined) continue;
    const edges = isPythonName(file.name) ? pythonEdges(file, own, resolver, access) : edgesOf(own, resolver);
    for (const edge of edges) add(edge);
    for (const edge of configEdges(file, own, resolver, access)) add(edge);
  }
  for (const edge of conventionEdges(resolver)) add(edge);
  return {
    resolver,
    from: (path) => outgoing.get(path) ?? NONE,
    to: (path) => incoming.get(path) ?? NONE,
    textOf: access.text,
    fileOf: (path, spec) => resolver.resolve(path, spec).path,
    bindingOf: (path, spec, name) => {
      const place = /^\w+$/.test(name) ? resolver.files.placeOf(path) : null;
      if (place !== null && isPythonName(place.name)) {
        const inner = resolver.resolve(path, spec.endsWith('.') ? spec + name : `${spec}.${name}`).path;
        if (inner !== null) return { file: inner, name: '*' };
      }
      const file = resolver.resolve(path, spec).path;
      return file === null ? null : { file, name };
    },
    packageOf: (path, spec) => resolver.resolve(path, spec).pkg,
  };
}

function* edgesOf(facts: FileFacts, resolver: Resolver): Generator<ModuleEdge> {
  const module = facts.module;
  if (module === null) return;
  const from = facts.path;
  for (const fact of module.imports) {
    if (fact.kind === 'type') continue;
    const how = HOW[fact.kind] ?? 'imports';
    const edge = (to: string, text: string, guessed: boolean): ModuleEdge => ({
      from,
      to,
      at: fact.at,
      fn: fact.fn,
      how,
      text,
      guessed,
    });
    if (fact.kind === 'spawn') {
      for (const target of spawnedTargets(resolver, from, fact)) yield edge(target, fact.spec ?? target, false);
      continue;
    }
    if (fact.spec !== null) {
      const to =
        resolver.resolve(from, fact.spec).path ?? (fact.kind === 'worker' ? resolver.file(from, fact.spec) : null);
      if (to !== null) yield edge(to, fact.spec, false);
      continue;
    }
    for (const { path, guessed } of fact.value === undefined ? [] : computedTargets(resolver, from, fact.value))
      yield edge(path, path, guessed);
  }
  for (const read of codeReads(resolver, from, module)) yield { from, guessed: false, ...read };
}
