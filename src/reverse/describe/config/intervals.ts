/** How often the sample does what: timers and sleeps with a constant time, in programs and in the trace. */
import type { SampleConfig } from '../../../model/index.ts';
import type { Context } from '../context.ts';
import { Ledger } from '../proofs.ts';
import { fieldOfEvent, proofOfEvent } from '../trace.ts';

/** Shorter ones only give way to others; what repeats may be quick. Longer ones than a year are mistakes. */
const LEAST = 1_000;
const LEAST_REPEATED = 100;
const MOST = 366 * 86_400_000;

export function intervalsOf(context: Context): SampleConfig['intervals'] {
  const ledger = new Ledger<{ milliseconds: number; what: string }>();
  const key = (milliseconds: number): string => String(milliseconds).padStart(14, '0');
  for (const { timer, reading } of context.timers) {
    const { milliseconds, call, reach, repeats } = timer;
    const least = /setInterval$/.test(call.name) ? LEAST_REPEATED : LEAST;
    if (milliseconds < least || milliseconds > MOST || !Number.isInteger(milliseconds)) continue;
    const names = [...reach]
      .map((id) => reading.program.functions[id]?.name ?? '')
      .filter((name) => name !== '' && !/^_0x/.test(name));
    const what = [
      repeats ? 'every so often' : 'once, later',
      ...(names.length === 0 ? [] : [names.slice(0, 3).join(', ')]),
    ].join(': ');
    ledger.add(key(milliseconds), { milliseconds, what }, [
      reading.proof(call.at, reading.program.text.slice(call.at, Math.min(call.end, call.at + 120))),
    ]);
  }
  for (const event of context.events) {
    if (event.category !== 'timer') continue;
    const milliseconds = Number(fieldOfEvent(event, 'milliseconds', 'delay', 'ms') ?? event.arguments[1] ?? 'x');
    const repeats = fieldOfEvent(event, 'repeats') === 'yes' || /setInterval/.test(event.call);
    if (!Number.isInteger(milliseconds) || milliseconds < (repeats ? LEAST_REPEATED : LEAST) || milliseconds > MOST)
      continue;
    const name = event.stack[0]?.name ?? '';
    ledger.add(
      key(milliseconds),
      { milliseconds, what: `${repeats ? 'every so often' : 'once, later'}${name === '' ? '' : `: set by ${name}`}` },
      [proofOfEvent(event)],
    );
  }
  return ledger.list();
}
