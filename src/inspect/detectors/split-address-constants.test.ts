import { describe, expect, it } from 'vitest';
import { fileHits } from '../../../test/support/file-view.ts';
import detector from './split-address-constants.ts';

describe('split-address-constants', () => {
  it.each([
    "const domain = 'npoint.io';\nconst subdomain = 'api';\nconst id = '00000000000000000000';\nmodule.exports = { domain, subdomain, id };",
    "export const cfg = { host: 'jsonkeeper.com', path: '/b/', key: 'FAKE1' };",
    'const parts = { protocol: "https", domain: "www.jsonkeeper.com/b", id: "ABCD" };',
  ])('%s', (text) => {
    expect(fileHits(detector, 'config/index.js', text)).toContainEqual(expect.stringContaining('strong'));
  });
  it('a deployment in pieces is weak', () => {
    expect(fileHits(detector, 'a.js', "const domain = 'vercel.app', subdomain = 'fixture-not-real';")).toEqual([
      'weak@1',
    ]);
  });
  it.each([
    "const hosts = ['npoint.io', 'github.com'];",
    "const url = 'https://api.npoint.io/00000000000000000000';",
    "const suffixes = ['vercel.app', 'netlify.app'];",
  ])('leaves %s alone', (text) => {
    expect(fileHits(detector, 'a.js', text)).toEqual([]);
  });
});
