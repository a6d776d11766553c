/** Puts a slice and many expressions to the interpreter in one go; halves what does not come to an end, and never asks again what gave nothing. */
import type { Evaluator } from '../../evaluator.ts';
import { cpuNow } from '../clock.ts';
import { isFunction, nodeOf, nodesOf, type SyntaxNode } from '../tree/tree.ts';
import type { Element } from './analysis.ts';
import { type Answer, answerOf, FAILED, NONE } from './answer.ts';
import type { Closed } from './closed.ts';
import { ASK, BYTES, GUARD } from './prelude.ts';
import { elementsBehind, elementText, makeSlice, type Slice, sliceText } from './slice.ts';

export interface Question {
  readonly node: SyntaxNode;
  /** variables from outside */
  readonly bindings: readonly number[];
}

const STEPS = 4_000;
const ALONE_STEPS = 2_500;
const SETUP_TICKS = 8_000_000;

/** Asks for one text after the other; knows what was asked before. */
export class Oracle {
  readonly #evaluator: Evaluator;
  readonly until: number;
  /** calls of the interpreter, and its interrupt checks, that may still be used up */
  calls: number;
  steps: number;
  readonly #fruitless = new Set<string>();
  readonly #hanging = new Set<string>();
  /** by the text of a rotation and all behind it: what it left in the arrays that it was handed */
  readonly #states = new Map<string, readonly (readonly string[] | null)[]>();

  constructor(evaluator: Evaluator, until: number, calls: number, steps: number) {
    this.#evaluator = evaluator;
    this.until = until;
    this.calls = calls;
    this.steps = steps;
  }

  left(): boolean {
    return this.calls > 0 && this.steps > 0 && cpuNow() < this.until;
  }

  /** Did this very question, about the same program parts, give nothing before? */
  fruitless(closed: Closed, question: Question): boolean {
    return this.#fruitless.size > 0 && this.#fruitless.has(keyOf(closed, question));
  }

  get fruitlessCount(): number {
    return this.#fruitless.size;
  }

  setFruitless(closed: Closed, question: Question): void {
    this.#fruitless.add(keyOf(closed, question));
  }

  /** Each answer stands at the place of its question. */
  ask(closed: Closed, questions: readonly Question[]): readonly Answer[] {
    const answers: Answer[] = questions.map(() => NONE);
    const queue: [number, number][] = questions.length === 0 ? [] : [[0, questions.length]];
    let searched = false;
    while (queue.length > 0 && this.left()) {
      const [from, to] = queue.shift()!;
      const got = this.#once(closed, questions.slice(from, to), to - from === 1 ? ALONE_STEPS : STEPS);
      if (got !== null) {
        for (const [i, answer] of got.entries()) answers[from + i] = answer;
        continue;
      }
      if (!searched) {
        searched = true;
        if (this.#findHanging(closed, questions)) {
          queue.unshift([from, to]);
          continue;
        }
      }
      const parts = to - from === 1 ? 0 : Math.min(4, to - from);
      for (let p = 0; p < parts; p++)
        queue.push([from + Math.floor(((to - from) * p) / parts), from + Math.floor(((to - from) * (p + 1)) / parts)]);
    }
    return answers;
  }

  /** Statements among what the questions need that never end by themselves: they are left out from now on, with all that needs them. */
  #findHanging(closed: Closed, questions: readonly Question[]): boolean {
    const behind = elementsBehind(closed, new Set(questions.flatMap((q) => q.bindings))).elements;
    if (this.#once(closed, [], STEPS, questions) !== null) return false;
    let found = false;
    for (const index of behind) {
      const element = closed.elements[index]!;
      if (element.kind !== 'statement' || !this.left()) continue;
      const question: Question = { node: closed.tree.nodes[element.node]!, bindings: [element.binding] };
      if (this.#once(closed, [], ALONE_STEPS, [question]) !== null) continue;
      this.#hanging.add(textKey(closed, index));
      found = true;
    }
    return found;
  }

  #once(closed: Closed, questions: readonly Question[], steps: number, needing = questions): readonly Answer[] | null {
    this.calls--;
    const slice = makeSlice(closed, new Set(needing.flatMap((q) => q.bindings)));
    const { body, states } = this.#body(closed, slice);
    const asked = questions.map((q) => `() => (${sliceText(closed, slice, q.node)}\n)`);
    const told = states.map((s) => `state$([${s.names.join(',')}])`);
    const run = `${body}\nvar states$ = [${told.join(',')}];\nvar out$ = all$([${asked.join(',\n')}]);\nreturn [bad$, out$, states$];`;
    const code = `${GUARD}${BYTES}${ASK}(function () { var bad$ = []; tick$ = ${SETUP_TICKS};\n${run}\n})()`;
    const result = this.#evaluator.evaluate(code, { steps, millis: 60_000 });
    if (!result.ok && result.why !== 'threw') this.steps -= steps;
    const value = result.ok ? result.value : null;
    if (!Array.isArray(value) || !Array.isArray(value[0]) || !Array.isArray(value[1])) return null;
    const bad = new Set(value[0].map(Number));
    this.#keep(states, value[2], bad);
    const raw: unknown[] = value[1];
    return questions.map((question, i) =>
      bad.size > 0 && [...elementsBehind(closed, question.bindings).elements].some((e) => bad.has(e))
        ? FAILED
        : answerOf(raw[i]),
    );
  }

