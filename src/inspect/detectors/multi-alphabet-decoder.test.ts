import { describe, expect, it } from 'vitest';
import { fileHits } from '../../../test/support/file-view.ts';
import detector from './multi-alphabet-decoder.ts';

describe('multi-alphabet-decoder', () => {
  /** A reproducible permutation of the printable characters that need no escape. */
  const alphabet = (step: number): string => {
    const base = Array.from({ length: 89 }, (_, i) => String.fromCharCode(33 + i)).filter((c) => !'"\'\\`'.includes(c));
    return base.map((_, i) => base[(i * step) % base.length]).join('');
  };
  it('two shuffled alphabets', () => {
    expect(fileHits(detector, 'src/a.js', `f("${alphabet(2)}".indexOf(c)); g("${alphabet(3)}".indexOf(c));`)).toEqual([
      'strong@1',
    ]);
  });
  it.each([
    [
      'standard alphabets',
      `const a = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", b = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"; a.indexOf(b)`,
    ],
    ['one id alphabet', `const a = "${alphabet(2)}"; a.indexOf(x)`],
  ])('leaves %s alone', (_name, text) => {
    expect(fileHits(detector, 'src/a.js', text)).toEqual([]);
  });
});
