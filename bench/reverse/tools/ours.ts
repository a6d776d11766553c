/** Ours, through the engine's face. Usage: ours.ts FILE static|full — prints one JSON object: readable texts, and everything merged. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { reverse } from '../../../src/reverse/index.ts';

const [, , file = '', mode = 'full'] = process.argv;
const result = await reverse({ name: basename(file), content: readFileSync(file) }, { emulate: mode === 'full' });
const readable = [result.source, ...result.sources.map(({ text }) => text)].join('\n');
const merged = [
  readable,
  ...result.layers.map(({ text }) => text ?? ''),
  ...result.trace.flatMap((event) => [...event.arguments, event.result ?? '', ...Object.values(event.data)]),
  ...result.indicators.map(({ value }) => value),
  ...strings(result.config),
];
process.stdout.write(
  JSON.stringify({
    readable,
    source: result.source,
    merged: merged.join('\n'),
    runs: result.runs.map(({ persona, replies, forced, end, steps }) =>
      [persona, replies, forced, end, steps].join(' '),
    ),
    unresolved: result.unresolved.slice(0, 20).map(({ line, what, why }) => `${line}: ${what}: ${why}`),
    notes: result.coverage.notes,
  }),
  () => process.exit(0),
);

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(strings);
}
