import { describe, expect, it } from 'vitest';
import { fileHits } from '../../../test/support/file-view.ts';
import detector from './string-array-obfuscation.ts';

/** The shape of an obfuscator's output, doing nothing. */
const rotated = (n: string): string =>
  `function ${n}a(){const ${n}b=['one','two','three'];${n}a=function(){return ${n}b;};return ${n}a();}` +
  `(function(${n}c,${n}d){const ${n}e=${n}c();while(!![]){try{const ${n}f=parseInt('1')/0x1+-parseInt('2')/0x2*(parseInt('3')/0x3);if(${n}f===${n}d)break;else ${n}e['push'](${n}e['shift']());}catch(${n}g){${n}e['push'](${n}e['shift']());}}}(${n}a,0x1b2c3));`;

describe('string-array-obfuscation', () => {
  it.each([
    ['hexadecimal names', rotated('_0x1a2b')],
    ['mangled names', rotated('q')],
    ['dotted calls', rotated('q').replaceAll("['push']", '.push').replaceAll("['shift']", '.shift')],
    ['spread over lines', rotated('_0x3c4d').replaceAll(';', ';\n  ')],
  ])('among an application’s source: %s', (_name, text) => {
    expect(fileHits(detector, 'server/a.js', text)).toEqual(['proof@1']);
    expect(fileHits(detector, 'mock/a.js', text)).toEqual(['proof@1']);
    expect(fileHits(detector, 'a.js', text)).toEqual(['strong@1']);
    expect(fileHits(detector, 'test/samples/a.js', text)).toEqual(['weak@1']);
  });
  it('between hand-written lines it needs no folder to be proof', () => {
    const honest = Array.from({ length: 20 }, (_, i) => `const field${i} = { type: String, trim: true };\n`).join('');
    expect(fileHits(detector, 'server.js', honest + rotated('q'))).toEqual(['proof@21']);
  });
  it.each([
    [
      'old versions',
      `var _0x12ab=['a','b'];(function(_0x1,_0x2){var _0x3=function(_0x4){while(--_0x4){_0x1['push'](_0x1['shift']());}};_0x3(++_0x2);}(_0x12ab,0x1f4));`,
    ],
    ['names only', Array.from({ length: 60 }, (_, i) => `var _0x${(4096 + i).toString(16)}=f(0x${i});`).join('')],
  ])('%s', (_name, text) => {
    expect(fileHits(detector, 'server/a.js', text)).toEqual(['strong@1']);
  });
  it('counts less in built folders', () => {
    expect(fileHits(detector, 'dist/a.min.js', rotated('_0x1a2b'))).toEqual(['weak@1']);
  });
  it.each([
    [
      'a minified bundle',
      '!function(e,t){"object"==typeof exports?module.exports=t():e.lib=t()}(this,(function(){var e=[];function t(){return e.push(e.shift()),e}return t}));',
    ],
    [
      'an obfuscator’s template',
      `const template = \`while(true){try{parseInt(a);parseInt(b);parseInt(c);{arr}['push']({arr}['shift']());}}\`; const s = "${rotated('x').replaceAll("'", "\\'").replaceAll('"', '')}";`,
    ],
    ['a ring buffer', 'function rotate(list, n) { while (n-- > 0) list.push(list.shift()); return list; }'],
    ['a few such names', 'const _0x1 = 1; use(_0x1a);'],
  ])('leaves %s alone', (_name, text) => {
    expect(fileHits(detector, 'src/a.js', text)).toEqual([]);
  });
});
