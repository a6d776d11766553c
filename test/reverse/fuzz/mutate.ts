/** Small accidents and malice, seeded: the same seed gives the same text. */
import { type Chance, chanceOf } from '../../../bench/reverse/random.ts';

type Mutation = (text: string, chance: Chance, other: string) => string;

const TOKENS = [
  '{',
  '}',
  '(',
  ')',
  '`',
  "'",
  '\\',
  '/*',
  '*/',
  '//',
  '${',
  '<!--',
  '\u2028',
  '\u200b',
  '\u202e',
  '\u0000',
  '\ud800',
  '=>',
  'await ',
  'class ',
  '#',
  '@',
];
const TRAPS = [
  'while(true){}',
  'for(;;)Promise.resolve().then(()=>{});',
  'Object.prototype.x=1;Array.prototype.map=null;',
  'debugger;',
  '/((a+)+)+$/.test("a".repeat(40)+"!");',
  '(function f(){f()})();',
  'var a=[];while(1)a.push(new Array(1e6).join("x"));',
  'process.exit(1);',
  'throw new Error("stop");',
  'eval("eval(".repeat(300)+")".repeat(300));',
  'String.prototype.split=function(){return[]};',
  'globalThis.require=undefined;',
];

const MUTATIONS: Readonly<Record<string, Mutation>> = {
  'a letter changed': (text, c) => splice(text, c.below(text.length), 1, String.fromCharCode(32 + c.below(95))),
  'a piece removed': (text, c) => splice(text, c.below(text.length), 1 + c.below(200), ''),
  'a piece repeated': (text, c) => {
    const at = c.below(text.length);
    return splice(text, at, 0, text.slice(at, at + 1 + c.below(400)));
  },
  'cut short': (text, c) => text.slice(0, c.below(text.length)),
  'beginning lost': (text, c) => text.slice(c.below(text.length)),
  'two joined': (text, c, other) => text.slice(0, c.below(text.length)) + other.slice(c.below(other.length)),
  'a token put in': (text, c) => splice(text, c.below(text.length), 0, c.pick(TOKENS)),
  'a trap behind the guard': (text, c) =>
    splice(text, text.indexOf('\n', text.indexOf('COUNTERLURE_DECOY')) + 1, 0, `${c.pick(TRAPS)}\n`),
  'deeply nested': (text, c) => `${'('.repeat(500 + c.below(3000))}0${')'.repeat(500 + c.below(3000))};${text}`,
  'numbers changed': (text, c) =>
    text.replace(/\b\d+\b/g, (number) => (c.below(40) === 0 ? String(c.pick([0, 1, 4294967296, 1e21, 255])) : number)),
  'half in capitals': (text, c) => splice(text, c.below(text.length), 60, text.slice(0, 60).toUpperCase()),
  'one long line': (text) => text.replaceAll('\n', ' ').repeat(1 + Math.floor(200_000 / (text.length + 1))),
};

export interface Mutant {
  readonly name: string;
  readonly text: string;
}

export function mutantOf(bases: readonly { readonly id: string; readonly text: string }[], seed: number): Mutant {
  const chance = chanceOf(`mutant ${seed}`);
  const base = chance.pick(bases);
  let text = base.text;
  const done: string[] = [];
  for (let i = 0; i < 1 + chance.below(3) && text.length > 0; i++) {
    const name = chance.pick(Object.keys(MUTATIONS));
    text = MUTATIONS[name]!(text, chance, chance.pick(bases).text);
    done.push(name);
  }
  return { name: `${base.id}: ${done.join(', ')} (seed ${seed})`, text };
}

const splice = (text: string, at: number, count: number, piece: string): string =>
  text.slice(0, at) + piece + text.slice(at + count);
