import { describe, expect, it } from 'vitest';
import { hitsOf } from '../../../test/support/analyse.ts';
import detector from './package-result-to-code.ts';

describe('package-result-to-code', () => {
  it('T36: a little-known package gives code', async () => {
    expect(
      (await hitsOf(detector, { 'a.js': `const icons = require('fixture-icon-lib'); eval(icons.load('77'));` })).map(
        (hit) => hit.weight,
      ),
    ).toEqual(['weak']);
  });

  it('twin: compilers and template engines', async () => {
    expect(
      await hitsOf(detector, {
        'a.js': `const ejs = require('ejs'); const babel = require('@babel/core'); eval(babel.transform('1').code); new Function(ejs.compile('x').toString());`,
      }),
    ).toEqual([]);
  });
});
