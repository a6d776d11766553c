/**
 * A whole analysis in process, for tests of the graph, flows and detectors: files in, triggers, graph, reach, flows and hits out. The same functions as the
 * engine uses, without reading processes.
 */
import { parse } from 'jsonc-parser';
import type { Detector, Hit, InspectContext } from '../../src/inspect/detector.ts';
import type { Flow } from '../../src/inspect/flow/flow.ts';
import { linkFlows } from '../../src/inspect/flow/link-flows.ts';
import { buildReach } from '../../src/inspect/graph/build-reach.ts';
import { buildModuleGraph, type ModuleGraph } from '../../src/inspect/graph/module-graph.ts';
import type { FileFacts } from '../../src/inspect/reader/file-facts.ts';
import { prefilterFor } from '../../src/inspect/reader/prefilter.ts';
import { readOne } from '../../src/inspect/reader/read-one.ts';
import { readTriggers } from '../../src/inspect/triggers/read-triggers.ts';
import type { Trigger } from '../../src/inspect/triggers/trigger.ts';
import { memoryTree } from './memory-tree.ts';

export interface Analysis extends InspectContext {
  readonly graph: ModuleGraph;
}

export type Files = Readonly<Record<string, string | Uint8Array>>;

export async function analyse(
  contents: Files,
  detectors: readonly Detector[] = [],
  triggers?: readonly Trigger[],
): Promise<Analysis> {
  const tree = memoryTree(contents);
  const prefilter = prefilterFor(detectors);
  const facts = new Map<string, FileFacts>();
  for (const file of tree.files) {
    const bytes = file.source.kind === 'memory' ? file.source.bytes : new Uint8Array();
    facts.set(
      file.path,
      await readOne(
        { path: file.path, name: file.name, size: file.size, skip: [], open: () => bytes },
        { detectors, prefilter, announce: () => {} },
      ),
    );
  }
  const text = (path: string): string | null => {
    const content = Object.hasOwn(contents, path) ? contents[path] : undefined;
    return content === undefined ? null : typeof content === 'string' ? content : new TextDecoder().decode(content);
  };
  const json = (path: string): unknown => parse(text(path) ?? '', [], { allowTrailingComma: true });
  const access = { text, json };
  const found = triggers ?? readTriggers(tree, access);
  const graph = buildModuleGraph(tree, facts, access);
  const reach = buildReach(found, graph, facts);
  const flows = linkFlows(graph, facts, access);
  return {
    tree,
    files: new Map(tree.files.map((file) => [file.path, file])),
    facts,
    triggers: found,
    reach,
    flows,
    knownBad: new Map(),
    text,
    json,
    graph,
  };
}

/** Hits of one detector over a whole tree, with the file and the effective weight. */
export async function hitsOf(
  detector: Detector,
  contents: Files,
): Promise<readonly (Hit & { readonly file: string; readonly weight: Detector['weight'] })[]> {
  const context = await analyse(contents, [detector]);
  const out: (Hit & { readonly file: string; readonly weight: Detector['weight'] })[] = [];
  const add = (hit: Hit, file: string): number =>
    out.push({ ...hit, file: hit.file ?? file, weight: hit.weight ?? detector.weight });
  for (const facts of context.facts.values()) for (const { hit } of facts.hits) add(hit, facts.path);
  for (const flow of context.flows) for (const hit of detector.flow?.(flow, context) ?? []) add(hit, flow.file);
  for (const hit of detector.tree?.(context) ?? []) add(hit, '');
  return out;
}

/** The flows of one file, for tests of linking. */
export async function flowsOf(contents: Files, file: string): Promise<readonly Flow[]> {
  return (await analyse(contents)).flows.filter((flow) => flow.file === file);
}

/** A trigger that starts one file, for tests of reach. */
export function starts(path: string, more: Partial<Trigger> = {}): Trigger {
  return {
    kind: 'npm-script',
    moment: 'run',
    automatic: false,
    action: 'npm start',
    label: 'start',
    file: 'package.json',
    line: 1,
    excerpt: '',
    commands: [],
    entries: [{ path, how: 'node', steps: [`node ${path}`] }],
    stealth: [],
    ...more,
  };
}
