/** What a text computes from itself: addresses that never stand in it, and code. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEvaluator } from '../../emulate/evaluator.ts';
import type { Evaluator } from '../../evaluator.ts';
import { contents, layerOf } from '../testing.ts';
import computedCode from './computed-code.ts';
import computedStrings from './computed-strings.ts';

let evaluator: Evaluator;
beforeAll(async () => {
  evaluator = await createEvaluator();
});
afterAll(() => evaluator.dispose());

test.each([
  [
    'an address of whole numbers',
    `const t = ['x', '.', ':']; const ip = 0xcb + t[1] + 0x0 + t[1] + 0x71 + t[1] + 0x9; connect(ip + t[2] + 0x1f90);`,
    '203.0.113.9',
  ],
  [
    'an address of one number',
    `const n = 3405803785; const ip = [n >>> 24, n >>> 16 & 255, n >>> 8 & 255, n & 255].join('.'); connect(ip);`,
    '203.0.113.9',
  ],
  [
    'a decoder of its own',
    `const a = 'ZYXWVUTSRQPONMLKJIHGFEDCBA0123456789./:'; function d(l) { return l.map((i) => a[i]).join('').toLowerCase(); } connect(d([18, 6, 6, 10, 38, 37, 37, 20, 17, 2, 6, 36, 21, 2, 25, 13, 10, 14, 21]));`,
    'http://fixt',
  ],
  [
    'pieces in an object',
    `const c = { s: 'https', h: 'pieces', d: ['fixture', 'example'] }; fetch(\`\${c.s}://\${c.h}.\${c.d.join('.')}/api\`);`,
    'https://pieces.fixture.example/api',
  ],
  [
    'a rotated list',
    `var l = ['/path', 'https://', 'rotated.', 'fixture.example']; (function (x, n) { while (n--) x.push(x.shift()); })(l, 1); var g = (i) => l[i - 10]; get(g(10) + g(11) + g(12) + g(13));`,
    'https://rotated.fixture.example/path',
  ],
])('%s', (_, text, expected) => {
  const found = contents(computedStrings, layerOf(text, 'javascript', evaluator));
  expect(found.some((one) => one.startsWith(expected)) || found).toBe(true);
});

test.each([
  ['a variable', `const c = atob('Y2FsbCgib25lIiwgMik='); eval(c);`],
  [
    'Function by another name',
    `const F = (() => {}).constructor; new F('require', Buffer.from('63616c6c28226f6e65222c203229', 'hex').toString())(require);`,
  ],
  ['a timer', `setTimeout('call("o' + 'ne", 2)', 5);`],
  ['vm', `const vm = require('vm'); vm.runInNewContext('call("one",' + ' 2)', {});`],
  ['a module made by hand', `const m = new module.constructor(); m._compile(['call("one"', ' 2)'].join(','), 'x.js');`],
  ['a name in pieces', `globalThis['ev' + 'al'](['call("one"', ' 2)'].join(','));`],
])('code from %s', (_, text) => {
  expect(contents(computedCode, layerOf(text, 'javascript', evaluator))).toContain('call("one", 2)');
});

test('what names and traps obfuscators make is no layer', () => {
  const text = `(function () { return Function('return this')(); })(); (function () {}).constructor('debugger')(); setTimeout(function () { return 'nothing at all of it'; }, 1); 'x'.constructor('y');`;
  expect(contents(computedCode, layerOf(text, 'javascript', evaluator))).toEqual([]);
});
