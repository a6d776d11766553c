/** What a file gives to other modules. */
import { mkGet, mkImport } from '../fold/build.ts';
import type { ExportFact } from '../module-facts.ts';
import { F, T } from '../tree/node-type.ts';
import type { Value } from '../value.ts';
import { rootOf } from './assignments.ts';
import { bindingValue } from './bindings.ts';
import { closedValue } from './close.ts';
import type { Context } from './context.ts';
import { eachTarget, resolveName } from './scopes.ts';

/** Raw values by export name, in the order of the source. */
export interface RawExport {
  readonly name: string;
  readonly value: Value;
}

const MAX_EXPORTS = 2_000;

export function collectExports(context: Context): readonly RawExport[] {
  const { ast } = context;
  const out: RawExport[] = [];
  const add = (name: string, value: Value): void => {
    if (out.length < MAX_EXPORTS) out.push({ name, value });
  };
  for (let id = 2; id < ast.count; id++) {
    switch (ast.type[id]) {
      case T.ExportNamed:
        if (!ast.has(id, F.typeOnly)) exportNamed(context, id, add);
        break;
      case T.ExportDefault:
        add('default', context.evaluate(ast.a[id]!));
        break;
      case T.ExportAll:
        if (ast.b[id] !== 0)
          add(ast.a[id] === 0 ? '*' : (ast.key(ast.a[id]!, false) ?? '*'), mkImport(ast.string(ast.b[id]!), '*'));
        break;
      case T.ExportAssign:
        add('*', context.evaluate(ast.a[id]!));
        break;
      case T.Assign:
        exportAssignment(context, id, add);
        break;
      case T.Call:
        exportCall(context, id, add);
        break;
      default:
    }
  }
  return out;
}

type Add = (name: string, value: Value) => void;

function exportNamed(context: Context, id: number, add: Add): void {
  const { ast } = context;
  const declaration = ast.a[id]!;
  if (ast.type[declaration] === T.VarDeclaration) {
    for (let d = ast.a[declaration]!; d !== 0; d = ast.next[d]!) {
      eachTarget(ast, ast.a[d]!, [], (target) => {
        const binding = resolveName(context, target);
        if (binding !== null) add(binding.name, bindingValue(context, binding));
      });
    }
  } else if (declaration !== 0 && ast.a[declaration] !== 0 && ast.type[ast.a[declaration]!] === T.Identifier) {
    const binding = resolveName(context, ast.a[declaration]!);
    if (binding !== null) add(binding.name, bindingValue(context, binding));
  }
  const source = ast.c[id] === 0 ? null : ast.string(ast.c[id]!);
  for (let s = ast.b[id]!; s !== 0; s = ast.next[s]!) {
    if (ast.has(s, F.typeOnly)) continue;
    const local = ast.a[s]!;
    const exported = ast.key(ast.b[s] === 0 ? local : ast.b[s]!, false) ?? '';
    if (source !== null) add(exported, mkImport(source, ast.key(local, false) ?? ''));
    else add(exported, context.evaluate(local));
  }
}

/** Path below `module.exports`; null where a member is no export. `[]` is the whole. */
export function exportPath(context: Context, target: number): readonly string[] | null {
  const { ast } = context;
  const type = ast.type[target];
  if (type !== T.Member && type !== T.Identifier) return null;
  let root = target;
  while (ast.type[root] === T.Member) root = ast.a[root]!;
  const first = ast.text.charCodeAt(ast.start[root]!);
  // exports, module, this, globalThis …
  if (ast.type[root] !== T.This && first !== 101 && first !== 109) return null;
  const found = rootOf(context, target);
  if (found === null || found.root.kind !== 'global') return null;
  if (found.root.name === 'exports') return found.path;
  if (found.root.name === 'module' && found.path[0] === 'exports') return found.path.slice(1);
  if (found.root.name === 'this' && found.path.length > 0) return found.path;
  return null;
}

function exportAssignment(context: Context, id: number, add: Add): void {
  const { ast } = context;
  if (ast.operator(id) !== '=') return;
  const path = exportPath(context, ast.a[id]!);
  if (path === null || path.length > 1) return;
  if (path.length === 0 && ast.type[ast.a[id]!] === T.Identifier) return; // exports = …
  let right = ast.b[id]!;
  while (ast.type[right] === T.Assign) right = ast.b[right]!;
  const value = context.evaluate(right);
  if (path.length === 1 && value.k === 'const' && value.v === null) return; // exports.a = void 0
  add(path[0] ?? '*', value);
}

/** `Object.defineProperty(exports, 'a', {get: …})`, `Object.assign(module.exports, {…})`, `__exportStar(require('./x'), exports)`, `__export(x, {a: () => a})` */
function exportCall(context: Context, id: number, add: Add): void {
  const { ast } = context;
  const callee = ast.a[id]!;
  if (ast.b[id] === 0) return;
  const type = ast.type[callee];
  if (type === T.Identifier && ast.text.charCodeAt(ast.start[callee]!) !== 95) return;
  const name = type === T.Member ? ast.keyOf(callee) : type === T.Identifier ? ast.name(callee) : null;
  if (name === null || !EXPORTERS.has(name)) return;
  const [first, second, third] = ast.list(ast.b[id]!);
  if (first === undefined || second === undefined) return;
  if (name === 'defineProperty' && third !== undefined && exportPath(context, first)?.length === 0) {
    const key = context.evaluate(second);
    const descriptor = context.evaluate(third);
    if (key.k === 'const' && typeof key.v === 'string' && key.v !== '__esModule')
      add(key.v, described(context, descriptor));
  } else if (name === 'assign' && exportPath(context, first)?.length === 0) add('*', context.evaluate(second));
  else if (name === '__exportStar') add('*', context.evaluate(first));
  else if (name === '__export' || name === '_export' || name === '__defExports') exportGetters(context, second, add);
}

const EXPORTERS = new Set(['defineProperty', 'assign', '__exportStar', '__export', '_export', '__defExports']);

function described(context: Context, descriptor: Value): Value {
  const value = mkGet(descriptor, 'value');
  if (value.k !== 'get') return value;
  const getter = mkGet(descriptor, 'get');
  return getter.k === 'function' ? returned(context, getter.fn) : getter;
}

function returned(context: Context, fn: number): Value {
  const first = context.functions[fn]?.returns[0];
  return first === undefined ? { k: 'function', fn } : context.evaluate(first);
}

function exportGetters(context: Context, node: number, add: Add): void {
  const value = context.evaluate(node);
  if (value.k !== 'object') return;
  for (const [key, getter] of value.props) if (getter.k === 'function') add(key, returned(context, getter.fn));
}

export function exportFacts(context: Context, raw: readonly RawExport[]): readonly ExportFact[] {
  return raw.map(({ name, value }) => ({ name, value: closedValue(context, value) }));
}

/** Ids of the functions that a value holds. */
export function functionsIn(value: Value, out: Set<number>, budget = { left: 2_000 }): void {
  if (--budget.left < 0) return;
  switch (value.k) {
    case 'function':
      out.add(value.fn);
      break;
    case 'array':
      for (const item of value.items) functionsIn(item, out, budget);
      break;
    case 'object':
      for (const [, part] of value.props) functionsIn(part, out, budget);
      break;
    case 'call':
      for (const part of value.args) functionsIn(part, out, budget);
      break;
    case 'any':
      for (const part of value.of) functionsIn(part, out, budget);
      break;
    default:
  }
}
