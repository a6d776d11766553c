import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IndicatorType } from '../model/index.ts';
import { defang, normalise, refang, registrable, sharedHosting } from './index.ts';

describe('defang and refang', () => {
  it.each([
    ['https://a.invalid/x.y?z=1.2', 'url', 'hxxps://a[.]invalid/x.y?z=1.2'],
    ['wss://a.invalid', 'url', 'wss[://]a[.]invalid'],
    ['192.0.2.1:1224', 'socket', '192[.]0[.]2[.]1:1224'],
    ['2001:db8::1', 'ipv6', '2001[:]db8[:][:]1'],
    ['dev@a.invalid', 'email', 'dev[@]a[.]invalid'],
    ['npoint.io/0000', 'json-storage-id', 'npoint[.]io/0000'],
  ] as const)('%s', (value, type, safe) => {
    expect(defang(value, type)).toBe(safe);
    expect(refang(safe)).toBe(value);
  });
  it('reads the spellings of reports', () => {
    expect(refang('hXXps://a[.]b(dot)invalid[:]80/x and user[at]a{.}invalid')).toBe(
      'https://a.b.invalid:80/x and user@a.invalid',
    );
  });
  it('gives back every normalised value', () => {
    const types: readonly IndicatorType[] = [
      'url',
      'domain',
      'ipv4',
      'ipv6',
      'socket',
      'email',
      'git-author',
      'file-path',
    ];
    const values = fc.oneof(
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
      fc.domain(),
      fc.ipV4(),
      fc.ipV6(),
      fc.emailAddress(),
      fc.string(),
    );
    fc.assert(
      fc.property(values, fc.constantFrom(...types), (value, type) => {
        fc.pre(refang(value) === value);
        expect(refang(defang(value, type))).toBe(value);
      }),
    );
  });
});

describe('normalise', () => {
  it.each([
    ['url', 'HTTPS://User:pw@A.Invalid:443/x).', 'https://a.invalid/x)'],
    ['url', 'http://localhost:3000/x', null],
    ['url', 'http://192.168.1.1/', null],
    ['domain', 'A.Vercel.App.', 'a.vercel.app'],
    ['domain', 'main.notatld', null],
    ['ipv4', '192.0.2.300', null],
    ['ipv6', '[2001:DB8:0::1]', '2001:db8::1'],
    ['socket', '198.51.100.1:99999', null],
  ] as const)('%s %s', (type, raw, expected) => {
    expect(normalise(type, raw)).toBe(expected);
  });
});

describe('shared hosting', () => {
  it.each([
    ['x.vercel.app', 'vercel.app'],
    ['bucket.s3.amazonaws.com', 'amazonaws.com'],
    ['me.github.io', 'github.io'],
    ['evil.invalid', null],
    ['shop.example.co.uk', null],
  ])('%s', (host, suffix) => {
    expect(sharedHosting(host)?.suffix ?? null).toBe(suffix);
  });
  it('knows what a customer registers', () => {
    expect(registrable('a.b.vercel.app')).toBe('b.vercel.app');
  });
});
