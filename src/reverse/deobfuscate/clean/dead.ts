/** Branches that are never taken: tests that are constants by now, and statements after the end of their list. */
import { applyEdits, type Edit } from '../tree/edits.ts';
import { printString } from '../tree/literal.ts';
import { nodeOf, nodesOf, readTree, type SyntaxNode, sourceOf, type Tree, textOf } from '../tree/tree.ts';

/** Whether an expression is true or false; null where that is open. */
export function truth(node: SyntaxNode | null): boolean | null {
  if (node === null) return null;
  if (node.type === 'Literal') {
    if (node['regex'] !== undefined && node['regex'] !== null) return true;
    const value = node['value'];
    return typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string' || value === null
      ? Boolean(value)
      : null;
  }
  if (node.type === 'ArrayExpression') return nodesOf(node['elements']).length === 0 ? true : null;
  if (node.type === 'UnaryExpression' && node['operator'] === '!') {
    const inner = truth(nodeOf(node['argument']));
    return inner === null ? null : !inner;
  }
  return equality(node);
}

function equality(node: SyntaxNode): boolean | null {
  if (node.type !== 'BinaryExpression') return null;
  const operator = String(node['operator']);
  if (!/^[!=]==?$/.test(operator)) return null;
  const left = textOf(nodeOf(node['left']));
  const right = textOf(nodeOf(node['right']));
  return left === null || right === null ? null : (left === right) === (operator[0] === '=');
}

const LEXICAL: ReadonlySet<string> = new Set(['FunctionDeclaration', 'ClassDeclaration', 'VariableDeclaration']);
const LISTS: ReadonlySet<string> = new Set(['Program', 'BlockStatement', 'StaticBlock', 'SwitchCase']);

/** A branch in the place of its `if`: without its braces where nothing in it is only its own. */
function branch(tree: Tree, node: SyntaxNode | null, listed: boolean): string {
  if (node === null) return listed ? '' : ';';
  if (node.type !== 'BlockStatement' || !listed) return sourceOf(tree, node);
  const body = nodesOf(node['body']);
  if (body.some((s) => LEXICAL.has(s.type) && s['kind'] !== 'var')) return sourceOf(tree, node);
  return body.length === 0 ? '' : tree.text.slice(body[0]!.start, body[body.length - 1]!.end);
}

const TELLING = /[a-z0-9][./:@\\ -][a-z0-9]|^[\w-]{12,}$/i;
const NOTE_MOST = 2_000;

/** What is taken out says what it held, where that stands nowhere else: `/* never taken: "…" *\/`. */
function note(tree: Tree, gone: SyntaxNode | null, test: SyntaxNode | null): string {
  const texts = new Set<string>();
  for (const part of [test, gone]) if (part !== null) collect(tree, part, texts);
  const list = [...texts].join(', ').slice(0, NOTE_MOST);
  return list === '' ? '' : `/* never taken: ${list} */`;
}

function collect(tree: Tree, gone: SyntaxNode, texts: Set<string>): void {
  for (let id = gone.at; id <= tree.last[gone.at]!; id++) {
    const node = tree.nodes[id]!;
    const text = textOf(node);
    if (text === null || text.length < 6 || text.length > 400 || !TELLING.test(text)) continue;
    const source = sourceOf(tree, node);
    const first = tree.text.indexOf(source);
    if (first === node.start && tree.text.indexOf(source, gone.end) < 0)
      texts.add(printString(text).replaceAll('*/', '*\\/'));
  }
}

function editOf(tree: Tree, node: SyntaxNode): Edit | null {
  const replace = (text: string, gone: SyntaxNode | null): Edit => ({
    start: node.start,
    end: node.end,
    text: `${text}${note(tree, gone, gone === node ? null : nodeOf(node['test']))}`,
  });
  switch (node.type) {
    case 'IfStatement': {
      const test = truth(nodeOf(node['test']));
      if (test === null) return null;
      const listed = LISTS.has(tree.nodes[tree.parent[node.at]!]!.type);
      return replace(
        branch(tree, nodeOf(node[test ? 'consequent' : 'alternate']), listed),
        nodeOf(node[test ? 'alternate' : 'consequent']),
      );
    }
    case 'ConditionalExpression': {
      const test = truth(nodeOf(node['test']));
      const taken = test === null ? null : nodeOf(node[test ? 'consequent' : 'alternate']);
      return taken === null
        ? null
        : replace(`(${sourceOf(tree, taken)})`, nodeOf(node[test === true ? 'alternate' : 'consequent']));
    }
    case 'LogicalExpression': {
      const left = nodeOf(node['left']);
      const right = nodeOf(node['right']);
      const test = node['operator'] === '??' ? null : truth(left);
      if (test === null || left === null || right === null) return null;
      const kept = test === (node['operator'] === '&&') ? right : left;
      return replace(`(${sourceOf(tree, kept)})`, kept === left ? right : null);
    }
    case 'WhileStatement':
      return truth(nodeOf(node['test'])) === false ? replace(';', node) : null;
    default:
      return null;
  }
}

const ENDS: ReadonlySet<string> = new Set(['ReturnStatement', 'ThrowStatement', 'BreakStatement', 'ContinueStatement']);

/** What stands after `return` and the like runs only if it is a function that is called from before. */
function afterEnd(list: readonly SyntaxNode[], edits: Edit[]): void {
  const end = list.findIndex((s) => ENDS.has(s.type));
  if (end < 0) return;
  for (const statement of list.slice(end + 1))
    if (
      statement.type !== 'FunctionDeclaration' &&
      !(statement.type === 'VariableDeclaration' && statement['kind'] === 'var') &&
      statement.type !== 'EmptyStatement'
    )
      edits.push({ start: statement.start, end: statement.end, text: '' });
}

const ROUNDS = 6;

/** The text without them, and how many there were. */
export function removeDead(text: string): { text: string; count: number } {
  let work = text;
  let count = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const tree = readTree(work);
    if (tree === null) break;
    const edits: Edit[] = [];
    for (let id = 0; id < tree.nodes.length; id++) {
      const node = tree.nodes[id]!;
      const edit = editOf(tree, node);
      if (edit !== null) {
        edits.push(edit);
        id = tree.last[id]!;
      } else if (LISTS.has(node.type))
        afterEnd(nodesOf(node[node.type === 'SwitchCase' ? 'consequent' : 'body']), edits);
    }
    if (edits.length === 0) break;
    const next = applyEdits(work, edits);
    if (readTree(next) === null) break;
    work = next;
    count += edits.length;
  }
  return { text: work, count };
}
