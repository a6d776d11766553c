/**
 * Every sink that matters, with what flows into it, followed across files. Bounded per sink and per file; the same input gives the same flows in the same order
 * (file, place). Sinks whose arguments are plain code of the file itself are kept too: detectors judge, this only tells.
 */
import { CalledFunctions } from '../graph/called-functions.ts';
import { ExportLookup } from '../graph/export-lookup.ts';
import type { ModuleGraph, TreeAccess } from '../graph/module-graph.ts';
import type { FileFacts } from '../reader/file-facts.ts';
import type { SinkFact, SinkKind } from '../../syntax/module-facts.ts';
import type { Value } from '../../syntax/value.ts';
import { EnvFiles } from './env-files.ts';
import type { Flow, FlowConstant } from './flow.ts';
import { Linker } from './linker.ts';
import { addressOf } from './network-calls.ts';
import { Tracer } from './tracer.ts';

const FOLLOWED: ReadonlySet<SinkKind> = new Set([
  'eval',
  'function-constructor',
  'vm',
  'module-compile',
  'dynamic-require',
  'child-process',
  'node-stdin',
  'worker',
  'timer-string',
  'wasm',
  'file-write',
  'network',
]);
/** Sinks followed in one file and in all: a bundle has thousands of requests and requires. */
const PER_FILE = 400;
const IN_ALL = 200_000;

export function linkFlows(graph: ModuleGraph, facts: ReadonlyMap<string, FileFacts>, access: TreeAccess): readonly Flow[] {
  const lookup = new ExportLookup(graph, facts);
  const called = new CalledFunctions(lookup, graph);
  const env = new EnvFiles(facts.keys(), access);
  const linker = new Linker({ graph, facts, access, lookup, called, env });
  const tracer = new Tracer(linker, { graph, facts });
  const flows: Flow[] = [];
  for (const [file, { module }] of facts) {
    let count = 0;
    for (const sink of module?.sinks ?? []) {
      if (!FOLLOWED.has(sink.kind)) continue;
      if (++count > PER_FILE || flows.length >= IN_ALL) break;
      flows.push(toFlow(file, sink, linker, tracer));
    }
  }
  return flows;
}

function toFlow(file: string, sink: SinkFact, linker: Linker, tracer: Tracer): Flow {
  const args = sink.args.map((arg) => linker.link(file, arg));
  const traced = tracer.trace(file, tracedArgs(sink.kind, args));
  return {
    file,
    fn: sink.fn,
    at: sink.at,
    end: sink.end,
    sink: sink.kind,
    spelling: sink.spelling,
    args,
    sources: traced.sources,
    transforms: traced.transforms,
    constants: decisiveConstants(sink.kind, args, file, tracer),
    viaFailure: traced.viaFailure,
    unresolved: traced.unresolved,
    conditions: sink.conditions,
  };
}

/** What is written, not where; what is sent, where and how; else everything. */
function tracedArgs(kind: SinkKind, args: readonly Value[]): readonly Value[] {
  if (kind === 'file-write') return args.slice(1, 2);
  if (kind === 'function-constructor' || kind === 'eval' || kind === 'module-compile' || kind === 'timer-string' || kind === 'wasm') return args.slice(0, 1);
  return args;
}

function decisiveConstants(kind: SinkKind, args: readonly Value[], file: string, tracer: Tracer): readonly FlowConstant[] {
  const [first] = args;
  if (first === undefined) return [];
  const decisive = kind === 'network' ? addressOf(first) : first;
  return decisive === null ? [] : tracer.constants(decisive, file);
}
