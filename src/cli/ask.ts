/** A yes-or-no question on the terminal. Anything but a yes is a no; so is a closed input. */
import { createInterface } from 'node:readline';
import type { Io } from './io.ts';

export async function askYesNo(question: string, io: Io): Promise<boolean> {
  const lines = createInterface({ input: io.stdin, terminal: false });
  io.stderr.write(`${question} [y/N] `);
  try {
    const answer = await new Promise<string>((resolve) => {
      lines.once('line', resolve);
      lines.once('close', () => resolve(''));
      io.signal.addEventListener('abort', () => resolve(''), { once: true });
    });
    return /^\s*y(es)?\s*$/i.test(answer);
  } finally {
    lines.close();
  }
}

export function canAsk(io: Io): boolean {
  return io.stdin.isTTY === true && io.stderr.isTTY === true;
}
