/**
 * Which trigger reaches which function, by the best path: the most automatic trigger, then the surest way of being called, then the shortest, then by name.
 * Nodes are functions of files (0 is the top level); each is settled once, so the whole is linear in functions, calls and imports.
 */
import type { FileFacts } from '../reader/file-facts.ts';
import type { Trigger, TriggerMoment } from '../triggers/trigger.ts';
import { CalledFunctions } from './called-functions.ts';
import { ExportLookup } from './export-lookup.ts';
import { FunctionEdges } from './function-edges.ts';
import { impliedStarts } from './implied-starts.ts';
import type { ModuleGraph } from './module-graph.ts';
import type { Reach, ReachHow, ReachPath } from './reach.ts';
import { scriptEdges } from './script-edges.ts';

/** Surest first. */
export const HOWS: readonly ReachHow[] = [
  'top-level',
  'iife',
  'called-at-import',
  'called-by-importer',
  'callback',
  'handler',
  'error-handler',
  'likely-called',
  'exported-not-called',
  'not-called',
];
/** Those that come along unasked before those that somebody has to ask for. */
const MOMENTS: readonly TriggerMoment[] = [
  'open',
  'git',
  'install',
  'agent',
  'shell',
  'build',
  'run',
  'test',
  'container',
  'ci',
  'import',
];
const WIDTH = HOWS.length;
/** Steps kept of a path; the middle of a longer one is left out. */
const MOST_STEPS = 14;

type Step = ReachPath['steps'][number];
interface Node {
  readonly file: string;
  readonly fn: number;
  rank: number;
  parent: Node | null;
  step: Step;
  trigger: Trigger;
}

export function buildReach(
  triggers: readonly Trigger[],
  graph: ModuleGraph,
  facts: ReadonlyMap<string, FileFacts>,
): Reach {
  const lookup = new ExportLookup(graph, facts);
  const edges = new FunctionEdges(graph, facts, new CalledFunctions(lookup, graph));
  const search = new Search(graph, facts, edges);
  for (const start of startsOf(triggers, graph)) search.start(start.trigger, start.path, start.text);
  search.run();
  return new BuiltReach(search, edges, facts, triggers, graph);
}

interface Start {
  readonly trigger: Trigger;
  readonly path: string;
  readonly text: string;
}

function startsOf(triggers: readonly Trigger[], graph: ModuleGraph): readonly Start[] {
  const out: Start[] = [];
  for (const trigger of triggers) {
    for (const entry of trigger.entries)
      out.push({ trigger, path: entry.path, text: entry.steps.join(' → ') || trigger.label });
    for (const path of impliedStarts(trigger, graph)) out.push({ trigger, path, text: trigger.label });
  }
  return out;
}

/** What a package offers is not yet called by its being imported; of an application, what is loaded is mostly used. */
function isLibraryStart(trigger: Trigger): boolean {
  return trigger.moment === 'import' || trigger.kind === 'package-bin';
}

function urgency(trigger: Trigger): number {
  const moment = MOMENTS.indexOf(trigger.moment);
  return (trigger.automatic ? 0 : MOMENTS.length + 1) + (moment === -1 ? MOMENTS.length : moment);
}

class Search {
  readonly nodes = new Map<string, Map<number, Node>>();
  readonly #graph: ModuleGraph;
  readonly #facts: ReadonlyMap<string, FileFacts>;
  readonly #edges: FunctionEdges;
  readonly #queues: Node[][] = [];

  constructor(graph: ModuleGraph, facts: ReadonlyMap<string, FileFacts>, edges: FunctionEdges) {
    this.#graph = graph;
    this.#facts = facts;
    this.#edges = edges;
  }

  start(trigger: Trigger, path: string, text: string): void {
    this.#offer(path, 0, urgency(trigger) * WIDTH, null, { file: path, at: 0, how: 'starts', text }, trigger);
  }

  run(): void {
    for (let rank = 0; rank < this.#queues.length; rank++) {
      const queue = this.#queues[rank];
      if (queue === undefined) continue;
      for (let i = 0; i < queue.length; i++) {
        const node = queue[i];
        if (node !== undefined && node.rank === rank) this.#leave(node);
      }
      this.#queues[rank] = [];
    }
  }

