import { describe, expect, it } from 'vitest';
import { fileHits } from '../../../test/support/file-view.ts';
import detector from './require-alias-global.ts';

describe('require-alias-global', () => {
  it.each([
    "global['r']=require;",
    'global.r = require;',
    'globalThis["r"] = require\n',
    'global[_$_0a1b[0]]= require;if(1){}',
    "global['_' + k] = require;",
    'self.q=require,0',
  ])('%s', (text) => {
    expect(fileHits(detector, 'a.js', text)).toEqual(['strong@1']);
  });
  it('module is a weaker sign', () => {
    expect(fileHits(detector, 'a.js', "global['m']=module;")).toEqual(['weak@1']);
  });
  it('with an evaluation of text beside it there is no honest reading', () => {
    expect(fileHits(detector, 'server/a.js', "global['r']=require;(function(g){g['eval'](t)})(global)")).toEqual([
      'proof@1',
    ]);
    expect(fileHits(detector, 'dist/a.js', 'global.r=require;eval(t)')).toEqual(['strong@1']);
  });
  it.each([
    'global.require = require;',
    'globalThis.require = createRequire(import.meta.url);',
    "global['r'] = require('r');",
    "global.fetch = require('node-fetch');",
    '// global.r = require;\n',
    'const s = "global.r = require;";',
    'global._ = lodash;',
  ])('leaves %s alone', (text) => {
    expect(fileHits(detector, 'a.js', text)).toEqual([]);
  });
});
