import { describe, expect, it } from 'vitest';
import { hitsOf } from '../../../test/support/analyse.ts';
import detector from './address-decoded-then-fetched.ts';

/** https://fixture.invalid/a in the usual disguises */
const LURES: Readonly<Record<string, string>> = {
  base64: `const axios = require('axios'); axios.post(Buffer.from('aHR0cHM6Ly9maXh0dXJlLmludmFsaWQvYQ==', 'base64').toString('utf-8'), {});`,
  hex: `const h = '68747470733a2f2f666978747572652e696e76616c69642f61'; fetch(Buffer.from(h, 'hex').toString());`,
  reversed: `const u = 'a/dilavni.erutxif//:sptth'.split('').reverse().join(''); require('https').get(u, () => {});`,
  'char codes': `const u = String.fromCharCode(104,116,116,112,115,58,47,47,102,105,120,116,117,114,101,46,105,110,118,97,108,105,100,47,97); fetch(u);`,
  'own decoder': `const d = (s) => Buffer.from(s, 'base64').toString(); const C = { api: d('aHR0cHM6Ly9maXh0dXJlLmludmFsaWQvYQ==') }; const axios = require('axios'); async function go() { await axios.get(C.api) } go();`,
};

describe('address-decoded-then-fetched', () => {
  it.each(Object.entries(LURES))('%s', async (_name, code) => {
    const [hit] = await hitsOf(detector, { 'a.js': code });
    expect(hit?.message).toContain('https://fixture.invalid/a');
  });

  it('twin: parts of an address, percent codes, pictures', async () => {
    const code = `const base = 'https://' + 'api.example' + '/v1'; fetch(base + '/' + encodeURIComponent('a b')); fetch(decodeURIComponent('https%3A%2F%2Fapi.example%2Fx')); const png = atob('iVBORw0KGgo='); fetch('/upload', { method: 'POST', body: png });`;
    expect(await hitsOf(detector, { 'a.js': code })).toEqual([]);
  });
});
