/** Stand-ins of another style, to measure with. Whoever builds does not look here. */
import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { transformSync } from 'esbuild';
import { hexCalls, oddBase64, svgPieces, xorCalls } from '../standins/build/carriers.ts';
import { bodyOf, guarded, HEADER, PYTHON_GUARD } from '../standins/build/guard.ts';
import { seededShuffle } from '../standins/build/shuffle.ts';
import { stringArray } from '../standins/build/string-array.ts';
import type { StandIn } from '../standins/standin.ts';
import * as facts from './expected.ts';

const readable = (name: string): string => readFileSync(new URL(`${name}.txt`, import.meta.url), 'utf8');
const body = (name: string): string => bodyOf(readable(name));
const minified = (code: string, format: 'cjs' | 'esm'): string =>
  transformSync(code, { minify: true, format, target: 'es2022' }).code;

function standIn(id: string, source: string, path: string, content: string, expected: StandIn['expected']): StandIn {
  return { id, title: `held out: ${id}`, readable: readable(source), delivery: [{ path, content }], expected };
}

export function heldOutStandIns(): StandIn[] {
  const shuffle = { name: '_$_b03e', seed: 910477, steps: [389, 17203, 131, 40961, 5102417] } as const;
  return [
    standIn(
      'beavertail',
      'beavertail.js',
      'server/routes/auth.js',
      guarded(minified(xorCalls(body('beavertail.js'), 'q', [112, 61, 9, 200]), 'cjs')),
      facts.beavertail,
    ),
    standIn(
      'ottercookie',
      'ottercookie.js',
      'dist/worker.mjs',
      moduleGuarded(
        minified(stringArray(body('ottercookie.js'), { base: 0x12, turn: 19, sourceType: 'module' }), 'esm'),
      ),
      facts.ottercookie,
    ),
    standIn(
      'invisibleferret',
      'invisibleferret.py',
      'parser.npl',
      nest(readable('invisibleferret.py'), 55),
      facts.invisibleferret,
    ),
    standIn(
      'xor-loader',
      'xor-loader.js',
      'index.mjs',
      moduleGuarded(minified(xorHex(body('xor-loader.js')), 'esm')),
      facts.xorLoader,
    ),
    standIn(
      'hex-loader',
      'hex-loader.js',
      'controllers/userController.js',
      guarded(minified(hexCalls(body('hex-loader.js'), 'u'), 'cjs')),
      facts.hexLoader,
    ),
    standIn(
      'etherhiding',
      'etherhiding.js',
      'lib/bridge.js',
      guarded(stringArray(body('etherhiding.js'), { base: 0x1f0, turn: 23 })),
      facts.etherhiding,
    ),
    standIn(
      'seeded-shuffle',
      'seeded-shuffle.js',
      'tailwind.config.js',
      guarded(`${seededShuffle(minified(body('seeded-shuffle.js'), 'cjs'), shuffle)}`),
      facts.seeded,
    ),
    pictures(),
  ];
}

/** In a module, the imports are hoisted before the guard anyway; it stays the first statement of its own. */
const moduleGuarded = (code: string): string => {
  const imports = /^(?:import[^;]*;\s*)*/.exec(code)?.[0] ?? '';
  return `${guarded('').trim()}\n${imports}${code.slice(imports.length)}`;
};

const xorHex = (code: string): string =>
  code.replace(
    /\bhidden\("([^"]*)"\)/g,
    (_, text: string) => `hidden("${Buffer.from([...Buffer.from(text)].map((byte) => byte ^ 0x6b)).toString('hex')}")`,
  );

function nest(source: string, layers: number): string {
  let text = source;
  for (let i = 0; i < layers; i++) {
    const packed = [...deflateSync(text).toString('base64')].reverse().join('');
    text =
      i % 2 === 0
        ? `exec((lambda q: __import__("zlib").decompress(__import__("base64").b64decode(q[::-1])))(b"${packed}"))`
        : `import zlib,base64\nz=b'${packed}'\nexec(zlib.decompress(base64.b64decode(z[::-1])))`;
  }
  return `# ${HEADER}\n${PYTHON_GUARD}\n${text}\n`;
}

function pictures(): StandIn {
  const text = readable('svg-carrier.js');
  const inner = readable('svg-inner.js');
  const letters = 'ZYXWVUTSRQPONMLKJIHGFEDCBAzyxwvutsrqponmlkjihgfedcba0123456789+/';
  const icons = ['arrow', 'bell', 'cart', 'door', 'eye', 'flag', 'gear', 'home', 'key'];
  return {
    id: 'svg-carrier',
    title: 'held out: svg-carrier',
    readable: `${text}\n${bodyOf(inner)}`,
    delivery: [
      { path: 'check-assets.mjs', content: text },
      ...svgPieces(oddBase64(inner, letters), icons, 'public/icons'),
    ],
    expected: facts.svgCarrier,
  };
}
