import { describe, expect, it } from 'vitest';
import { hitsOf } from '../../../test/support/analyse.ts';
import detector from './lying-file-to-code.ts';

const CODE = `${' '.repeat(200)}const a = require('os'); function f() { return a.platform(); }\nconsole.log(f());\n`;

describe('lying-file-to-code', () => {
  it('T50: a font that is read and evaluated', async () => {
    const loader = `const fs = require('fs'); const path = require('path'); eval(fs.readFileSync(path.join(__dirname, 'public/fonts/fa.woff2'), 'utf8'));`;
    expect(
      (await hitsOf(detector, { 'a.js': loader, 'public/fonts/fa.woff2': CODE })).map((hit) => [hit.file, hit.weight]),
    ).toEqual([
      ['public/fonts/fa.woff2', 'proof'],
      ['a.js', 'proof'],
    ]);
  });

  it('T18: a configuration that requires an odd file', async () => {
    const hits = await hitsOf(detector, {
      'vite.config.js': `require('./public/vite.cookie');\nmodule.exports = {};`,
      'public/vite.cookie': CODE,
    });
    expect(hits.map((hit) => [hit.file, hit.weight])).toEqual([['vite.config.js', 'strong']]);
  });

  it('twin: real fonts, styles, and a test runner', async () => {
    const files = {
      'a.js': `import './x.css'; import logo from './logo.svg'; import font from './f.woff2'; const fs = require('fs'); require('vm').runInThisContext(fs.readFileSync('./b.js', 'utf8'));`,
      'b.js': CODE,
      'x.css': 'a{}',
      'logo.svg': '<svg xmlns="http://www.w3.org/2000/svg"></svg>',
      'f.woff2': new Uint8Array([0x77, 0x4f, 0x46, 0x32, 0, 1, 0, 0, 0, 0, 0, 0]),
    };
    expect(await hitsOf(detector, files)).toEqual([]);
  });
});
