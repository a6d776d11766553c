/** The contract of a command: one file in `commands/`, exporting `configure`, that adds arguments, options and the action. */
import type { Command } from 'commander';
import type { Io } from './io.ts';

export interface CommandModule {
  readonly configure: (command: Command, io: Io, exit: (code: number) => void) => void;
}
