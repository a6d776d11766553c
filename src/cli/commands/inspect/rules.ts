/** `--list-rules` and `--explain RULE`: what the detectors say of themselves. */
import { CounterlureError, displayText } from '../../../lib/index.ts';
import { asciiJson, type RuleReference, renderRules } from '../../../share/index.ts';
import { type Io, writeTo } from '../../io.ts';
import { writeOutput } from '../../output-file.ts';
import { terminalOptions } from '../../terminal.ts';
import type { InspectFlags } from './flags.ts';

/** One rule by its id, all that catch a catalogue id (T26), or the list. */
export async function showRules(flags: InspectFlags, io: Io): Promise<number> {
  const { ruleReference } = await import('../../../inspect/index.ts');
  const rules = [...ruleReference].sort((a, b) => (a.id < b.id ? -1 : 1));
  const wanted = flags.explain;
  if (wanted === undefined) return print(rules, flags, io);
  const found = rules.filter((rule) => rule.id === wanted || rule.tradecraft.includes(wanted.toUpperCase()));
  if (found.length === 0)
    throw new CounterlureError('CL_UNKNOWN_RULE', `there is no rule "${displayText(wanted, 60)}"`);
  return print(found, flags, io);
}

async function print(rules: readonly RuleReference[], flags: InspectFlags, io: Io): Promise<number> {
  if (flags.format !== 'text' && flags.format !== 'json') {
    throw new CounterlureError('CL_USAGE', `rules are printed as text or json, not ${flags.format}`);
  }
  const text =
    flags.format === 'json'
      ? `${asciiJson(rules)}\n`
      : await renderRules(rules, { ...terminalOptions(io.stdout, io.env), verbose: false, indicators: 'none' });
  if (flags.output === undefined) await writeTo(io.stdout, text);
  else writeOutput(flags.output, text, io);
  return 0;
}
