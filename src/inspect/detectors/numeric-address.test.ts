import { describe, expect, it } from 'vitest';
import { computing, fileHits } from '../../../test/support/file-view.ts';
import detector from './numeric-address.ts';

describe('numeric-address', () => {
  it.each([
    'const h = [0xcb, 0x0, 0x71, 0x7].join(".");',
    "const h = [203, 0, 113, 7]['join'](s);",
    'const h = 0xcb + d + 0x0 + d + 0x71 + d + 0x7;',
    'get("http://0xcb007107/x");',
    'get("http://3405803783:1224/x");',
  ])('%s', (text) => {
    expect(fileHits(detector, 'a.js', text)).toEqual(['strong@1']);
  });
  it('computed', () => {
    expect(
      fileHits(detector, 'a.js', 'x', { module: computing({ value: 'http://203.0.113.7:1224', how: ['joined'] }) }),
    ).toEqual(['strong@1']);
  });
  it.each([
    'const v = [1, 2, 3, 4].join(".");',
    'const local = [127, 0, 0, 1].join(".");',
    'const n = a + b + 10 + c;',
    '// [203, 0, 113, 7].join(".")\n',
    'connect("203.0.113.7")',
  ])('leaves %s alone', (text) => {
    expect(fileHits(detector, 'a.js', text)).toEqual([]);
  });
});
