/** The facts of one module, from its tree. One tree is held at a time and reused. */
import type { CallFact, FunctionFact, ImportFact, ModuleFacts, SinkFact } from '../module-facts.ts';
import { type ParseOptions, type ParserName, parseInto } from '../parse.ts';
import { Ast } from '../tree/ast.ts';
import { T, typeTable } from '../tree/node-type.ts';
import { collectAssignments } from './assignments.ts';
import { boundValue } from './bound.ts';
import { returnSummary } from './call-values.ts';
import { CallCollector, callsOf, callsOfOther, callsOfParameters } from './calls.ts';
import { closeCallee } from './close.ts';
import { Columns } from './columns.ts';
import { ComputedCollector, DECODER_NAMES, isOuterConcat } from './computed.ts';
import { type Context, MAX_STEPS } from './context.ts';
import { collectExports, exportFacts, functionsIn, type RawExport } from './exports.ts';
import { importsOfCall, importsOfDeclaration, importsOfImportCall } from './imports.ts';
import { linkCalls, staticFunctions } from './link-calls.ts';
import { isComputable, isNotable, ORIGIN, OUTSIDE, originOf } from './origins.ts';
import { declareAll } from './scopes.ts';
import { holdsScripts, scriptText } from './script-blocks.ts';
import { handedSinks, type Sinks, sinkOfImportCall, sinksOfCall } from './sinks.ts';
import { statementFacts } from './statements.ts';
import { evaluate, keyText } from './values.ts';

const MAX_CALLS = 4_000;
const MAX_SINKS = 2_000;
const MAX_FUNCTIONS = 2_000;
const MAX_IMPORTS = 4_000;
const RETURN_NODES = 80;

const tree = new Ast();
const columns = new Columns();

/** Null where no parser takes the text, or it holds no script; `needs-fallback` where the fallback parsers must be loaded first. */
export function factsOfModule(
  name: string,
  text: string,
  options: ParseOptions,
): ModuleFacts | 'needs-fallback' | null {
  let source = text;
  let parse = options;
  if (holdsScripts(name)) {
    const scripts = scriptText(name, text);
    if (scripts === null) return null;
    source = scripts.text;
    parse = { ...options, typescript: scripts.typescript };
  }
  try {
    const parser = parseInto(tree, name, source, parse);
    if (parser === 'needs-fallback') return parser;
    return parser === 'unparsable' ? null : factsOf(tree, parser);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  } finally {
    tree.reset('');
  }
}

function newContext(ast: Ast): Context {
  columns.reset(ast.count);
  const context: Context = {
    ast,
    columns,
    scopes: [],
    bindings: [],
    functions: [],
    globals: new Map(),
    thisProps: new Map(),
    assignedKeys: new Set(),
    members: new Map(),
    callSites: new Map(),
    handOvers: new Map(),
    parameterCalls: new Map(),
    parameterHandOvers: new Map(),
    exported: new Set(),
    calls: [],
    parameterMemo: new Map(),
    parameterDepth: 0,
    linked: false,
    nameDepth: 0,
    originDepth: 0,
    globalOrigins: new Map(),
    originLooks: 0,
    originCuts: 0,
    returnMemo: new Map(),
    busy: new Set(),
    steps: 0,
    depth: 0,
    cuts: 0,
    problems: [],
    evaluate: (node) => evaluate(context, node),
  };
  return context;
}

/** Runs a part; where it runs out of stack, what it found so far is kept and the file is marked. */
function guarded(context: Context, part: () => void): void {
  try {
    part();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    afterOverflow(context);
  }
}

function afterOverflow(context: Context): void {
  context.busy.clear();
  context.globalOrigins.clear();
  for (const binding of context.bindings) {
    binding.busy = false;
    if (binding.origin < 0) binding.origin = -1;
  }
  columns.busy.fill(0);
  context.depth = 0;
  context.originDepth = 0;
  context.nameDepth = 0;
  context.parameterDepth = 0;
  const why = 'nested too deeply: read in part';
  if (!context.problems.some((problem) => problem.why === why)) context.problems.push({ at: 0, why });
}

