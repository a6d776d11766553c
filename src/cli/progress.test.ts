import { expect, it } from 'vitest';
import { progressOn } from './progress.ts';

function terminal(isTTY: boolean) {
  const written: string[] = [];
  return { written, io: { stderr: { isTTY, write: (text: string) => written.push(text) }, env: {} } };
}

it('is one line on a terminal, now and then, and gone at the end', () => {
  const { written, io } = terminal(true);
  let time = 1000;
  const progress = progressOn(io, false, () => time);
  progress.report(1, 2000, 'reading');
  progress.report(2, 2000, 'reading');
  time += 200;
  progress.report(1500, 2000, 'reading');
  progress.clear();
  expect(written).toEqual([
    '\r\u001b[K  reading 1 of 2,000 files …',
    '\r\u001b[K  reading 1,500 of 2,000 files …',
    '\r\u001b[K',
  ]);
});

it('is silent elsewhere', () => {
  for (const [tty, quiet] of [
    [false, false],
    [true, true],
  ] as const) {
    const { written, io } = terminal(tty);
    const progress = progressOn(io, quiet);
    progress.report(1, 2, 'reading');
    progress.clear();
    expect(written).toEqual([]);
  }
});
