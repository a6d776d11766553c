/** `demo`: builds the inert example lure in a folder of its own below the system's temporary one, inspects it as any target, removes it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Command, Option } from 'commander';
import { inspectionFormats } from '../../share/index.ts';
import { DEMO_LURE, DEMO_NAME } from '../demo-lure.ts';
import { type Io, writeTo } from '../io.ts';
import type { InspectFlags } from './inspect/flags.ts';

export function configure(command: Command, io: Io, exit: (code: number) => void): void {
  command
    .addOption(new Option('--format <format>', 'of the report').choices(inspectionFormats).default('text'))
    .option('--output <file>', 'write the report to a file')
    .option('--keep <folder>', 'also write the lure into this new folder, to look at')
    .option('-q, --quiet', 'no progress, no introduction')
    .option('-v, --verbose', 'also weak signs, all paths, all that was not read')
    .action(async (flags: Pick<InspectFlags, 'format' | 'output' | 'quiet' | 'verbose'> & { keep?: string }) => {
      if (flags.quiet !== true) await writeTo(io.stderr, introduction(flags.keep));
      if (flags.keep !== undefined) writeLure(flags.keep);
      const folder = mkdtempSync(join(tmpdir(), 'counterlure-demo-'));
      const remove = (): void => rmSync(folder, { recursive: true, force: true });
      const forget = io.onEnd(remove);
      try {
        writeLure(join(folder, DEMO_NAME));
        const { inspectTarget } = await import('./inspect/target.ts');
        await inspectTarget(
          join(folder, DEMO_NAME),
          { ...flags, reverse: true, indicators: 'top', failOn: 'never' },
          io,
          DEMO_NAME,
        );
      } finally {
        remove();
        forget();
      }
      exit(0);
    });
}

function introduction(keep: string | undefined): string {
  return [
    '',
    '  This is a demonstration. An example of a fake take-home task is built in a temporary folder, inspected like any target and removed.',
    '  It is inert: its server does not exist (.invalid), its payload does nothing, and nothing of it is run.',
    ...(keep === undefined ? [] : ['  A copy stays where you asked for it.']),
    '',
  ].join('\n');
}

function writeLure(folder: string): void {
  for (const [name, text] of Object.entries(DEMO_LURE)) {
    const path = join(folder, ...name.split('/'));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { flag: 'wx' });
  }
}
