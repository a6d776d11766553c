import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LZ_SPELLINGS, unpackLzWith } from '../chain/lz-string.ts';
import { contents, layerOf } from '../testing.ts';
import base64 from './base64.ts';
import deanEdwards, { unpack } from './dean-edwards.ts';
import hex from './hex.ts';
import lzString from './lz-string.ts';
import packedData from './packed-data.ts';
import sourceMap from './source-map.ts';
import stringShuffle, { type unshuffle } from './string-shuffle.ts';

const CODE =
  "const os = require('os');\nfunction start() { return os.hostname() + ' https://fixture.example/api'; }\nstart();\n";

test.each([
  ['gzip', gzipSync],
  ['zlib', deflateSync],
  ['zstd', zstdCompressSync],
  ['raw deflate', deflateRawSync],
  ['brotli', brotliCompressSync],
] as const)('%s in base64 and hex', (name, pack) => {
  const data = Buffer.from(pack(CODE));
  const before = name === 'brotli' || name === 'raw deflate' ? 'zlib.inflateRawSync || brotli;' : '';
  expect(contents(base64, layerOf(`${before} x("${data.toString('base64')}")`))).toEqual([CODE]);
  expect(contents(hex, layerOf(`${before} x("${data.toString('hex')}")`))).toEqual([CODE]);
});

test('a bomb gives nothing, and takes no time', () => {
  const bomb = gzipSync(Buffer.alloc(200 * 2 ** 20));
  expect(contents(packedData, layerOf(bomb, 'gzip'))).toEqual([]);
});

function deanPack(text: string, radix: number): string {
  const words = [...new Set(text.match(/\w+/g) ?? [])];
  const digits = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
  const number = (n: number): string => (n < radix ? '' : number(Math.floor(n / radix))) + digits[n % radix]!;
  const payload = text.replace(/\w+/g, (word) => number(words.indexOf(word)));
  return `eval(function(p,a,c,k,e,d){while(c--)if(k[c])p=p.replace(new RegExp('\\\\b'+e(c)+'\\\\b','g'),k[c]);return p}(${JSON.stringify(payload)},${radix},${words.length},'${words.join('|')}'.split('|'),0,{}))`;
}

test('words by numbers, any radix', () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[a-z_]{2,9}$/), { minLength: 5, maxLength: 80 }),
      fc.constantFrom(10, 16, 36, 52, 62),
      (words, radix) => {
        const text = `const ${words.join(' = 1; const ')} = 2; call(${words[0]});`;
        expect(contents(deanEdwards, layerOf(deanPack(text, radix)))).toEqual([text]);
      },
    ),
    { numRuns: 60 },
  );
  expect(unpack('\xa1 \xa2', 95, ['one', 'two'])).toBe('one two');
});

function shuffle(text: string, seed: number, rule: Parameters<typeof unshuffle>[2]): string {
  const size = text.length;
  const swaps: [number, number][] = [];
  let key = seed;
  for (let i = 0; i < size; i++) {
    const first = key * (i + rule.plus[0]) + (key % rule.modulo[0]);
    const second = key * (i + rule.plus[1]) + (key % rule.modulo[1]);
    swaps.push([first % size, second % size]);
    key = (first + second) % rule.turn;
  }
  const units = [...text];
  for (const [a, b] of swaps.reverse()) [units[a], units[b]] = [units[b]!, units[a]!];
  return units.join('');
}

test('characters that a seeded recurrence exchanged', () => {
  const number = fc.integer({ min: 100, max: 90_000 });
  fc.assert(
    fc.property(
      number,
      number,
      number,
      number,
      fc.integer({ min: 1_000_000, max: 6_000_000 }),
      fc.boolean(),
      (a, b, c, d, seed, named) => {
        const rule = { plus: [a, c], modulo: [b, d], turn: 4_111_333 } as const;
        const texts = ['require', 'hostname', 'https://shuffled.fixture.example/api', 'child_process', 'a b'];
        const data = JSON.stringify(shuffle(texts.join('%'), seed, rule));
        const body = `(q,z){var n=q.length;var w=[];for(var i=0;i<n;i++){w[i]=q.charAt(i)};for(var i=0;i<n;i++){var p=z*(i+${a})+(z%${b});var r=z*( i + ${c} ) + z % ${d};var x=p%n;var y=r%n;var t=w[x];w[x]=w[y];w[y]=t;z=(p+r)%4111333;};return w.join('').split('%')}`;
        const text = named
          ? `function odd${body} var list = odd(${data},${seed});`
          : `var list=(function${body})(${data},${seed});`;
        expect(contents(stringShuffle, layerOf(text))).toEqual([texts.join('\n')]);
      },
    ),
    { numRuns: 60 },
  );
});

