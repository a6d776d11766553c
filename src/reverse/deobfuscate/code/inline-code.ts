/** Code that came up where an expression was computed, put in the place of the call that would run it, so that it is read like the rest. */
import type { Answer, GuestCode } from '../fold/answer.ts';
import type { Edit } from '../tree/edits.ts';
import { nodeOf, nodesOf, propertyName, readTree, type SyntaxNode, type Tree } from '../tree/tree.ts';

const LONGEST = 4_000_000;
const CALLS: ReadonlySet<string> = new Set(['CallExpression', 'NewExpression']);
const RUNNERS: ReadonlySet<string> = new Set(['call', 'apply', 'bind']);

/** The part of the expression that makes a function of code: `F(code)` of `F(code)()` and of `F(code).call(…)`. */
function maker(node: SyntaxNode): SyntaxNode {
  if (node.type !== 'CallExpression') return node;
  const callee = nodeOf(node['callee']);
  if (callee === null) return node;
  if (CALLS.has(callee.type)) return callee;
  if (callee.type !== 'MemberExpression' || !RUNNERS.has(propertyName(callee) ?? '')) return node;
  const object = nodeOf(callee['object']);
  return object !== null && CALLS.has(object.type) ? object : node;
}

const LEXICAL: ReadonlySet<string> = new Set(['FunctionDeclaration', 'ClassDeclaration', 'VariableDeclaration']);

function evalEdit(tree: Tree, node: SyntaxNode, code: string): Edit | null {
  const inner = readTree(code);
  if (inner === null || inner.module) return null;
  const statements = nodesOf(inner.nodes[0]!['body']);
  const up = tree.nodes[tree.parent[node.at]!]!;
  if (up.type === 'ExpressionStatement') {
    const above = tree.nodes[tree.parent[up.at]!]!;
    const alone = above.type === 'Program' && nodesOf(above['body']).length === 1;
    const listed = above.type === 'Program' || above.type === 'BlockStatement' || above.type === 'SwitchCase';
    const lexical = statements.some((s) => LEXICAL.has(s.type) && s['kind'] !== 'var');
    const text = alone ? code : listed && !lexical ? `/* eval */ ${code}\n;` : `{ /* eval */\n${code}\n}`;
    return { start: up.start, end: up.end, text };
  }
  const only = statements.length === 1 ? statements[0]! : null;
  const expression = only?.type === 'ExpressionStatement' ? nodeOf(only['expression']) : null;
  const text =
    expression === null ? `(function () { /* eval */\n${code}\n})()` : `(/* eval */ ${code.slice(expression.start, expression.end)})`;
  return { start: node.start, end: node.end, text };
}

const PARAMETERS = /^[\s\w$,=.{}[\]\p{ID_Continue}]*$/u;

function functionEdit(node: SyntaxNode, code: GuestCode): Edit | null {
  if (!PARAMETERS.test(code.parameters)) return null;
  const head = code.how === 'AsyncFunction' ? 'async function' : code.how === 'GeneratorFunction' ? 'function*' : 'function';
  const text = `(${head} (${code.parameters}) { /* Function */\n${code.text}\n})`;
  return readTree(text) === null ? null : { start: node.start, end: node.end, text };
}

/** The edit for a node whose computing gave code; null where it gave none, or where it has no safe place. */
export function inlineCode(tree: Tree, node: SyntaxNode, answer: Answer, inlined: string[]): Edit | null {
  if (answer.kind !== 'code') return null;
  const code = answer.codes[answer.codes.length - 1];
  if (code === undefined || code.text.length > LONGEST || code.text.trim() === '') return null;
  const edit = code.how === 'eval' ? evalEdit(tree, node, code.text) : functionEdit(maker(node), code);
  if (edit === null) return null;
  // what grows no smaller with each step never ends
  if (edit.text.length > 3 * (tree.text.length + 1_000)) return null;
  inlined.push(code.text);
  return edit;
}
