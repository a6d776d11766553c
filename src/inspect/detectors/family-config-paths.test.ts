import { describe, expect, it } from 'vitest';
import { computing, fileHits } from '../../../test/support/file-view.ts';
import detector from './family-config-paths.ts';

describe('family-config-paths', () => {
  it.each([
    'get("http://198.51.100.4:1224/client/5/301")',
    'const p = "/pdown", b = "/brow/5/301", k = "/keys"; axios.get(u + p);',
    'const port = ":1244", c = "/client/", k = "/keys"; axios.get(u + p);',
  ])('%s', (text) => {
    expect(fileHits(detector, 'a.js', text)).toEqual(['strong@1']);
  });
  it('computed pieces', () => {
    const module = computing(
      { value: '/client/5', how: ['xor'] },
      { value: '/pdown', how: ['xor'] },
      { value: '/keys', how: ['xor'] },
    );
    expect(fileHits(detector, 'a.js', 'fetch(x("/client"))', { module })).toEqual(['strong@1']);
  });
  it.each([
    'app.use("/client", a); app.use("/keys", b); app.use("/uploads", c);',
    'fetch("http://localhost:8085/api/log")',
    'get("https://a.invalid/client/5")',
    'const port = "8085"; app.use("/upload", u);',
  ])('leaves %s alone', (text) => {
    expect(fileHits(detector, 'a.js', text)).toEqual([]);
  });
});
