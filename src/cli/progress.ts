/** One line on a terminal's stderr that says how far it is; gone when the work is done. Silent where stderr is not a terminal. */
import { numbered } from '../share/index.ts';
import type { Io } from './io.ts';

const EVERY_MS = 100;

export interface Progress {
  readonly report: (done: number, total: number, phase: string) => void;
  readonly clear: () => void;
}

export function progressOn(io: Pick<Io, 'stderr' | 'env'>, quiet: boolean, now: () => number = Date.now): Progress {
  if (quiet || io.stderr.isTTY !== true || io.env['TERM'] === 'dumb') return { report: () => {}, clear: () => {} };
  let last = 0;
  let shown = false;
  return {
    report: (done, total, phase) => {
      if (now() - last < EVERY_MS) return;
      last = now();
      shown = true;
      const figures = total > 1 ? ` ${numbered(done)} of ${numbered(total)} files` : '';
      io.stderr.write(`\r\u001b[K  ${phase}${figures} …`);
    },
    clear: () => {
      if (shown) io.stderr.write('\r\u001b[K');
      shown = false;
    },
  };
}
