/** `schema [NAME]`: the JSON Schema of a document that a command prints; without a name, the names. */
import type { Command } from 'commander';
import { CounterlureError, displayText } from '../../lib/index.ts';
import { jsonSchema, schemaNames } from '../../model/index.ts';
import type { Io } from '../io.ts';
import { writeTo } from '../io.ts';
import { writeOutput } from '../output-file.ts';

export function configure(command: Command, io: Io, exit: (code: number) => void): void {
  command
    .argument('[name]', `one of ${schemaNames.join(', ')}`)
    .option('--output <file>', 'write to a file')
    .action(async (name: string | undefined, options: { output?: string }) => {
      const text = name === undefined ? `${schemaNames.join('\n')}\n` : schemaText(name);
      if (options.output === undefined) await writeTo(io.stdout, text);
      else writeOutput(options.output, text, io);
      exit(0);
    });
}

function schemaText(name: string): string {
  const schema = jsonSchema(name);
  if (schema === null) throw new CounterlureError('CL_UNKNOWN_SCHEMA', `there is no schema "${displayText(name, 60)}"`);
  return `${JSON.stringify(schema, null, 2)}\n`;
}
