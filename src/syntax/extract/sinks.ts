/** Which calls run code, start processes, reach files or the network, in whatever spelling. */
import { UNKNOWN } from '../fold/build.ts';
import type { ImportFact, SinkFact, SinkKind } from '../module-facts.ts';
import { T } from '../tree/node-type.ts';
import type { Value } from '../value.ts';
import { deliveredValue } from './callbacks.ts';
import { calleePath, isFunctionConstructor, isRequire } from './callee.ts';
import { closedValue, closeParameters } from './close.ts';
import { conditionsOf } from './conditions.ts';
import { type Context, functionOf } from './context.ts';
import { nodeScript, stdinCode } from './node-command.ts';
import { isNotable } from './origins.ts';
import { isNetwork, sinkRule } from './sink-table.ts';
import { argumentValues } from './values.ts';

export interface FoundSink {
  readonly kind: SinkKind;
  readonly spelling: string;
  readonly args: readonly Value[];
}

/** A sink as found, before its arguments are closed. */
export interface Sinks {
  readonly sinks: SinkFact[];
  readonly imports: ImportFact[];
}

const DECODERS = new Set(['base64', 'hex', 'xor', 'reversed', 'char-codes', 'percent', 'split']);

export function sinksOfCall(context: Context, node: number, callee: Value, out: Sinks): void {
  const { ast } = context;
  const found: FoundSink[] = [];
  for (const one of callee.k === 'any' ? callee.of : [callee]) {
    const sink =
      ast.type[node] === T.TaggedTemplate
        ? taggedSink(context, node, one)
        : match(context, one, () => argumentValues(context, node), ast.type[node] === T.New);
    if (sink !== null && !found.some((seen) => seen.kind === sink.kind && seen.spelling === sink.spelling))
      found.push(sink);
  }
  for (const sink of found) write(context, node, sink, out);
}

function write(context: Context, node: number, sink: FoundSink, out: Sinks): void {
  const { ast } = context;
  const place = { fn: functionOf(context, node), at: ast.start[node]! };
  const args = sink.args.map((arg) => closedValue(context, arg));
  if (sink.kind === 'child-process') started(context, node, sink, args, out);
  out.sinks.push({
    kind: sink.kind,
    ...place,
    end: ast.end[node]!,
    args,
    spelling: sink.spelling,
    conditions: conditionsOf(context, node),
  });
}

/** A process: does it run a script of the tree, or code that is handed over? */
function started(context: Context, node: number, sink: FoundSink, args: readonly Value[], out: Sinks): void {
  const { ast } = context;
  const place = { fn: functionOf(context, node), at: ast.start[node]! };
  const forked =
    sink.spelling.endsWith('fork') || sink.spelling.endsWith('execaNode') || sink.spelling === 'execa.node';
  for (const script of nodeScript(args, forked)) {
    if (script.k === 'const' && typeof script.v === 'string')
      out.imports.push({ spec: script.v, kind: 'spawn', ...place });
    else out.imports.push({ spec: null, value: script, kind: 'spawn', ...place });
  }
  const code = stdinCode(args);
  if (code !== null) {
    out.sinks.push({
      kind: 'node-stdin',
      ...place,
      end: ast.end[node]!,
      args: [code, ...args.slice(0, 2)],
      spelling: `${sink.spelling} -e`,
      conditions: conditionsOf(context, node),
    });
  }
}

function taggedSink(context: Context, node: number, callee: Value): FoundSink | null {
  const path = calleePath(callee);
  const found = path === null ? null : sinkRule(path);
  if (found === null || found.rule.kind !== 'child-process') return null;
  const value = context.evaluate(node);
  return { kind: 'child-process', spelling: found.spelling, args: value.k === 'call' ? value.args : [value] };
}

