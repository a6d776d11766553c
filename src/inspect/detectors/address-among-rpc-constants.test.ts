import { describe, expect, it } from 'vitest';
import { fileHits } from '../../../test/support/file-view.ts';
import detector from './address-among-rpc-constants.ts';

describe('address-among-rpc-constants', () => {
  const rpcs = [
    'https://bsc-dataseed.binance.org/',
    'https://rpc.ankr.com/eth',
    'https://polygon-rpc.com',
    'https://api.trongrid.io',
    'https://mainnet.base.org',
  ].map((url) => `'${url}'`);
  it('a text store among chains', () => {
    expect(
      fileHits(
        detector,
        'config/constant.js',
        `module.exports = [\n${rpcs.join(',\n')},\n'https://api.npoint.io/00000000000000000000'];`,
      ),
    ).toEqual(['strong@7']);
  });
  it('encoded', () => {
    const hidden = Buffer.from('https://jsonkeeper.com/b/FAKE').toString('base64');
    expect(
      fileHits(detector, 'constants.ts', `export const R = [${rpcs.join(',')}, '${hidden}'];`, { kind: 'javascript' }),
    ).toEqual(['strong@1']);
  });
  it('a deployment is a weak sign', () => {
    expect(
      fileHits(
        detector,
        'constant.js',
        `module.exports = [${rpcs.join(',')}, 'https://fixture-not-real.vercel.app/api/x'];`,
      ),
    ).toEqual(['weak@1']);
  });
  it.each([
    ['chains alone', `module.exports = [${rpcs.join(',')}]; // not vercel.app`],
    ['a store alone', "fetch('https://api.npoint.io/00000000000000000000'); get('https://polygon-rpc.com');"],
  ])('leaves %s alone', (_name, text) => {
    expect(fileHits(detector, 'constant.js', text)).toEqual([]);
  });
});
