/**
 * From an obfuscated program to one that can be read: observed values first, by their places in the text; then what follows from the text alone, again and
 * again until nothing is left; then control flow and shapes. Each step's result parses, or the step did not happen.
 */
import type { DeobfuscateOptions, Deobfuscation } from './deobfuscation.ts';
import { Oracle } from './fold/ask.ts';
import { foldAll } from './fold/fold-all.ts';
import { format } from './format.ts';
import { removeDead } from './clean/dead.ts';
import { splitSequences } from './clean/split.ts';
import { simplify } from './simplify.ts';
import { readTree } from './tree/tree.ts';

const PASSES = 3;
const CALLS = 120;
/** interrupt checks of the interpreter that come to nothing */
const STEPS = 14_000;

export async function deobfuscate(text: string, options: DeobfuscateOptions): Promise<Deobfuscation> {
  const until = Date.now() + options.millis;
  const { evaluator } = options;
  const oracle = new Oracle(evaluator, until, CALLS, STEPS);
  const steps: string[] = [];
  const unresolved: { line: number; what: string; why: string }[] = [];
  let work = text.replace(/^\ufeff/, '').replace(/^#![^\n]*/, '');
  if (readTree(work) === null) {
    const formatted = await format(work);
    if (formatted === null) {
      const why = 'the text does not parse as JavaScript';
      return { source: text, parses: false, obfuscation: [], steps, strings: [], unresolved: [{ line: 1, what: 'all of it', why }] };
    }
    work = formatted;
  }
  const strings: { value: string; start: number; end: number; how: 'static' | 'folded' }[] = [];
  let printed = false;
  work = splitSequences(work);
  for (let pass = 0; pass < PASSES && Date.now() < until; pass++) {
    const folded = foldAll(work, oracle);
    if (folded.count > 0) {
      work = folded.text;
      steps.push(`${folded.count} constant expressions computed`);
      for (const s of folded.strings) strings.push({ ...s, how: 'static' });
    }
    const alive = removeDead(work);
    if (alive.count > 0) {
      work = alive.text;
      steps.push(`${alive.count} branches that are never taken removed`);
    }
    if (pass > 0 && folded.count === 0 && alive.count === 0) break;
    if (Date.now() >= until) break;
    const simple = await simplify(work, evaluator);
    if (simple === null || readTree(simple) === null) break;
    work = simple;
    printed = true;
    steps.push('control flow and shapes simplified');
  }
  if (!printed) work = (await format(work)) ?? work;
  return { source: work, parses: readTree(work) !== null, obfuscation: [], steps, strings, unresolved };
}
