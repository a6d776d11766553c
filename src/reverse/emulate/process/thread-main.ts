/** The thread that the interpreter runs in: it can be ended from outside whatever it is at. */
import { parentPort } from 'node:worker_threads';
import { PERSONAS } from '../guest/personas.ts';
import { LIBRARIES, WORLD } from '../guest/world.generated.ts';
import { runTask } from '../host/interpreter.ts';
import type { RunOutput, RunTask } from '../host/task.ts';
import type { FromThread } from './protocol.ts';

/** Outputs go out in batches of so many, or so many units of text. */
const BATCH = 64;
const BATCH_UNITS = 64 * 1024;

parentPort?.on('message', (task: RunTask) => {
  let outputs: RunOutput[] = [];
  let units = 0;
  const post = (message: FromThread): void => parentPort?.postMessage(message);
  const flush = (): void => {
    if (outputs.length > 0) post({ t: 'outputs', outputs });
    outputs = [];
    units = 0;
  };
  try {
    runTask(task, { world: WORLD, texts: LIBRARIES, personas: PERSONAS }, (entry) => {
      outputs.push(entry);
      units += sizeOf(entry);
      if (outputs.length >= BATCH || units >= BATCH_UNITS) flush();
    });
    flush();
    post({ t: 'done' });
  } catch (error) {
    flush();
    post({ t: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
});

function sizeOf(entry: RunOutput): number {
  if (entry.t === 'code') return entry.code.text.length;
  if (entry.t === 'value') return entry.value.value.length;
  return 200;
}
