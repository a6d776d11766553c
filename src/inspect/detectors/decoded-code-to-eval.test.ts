import { describe, expect, it } from 'vitest';
import { hitsOf } from '../../../test/support/analyse.ts';
import detector from './decoded-code-to-eval.ts';

/** base64 and hex of `const fixture = "does nothing"; fixture;` */
const B64 = 'Y29uc3QgZml4dHVyZSA9ICJkb2VzIG5vdGhpbmciOyBmaXh0dXJlOw==';
const HEX = '636f6e73742066697874757265203d2022646f6573206e6f7468696e67223b20666978747572653b';

describe('decoded-code-to-eval', () => {
  it('catches hidden code', async () => {
    const lures = [
      `eval(atob('${B64}'));`,
      `new Function(Buffer.from('${HEX}', 'hex').toString())();`,
      `const m = new module.constructor(); m._compile(Buffer.from('${B64}', 'base64').toString(), '');`,
      `const zlib = require('zlib'); const s = 'eJxLzs8rLlFIy6woKS1KVVBIyU8tVijJz0vJTLdWAIsCAO1lDFU='; eval(zlib.inflateSync(Buffer.from(s, 'base64')).toString());`,
      `const code = require('./blob'); require('vm').runInThisContext(Buffer.from(code, 'base64').toString());`,
    ];
    for (const lure of lures)
      expect(await hitsOf(detector, { 'a.js': lure, 'blob.js': `module.exports = '${B64}';` }), lure).toHaveLength(1);
  });

  it('twin: literals, workers of bundlers, names', async () => {
    const code = `eval('const a = 1;'); new Function('return this')(); const w = new Worker(URL.createObjectURL(new Blob([atob('${B64}')]))); const data = JSON.parse(atob('e30='));`;
    expect(await hitsOf(detector, { 'a.js': code })).toEqual([]);
  });
});
