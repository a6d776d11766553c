/** One pass: every outermost expression that follows from the text alone is computed in the interpreter and replaced by its value. */
import { inlineCode } from '../code/inline-code.ts';
import { applyMapped, type Back, type Edit } from '../tree/edits.ts';
import { type Primitive, printPrimitive, printString } from '../tree/literal.ts';
import { readScopes } from '../tree/scopes.ts';
import { isFunction, nodeOf, readTree, type SyntaxNode, type Tree, textOf } from '../tree/tree.ts';
import type { Answer } from './answer.ts';
import type { Oracle, Question } from './ask.ts';
import { candidates, limits, onlyCode } from './candidates.ts';
import { type Closed, findClosed } from './closed.ts';
import { GLOBAL_OBJECTS } from './globals.ts';
import { elementsBehind } from './slice.ts';

export interface Folded {
  readonly text: string;
  readonly back: Back;
  /** texts that were computed, with their places in the text before the pass */
  readonly strings: readonly { readonly value: string; readonly start: number; readonly end: number }[];
  readonly count: number;
  /** names of the functions and variables that gave values */
  readonly makers: ReadonlySet<string>;
  /** code that came up and now stands in the place of its call */
  readonly inlined: readonly string[];
}

const CALLS: ReadonlySet<string> = new Set(['CallExpression', 'NewExpression', 'TaggedTemplateExpression']);
const LEVELS = 6;
const LONGEST = 200_000;

const TIGHT: ReadonlySet<string> = new Set([
  'BinaryExpression',
  'UnaryExpression',
  'MemberExpression',
  'UpdateExpression',
  'TaggedTemplateExpression',
]);

/** `{a}` needs its name again: `{a: "text"}`. */
function printAt(tree: Tree, node: SyntaxNode, answer: Extract<Answer, { kind: 'value' }>): string {
  const up = tree.nodes[tree.parent[node.at]!]!;
  const text = printPrimitive(answer.value, TIGHT.has(up.type));
  return up.type === 'Property' && up['shorthand'] === true && node.type === 'Identifier'
    ? `${String(node['name'])}: ${text}`
    : text;
}

/** Literals that must not get lost in what was computed from them. */
const ADDRESS = /\b(?:https?|wss?|ftps?|tcp|file):\/\/\w/i;

/** A function that was turned into text is no text of the program. */
function isFunctionText(closed: Closed, question: Question, value: string): boolean {
  return question.bindings.some((b) =>
    (closed.makes[b] ?? []).some((m) => {
      const { kind, node } = closed.elements[m]!;
      if (node < 0 || (kind !== 'function' && kind !== 'class' && kind !== 'declarator')) return false;
      const made = kind === 'declarator' ? nodeOf(closed.tree.nodes[node]!['init']) : closed.tree.nodes[node]!;
      if (made === null || (kind === 'declarator' && !isFunction(made))) return false;
      return value.includes(closed.tree.text.slice(made.start, Math.min(made.end, made.start + 40)));
    }),
  );
}

/** Would the value hide a text that stands in the expression? */
function hides(tree: Tree, node: SyntaxNode, value: Primitive): boolean {
  for (let id = node.at; id <= tree.last[node.at]!; id++) {
    const inner = tree.nodes[id]!;
    if (typeof value !== 'string' && inner !== node && CALLS.has(inner.type)) return true;
    const text = textOf(inner);
    if (text === null || text.length < 6) continue;
    if (typeof value !== 'string' || (ADDRESS.test(text) && !value.includes(text) && inner.type === 'Literal'))
      return true;
  }
  return false;
}

/** Numbers and the like are taken over only where nobody else had a hand on what they come from, and no text gets lost. */
function trusted(closed: Closed, question: Question, answer: Extract<Answer, { kind: 'value' }>): boolean {
  const { value } = answer;
  if (hides(closed.tree, question.node, value)) return false;
  if (typeof value === 'string' && isFunctionText(closed, question, value)) return false;
  const worldly = isWorldly(closed, question);
  if (typeof value === 'string')
    return value.length <= LONGEST && !(worldly && (value === '' || question.node.type === 'UnaryExpression'));
  if (worldly || (typeof value === 'number' && !Number.isFinite(value))) return false;
  if (question.bindings.length === 0) return value !== undefined;
  return !question.bindings.some((b) => closed.shared[b] === 1);
}

export type Found = { value: string; start: number; end: number };

function valueEdit(closed: Closed, question: Question, given: Answer, strings: Found[]): Edit | null {
  const { tree } = closed;
  const { node } = question;
  // code that only fetched a text
  const answer =
    given.kind === 'code' && given.codes.every((c) => c.text.length < 200 && /^\s*return\b/.test(c.text))
      ? given.rest
      : given;
  if (onlyCode(tree, node)) return null;
  if (answer.kind === 'list') return listEdit(closed, question, answer.value, strings);
  if (answer.kind !== 'value' || !trusted(closed, question, answer)) return null;
  if (typeof answer.value === 'string') strings.push({ value: answer.value, start: node.start, end: node.end });
  return { start: node.start, end: node.end, text: printAt(tree, node, answer) };
}

const LIST_MOST = 400;

