import { describe, expect, it } from 'vitest';
import { fileHits } from '../../../test/support/file-view.ts';
import detector from './swapped-base64-host.ts';

describe('swapped-base64-host', () => {
  const base64 = (text: string): string => Buffer.from(text).toString('base64');
  const swap = (text: string): string => text.slice(text.length >> 1) + text.slice(0, text.length >> 1);
  it.each([
    ['swapped halves', swap(base64('203.0.113.7'))],
    ['junk before', `ZT3${base64('203.0.113.7,AbCdEf01')}`],
    ['backwards', [...base64('https://a.invalid/x')].reverse().join('')],
    ['base64 of a bare address', base64('http://203.0.113.7:1224/x')],
    ['base64 of a place for hire', base64('https://fixture-not-real.vercel.app/x')],
    ['hex', Buffer.from('https://a.invalid/x').toString('hex')],
  ])('%s', (_name, literal) => {
    expect(fileHits(detector, 'config/a.js', `const h = "${literal}";`)).toEqual(['strong@1']);
  });
  it.each([
    ['ordinary base64', base64('hello world, hello world')],
    ['a hash', 'sha512-' + base64('x'.repeat(64))],
    ['a word', 'constructorProperties'],
    ['a reference', base64('https://www.w3.org/2000/svg')],
    ['a data URL', `data:text/plain;base64,${base64('https://a.invalid/x')}`],
  ])('leaves %s alone', (_name, literal) => {
    expect(fileHits(detector, 'config/a.js', `const h = "${literal}";`)).toEqual([]);
  });
  it('counts one ordinary address in plain base64 little', () => {
    expect(fileHits(detector, 'config/a.js', `const h = "${base64('https://hooks.example/x')}";`)).toEqual(['weak@1']);
  });
  it('counts less in tests', () => {
    expect(fileHits(detector, 'test/a.test.js', `const h = "${base64('https://a.invalid/x')}";`)).toEqual(['weak@1']);
  });
});
