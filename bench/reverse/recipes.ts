/** What is made: families of obfuscation, each with its recipes and the number of programs it is applied to. */
import { esbuildBundle, splitModules, webpackBundle } from './bundles.ts';
import { aaEncode, deanEdwards, jjEncode, wordList } from './encoders.ts';
import { nest } from './nests.ts';
import {
  CONFUSERS,
  esbuildMinify,
  gentle,
  jScrewIt,
  jsFuck,
  NEWEST,
  type Obfuscate,
  OLD,
  terser,
} from './obfuscators.ts';
import { PROGRAM_NAMES, type Program, program, tinyProgram } from './programs.ts';
import { chanceOf } from './random.ts';
import { STEALER_NAMES, stealer } from './stealers.ts';

export interface Recipe {
  readonly family: string;
  readonly variant: string;
  readonly programs: readonly (() => Program)[];
  readonly make: (program: Program, seed: string, folder: string) => Promise<string>;
}

type Steps = readonly Obfuscate[];
const plain =
  (...steps: Steps): Recipe['make'] =>
  async ({ source }, seed) => {
    let code = source;
    for (const [i, step] of steps.entries()) code = await step(code, `${seed} ${i}`);
    return code;
  };
const nested =
  (depth: number): Obfuscate =>
  async (code, seed) =>
    nest(code, depth, chanceOf(seed));
const sync =
  (work: (code: string) => string): Obfuscate =>
  async (code) =>
    work(code);

let turn = 0;
const some = (count: number, seed: string): (() => Program)[] =>
  Array.from({ length: count }, (_, i) => {
    let name = PROGRAM_NAMES[turn++ % PROGRAM_NAMES.length]!;
    // no old parser reads static fields
    if (name === 'classes' && seed.includes(', old')) name = PROGRAM_NAMES[turn++ % PROGRAM_NAMES.length]!;
    return () => program(name, `${seed} ${i}`);
  });
const tiny = (count: number, seed: string): (() => Program)[] =>
  Array.from({ length: count }, (_, i) => () => tinyProgram(`${seed} ${i}`));

function family(
  name: string,
  count: number,
  recipes: Readonly<Record<string, Recipe['make']>>,
  programs = some,
): Recipe[] {
  return Object.entries(recipes).map(([variant, make]) => ({
    family: name,
    variant,
    make,
    programs: programs(count, `${name} ${variant}`),
  }));
}
const each = (tools: Readonly<Record<string, Obfuscate>>): Record<string, Recipe['make']> =>
  Object.fromEntries(Object.entries(tools).map(([name, tool]) => [name, plain(tool)]));

const { low, medium, high } = NEWEST as { low: Obfuscate; medium: Obfuscate; high: Obfuscate };
const dean = sync((code) => deanEdwards(code));

const BUNDLES: Readonly<Record<string, Recipe['make']>> = {
  'webpack production': (p, _, folder) => webpackBundle(folder, parts(p), 'production'),
  'webpack development': (p, _, folder) => webpackBundle(folder, parts(p), 'development'),
  esbuild: (p, _, folder) => esbuildBundle(folder, parts(p), false),
  'esbuild, minified': (p, _, folder) => esbuildBundle(folder, parts(p), true),
};
function parts({ source }: Program): { lib: string; entry: string } {
  const cut = source.indexOf('\n', source.lastIndexOf('\nconst ', 0) + 1);
  const lines = source.split('\n');
  const helpers = lines.findIndex(
    (line) =>
      !/^(?:function (?:assemble|plain64|turned64|fromHex|masked|stepwise)|const (?:assemble|plain64|turned64|fromHex|masked|stepwise) )/.test(
        line,
      ),
  );
  return helpers <= 0
    ? { lib: '', entry: source.slice(Math.max(0, cut)) }
    : splitModules(lines.slice(0, helpers).join('\n'), lines.slice(helpers).join('\n'));
}

const MIXTURES: Readonly<Record<string, Recipe['make']>> = {
  'medium, nested': plain(medium, nested(2)),
  'nested, medium': plain(nested(1), medium),
  'terser, base64 array, packed': plain(terser, NEWEST['base64 array']!, dean),
  'packed, low': plain(dean, low),
  'confused, nested': plain(CONFUSERS['low']!, nested(2)),
  'old, then new': plain(OLD['0.27 medium']!, medium),
};

export const RECIPES: readonly Recipe[] = [
  ...family('untouched', 6, { source: plain() }),
  ...family('minified', 3, { terser: plain(terser), esbuild: plain(esbuildMinify) }),
  ...family('bundles', 4, BUNDLES),
  ...family('javascript-obfuscator', 4, each(NEWEST)),
  ...family('javascript-obfuscator, old', 3, each(OLD)),
  ...family('obfuscated twice', 4, {
    'low, medium': plain(gentle('low'), medium),
    'medium, low': plain(gentle('medium'), low),
    'high, low': plain(gentle('high'), low),
  }),
  ...family('js-confuser', 4, each(CONFUSERS)),
  ...family('packers', 6, { 'Dean Edwards': plain(dean), 'word list': plain(sync(wordList)) }),
  ...family(
    'encoders',
    3,
    {
      JSFuck: plain(jsFuck),
      JScrewIt: plain(jScrewIt({ features: 'DEFAULT', runAs: 'eval' })),
      'JScrewIt, node': plain(jScrewIt({ features: 'NODE_20', runAs: 'express-eval' })),
      'JScrewIt, call': plain(jScrewIt({ features: 'COMPACT', runAs: 'call' })),
      JJEncode: plain(sync((code) => jjEncode(code))),
      AAEncode: plain(sync(aaEncode)),
    },
    tiny,
  ),
  ...family('nests', 5, Object.fromEntries([1, 2, 3, 4, 5].map((depth) => [`${depth} deep`, plain(nested(depth))]))),
  ...family('mixtures', 4, MIXTURES),
];

const STEALER_RECIPES: Readonly<Record<string, Recipe['make']>> = {
  source: plain(),
  low: plain(low),
  medium: plain(medium),
  high: plain(high),
  'rc4 array': plain(NEWEST['rc4 array']!),
  '0.27 high': plain(OLD['0.27 high']!),
  'nested 3': plain(nested(3)),
  'confused medium': plain(CONFUSERS['medium']!),
  packed: plain(dean),
  'medium, nested': plain(medium, nested(2)),
};
const stealers = (_: number, seed: string): (() => Program)[] => STEALER_NAMES.map((name) => () => stealer(name, seed));
export const STEALERS: readonly Recipe[] = family('stealer-shaped', 0, STEALER_RECIPES, stealers);

/** About 100 KB at the high preset: several programs, each in a function of its own. */
export const LARGE: readonly Recipe[] = family('large', 2, { high: plain(high) }, (count, seed) =>
  Array.from({ length: count }, (_, i) => () => {
    const all = PROGRAM_NAMES.slice(0, 3 + i).map((name) => program(name, `${seed} ${i}`));
    const source = all.map((one) => `(function () {\n${one.source}\n})();`).join('\n');
    return { name: 'large', source, plants: all.flatMap((one) => one.plants) };
  }),
);