/** A list of texts that a call gave: `'a,b'.split(',')`. Orders of flattened control flow stay, the pass for them knows their shape. */
function listEdit(closed: Closed, question: Question, list: readonly string[], strings: Found[]): Edit | null {
  const { node } = question;
  const callee = node.type === 'CallExpression' ? nodeOf(node['callee']) : null;
  if (callee?.type !== 'MemberExpression' || list.length > LIST_MOST || !list.some((s) => s.length > 2)) return null;
  if (question.bindings.some((b) => closed.shared[b] === 1)) return null;
  for (const value of list) strings.push({ value, start: node.start, end: node.end });
  return { start: node.start, end: node.end, text: `[${list.map(printString).join(', ')}]` };
}

/** Does it come from the global object: what is not there in the interpreter may be there elsewhere. */
function isWorldly(closed: Closed, question: Question): boolean {
  const { tree, scopes } = closed;
  const { node } = question;
  if (question.bindings.some((b) => closed.worldly[b] === 1)) return true;
  for (let id = node.at; id <= tree.last[node.at]!; id++) {
    const binding = scopes.bindings[scopes.of[id]!];
    if (binding?.kind === 'global' && GLOBAL_OBJECTS.has(binding.name)) return true;
  }
  return false;
}

/** Nodes of what the questions need: it stays as it is while they are asked. */
function makersOf(closed: Closed, questions: readonly Question[]): ReadonlySet<number> {
  const nodes = new Set<number>();
  for (const index of elementsBehind(closed, new Set(questions.flatMap((q) => q.bindings))).elements) {
    const element = closed.elements[index]!;
    if (element.kind === 'function' || element.kind === 'class' || element.kind === 'statement')
      nodes.add(element.node);
    else if (element.kind === 'declarator' && holdsFunction(closed.tree, element.node)) nodes.add(element.node);
  }
  return nodes;
}

function holdsFunction(tree: Tree, node: number): boolean {
  const init = tree.nodes[node]!['init'];
  return (
    typeof init === 'object' &&
    init !== null &&
    'type' in init &&
    (init.type === 'FunctionExpression' || init.type === 'ArrowFunctionExpression')
  );
}

/** Is the question part of what makes a variable that it needs? */
function insideOwn(closed: Closed, question: Question, behind: ReadonlySet<number>): boolean {
  for (const index of behind) {
    const { node } = closed.elements[index]!;
    if (node >= 0 && question.node.at >= node && question.node.at <= closed.tree.last[node]!) return true;
  }
  return false;
}

/** Questions that are asked from outside of what they need: inside of it, what they give may be another at another time. Code is code at any time. */
function outside(closed: Closed, questions: readonly Question[]): Question[] {
  const behind = new Map<string, ReadonlySet<number>>();
  return questions.filter((question) => {
    if (onlyCode(closed.tree, question.node)) return true;
    const key = question.bindings.join();
    let elements = behind.get(key);
    if (elements === undefined) {
      elements = elementsBehind(closed, question.bindings).elements;
      behind.set(key, elements);
    }
    return !insideOwn(closed, question, elements);
  });
}

/** What a pass would do. */
export interface FoldPlan {
  readonly closed: Closed;
  readonly edits: readonly Edit[];
  readonly strings: readonly Found[];
  readonly inlined: readonly string[];
  readonly names: ReadonlySet<string>;
  /** nodes that others are made of: decoders, rotations */
  readonly makers: ReadonlySet<number>;
}

export function foldOnce(text: string, oracle: Oracle): Folded | null {
  const tree = readTree(text);
  if (tree === null) return null;
  const plan = planFold(tree, oracle);
  const applied = applyMapped(text, plan.edits);
  return { ...applied, strings: plan.strings, count: plan.edits.length, makers: plan.names, inlined: plan.inlined };
}

export function planFold(tree: Tree, oracle: Oracle): FoldPlan {
  const closed = findClosed(tree, readScopes(tree));
  const limit = limits(closed);
  const outermost = outside(
    closed,
    candidates(closed, limit, [0], () => false, false),
  );
  const makers = makersOf(
    closed,
    outermost.filter((q) => !oracle.fruitless(closed, q)),
  );
  const skip = (id: number): boolean => makers.has(id);
  const edits: Edit[] = [];
  const strings: Found[] = [];
  const inlined: string[] = [];
  const names = new Set<string>();
  let found = candidates(closed, limit, [0], skip, false);
  for (let depth = 0; depth < LEVELS && found.length > 0 && oracle.left(); depth++) {
    const deeper: number[] = [];
    const allowed = new Set(outside(closed, found));
    const level = found.filter((q) => {
      const asked = allowed.has(q) && !oracle.fruitless(closed, q);
      if (!asked) deeper.push(q.node.at);
      return asked;
    });
    const answers = oracle.ask(closed, level);
    for (const [i, question] of level.entries()) {
      const answer = answers[i]!;
      const { node } = question;
      const edit =
        inlineCode(
          tree,
          node,
          answer,
          inlined,
          (n) => oracle.ask(closed, [{ node: n, bindings: question.bindings }])[0]!,
        ) ?? valueEdit(closed, question, answer, strings);
      if (edit !== null) {
        edits.push(edit);
        for (const b of elementsBehind(closed, question.bindings).bindings) names.add(closed.scopes.bindings[b]!.name);
      } else {
        oracle.setFruitless(closed, question);
        deeper.push(node.at);
      }
    }
    found = candidates(closed, limit, deeper, skip, true);
  }
  return { closed, edits, strings, inlined, names, makers };
}