  #offer(file: string, fn: number, rank: number, parent: Node | null, step: Step, trigger: Trigger): void {
    let functions = this.nodes.get(file);
    if (functions === undefined) {
      functions = new Map();
      this.nodes.set(file, functions);
    }
    const known = functions.get(fn);
    if (known !== undefined && known.rank <= rank) return;
    const node: Node = { file, fn, rank, parent, step, trigger };
    functions.set(fn, node);
    if (known !== undefined) known.rank = -1;
    const queue = this.#queues[rank];
    if (queue === undefined) this.#queues[rank] = [node];
    else queue.push(node);
  }

  #leave(node: Node): void {
    const base = Math.floor(node.rank / WIDTH) * WIDTH;
    const how = node.rank - base;
    for (const edge of this.#edges.from(node.file, node.fn)) {
      const worse = Math.max(how, edge.worst);
      this.#offer(
        edge.file,
        edge.fn,
        base + worse,
        node,
        { file: node.file, at: edge.at, how: edge.how, text: edge.text },
        node.trigger,
      );
    }
    if (node.fn !== 0) {
      // a function runs only in a module that was loaded
      this.#offer(
        node.file,
        0,
        node.rank,
        node,
        { file: node.file, at: 0, how: 'loads', text: node.file },
        node.trigger,
      );
    } else if (!isLibraryStart(node.trigger)) {
      for (const edge of this.#edges.inDoubt(node.file))
        this.#offer(
          edge.file,
          edge.fn,
          base + Math.max(how, edge.worst),
          node,
          { file: node.file, at: edge.at, how: edge.how, text: edge.text },
          node.trigger,
        );
    }
    if (node.fn === 0 && this.#facts.get(node.file)?.module === null) {
      for (const edge of scriptEdges(node.file, this.#graph, this.#facts)) {
        this.#offer(
          edge.to,
          0,
          node.rank,
          node,
          { file: node.file, at: edge.at, how: edge.how, text: edge.text },
          node.trigger,
        );
      }
    }
  }
}

class BuiltReach implements Reach {
  readonly #search: Search;
  readonly #edges: FunctionEdges;
  readonly #facts: ReadonlyMap<string, FileFacts>;
  readonly #graph: ModuleGraph;
  readonly #entries = new Map<string, Trigger[]>();
  readonly #triggers = new Map<string, readonly Trigger[]>();

  constructor(
    search: Search,
    edges: FunctionEdges,
    facts: ReadonlyMap<string, FileFacts>,
    triggers: readonly Trigger[],
    graph: ModuleGraph,
  ) {
    this.#search = search;
    this.#edges = edges;
    this.#facts = facts;
    this.#graph = graph;
    for (const { trigger, path } of startsOf(triggers, graph)) {
      const known = this.#entries.get(path);
      if (known === undefined) this.#entries.set(path, [trigger]);
      else if (!known.includes(trigger)) known.push(trigger);
    }
  }

  pathTo(file: string, fn: number): ReachPath | null {
    const functions = this.#search.nodes.get(file);
    if (functions === undefined) return null;
    const node = functions.get(fn);
    if (node !== undefined) return toPath(node, HOWS[node.rank % WIDTH] ?? 'callback');
    // written inside a function that runs, or in a module that is loaded, and no call of it was found
    const loaded = functions.get(0);
    if (loaded === undefined) return null;
    const around = this.#around(file, fn, functions);
    if (around !== null)
      return toPath(around, HOWS[Math.max(around.rank % WIDTH, HOWS.indexOf('callback'))] ?? 'callback');
    return toPath(loaded, this.#edges.standing(file, fn));
  }

  /** The nearest enclosing function that runs, the top level aside. */
  #around(file: string, fn: number, functions: ReadonlyMap<number, Node>): Node | null {
    const all = this.#facts.get(file)?.module?.functions ?? [];
    let current = all[fn]?.id === fn ? all[fn] : all.find((one) => one.id === fn);
    for (let i = 0; i < 64 && current !== undefined && current.parent > 0 && current.parent !== current.id; i++) {
      const parent = current.parent;
      const node = functions.get(parent);
      if (node !== undefined) return node;
      current = all[parent]?.id === parent ? all[parent] : all.find((one) => one.id === parent);
    }
    return null;
  }

  pathToFile(file: string): ReachPath | null {
    const functions = this.#search.nodes.get(file);
    if (functions === undefined) return null;
    let best: Node | null = null;
    for (const node of functions.values())
      if (best === null || node.rank < best.rank || (node.rank === best.rank && node.fn < best.fn)) best = node;
    return best === null ? null : toPath(best, HOWS[best.rank % WIDTH] ?? 'callback');
  }

  triggersOf(file: string): readonly Trigger[] {
    const known = this.#triggers.get(file);
    if (known !== undefined) return known;
    const found = new Set<Trigger>();
    if (this.#search.nodes.has(file)) {
      const seen = new Set([file]);
      const queue = [file];
      for (let i = 0; i < queue.length; i++) {
        const at = queue[i] ?? '';
        for (const trigger of this.#entries.get(at) ?? []) found.add(trigger);
        for (const edge of this.#graph.to(at)) {
          if (seen.has(edge.from) || !this.#search.nodes.has(edge.from)) continue;
          seen.add(edge.from);
          queue.push(edge.from);
        }
      }
    }
    const sorted = [...found].sort(
      (a, b) => urgency(a) - urgency(b) || compare(a.file, b.file) || a.line - b.line || compare(a.label, b.label),
    );
    this.#triggers.set(file, sorted);
    return sorted;
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function toPath(node: Node, how: ReachHow): ReachPath {
  const steps: Step[] = [];
  for (let at: Node | null = node; at !== null; at = at.parent) {
    if (at.step.how !== 'loads') steps.push(at.step);
  }
  steps.reverse();
  const kept =
    steps.length <= MOST_STEPS ? steps : [...steps.slice(0, 4), ...steps.slice(steps.length - (MOST_STEPS - 4))];
  return { trigger: node.trigger, steps: kept, how };
}
