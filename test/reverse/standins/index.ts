/** The stand-ins that everybody may look at. Those of ../heldout-standins are for measuring only. */
import { readFileSync } from 'node:fs';
import { expected as beavertail } from './beavertail/expected.ts';
import { hexCalls, oddBase64, pythonNest, svgPieces, xorCalls } from './build/carriers.ts';
import { bodyOf, guarded } from './build/guard.ts';
import { seededShuffle } from './build/shuffle.ts';
import { stringArray } from './build/string-array.ts';
import { expected as etherhiding } from './etherhiding/expected.ts';
import { expected as hexLoader } from './hex-loader/expected.ts';
import { expected as invisibleferret } from './invisibleferret/expected.ts';
import { expected as ottercookie } from './ottercookie/expected.ts';
import { expected as seeded } from './seeded-shuffle/expected.ts';
import type { StandIn } from './standin.ts';
import { expected as svgCarrier } from './svg-carrier/expected.ts';
import { expected as xorLoader } from './xor-loader/expected.ts';

const readable = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
const delivered = (path: string, body: string): StandIn['delivery'] => [{ path, content: guarded(body) }];

const CONFIG =
  'const config = { content: ["./src/**/*.tsx"], theme: { extend: {} }, plugins: [] };\nmodule.exports = config;';
const LETTERS = 'qwertyuiopasdfghjklzxcvbnmQWERTYUIOPASDFGHJKLZXCVBNM9876543210-_';
const FLAGS = ['AD', 'AE', 'AF', 'AG', 'AI', 'AL', 'AM', 'AO', 'AR', 'AT', 'AU', 'AZ'];

export function standIns(): StandIn[] {
  return [farRight(), threeChildren(), nest(), xor(), hex(), contract(), shuffled(), pictures()];
}

function farRight(): StandIn {
  const text = readable('beavertail/source.js.txt');
  const payload = stringArray(bodyOf(text), { base: 0x1a4, turn: 37 }).trim();
  return {
    id: 'beavertail',
    title: 'BeaverTail: string array, off-screen behind a build configuration',
    readable: text,
    delivery: delivered('tailwind.config.js', `${CONFIG}${' '.repeat(380)};${payload}`),
    expected: beavertail,
  };
}

function threeChildren(): StandIn {
  const text = readable('ottercookie/source.js.txt');
  return {
    id: 'ottercookie',
    title: 'OtterCookie: three children over stdin, string array',
    readable: text,
    delivery: delivered('server/errorHandler.js', stringArray(bodyOf(text), { base: 0x8c, turn: 11 })),
    expected: ottercookie,
  };
}

function nest(): StandIn {
  const text = readable('invisibleferret/source.py.txt');
  return {
    id: 'invisibleferret',
    title: 'InvisibleFerret: 60 layers of lambda, reversed base64, zlib, exec',
    readable: text,
    delivery: [{ path: 'main_q.npl', content: pythonNest(text, 60) }],
    expected: invisibleferret,
  };
}

function xor(): StandIn {
  const text = readable('xor-loader/source.js.txt');
  return {
    id: 'xor-loader',
    title: 'XORIndex-like loader: all strings as XORed bytes',
    readable: text,
    delivery: delivered('index.js', xorCalls(bodyOf(text), 'x', [61, 148, 7, 203, 90])),
    expected: xorLoader,
  };
}

function hex(): StandIn {
  const text = readable('hex-loader/source.js.txt');
  return {
    id: 'hex-loader',
    title: 'HexEval-like loader: names and address in hex, the error’s body is the code',
    readable: text,
    delivery: delivered('lib/checker.js', hexCalls(bodyOf(text), 'h')),
    expected: hexLoader,
  };
}

function contract(): StandIn {
  const text = readable('etherhiding/source.js.txt');
  const inner = Buffer.from(stringArray(bodyOf(text), { base: 0x13f, turn: 8 })).toString('base64');
  return {
    id: 'etherhiding',
    title: 'EtherHiding reader: eth_call on a contract, behind base64 and eval',
    readable: text,
    delivery: delivered('scripts/jquery.min.js', `eval(Buffer.from('${inner}', 'base64').toString('utf8'));`),
    expected: etherhiding,
  };
}

function shuffled(): StandIn {
  const text = readable('seeded-shuffle/source.js.txt');
  const body = bodyOf(text);
  const walk = { name: '_$_7c19', seed: 2718293, steps: [233, 48611, 719, 31357, 3874509] } as const;
  return {
    id: 'seeded-shuffle',
    title: 'PolinRider-like: seeded shuffle, dead drops TRON, Aptos, BSC',
    readable: text,
    delivery: delivered(
      'postcss.config.js',
      `module.exports = { plugins: {} };${' '.repeat(210)}${seededShuffle(body, walk)}`,
    ),
    expected: seeded,
  };
}

function pictures(): StandIn {
  const text = readable('svg-carrier/source.js.txt');
  const inner = readable('svg-carrier/inner.js.txt');
  return {
    id: 'svg-carrier',
    title: 'Code in the comments of pictures, in the order of their names',
    readable: `${text}\n${bodyOf(inner)}`,
    delivery: [
      { path: 'serverValidation.js', content: text },
      ...svgPieces(oddBase64(inner, LETTERS), FLAGS, 'assets/flags'),
    ],
    expected: svgCarrier,
  };
}
