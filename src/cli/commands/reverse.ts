/** `reverse FILE`: takes a sample apart without running it on this machine, and hands the result to the report that was asked for. */
import { type Command, Option } from 'commander';
import { CounterlureError } from '../../lib/index.ts';
import { ALL_PERSONAS } from '../../reverse/index.ts';
import { reversalFormats } from '../../share/index.ts';
import type { Io } from '../io.ts';
import { count, duration } from '../options.ts';
import type { ReverseFlags } from './reverse/flags.ts';

const FAIL_LEVELS = ['notice', 'suspicious', 'malicious', 'never'] as const;

export function configure(command: Command, io: Io, exit: (code: number) => void): void {
  command
    .argument('[file]', 'a sample; or a folder or archive, with --entry')
    .addOption(new Option('--format <format>', 'of the report').choices(reversalFormats).default('text'))
    .option('--output <file>', 'write the report to a file, whole or not at all')
    .option('--out <folder>', 'write every layer, the readable source, config.json and trace.jsonl to a new folder')
    .option('--entry <path>', 'the file of a folder or archive to start with; the others are there for it to read')
    .option('--compare <file>', 'only say how alike two samples are, 0 to 100')
    .option('--no-emulate', 'a static reading only')
    .addOption(new Option('--persona <name...>', 'machines to pretend to be').choices(ALL_PERSONAS))
    .option('--emulation-time <time>', 'of the processor, for all runs together (40s)', duration)
    .option('--static-time <time>', 'of the processor, for peeling and for each readable source (20s)', duration)
    .option('--jobs <n>', 'processes of the emulator (2)', count)
    .option('--password <password>', 'of an encrypted archive (analysts use "infected")')
    .option('-q, --quiet', 'no progress; as text only the verdict')
    .option('-v, --verbose', 'as text all of it')
    .addOption(new Option('--indicators <which>', 'as text').choices(['top', 'all', 'none']).default('top'))
    .addOption(
      new Option('--fail-on <level>', 'exit with 1 from this verdict on').choices(FAIL_LEVELS).default('suspicious'),
    )
    .option(
      '--data-dir <folder>',
      'where counterlure keeps data (also COUNTERLURE_HOME); nothing is kept by this command',
    )
    .action(async (file: string | undefined, flags: ReverseFlags) => {
      if (file === undefined) throw new CounterlureError('CL_USAGE', 'reverse needs a file');
      exit(
        flags.compare === undefined
          ? await (await import('./reverse/sample.ts')).reverseSample(file, flags, io)
          : await (await import('./reverse/compare.ts')).compareFiles(flags.compare, file, flags, io),
      );
    });
}
