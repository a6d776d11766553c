/**
 * Builds what is published: dist/cli.js (started by bin/counterlure), dist/reader-main.js (the reading processes), and the chunks that they load when asked.
 * Our code is bundled, for a cold start reads few files; dependencies stay in node_modules, each loaded only where it is used.
 */
import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const ROOT = join(import.meta.dirname, '..');
const DIST = join(ROOT, 'dist');

rmSync(DIST, { recursive: true, force: true });
const result = await build({
  absWorkingDir: ROOT,
  entryPoints: { cli: 'src/cli/start.ts', 'reader-main': 'src/inspect/reader/reader-main.ts' },
  outdir: DIST,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  packages: 'external',
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