/** What a call of `callee` is, if it is a sink. */
function match(
  context: Context,
  callee: Value,
  args: () => readonly Value[],
  isNew: boolean,
  depth = 0,
): FoundSink | null {
  if (
    callee.k === 'function' ||
    callee.k === 'const' ||
    callee.k === 'array' ||
    callee.k === 'unknown' ||
    callee.k === 'object' ||
    depth > 4
  )
    return null;
  if (callee.k === 'param') {
    const closed = closeParameters(context, callee);
    return closed.k === 'param' || closed.k === 'unknown'
      ? null
      : firstOf(closed, (one) => match(context, one, args, isNew, depth + 1));
  }
  if (callee.k === 'any') return firstOf(callee, (one) => match(context, one, args, isNew, depth + 1));
  if (callee.k === 'get' && callee.key !== null) {
    const indirect = indirectly(context, callee.of, callee.key, args, depth);
    if (indirect !== undefined) return indirect;
  }
  if (isFunctionConstructor(callee)) return constructorSink(callee, args(), isNew);
  if (isRequire(callee)) return requireSink(args(), 'require');
  const path = calleePath(callee);
  if (path !== null) {
    const known = knownSink(context, path.module, path.names, args);
    if (known !== undefined) return known;
    const found = sinkRule(path);
    if (found !== null)
      return { kind: found.rule.kind, spelling: found.spelling, args: picked(found.rule.args, args()) };
  }
  return methodSink(callee, args);
}

/** The arguments that a rule names, without those that are missing at the end. */
function picked(indexes: readonly number[], args: readonly Value[]): readonly Value[] {
  const out = indexes.map((index) => args[index]);
  while (out.length > 0 && out.at(-1) === undefined) out.pop();
  return out.map((arg) => arg ?? UNKNOWN);
}

function firstOf(value: Value, look: (one: Value) => FoundSink | null): FoundSink | null {
  for (const one of value.k === 'any' ? value.of : [value]) {
    const found = look(one);
    if (found !== null) return found;
  }
  return null;
}

/** `f.call(self, …)`, `f.apply(self, […])`, `f.bind(…)(…)`, `Reflect.apply(f, self, […])`; undefined where it is none of these. */
function indirectly(
  context: Context,
  of: Value,
  key: string,
  args: () => readonly Value[],
  depth: number,
): FoundSink | null | undefined {
  if (key === 'call') return match(context, of, () => args().slice(1), false, depth + 1) ?? undefined;
  if (key === 'apply' && of.k === 'global' && of.name === 'Reflect') {
    const target = args()[0];
    return target === undefined ? null : match(context, target, () => listOf(args()[2]), false, depth + 1);
  }
  if (key === 'construct' && of.k === 'global' && of.name === 'Reflect') {
    const target = args()[0];
    return target === undefined ? null : match(context, target, () => listOf(args()[1]), true, depth + 1);
  }
  if (key === 'apply') return match(context, of, () => listOf(args()[1]), false, depth + 1) ?? undefined;
  return undefined;
}

function listOf(value: Value | undefined): readonly Value[] {
  if (value === undefined) return [];
  return value.k === 'array' ? value.items : [{ k: 'get', of: value, key: '0' }];
}

function constructorSink(callee: Value, args: readonly Value[], isNew: boolean): FoundSink | null {
  const code = args.at(-1);
  if (code === undefined) return null;
  return {
    kind: 'function-constructor',
    spelling: `${isNew ? 'new ' : ''}${spellConstructor(callee)}`,
    args: [code, ...args.slice(0, -1)],
  };
}

function spellConstructor(callee: Value): string {
  if (callee.k === 'global') return callee.name;
  if (callee.k !== 'get') return 'Function';
  if (callee.of.k === 'global' && callee.of.name === 'Function') return 'Function.constructor';
  if (callee.of.k === 'get' && callee.of.key === 'constructor') return 'constructor.constructor';
  if (callee.of.k === 'call') return 'getPrototypeOf(function).constructor';
  return 'function.constructor';
}

/** `require`/`import` of something that is not plainly constant. */
export function requireSink(args: readonly Value[], spelling: string): FoundSink | null {
  const spec = args[0];
  if (spec === undefined || !isDynamic(spec)) return null;
  return { kind: 'dynamic-require', spelling, args: [spec] };
}

