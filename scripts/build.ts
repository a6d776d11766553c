/**
 * Builds what is published: dist/cli.js (started by bin/counterlure), the programs of the other processes (dist/reader-main.js, dist/lab-main.js, dist/emulator-main.js …),
 * and the chunks that they load when asked. Our code is bundled, for a cold start reads few files; dependencies stay in node_modules, each loaded only where it
 * is used. webcrack and Babel are bundled: as a dependency, webcrack would bring a native package that wants to be compiled, and that is never loaded.
 */
import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import packageJson from '../package.json' with { type: 'json' };

const ROOT = join(import.meta.dirname, '..');
const DIST = join(ROOT, 'dist');

rmSync(DIST, { recursive: true, force: true });
const result = await build({
  absWorkingDir: ROOT,
  entryPoints: {
    cli: 'src/cli/start.ts',
    'reader-main': 'src/inspect/reader/reader-main.ts',
    'lab-main': 'src/reverse/lab/lab-main.ts',
  },
  outdir: DIST,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  external: [...Object.keys(packageJson.dependencies), 'isolated-vm'],
  // all chunks beside the entries: the reading process is started by the path beside the chunk that starts it
  chunkNames: 'chunk-[hash]',
  legalComments: 'none',
  minifySyntax: true,
  metafile: true,
  logLevel: 'warning',
});

const files = Object.keys(result.metafile.outputs);
const bytes = files.reduce((sum, file) => sum + statSync(join(ROOT, file)).size, 0);
console.log(`dist: ${files.length} files, ${Math.round(bytes / 1024)} KiB`);
