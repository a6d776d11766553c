import { describe, expect, it } from 'vitest';
import { computing, fileHits } from '../../../test/support/file-view.ts';
import detector from './built-string-density.ts';

describe('built-string-density', () => {
  const words = [
    'hostname',
    'platform',
    'readdir',
    'existsSync',
    'userInfo',
    'homedir',
    'request',
    'writeFile',
    'tmpdir',
    'forEach',
    'concat',
  ];
  const escapes = (text: string): string => [...text].map((c) => `\\x${c.charCodeAt(0).toString(16)}`).join('');
  it('many words in escapes or hex', () => {
    expect(fileHits(detector, 'a.js', words.map((word) => `f("${escapes(word)}")`).join(';'))).toEqual(['strong@1']);
    expect(
      fileHits(detector, 'a.js', words.map((word) => `f("${Buffer.from(word).toString('hex')}")`).join(';')),
    ).toContainEqual(expect.stringMatching(/^(weak|strong)@1$/));
  });
  it('many computed words', () => {
    expect(
      fileHits(detector, 'a.js', 'x', { module: computing(...words.map((value) => ({ value, how: ['char-codes'] }))) }),
    ).toEqual(['strong@1']);
  });
  it.each([
    ['terminal codes', Array.from({ length: 40 }, (_, i) => `"\\x1b[${i}m"`).join(',')],
    ['binary magic', '["\\x89\\x50\\x4e\\x47\\x0d\\x0a\\x1a\\x0a","\\xff\\xd8\\xff\\xe0"]'],
    ['hashes', Array.from({ length: 40 }, (_, i) => `"${(i + 11).toString(16).repeat(16)}"`).join(',')],
    ['joined words', words.map((word) => `"${word}"`).join('+')],
  ])('leaves %s alone', (_name, text) => {
    expect(fileHits(detector, 'a.js', text)).toEqual([]);
  });
});
