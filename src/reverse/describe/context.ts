/** Everything that the describers look at, read once. */
import type { TraceEvent } from '../../model/index.ts';
import type { PersonaName } from '../emulate/emulation.ts';
import { type SeenCommand, seenCommands } from './commands-seen.ts';
import type { Material } from './material.ts';
import { type Reading, type Readings, readingsOf } from './reading.ts';
import type { Timer } from './requests/graph.ts';
import { mergedSent } from './requests/merge.ts';
import { sentInTrace } from './requests/recorded.ts';
import type { Sent } from './requests/request.ts';
import { sentByScripts } from './requests/scripts.ts';
import { sentBy } from './requests/static.ts';
import { type Seen, seenTexts } from './seen.ts';
import { personaOf } from './trace.ts';

export interface Context {
  readonly material: Material;
  readonly readings: Readings;
  readonly sent: readonly Sent[];
  readonly timers: readonly { readonly timer: Timer; readonly reading: Reading }[];
  readonly events: readonly TraceEvent[];
  /** by run */
  readonly personas: readonly PersonaName[];
  readonly seen: readonly Seen[];
  readonly commands: readonly SeenCommand[];
}

export function contextOf(material: Material): Context {
  const readings = readingsOf(material);
  const personas = material.runs.map(personaOf);
  const commands = seenCommands(material, readings);
  const flows = readings.programs.map((reading) => ({ reading, flow: sentBy(reading) }));
  return {
    material,
    readings,
    sent: mergedSent(
      [...flows.flatMap(({ flow }) => flow.sent), ...sentByScripts(commands)],
      sentInTrace(material.events, personas),
    ),
    timers: flows.flatMap(({ reading, flow }) => flow.timers.map((timer) => ({ timer, reading }))),
    events: material.events,
    personas,
    seen: seenTexts(material, readings),
    commands,
  };
}
