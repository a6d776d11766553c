/** What a file takes from other modules. */
import { constantsOf } from '../fold.ts';
import type { ImportFact } from '../module-facts.ts';
import { F, T } from '../tree/node-type.ts';
import type { Value } from '../value.ts';
import { calleePath, isRequire } from './callee.ts';
import { closedValue, closeParameters } from './close.ts';
import { type Context, functionOf } from './context.ts';

const MAX_SPEC = 2_048;

/** Declarations at the top of the file. */
export function importsOfDeclaration(context: Context, node: number, out: ImportFact[]): void {
  const { ast } = context;
  const place = { fn: 0, at: ast.start[node]! };
  const add = (source: number, kind: ImportFact['kind']): void => {
    if (ast.type[source] === T.String) out.push({ spec: ast.string(source).slice(0, MAX_SPEC), kind, ...place });
  };
  switch (ast.type[node]) {
    case T.Import:
      add(ast.b[node]!, ast.has(node, F.typeOnly) ? 'type' : 'import');
      break;
    case T.ExportNamed:
      if (ast.c[node] !== 0) add(ast.c[node]!, ast.has(node, F.typeOnly) ? 'type' : 'reexport');
      break;
    case T.ExportAll:
      add(ast.b[node]!, ast.has(node, F.typeOnly) ? 'type' : 'reexport');
      break;
    case T.ImportEquals:
      add(ast.b[node]!, 'require');
      break;
    default:
  }
}

/** `require(x)`, `new Worker(x)`, `require.resolve(x)`, `worker.postMessage` is none. */
export function importsOfCall(context: Context, node: number, callee: Value, out: ImportFact[]): void {
  const { ast } = context;
  const first = ast.b[node]!;
  if (first === 0) return;
  if (ast.type[node] === T.Call && (isRequire(callee) || isResolver(callee))) {
    addSpec(context, node, first, 'require', out);
    return;
  }
  const path = callee.k === 'import' || callee.k === 'global' || callee.k === 'get' ? calleePath(callee) : null;
  if (path === null) return;
  const name = path.names.at(-1);
  if (
    ast.type[node] === T.New &&
    (name === 'Worker' || name === 'SharedWorker') &&
    (path.module === null || path.module === 'worker_threads')
  ) {
    if (!evaluates(context, node)) addSpec(context, node, first, 'worker', out);
  } else if (path.module === null && path.names.join('.') === 'process.getBuiltinModule')
    addSpec(context, node, first, 'require', out);
  else if (path.module === 'module' && name === 'register') addSpec(context, node, first, 'dynamic', out);
}

export function importsOfImportCall(context: Context, node: number, out: ImportFact[]): void {
  addSpec(context, node, context.ast.a[node]!, 'dynamic', out);
}

/** `new Worker(code, {eval: true})` takes code, not a file. */
function evaluates(context: Context, node: number): boolean {
  const options = context.ast.list(context.ast.b[node]!)[1];
  const value = options === undefined ? null : context.evaluate(options);
  return (
    value?.k === 'object' && value.props.some(([key, part]) => key === 'eval' && part.k === 'const' && part.v === true)
  );
}

function isResolver(callee: Value): boolean {
  return callee.k === 'get' && callee.key === 'resolve' && isRequire(callee.of);
}

function addSpec(context: Context, node: number, specNode: number, kind: ImportFact['kind'], out: ImportFact[]): void {
  const value = closeParameters(context, context.evaluate(specNode));
  const place = { fn: functionOf(context, node), at: context.ast.start[node]! };
  const specs = constantsOf(value);
  if (specs.length === 0) {
    if (kind !== 'worker' || value.k !== 'unknown')
      out.push({ spec: null, value: closedValue(context, value), kind, ...place });
    return;
  }
  for (const { value: spec } of specs)
    if (!spec.startsWith('data:')) out.push({ spec: spec.slice(0, MAX_SPEC), kind, ...place });
}
