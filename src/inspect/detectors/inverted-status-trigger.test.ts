import { describe, expect, it } from 'vitest';
import { hitsOf } from '../../../test/support/analyse.ts';
import detector from './inverted-status-trigger.ts';

describe('inverted-status-trigger', () => {
  it('T31: runs the message when the status is error', async () => {
    const code = `const axios = require('axios'); async function c() { const res = await axios.get('https://fixture.invalid/api/checkStatus'); if (res.data.status === "error") { eval(res.data.message || ''); } else { console.log('ok') } } setInterval(c, 5000);`;
    expect(await hitsOf(detector, { 'a.js': code })).toHaveLength(1);
  });

  it('twin: a status that is handled', async () => {
    const code = `const axios = require('axios'); axios.get('https://fixture.invalid/api').then(res => { if (res.data.status === 'error') throw new Error(res.data.message); render(new Function('return 1')()); });`;
    expect(await hitsOf(detector, { 'a.js': code })).toEqual([]);
  });
});
