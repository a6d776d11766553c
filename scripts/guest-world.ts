/**
 * Makes src/reverse/emulate/guest/world.generated.ts: the decoy world (guest/world/main.js with core/) as one expression, and its libraries, one for each other file of
 * guest/world/{node,packages,web,libraries}: expressions that are evaluated in the guest when they are first asked for. Each library names what it provides.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'acorn';
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
  return expression(withoutTemplates(result.outputFiles[0]?.text ?? ''), what);
}

interface Part {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly value?: { readonly cooked?: string };
  readonly [name: string]: unknown;
}

/** Templates become sums: the engine makes them by calling `concat` of all strings, which the sample may have replaced. */
function withoutTemplates(text: string): string {
  const edits: { at: number; end: number; text: string }[] = [];
  const walk = (node: Part): void => {
    if (node.type === 'TaggedTemplateExpression') return;
    if (node.type === 'TemplateLiteral') {
      const quasis = node['quasis'] as Part[];
      const expressions = node['expressions'] as Part[];
      quasis.forEach((quasi, i) => {
        const literal = JSON.stringify(quasi.value?.cooked ?? '').replace(
          /[\u007f-\uffff]/g,
          (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
        );
        const first = i === 0 ? '(' : ')+';
        const last = i === expressions.length ? ')' : '+(';
        const next = expressions[i];
        edits.push({
          at: i === 0 ? node.start : (expressions[i - 1]?.end ?? 0),
          end: next?.start ?? node.end,
          text: first + literal + last,
        });
      });
    }
    for (const key of Object.keys(node)) {
      const value = node[key];
      for (const child of Array.isArray(value) ? value : [value])
        if (child !== null && typeof child === 'object' && typeof (child as Part).type === 'string')
          walk(child as Part);
    }
  };
  walk(parse(text, { ecmaVersion: 'latest', sourceType: 'script' }) as unknown as Part);
  edits.sort((a, b) => a.at - b.at);
  let made = '';
  let at = 0;
  for (const edit of edits) {
    made += text.slice(at, edit.at) + edit.text;
    at = edit.end;
  }
  return made + text.slice(at);
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
