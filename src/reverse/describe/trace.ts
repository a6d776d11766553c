/** The trace as the describers read it: fields of events whatever they are called, proofs, and the persona of a run. */
import type { EmulationRun, Proof, TraceEvent } from '../../model/index.ts';
import type { PersonaName } from '../emulate/emulation.ts';
import { proofText } from './proofs.ts';

export function fieldOfEvent(event: TraceEvent, ...names: readonly string[]): string | null {
  for (const name of names) {
    const value = Object.hasOwn(event.data, name) ? event.data[name] : undefined;
    if (value !== undefined && value !== '') return value;
  }
  return null;
}

export function proofOfEvent(event: TraceEvent, text?: string): Proof {
  const frame = event.stack[0];
  const said = text ?? `${event.call}(${event.arguments.map((one) => one.slice(0, 120)).join(', ')})`;
  return {
    layer: event.layer,
    line: frame?.layer === event.layer ? frame.line : null,
    event: event.id,
    how: 'recorded',
    text: proofText(said),
  };
}

/** Windows where the run does not say. */
export function personaOf(run: EmulationRun | undefined): PersonaName {
  const name = run?.persona ?? '';
  return name.startsWith('macos') ? 'macos' : name.startsWith('linux') ? 'linux' : 'windows';
}

/** The command line of an event that starts a program, whatever it is counted as. */
export function commandOf(event: TraceEvent): string | null {
  const command = fieldOfEvent(event, 'command', 'commandLine');
  if (command !== null) return command;
  return event.category === 'process' || event.category === 'registry' ? event.arguments.join(' ') : null;
}