  /** The elements one after the other; rotations that were run before leave at once what they left then. */
  #body(closed: Closed, slice: Slice): { body: string; states: readonly Rotation[] } {
    const parts: string[] = [];
    const states: Rotation[] = [];
    for (const element of slice.elements) {
      const rotation = element.kind === 'statement' ? rotationOf(closed, slice, element) : null;
      if (this.#hangs(closed, element, rotation)) {
        parts.push(`bad$.push(${element.index});`);
        continue;
      }
      const known = rotation === null ? undefined : this.#states.get(rotation.key);
      if (rotation !== null && known !== undefined) {
        for (const [i, list] of known.entries())
          if (list !== null)
            parts.push(
              `try { put$(${rotation.names[i]}, ${JSON.stringify(list)}) } catch (e$) { bad$.push(${element.index}) }`,
            );
        continue;
      }
      if (rotation !== null) states.push(rotation);
      parts.push(elementText(closed, slice, element, `bad$.push(${element.index})`));
    }
    return { body: parts.join('\n'), states };
  }

  #hangs(closed: Closed, element: Element, rotation: Rotation | null): boolean {
    if (element.kind !== 'statement' || this.#hanging.size === 0) return false;
    return this.#hanging.has(textKey(closed, element.index)) || (rotation !== null && this.#hanging.has(rotation.key));
  }

  #keep(states: readonly Rotation[], told: unknown, bad: ReadonlySet<number>): void {
    if (!Array.isArray(told)) return;
    for (const [i, rotation] of states.entries()) {
      const lists: unknown = told[i];
      if (bad.has(rotation.element)) this.#hanging.add(rotation.key);
      if (!Array.isArray(lists) || bad.has(rotation.element) || !lists.some((l) => l !== null)) continue;
      this.#states.set(
        rotation.key,
        lists.map((l: unknown) => (Array.isArray(l) ? l.map(String) : null)),
      );
    }
  }
}

interface Rotation {
  readonly element: number;
  readonly key: string;
  /** names of what it was handed */
  readonly names: readonly string[];
}

const MOST_HANDED = 8;

/** A statement that is one call, with arrays or what gives them among its arguments. */
function rotationOf(closed: Closed, slice: Slice, element: Element): Rotation | null {
  const { tree, scopes } = closed;
  const node = tree.nodes[element.node]!;
  const call = node.type === 'ExpressionStatement' ? nodeOf(node['expression']) : null;
  const callee = call?.type === 'CallExpression' ? nodeOf(call['callee']) : null;
  if (call === null || callee === null || !isFunction(callee) || nodesOf(call['arguments']).length === 0) return null;
  if (element.requires.length > MOST_HANDED) return null;
  const names = element.requires.map((b) => slice.renamed.get(b) ?? scopes.bindings[b]!.name);
  const behind = elementsBehind(closed, [element.binding, ...element.requires]).elements;
  const key = [...behind].map((e) => textKey(closed, e)).join('\n');
  return { element: element.index, key: `${names.join()}\n${key}`, names };
}

function textKey(closed: Closed, index: number): string {
  const element = closed.elements[index]!;
  const node = closed.tree.nodes[element.node];
  return node === undefined
    ? closed.scopes.bindings[element.binding]!.name
    : closed.tree.text.slice(node.start, node.end);
}

/** A question is the same if its text and the text of all behind it are: their length and names stand for that. */
function keyOf(closed: Closed, question: Question): string {
  const { tree } = closed;
  let size = 0;
  for (const index of elementsBehind(closed, question.bindings).elements) {
    const node = tree.nodes[closed.elements[index]!.node];
    size = (size * 31 + (node === undefined ? 1 : node.end - node.start)) % 1_000_003;
  }
  return `${size} ${tree.text.slice(question.node.start, question.node.end)}`;
}
