import { afterEach, expect, test } from 'vitest';
import { Lab } from './lab.ts';

let lab: Lab | null = null;
afterEach(() => lab?.stop());

const peeling = { name: 'a.js', content: Buffer.from('console.log(1)'), files: [], millis: 20_000 };

test('a job after one that took too long is done by a new process', { timeout: 120_000 }, async () => {
  lab = new Lab();
  expect((await lab.do('peel', peeling, 20_000)).ok).toBe(true);
  const slow = `x = [${'"plum" + (1 + 2), '.repeat(40_000)}];`;
  const cut = await lab.do('deobfuscate', { text: slow, observations: [], millis: 20_000 }, 1);
  expect(cut).toMatchObject({ ok: false, why: 'timeout' });
  // the end of the old process comes while the new one works
  const next = await lab.do('peel', peeling, 20_000);
  expect(next).toMatchObject({ ok: true });
  expect(lab.worked).toBeGreaterThan(0);
});

test('why a job failed is said without the places of our files', { timeout: 120_000 }, async () => {
  lab = new Lab();
  const outcome = await lab.do('peel', null as never, 20_000);
  expect(outcome).toMatchObject({ ok: false, why: 'failed' });
  expect(outcome.ok ? '' : outcome.message).toMatch(/^TypeError: /);
  expect(outcome.ok ? '' : outcome.message).not.toContain('lab-main');
});
