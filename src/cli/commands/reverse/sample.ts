/** From a sample and flags to a written report and an exit code. */
import { CounterlureError, displayText } from '../../../lib/index.ts';
import type { Reversal, VerdictLevel } from '../../../model/index.ts';
import { type ReverseOptions, reverse } from '../../../reverse/index.ts';
import { renderReversal } from '../../../share/index.ts';
import { type Io, writeTo } from '../../io.ts';
import { checkOutput, writeOutput } from '../../output-file.ts';
import { progressOn } from '../../progress.ts';
import { terminalOptions } from '../../terminal.ts';
import type { ReverseFlags } from './flags.ts';
import { checkFolder, writeFolder } from './folder.ts';
import { sampleFrom } from './target.ts';

const LEVELS: readonly VerdictLevel[] = ['clean', 'notice', 'suspicious', 'malicious'];

export async function reverseSample(name: string, flags: ReverseFlags, io: Io): Promise<number> {
  if (flags.output !== undefined) checkOutput(flags.output);
  if (flags.out !== undefined) checkFolder(flags.out);
  const progress = progressOn(io, flags.quiet === true);
  let reversal: Reversal;
  try {
    const target = await sampleFrom(name, flags, io);
    if (target.content.length === 0)
      throw new CounterlureError('CL_TARGET_UNSUPPORTED', `${displayText(target.name, 300)} is empty`);
    reversal = await reverse(target, {
      ...optionsFrom(flags, io),
      onProgress: (stage) => progress.report(0, 0, stage),
    });
  } finally {
    progress.clear();
  }
  if (flags.out !== undefined) writeFolder(flags.out, reversal, io);
  await writeReport(reversal, flags, io);
  const { level } = reversal.verdict;
  return flags.failOn !== 'never' && LEVELS.indexOf(level) >= LEVELS.indexOf(flags.failOn) ? 1 : 0;
}

export function optionsFrom(flags: ReverseFlags, io: Io): ReverseOptions {
  return {
    emulate: flags.emulate,
    signal: io.signal,
    ...(flags.persona === undefined ? {} : { personas: [...new Set(flags.persona)] }),
    ...(flags.jobs === undefined ? {} : { jobs: flags.jobs }),
    ...(flags.emulationTime === undefined ? {} : { emulationMillis: flags.emulationTime }),
    ...(flags.staticTime === undefined ? {} : { staticMillis: flags.staticTime }),
  };
}

async function writeReport(reversal: Reversal, flags: ReverseFlags, io: Io): Promise<void> {
  const toFile = flags.output !== undefined;
  const output = toFile ? { isTTY: false, write: () => true } : io.stdout;
  const { level, score, reasons } = reversal.verdict;
  const report =
    flags.format === 'text' && flags.quiet === true
      ? `${level} ${score}/100 ${displayText(reversal.target.name)}: ${displayText(reasons[0] ?? '', 400)}\n`
      : await renderReversal(reversal, flags.format, {
          ...terminalOptions(output, toFile ? {} : io.env),
          verbose: flags.verbose === true,
          indicators: flags.indicators,
        });
  if (flags.output === undefined) return writeTo(io.stdout, report);
  writeOutput(flags.output, report, io);
  if (flags.quiet !== true)
    await writeTo(io.stderr, `${level}, ${score} of 100: see ${displayText(flags.output, 300)}\n`);
}
