/**
 * Can the program see a variable before it has its final value? A statement between its declaration and the last one that makes it may call a function that
 * leads to it: what such functions read is then no constant, and calls before that point give something else.
 */
import type { Closed } from './closed.ts';

/** Calls looked at for one variable, and variables that one leads to. */
const MOST_CALLS = 400;
const MOST_REACHED = 3_000;
const CALLS: ReadonlySet<string> = new Set(['CallExpression', 'NewExpression', 'TaggedTemplateExpression']);

export class Exposure {
  readonly #closed: Closed;
  readonly #named = new Map<number, readonly number[]>();
  readonly #reached = new Map<number, readonly number[]>();
  readonly #early = new Map<number, boolean>();
  /** calls by the function that they stand in, in the order of the text */
  readonly #calls = new Map<number, number[]>();

  constructor(closed: Closed) {
    this.#closed = closed;
    const { tree, scopes } = closed;
    for (const [id, node] of tree.nodes.entries()) {
      if (!CALLS.has(node.type)) continue;
      const home = scopes.home[id]!;
      const list = this.#calls.get(home);
      if (list === undefined) this.#calls.set(home, [id]);
      else list.push(id);
    }
  }

  /** The variable and all that functions behind it name, from outside of themselves. */
  reached(index: number): readonly number[] {
    const known = this.#reached.get(index);
    if (known !== undefined) return known;
    const found = new Set<number>([index]);
    for (const one of found) {
      if (found.size > MOST_REACHED) break;
      for (const next of this.#names(one)) found.add(next);
    }
    const list = [...found];
    this.#reached.set(index, list);
    return list;
  }

  /** A function that leads to the variable may be called before the variable is ready. */
  early(index: number): boolean {
    const known = this.#early.get(index);
    if (known !== undefined) return known;
    this.#early.set(index, false);
    const early = this.#calledBefore(index);
    this.#early.set(index, early);
    return early;
  }

  #calledBefore(index: number): boolean {
    const { tree, scopes, readyAt, makes } = this.#closed;
    const ready = readyAt[index]!;
    const declaration = scopes.bindings[index]!.declarations[0];
    if (ready < 0 || declaration === undefined) return false;
    const from = tree.nodes[declaration]!.start;
    const made = (makes[index] ?? []).map((m) => this.#closed.elements[m]!.node).filter((node) => node >= 0);
    let looked = 0;
    for (const call of this.#calls.get(scopes.home[declaration]!) ?? []) {
      const { start } = tree.nodes[call]!;
      if (start < from) continue;
      if (start >= ready || looked++ > MOST_CALLS) break;
      if (made.some((node) => call >= node && call <= tree.last[node]!)) continue;
      if (this.#leadsTo(call, index)) return true;
    }
    return false;
  }

  /** By way of a function: that the call itself names the variable is seen where it stands. */
  #leadsTo(call: number, index: number): boolean {
    const { tree, scopes } = this.#closed;
    for (let id = call; id <= tree.last[call]!; id++) {
      const named = scopes.of[id]!;
      if (named < 0) continue;
      if (scopes.home[id] !== scopes.home[call] && named === index) return true;
      if (this.reached(named).includes(index) && named !== index) return true;
    }
    return false;
  }

  /** What the functions that a variable holds name. */
  #names(index: number): readonly number[] {
    const known = this.#named.get(index);
    if (known !== undefined) return known;
    const { tree, scopes } = this.#closed;
    const binding = scopes.bindings[index]!;
    const found = new Set<number>();
    for (const id of [...binding.declarations, ...binding.writes]) {
      const root = this.#function(id);
      if (root < 0) continue;
      for (let at = root; at <= tree.last[root]!; at++) {
        const named = scopes.of[at]!;
        if (named < 0 || named === index) continue;
        const other = scopes.bindings[named]!;
        if (other.kind === 'global' ? other.writes.size > 0 : other.scope < root) found.add(named);
      }
    }
    const list = [...found];
    this.#named.set(index, list);
    return list;
  }

  /** The function (or whatever holds functions) that is given to the variable at this mention of it; -1 where there is none. */
  #function(id: number): number {
    const { tree } = this.#closed;
    const up = tree.nodes[tree.parent[id]!];
    if (up === undefined) return -1;
    if (up.type === 'FunctionDeclaration' || up.type === 'ClassDeclaration') return up.at;
    const given =
      up.type === 'VariableDeclarator' ? up['init'] : up.type === 'AssignmentExpression' ? up['right'] : null;
    return typeof given === 'object' && given !== null && 'at' in given ? (given as { at: number }).at : -1;
  }
}
