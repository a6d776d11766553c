import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { askYesNo } from './ask.ts';
import type { Io } from './io.ts';

async function answer(text: string | null): Promise<boolean> {
  const stdin = new PassThrough();
  const io: Io = {
    stdin,
    stdout: { write: () => true },
    stderr: { write: () => true },
    env: {},
    signal: new AbortController().signal,
    onEnd: () => () => {},
  };
  const result = askYesNo('Fetch it?', io);
  if (text === null) stdin.end();
  else stdin.write(text);
  return result;
}

it('takes a yes for a yes and all else for a no', async () => {
  expect(await answer('y\n')).toBe(true);
  expect(await answer(' YES \n')).toBe(true);
  for (const text of ['n\n', '\n', 'yep\n', 'no y\n']) expect(await answer(text)).toBe(false);
  expect(await answer(null)).toBe(false);
});
