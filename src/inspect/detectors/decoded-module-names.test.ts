import { describe, expect, it } from 'vitest';
import { hitsOf } from '../../../test/support/analyse.ts';
import detector from './decoded-module-names.ts';

describe('decoded-module-names', () => {
  it('T38: hex and base64 names', async () => {
    const lures = [
      `const h = s => Buffer.from(s, 'hex').toString(); const cp = require(h('6368696c645f70726f63657373')); cp.exec('x');`,
      `require(atob('Y2hpbGRfcHJvY2Vzcw=='));`,
      `const r = require; r('ssecorp_dlihc'.split('').reverse().join(''));`,
    ];
    for (const lure of lures) expect(await hitsOf(detector, { 'a.js': lure }), lure).toHaveLength(1);
  });

  it('twin: joined names and local lists', async () => {
    expect(
      await hitsOf(detector, {
        'a.js': `for (const f of ['fs', 'path']) require(f); require('./' + 'x'); require('child_' + 'process');`,
        'x.js': '',
      }),
    ).toEqual([]);
  });
});
