import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildPrefilter } from './prefilter.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('buildPrefilter', () => {
  it('finds needles inside each other, overlapping, at the start and at the end', () => {
    const found = buildPrefilter(['eval', 'val(', 'medieval', 'evaluate', 'al(x']).scan(bytesOf('medieval(x'));
    expect(['eval', 'val(', 'medieval', 'al(x', 'evaluate'].map(found.has)).toEqual([true, true, true, true, false]);
  });

  it('does not know what is no needle', () => {
    expect(buildPrefilter(['eval']).scan(bytesOf('require')).has('require')).toBe(null);
  });

  it('is happy with no needles and no bytes', () => {
    expect(buildPrefilter([]).scan(bytesOf('abc')).has('abc')).toBe(null);
    expect(buildPrefilter(['abc']).scan(new Uint8Array()).has('abc')).toBe(false);
  });

  it('refuses needles that gate nothing or that are not ASCII', () => {
    for (const needle of ['', 'a', 'naïve', '\u0000\u0000']) expect(() => buildPrefilter([needle])).toThrow(/needle/);
  });

  it('says of every needle what indexOf says', () => {
    const letters = fc.constantFrom('a', 'b', 'c');
    const needle = fc.string({ unit: letters, minLength: 2, maxLength: 6 });
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '\u00e9', '\n'), maxLength: 200 });
    fc.assert(
      fc.property(fc.array(needle, { maxLength: 12 }), text, (needles, content) => {
        const found = buildPrefilter(needles).scan(bytesOf(content));
        for (const one of needles) expect(found.has(one)).toBe(content.includes(one));
      }),
      { numRuns: 500 },
    );
  });

  it('takes any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
        const found = buildPrefilter(['GIF8', '\x7fELF'.slice(1), 'PK\x03\x04']).scan(bytes);
        expect(found.has('GIF8')).toBe(Buffer.from(bytes).includes('GIF8'));
      }),
    );
  });
});