function isDynamic(spec: Value): boolean {
  if (spec.k !== 'const') return spec.k !== 'any' || spec.of.some(isDynamic);
  return (
    (spec.how?.some((step) => DECODERS.has(step)) ?? false) ||
    (typeof spec.v === 'string' && spec.v.startsWith('data:'))
  );
}

/** Sinks that need more than a table. */
function knownSink(
  context: Context,
  module: string | null,
  names: readonly string[],
  args: () => readonly Value[],
): FoundSink | null | undefined {
  const joined = names.join('.');
  if (module === null) {
    if (joined === 'eval' || joined === 'execScript')
      return args().length === 0 ? null : { kind: 'eval', spelling: joined, args: [args()[0]!] };
    if (joined === 'import') return requireSink(args(), 'import');
    if (joined === 'importScripts') return { kind: 'worker', spelling: joined, args: [args()[0] ?? UNKNOWN] };
    if (joined === 'setTimeout' || joined === 'setInterval' || joined === 'setImmediate')
      return timerSink(context, joined, args());
    if (joined === 'Worker' || joined === 'SharedWorker') return workerSink(args(), joined);
    return undefined;
  }
  if (module === 'worker_threads' && names.at(-1) === 'Worker') return workerSink(args(), 'worker_threads.Worker');
  if (module === 'timers' && (joined === 'setTimeout' || joined === 'setInterval'))
    return timerSink(context, joined, args());
  return undefined;
}

function timerSink(context: Context, spelling: string, args: readonly Value[]): FoundSink | null {
  const [given] = args;
  if (given === undefined) return null;
  const code = given.k === 'param' || given.k === 'get' ? closeParameters(context, given) : given;
  const text = (code.k === 'const' && typeof code.v === 'string') || code.k === 'concat' || isText(code);
  return text ? { kind: 'timer-string', spelling, args: [code] } : null;
}

const TEXT_METHODS = new Set([
  'text',
  'toString',
  'trim',
  'join',
  'slice',
  'substring',
  'substr',
  'replace',
  'replaceAll',
  'concat',
  'decode',
  'reverse',
  'split',
]);
const TEXT_GLOBALS = new Set(['atob', 'decodeURIComponent', 'decodeURI', 'unescape', 'String']);
const NO_TEXT =
  /^(?:destroy|abort|end|resume|pause|close|cancel|emit|json|text|unref|ref|req|bind|call|apply|get|post|request)$/;

/** Is it plainly text: made by a method of texts, or read from an answer? Timers are handed functions otherwise. */
function isText(value: Value, depth = 0): boolean {
  if (depth > 12) return false;
  switch (value.k) {
    case 'any':
      return value.of.some((one) => isText(one, depth + 1));
    case 'call':
      if (value.isNew === true) return false;
      if (value.callee.k === 'global') return TEXT_GLOBALS.has(value.callee.name);
      return value.callee.k === 'get' && TEXT_METHODS.has(value.callee.key ?? '');
    case 'get':
      return value.key !== null && !NO_TEXT.test(value.key) && isAnswer(value.of, depth + 1);
    case 'delivered':
      return isAnswer(value, depth + 1) && value.by.k === 'call' && value.by.callee.k === 'get';
    default:
      return false;
  }
}

/** What a request gave, or a part of it. */
function isAnswer(value: Value, depth: number): boolean {
  if (depth > 12) return false;
  switch (value.k) {
    case 'call':
      return (
        (value.isNew !== true && isNetwork(value.callee)) ||
        (value.callee.k === 'get' && isAnswer(value.callee.of, depth + 1))
      );
    case 'get':
      return isAnswer(value.of, depth + 1);
    case 'delivered':
      return isAnswer(value.by, depth + 1);
    case 'any':
      return value.of.some((one) => isAnswer(one, depth + 1));
    default:
      return false;
  }
}

