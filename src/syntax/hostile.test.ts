import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractModuleFacts } from './index.ts';
import { factsOf, show, sinksIn } from './testing/show.ts';

/** Facts or null, but in bounded time: the runner's own limit is the clock. */
async function survives(code: string, name = 'file.js'): Promise<void> {
  const facts = await extractModuleFacts(name, code, { native: true });
  if (facts !== null) expect(JSON.stringify(facts).length).toBeLessThan(30_000_000);
}

const MANY = 20_000;

describe('deep and long programs', () => {
  it.each<readonly [string, () => string]>([
    ['nested functions', () => `${'(function(){'.repeat(5_000)}eval(x)${'})()'.repeat(5_000)}`],
    ['nested arrays', () => `x=${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['nested blocks', () => `${'{'.repeat(50_000)}eval(x)${'}'.repeat(50_000)}`],
    ['nested calls', () => `x${'(x'.repeat(MANY)}${')'.repeat(MANY)}`],
    ['a chain of +', () => `eval(${Array.from({ length: 200_000 }, () => '"a"').join('+')})`],
    ['a chain of unknown +', () => `eval(${Array.from({ length: 200_000 }, () => 'a').join('+')})`],
    ['a chain of ternaries', () => `x=${'a?b:'.repeat(MANY)}c`],
    ['a chain of members', () => `x${'.a'.repeat(MANY)}`],
    ['a chain of calls', () => `x${'.a()'.repeat(MANY)}`],
    ['a chain of thens', () => `fetch(u)${'.then(x=>x)'.repeat(5_000)}.then(t=>eval(t))`],
    ['a chain of else', () => `${'if(a)b();else '.repeat(MANY)}c()`],
    ['a chain of arrows', () => `x=${'a=>'.repeat(MANY)}a`],
    ['a chain of assignments', () => `${'a='.repeat(MANY)}1`],
    ['a chain of unary operators', () => `x=${'!'.repeat(MANY)}a`],
    ['a chain of new', () => `x=${'new '.repeat(MANY)}a`],
    ['a chain of awaits', () => `async function f(){${'await '.repeat(MANY)}a}`],
    ['templates in templates', () => `x=${'`${'.repeat(3_000)}a${'}`'.repeat(3_000)}`],
    ['labels', () => `${Array.from({ length: 5_000 }, (_, i) => `l${i}:`).join('')}for(;;);`],
    ['many commas', () => `x=(${'a,'.repeat(100_000)}b)`],
    ['a huge array', () => `const d=[${'1,'.repeat(400_000)}1];eval(String.fromCharCode.apply(null,d))`],
    [
      'many functions',
      () => Array.from({ length: MANY }, (_, i) => `function f${i}(a){return f${(i * 7) % MANY}(a+1)}`).join('\n'),
    ],
    [
      'functions that all call each other',
      () =>
        Array.from(
          { length: 200 },
          (_, i) =>
            `function f${i}(a){${Array.from({ length: 30 }, (_, j) => `f${(i * j + j) % 200}(a);`).join('')}return a}`,
        ).join('\n'),
    ],
    ['doubling strings', () => `let a='ab';${'a=a+a;'.repeat(200)}eval(a)`],
    [
      'doubling objects',
      () =>
        `const o0={a:1};${Array.from({ length: 60 }, (_, i) => `const o${i + 1}={x:o${i},y:o${i}};`).join('')}eval(o60);module.exports=o60`,
    ],
    [
      'doubling returns',
      () =>
        `function f0(a){return [a,a]}${Array.from({ length: 40 }, (_, i) => `function f${i + 1}(a){return [f${i}(a),f${i}(a)]}`).join('')}eval(f40(x))`,
    ],
    ['doubling alternatives', () => `let a=x;${Array.from({ length: 500 }, (_, i) => `a=c?a:b${i};`).join('')}eval(a)`],
    [
      'nested maps',
      () =>
        `eval([1,2,3,4,5,6,7,8].map(a=>[1,2,3,4,5,6,7,8].map(b=>[1,2,3,4,5,6,7,8].map(c=>[1,2,3,4,5,6,7,8].map(d=>String.fromCharCode(a^b^c^d)).join('')).join('')).join('')).join(''))`,
    ],
    ['a wall of blanks', () => `${' '.repeat(2_000_000)}eval(x)`],
    ['an unclosed string', () => `const a="${'x'.repeat(300_000)}`],
    ['an unclosed template', () => `const a=\`${'${'.repeat(2_000)}`],
    ['NULs and lone surrogates', () => `const a="\0\ud800";eval(a)\udfff`],
  ])('%s', async (_title, code) => survives(code()), 20_000);

  it('still reads what stands beside the deep part', async () => {
    const facts = await extractModuleFacts('a.js', `eval(x);y=${'['.repeat(2_000)}${']'.repeat(2_000)}`, {
      native: true,
    });
    expect(facts?.sinks.map((sink) => sink.kind)).toEqual(['eval']);
  });
  it('keeps long joins exact while they are short enough', async () => {
    const code = `eval(${Array.from({ length: 3_000 }, () => '"ab"').join('+')})`;
    expect((await sinksIn(code))[0]?.length).toBeGreaterThan(6_000);
  });
});

describe('names from the prototype', () => {
  it('are names like others', async () => {
    await survives(
      'const {constructor, __proto__: p} = x; const toString = 1; hasOwnProperty(); exports.__proto__ = p; exports.constructor = eval; valueOf.x = 1',
    );
    const facts = await factsOf(
      'exports.constructor = "a"; exports.__proto__ = "b"; const o = { ["__proto__"]: "c" }; eval(o.__proto__)',
    );
    expect(facts.exports.map((one) => `${one.name} ${show(one.value)}`)).toEqual(['constructor "a"', '__proto__ "b"']);
    expect(show(facts.sinks[0]!.args[0]!)).toBe('"c"');
  });
});

describe('whatever the text', () => {
  const words = fc.constantFrom(
    'function',
    'const',
    'let',
    'a',
    'b',
    '(',
    ')',
    '{',
    '}',
    '[',
    ']',
    '=>',
    '=',
    '+',
    ',',
    ';',
    '.',
    '`',
    '${',
    '"',
    "'",
    '/',
    'async',
    'await',
    'class',
    'new',
    'eval',
    'require',
    '...',
    ':',
    '?',
    '1',
    '\n',
    'return',
    'import',
    'export',
    'this',
    '<',
    '>',
    '!',
    'yield',
    '*',
    '@',
    '#x',
    '\\u0061',
  );
  it('never throws', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(words, { maxLength: 60 }),
        fc.constantFrom('a.js', 'a.ts', 'a.tsx', 'a.vue', 'a.html'),
        async (parts, name) => {
          await survives(parts.join(' '), name);
        },
      ),
      { numRuns: 600 },
    );
  }, 30_000);
});