/** The packing side of the library, enough for tests. */
function lzPack(text: string, width: number, letter: (n: number) => string): string {
  const bits: number[] = [];
  const put = (value: number, count: number): void => {
    for (let i = 0; i < count; i++) bits.push((value >> i) & 1);
  };
  const words = new Map<string, number>();
  const fresh = new Set<string>();
  let size = 2;
  let room = 2;
  let word = '';
  const grow = (): void => {
    if (--room === 0) room = 2 ** size++;
  };
  const emit = (one: string): void => {
    if (fresh.delete(one)) {
      const code = one.charCodeAt(0);
      put(code < 256 ? 0 : 1, size);
      put(code, code < 256 ? 8 : 16);
      grow();
    } else put(words.get(one)!, size);
    grow();
  };
  for (const c of text) {
    if (!words.has(c)) {
      words.set(c, words.size + 3);
      fresh.add(c);
    }
    if (words.has(word + c)) word += c;
    else {
      emit(word);
      words.set(word + c, words.size + 3);
      word = c;
    }
  }
  if (word !== '') emit(word);
  put(2, size);
  while (bits.length % width !== 0) bits.push(0);
  let out = '';
  for (let at = 0; at < bits.length; at += width)
    out += letter(bits.slice(at, at + width).reduce((value, bit) => value * 2 + bit, 0));
  return out;
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=';
const URI = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-$';

test('LZString comes back in every spelling', () => {
  fc.assert(
    fc.property(
      fc
        .string({ minLength: 1, maxLength: 300 })
        .filter((text) => /^[\0-\uffff]*$/.test(text) && text.isWellFormed() && ![...text].some((c) => c.length > 1)),
      (text) => {
        expect(LZ_SPELLINGS[0]!.unpack(lzPack(text, 6, (n) => BASE64[n]!))).toBe(text);
        expect(LZ_SPELLINGS[1]!.unpack(lzPack(text, 6, (n) => URI[n]!))).toBe(text);
        expect(LZ_SPELLINGS[2]!.unpack(lzPack(text, 15, (n) => String.fromCharCode(n + 32)))).toBe(text);
        const letters = [...URI].reverse().join('');
        expect(
          unpackLzWith(
            lzPack(text, 6, (n) => letters[n]!),
            letters,
          ),
        ).toBe(text);
      },
    ),
    { numRuns: 100 },
  );
});

test('LZString in a program', () => {
  const packed = lzPack(CODE, 6, (n) => BASE64[n]!);
  expect(contents(lzString, layerOf(`Function(LZString.decompressFromBase64("${packed}"))()`))).toEqual([CODE]);
  expect(
    contents(
      lzString,
      layerOf(`Function(u(${JSON.stringify(lzPack(CODE, 15, (n) => String.fromCharCode(n + 32)))}))()`),
    ),
  ).toEqual([CODE]);
});

test('hostile LZString and packers end', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 400, unit: 'binary' }), (text) => {
      for (const { unpack: one } of LZ_SPELLINGS) expect(one(text)?.length ?? 0).toBeLessThan(9_000_000);
      unpack(text, 62, text.split('|'));
    }),
    { numRuns: 300 },
  );
});

test('sources of source maps', () => {
  const map = {
    version: 3,
    sources: ['src/a.ts', 'node_modules/x/index.js'],
    sourcesContent: [CODE, 'var ordinary = 1;'],
  };
  const inline = `x();\n//# sourceMappingURL=data:application/json;charset=utf-8;base64,${Buffer.from(JSON.stringify(map)).toString('base64')}`;
  expect(contents(sourceMap, layerOf(inline))).toEqual([CODE]);
  expect(contents(sourceMap, layerOf(JSON.stringify(map), 'json'))).toEqual([CODE]);
});
