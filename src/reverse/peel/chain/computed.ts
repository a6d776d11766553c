/**
 * What a JavaScript text computes from itself alone: strings, lists of strings, and code that it hands to eval, Function and their relatives. Expressions are sliced
 * with the constants and pure helpers that they need (the folding of deobfuscate) and put to the interpreter. Bounded in calls and steps.
 */

import { nestingDepth } from '../../../syntax/index.ts';
import type { Answer } from '../../deobfuscate/fold/answer.ts';
import { Oracle, type Question } from '../../deobfuscate/fold/ask.ts';
import { candidates, limits, onlyCode } from '../../deobfuscate/fold/candidates.ts';
import { type Closed, findClosed } from '../../deobfuscate/fold/closed.ts';
import { elementsBehind } from '../../deobfuscate/fold/slice.ts';
import { readScopes } from '../../deobfuscate/tree/scopes.ts';
import { readTree, type SyntaxNode, type Tree, textOf } from '../../deobfuscate/tree/tree.ts';
import type { Evaluated, EvaluateOptions, Evaluator } from '../../evaluator.ts';
import type { LayerView } from '../decoder.ts';
import { once } from '../engine/view.ts';
import { sinkOf } from './sinks.ts';

export interface ComputedText {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

export interface ComputedCode extends ComputedText {
  /** argument of eval, body of Function … */
  readonly how: string;
}

export interface Computed {
  readonly codes: readonly ComputedCode[];
  readonly texts: readonly ComputedText[];
}

const NOTHING: Computed = { codes: [], texts: [] };
/** UTF-16 units: beyond, a tree takes too much memory. */
const MOST_UNITS = 1_500_000;
const DEEPEST = 3_000;
const CALLS = 10;
const STEPS = 12_000;
const MILLIS = 6_000;
const LEVELS = 3;
const MOST_QUESTIONS = 6_000;
const MOST_ALONE = 6;

export const treeOf: (layer: LayerView) => Tree | null = once(({ text, kind }) => {
  if (text === null || text.length > MOST_UNITS || (kind !== 'javascript' && kind !== 'text')) return null;
  if (kind === 'text' && !/[(=]/.test(text)) return null;
  return nestingDepth(text) > DEEPEST ? null : readTree(text);
});

export const computedOf: (layer: LayerView) => Computed = once((layer) => {
  const tree = treeOf(layer);
  if (tree === null) return NOTHING;
  const codes: ComputedCode[] = [];
  const texts: ComputedText[] = [];
  literalCode(tree, codes);
  if (layer.evaluator === null || !layer.budget.left()) return { codes, texts };
  const closed = findClosed(tree, readScopes(tree));
  const limit = limits(closed);
  const lenient = new Lenient(layer.evaluator);
  const oracle = new Oracle(lenient, Date.now() + MILLIS, CALLS, STEPS);
  const outermost = candidates(closed, limit, [0], () => false, false);
  const makers = makersOf(closed, outermost);
  const skip = (id: number): boolean => makers.has(id);
  const answered = new Set<number>();
  let level: readonly Question[] = candidates(closed, limit, [0], skip, false);
  for (let depth = 0; depth < LEVELS && level.length > 0 && oracle.left() && layer.budget.left(); depth++) {
    const asked = level.length > MOST_QUESTIONS ? level.slice(0, MOST_QUESTIONS) : level;
    const answers = oracle.ask(closed, asked);
    const deeper: number[] = [];
    for (const [i, { node }] of asked.entries()) {
      if (take(tree, node, answers[i]!, codes, texts)) answered.add(node.at);
      else deeper.push(node.at);
    }
    level = candidates(closed, limit, deeper, skip, true);
  }
  // calls that were left out or gave nothing may still make code
  const open = outermost.filter(
    ({ node }) => /^(?:Call|New|Sequence)Expression$/.test(node.type) && !answered.has(node.at),
  );
  lenient.on = true;
  oracle.calls = MOST_ALONE * 2;
  askForCode(oracle, closed, open, codes);
  return { codes, texts };
});

/** Nodes of what the questions are made of: statements that rotate a list are not asked, or it would be rotated once more. */
function makersOf(closed: Closed, questions: readonly Question[]): ReadonlySet<number> {
  const nodes = new Set<number>();
  for (const question of questions) {
    // a statement that is handed something stands among what makes it: that is no use of the thing
    if (onlyCode(closed.tree, question.node)) continue;
    for (const index of elementsBehind(closed, question.bindings).elements) {
      const { kind, node } = closed.elements[index]!;
      if (kind === 'statement') nodes.add(node);
    }
  }
  return nodes;
}

/** An interpreter that, when told so, does not say which statements of a slice failed. */
class Lenient implements Evaluator {
  on = false;
  readonly #evaluator: Evaluator;
  constructor(evaluator: Evaluator) {
    this.#evaluator = evaluator;
  }
  evaluate(code: string, options?: EvaluateOptions): Evaluated {
    const result = this.#evaluator.evaluate(code, options);
    if (!this.on || !result.ok || !Array.isArray(result.value)) return result;
    return { ok: true, value: [[], ...result.value.slice(1)] };
  }
  dispose(): void {}
}

/** `eval(x);` and the like, each on its own: the statement stands among what makes `x`, and its failing there says nothing. */
function askForCode(oracle: Oracle, closed: Closed, questions: readonly Question[], codes: ComputedCode[]): void {
  const likely = questions
    .filter(({ node }) => likelihood(closed.tree, node) >= 2)
    .sort((a, b) => likelihood(closed.tree, b.node) - likelihood(closed.tree, a.node) || a.node.at - b.node.at);
  for (const question of likely.slice(0, MOST_ALONE)) {
    if (!oracle.left()) return;
    const answer = oracle.ask(closed, [question])[0];
    if (answer?.kind === 'code') take(closed.tree, question.node, answer, codes, []);
  }
}

/** Does it name a way to make code, and is there much in it? */
function likelihood(tree: Tree, { start, end }: SyntaxNode): number {
  const text = tree.text.slice(start, Math.min(end, start + 100_000));
  return (
    (/\beval\b|\bFunction\b|execScript|_compile|runIn/.test(text) ? 3 : /constructor/.test(text) ? 2 : 0) +
    (end - start > 200 ? 0.5 : 0)
  );
}

function take(tree: Tree, node: SyntaxNode, answer: Answer, codes: ComputedCode[], texts: ComputedText[]): boolean {
  const { start, end } = node;
  switch (answer.kind) {
    case 'code':
      for (const code of answer.codes)
        if (code.text.trim().length > 1)
          codes.push({
            value: code.text,
            start,
            end,
            how: code.how === 'eval' ? 'argument of eval' : `body of ${code.how}`,
          });
      take(tree, node, answer.rest, [], texts);
      return true;
    case 'value': {
      if (typeof answer.value !== 'string') return answer.value !== undefined;
      const sink = sinkOf(tree, node);
      if (sink !== null) codes.push({ value: answer.value, start, end, how: sink });
      else texts.push({ value: answer.value, start, end });
      return true;
    }
    case 'list':
      for (const value of answer.value) texts.push({ value, start, end });
      return true;
    default:
      return false;
  }
}

/** Literals that are handed to eval and the like as they stand. */
function literalCode(tree: Tree, codes: ComputedCode[]): void {
  for (const node of tree.nodes) {
    if (node.type !== 'Literal' && node.type !== 'TemplateLiteral') continue;
    const value = textOf(node);
    if (value === null || value.length < 2) continue;
    const how = sinkOf(tree, node);
    if (how !== null) codes.push({ value, start: node.start, end: node.end, how });
  }
}
