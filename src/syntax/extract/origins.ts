/**
 * Where an expression comes from, as a cheap set of bits: a first look that decides whether a call is worth evaluating. It errs on the side of looking.
 * Most calls of ordinary code touch nothing of interest and end here.
 */
import { F, T } from '../tree/node-type.ts';
import { definitionsOfMember, GLOBAL_OBJECTS, thisHost } from './assignments.ts';
import { type Binding, type Context, type Definition, functionAt } from './context.ts';
import { injectedMember, injectedParameter } from './injected.ts';
import { staticFunctions } from './link-calls.ts';
import { resolveName } from './scopes.ts';
import { isSinkModule } from './sink-table.ts';

/**
 * `module`: a module with sinks; `local`: a file of the tree; `package`: another package; `global`: a global that runs code, starts processes, loads modules or reaches
 * the network; `source`: one that only gives or decodes data.
 */
export const ORIGIN = {
  module: 1,
  global: 2,
  function: 4,
  param: 8,
  literal: 16,
  other: 32,
  source: 64,
  package: 128,
  local: 256,
} as const;
const EVERYTHING = 511;
/** What calls into other modules can come from. */
export const OUTSIDE = ORIGIN.module | ORIGIN.local | ORIGIN.package;
const COMPARING = new Set(['==', '!=', '===', '!==', '<', '<=', '>', '>=', 'in', 'instanceof']);
const PASSES_ON = new Set(['then', 'map', 'forEach', 'find', 'some', 'every', 'filter', 'flatMap', 'finally']);
const MAX_DEPTH = 20;
/** Looks in a file, for each of its nodes: hostile code makes more. */
const LOOKS_PER_NODE = 20;
const LOOKS = 2_000;
const MAX_NAMES = 24;
const MAX_MEMBERS = 12;

/** Globals from which code runs, processes start, modules load, bytes decode or the network is reached. */
const NOTABLE = new Set([
  ...GLOBAL_OBJECTS,
  'eval',
  'execScript',
  'Function',
  'AsyncFunction',
  'GeneratorFunction',
  'require',
  'module',
  '__non_webpack_require__',
  'process',
  'Reflect',
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'EventSource',
  'Worker',
  'SharedWorker',
  'importScripts',
  'WebAssembly',
  'Bun',
  'Deno',
  'navigator',
  'axios',
  '$',
  'jQuery',
  'nodeRequire',
  'nativeRequire',
  '__require',
]); // prettier-ignore
/** Globals that decode or hold data. */
const SOURCES = new Set([
  'Buffer',
  'atob',
  'btoa',
  'unescape',
  'decodeURIComponent',
  'decodeURI',
  'String',
  'TextDecoder',
  'Uint8Array',
  'URL',
  'JSON',
  'Object',
  'Array',
  'Number',
  'parseInt',
  'Math',
]);
/** Members of `process` that only hold data. */
const PROCESS_DATA = new Set([
  'env',
  'argv',
  'platform',
  'cwd',
  'version',
  'versions',
  'exit',
  'on',
  'once',
  'nextTick',
  'stdout',
  'stderr',
  'hrtime',
  'pid',
  'memoryUsage',
  'uptime',
  'emit',
  'exitCode',
]);
const TIMERS = new Set(['setTimeout', 'setInterval', 'setImmediate']);
/** Members that lead to code from anything. */
const NOTABLE_KEYS = new Set(['stdin', 'pipe', 'constructor', '_compile', '__proto__', 'createObjectURL']);
/** Modules of Node whose functions do nothing of interest by themselves. */
const DULL_MODULES = new Set([
  'path',
  'util',
  'os',
  'url',
  'assert',
  'events',
  'string_decoder',
  'querystring',
  'readline',
  'perf_hooks',
  'stream',
  'zlib',
  'crypto',
  'tty',
  'v8',
  'async_hooks',
  'diagnostics_channel',
  'punycode',
  'constants',
]);

export function originOf(context: Context, node: number, depth = 0): number {
  if (node === 0) return 0;
  const { origin } = context.columns;
  const known = origin[node]!;
  if (known !== 0) return known - 1;
  if (depth > MAX_DEPTH || context.originLooks > LOOKS + context.ast.count * LOOKS_PER_NODE) {
    context.originCuts++;
    return EVERYTHING;
  }
  context.originLooks++;
  const cuts = context.originCuts;
  const found = look(context, node, depth);
  // what a limit or a cycle cut may be too much or too little: it is only remembered near the top
  if (depth <= 4 || cuts === context.originCuts) origin[node] = found + 1;
  return found;
}

