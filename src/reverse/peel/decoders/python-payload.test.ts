import { deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LayerView } from '../decoder.ts';
import { pythonLiterals } from '../scripts/python-literals.ts';
import decoder from './python-payload.ts';

const view = (text: string): LayerView => ({
  kind: 'python',
  text,
  bytes: Buffer.from(text),
  depth: 0,
  literals: [],
  budget: { left: () => true, take: () => true },
  evaluator: null,
});
const peel = (text: string): string[] => [...decoder.decode(view(text))].map(({ content }) => String(content));
const INNER = "import os\nhost = 'fixture.invalid'\nprint(host)\n";
const reversed = (text: string): string => [...text].reverse().join('');
const py = (text: string): string => `b'${text}'`;

function wrapped(code: string): string {
  const packed = reversed(deflateSync(Buffer.from(code)).toString('base64'));
  return `_ = lambda __ : __import__('zlib').decompress(__import__('base64').b64decode(__[::-1]));exec((_)(${py(packed)}))\n`;
}

test('a nest of sixty turns is undone turn by turn', () => {
  let code = INNER;
  for (let turn = 0; turn < 60; turn++) code = wrapped(code);
  let turns = 0;
  for (; code !== INNER && turns < 100; turns++) code = peel(code)[0] ?? 'lost';
  expect([code, turns]).toEqual([INNER, 60]);
});

test.each([
  ['base64 alone', `exec(base64.b64decode(${py(Buffer.from(INNER).toString('base64'))}))`],
  ['hex', `exec(bytes.fromhex('${Buffer.from(INNER).toString('hex')}').decode())`],
  ['gzip in base64', `exec(gzip.decompress(b64decode("${gzipSync(INNER).toString('base64')}")))`],
  ['character codes', `exec(''.join(map(chr, [${[...INNER].map((c) => c.charCodeAt(0)).join(', ')}])))`],
  [
    'rot13',
    `exec(codecs.decode(${JSON.stringify(INNER.replace(/[a-z]/gi, (c) => String.fromCharCode(c.charCodeAt(0) + (c.toLowerCase() < 'n' ? 13 : -13))))}, 'rot13'))`,
  ],
  [
    'pieces',
    `exec(b64decode('${Buffer.from(INNER).toString('base64').slice(0, 30)}' +\n  '${Buffer.from(INNER).toString('base64').slice(30)}'))`,
  ],
  [
    'XOR with its own first bytes',
    `d = base64.b64decode('${Buffer.concat([Buffer.from('K3yK3yKq'), Buffer.from(INNER).map((b, i) => b ^ (Buffer.from('K3yK3yKq')[i % 8] ?? 0))]).toString('base64')}')\nk = d[:8]\nexec(bytes([d[8 + i] ^ k[i % 8] for i in range(len(d) - 8)]))`,
  ],
])('%s', (_, text) => {
  expect(peel(text)).toEqual([INNER]);
});

test('ordinary Python gives nothing', () => {
  const text = `import base64, zlib\nICON = '${'iVBORw0KGgo'.repeat(20)}'\ndef load(p):\n    return zlib.decompress(base64.b64decode(open(p).read()))\nexec(compile(open('x').read(), 'x', 'exec'))\n`;
  expect(peel(text)).toEqual([]);
});

test('literals come back as they were written, whatever stands in them', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const text = `x = b'${[...bytes].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('')}'`;
      expect(pythonLiterals(text)[0]?.value).toBe(Buffer.from(bytes).toString('latin1'));
    }),
  );
  fc.assert(fc.property(fc.string({ maxLength: 500 }), (text) => void peel(`exec(b64decode(${text}`)));
});
