/** The obfuscators of npm, each with its settings, as functions from code to code. Seeded: where a tool takes no seed, Math.random is replaced while it works. */
import { createRequire } from 'node:module';
import { chanceOf } from './random.ts';

const require = createRequire(new URL('../peers/package.json', import.meta.url));
export type Obfuscate = (code: string, seed: string) => Promise<string>;
type Options = Readonly<Record<string, unknown>>;

const numberOf = (seed: string): number => 1 + Math.floor(chanceOf(seed).next() * 1e9);

async function seeded<T>(seed: string, work: () => T | Promise<T>): Promise<T> {
  const { random } = Math;
  Math.random = chanceOf(seed).next;
  try {
    return await work();
  } finally {
    Math.random = random;
  }
}

const javascriptObfuscator =
  (name: string, options: Options): Obfuscate =>
  (code, seed) =>
    seeded(seed, () => {
      const tool: { obfuscate(code: string, options: Options): { getObfuscatedCode(): string } } = require(name);
      return tool.obfuscate(code, { ...options, seed: numberOf(seed) }).getObfuscatedCode();
    });

const jsConfuser =
  (name: string, options: Options): Obfuscate =>
  (code, seed) =>
    seeded(seed, async () => {
      const loaded = require(name);
      const out: unknown = await (loaded.default ?? loaded).obfuscate(code, { target: 'node', ...options });
      return typeof out === 'string' ? out : (out as { code: string }).code;
    });

const HIGH_OLD: Options = {
  compact: true,
  controlFlowFlattening: true,
  controlFlowFlatteningThreshold: 1,
  deadCodeInjection: true,
  deadCodeInjectionThreshold: 0.4,
  rotateStringArray: true,
  selfDefending: true,
  stringArray: true,
  stringArrayThreshold: 1,
};
const MEDIUM_OLD: Options = {
  ...HIGH_OLD,
  controlFlowFlatteningThreshold: 0.75,
  selfDefending: false,
  stringArrayThreshold: 0.75,
};
const LOW_OLD: Options = { compact: true, rotateStringArray: true, stringArray: true, stringArrayThreshold: 0.75 };

const single = (options: Options): Obfuscate => javascriptObfuscator('javascript-obfuscator', options);
const preset = (name: string, level: string): Obfuscate =>
  javascriptObfuscator(name, { optionsPreset: `${level}-obfuscation`, target: 'node' });

/** Without what notices a second pass: such a sample would only destroy itself. */
export const gentle = (level: string): Obfuscate =>
  javascriptObfuscator('javascript-obfuscator', {
    optionsPreset: `${level}-obfuscation`,
    target: 'node',
    selfDefending: false,
    debugProtection: false,
    debugProtectionInterval: 0,
  });

export const NEWEST: Readonly<Record<string, Obfuscate>> = {
  low: preset('javascript-obfuscator', 'low'),
  medium: preset('javascript-obfuscator', 'medium'),
  high: preset('javascript-obfuscator', 'high'),
  plain: single({}),
  'base64 array': single({ stringArrayEncoding: ['base64'], stringArrayThreshold: 1 }),
  'rc4 array': single({ stringArrayEncoding: ['rc4'], stringArrayThreshold: 1 }),
  'function wrappers': single({
    stringArrayWrappersType: 'function',
    stringArrayWrappersCount: 4,
    stringArrayWrappersChainedCalls: true,
    stringArrayThreshold: 1,
  }),
  'split strings': single({ splitStrings: true, splitStringsChunkLength: 4, stringArrayThreshold: 1 }),
  flattening: single({ controlFlowFlattening: true, controlFlowFlatteningThreshold: 1 }),
  'dead code': single({ deadCodeInjection: true, deadCodeInjectionThreshold: 1, stringArrayThreshold: 1 }),
  'self defending': single({ selfDefending: true, compact: true }),
  'object keys': single({ transformObjectKeys: true, numbersToExpressions: true, stringArrayThreshold: 1 }),
  'unicode escapes': single({ unicodeEscapeSequence: true, stringArray: false }),
  'debug protection': single({ debugProtection: true, disableConsoleOutput: true }),
  'call wrappers': single({
    stringArrayCallsTransform: true,
    stringArrayCallsTransformThreshold: 1,
    stringArrayIndexShift: true,
    stringArrayThreshold: 1,
  }),
};

export const OLD: Readonly<Record<string, Obfuscate>> = {
  '0.27 low': javascriptObfuscator('javascript-obfuscator-0', LOW_OLD),
  '0.27 medium': javascriptObfuscator('javascript-obfuscator-0', { ...MEDIUM_OLD, stringArrayEncoding: 'base64' }),
  '0.27 high': javascriptObfuscator('javascript-obfuscator-0', {
    ...HIGH_OLD,
    stringArrayEncoding: 'rc4',
    transformObjectKeys: true,
  }),
  '1.12 low': javascriptObfuscator('javascript-obfuscator-1', LOW_OLD),
  '1.12 medium': javascriptObfuscator('javascript-obfuscator-1', { ...MEDIUM_OLD, stringArrayEncoding: 'base64' }),
  '1.12 high': javascriptObfuscator('javascript-obfuscator-1', {
    ...HIGH_OLD,
    stringArrayEncoding: 'rc4',
    splitStrings: true,
  }),
  '2.19 low': preset('javascript-obfuscator-2', 'low'),
  '2.19 medium': preset('javascript-obfuscator-2', 'medium'),
  '2.19 high': preset('javascript-obfuscator-2', 'high'),
  '4.1 low': preset('javascript-obfuscator-4', 'low'),
  '4.1 medium': preset('javascript-obfuscator-4', 'medium'),
  '4.1 high': preset('javascript-obfuscator-4', 'high'),
};

export const CONFUSERS: Readonly<Record<string, Obfuscate>> = {
  low: jsConfuser('js-confuser', { preset: 'low' }),
  medium: jsConfuser('js-confuser', { preset: 'medium' }),
  high: jsConfuser('js-confuser', { preset: 'high' }),
  'old low': jsConfuser('js-confuser-1', { preset: 'low' }),
  'old medium': jsConfuser('js-confuser-1', { preset: 'medium' }),
  'old high': jsConfuser('js-confuser-1', { preset: 'high' }),
};

export const terser: Obfuscate = async (code) => {
  const { minify } = require('terser');
  const out: { code?: string } = await minify(code, { compress: { passes: 2 }, mangle: { toplevel: true } });
  return out.code ?? '';
};

export const esbuildMinify: Obfuscate = async (code) => {
  const { transform } = require('esbuild');
  const out: { code: string } = await transform(code, { minify: true, format: 'iife' });
  return out.code;
};

export const jsFuck: Obfuscate = async (code) => {
  const { JSFuck } = require('jsfuck');
  return JSFuck.encode(code, true);
};

export const jScrewIt =
  (options: Options): Obfuscate =>
  async (code) =>
    require('jscrewit').encode(code, options);
