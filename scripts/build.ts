/**
 * Builds what is published: dist/cli.js (started by bin/counterlure), the programs of the other processes (dist/reader-main.js, dist/lab-main.js, dist/emulator-main.js …),
 * and the chunks that they load when asked. Our code is bundled, for a cold start reads few files; dependencies stay in node_modules, each loaded only where it
 * is used. webcrack and Babel are bundled: as a dependency, webcrack would bring a native package that wants to be compiled, and that is never loaded.
 */
import { copyFileSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';
import packageJson from '../package.json' with { type: 'json' };

const ROOT = join(import.meta.dirname, '..');
const DIST = join(ROOT, 'dist');

/** Bundled beforehand into src/reverse/emulate/guest/world.generated.ts. */
const GUEST_LIBRARIES = ['@noble/hashes', '@noble/ciphers', 'fflate'].map((name) => `node_modules/${name}`);

rmSync(DIST, { recursive: true, force: true });
const result = await build({
  absWorkingDir: ROOT,
  entryPoints: {
    cli: 'src/cli/start.ts',
    'reader-main': 'src/inspect/reader/reader-main.ts',
    'lab-main': 'src/reverse/lab/lab-main.ts',
    'emulator-main': 'src/reverse/emulate/process/emulator-main.ts',
    'thread-main': 'src/reverse/emulate/process/thread-main.ts',
  },
  outdir: DIST,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  // the last two stand in ways of webcrack and Babel that are never gone
  external: [...Object.keys(packageJson.dependencies), 'isolated-vm', '@babel/preset-typescript'],
  // all chunks beside the entries: the reading process is started by the path beside the chunk that starts it
  chunkNames: 'chunk-[hash]',
  legalComments: 'none',
  minifySyntax: true,
  metafile: true,
  logLevel: 'warning',
});

// the interpreter, read as a file beside the chunks
const engine = createRequire(import.meta.url).resolve('@jitl/quickjs-wasmfile-release-sync/wasm');
copyFileSync(engine, join(DIST, 'quickjs.wasm'));

writeFileSync(join(DIST, 'third-party-licenses.txt'), licenses(Object.keys(result.metafile.inputs)));

const files = Object.keys(result.metafile.outputs);
const bytes = files.reduce((sum, file) => sum + statSync(join(ROOT, file)).size, 0);
console.log(`dist: ${files.length} files, ${Math.round(bytes / 1024)} KiB`);

/** The licence of every package of which something stands in the bundle. */
function licenses(inputs: readonly string[]): string {
  const packages = new Set(['node_modules/@jitl/quickjs-wasmfile-release-sync', ...GUEST_LIBRARIES]);
  for (const input of inputs) {
    const match = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input);
    if (match !== null) packages.add(match[0]);
  }
  return [...packages]
    .sort()
    .map((folder) => {
      const manifest = JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8')) as Record<string, string>;
      const file = readdirSync(join(ROOT, folder)).find((name) => /^licen[cs]e/i.test(name));
      const text =
        file === undefined ? 'No licence file comes with it.' : readFileSync(join(ROOT, folder, file), 'utf8');
      return `${manifest['name']} ${manifest['version']} (${manifest['license']})\n\n${text.trim()}\n`;
    })
    .join(`\n${'-'.repeat(80)}\n\n`);
}