function factsOf(ast: Ast, parser: ParserName): ModuleFacts {
  const context = newContext(ast);
  const sinks: Sinks = { sinks: [], imports: [] };
  const calls = new CallCollector(context);
  const computed = new ComputedCollector(context);
  let raw: readonly RawExport[] = [];
  let exported: ModuleFacts['exports'] = [];
  guarded(context, () => {
    declareAll(context);
    collectAssignments(context);
    linkCalls(context);
  });
  guarded(context, () => {
    raw = collectExports(context);
    for (const { value } of raw) functionsIn(value, context.exported);
  });
  guarded(context, () => scan(context, sinks, calls, computed));
  guarded(context, () => callsOfParameters(context, calls));
  guarded(context, () => {
    exported = exportFacts(context, raw);
  });
  let functions: readonly FunctionFact[] = [];
  guarded(context, () => {
    functions = functionFacts(context, sinks.sinks, calls.facts);
  });
  if (context.steps > MAX_STEPS)
    context.problems.push({ at: 0, why: 'too much to evaluate: some values stay unknown' });
  return {
    parser,
    imports: cap(context, unique(sinks.imports), MAX_IMPORTS, 'imports'),
    exports: exported,
    functions,
    calls: cap(context, ranked(calls.facts), MAX_CALLS, 'calls'),
    sinks: capSinks(context, sinks.sinks),
    computed: computed.strings,
    statements: statementFacts(context),
    problems: context.problems,
  };
}

const SCANNED = typeTable(
  T.Import,
  T.ExportNamed,
  T.ExportAll,
  T.ImportEquals,
  T.ImportCall,
  T.Call,
  T.New,
  T.TaggedTemplate,
  T.StaticBlock,
  T.Jsx,
  T.Binary,
  T.Template,
);

function scan(context: Context, sinks: Sinks, calls: CallCollector, computed: ComputedCollector): void {
  for (let id = 2; id < context.ast.count; ) id = scanFrom(context, id, sinks, calls, computed);
}

/** Looks at the nodes from `from` on, until the end or a node that overflows the stack; the node to go on with. */
function scanFrom(
  context: Context,
  from: number,
  sinks: Sinks,
  calls: CallCollector,
  computed: ComputedCollector,
): number {
  const { ast } = context;
  let id = from;
  try {
    for (; id < ast.count; id++) if (SCANNED[ast.type[id]!] === 1) scanNode(context, id, sinks, calls, computed);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    afterOverflow(context);
    id++;
  }
  return id;
}

function scanNode(context: Context, id: number, sinks: Sinks, calls: CallCollector, computed: ComputedCollector): void {
  const { ast } = context;
  switch (ast.type[id]) {
    case T.Import:
    case T.ExportNamed:
    case T.ExportAll:
    case T.ImportEquals:
      importsOfDeclaration(context, id, sinks.imports);
      break;
    case T.ImportCall:
      importsOfImportCall(context, id, sinks.imports);
      sinkOfImportCall(context, id, sinks);
      break;
    case T.Call:
    case T.New:
    case T.TaggedTemplate:
      scanCall(context, id, sinks, calls, computed);
      break;
    case T.StaticBlock:
    case T.Jsx:
      callsOfOther(context, id, calls);
      break;
    case T.Binary:
    case T.Template:
      if (isOuterConcat(context, id) && isComputable(context, id)) computed.look(id);
      break;
    default:
  }
}

function scanCall(context: Context, id: number, sinks: Sinks, calls: CallCollector, computed: ComputedCollector): void {
  const { ast } = context;
  const calleeNode = ast.a[id]!;
  if (isNotable(context, calleeNode) || ast.type[calleeNode] === T.Call) {
    const value = context.evaluate(calleeNode);
    // a class is told by its constructor: what its members hold does not matter here
    const callee = value.k === 'object' ? value : closeCallee(context, value);
    sinksOfCall(context, id, callee, sinks);
    if (ast.type[id] !== T.TaggedTemplate) importsOfCall(context, id, callee, sinks.imports);
    callsOf(context, id, callee, calls);
  } else callsOf(context, id, null, calls);
  if (ast.type[id] === T.Call) handedSinks(context, id, sinks);
  if (ast.type[id] === T.Call && mayDecode(context, id)) computed.look(id);
}

/** What is made with any of these is not computed from constants. */
const NO_CONSTANT = ORIGIN.other | OUTSIDE | ORIGIN.param;

