/** Questions about single nodes that decide whether and how they are watched. Nothing here recurses. */
import type { Beyond } from './sites.ts';
import { type AnyNode, childrenOf } from './syntax.ts';

export const LOOPS = new Set([
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
  'WhileStatement',
  'DoWhileStatement',
]);
export const FUNCTIONS = new Set(['FunctionExpression', 'FunctionDeclaration', 'ArrowFunctionExpression']);
const BITS = new Set(['^', '%', '&', '|', '<<', '>>', '>>>', '^=', '%=', '&=', '|=', '<<=', '>>=', '>>>=']);
const ACTS = new Set([
  'CallExpression',
  'NewExpression',
  'AwaitExpression',
  'TemplateLiteral',
  'TaggedTemplateExpression',
]);
const ENDS = new Set(['ReturnStatement', 'ThrowStatement', 'BreakStatement', 'ContinueStatement']);

export const PLAIN = new Set([
  'Literal',
  'Identifier',
  'FunctionExpression',
  'ArrowFunctionExpression',
  'ClassExpression',
  'ThisExpression',
]);

/** It cannot be moved into a function of its own. */
export function waits(node: AnyNode): boolean {
  const stack: AnyNode[] = [node];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if (at.type === 'AwaitExpression' || at.type === 'YieldExpression') return true;
    if (!FUNCTIONS.has(at.type)) stack.push(...childrenOf(at));
  }
  return false;
}

export function isClass(node: AnyNode): node is Extract<AnyNode, { type: 'ClassExpression' | 'ClassDeclaration' }> {
  return node.type === 'ClassExpression' || node.type === 'ClassDeclaration';
}

/** A method that has a name in the text. */
export function methodOf(part: AnyNode): { readonly name: string; readonly body: AnyNode } | null {
  if (part.type !== 'MethodDefinition' && part.type !== 'Property') return null;
  if (part.type === 'Property' && !part.method && part.kind === 'init') return null;
  const { key, value } = part;
  if (part.computed || value === null || value.type !== 'FunctionExpression') return null;
  const name = key.type === 'Identifier' ? key.name : key.type === 'Literal' ? String(key.value) : null;
  return name === null || name === 'constructor' ? null : { name, body: value.body };
}

const MOST_LOOKED_AT = 2_000;

/** What one side of a condition does, at a look. */
export function beyond(node: AnyNode | null | undefined): Beyond {
  if (node === null || node === undefined) return 'plain';
  const last = node.type === 'BlockStatement' ? node.body.at(-1) : node;
  const acts = isActing(node);
  if (last !== undefined && ENDS.has(last.type)) return acts ? 'acts and ends' : 'ends';
  return acts ? 'acts' : 'plain';
}

function isActing(node: AnyNode): boolean {
  const stack: AnyNode[] = [node];
  for (let at = stack.pop(), looked = 0; at !== undefined && looked < MOST_LOOKED_AT; at = stack.pop(), looked++) {
    if (ACTS.has(at.type) || (at.type === 'BinaryExpression' && at.operator === '+')) return true;
    if (!FUNCTIONS.has(at.type)) stack.push(...childrenOf(at));
  }
  return false;
}

export function isNumber(node: AnyNode): boolean {
  return node.type === 'Literal' && typeof node.value === 'number';
}

export function isText(node: AnyNode): boolean {
  return (node.type === 'Literal' && typeof node.value === 'string') || node.type === 'TemplateLiteral';
}

export function isChain(node: AnyNode): boolean {
  return node.type === 'BinaryExpression' && node.operator === '+';
}

export function isDirectEval(node: Extract<AnyNode, { type: 'CallExpression' }>): boolean {
  const [text] = node.arguments;
  return (
    node.callee.type === 'Identifier' &&
    node.callee.name === 'eval' &&
    !node.optional &&
    text !== undefined &&
    text.type !== 'SpreadElement'
  );
}

/** A loop that works on bits or remainders, itself, not in a function or a switch inside. */
export function isDecoderLoop(loop: AnyNode): boolean {
  const stack: AnyNode[] = [loop];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if ((node.type === 'BinaryExpression' || node.type === 'AssignmentExpression') && BITS.has(node.operator))
      return true;
    if (FUNCTIONS.has(node.type) || node.type === 'SwitchStatement') continue;
    stack.push(...childrenOf(node));
  }
  return false;
}

/** Names of variables that loops add to: what came of them is seen where they are read afterwards. */
export function accumulatorsOf(program: AnyNode): ReadonlySet<string> {
  const names = new Set<string>();
  const stack: { node: AnyNode; loop: boolean }[] = [{ node: program, loop: false }];
  for (let work = stack.pop(); work !== undefined; work = stack.pop()) {
    const { node } = work;
    if (work.loop && node.type === 'AssignmentExpression' && node.operator === '+=' && node.left.type === 'Identifier')
      names.add(node.left.name);
    if (work.loop && node.type === 'AssignmentExpression' && node.operator === '=' && node.left.type === 'Identifier')
      if (isChain(node.right)) names.add(node.left.name);
    const loop = LOOPS.has(node.type) || (work.loop && !FUNCTIONS.has(node.type));
    for (const child of childrenOf(node)) stack.push({ node: child, loop });
  }
  return names;
}
