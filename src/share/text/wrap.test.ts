import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textWidth } from './width.ts';
import { shorten, shortenStart, wrap } from './wrap.ts';

describe('wrap', () => {
  it('breaks between words and cuts what is longer than a line', () => {
    expect(wrap('the quick brown fox', 10)).toEqual(['the quick', 'brown fox']);
    expect(wrap('aaaaaaaaaaaa b', 8)).toEqual(['aaaaaaaa', 'aaaa b']);
    expect(wrap('', 10)).toEqual(['']);
  });

  it('keeps every character and never passes the width', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.integer({ min: 8, max: 120 }), (text, width) => {
        const lines = wrap(text, width);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(width);
      }),
    );
  });
});

describe('textWidth', () => {
  it('counts columns, not characters', () => {
    expect(textWidth('abc')).toBe(3);
    expect(textWidth('日本')).toBe(4);
    expect(textWidth('e\u0301')).toBe(1);
    expect(textWidth('😀')).toBe(2);
  });
});

describe('shorten', () => {
  it('keeps the beginning of words and the end of paths', () => {
    expect(shorten('new Function(data)', 10, '…')).toBe('new Funct…');
    expect(shortenStart('server/controllers/auth.js:41', 15, '…')).toBe('…ers/auth.js:41');
    expect(shorten('short', 10, '…')).toBe('short');
  });
});
