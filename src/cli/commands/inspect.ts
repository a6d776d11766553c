/** `inspect TARGET`: opens the target as a bounded tree, inspects it, and hands the result to the report that was asked for. */
import { type Command, Option } from 'commander';
import { CounterlureError } from '../../lib/index.ts';
import { inspectionFormats } from '../../share/index.ts';
import type { Io } from '../io.ts';
import { bytes, count, depth, duration } from '../options.ts';
import type { InspectFlags } from './inspect/flags.ts';

const FAIL_LEVELS = ['notice', 'suspicious', 'malicious', 'never'] as const;

export function configure(command: Command, io: Io, exit: (code: number) => void): void {
  command
    .argument(
      '[target]',
      'folder, file, .zip, .tar, .tgz, .vsix, git repository, git URL, npm:name@version, or - for an archive on stdin',
    )
    .addOption(
      new Option('--format <format>', 'of the report; csv holds the indicators')
        .choices(inspectionFormats)
        .default('text'),
    )
    .option('--output <file>', 'write the report to a file, whole or not at all')
    .option('-q, --quiet', 'no progress; as text only the verdict and one line a finding')
    .option('-v, --verbose', 'as text also weak signs, all paths, all that was not read')
    .addOption(new Option('--indicators <which>', 'as text').choices(['top', 'all', 'none']).default('top'))
    .addOption(
      new Option('--fail-on <level>', 'exit with 1 from this verdict on').choices(FAIL_LEVELS).default('suspicious'),
    )
    .option('--no-reverse', 'do not take files apart that hide something')
    .option('--history', 'also read what only older commits have')
    .option('--allow-network', 'fetch a git URL or npm package: the other side may see it')
    .option('--password <password>', 'of encrypted archives (analysts use "infected")')
    .option('--baseline <file>', 'findings that are already judged and do not count')
    .option('--write-baseline <file>', 'write a baseline that accepts all that was found')
    .option('--inline-suppressions', 'honour counterlure-ignore comments; only for your own repositories')
    .option('--known-bad <folder>', 'OSV records of malicious packages; default: known-bad in the data folder')
    .option('--data-dir <folder>', 'where counterlure keeps data (also COUNTERLURE_HOME)')
    .option('--explain <rule>', 'say what a rule catches and what it does not')
    .option('--list-rules', 'list all rules')
    .option('--jobs <n>', 'reading processes; default by cores and work', count)
    .option('--max-bytes <size>', 'read at most this much in all (1G)', bytes)
    .option('--max-file-bytes <size>', 'read at most this much of one file (32M)', bytes)
    .option('--max-files <n>', 'read at most so many files (200000)', count)
    .option('--max-depth <n>', 'folders in folders (64)', depth)
    .option('--max-archive-depth <n>', 'archives in archives (3)', depth)
    .option('--max-ratio <n>', 'unpacked to packed (300)', count)
    .option('--max-time <time>', 'for opening the target (2m)', duration)
    .action(async (target: string | undefined, flags: InspectFlags) => {
      const asksForRules = flags.listRules === true || flags.explain !== undefined;
      if (target === undefined && !asksForRules) throw new CounterlureError('CL_USAGE', 'inspect needs a target');
      exit(
        target === undefined || asksForRules
          ? await (await import('./inspect/rules.ts')).showRules(flags, io)
          : await (await import('./inspect/target.ts')).inspectTarget(target, flags, io),
      );
    });
}
