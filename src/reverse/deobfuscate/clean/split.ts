/** `a, b, c;` is three statements: what follows can then be told apart by what it does. */
import { applyEdits, type Edit } from '../tree/edits.ts';
import { nodeOf, nodesOf, readTree, type SyntaxNode, type Tree } from '../tree/tree.ts';

const LISTS: ReadonlySet<string> = new Set(['Program', 'BlockStatement', 'StaticBlock', 'SwitchCase']);
const OPENING: ReadonlySet<string> = new Set(['FunctionExpression', 'ClassExpression', 'ObjectExpression', 'ObjectPattern']);

/** Would the statement begin with a word or brace that means something else there? */
function needsParentheses(tree: Tree, node: SyntaxNode): boolean {
  for (let id = node.at; id <= tree.last[node.at]! && tree.nodes[id]!.start === node.start; id++) if (OPENING.has(tree.nodes[id]!.type)) return true;
  return /^(?:let|async)\b/.test(tree.text.slice(node.start, node.start + 6));
}

/** The text between the parts of a sequence holds commas, and parentheses that belong to the parts. */
function partEnds(tree: Tree, parts: readonly SyntaxNode[]): Edit[] | null {
  const edits: Edit[] = [];
  for (let i = 0; i + 1 < parts.length; i++) {
    const from = parts[i]!.end;
    const between = tree.text.slice(from, parts[i + 1]!.start);
    const comma = between.indexOf(',');
    if (comma < 0 || between.includes('/')) return null;
    edits.push({ start: from + comma, end: from + comma + 1, text: ';' });
  }
  return edits;
}

function editsOf(tree: Tree, statement: SyntaxNode): Edit[] {
  const sequence = nodeOf(statement['expression']);
  if (sequence?.type !== 'SequenceExpression' || tree.text[statement.start] === '(') return [];
  const parts = nodesOf(sequence['expressions']);
  const edits = partEnds(tree, parts);
  if (edits === null) return [];
  for (const part of parts.slice(1)) {
    const bare = tree.text[part.start - 1] === ',' || /[\s;]/.test(tree.text[part.start - 1] ?? '');
    if (!bare || !needsParentheses(tree, part)) continue;
    edits.push({ start: part.start, end: part.start, text: '(' }, { start: part.end, end: part.end, text: ')' });
  }
  if (!LISTS.has(tree.nodes[tree.parent[statement.at]!]!.type))
    edits.push({ start: statement.start, end: statement.start, text: '{' }, { start: statement.end, end: statement.end, text: '}' });
  return edits;
}

export function splitSequences(text: string): string {
  const tree = readTree(text);
  if (tree === null) return text;
  const edits: Edit[] = [];
  for (const node of tree.nodes) if (node.type === 'ExpressionStatement') edits.push(...editsOf(tree, node));
  if (edits.length === 0) return text;
  const split = applyEdits(text, edits);
  return readTree(split) === null ? text : split;
}
