/**
 * Inert samples with ground truth, for recall.ts: harmless programs with planted strings through obfuscators of npm (bench/peers: `npm ci --ignore-scripts` there).
 * Usage: node bench/reverse/generate.ts [--only WORD] [--out FOLDER] — the same samples every time, into bench/out/reverse: N.js and manifest.json.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plant } from './plants.ts';
import { LARGE, RECIPES, type Recipe, STEALERS } from './recipes.ts';

export interface SampleEntry {
  readonly id: string;
  readonly file: string;
  readonly family: string;
  readonly variant: string;
  readonly program: string;
  readonly plants: readonly Plant[];
  readonly size: number;
  readonly sha256: string;
}

const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`);
  return at === -1 ? undefined : process.argv[at + 1];
};
const out = option('out') ?? join(import.meta.dirname, '../out/reverse');
const only = option('only');
const identifier = (text: string): string => text.replace(/[^A-Za-z0-9.]+/g, '-').toLowerCase();

const entries: SampleEntry[] = [];
const problems: string[] = [];
const log = console.log.bind(console);
rmSync(out, { recursive: true, force: true });
mkdirSync(join(out, 'samples'), { recursive: true });
mkdirSync(join(out, 'sources'), { recursive: true });
console.log = () => {}; // some of the tools chat

for (const recipe of [...RECIPES, ...STEALERS, ...LARGE])
  if (only === undefined || `${recipe.family} ${recipe.variant}`.includes(only)) await make(recipe);
writeFileSync(join(out, 'manifest.json'), `${JSON.stringify(entries, null, 1)}\n`);
rmSync(join(out, 'work'), { recursive: true, force: true });
log(`${entries.length} samples, ${Math.round(entries.reduce((sum, one) => sum + one.size, 0) / 1000)} KB, in ${out}`);
for (const problem of problems) log(problem);

async function make({ family, variant, programs, make }: Recipe): Promise<void> {
  for (const [i, build] of programs.entries()) {
    const program = build();
    const id = `${identifier(`${family} ${variant} ${program.name}`)}-${i}`;
    try {
      const code = await make(program, id, join(out, 'work', id));
      const file = join('samples', `${id}.js`);
      writeFileSync(join(out, file), code);
      writeFileSync(join(out, 'sources', `${id}.js`), program.source);
      const sha256 = createHash('sha256').update(code).digest('hex');
      entries.push({
        id,
        file,
        family,
        variant,
        program: program.name,
        plants: program.plants,
        size: code.length,
        sha256,
      });
    } catch (error) {
      problems.push(`${id}: ${error instanceof Error ? error.message.split('\n', 1)[0] : String(error)}`);
    }
  }
}
