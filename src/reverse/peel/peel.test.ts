/** The fixpoint: nests, bounds, what came up elsewhere, and quietness on ordinary code. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sha256 } from '../../lib/index.ts';
import { createEvaluator } from '../emulate/evaluator.ts';
import type { Evaluator } from '../evaluator.ts';
import { type PeelOptions, type PeelResult, peel, peelMore } from './peel.ts';

let evaluator: Evaluator;
beforeAll(async () => {
  evaluator = await createEvaluator();
});
afterAll(() => evaluator.dispose());

const run = (text: string | Uint8Array, options: Partial<PeelOptions> = {}, name = 'sample.js'): PeelResult =>
  peel(
    { name, content: typeof text === 'string' ? Buffer.from(text) : text },
    { evaluator, millis: 30_000, ...options },
  );
const texts = ({ layers }: PeelResult): string[] => layers.slice(1).map(({ content }) => String(content));

const INNER =
  "const os = require('os');\nmodule.exports = () => os.hostname() + ' https://inner.fixture.example/api';\n";
const b64 = (text: string): string => Buffer.from(text).toString('base64');
const back = (text: string): string => [...text].reverse().join('');

const WRAPS: readonly ((code: string) => string)[] = [
  (code) => `eval(atob("${b64(code)}"))`,
  (code) => `new Function('require', Buffer.from("${Buffer.from(code).toString('hex')}", 'hex').toString())(require)`,
  (code) => `setTimeout(${JSON.stringify(code)}, 10)`,
  (code) => `(0, eval)(${JSON.stringify(back(code))}.split('').reverse().join(''))`,
  (code) => `[]["filter"]["constructor"](String.fromCharCode(${[...code].map((c) => c.charCodeAt(0)).join(',')}))()`,
  (code) =>
    `var k = 'plum'; (function (d) { var s = ''; for (var i = 0; i < d.length; i++) s += String.fromCharCode(d[i] ^ k.charCodeAt(i % k.length)); eval(s); })([${[...code].map((c, i) => c.charCodeAt(0) ^ 'plum'.charCodeAt(i % 4)).join(',')}])`,
  (code) =>
    `require('vm').runInThisContext(decodeURIComponent("${[...Buffer.from(code)].map((b) => `%${b.toString(16).padStart(2, '0')}`).join('')}"))`,
];

test.each(WRAPS.map((wrap, i) => [i, wrap] as const))(
  'code that is run as a string: %i, with the interpreter and without',
  (_, wrap) => {
    expect(texts(run(wrap(INNER)))).toContain(INNER);
    expect(texts(run(wrap(INNER), { evaluator: null }))).toContain(INNER);
  },
);

test('any nest of them', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(WRAPS.length - 1), { minLength: 2, maxLength: 5 }), (order) => {
      const code = order.reduce((text, i) => (text.length < 60_000 ? WRAPS[i]!(text) : text), INNER);
      expect(texts(run(code))).toContain(INNER);
    }),
    { numRuns: 25 },
  );
});

test('a nest of sixty, each layer once, each under the one before', () => {
  let code = INNER;
  for (let i = 0; i < 60; i++) code = `eval(unpack("${back(deflateSync(code).toString('base64'))}"))`;
  const { layers, unresolved } = run(code);
  expect([layers.length >= 61, String(layers[60]?.content), unresolved]).toEqual([true, INNER, []]);
  expect(layers.slice(0, 61).map(({ parent }) => parent)).toEqual([null, ...layers.slice(0, 60).map(({ id }) => id)]);
});

test('what is told of a layer', () => {
  const code = `// first line\neval(atob("${b64(INNER)}"))`;
  const { layers } = run(code);
  expect(layers[0]).toMatchObject({
    id: 'L0',
    parent: null,
    kind: 'javascript',
    decoder: 'sample',
    from: null,
    size: code.length,
    sha256: sha256(code),
  });
  expect(layers[1]).toMatchObject({
    id: 'L1',
    parent: 'L0',
    kind: 'javascript',
    from: { line: 2 },
    origin: 'static',
    depth: 1,
    sha256: sha256(INNER),
    size: INNER.length,
  });
  expect(run(code)).toEqual(run(code));
});

test('short strings of one kind are one layer', () => {
  const list = ['https://a.fixture.example/one', 'https://b.fixture.example/two', 'child_process'];
  const { layers } = run(`x(${list.map((text) => `"${b64(text)}"`).join(', ')})`);
  expect(texts({ layers, unresolved: [] })).toEqual([list.join('\n')]);
});

test('code that came up in the emulation, and what is in it', () => {
  const known = run('fetch("https://fixture.example").then((r) => r.text()).then(eval)');
  const first = `eval(atob("${b64(INNER)}"))`;
  const more = peelMore(
    known,
    [
      { text: first, parent: 'L0', how: 'argument of eval, observed', event: 7, forced: false },
      {
        text: 'second(); third(1);',
        parent: `code:${sha256(first)}`,
        how: 'argument of eval, observed',
        event: 9,
        forced: true,
      },
      { text: first, parent: 'L0', how: 'again', event: 10, forced: false },
    ],
    { evaluator, millis: 10_000 },
  );
  expect(
    more.layers
      .slice(1)
      .map(({ id, parent, origin, event, forced, content }) => [id, parent, origin, event, forced, content]),
  ).toEqual([
    ['L1', 'L0', 'emulated', 7, false, first],
    ['L2', 'L1', 'emulated', 9, true, 'second(); third(1);'],
    ['L3', 'L1', 'emulated', null, false, INNER],
  ]);
});

test('bounds are kept and said', () => {
  let code = INNER;
  for (let i = 0; i < 12; i++) code = `eval(unpack("${deflateSync(code).toString('base64')}"))`;
  const deep = run(code, { limits: { depth: 5 } });
  expect([deep.layers.length, deep.unresolved[0]?.why]).toEqual([6, 'layers are nested 5 deep']);
  const few = run(code, { limits: { layers: 4 } });
  expect([few.layers.length, few.unresolved.length > 0]).toEqual([4, true]);
  const late = run(code, { millis: 0 });
  expect([late.layers.length, late.unresolved[0]?.why]).toEqual([1, 'the time is used up']);
});

test('anything at all is taken', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array({ maxLength: 600 }),
        fc.string({ maxLength: 600, unit: 'binary' }).map((text) => Buffer.from(`eval(atob("${text}"))`)),
      ),
      (bytes) => {
        expect(run(bytes).layers.length).toBeGreaterThan(0);
      },
    ),
    { numRuns: 80 },
  );
});

test.each([
  ['brackets', '['.repeat(200_000)],
  ['a long sum', `eval(${Array.from({ length: 20_000 }, (_, i) => `"a${i}"`).join('+')})`],
  ['quotes without end', '"\\x41'.repeat(50_000)],
  ['a million numbers', `x([${'104,'.repeat(1_000_000)}])`],
  ['blanks', ' '.repeat(2_000_000)],
  ['letters', 'A'.repeat(2_000_000)],
  ['base64 of nothing', `x("${'QUFB'.repeat(300_000)}")`],
  ['an endless loop', 'eval((() => { for (;;); })())'],
  ['memory', 'eval("a".repeat(2 ** 29) + (() => { var a = []; for (;;) a.push(new Array(1e6).fill(1)); })())'],
])('hostile: %s', (_, text) => {
  const start = process.cpuUsage();
  run(text, { millis: 20_000 });
  const { user } = process.cpuUsage(start);
  expect(user / 1000).toBeLessThan(15_000);
});

const require = createRequire(import.meta.url);
test.each([
  'acorn',
  'meriyah',
  'fast-check',
  'zod',
  'yaml',
  'smol-toml',
  'commander',
  'jsonc-parser',
  'fflate',
  'tar',
  'tldts',
])('nothing is found in %s', (name) => {
  const path = require.resolve(name);
  expect(
    run(readFileSync(path), {}, path)
      .layers.slice(1)
      .map(({ how, content }) => [how, String(content).slice(0, 80)]),
  ).toEqual([]);
});
