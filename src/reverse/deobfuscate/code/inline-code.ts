/** Code that came up where an expression was computed, put in the place of the call that would run it, so that it is read like the rest. */
import type { Answer, GuestCode } from '../fold/answer.ts';
import type { Edit } from '../tree/edits.ts';
import { nodeOf, nodesOf, propertyName, readTree, type SyntaxNode, type Tree } from '../tree/tree.ts';

const LONGEST = 4_000_000;
const CALLS: ReadonlySet<string> = new Set(['CallExpression', 'NewExpression']);
const RUNNERS: ReadonlySet<string> = new Set(['call', 'apply', 'bind']);

/** What else is known of a node: asked only where code came up. */
export type AskAgain = (node: SyntaxNode) => Answer;

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
  if (inner === null) return null;
  const statements = nodesOf(inner.nodes[0]!['body']);
  if (statements.some((s) => /^(?:Import|Export)/.test(s.type))) return null;
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
    expression === null
      ? `(function () { /* eval */\n${code}\n})()`
      : `(/* eval */ ${code.slice(expression.start, expression.end)})`;
  return { start: node.start, end: node.end, text };
}

const PARAMETERS = /^[\s\w$,=.{}[\]\p{ID_Continue}]*$/u;

function functionEdit(node: SyntaxNode, code: GuestCode): Edit | null {
  if (!PARAMETERS.test(code.parameters)) return null;
  const head =
    code.how === 'AsyncFunction' ? 'async function' : code.how === 'GeneratorFunction' ? 'function*' : 'function';
  const text = `(${head} (${code.parameters}) { /* Function */\n${code.text}\n})`;
  return readTree(text) === null ? null : { start: node.start, end: node.end, text };
}

/** A function that packs, unpacks and runs in one go, as a statement: only the code counts. */
const WORTH = 30;

function makerEdit(tree: Tree, node: SyntaxNode, answer: Answer & { kind: 'code' }, again: AskAgain): Edit | null {
  const made = maker(node);
  const told = made === node ? answer : again(made);
  if (told.kind === 'code' && told.rest.kind === 'function')
    return functionEdit(made, told.codes[told.codes.length - 1]!);
  const code = answer.codes[answer.codes.length - 1]!;
  if (tree.nodes[tree.parent[node.at]!]?.type !== 'ExpressionStatement' || code.text.length < WORTH) return null;
  const edit = functionEdit(node, code);
  return edit === null ? null : { ...edit, text: `${edit.text}()` };
}

/** The edit for a node whose computing gave code; null where it gave none, or where it has no safe place. */
export function inlineCode(
  tree: Tree,
  node: SyntaxNode,
  answer: Answer,
  inlined: string[],
  again: AskAgain,
): Edit | null {
  if (answer.kind !== 'code') return null;
  const code = answer.codes[answer.codes.length - 1];
  if (code === undefined || code.text.length > LONGEST || code.text.trim() === '') return null;
  // a text that was fetched by way of code is a text
  if (
    answer.rest.kind === 'value' &&
    typeof answer.rest.value === 'string' &&
    tree.nodes[tree.parent[node.at]!]?.type !== 'ExpressionStatement'
  )
    return null;
  const edit = code.how === 'eval' ? evalEdit(tree, node, code.text) : makerEdit(tree, node, answer, again);
  if (edit === null) return null;
  // what grows no smaller with each step never ends
  if (edit.text.length > 3 * (tree.text.length + 1_000)) return null;
  inlined.push(code.text);
  return edit;
}