function workerSink(args: readonly Value[], spelling: string): FoundSink | null {
  const [code, options] = args;
  if (code === undefined) return null;
  const evaluated =
    options?.k === 'object' &&
    options.props.some(([key, value]) => key === 'eval' && value.k === 'const' && value.v === true);
  const data = code.k === 'const' && typeof code.v === 'string' && /^(?:data|blob):/.test(code.v);
  if (evaluated || data || isBlobUrl(code))
    return { kind: 'worker', spelling: evaluated ? `${spelling} eval` : spelling, args: [code] };
  return null;
}

/** `URL.createObjectURL(new Blob([code]))` */
function isBlobUrl(value: Value): boolean {
  return value.k === 'call' && value.callee.k === 'get' && value.callee.key === 'createObjectURL';
}

/** Methods that are sinks on whatever they are called. */
function methodSink(callee: Value, args: () => readonly Value[]): FoundSink | null {
  if (callee.k !== 'get' || callee.key === null) return null;
  const { of, key } = callee;
  if (key === '_compile') return { kind: 'module-compile', spelling: 'module._compile', args: args().slice(0, 2) };
  if ((key === 'write' || key === 'end') && of.k === 'get' && of.key === 'stdin' && args()[0] !== undefined)
    return stdinSink(of.of, args()[0]!, `stdin.${key}`);
  if (key === 'pipe') {
    const target = args()[0];
    if (target?.k === 'get' && target.key === 'stdin') return stdinSink(target.of, of, 'pipe(stdin)');
  }
  return null;
}

/** Something is written into the standard input of a process that this file started. */
function stdinSink(process: Value, data: Value, spelling: string): FoundSink | null {
  for (const one of process.k === 'any' ? process.of : [process]) {
    if (one.k !== 'call') continue;
    const path = calleePath(one.callee);
    if (path !== null && sinkRule(path)?.rule.kind === 'child-process')
      return { kind: 'node-stdin', spelling, args: [data, ...one.args.slice(0, 2)] };
  }
  return null;
}

/** Methods that call what they are handed with what is promised, listed or emitted: by the place of that argument. */
const HANDS: ReadonlyMap<string, number> = new Map([
  ['then', 0],
  ['catch', 0],
  ['map', 0],
  ['forEach', 0],
  ['flatMap', 0],
  ['subscribe', 0],
  ['on', 1],
  ['once', 1],
  ['addListener', 1],
  ['tap', 0],
]);
const HANDED: ReadonlySet<SinkKind> = new Set(['eval', 'function-constructor', 'vm', 'module-compile', 'timer-string']);

/** `.then(eval)`, `.then(Function)`, `.then(vm.runInThisContext)`: a sink that is handed over and called elsewhere. */
export function handedSinks(context: Context, node: number, out: Sinks): void {
  const { ast } = context;
  const callee = ast.a[node]!;
  if (ast.type[callee] !== T.Member) return;
  const index = HANDS.get(ast.keyOf(callee) ?? '');
  if (index === undefined) return;
  let arg = ast.b[node]!;
  for (let i = 0; i < index && arg !== 0; i++) arg = ast.next[arg]!;
  const type = ast.type[arg];
  if (arg === 0 || (type !== T.Identifier && type !== T.Member && type !== T.Sequence && type !== T.Call)) return;
  if (!isNotable(context, arg)) return;
  const target = closeParameters(context, context.evaluate(arg));
  // `list.map(Function)` makes nothing of anything: only promises are run that way
  for (const one of target.k === 'any' ? target.of : [target]) {
    if (one.k !== 'global' && one.k !== 'get' && one.k !== 'import') continue;
    const found = match(context, one, () => [deliveredValue(context, node, index, 0)], false);
    if (found !== null && HANDED.has(found.kind)) write(context, node, found, out);
  }
}

/** `import(x)` */
export function sinkOfImportCall(context: Context, node: number, out: Sinks): void {
  const spec = closeParameters(context, context.evaluate(context.ast.a[node]!));
  const sink = requireSink([spec], 'import');
  if (sink !== null) write(context, node, sink, out);
}
