/**
 * From an obfuscated program to one that can be read: observed values first, by their places in the text; then what follows from the text alone, again and
 * again until nothing is left; then control flow and shapes. Each step's result parses, or the step did not happen.
 */
import type { DeobfuscateOptions, Deobfuscation } from './deobfuscation.ts';
import { format } from './format.ts';
import { Run } from './run.ts';
import { readTree } from './tree/tree.ts';

/** A byte order mark and a first line for shells are no JavaScript to all parsers; places stay. */
const readable = (text: string): string => text.replace(/^\ufeff/, ' ').replace(/^(\s?)#!/, '$1//');

export async function deobfuscate(text: string, options: DeobfuscateOptions): Promise<Deobfuscation> {
  const run = new Run(readable(text), options);
  if (readTree(run.work) === null) {
    const formatted = await format(run.work);
    if (formatted === null || readTree(formatted) === null) return unparsable(text, formatted);
    run.work = formatted;
  }
  await run.all();
  return run.result();
}

function unparsable(text: string, formatted: string | null): Deobfuscation {
  const why =
    formatted === null
      ? 'the text does not parse as JavaScript'
      : 'only a lenient parser reads it: printed, not deobfuscated';
  return {
    source: formatted ?? text,
    parses: formatted !== null,
    obfuscation: [],
    steps: [],
    strings: [],
    unresolved: [{ line: 1, what: 'all of it', why }],
  };
}
