/**
 * The lab: a process that reads hostile text so that the main one need not. Started by lab.ts only, with an emptied environment and (permission model) without
 * the right to write, to start processes or to make code of strings. It may die at any moment; its caller takes that as a result.
 */
import { createEvaluator } from '../emulate/evaluator.ts';
import type { Evaluator } from '../evaluator.ts';
import type { Answer, JobMessage, JobName, Jobs } from './protocol.ts';

const EVALUATOR_MEBIBYTES = 64;

let evaluator: Promise<Evaluator> | null = null;

function theEvaluator(): Promise<Evaluator> {
  evaluator ??= createEvaluator({ mebibytes: EVALUATOR_MEBIBYTES });
  return evaluator;
}

const WORK: { readonly [J in JobName]: (input: Jobs[J]['input']) => Promise<Jobs[J]['output']> } = {
  peel: async ({ name, content, files, millis }) => {
    const { peel } = await import('../peel/peel.ts');
    return peel({ name, content }, { evaluator: await theEvaluator(), millis, files });
  },
  more: async ({ known, extra, millis }) => {
    const { peelMore } = await import('../peel/peel.ts');
    return peelMore(known, extra, { evaluator: await theEvaluator(), millis });
  },
  deobfuscate: async ({ text, observations, millis }) => {
    const { deobfuscate } = await import('../deobfuscate/deobfuscate.ts');
    return deobfuscate(text, { evaluator: await theEvaluator(), observations, millis });
  },
  describe: async (material) => {
    const { describe } = await import('../describe/describe.ts');
    return describe(material);
  },
};

async function answer({ id, job, input }: JobMessage): Promise<Answer> {
  try {
    const work: (input: never) => Promise<unknown> = WORK[job];
    return { id, ok: true, output: await work(input as never) };
  } catch (error) {
    // the message before the stack: its first line goes into the result, and a stack begins with a file's place for an error of syntax
    const said = error instanceof Error ? `${error.name}: ${error.message}\n${error.stack ?? ''}` : String(error);
    return { id, ok: false, message: said };
  }
}

process.on('disconnect', () => process.exit(0));
// a Ctrl-C goes to the whole group: the main process decides when to end
process.on('SIGINT', () => {});
let queue = Promise.resolve();
process.on('message', (message: JobMessage) => {
  queue = queue.then(async () => {
    process.send?.(await answer(message));
  });
});
