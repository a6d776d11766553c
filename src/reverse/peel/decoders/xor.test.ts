import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withUnknownKey } from '../chain/unknown-key.ts';
import { contents, layerOf } from '../testing.ts';
import bareData from './bare-data.ts';
import base64 from './base64.ts';
import hexDecoder from './hex.ts';
import xorDecoder from './xor.ts';

const mask = (text: string, key: Uint8Array): Buffer =>
  Buffer.from(Buffer.from(text).map((byte, i) => byte ^ key[i % key.length]!));
const key = fc
  .uint8Array({ minLength: 2, maxLength: 16 })
  .filter((bytes) => bytes.some((byte) => byte > 0x60) && !bytes.includes(0));
const word = fc.stringMatching(/^[a-z]{4,9}$/);
const SHORT = ['os', 'path', 'child_process', 'hostname'];

test('lists under a key in the code, the short ones too', () => {
  fc.assert(
    fc.property(key, word, (bytes, name) => {
      const url = `https://${name}.fixture.example/api/${name}`;
      const list = (text: string): string => `x([${[...mask(text, bytes)].join(', ')}])`;
      const text = `const k = [${[...bytes].join(', ')}]; const x = (b) => b.map((c, i) => c ^ k[i % k.length]); ${[url, ...SHORT].map(list).join('; ')}`;
      const lines = contents(xorDecoder, layerOf(text));
      for (const one of [url, ...SHORT]) expect(lines).toContain(one);
    }),
    { numRuns: 60 },
  );
});

test.each(['hex', 'base64'] as const)('%s under a key of text', (form) => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-z0-9]{3,12}$/), word, (secret, name) => {
      const url = `http://192.0.2.44:8085/${name}/upload`;
      const data = mask(url, Buffer.from(secret)).toString(form);
      const text = `var key = "${secret}"; function d(t) { return t.split('').map((c, i) => String.fromCharCode(c.charCodeAt(0) ^ key.charCodeAt(i % key.length))).join('') } d("${data}")`;
      expect(contents(xorDecoder, layerOf(text))).toContain(url);
    }),
    { numRuns: 60 },
  );
});

test('one byte that nobody told', () => {
  fc.assert(
    fc.property(fc.integer({ min: 128, max: 255 }), word, (byte, name) => {
      const url = `https://${name}.fixture.example/${name}/config.json`;
      const text = `x(a ^ b, "${mask(url, Uint8Array.of(byte)).toString('base64')}")`;
      expect([...contents(base64, layerOf(text)), ...contents(xorDecoder, layerOf(text))]).toContain(url);
    }),
    { numRuns: 60 },
  );
});

const PROGRAM = `const fs = require('fs');
const os = require('os');
function collect(folder) {
  return fs.readdirSync(folder).filter((name) => name.endsWith('.json')).map((name) => ({ name, host: os.hostname() }));
}
async function start() {
  for (const item of collect('.')) console.log(item.name, item.host);
  await new Promise((done) => setTimeout(done, 1000));
}
start();
`;

test('a key that follows from the letters alone', () => {
  fc.assert(
    fc.property(
      fc
        .uint8Array({ minLength: 2, maxLength: 8 })
        .filter((bytes) => new Set(bytes).size > bytes.length / 2 && !bytes.includes(0)),
      (bytes) => {
        const found = withUnknownKey(mask(PROGRAM, bytes));
        expect(Buffer.from(found?.bytes ?? []).toString()).toBe(PROGRAM);
      },
    ),
    { numRuns: 40 },
  );
});

test('ordinary numbers and strings stay what they are', () => {
  const text = `const t = [1, 2, 4, 8, 16, 32, 64, 128]; const crc = t.map((n) => n ^ 0xff); module.exports = { crc, name: 'table', key: 'value', a: 'QmFzZQ', list: [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] };`;
  expect(contents(xorDecoder, layerOf(text))).toEqual([]);
});

test('data that stands alone: hex as it lies on a chain, base64, bytes', () => {
  fc.assert(
    fc.property(
      fc
        .uint8Array({ minLength: 3, maxLength: 8 })
        .filter((bytes) => new Set(bytes).size > 2 && !bytes.includes(0) && bytes.some((byte) => byte > 127)),
      fc.constantFrom('hex', 'base64', 'bytes'),
      (bytes, form) => {
        const data = mask(PROGRAM, bytes);
        const layer =
          form === 'bytes'
            ? layerOf(data, 'binary')
            : layerOf(form === 'hex' ? `0x${data.toString('hex')}` : data.toString('base64'), 'text');
        const found = [bareData, hexDecoder, base64].flatMap((decoder) => contents(decoder, layer));
        expect(found).toContain(PROGRAM);
      },
    ),
    { numRuns: 40 },
  );
});
