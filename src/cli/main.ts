/**
 * The command line. `run` takes arguments and a process's surroundings and gives the exit code: 0 nothing at or above `--fail-on`,
 * 1 something was, 2 the command could not be done. Only the command that was named is loaded.
 */
import { Command, CommanderError } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { CounterlureError, displayText } from '../lib/index.ts';
import type { CommandModule } from './command.ts';
import { errorLine } from './error-line.ts';
import { type Io, writeTo } from './io.ts';

const COMMANDS: Readonly<Record<string, { readonly summary: string; readonly load: () => Promise<CommandModule> }>> = {
  inspect: {
    summary: 'read a repository, archive or package that nobody dares to run, and say what would have happened',
    load: () => import('./commands/inspect.ts'),
  },
  reverse: {
    summary: 'take a sample apart without running it here: what it does, whom it talks to, how it tracks its victims',
    load: () => import('./commands/reverse.ts'),
  },
  schema: {
    summary: 'print the JSON Schema of a document, or list the names',
    load: () => import('./commands/schema.ts'),
  },
  demo: {
    summary: 'build an inert lure in a temporary folder and inspect it',
    load: () => import('./commands/demo.ts'),
  },
};

export async function run(argv: readonly string[], io: Io): Promise<number> {
  let code = 0;
  try {
    const program = await programFor(argv, io, (exitCode) => {
      code = exitCode;
    });
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0; // --help, --version
    if (io.signal.aborted) return 2;
    await writeTo(io.stderr, errorLine(asExpected(error), io.env));
    return 2;
  }
}

async function programFor(argv: readonly string[], io: Io, exit: (code: number) => void): Promise<Command> {
  const program = new Command('counterlure')
    .description('Reads the repository that nobody dares to run and says, with proof, what would have happened.')
    .version(packageJson.version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .configureHelp({ sortOptions: false, helpWidth: Math.min(110, io.stdout.columns ?? 100) })
    .addHelpText(
      'after',
      '\nExit codes: 0 nothing at or above --fail-on, 1 something was, 2 the command could not be done.',
    )
    .helpCommand(true)
    .showSuggestionAfterError(true)
    .exitOverride()
    .configureOutput({ writeOut: (text) => void io.stdout.write(text), writeErr: () => {}, outputError: () => {} });
  const named = argv.find((argument) => !argument.startsWith('-'));
  for (const [name, { summary, load }] of Object.entries(COMMANDS)) {
    const command = program.command(name).summary(summary).description(summary).copyInheritedSettings(program);
    if (named === name || (named === 'help' && argv.includes(name))) (await load()).configure(command, io, exit);
  }
  program.action(() => {
    if (program.args.length > 0)
      throw new CounterlureError('CL_USAGE', `there is no command "${displayText(program.args[0] ?? '', 60)}"`);
    program.outputHelp();
    exit(2);
  });
  return program.allowExcessArguments(true);
}

function asExpected(error: unknown): unknown {
  if (!(error instanceof CommanderError)) return error;
  const message = error.message.replace(/^error: /, '').replace(/\s*\n\s*/g, ' ');
  return new CounterlureError('CL_USAGE', displayText(message, 300));
}
