import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jjEncode } from '../../bench/reverse/encoders.ts';
import { nest } from '../../bench/reverse/nests.ts';
import { chanceOf } from '../../bench/reverse/random.ts';
import { Reversal } from '../../src/model/index.ts';
import { reverse } from '../../src/reverse/index.ts';
import { mutantOf } from './fuzz/mutate.ts';
import { GUARD } from './standins/build/guard.ts';
import { standIns } from './standins/index.ts';

/**
 * The whole pipeline on mutated samples. Each of them carries canaries: were anything of it run on the host, a file, a connection or a property would tell.
 * COUNTERLURE_FUZZ=500 for a longer run, COUNTERLURE_FUZZ_SEED to begin elsewhere.
 */
const COUNT = Number(process.env['COUNTERLURE_FUZZ'] ?? 5);
const SEED = Number(process.env['COUNTERLURE_FUZZ_SEED'] ?? 1);
const BUDGET = { emulationMillis: 5_000, staticMillis: 5_000, jobs: 1 } as const;
/** Of the wall clock, on a busy machine; nothing may hang. */
const MOST_MILLIS = 120_000;

let folder = '';
let connections = 0;
let port = 0;
const server = createServer((socket) => {
  connections++;
  socket.destroy();
});
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'counterlure-fuzz-'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

const canary = (mark: string): string =>
  `try{require('fs').writeFileSync(${JSON.stringify(mark)},'sang')}catch(e){}try{require('net').connect(${port},'127.0.0.1')}catch(e){}try{require('child_process').execSync(${JSON.stringify(`touch ${mark}`)})}catch(e){}Object.prototype.sang=1;globalThis.sang=1;`;

function bases(): { id: string; text: string }[] {
  const small = `${GUARD}\nconst u = 'https://fuzz.example:8443/' + ['a', 'b'].join('-');\nconsole.log(u);`;
  return [
    ...standIns().map(({ id, delivery }) => ({ id, text: delivery[0]?.content ?? '' })),
    { id: 'nest', text: nest(small, 4, chanceOf('fuzz')) },
    { id: 'jjencode', text: jjEncode(small) },
  ];
}

async function survives(name: string, content: Uint8Array): Promise<Reversal> {
  const started = performance.now();
  const result = await reverse({ name: 'sample.js', content }, BUDGET);
  expect(performance.now() - started, name).toBeLessThan(MOST_MILLIS);
  expect(Reversal.safeParse(result).error?.issues ?? [], name).toEqual([]);
  return result;
}

describe('the pipeline on mutated samples', () => {
  it.each(Array.from({ length: COUNT }, (_, i) => SEED + i))('seed %i', { timeout: 2 * MOST_MILLIS }, async (seed) => {
    const mutant = mutantOf(bases(), seed);
    const mark = join(folder, `mark-${seed}`);
    const guard = mutant.text.indexOf('\n', mutant.text.indexOf('COUNTERLURE_DECOY')) + 1;
    const text =
      seed % 2 === 0
        ? mutant.text.slice(0, guard) + canary(mark) + mutant.text.slice(guard)
        : `${canary(mark)}\n${mutant.text}`;
    const before = readdirSync(folder).sort();
    await survives(mutant.name, Buffer.from(text, seed % 5 === 0 ? 'latin1' : 'utf8'));
    expect(existsSync(mark), mutant.name).toBe(false);
    expect(connections, mutant.name).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(before);
    expect(Object.hasOwn(globalThis, 'sang') || 'sang' in {}, mutant.name).toBe(false);
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['zeros', new Uint8Array(5000)],
    ['bytes without sense', Uint8Array.from({ length: 4096 }, (_, i) => (i * 167 + (i >> 3)) & 255)],
    ['only brackets', Buffer.from('['.repeat(50_000))],
    [
      'only a chain',
      Buffer.from(`var s=${Array.from({ length: 10_000 }, (_, i) => `'${i}'`).join('+')};console.log(s)`),
    ],
    ['UTF-16', Buffer.from('\ufeffconsole.log("https://utf16.example/a")', 'utf16le')],
  ])('%s', { timeout: 2 * MOST_MILLIS }, async (name, content) => {
    await survives(name, content);
  });

  it('the canary sings where something runs', async () => {
    const mark = join(folder, 'mark-control');
    await promisify(execFile)(process.execPath, ['-e', canary(mark)]).catch(() => undefined);
    expect(existsSync(mark)).toBe(true);
    expect(connections).toBeGreaterThan(0);
    connections = 0;
    rmSync(mark);
  });

  it('gives the same for the same', { timeout: 4 * MOST_MILLIS }, async () => {
    const { name, text } = mutantOf(bases(), 77);
    const first = await survives(name, Buffer.from(text));
    expect(await survives(name, Buffer.from(text))).toEqual(first);
  });
});
