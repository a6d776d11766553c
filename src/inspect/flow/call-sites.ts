/** Arguments of the calls, in all files, that enter a function of another file. Collected once, when first asked. */

import type { Value } from '../../syntax/index.ts';
import type { CalledFunctions } from '../graph/called-functions.ts';
import type { FileFacts } from '../reader/file-facts.ts';

export interface CallSite {
  readonly file: string;
  readonly args: readonly Value[];
}

const NONE: readonly CallSite[] = [];
const MOST_SITES = 16;
const COMPOSES =
  /^(?:pipe(?:Async|P|With|K|line)?|flow(?:Right|Async)?|compose(?:Async|P|K)?|chain(?:Async)?|sequence|waterfall|andThen)$/i;

function nameOf(callee: Value): string | null {
  return callee.k === 'import'
    ? callee.name
    : callee.k === 'get'
      ? callee.key
      : callee.k === 'global'
        ? callee.name
        : null;
}

export class CallSites {
  readonly #facts: ReadonlyMap<string, FileFacts>;
  readonly #called: CalledFunctions;
  #sites: Map<string, CallSite[]> | null = null;

  constructor(facts: ReadonlyMap<string, FileFacts>, called: CalledFunctions) {
    this.#facts = facts;
    this.#called = called;
  }

  of(file: string, fn: number): readonly CallSite[] {
    this.#sites ??= this.#collect();
    return this.#sites.get(`${file}\n${fn}`) ?? NONE;
  }

  /** `pipe(fetchText, decode, run)`, and its call with the first argument: each function gets what the one before gave. */
  #composed(file: string, target: Value, args: readonly Value[], sites: Map<string, CallSite[]>): void {
    const made = target.k === 'call' ? target : { callee: target, args };
    const name = nameOf(made.callee);
    const steps = made.args;
    if (name === null || !COMPOSES.test(name) || steps.length < 2 || steps.length > 16) return;
    const inOrder = /^(?:compose|flowRight)/i.test(name) ? steps.toReversed() : steps;
    let passed: Value = (target.k === 'call' ? args[0] : undefined) ?? { k: 'unknown', why: 'first of a chain' };
    for (const step of inOrder) {
      for (const entered of this.#called.of(file, step)) {
        const key = `${entered.file}\n${entered.fn}`;
        const known = sites.get(key);
        const site = { file, args: [passed] };
        if (known === undefined) sites.set(key, [site]);
        else if (target.k === 'call') known.unshift(site);
        else if (known.length < MOST_SITES) known.push(site);
      }
      passed = { k: 'call', callee: step, args: [passed] };
    }
  }

  #collect(): Map<string, CallSite[]> {
    const sites = new Map<string, CallSite[]>();
    for (const [file, { module }] of this.#facts) {
      for (const call of module?.calls ?? []) {
        this.#composed(file, call.target, call.args, sites);
        if (call.args.length === 0 || call.target.k === 'function') continue;
        for (const entered of this.#called.of(file, call.target)) {
          if (!entered.sure) continue;
          const key = `${entered.file}\n${entered.fn}`;
          const known = sites.get(key);
          if (known === undefined) sites.set(key, [{ file, args: call.args }]);
          else if (known.length < MOST_SITES) known.push({ file, args: call.args });
        }
      }
    }
    return sites;
  }
}
