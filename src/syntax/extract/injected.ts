/**
 * What dependency injection puts into a class: `constructor(private readonly http: HttpService)`, `constructor(http: HttpService)`, `@Inject() http: HttpService`.
 * Nobody in the file calls the constructor; the type says what comes. Types are not in the tree, so they are read from the text.
 */
import { F, T } from '../tree/node-type.ts';
import { bindingIn, type Context, type Definition, functionAt } from './context.ts';

const TYPE_AFTER = /^\s{0,8}[?!]?\s{0,8}:\s{0,8}([A-Za-z_$][\w$]{0,80})/;
const MODIFIER_BEFORE = /\b(?:private|public|protected|readonly)\s{1,8}$/;

/** The imported class that the type of a parameter or field names. */
export function typeImport(context: Context, name: number): Definition | null {
  const { ast } = context;
  const end = ast.end[name]!;
  const found = TYPE_AFTER.exec(ast.text.slice(end, end + 110))?.[1];
  if (found === undefined) return null;
  return bindingIn(context, 1, found)?.defs.find((def) => def.kind === 'import') ?? null;
}

/** The parameter property (or typed field without a value) of a class that a member is. */
export function injectedMember(context: Context, classNode: number, key: string): Definition | null {
  const { ast } = context;
  for (let member = ast.c[classNode]!; member !== 0; member = ast.next[member]!) {
    if (ast.type[member] === T.Field && ast.b[member] === 0 && ast.keyOf(member) === key)
      return typeImport(context, ast.a[member]!);
    if (ast.type[member] !== T.Method || !ast.has(member, F.constructor)) continue;
    for (let param = ast.b[ast.b[member]!]!; param !== 0; param = ast.next[param]!) {
      if (ast.type[param] !== T.Identifier || ast.name(param) !== key) continue;
      const start = ast.start[param]!;
      if (MODIFIER_BEFORE.test(ast.text.slice(Math.max(0, start - 20), start))) return typeImport(context, param);
    }
  }
  return null;
}

/** Type of a constructor's parameter that nobody in the file passes. */
export function injectedParameter(context: Context, fn: number, index: number): Definition | null {
  const { ast } = context;
  const node = context.functions[fn]?.node ?? 0;
  const method = ast.parent[node] ?? 0;
  if (node === 0 || ast.type[node] !== T.Function || ast.type[method] !== T.Method || !ast.has(method, F.constructor))
    return null;
  const param = ast.list(ast.b[node]!)[index];
  return param === undefined || ast.type[param] !== T.Identifier || functionAt(context, node) !== fn
    ? null
    : typeImport(context, param);
}
