/** `--compare A B`: how alike two samples are by their normalised syntax, whatever their names, texts and formatting. */
import { displayText } from '../../../lib/index.ts';
import type { Reversal } from '../../../model/index.ts';
import { compareReversals, reverse, type SampleComparison } from '../../../reverse/index.ts';
import { asciiJson } from '../../../share/index.ts';
import { type Io, writeTo } from '../../io.ts';
import { progressOn } from '../../progress.ts';
import type { ReverseFlags } from './flags.ts';
import { optionsFrom } from './sample.ts';
import { sampleFrom } from './target.ts';

export async function compareFiles(one: string, other: string, flags: ReverseFlags, io: Io): Promise<number> {
  const progress = progressOn(io, flags.quiet === true);
  const reversals: Reversal[] = [];
  try {
    for (const name of [one, other]) {
      const target = await sampleFrom(name, flags, io);
      progress.report(reversals.length, 2, 'comparing');
      reversals.push(await reverse(target, { ...optionsFrom(flags, io), emulate: false }));
    }
  } finally {
    progress.clear();
  }
  const [a, b] = reversals;
  if (a === undefined || b === undefined) return 2;
  const comparison = await compareReversals(a, b);
  const samples = [a, b].map(({ target }) => ({ name: target.name, sha256: target.sha256 }));
  const same = a.target.sha256 === b.target.sha256;
  const text =
    flags.format === 'json' ? `${asciiJson({ samples, same, ...comparison })}\n` : textOf(samples, same, comparison);
  await writeTo(io.stdout, text);
  return 0;
}

const MOST_SHARED = 40;

function textOf(samples: readonly { readonly name: string }[], same: boolean, found: SampleComparison): string {
  const lines = [
    `${found.score} of 100 alike${same ? ' (the same bytes)' : ''}: ${samples.map(({ name }) => displayText(name, 200)).join(' and ')}`,
    ...found.reasons.map((reason) => `  ${displayText(reason, 300)}`),
    ...found.shared
      .slice(0, MOST_SHARED)
      .map(({ what, value }) => `  both have the ${what} ${displayText(value, 200)}`),
  ];
  if (found.shared.length > MOST_SHARED) lines.push(`  and ${found.shared.length - MOST_SHARED} more in common`);
  return `${lines.join('\n')}\n`;
}