/** A decoder of the platform, or one of the file, on constants. */
function mayDecode(context: Context, id: number): boolean {
  const { ast } = context;
  const callee = ast.a[id]!;
  const type = ast.type[callee];
  if ((originOf(context, callee) & NO_CONSTANT) !== 0) return false;
  const name = type === T.Identifier ? ast.name(callee) : type === T.Member ? keyText(context, callee) : null;
  if (name !== null && DECODER_NAMES.has(name)) return isComputable(context, id);
  if (type !== T.Identifier || ast.b[id] === 0) return false;
  return isComputable(context, id) && staticFunctions(context, callee).some((fn) => decodes(context, fn));
}

/** Does a function make text out of its parameters? */
function decodes(context: Context, fn: number): boolean {
  const summary = returnSummary(context, fn);
  return summary !== null && (summary.k === 'call' || summary.k === 'concat' || summary.k === 'any');
}

function unique(imports: readonly ImportFact[]): readonly ImportFact[] {
  const seen = new Set<string>();
  return imports.filter((fact) => {
    const key = `${fact.kind} ${fact.fn} ${fact.spec ?? `@${fact.at}`}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Calls inside the file and into the tree before those into packages. */
function ranked(calls: readonly CallFact[]): readonly CallFact[] {
  if (calls.length <= MAX_CALLS) return calls;
  const local = (fact: CallFact): boolean =>
    fact.target.k === 'function' || (fact.target.k === 'import' && /^[.~@#/]/.test(fact.target.spec));
  return [...calls.filter(local), ...calls.filter((fact) => !local(fact))];
}

function cap<V>(context: Context, list: readonly V[], max: number, what: string): readonly V[] {
  if (list.length <= max) return list;
  context.problems.push({ at: 0, why: `${list.length - max} of ${list.length} ${what} left out` });
  return list.slice(0, max);
}

const MINOR = new Set(['file-read', 'network', 'dynamic-require', 'file-write']);

function capSinks(context: Context, sinks: readonly SinkFact[]): readonly SinkFact[] {
  if (sinks.length <= MAX_SINKS) return sinks;
  const major = sinks.filter((sink) => !MINOR.has(sink.kind));
  return cap(context, [...major, ...sinks.filter((sink) => MINOR.has(sink.kind))], MAX_SINKS, 'sinks');
}

function functionFacts(
  context: Context,
  sinks: readonly SinkFact[],
  calls: readonly CallFact[],
): readonly FunctionFact[] {
  const { ast, functions } = context;
  const mentioned = new Set(context.exported);
  for (const sink of sinks) for (const arg of sink.args) functionsIn(arg, mentioned);
  for (const call of calls) for (const arg of call.args) functionsIn(arg, mentioned);
  const kept = functions.length <= MAX_FUNCTIONS ? functions : keptFunctions(context, mentioned, sinks, calls);
  return kept.map((info) => {
    // what nobody outside can call is resolved inside the file already
    const returns = mentioned.has(info.id) ? returnSummary(context, info.id) : null;
    return {
      id: info.id,
      name: info.name,
      at: info.node === 1 ? 0 : ast.start[info.node]!,
      end: info.node === 1 ? ast.text.length : ast.end[info.node]!,
      parent: info.parent,
      // with its own parameters open: other files put their arguments in
      returns: returns === null ? null : boundValue(returns, RETURN_NODES, 20),
    };
  });
}

/** In a file of very many functions: those with sinks, exports and calls, and what they stand in. */
function keptFunctions(
  context: Context,
  mentioned: ReadonlySet<number>,
  sinks: readonly SinkFact[],
  calls: readonly CallFact[],
): Context['functions'] {
  const keep = new Set<number>([0]);
  const add = (fn: number): void => {
    for (let id = fn; !keep.has(id) && keep.size < MAX_FUNCTIONS; id = context.functions[id]!.parent) keep.add(id);
  };
  for (const sink of sinks) if (!MINOR.has(sink.kind)) add(sink.fn);
  for (const id of mentioned) add(id);
  for (const sink of sinks) add(sink.fn);
  for (const call of calls) {
    add(call.fn);
    if (call.target.k === 'function') add(call.target.fn);
  }
  context.problems.push({
    at: 0,
    why: `${context.functions.length - keep.size} of ${context.functions.length} functions left out`,
  });
  return context.functions.filter((info) => keep.has(info.id));
}
