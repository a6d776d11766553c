/** Round trips through the text codes: what was coded comes back, whatever it was wrapped in. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Decoder } from '../decoder.ts';
import { contents, layerOf } from '../testing.ts';
import baseN from './base-n.ts';
import base64 from './base64.ts';
import charCodes from './char-codes.ts';
import escapedLiterals from './escaped-literals.ts';
import hex from './hex.ts';
import percent from './percent.ts';
import reversed from './reversed.ts';

const label = fc.stringMatching(/^[a-z]{3,9}$/);
const address = fc
  .tuple(label, label, fc.integer({ min: 1024, max: 65535 }))
  .map(([host, path, port]) => `https://${host}.fixture.example:${port}/api/${path}`);
const code = fc
  .tuple(label, label)
  .map(([name, module]) => `const ${name} = require('${module}');\n${name}.get('http://192.0.2.7/${name}');\n`);
const secret = fc.oneof(address, code);

const b64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');
const back = (text: string): string => [...text].reverse().join('');
const swap = (text: string): string => text.slice(text.length >> 1) + text.slice(0, text.length >> 1);
const exchange = (text: string): string =>
  text.replace(/[a-z]/gi, (c) => (c < 'a' ? c.toLowerCase() : c.toUpperCase()));

const ALPHABET = 'qwertyuiopasdfghjklzxcvbnmQWERTYUIOPASDFGHJKLZXCVBNM9876543210-_';
const STANDARD = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const inAlphabet = (text: string): string =>
  b64(text)
    .replace(/=+$/, '')
    .replace(/./g, (c) => ALPHABET[STANDARD.indexOf(c)]!);
const quote = (text: string): string => JSON.stringify(text);

const HALVES = 'base64, halves exchanged';
const CASES: readonly (readonly [string, Decoder, (text: string) => string])[] = [
  ['base64', base64, (t) => `x(${quote(b64(t))})`],
  ['base64, url-safe', base64, (t) => `x("${Buffer.from(t).toString('base64url')}")`],
  ['base64 of base64', base64, (t) => `x("${b64(b64(t))}")`],
  ['base64 in pieces', base64, (t) => `x("${b64(t).slice(0, 9)}" +\n /* more */ '${b64(t).slice(9)}')`],
  ['base64 reversed', base64, (t) => `x("${back(b64(t))}")`],
  ['base64 behind junk', base64, (t) => `x("ZT3${b64(t)}")`],
  [HALVES, base64, (t) => `x("${swap(b64(t))}")`],
  ['base64, cases exchanged', base64, (t) => `x("${exchange(b64(t))}")`],
  ['base64 in letters of its own', base64, (t) => `const letters = "${ALPHABET}"; x("${inAlphabet(t)}")`],
  ['hex', hex, (t) => `x("${Buffer.from(t).toString('hex')}")`],
  ['hex of base64', hex, (t) => `x("${Buffer.from(b64(t)).toString('hex')}")`],
  [
    'hex with marks',
    hex,
    (t) => `x("${[...Buffer.from(t)].map((b) => `\\\\x${b.toString(16).padStart(2, '0')}`).join('')}")`,
  ],
  ['hex with colons', hex, (t) => `x("${[...Buffer.from(t)].map((b) => b.toString(16).padStart(2, '0')).join(':')}")`],
  ['percent', percent, (t) => `x("${[...Buffer.from(t)].map((b) => `%${b.toString(16).padStart(2, '0')}`).join('')}")`],
  [
    'percent, wide',
    percent,
    (t) => `x("${[...t].map((c) => `%u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')}")`,
  ],
  ['codes in a list', charCodes, (t) => `String.fromCharCode(${[...Buffer.from(t)].join(', ')})`],
  ['codes in hexadecimal', charCodes, (t) => `x([${[...Buffer.from(t)].map((b) => `0x${b.toString(16)}`).join(',')}])`],
  ['codes in a string', charCodes, (t) => `x("${[...Buffer.from(t)].join(',')}".split(','))`],
  [
    'codes, moved',
    charCodes,
    (t) => `x([${[...Buffer.from(t)].map((b) => b + 7).join(',')}].map((n) => String.fromCharCode(n - 7)))`,
  ],
  ['ascii85', baseN, (t) => `x(${quote(ascii85(t))})`],
  ['base32', baseN, (t) => `x("${base32(t)}")`],
  ['base91 in letters of its own', baseN, (t) => `const table = ${quote(LETTERS91)}; x(${quote(base91(t))})`],
];

test.each(CASES)('%s', (name, decoder, wrap) => {
  fc.assert(
    // code whose halves were exchanged may be code too
    fc.property(name === HALVES ? address : secret, (text) => {
      expect(contents(decoder, layerOf(wrap(text)))).toContain(text);
    }),
    { numRuns: 40 },
  );
});

test('addresses backwards', () => {
  fc.assert(
    fc.property(secret, (text) => {
      expect(contents(reversed, layerOf(`x(${quote(back(text))}.split('').reverse().join(''))`))).toContain(text);
    }),
    { numRuns: 40 },
  );
});

test('addresses in escapes', () => {
  fc.assert(
    fc.property(address, (text) => {
      const escaped = [...text].map((c) => `\\x${c.charCodeAt(0).toString(16)}`).join('');
      expect(contents(escapedLiterals, layerOf(`x("${escaped}")`))).toEqual([text]);
    }),
    { numRuns: 40 },
  );
});

test('names of modules, however short', () => {
  expect(contents(base64, layerOf('r("ZnM="), r("b3M="), r("Y2hpbGRfcHJvY2Vzcw=="), r("cGF0aA==")'))).toEqual([
    'fs',
    'os',
    'child_process',
    'path',
  ]);
  expect(contents(hex, layerOf('r("6f73"), r("6178696f73"), r("6368696c645f70726f63657373")'))).toEqual([
    'os',
    'axios',
    'child_process',
  ]);
});

test('an address of numbers after a junk prefix', () => {
  expect(contents(base64, layerOf(`x("ZT3${b64('192.0.2.19,ZRj2s0k9')}")`))).toEqual(['192.0.2.19,ZRj2s0k9']);
});

test('nothing comes of anything', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 300, unit: 'binary' }),
      fc.constantFrom(...CASES.map(([, decoder]) => decoder)),
      (text, decoder) => {
        for (const content of contents(decoder, layerOf(`x(${quote(text)}, [${[...Buffer.from(text)].join(',')}])`)))
          expect(content.length).toBeGreaterThan(1);
      },
    ),
    { numRuns: 300 },
  );
});

const LETTERS91 = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&()*+,./:;<=>?@[]^_`{|}~"']
  .reverse()
  .join('');

