/** What stayed closed, by lines of the output: decoders that are called with what only a run knows, code and modules whose text is not known, control flow. */
import { candidates, limits } from '../fold/candidates.ts';
import { findClosed } from '../fold/closed.ts';
import { readScopes, type Scopes } from '../tree/scopes.ts';
import {
  isFunction,
  nodeOf,
  nodesOf,
  propertyName,
  readTree,
  type SyntaxNode,
  sourceOf,
  type Tree,
  textOf,
} from '../tree/tree.ts';

export interface Unresolved {
  readonly line: number;
  readonly what: string;
  readonly why: string;
}

const MOST = 200;
const EXCERPT = 100;
const COINED = /^_0x|^_\$_/;

const excerpt = (tree: Tree, node: SyntaxNode): string => {
  const text = sourceOf(tree, node).replace(/\s+/g, ' ');
  return text.length > EXCERPT ? `${text.slice(0, EXCERPT)}…` : text;
};

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

const CODE_TAKERS: ReadonlyMap<string, string> = new Map([
  ['eval', 'the code is not known before it runs'],
  ['Function', 'the code is not known before it runs'],
  ['require', 'the name of the module is not known before it runs'],
]);

function codeTaker(scopes: Scopes, node: SyntaxNode): string | null {
  if (node.type === 'ImportExpression')
    return textOf(nodeOf(node['source'])) === null ? CODE_TAKERS.get('require')! : null;
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return null;
  let callee = nodeOf(node['callee']);
  if (callee?.type === 'SequenceExpression') callee = nodesOf(callee['expressions']).at(-1) ?? null;
  if (callee === null) return null;
  const constructed = callee.type === 'MemberExpression' && propertyName(callee) === 'constructor';
  const name = constructed ? 'Function' : callee.type === 'Identifier' ? String(callee['name']) : '';
  const why = CODE_TAKERS.get(name);
  const last = nodesOf(node['arguments']).at(-1);
  if (why === undefined || last === undefined || textOf(last) !== null || isFunction(last)) return null;
  const binding = scopes.bindings[scopes.of[callee.at]!];
  return constructed || binding?.kind === 'global' ? why : null;
}

/** `while (true) { switch (order[i++]) { … } }` */
function flattened(node: SyntaxNode): boolean {
  if (node.type !== 'WhileStatement' && node.type !== 'ForStatement') return false;
  const body = nodeOf(node['body']);
  const first = body?.type === 'BlockStatement' ? nodesOf(body['body'])[0] : body;
  if (first?.type !== 'SwitchStatement' || nodesOf(first['cases']).length < 3) return false;
  return nodesOf(first['cases']).every((c) => {
    const test = nodeOf(c['test']);
    return test === null || test.type === 'Literal' || test.type === 'UnaryExpression';
  });
}

export function findUnresolved(text: string, makers: ReadonlySet<string>): readonly Unresolved[] {
  const tree = readTree(text);
  if (tree === null) return [];
  const scopes = readScopes(tree);
  const closed = findClosed(tree, scopes);
  const constant = new Set(candidates(closed, limits(closed), [0], () => false, false).map((q) => q.node.at));
  const starts = lineStarts(text);
  const found: Unresolved[] = [];
  const lineOf = (offset: number): number => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle]! <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const add = (node: SyntaxNode, why: string): void => {
    if (found.length < MOST) found.push({ line: lineOf(node.start), what: excerpt(tree, node), why });
  };
  for (const node of tree.nodes) {
    const why = codeTaker(scopes, node);
    if (why !== null) add(node, why);
    else if (flattened(node)) add(node, 'flattened control flow: the order of its parts was not found');
    else if (node.type === 'CallExpression') {
      const callee = nodeOf(node['callee']);
      const binding = callee?.type === 'Identifier' ? scopes.bindings[scopes.of[callee.at]!] : undefined;
      if (binding === undefined || !makers.has(binding.name) || !(COINED.test(binding.name) || constant.has(node.at)))
        continue;
      add(
        node,
        constant.has(node.at)
          ? 'it could not be computed in the interpreter'
          : 'its arguments are not known before it runs',
      );
    }
  }
  return found;
}
