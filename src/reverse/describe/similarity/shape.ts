/** The shape of a program: kinds of its nodes in their order, without names, literals, blanks and what formatters and minifiers change. */
import { childrenOf, type Node, parseProgram } from '../facts/javascript/tree.ts';
import { type Expr, parsePython, type Statement } from '../facts/python/parse.ts';
import { insideOf } from '../facts/python/scopes.ts';

const MOST_NODES = 300_000;

/** Wrappers that say nothing, and names and literals themselves. */
const SILENT = new Set([
  'Program',
  'ExpressionStatement',
  'BlockStatement',
  'EmptyStatement',
  'ParenthesizedExpression',
  'ChainExpression',
  'Identifier',
  'Literal',
  'TemplateElement',
  'PrivateIdentifier',
  'VariableDeclaration',
  'SequenceExpression',
  'UnaryExpression',
  'ReturnStatement',
  'BreakStatement',
  'ContinueStatement',
  'Directive',
  'Super',
  'ThisExpression',
]);
const SHORT: Readonly<Record<string, string>> = {
  FunctionDeclaration: 'F',
  FunctionExpression: 'F',
  ArrowFunctionExpression: 'F',
  MethodDefinition: 'F',
  CallExpression: 'C',
  NewExpression: 'N',
  MemberExpression: 'M',
  AssignmentExpression: 'A',
  BinaryExpression: 'B',
  LogicalExpression: 'I',
  UpdateExpression: 'A',
  ForStatement: 'W',
  WhileStatement: 'W',
  DoWhileStatement: 'W',
  ConditionalExpression: 'I',
  IfStatement: 'I',
  VariableDeclarator: 'D',
  ObjectExpression: 'O',
  ArrayExpression: 'Y',
  Property: 'P',
  TemplateLiteral: 'B',
};

export function shapeOf(text: string, kind: string): string[] {
  if (kind === 'python') return pythonShape(parsePython(text));
  if (kind === 'javascript' || kind === 'typescript') {
    const program = parseProgram(text);
    if (program !== null) return javascriptShape(program);
  }
  return tokenShape(text);
}

function javascriptShape(program: Node): string[] {
  const out: string[] = [];
  const stack: Node[] = [program];
  for (let node = stack.pop(); node !== undefined && out.length < MOST_NODES; node = stack.pop()) {
    if (!SILENT.has(node.type)) out.push(wordOf(node));
    const children = childrenOf(node);
    // a sum is one thing, however long: folding and splitting of texts must not count
    for (let i = children.length - 1; i >= 0; i--) {
      const child = children[i];
      if (child !== undefined) stack.push(child);
    }
  }
  return withoutSums(out);
}

/** Minifiers turn comparisons round. */
const OPERATORS: Readonly<Record<string, string>> = {
  '===': 'B=',
  '!==': 'B=',
  '==': 'B=',
  '!=': 'B=',
  '<': 'B<',
  '>': 'B<',
  '<=': 'B<',
  '>=': 'B<',
};

function wordOf(node: Node): string {
  const short = SHORT[node.type];
  if (node.type === 'CallExpression' || node.type === 'NewExpression')
    return `${short}${Math.min(4, Array.isArray(node['arguments']) ? node['arguments'].length : 0)}`;
  if (node.type === 'BinaryExpression' && node['operator'] !== '+')
    return OPERATORS[String(node['operator'])] ?? `B${String(node['operator'])}`;
  return short ?? node.type.replace(/Statement$|Expression$/, '');
}

function withoutSums(words: readonly string[]): string[] {
  return words.filter((word, i) => word !== 'B' || words[i - 1] !== 'B');
}

function pythonShape(statements: readonly Statement[]): string[] {
  const out: string[] = [];
  const blocks: Statement[] = [...statements].reverse();
  for (let one = blocks.pop(); one !== undefined && out.length < MOST_NODES; one = blocks.pop()) {
    if (one.kind !== 'expression') out.push(one.kind);
    const exprs: Expr[] = one.value === null ? [] : [one.value];
    for (let expr = exprs.pop(); expr !== undefined && out.length < MOST_NODES; expr = exprs.pop()) {
      if (expr.t !== 'name' && expr.t !== 'text' && expr.t !== 'number' && expr.t !== 'constant')
        out.push(
          expr.t === 'call'
            ? `call${Math.min(4, expr.args.length + expr.named.length)}`
            : expr.t === 'binary' && expr.operator !== '+'
              ? expr.operator
              : expr.t,
        );
      const inner = insideOf(expr);
      for (let i = inner.length - 1; i >= 0; i--) {
        const part = inner[i];
        if (part !== undefined) exprs.push(part);
      }
    }
    for (let i = one.body.length - 1; i >= 0; i--) {
      const inner = one.body[i];
      if (inner !== undefined) blocks.push(inner);
    }
  }
  return out;
}

/** Kinds of tokens, for languages that are not parsed. */
function tokenShape(text: string): string[] {
  const out: string[] = [];
  for (const match of text
    .slice(0, 1_000_000)
    .matchAll(/([A-Za-z_]\w*)|(\d+)|("[^"\n]{0,400}"|'[^'\n]{0,400}')|([^\s\w])/g)) {
    if (out.length >= MOST_NODES) break;
    out.push(
      match[1] !== undefined ? 'w' : match[2] !== undefined ? 'n' : match[3] !== undefined ? 's' : (match[4] ?? ''),
    );
  }
  return out;
}
