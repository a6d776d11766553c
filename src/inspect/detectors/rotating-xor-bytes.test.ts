import { describe, expect, it } from 'vitest';
import { fileHits } from '../../../test/support/file-view.ts';
import detector from './rotating-xor-bytes.ts';

describe('rotating-xor-bytes', () => {
  const key = [0x70, 0xa0, 0x89, 0x48];
  const veil = (text: string): string =>
    `[${[...Buffer.from(text)].map((byte, i) => `0x${(byte ^ (key[i % 4] ?? 0)).toString(16)}`).join(', ')}]`;
  const decoder = 'const x = (d, k) => String.fromCharCode(...d.map((b, i) => b ^ k[i % k.length]));';
  it('arrays of bytes and their key', () => {
    const text = `${decoder}\nconst k = [0x70, 0xa0, 0x89, 0x48];\nrequire(x(${veil('child_process')}, k)); x(${veil('/client/x')}, k);`;
    expect(fileHits(detector, 'a.js', text)).toEqual(['strong@3']);
  });
  it('decimal numbers, minified', () => {
    const plain = veil('https://a.invalid/x')
      .replace(/0x([0-9a-f]+)/g, (_, digits: string) => String(Number.parseInt(digits, 16)))
      .replaceAll(' ', '');
    expect(fileHits(detector, 'a.js', `a=(d,k)=>d.map((b,i)=>b^k[i%4]),c=[112,160,137,72];a(${plain},c)`)).toEqual([
      'strong@1',
    ]);
  });
  it.each([
    [
      'tables of a checksum',
      `const t = [0, 119, 238, 153, 7, 112, 233, 158]; c = t[(c ^ d[i % 8]) & 255]; const days = [31, 28, 31, 30, 31, 30];`,
    ],
    [
      'prefixes of networks',
      'const r = [[10, 0, 0, 0], [172, 16, 0, 0], [192, 168, 0, 0]]; a ^ b[i % 4]; const k = [100, 64, 32, 99];',
    ],
  ])('leaves %s alone', (_name, text) => {
    expect(fileHits(detector, 'a.js', text)).toEqual([]);
  });
});
