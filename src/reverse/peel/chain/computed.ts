/**
 * What a JavaScript text computes from itself alone: strings, lists of strings, and code that it hands to eval, Function and their relatives. Expressions are sliced
 * with the constants and pure helpers that they need (the folding of deobfuscate) and put to the interpreter. Bounded in calls and steps.
 */

import { nestingDepth } from '../../../syntax/index.ts';
import type { Answer } from '../../deobfuscate/fold/answer.ts';
import { Oracle, type Question } from '../../deobfuscate/fold/ask.ts';
import { candidates, limits } from '../../deobfuscate/fold/candidates.ts';
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
  const answered = new Set<number>();
  const makers = makersOf(
    closed,
    candidates(closed, limit, [0], () => false, false),
  );
  const skip = (id: number): boolean => makers.has(id);
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
  lenient.on = true;
  oracle.calls = MOST_ALONE * 2;
  for (const question of codeArguments(closed, limit, answered).slice(0, MOST_ALONE)) {
    if (!oracle.left()) break;
    const answer = oracle.ask(closed, [question])[0];
    if (answer?.kind === 'value') take(tree, question.node, answer, codes, texts);
  }
  return { codes, texts };
});

/** Statements that the questions need, such as those that rotate a list: what stands in them is not asked, or it would be done once more. */
function makersOf(closed: Closed, questions: readonly Question[]): ReadonlySet<number> {
  const nodes = new Set<number>();
  const bindings = new Set(questions.flatMap((question) => question.bindings));
  for (const index of elementsBehind(closed, bindings).elements) {
    const { kind, node } = closed.elements[index]!;
    if (kind === 'statement') nodes.add(node);
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

/**
 * What is handed to eval and the like and was not computed with the rest: `eval(x)` stands itself among the statements that may change `x`, and its failing there
 * says nothing.
 */
function codeArguments(closed: Closed, limit: Int32Array, answered: ReadonlySet<number>): readonly Question[] {
  const { tree, scopes } = closed;
  const found: Question[] = [];
  for (const node of tree.nodes) {
    if (node.type === 'Literal' || limit[node.at]! < node.at || sinkOf(tree, node) === null || textOf(node) !== null)
      continue;
    if (isAnswered(tree, node.at, answered)) continue;
    const bindings = new Set<number>();
    for (let id = node.at; id <= tree.last[node.at]!; id++) {
      const binding = scopes.bindings[scopes.of[id]!];
      if (binding === undefined || (binding.kind === 'global' ? binding.writes.size === 0 : binding.scope >= node.at))
        continue;
      bindings.add(binding.index);
    }
    found.push({ node, bindings: [...bindings] });
  }
  return found;
}

function isAnswered(tree: Tree, id: number, answered: ReadonlySet<number>): boolean {
  for (let at = id; at >= 0; at = tree.parent[at]!) if (answered.has(at)) return true;
  return false;
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
