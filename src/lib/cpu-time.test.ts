import { expect, it } from 'vitest';
import { cpuMillis } from './cpu-time.ts';

it('tells the CPU time of a process, or that it cannot', () => {
  const own = cpuMillis(process.pid);
  if (process.platform === 'linux') expect(own).toBeGreaterThan(0);
  else expect(own).toBe(null);
  expect(cpuMillis(undefined)).toBe(null);
  expect(cpuMillis(2 ** 30)).toBe(null);
});
