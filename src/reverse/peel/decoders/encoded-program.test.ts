import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEvaluator } from '../../emulate/evaluator.ts';
import type { Evaluator } from '../../evaluator.ts';
import { contents, layerOf } from '../testing.ts';
import encodedProgram from './encoded-program.ts';

let evaluator: Evaluator;
beforeAll(async () => {
  evaluator = await createEvaluator();
});
afterAll(() => evaluator.dispose());
const peel = (text: string): readonly string[] => contents(encodedProgram, layerOf(text, 'javascript', evaluator));

/** Digits, and letters of `false`, `true`, `undefined` and of a function's text: the idea of JSFuck, small. */
function sixLetters(code: string): string {
  const number = (n: number): string =>
    n === 0 ? '+[]' : n === 1 ? '+!![]' : Array.from({ length: n }, () => '!![]').join('+');
  const digit = (n: number): string => (n === 1 ? '(+!![])' : `(${number(n)})`);
  const at = (source: string, index: number): string =>
    `(${source})[${index < 10 ? number(index) : `[${digit(Math.floor(index / 10))}]+[${number(index % 10)}]`}]`;
  const sources: readonly (readonly [string, string])[] = [
    ['false', '![]+[]'],
    ['true', '!![]+[]'],
    ['undefined', '[][[]]+[]'],
  ];
  const letter = (c: string): string => {
    if (/\d/.test(c)) return `(${number(Number(c))}+[])`;
    for (const [text, source] of sources) if (text.includes(c)) return at(source, text.indexOf(c));
    if (c === 'o') return at(`!![]+[]+${'[]'}[${word('flat')}]`, 10);
    if (c === '(' || c === ')') return at(`[][${word('flat')}]+[]`, c === '(' ? 13 : 14);
    if (c === 'c') return at(`[][${word('flat')}]+[]`, 3);
    throw new Error(c);
  };
  const word = (text: string): string => [...text].map(letter).join('+');
  const maker = `[][${word('flat')}][${word('constructor')}]`;
  return `${maker}(${word(code)})()`;
}

test('six letters', () => {
  // letters that the small encoder knows
  const code = 'alert(12345)';
  expect(peel(sixLetters(code))).toEqual([code]);
});

test('JJEncode', () => {
  // made of the well-known table by hand: letters of `$` and octal escapes
  const table =
    '$=~[];$={___:++$,$$$$:(![]+"")[$],__$:++$,$_$_:(![]+"")[$],_$_:++$,$_$$:({}+"")[$],$$_$:($[$]+"")[$],_$$:++$,$$$_:(!""+"")[$],$__:++$,$_$:++$,$$__:({}+"")[$],$$_:++$,$$$:++$,$___:++$,$__$:++$};$.$_=($.$_=$+"")[$.$_$]+($._$=$.$_[$.__$])+($.$$=($.$+"")[$.__$])+((!$)+"")[$._$$]+($.__=$.$_[$.$$_])+($.$=(!""+"")[$.__$])+($._=(!""+"")[$._$_])+$.$_[$.$_$]+$.__+$._$+$.$;$.$$=$.$+(!""+"")[$._$$]+$.__+$._+$.$+$.$$;$.$=($.___)[$.$_][$.$_];';
  const digits = ['___', '__$', '_$_', '_$$', '$__', '$_$', '$$_', '$$$'];
  const code = 'call("fixture.example", 192);';
  const body = [...code]
    .map(
      (c) =>
        `"\\\\"+${[...c.charCodeAt(0).toString(8).padStart(3, '0')].map((d) => `$.${digits[Number(d)]}`).join('+')}`,
    )
    .join('+');
  expect(peel(`${table}$.$($.$($.$$+"\\""+${body}+"\\"")())();`)).toEqual([code]);
});

test('without an interpreter, and on ordinary code, nothing', () => {
  expect(contents(encodedProgram, layerOf('[][(![]+[])[+[]]]'.repeat(100)))).toEqual([]);
  expect(
    peel('const list = [[1, 2], [3, 4]]; for (const [a, b] of list) console.log(a + b, !!a, (a)[0]);'.repeat(40)),
  ).toEqual([]);
});
