/**
 * Makes src/reverse/emulate/guest/world.generated.ts: the decoy world (guest/world/main.js with core/) as one expression, and its libraries, one for each other file of
 * guest/world/{node,packages,web,libraries}: expressions that are evaluated in the guest when they are first asked for. Each library names what it provides.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type BuildOptions, build, type Plugin } from 'esbuild';

export const WORLD_FILE = 'src/reverse/emulate/guest/world.generated.ts';
const FOLDERS = ['node', 'packages', 'web'];

const OPTIONS = {
  bundle: true,
  write: false,
  format: 'cjs',
  target: 'es2022',
  platform: 'neutral',
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'none',
  charset: 'ascii',
  logLevel: 'silent',
} as const satisfies BuildOptions;

/** A bundled module as an expression: its default export, or all of its exports. */
const expression = (text: string, what: 'default' | 'all'): string =>
  `((module)=>{${text}\nreturn module.exports${what === 'default' ? '.default' : ''}})({exports:{}})`;

async function bundle(file: string, what: 'default' | 'all', plugins: Plugin[], names: boolean): Promise<string> {
  const result = await build({ ...OPTIONS, minifyIdentifiers: !names, entryPoints: [file], plugins });
  return expression(result.outputFiles[0]?.text ?? '', what);
}

const filesOf = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.js'))
        .sort()
    : [];

/** Texts of the world, made from the sources below `root`. */
export async function guestWorld(root: string): Promise<string> {
  const world = join(root, 'src/reverse/emulate/guest/world');
  const catalogue: Record<string, string> = {};
  const libraries: Record<string, string> = {};
  for (const folder of FOLDERS) {
    for (const name of filesOf(join(world, folder))) {
      const library = `${folder}/${name.slice(0, -3)}`;
      const file = join(world, folder, name);
      const { provides } = (await import(pathToFileURL(file).href)) as { provides: readonly string[] };
      for (const specifier of provides) catalogue[specifier] = library;
      libraries[library] = await bundle(file, 'default', [], true);
    }
  }
  // published libraries: nobody sees their names
  for (const name of filesOf(join(world, 'libraries'))) {
    libraries[name.slice(0, -3)] = await bundle(join(world, 'libraries', name), 'all', [], false);
  }
  const sorted = Object.fromEntries(Object.entries(catalogue).sort(([a], [b]) => (a < b ? -1 : 1)));
  const virtual: Plugin = {
    name: 'catalogue',
    setup(build) {
      build.onResolve({ filter: /^catalogue$/ }, () => ({ path: 'catalogue', namespace: 'catalogue' }));
      build.onLoad({ filter: /.*/, namespace: 'catalogue' }, () => ({
        contents: `export const CATALOGUE = Object.assign(Object.create(null), ${JSON.stringify(sorted)});`,
      }));
    },
  };
  const main = await bundle(join(world, 'main.js'), 'default', [virtual], true);
  const lines = Object.keys(libraries)
    .sort()
    .map((name) => `  ${JSON.stringify(name)}: ${JSON.stringify(libraries[name])},`);
  return [
    '/** Made by scripts/generate.ts from guest/world/. Do not edit. Texts for the interpreter: none of this runs on the host. */',
    `export const WORLD: string = ${JSON.stringify(main)};`,
    'export const LIBRARIES: Readonly<Record<string, string>> = {',
    ...lines,
    '};',
    '',
  ].join('\n');
}
