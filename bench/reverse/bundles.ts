/** A program as several modules, bundled. Works in a folder of its own. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(new URL('../peers/package.json', import.meta.url));

/** Helpers become a module of their own, the rest the entry. */
export function splitModules(helpers: string, body: string): { readonly lib: string; readonly entry: string } {
  const names = [...helpers.matchAll(/^(?:function|const|var) (\w+)/gm)].map(([, name]) => name ?? '');
  return {
    lib: `${helpers}\nmodule.exports = { ${names.join(', ')} };\n`,
    entry: `const { ${names.join(', ')} } = require('./lib.js');\n${body}`,
  };
}

export async function webpackBundle(
  folder: string,
  modules: { lib: string; entry: string },
  mode: string,
): Promise<string> {
  write(folder, modules);
  const webpack = require('webpack');
  const config = {
    mode,
    target: 'node',
    context: folder,
    entry: './entry.js',
    output: { path: folder, filename: 'out.js' },
    devtool: mode === 'development' ? 'eval' : false,
  };
  await new Promise<void>((resolve, reject) => {
    webpack(config, (error: Error | null, stats: { hasErrors(): boolean; toString(): string }) => {
      if (error !== null) reject(error);
      else if (stats.hasErrors()) reject(new Error(stats.toString()));
      else resolve();
    });
  });
  return readFileSync(join(folder, 'out.js'), 'utf8').replaceAll(folder, '.');
}

export async function esbuildBundle(
  folder: string,
  modules: { lib: string; entry: string },
  minify: boolean,
): Promise<string> {
  write(folder, modules);
  const { build } = require('esbuild');
  const out = await build({
    absWorkingDir: folder,
    entryPoints: ['entry.js'],
    bundle: true,
    minify,
    platform: 'node',
    write: false,
  });
  return out.outputFiles[0].text;
}

function write(folder: string, { lib, entry }: { lib: string; entry: string }): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{}');
  writeFileSync(join(folder, 'lib.js'), lib);
  writeFileSync(join(folder, 'entry.js'), entry);
}
