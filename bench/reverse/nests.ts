/** Code within code: a text that is decoded and run, any number of times. */
import type { Chance } from './random.ts';

type Wrap = (code: string) => string;
const text = JSON.stringify;
const b64 = (code: string): string => Buffer.from(code, 'utf8').toString('base64');
const hex = (code: string): string => Buffer.from(code, 'utf8').toString('hex');

export const WRAPS: Readonly<Record<string, Wrap>> = {
  'eval of base64': (code) => `eval(Buffer.from(${text(b64(code))}, 'base64').toString('utf8'));`,
  'Function of base64': (code) =>
    `new Function('require', Buffer.from(${text(b64(code))}, 'base64').toString())(typeof require === 'undefined' ? undefined : require);`,
  'eval of text': (code) => `eval(${text(code)});`,
  'indirect eval of hex': (code) =>
    `(0, eval)(${text(hex(code))}.match(/../g).map(function (h) { return String.fromCharCode(parseInt(h, 16)); }).join(''));`,
  'constructor of a function': (code) =>
    `(function () {}).constructor('require', atob(${text(b64(code))}))(typeof require === 'undefined' ? undefined : require);`,
  'eval of percent escapes': (code) => `eval(decodeURIComponent(${text(`%${hex(code).match(/../g)!.join('%')}`)}));`,
  'eval of char codes': (code) => `eval(String.fromCharCode(${[...code].map((c) => c.charCodeAt(0)).join(',')}));`,
  'eval of reversed text': (code) => `eval(${text([...code].reverse().join(''))}.split('').reverse().join(''));`,
  'eval of XOR': (code) =>
    `(function (a, k) { var s = ''; for (var i = 0; i < a.length; i++) s += String.fromCharCode(a[i] ^ k.charCodeAt(i % k.length)); eval(s); })([${[...code].map((c, i) => c.charCodeAt(0) ^ 'fable'.charCodeAt(i % 5)).join(',')}], 'fable');`,
  'named eval': (code) =>
    `var g = globalThis, n = ['e', 'v', 'a', 'l'].join(''); g[n](g['a' + 'tob'](${text(b64(code))}));`,
};

export function nest(code: string, depth: number, chance: Chance): string {
  let out = code;
  const names = Object.keys(WRAPS);
  for (let i = 0; i < depth; i++) out = WRAPS[chance.pick(names)]!(out);
  return out;
}
