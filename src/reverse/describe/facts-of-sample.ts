/** What the rules for capabilities, families and the verdict look at: the context and the configuration that was made of it. */
import type { SampleConfig } from '../../model/index.ts';
import type { SeenCommand } from './commands-seen.ts';
import type { Context } from './context.ts';

export interface Facts {
  readonly context: Context;
  readonly config: SampleConfig;
  readonly commands: readonly SeenCommand[];
}

export function factsOf(context: Context, config: SampleConfig): Facts {
  return { context, config, commands: context.commands };
}
