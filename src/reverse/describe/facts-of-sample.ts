/** What the rules for capabilities, families and the verdict look at: the context and the configuration that was made of it. */
import type { Proof, SampleConfig } from '../../model/index.ts';
import { commandsOf } from './config/files.ts';
import type { Context } from './context.ts';
import { PROCESS, RUN_SINK } from './requests/clients.ts';
import { fieldOfEvent, proofOfEvent } from './trace.ts';

export interface Facts {
  readonly context: Context;
  readonly config: SampleConfig;
  readonly commands: readonly { readonly text: string; readonly proof: () => Proof }[];
}

const MOST_COMMANDS = 2_000;

export function factsOf(context: Context, config: SampleConfig): Facts {
  return { context, config, commands: commandLines(context) };
}

function commandLines({ readings, events, material }: Context): Facts['commands'] {
  const out: { text: string; proof: () => Proof }[] = [];
  for (const { program, proof } of readings.programs)
    for (const { name, value, at, end } of program.calls)
      if (RUN_SINK.test(name) && PROCESS.test(name)) for (const text of commandsOf(value.args)) out.push({ text, proof: () => proof(at, program.text.slice(at, Math.min(end, at + 160))) });
  for (const event of events)
    if (event.category === 'process' || event.category === 'registry') {
      const text = fieldOfEvent(event, 'command', 'commandLine') ?? event.arguments.join(' ');
      out.push({ text, proof: () => proofOfEvent(event, text) });
    }
  for (const layer of material.layers) {
    if (layer.text === null || !/^(?:shell|powershell|batch|vbs)$/.test(layer.kind)) continue;
    layer.text
      .slice(0, 200_000)
      .split(/\r?\n/)
      .slice(0, 2_000)
      .forEach((text, i) => {
        if (text.trim() !== '') out.push({ text: text.slice(0, 4_000), proof: () => ({ layer: layer.id, line: i + 1, event: null, how: 'static', text: text.trim().slice(0, 160) }) });
      });
  }
  return out.slice(0, MOST_COMMANDS);
}
