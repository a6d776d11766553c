import { transformSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { compareHashes, similarityHash } from './similarity.ts';

const ONE = `const http = require('http'); function fetchAll(list, done) { let left = list.length; for (const url of list) { http.get(url, (reply) => { let text = ''; reply.on('data', (part) => { text += part; }); reply.on('end', () => { if (text.length > 10) done(text); left -= 1; if (left === 0) console.log('all', list.length); }); }); } } module.exports = { fetchAll };`;
const OTHER = `class Stack { constructor() { this.items = []; } push(x) { this.items.push(x); return this; } pop() { if (!this.items.length) throw new Error('empty'); return this.items.pop(); } get size() { return this.items.length; } } const s = new Stack(); for (let i = 0; i < 9; i++) s.push(i * i); while (s.size) process.stdout.write(String(s.pop()) + ' ');`;

describe('similarityHash', () => {
  it('does not see names, texts and formatting', () => {
    const renamed = ONE.replaceAll('fetchAll', 'q')
      .replaceAll('list', 'zz')
      .replace("'all'", "'none at all'")
      .replace('10', '9999');
    expect(compareHashes(similarityHash(ONE).hash, similarityHash(renamed).hash)).toBe(100);
    const small = transformSync(ONE, { minifyIdentifiers: true, minifyWhitespace: true }).code;
    expect(compareHashes(similarityHash(ONE).hash, similarityHash(small).hash)).toBeGreaterThan(95);
    expect(
      compareHashes(similarityHash(ONE).hash, similarityHash(transformSync(ONE, { minify: true }).code).hash),
    ).toBeGreaterThan(60);
  });

  it('tells programs apart', () => {
    expect(compareHashes(similarityHash(ONE).hash, similarityHash(OTHER).hash)).toBeLessThan(10);
  });

  it('falls with what differs', () => {
    const half = compareHashes(similarityHash(ONE).hash, similarityHash(`${ONE}\n${OTHER}`).hash);
    expect(half).toBeGreaterThan(25);
    expect(half).toBeLessThan(90);
  });

  it('has something for every language, and nothing for nothing', () => {
    expect(
      similarityHash('import os\nfor x in os.listdir("."):\n    print(x, len(x))\n    if x: os.remove(x)\n', 'python')
        .nodes,
    ).toBeGreaterThan(5);
    expect(similarityHash('curl -o a b | sh; chmod +x a; ./a', 'shell').hash).not.toBe('');
    expect(similarityHash('').hash).toBe('');
    expect(compareHashes('', '')).toBe(0);
    expect(compareHashes('cl1:00', 'something else')).toBe(0);
  });
});
