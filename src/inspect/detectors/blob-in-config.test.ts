import { describe, expect, it } from 'vitest';
import { fileHits } from '../../../test/support/file-view.ts';
import detector from './blob-in-config.ts';

/** The shape of an obfuscator's output, doing nothing. */
const rotated = (n: string): string =>
  `function ${n}a(){const ${n}b=['one','two','three'];${n}a=function(){return ${n}b;};return ${n}a();}` +
  `(function(${n}c,${n}d){const ${n}e=${n}c();while(!![]){try{const ${n}f=parseInt('1')/0x1+-parseInt('2')/0x2*(parseInt('3')/0x3);if(${n}f===${n}d)break;else ${n}e['push'](${n}e['shift']());}catch(${n}g){${n}e['push'](${n}e['shift']());}}}(${n}a,0x1b2c3));`;

describe('blob-in-config', () => {
  const blob = `(()=>{${'a[b(0x1f)](c=>d(c));'.repeat(200)}fetch(e);require('x');process.env.A;})();`;
  it('an obfuscated configuration', () => {
    expect(
      fileHits(detector, 'next.config.js', `${rotated('_0x1a2b')}${'/* */'.repeat(100)}\nmodule.exports = {};`),
    ).toEqual(['proof@1']);
  });
  it('one enormous line before a tiny configuration, and after one', () => {
    expect(fileHits(detector, 'next.config.mjs', `${blob}\nexport default {};\n`)).toEqual(['strong@1']);
    expect(fileHits(detector, 'config/webpack.prod.js', `module.exports = {};\n${blob}\n`)).toEqual(['strong@2']);
  });
  it.each([
    [
      'inline data',
      'tailwind.config.js',
      `module.exports = { logo: "data:image/png;base64,${'QUJD'.repeat(1500)}", fetch: require('x') };`,
    ],
    [
      'a long safe list',
      'tailwind.config.js',
      `module.exports = {\n safelist: [${Array.from({ length: 600 }, (_, i) => `'p-${i}'`).join(', ')}],\n};`,
    ],
    [
      'an ordinary configuration',
      'vite.config.ts',
      "import { defineConfig } from 'vite';\nexport default defineConfig({ server: { port: 3000 } });\n".repeat(20),
    ],
    ['a bundle', 'dist/webpack.config.js', `${blob.replaceAll('0x1f', '31')}`.slice(0, 700)],
  ])('leaves %s alone', (_name, file, text) => {
    expect(fileHits(detector, file, text)).toEqual([]);
  });
});
