/** `a, b, c;` is three statements: what follows can then be told apart by what it does. */
import { applyMapped, type Back, type Edit } from '../tree/edits.ts';
import { nodeOf, nodesOf, readTree, type SyntaxNode, sourceOf, type Tree } from '../tree/tree.ts';

const LISTS: ReadonlySet<string> = new Set(['Program', 'BlockStatement', 'StaticBlock', 'SwitchCase']);
const OPENING: ReadonlySet<string> = new Set([
  'FunctionExpression',
  'ClassExpression',
  'ObjectExpression',
  'ObjectPattern',
]);

/** Would the statement begin with a word or brace that means something else there? */
function needsParentheses(tree: Tree, node: SyntaxNode): boolean {
  for (let id = node.at; id <= tree.last[node.at]! && tree.nodes[id]!.start === node.start; id++)
    if (OPENING.has(tree.nodes[id]!.type)) return true;
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
    edits.push(
      { start: statement.start, end: statement.start, text: '{' },
      { start: statement.end, end: statement.end, text: '}' },
    );
  return edits;
}

/** Names of functions that do nothing: calling one is a way to write a sequence. */
function idleFunctions(tree: Tree): ReadonlySet<string> {
  const names = new Set<string>();
  for (const node of tree.nodes) {
    if (node.type !== 'FunctionDeclaration') continue;
    const name = String(nodeOf(node['id'])?.['name']);
    const body = nodesOf(nodeOf(node['body'])?.['body']);
    if (body.length === 0 || (body.length === 1 && emptiesItself(body[0]!, name))) names.add(name);
  }
  return names;
}

/** `f = function () {};` in f. */
function emptiesItself(statement: SyntaxNode, name: string): boolean {
  const assignment = statement.type === 'ExpressionStatement' ? nodeOf(statement['expression']) : null;
  if (assignment?.type !== 'AssignmentExpression' || nodeOf(assignment['left'])?.['name'] !== name) return false;
  const value = nodeOf(assignment['right']);
  return value?.type === 'FunctionExpression' && nodesOf(nodeOf(value['body'])?.['body']).length === 0;
}

/** `idle(a = 1, b = 2);` as two statements. */
function idleEdit(tree: Tree, statement: SyntaxNode, idle: ReadonlySet<string>): Edit | null {
  const call = nodeOf(statement['expression']);
  const callee = call?.type === 'CallExpression' ? nodeOf(call['callee']) : null;
  if (call === null || callee?.type !== 'Identifier' || !idle.has(String(callee['name']))) return null;
  const parts = nodesOf(call['arguments']);
  if (parts.length === 0 || parts.some((p) => p.type === 'SpreadElement')) return null;
  const text = parts.map((p) => (needsParentheses(tree, p) ? `(${sourceOf(tree, p)})` : sourceOf(tree, p))).join(';\n');
  const listed = LISTS.has(tree.nodes[tree.parent[statement.at]!]!.type);
  return { start: statement.start, end: statement.end, text: listed ? `${text};` : `{${text};}` };
}

export function splitSequences(text: string): { text: string; back: Back } {
  const same = { text, back: (offset: number) => offset };
  const tree = readTree(text);
  if (tree === null) return same;
  const edits: Edit[] = [];
  const idle = idleFunctions(tree);
  for (const node of tree.nodes) {
    if (node.type !== 'ExpressionStatement') continue;
    const edit = idle.size === 0 ? null : idleEdit(tree, node, idle);
    if (edit === null) edits.push(...editsOf(tree, node));
    else edits.push(edit);
  }
  if (edits.length === 0) return same;
  const split = applyMapped(text, edits);
  return readTree(split.text) === null ? same : split;
}
