/** Does a text parse as JavaScript that does something? A name, a number or a sum parses too, and says nothing. */
import { parse } from 'meriyah';

const MOST_UNITS = 300_000;
const IDLE: ReadonlySet<string> = new Set([
  'Identifier',
  'Literal',
  'TemplateLiteral',
  'BinaryExpression',
  'UnaryExpression',
  'LogicalExpression',
  'MemberExpression',
  'SequenceExpression',
  'ConditionalExpression',
  'UpdateExpression',
]);

export function parsesAsProgram(text: string): boolean {
  if (text.length > MOST_UNITS) return false;
  for (const sourceType of ['commonjs', 'module'] as const) {
    try {
      const { body } = parse(text, { sourceType, next: true, webcompat: true });
      if (body.length > 0) return body.some((statement) => !isIdle(statement));
    } catch {
      // the other form; deep nesting ends here too
    }
  }
  return false;
}

function isIdle(statement: { readonly type: string; readonly expression?: unknown }): boolean {
  if (statement.type === 'EmptyStatement' || statement.type === 'LabeledStatement') return true;
  if (statement.type !== 'ExpressionStatement') return false;
  const expression = statement.expression as { readonly type: string } | undefined;
  return expression === undefined || IDLE.has(expression.type);
}
