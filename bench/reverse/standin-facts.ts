/**
 * How many facts of the stand-ins come out, and which do not. Usage: node bench/reverse/standin-facts.ts [--heldout] [--only ID] [--quiet] [--out FILE]
 * --quiet prints numbers by field only, for the held-out ones are not to be learned from.
 */
import { writeFileSync } from 'node:fs';
import { reverse } from '../../src/reverse/index.ts';
import { heldOutStandIns } from '../../test/reverse/heldout-standins/index.ts';
import { compare } from '../../test/reverse/standins/compare.ts';
import { standIns } from '../../test/reverse/standins/index.ts';
import { targetOf } from '../../test/reverse/standins/target.ts';

const has = (name: string): boolean => process.argv.includes(`--${name}`);
const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`);
  return at === -1 ? undefined : process.argv[at + 1];
};
const only = option('only');
const lines: string[] = [];
let asked = 0;
let missing = 0;
for (const standIn of has('heldout') ? heldOutStandIns() : standIns()) {
  if (only !== undefined && standIn.id !== only) continue;
  const started = performance.now();
  const result = await reverse(targetOf(standIn));
  const compared = compare(standIn.expected, result);
  asked += compared.asked;
  missing += compared.missing.length;
  const found = compared.asked - compared.missing.length;
  lines.push(
    `## ${standIn.id}: ${found} of ${compared.asked} facts, ${compared.extra.length} extra, ${((performance.now() - started) / 1000).toFixed(1)} s, ${result.layers.length} layers, ${result.trace.length} events`,
  );
  if (has('quiet')) {
    const fields = Map.groupBy(compared.missing, (one) => one.split(':', 1)[0] ?? '');
    lines.push(...[...fields].map(([field, all]) => `- ${field}: ${all.length} missing`));
    continue;
  }
  lines.push(...compared.missing.map((one) => `- missing ${one}`), ...compared.extra.map((one) => `- extra ${one}`));
  lines.push(...result.unresolved.slice(0, 8).map(({ line, what, why }) => `  > unresolved ${line}: ${what}: ${why}`));
  lines.push(
    ...result.runs
      .map(
        ({ persona, replies, forced, end, error, events }) =>
          `  > run ${persona} ${replies} ${forced ?? ''} ${end} ${error ?? ''} (${events} events)`,
      )
      .slice(0, 16),
  );
  lines.push(...result.coverage.notes.map((note) => `  > note ${note}`));
}
lines.push(`# ${asked - missing} of ${asked} facts (${(((asked - missing) / asked) * 100).toFixed(1)} %)`);
const text = `${lines.join('\n')}\n`;
const out = option('out');
if (out === undefined) console.log(text);
else writeFileSync(out, text);
