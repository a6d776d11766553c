/** Calls that make code of a string, by the names of what is called; the string's own place in the arguments counts. */
import { nodeOf, nodesOf, propertyName, type SyntaxNode, type Tree } from '../../deobfuscate/tree/tree.ts';

/** name → which arguments are code; -1: the last */
const FUNCTIONS: ReadonlyMap<string, readonly number[]> = new Map([
  ['eval', [0]],
  ['execScript', [0]],
  ['Function', [-1]],
  ['AsyncFunction', [-1]],
  ['GeneratorFunction', [-1]],
  ['setTimeout', [0]],
  ['setInterval', [0]],
  ['setImmediate', [0]],
  ['runInThisContext', [0]],
  ['runInNewContext', [0]],
  ['runInContext', [0]],
  ['compileFunction', [0]],
  ['Script', [0]],
  ['_compile', [0]],
  ['executeJavaScript', [0]],
]);
const CALLS: ReadonlySet<string> = new Set(['CallExpression', 'NewExpression']);

/** `argument of eval` where the node is such a string; else null. */
export function sinkOf(tree: Tree, node: SyntaxNode): string | null {
  const up = tree.nodes[tree.parent[node.at]!];
  if (up === undefined || !CALLS.has(up.type)) return null;
  const given = nodesOf(up['arguments']);
  const place = given.indexOf(node);
  if (place < 0) return null;
  const callee = nodeOf(up['callee']);
  const name = callee === null ? null : nameOf(callee);
  if (name === null) return null;
  if (name === 'constructor') return place === given.length - 1 && isFunctionLike(callee) ? 'body of Function' : null;
  const places = FUNCTIONS.get(name);
  if (places === undefined) return null;
  if (!places.some((at) => (at < 0 ? place === given.length - 1 : at === place))) return null;
  return name.endsWith('Function') ? `body of ${name}` : `argument of ${name}`;
}

/** The last name of what is called: of `a.b.c`, `(0, eval)`, `window['eval']`, `Function.call`. */
function nameOf(callee: SyntaxNode): string | null {
  switch (callee.type) {
    case 'Identifier':
      return String(callee['name']);
    case 'MemberExpression':
      return propertyName(callee);
    case 'SequenceExpression': {
      const last = nodesOf(callee['expressions']).at(-1);
      return last === undefined ? null : nameOf(last);
    }
    case 'ChainExpression':
    case 'ParenthesizedExpression': {
      const inner = nodeOf(callee['expression']);
      return inner === null ? null : nameOf(inner);
    }
    default:
      return null;
  }
}

/** `x.constructor('…')` makes code only of functions: `super.constructor`, `this.constructor` and the like are classes. */
function isFunctionLike(callee: SyntaxNode | null): boolean {
  const object = nodeOf(callee?.['object']);
  if (object === null) return false;
  if (/Function/.test(object.type)) return true;
  if (object.type === 'Identifier') return object['name'] === 'Function' || object['name'] === 'eval';
  return object.type === 'MemberExpression' && nodeOf(object['object'])?.type !== 'ThisExpression';
}
