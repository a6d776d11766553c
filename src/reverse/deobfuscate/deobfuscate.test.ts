/** Shapes of what obfuscators write, by hand and inert: what is hidden must stand in the readable source, what only hid it must be gone. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Observation } from '../emulate/emulation.ts';
import { createEvaluator } from '../emulate/evaluator.ts';
import type { Evaluator } from '../evaluator.ts';
import { deobfuscate } from './deobfuscate.ts';
import type { Deobfuscation } from './deobfuscation.ts';

let evaluator: Evaluator;
beforeAll(async () => {
  evaluator = await createEvaluator({ mebibytes: 64 });
});
afterAll(() => evaluator.dispose());

const read = (text: string, observations: readonly Observation[] = []): Promise<Deobfuscation> =>
  deobfuscate(text, { evaluator, observations, millis: 20_000 });

const ROTATED = `
var _0x1a2b=['.example/','push','alpha','http://c2'];
(function(_0x11,_0x22){var _0x33=function(_0x44){while(--_0x44){_0x11['push'](_0x11['shift']());}};_0x33(++_0x22);}(_0x1a2b,0x3));
var _0x55=function(_0x66,_0x77){_0x66=_0x66-0x0;var _0x88=_0x1a2b[_0x66];return _0x88;};
send(_0x55('0x0')+_0x55('0x1')+_0x55('0x3'));`;

describe('string arrays by behaviour', () => {
  test('rotated by a count, read by a decoder', async () => {
    const { source, parses, obfuscation } = await read(ROTATED);
    expect(source).toContain('send("http://c2.example/alpha")');
    expect(source).not.toContain('_0x1a2b');
    expect(parses).toBe(true);
    expect(obfuscation[0]?.name).toBe('javascript-obfuscator');
  });

  test('a decoder behind wrappers in other functions', async () => {
    const text = `${ROTATED.replace(/send[\s\S]*$/, '')}
function run(_0xa){function _0xb(_0xc,_0xd){return _0x55(_0xd-0x10,_0xc);}return post(_0xa,_0xb(1,0x10)+_0xb(2,0x11));}
run(input);`;
    expect((await read(text)).source).toContain('"http://c2.example/"');
  });

  test('two, one inside the other', async () => {
    const text = `var a1=['L2hvb','WUvYm9iL2tleXM='];var d1=function(i){return a1[i]};var a2=[d1(0)+d1(1),'eA=='];
function d2(i){return Buffer.from(a2[i-7],'base64').toString()} open(d2(7));`;
    expect((await read(text)).source).toContain('"/home/bob/keys"');
  });
});

describe('pure helpers', () => {
  test.each([
    [
      'XOR',
      `function x(l,k){return l.map((n)=>String.fromCharCode(n^k)).join('')} go(x([105,117,117,113],1));`,
      '"http"',
    ],
    ['reversed', `go('elpmaxe.2c'.split('').reverse().join(''));`, '"c2.example"'],
    [
      'a loop over several statements',
      `let k='';for(let i=0;i<3;i++){k+=String.fromCharCode(97+i);}go('x-'+k);`,
      '"x-abc"',
    ],
    ['halves exchanged', `const u=(s,n)=>atob(s.slice(n)+s.slice(0,n));go(u('ZXhhbXBsZQ==YzIu',12));`, '"c2.example"'],
  ])('%s', async (_, text, wanted) => {
    expect((await read(text)).source).toContain(wanted);
  });

  test('what chance or a machine has a part in stays', async () => {
    const { source } = await read(`const r=()=>'a'+Math.random();go(r());go('h-'+require('os').hostname());`);
    expect(source).toContain('hostname()');
    expect(source).toContain('Math.random()');
  });
});

describe('code that is made of text', () => {
  test.each([
    ['eval of base64', `eval(atob('c2VuZCgiaHR0cDovL2MyLmV4YW1wbGUiKQ=='))`],
    [
      'by another name of the global object',
      `var g=globalThis,n=['ev','al'].join('');g[n](g.atob('c2VuZCgiaHR0cDovL2MyLmV4YW1wbGUiKQ=='));`,
    ],
    ['the constructor of functions', `[]['filter']['constructor']('send("http://c2'+'.example")')();`],
    ['with an argument', `new Function('require','s','send("http://c2"+".example")')(require);`],
  ])('%s', async (_, text) => {
    const { source, parses } = await read(text);
    expect(source).toMatch(/send\("http:\/\/c2\.example"\)/);
    expect(parses).toBe(true);
  });
});

describe('always a result', () => {
  test('a chain of ten thousand parts', async () => {
    const { source, parses } = await read(`go(${Array.from({ length: 10_000 }, (_, i) => `'${i % 10}'`).join('+')});`);
    expect(source).toContain('012345678901234567890');
    expect(parses).toBe(true);
  }, 30_000);

  test('no JavaScript', async () => {
    const { source, parses, unresolved } = await read('this is ((( no program');
    expect(source).toBe('this is ((( no program');
    expect(parses).toBe(false);
    expect(unresolved).toHaveLength(1);
  });

  test('a plain program has no obfuscator, and says nothing is open', async () => {
    const { obfuscation, unresolved } = await read(
      `const fs = require('fs');\nfs.readFile('a.txt', (e, d) => console.log(d));\n`,
    );
    expect(obfuscation).toEqual([]);
    expect(unresolved).toEqual([]);
  });

  test('what stayed open is listed by lines of the output', async () => {
    const { source, unresolved } = await read(`fetchCode((body)=>{eval(body.slice(1));require(body)});`);
    expect(unresolved.map((u) => u.why)).toHaveLength(2);
    expect(source.split('\n')[unresolved[0]!.line - 1]).toContain('eval(');
  });
});

describe('observed values', () => {
  const at = (text: string, part: string, values: readonly string[]): Observation => {
    const start = text.indexOf(part);
    return { code: '', start, end: start + part.length, values, mixed: false, count: 1 };
  };

  test('of the program alone: put in its place, marked', async () => {
    const text = `const w=unknown();function d(i){return w?table[i]:''}function table(){} go(d(1)+d(2));`;
    const { source, strings } = await read(text, [at(text, 'd(1)+d(2)', ['http://c2.example'])]);
    expect(source).toMatch(/http:\/\/c2\.example/);
    expect(strings.some((s) => s.value === 'http://c2.example' && s.how === 'folded')).toBe(true);
  });

  test('of the machine: beside it, in a comment', async () => {
    const text = `const os=require('os');go(os.hostname());`;
    const { source } = await read(text, [at(text, 'os.hostname()', ['decoy-1 */'])]);
    expect(source).toContain('os.hostname()');
    expect(source).toContain('decoy-1');
  });
});
