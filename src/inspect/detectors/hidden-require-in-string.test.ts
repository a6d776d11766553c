import { describe, expect, it } from 'vitest';
import { computing, fileHits } from '../../../test/support/file-view.ts';
import detector from './hidden-require-in-string.ts';

describe('hidden-require-in-string', () => {
  const hex = (text: string): string => Buffer.from(text).toString('hex');
  const base64 = (text: string): string => Buffer.from(text).toString('base64');
  const escapes = (text: string): string => [...text].map((c) => `\\x${c.charCodeAt(0).toString(16)}`).join('');
  it.each([
    ['hex', `h("${hex('child_process')}"); h("${hex('axios')}");`],
    ['base64', `require(atob("${base64('child_process')}"))`],
    ['escapes', `global["${escapes('eval')}"](x)`],
    ['reversed', `require("ssecorp_dlihc".split("").reverse().join(""))`],
  ])('%s', (_name, text) => {
    expect(fileHits(detector, 'lib/a.js', text)).toEqual(['strong@1']);
  });
  it('computed names', () => {
    expect(fileHits(detector, 'a.js', 'x', { module: computing({ value: 'child_process', how: ['xor'] }) })).toEqual([
      'strong@1',
    ]);
    expect(fileHits(detector, 'a.js', 'x', { module: computing({ value: 'child_process', how: ['joined'] }) })).toEqual(
      ['weak@1'],
    );
    expect(fileHits(detector, 'a.js', 'x', { module: computing({ value: 'require', how: ['joined'] }) })).toEqual([]);
  });
  it.each([
    "require('child_process')",
    "module['require']('x')",
    "const how = 'eval';",
    `const digest = "${'ab12'.repeat(16)}"`,
  ])('leaves %s alone', (text) => {
    expect(fileHits(detector, 'a.js', text)).toEqual([]);
  });
});
