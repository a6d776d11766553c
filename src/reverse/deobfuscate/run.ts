/** One deobfuscation: the text as it stands, and what was done to it. */

import { classify } from './classify/classify.ts';
import { removeDead } from './clean/dead.ts';
import { removeGuards } from './clean/guards.ts';
import { splitSequences } from './clean/split.ts';
import { cpuNow } from './clock.ts';
import type { DeobfuscateOptions, Deobfuscation } from './deobfuscation.ts';
import { Oracle } from './fold/ask.ts';
import { type Found, planFold } from './fold/fold.ts';
import { foldAll } from './fold/fold-all.ts';
import { format } from './format.ts';
import { betterNames } from './names/rename.ts';
import { foldObserved } from './observed/fold-observed.ts';
import { findUnresolved } from './report/unresolved.ts';
import { simplify } from './simplify.ts';
import { applyMapped, type Back } from './tree/edits.ts';
import { printString } from './tree/literal.ts';
import { readTree } from './tree/tree.ts';

const PASSES = 3;
const CALLS = 160;
/** interrupt checks of the interpreter that come to nothing */
const STEPS = 14_000;
const STRINGS = 20_000;

export class Run {
  work: string;
  readonly #options: DeobfuscateOptions;
  readonly #oracle: Oracle;
  readonly #until: number;
  readonly #steps: string[] = [];
  readonly #strings = new Map<string, Deobfuscation['strings'][number]>();
  readonly #unresolved: { line: number; what: string; why: string }[] = [];
  #observed: ReadonlySet<string> = new Set();
  readonly #original: string;
  readonly #makers = new Set<string>();
  readonly #did = { inlined: 0, swept: 0, folded: 0 };
  #observedBack: Back = (offset) => offset;
  /** from the text as it stands to the one that was given; null once places are lost */
  #back: Back | null = null;

  constructor(text: string, options: DeobfuscateOptions) {
    this.work = text;
    this.#original = text;
    this.#options = options;
    this.#until = cpuNow() + options.millis;
    this.#oracle = new Oracle(options.evaluator, this.#until, CALLS, STEPS);
  }

  #left(): boolean {
    return cpuNow() < this.#until;
  }

  /** Takes a text over if it parses. */
  #take(text: string, count: number, what: string): boolean {
    if (count === 0 || readTree(text) === null) return false;
    this.work = text;
    this.#steps.push(`${count} ${what}`);
    return true;
  }

  #keep(strings: readonly Found[], how: 'static' | 'folded'): void {
    for (const one of strings)
      if (this.#strings.size < STRINGS && !this.#strings.has(one.value)) this.#strings.set(one.value, { ...one, how });
  }

  async all(): Promise<void> {
    this.#foldObserved();
    const split = splitSequences(this.work);
    this.work = split.text;
    this.#back = (offset) => this.#observedBack(split.back(offset));
    let printed = false;
    for (let pass = 0; pass < PASSES && this.#left(); pass++) {
      const changed = this.#foldStatic();
      if (pass > 0 && !changed) break;
      if (!this.#left()) break;
      const simple = await simplify(this.work, this.#options.evaluator);
      if (simple === null || !this.#take(simple, 1, 'pass over control flow and shapes')) break;
      printed = true;
    }
    if (!printed) this.work = (await format(this.work)) ?? this.work;
    if (!this.#left()) this.#unresolved.push({ line: 1, what: 'the rest', why: 'the time was used up' });
    const named = betterNames(this.work);
    this.#take(named.text, named.count, 'names taken from what the program itself says');
    this.#noteLost();
  }

  #foldObserved(): void {
    const { observations } = this.#options;
    const tree = observations.length === 0 ? null : readTree(this.work);
    if (tree === null) return;
    const plan = planFold(tree, this.#oracle);
    const observed = foldObserved(tree, observations, plan);
    const applied = applyMapped(this.work, [...observed.edits, ...plan.edits]);
    if (!this.#take(applied.text, observed.edits.length, 'observed values put in their places')) return;
    this.#keep(plan.strings, 'static');
    this.#keep(observed.strings, 'folded');
    this.#observed = observed.texts;
    this.#observedBack = applied.back;
    for (const name of plan.names) this.#makers.add(name);
  }

  #foldStatic(): boolean {
    const folded = foldAll(this.work, this.#oracle);
    const back = this.#back;
    this.#take(folded.text, folded.count, 'constant expressions computed');
    if (folded.swept > 0) this.#steps.push(`${folded.swept} helpers that served nothing else removed`);
    if (folded.inlined > 0) this.#steps.push(`${folded.inlined} computed programs put in the place of their calls`);
    this.#did.inlined += folded.inlined;
    this.#did.swept += folded.swept;
    this.#did.folded += folded.count;
    for (const name of folded.makers) this.#makers.add(name);
    this.#keep(
      folded.strings.map((s) => ({
        value: s.value,
        start: back === null ? 0 : back(s.start),
        end: back === null ? 0 : back(s.end),
      })),
      'static',
    );
    this.#back = null;
    const alive = removeDead(this.work);
    this.#take(alive.text, alive.count, 'branches that are never taken removed');
    const guards = removeGuards(this.work);
    this.#take(guards.text, guards.count, 'guards against reading and debugging removed');
    return folded.count + alive.count + guards.count > 0;
  }

  /** Observed texts whose places went with what was simplified. */
  #noteLost(): void {
    const lost = [...this.#observed].filter(
      (t) => t.length > 3 && !this.work.includes(t) && !this.work.includes(printString(t).slice(1, -1)),
    );
    if (lost.length === 0) return;
    const lines = lost.slice(0, 2_000).map((t) => `// ${printString(t)}`);
    this.work = `${this.work.trimEnd()}\n\n// observed, in places that were simplified away:\n${lines.join('\n')}\n`;
  }

  result(): Deobfuscation {
    return {
      source: this.work,
      parses: readTree(this.work) !== null,
      obfuscation: classify(this.#original, this.#did),
      steps: this.#steps,
      strings: [...this.#strings.values()],
      unresolved: [...this.#unresolved, ...findUnresolved(this.work, this.#makers)],
    };
  }
}
