/**
 * Every sink that matters, with what flows into it, followed across files. Bounded per sink and per file; the same input gives the same flows in the same order
 * (file, place). Sinks whose arguments are plain code of the file itself are kept too: detectors judge, this only tells.
 */

import type { ModuleFacts, SinkFact, SinkKind, Value } from '../../syntax/index.ts';
import { CalledFunctions } from '../graph/called-functions.ts';
import { ExportLookup } from '../graph/export-lookup.ts';
import type { ModuleGraph, TreeAccess } from '../graph/module-graph.ts';
import type { FileFacts } from '../reader/file-facts.ts';
import { EnvFiles } from './env-files.ts';
import type { Flow, FlowConstant } from './flow.ts';
import { Linker } from './linker.ts';
import { addressOf, networkCall } from './network-calls.ts';
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

export function linkFlows(
  graph: ModuleGraph,
  facts: ReadonlyMap<string, FileFacts>,
  access: TreeAccess,
): readonly Flow[] {
  const lookup = new ExportLookup(graph, facts);
  const called = new CalledFunctions(lookup, graph);
  const env = new EnvFiles(facts.keys(), access);
  const linker = new Linker({ graph, facts, access, lookup, called, env });
  const tracer = new Tracer(linker, { graph, facts });
  const flows: Flow[] = [];
  for (const [file, { module }] of facts) {
    if (module === null) continue;
    const own: Flow[] = [];
    for (const sink of [...module.sinks, ...requestsThroughWrappers(file, module, linker)]) {
      if (!FOLLOWED.has(sink.kind)) continue;
      if (own.length >= PER_FILE || flows.length + own.length >= IN_ALL) break;
      own.push(toFlow(file, sink, linker, tracer));
    }
    flows.push(...withOpenedAddresses(own));
  }
  return flows;
}

const SENDS = /^(?:get|post|put|patch|delete|request|send|fetch|default)$/;
const MOST_WRAPPED = 200;

/** `api.post('/x', body)` where `api` is a client that another file of the tree made: no sink of this file alone. */
function requestsThroughWrappers(file: string, module: ModuleFacts, linker: Linker): readonly SinkFact[] {
  const out: SinkFact[] = [];
  let looked = 0;
  for (const call of module.calls) {
    if (call.how !== 'call' || call.args.length === 0 || !isLocalMember(call.target) || ++looked > MOST_WRAPPED)
      continue;
    const callee = linker.link(file, call.target);
    const network = networkCall({ k: 'call', callee, args: call.args });
    if (network === null) continue;
    const [address, ...rest] = call.args;
    // the address as the client makes it, and what is sent
    out.push({
      kind: 'network',
      fn: call.fn,
      at: call.at,
      end: call.at,
      args: [network.address ?? address ?? { k: 'unknown', why: 'no address' }, ...rest],
      spelling: network.text,
      conditions: [],
    });
  }
  return out;
}

function isLocalMember(target: Value): boolean {
  const root = target.k === 'get' ? target.of : target;
  if (root.k !== 'import' || !/^[.@~/#]/.test(root.spec)) return false;
  return SENDS.test(target.k === 'get' ? (target.key ?? '') : root.name);
}

/** An XMLHttpRequest is told its address by `open`, elsewhere in the file. */
function withOpenedAddresses(flows: readonly Flow[]): readonly Flow[] {
  const opened = flows
    .filter((flow) => /\bXMLHttpRequest\.open$/.test(flow.spelling))
    .flatMap((flow) => flow.constants);
  if (opened.length === 0) return flows;
  return flows.map((flow) => {
    if (!flow.sources.some((source) => source.text === 'XMLHttpRequest' && source.addresses.length === 0)) return flow;
    return {
      ...flow,
      sources: flow.sources.map((source) =>
        source.text === 'XMLHttpRequest' && source.addresses.length === 0
          ? { ...source, addresses: opened.slice(0, 6) }
          : source,
      ),
    };
  });
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
  if (
    kind === 'function-constructor' ||
    kind === 'eval' ||
    kind === 'module-compile' ||
    kind === 'timer-string' ||
    kind === 'wasm'
  )
    return args.slice(0, 1);
  return kind === 'child-process' ? args.map(withoutSurroundings) : args;
}

/** What a child process is given to live in is not what it runs: secret stores fill its environment. NODE_OPTIONS and the input are looked at elsewhere. */
function withoutSurroundings(arg: Value): Value {
  if (arg.k !== 'object') return arg;
  return {
    k: 'object',
    props: arg.props.filter(([name]) => !/^(?:env|cwd|timeout|signal|uid|gid|maxBuffer)$/.test(name)),
  };
}

function decisiveConstants(
  kind: SinkKind,
  args: readonly Value[],
  file: string,
  tracer: Tracer,
): readonly FlowConstant[] {
  const [first] = args;
  if (first === undefined) return [];
  const decisive = kind === 'network' ? addressOf(first) : first;
  return decisive === null ? [] : tracer.constants(decisive, file);
}
