/** In the manner of obfuscator.io: strings in a rotated array, base64 with its own order of letters, fetched through a function, put right by a checksum. */
import { transformSync } from 'esbuild';
import { editStrings } from './edits.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/';
const USUAL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

export interface StringArrayOptions {
  /** where indices begin, and by how much the array is turned */
  readonly base: number;
  readonly turn: number;
  readonly sourceType?: 'script' | 'module';
}

export function stringArray(body: string, { base, turn, sourceType = 'script' }: StringArrayOptions): string {
  const strings: string[] = [];
  const indexOf = (value: string): number => {
    const known = strings.indexOf(value);
    return known === -1 ? strings.push(value) - 1 : known;
  };
  const edited = editStrings(body, {
    string: (value) => `_0x3c(0x${(base + indexOf(value)).toString(16)})`,
    members: true,
    sourceType,
  });
  const check = 100 + (turn % 7) + 417;
  strings.push(`${check}tKqZw`);
  const right = strings.map(encode);
  const cut = turn % right.length;
  const turned = [...right.slice(right.length - cut), ...right.slice(0, right.length - cut)];
  return transformSync(`${runtime(turned, base, base + strings.length - 1, check)}\n${edited}`, {
    minifyWhitespace: true,
    minifySyntax: false,
    charset: 'utf8',
  }).code;
}

function encode(text: string): string {
  return Buffer.from(text, 'utf8')
    .toString('base64')
    .replace(/=+$/, '')
    .replace(/./g, (letter) => LETTERS[USUAL.indexOf(letter)] ?? letter);
}

function runtime(turned: readonly string[], base: number, last: number, check: number): string {
  return `
function _0x1f(){const a=${JSON.stringify(turned)};_0x1f=function(){return a;};return _0x1f();}
function _0x3c(i){i=i-0x${base.toString(16)};const list=_0x1f();let s=list[i];
  let out='',bytes='';
  for(let bits=0,held=0,c,at=0;c=s.charAt(at++);){const v='${LETTERS}'.indexOf(c);if(v<0)continue;held=bits%4?held*64+v:v;if(bits++%4)out+=String.fromCharCode(255&held>>(-2*bits&6));}
  for(let k=0;k<out.length;k++)bytes+='%'+('00'+out.charCodeAt(k).toString(16)).slice(-2);
  return decodeURIComponent(bytes);}
(function(list,want){const a=list();while(!![]){try{if(parseInt(_0x3c(0x${last.toString(16)}))===want)break;else a.push(a.shift());}catch(e){a.push(a.shift());}}}(_0x1f,${check}));`;
}