function look(context: Context, node: number, depth: number): number {
  const { ast } = context;
  switch (ast.type[node]) {
    case T.Identifier:
      return ofName(context, node);
    case T.Member:
      return ofMember(context, node, depth);
    case T.Call:
    case T.New:
      return ofCall(context, node, depth);
    case T.Function:
    case T.Class:
      return ORIGIN.function;
    case T.ImportCall:
      return ORIGIN.module;
    case T.Meta:
      return ORIGIN.global;
    case T.Await:
    case T.Yield:
    case T.Spread:
      return originOf(context, ast.a[node]!, depth + 1);
    case T.Assign:
      return originOf(context, ast.b[node]!, depth + 1);
    case T.Sequence:
      return originOf(context, lastOf(context, ast.a[node]!), depth + 1);
    case T.Logical:
      return originOf(context, ast.a[node]!, depth + 1) | originOf(context, ast.b[node]!, depth + 1);
    case T.Conditional:
      return originOf(context, ast.b[node]!, depth + 1) | originOf(context, ast.c[node]!, depth + 1);
    case T.String:
    case T.Number:
    case T.True:
    case T.False:
    case T.Null:
    case T.Regex:
      return ORIGIN.literal;
    case T.Array:
      return ORIGIN.literal | ofList(context, ast.a[node]!, depth);
    case T.Object:
      return ORIGIN.literal | ofProperties(context, ast.a[node]!, depth);
    case T.Template:
      return ORIGIN.literal | ofList(context, ast.b[node]!, depth);
    case T.Binary:
      return ofBinary(context, node, depth);
    case T.Unary:
      return originOf(context, ast.a[node]!, depth + 1);
    case T.TaggedTemplate:
      return originOf(context, ast.a[node]!, depth + 1) | ORIGIN.literal;
    default:
      return ORIGIN.other;
  }
}

function lastOf(context: Context, first: number): number {
  let at = first;
  while (context.ast.next[at] !== 0) at = context.ast.next[at]!;
  return at;
}

function ofName(context: Context, node: number): number {
  const binding = resolveName(context, node);
  if (binding !== null) return ofBinding(context, binding);
  const name = context.ast.name(node);
  const assigned = context.globals.get(name);
  const own = NOTABLE.has(name) ? ORIGIN.global : SOURCES.has(name) ? ORIGIN.source : ORIGIN.other;
  if (assigned === undefined) return own;
  // `global.require = require`
  const known = context.globalOrigins.get(name);
  if (known === LOOKING) context.originCuts++;
  if (known !== undefined) return own | Math.max(known, 0);
  context.globalOrigins.set(name, LOOKING);
  const origin = ofDefinitions(context, assigned, 0);
  context.globalOrigins.set(name, origin);
  return own | origin;
}

/** Instead of its origin, while a binding is looked at. */
const LOOKING = -2;

function ofBinding(context: Context, binding: Binding): number {
  if (binding.origin >= 0) return binding.origin;
  // a cycle, or a long way from name to name: whoever asks from here looks for himself
  if (binding.origin === LOOKING || context.originDepth >= MAX_NAMES) {
    context.originCuts++;
    return binding.origin === LOOKING ? 0 : EVERYTHING;
  }
  binding.origin = LOOKING;
  context.originDepth++;
  const origin = ofDefinitions(context, binding.defs, 0);
  context.originDepth--;
  binding.origin = origin;
  return origin;
}

