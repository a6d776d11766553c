/** The statements of a module's top level. */
import type { StatementFact } from '../module-facts.ts';
import { F, T } from '../tree/node-type.ts';
import type { Context } from './context.ts';
import { exportPath } from './exports.ts';

const FIRST = 400;
const LAST = 100;

export function statementFacts(context: Context): readonly StatementFact[] {
  const { ast } = context;
  const nodes: number[] = [];
  for (let id = ast.a[1]!; id !== 0; id = ast.next[id]!)
    if (ast.type[id] !== T.Nothing || ast.end[id]! - ast.start[id]! > 1) nodes.push(id);
  const kept = nodes.length <= FIRST + LAST ? nodes : [...nodes.slice(0, FIRST), ...nodes.slice(-LAST)];
  return kept.map((id) => ({ at: ast.start[id]!, end: ast.end[id]!, kind: kindOf(context, id) }));
}

function kindOf(context: Context, id: number): StatementFact['kind'] {
  const { ast } = context;
  switch (ast.type[id]) {
    case T.Import:
    case T.ImportEquals:
      return 'import';
    case T.ExportNamed:
    case T.ExportDefault:
    case T.ExportAll:
    case T.ExportAssign:
      return 'exports';
    case T.VarDeclaration:
    case T.Function:
    case T.Class:
    case T.Enum:
    case T.Namespace:
    case T.Nothing:
      return 'declaration';
    case T.ExpressionStatement:
      return expressionKind(context, id);
    default:
      return 'runs';
  }
}

function expressionKind(context: Context, id: number): StatementFact['kind'] {
  const { ast } = context;
  const expression = ast.a[id]!;
  if (ast.has(id, F.directive) || ast.type[expression] === T.String) return 'directive';
  if (ast.type[expression] === T.Assign && exportPath(context, ast.a[expression]!) !== null) return 'exports';
  if (ast.type[expression] === T.Call) {
    const first = ast.b[expression]!;
    if (
      first !== 0 &&
      ast.type[ast.a[expression]!] === T.Member &&
      ast.keyOf(ast.a[expression]!) === 'defineProperty' &&
      exportPath(context, first) !== null
    )
      return 'exports';
  }
  return 'runs';
}
