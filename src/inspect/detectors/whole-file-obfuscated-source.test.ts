import { describe, expect, it } from 'vitest';
import { fileHits } from '../../../test/support/file-view.ts';
import detector from './whole-file-obfuscated-source.ts';

/** The shape of an obfuscator's output, doing nothing. */
const rotated = (n: string): string =>
  `function ${n}a(){const ${n}b=['one','two','three'];${n}a=function(){return ${n}b;};return ${n}a();}` +
  `(function(${n}c,${n}d){const ${n}e=${n}c();while(!![]){try{const ${n}f=parseInt('1')/0x1+-parseInt('2')/0x2*(parseInt('3')/0x3);if(${n}f===${n}d)break;else ${n}e['push'](${n}e['shift']());}catch(${n}g){${n}e['push'](${n}e['shift']());}}}(${n}a,0x1b2c3));`;

describe('whole-file-obfuscated-source', () => {
  const program = `${rotated('_0x1a2b')}${"_0x1a2ba['x'](0x1)(_0x1a2bb);".repeat(200)}`;
  it('a middleware that is one obfuscated line', () => {
    expect(fileHits(detector, 'server/middlewares/helpers/error.js', program)).toEqual(['proof@1']);
    expect(fileHits(detector, 'error.js', `'use strict';\n${program}\n`)).toEqual(['strong@2']);
  });
  it('a program kept as text', () => {
    expect(fileHits(detector, 'src/utils/a.js', `Function("a","function b(){${'c(d);'.repeat(700)}}")(e)`)).toEqual([
      'proof@1',
    ]);
  });
  it('minified code among a server’s own files, where it loads code', () => {
    const minified = `const a=require("https"),b=process.env.X;${'c(d,e=>f(e));'.repeat(300)}eval(g),fetch(h);`;
    expect(fileHits(detector, 'server/controllers/a.js', minified)).toEqual(['weak@1']);
    expect(fileHits(detector, 'src/vendor/a.js', minified)).toEqual([]);
  });
  it.each([
    ['a minified library', 'public/js/jquery.min.js', `!function(e,t){${'n.fn(e);'.repeat(800)}}(window);`],
    ['a minified file in lib', 'lib/a.js', `!function(e,t){${'n.fn(e);'.repeat(800)}}(window);`],
    ['a development build', 'src/a.js', `eval("function a(){${'b(c);'.repeat(800)}} //# sourceURL=webpack://x");`],
    ['a long string', 'src/data.js', `export default "${'QUJD'.repeat(2000)}";`],
  ])('leaves %s alone', (_name, file, text) => {
    expect(fileHits(detector, file, text)).toEqual([]);
  });
});