function ofModule(spec: string): number {
  const name = spec.startsWith('node:') ? spec.slice(5) : spec;
  if (DULL_MODULES.has(name)) return ORIGIN.other;
  if (isSinkModule(name)) return ORIGIN.module;
  return LOCAL.test(spec) ? ORIGIN.local : ORIGIN.package;
}
const LOCAL = /^(?:[./~#]|@\/)/;

function ofDefinitions(context: Context, defs: readonly Definition[], depth: number): number {
  let origin = 0;
  for (const def of defs) {
    switch (def.kind) {
      case 'function':
      case 'class':
        origin |= ORIGIN.function;
        break;
      case 'import':
        origin |= ofModule(def.spec);
        break;
      case 'value':
      case 'add':
      case 'push':
      case 'element':
        origin |= originOf(context, def.node, depth + 1);
        break;
      case 'param':
        origin |= ORIGIN.param | ofParameter(context, def);
        break;
      case 'enum':
        origin |= ORIGIN.literal;
        break;
      default:
        origin |= ORIGIN.other;
    }
  }
  return origin === 0 ? ORIGIN.other : origin;
}

/** What the file's own calls pass. */
function ofParameter(context: Context, def: Definition): number {
  const { ast } = context;
  const fn = functionAt(context, def.node);
  const sites = fn === undefined ? [] : (context.callSites.get(fn) ?? []);
  const handed = fn === undefined ? [] : (context.handOvers.get(fn) ?? []);
  if (sites.length === 0 && handed.length === 0)
    return injectedOrigin(fn === undefined ? null : injectedParameter(context, fn, def.index));
  let origin = 0;
  for (const { call } of handed.slice(0, MAX_MEMBERS)) {
    // `import('x').then((x) => …)`, `[exec, spawn].forEach((run) => …)`: what it is handed comes from what the method is called on
    const callee = ast.a[call]!;
    origin |=
      ast.type[callee] === T.Member && PASSES_ON.has(ast.keyOf(callee) ?? '')
        ? originOf(context, ast.a[callee]!, 6)
        : ORIGIN.other;
  }
  for (const { call, shift } of sites.slice(0, MAX_MEMBERS)) {
    let arg = ast.b[call]!;
    for (let i = 0; i < def.index + Math.max(0, shift) && arg !== 0; i++) arg = ast.next[arg]!;
    origin |= originOf(context, arg, 6);
  }
  return origin;
}

function injectedOrigin(injected: { readonly spec: string } | null): number {
  if (injected === null) return ORIGIN.other;
  const origin = ofModule(injected.spec);
  return (origin & (ORIGIN.module | ORIGIN.local)) === 0 ? ORIGIN.module : origin;
}

function ofMember(context: Context, node: number, depth: number): number {
  const { ast } = context;
  const key = ast.keyOf(node);
  if (key !== null && NOTABLE_KEYS.has(key)) return ORIGIN.global;
  let origin = originOf(context, ast.a[node]!, depth + 1);
  if (
    key !== null &&
    PROCESS_DATA.has(key) &&
    ast.type[ast.a[node]!] === T.Identifier &&
    ast.name(ast.a[node]!) === 'process'
  )
    origin = ORIGIN.source;
  const defs = definitionsOfMember(context, node);
  if (defs.length > 0) origin |= ofDefinitions(context, defs, depth + 1);
  else if (ast.type[ast.a[node]!] === T.This && key !== null) {
    const host = thisHost(ast, node);
    if (host !== 0) origin |= ofField(context, host, key, depth);
  }
  // `window.x`: only the notable ones
  if (
    (origin & ORIGIN.global) !== 0 &&
    key !== null &&
    ast.type[ast.a[node]!] === T.Identifier &&
    GLOBAL_OBJECTS.has(ast.name(ast.a[node]!)) &&
    !NOTABLE.has(key) &&
    !TIMERS.has(key)
  ) {
    origin =
      (origin & ~ORIGIN.global) |
      (context.globals.has(key) ? ofDefinitions(context, context.globals.get(key)!, depth + 1) : ORIGIN.other);
  }
  return origin;
}

function ofField(context: Context, holder: number, key: string, depth: number): number {
  const { ast } = context;
  if (ast.type[holder] !== T.Class) return 0;
  let origin = 0;
  for (let member = ast.c[holder]!; member !== 0; member = ast.next[member]!) {
    if (ast.type[member] === T.Field && ast.keyOf(member) === key && !ast.has(member, F.computed))
      origin |= originOf(context, ast.b[member]!, depth + 1);
  }
  if (origin !== 0) return origin;
  const injected = injectedMember(context, holder, key);
  return injected === null ? 0 : injectedOrigin(injected);
}

function ofCall(context: Context, node: number, depth: number): number {
  const { ast } = context;
  const callee = ast.a[node]!;
  if (ast.type[callee] === T.Identifier && ast.name(callee) === 'require' && resolveName(context, callee) === null) {
    const spec = ast.b[node]!;
    if (ast.type[spec] === T.String) {
      return ofModule(ast.string(spec));
    }
    return ORIGIN.module | ORIGIN.global | ofList(context, spec, depth + 2);
  }
  // what an ordinary package returns leads to no sink
  let origin = originOf(context, callee, depth + 1);
  if ((origin & ORIGIN.package) !== 0) origin = (origin & ~ORIGIN.package) | ORIGIN.other;
  origin |= ofList(context, ast.b[node]!, depth + 2);
  return origin | ofReturned(context, node, callee, depth);
}

const MAKES = new Set(['map', 'flatMap', 'then']);

/** `const cp = load('child_process')`, `names.map((name) => require(name))`: a module that a function of the file gives. */
function ofReturned(context: Context, node: number, callee: number, depth: number): number {
  const { ast } = context;
  let fns: readonly number[] = [];
  if (ast.type[callee] === T.Identifier) fns = staticFunctions(context, callee);
  else if (ast.type[callee] === T.Member && ast.b[node] !== 0 && MAKES.has(ast.keyOf(callee) ?? ''))
    fns = staticFunctions(context, ast.b[node]!);
  if (fns.length === 0) return 0;
  if (depth > 3) {
    context.originCuts++;
    return 0;
  }
  let origin = 0;
  for (const fn of fns.slice(0, 2)) {
    const info = context.functions[fn]!;
    if (info.returned === -1) {
      info.returned = 0;
      let own = 0;
      for (const value of info.returns.slice(0, 3)) own |= originOf(context, value, 5);
      info.returned = own & (ORIGIN.module | ORIGIN.local);
    }
    origin |= info.returned;
  }
  return origin;
}

function ofList(context: Context, first: number, depth: number): number {
  const { ast } = context;
  let origin = 0;
  let count = 0;
  for (let item = first; item !== 0 && count < MAX_MEMBERS; item = ast.next[item]!, count++)
    origin |= originOf(context, item, depth + 1);
  return origin;
}

function ofProperties(context: Context, first: number, depth: number): number {
  const { ast } = context;
  let origin = 0;
  let count = 0;
  for (let p = first; p !== 0 && count < MAX_MEMBERS; p = ast.next[p]!, count++) {
    origin |= originOf(context, ast.type[p] === T.Property ? ast.b[p]! : ast.a[p]!, depth + 2);
  }
  return origin;
}

function ofBinary(context: Context, node: number, depth: number): number {
  const { ast } = context;
  if (ast.operator(node) !== '+')
    return COMPARING.has(ast.operator(node))
      ? ORIGIN.other
      : originOf(context, ast.a[node]!, depth + 1) | originOf(context, ast.b[node]!, depth + 1);
  let origin = 0;
  let left = node;
  for (let count = 0; count < 64 && ast.type[left] === T.Binary && ast.operator(left) === '+'; count++) {
    origin |= originOf(context, ast.b[left]!, depth + 1);
    if ((origin & ORIGIN.other) !== 0) return origin;
    left = ast.a[left]!;
  }
  return origin | (ast.type[left] === T.Binary ? ORIGIN.literal : originOf(context, left, depth + 1));
}

/** Is a callee worth evaluating? */
export function isNotable(context: Context, callee: number): boolean {
  const { ast } = context;
  if (ast.type[callee] === T.Identifier && TIMERS.has(ast.name(callee))) return true;
  return (originOf(context, callee) & (OUTSIDE | ORIGIN.global)) !== 0;
}

/** Can it be a constant that the file computes? */
export function isComputable(context: Context, node: number): boolean {
  const origin = originOf(context, node);
  return (origin & ORIGIN.literal) !== 0 && (origin & (ORIGIN.other | OUTSIDE | ORIGIN.param)) === 0;
}

/** Could its value matter to anyone outside the file? Not where it comes from nothing but local computation on unknown things. */
export function isTelling(context: Context, node: number): boolean {
  const origin = originOf(context, node);
  return (
    (origin & (ORIGIN.module | ORIGIN.local | ORIGIN.global | ORIGIN.function | ORIGIN.param | ORIGIN.source)) !== 0 ||
    (origin & ORIGIN.other) === 0
  );
}