function base91(text: string): string {
  let queue = 0;
  let bits = 0;
  let out = '';
  for (const byte of Buffer.from(text)) {
    queue |= byte << bits;
    bits += 8;
    if (bits <= 13) continue;
    let value = queue & 8191;
    if (value > 88) {
      queue >>= 13;
      bits -= 13;
    } else {
      value = queue & 16383;
      queue >>= 14;
      bits -= 14;
    }
    out += LETTERS91[value % 91]! + LETTERS91[Math.floor(value / 91)]!;
  }
  if (bits > 0) {
    out += LETTERS91[queue % 91]!;
    if (bits > 7 || queue > 90) out += LETTERS91[Math.floor(queue / 91)]!;
  }
  return out;
}

function base32(text: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  let bits = '';
  for (const byte of Buffer.from(text)) bits += byte.toString(2).padStart(8, '0');
  const out = (bits.match(/.{1,5}/g) ?? []).map((five) => letters[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
  return out + '='.repeat((8 - (out.length % 8)) % 8);
}

function ascii85(text: string): string {
  const bytes = Buffer.from(text);
  let out = '';
  for (let at = 0; at < bytes.length; at += 4) {
    const part = bytes.subarray(at, at + 4);
    let value = 0;
    for (let i = 0; i < 4; i++) value = value * 256 + (part[i] ?? 0);
    let five = '';
    for (let i = 0; i < 5; i++) {
      five = String.fromCharCode(33 + (value % 85)) + five;
      value = Math.floor(value / 85);
    }
    out += five.slice(0, part.length + 1);
  }
  return out;
}
