import { describe, expect, it } from 'vitest';
import { fileHits } from '../../../test/support/file-view.ts';
import detector from './string-shuffle-cipher.ts';

describe('string-shuffle-cipher', () => {
  const swap =
    'for(var j=0;j<h;j++){var s=e*(j+489)+(e%19597);var w=e*(j+659)+(e%48014);var t=s%h;var p=w%h;var y=g[t];g[t]=g[p];g[p]=y;e=(s+w)%4573868}';
  const body = (a: string, b: string): string =>
    `(function(${a},${b}){var h=l.length;var g=[];for(var j=0;j<h;j++){g[j]=l.charAt(j)};${swap};return g.join('').split('%').join('x')})`;
  it.each([
    ['as reported', `var _$_0a1b=${body('l', 'e')}("abc%def%ghi",1234567);`],
    ['another name', `const k = ${body('l', 'e')}("zyxwvu", 1234567);`],
    ['spaced', `let k =\n${body('l', 'e').replaceAll(';', ';\n')} ( 'zyxwvu' ,\n 1234567 ) ;`],
    ['hex seed', `q=${body('l', 'e')}('zyxwvu%%',0x2b9ad7);`],
  ])('%s', (_name, text) => {
    expect(fileHits(detector, 'postcss.config.mjs', text)).toContainEqual(expect.stringContaining('proof'));
  });
  it('a campaign mark on the global object', () => {
    expect(fileHits(detector, 'a.js', "global['!']='0-000-0';")).toEqual(['proof@1']);
  });
  it('a table of shuffled strings', () => {
    expect(fileHits(detector, 'a.js', 'var _$_0c2d=f();global[_$_0c2d[0]]=a;b(_$_0c2d[1],_$_0c2d[2]);')).toEqual([
      'strong@1',
    ]);
  });
  it('a decoder with its seed inside', () => {
    const text =
      'function sf(w){var n=1999993;var b=[];for(var i=0;i<y;i++){b[i]=w.charAt(i)}for(i=0;i<y;i++){var v=n*(i+1)+(n%3);var z=n*(i+2)+(n%5);var a=v%y;var c=z%y;var d=b[a];b[a]=b[c];b[c]=d;n=(v+z)%7}return b.join("")}';
    expect(fileHits(detector, 'a.js', text)).toEqual(['strong@1']);
  });
  it.each([
    [
      'a random generator',
      'function rng(seed){var s=seed%2147483647;return function(){return(s=s*16807%2147483647)/2147483647}} shuffle(list, 123456); "abc".charAt(0); [].join("");',
    ],
    [
      'a hash',
      'export function hash(text){let h=5381;for(let i=0;i<text.length;i++)h=(h*33+text.charCodeAt(i))%4294967296;return h}',
    ],
    ['a signature in a scanner', `const SIGNATURES = ["global['!']='", /_\\$_1e42/];`],
    [
      'an immediately called function with a string and a number',
      "(function (name, port) { return name.charAt(0) + [port].join(''); })('server', 12345);",
    ],
  ])('leaves %s alone', (_name, text) => {
    expect(fileHits(detector, 'a.js', text)).toEqual([]);
  });
});
