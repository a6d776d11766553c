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

  #collect(): Map<string, CallSite[]> {
    const sites = new Map<string, CallSite[]>();
    for (const [file, { module }] of this.#facts) {
      for (const call of module?.calls ?? []) {
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
