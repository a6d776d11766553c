/** Trees for the benchmarks, made of real code: the JavaScript and TypeScript of the trap archives (see noise.ts), unpacked as data, and inert made-up ones. */
import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { defaultLimits, openTree, readTreeFileSync } from '../src/intake/index.ts';
import type { TreeFile } from '../src/model/index.ts';

const OUT = join(import.meta.dirname, 'out');
const TRAPS = join(import.meta.dirname, 'traps');
const CODE = /\.([cm]?[jt]s|[jt]sx)$/;
/** Larger bundles are left out for the peer’s sake: it takes minutes for one. Both see the same files. bytes */
const LARGEST = 2_000_000;
/** Files of one archive in a row: no package shall be the corpus. */
const PER_ARCHIVE = 250;

/** Trees of an earlier recipe are made anew. */
const RECIPE = '2';

/** A folder with exactly `count` real code files, some of each archive in turn; again under another folder, each with a comment of its own, when they run out. */
export async function codeTree(count: number): Promise<string> {
  const folder = join(OUT, `tree-${count}`);
  if (isComplete(folder)) return folder;
  rmSync(folder, { recursive: true, force: true });
  const archives = readdirSync(TRAPS)
    .filter((name) => name.endsWith('.tgz'))
    .sort();
  // what each round takes is known beforehand, so that an archive is unpacked twice, not once a round
  const shares: number[] = [];
  for (const archive of archives) shares.push((await codeOf(archive)).length);
  const plan = planOf(shares, count);
  for (const [at, archive] of archives.entries()) {
    const parts = plan.filter((part) => part.archive === at);
    const code = parts.length === 0 ? [] : await codeOf(archive);
    for (const { round, from, to } of parts) {
      for (const file of code.slice(from, to)) {
        const path = join(folder, `round-${round}`, archive.slice(0, -4), file.name);
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, readTreeFileSync(file, LARGEST));
        if (round > 0) appendFileSync(path, `\n// copy of round ${round}\n`);
      }
    }
  }
  writeFileSync(join(folder, 'complete'), RECIPE);
  return folder;
}

function isComplete(folder: string): boolean {
  try {
    return readFileSync(join(folder, 'complete'), 'utf8') === RECIPE;
  } catch {
    return false;
  }
}

async function codeOf(archive: string): Promise<readonly TreeFile[]> {
  const tree = await openTree(join(TRAPS, archive), { limits: defaultLimits });
  return tree.files.filter((file) => CODE.test(file.name) && !/\.d\.[cm]?ts$/.test(file.name) && file.size <= LARGEST);
}

interface Part {
  readonly archive: number;
  readonly round: number;
  readonly from: number;
  readonly to: number;
}

function planOf(shares: readonly number[], count: number): readonly Part[] {
  const plan: Part[] = [];
  let planned = 0;
  for (let round = 0; planned < count; round++) {
    for (const [archive, share] of shares.entries()) {
      if (share === 0 || planned >= count) continue;
      const from = (round * PER_ARCHIVE) % share;
      const to = Math.min(share, from + PER_ARCHIVE, from + count - planned);
      plan.push({ archive, round, from, to });
      planned += to - from;
    }
  }
  return plan;
}

/** A lure-sized application: 300 ordinary files and one route that runs the answer of a request (inert: reserved host). */
export function lureTree(): string {
  const folder = join(OUT, 'lure-300');
  mkdirSync(join(folder, 'src'), { recursive: true });
  for (let i = 0; i < 298; i++) {
    const next = i < 297 ? `import { part${i + 1} } from './part${i + 1}.js';\n` : '';
    writeFileSync(
      join(folder, 'src', `part${i}.js`),
      `${next}export function part${i}(input) {\n  const rows = input.map((row) => ({ ...row, total: row.price * row.count }));\n  return ${i < 297 ? `part${i + 1}(rows)` : 'rows'};\n}\n`.repeat(
        1,
      ),
    );
  }
  writeFileSync(
    join(folder, 'package.json'),
    '{"name":"shop","scripts":{"prepare":"node server.js"},"dependencies":{"axios":"1.0.0"}}',
  );
  writeFileSync(
    join(folder, 'server.js'),
    "import './src/part0.js';\nimport axios from 'axios';\naxios.get('https://fixture.invalid/api').then((r) => new Function('require', r.data)(() => null));\n",
  );
  return folder;
}

/** One line of 5 MB. */
export function oneLineTree(): string {
  const folder = join(OUT, 'one-line');
  mkdirSync(folder, { recursive: true });
  let text = 'var list=[';
  for (let i = 0; text.length < 5_000_000; i++) text += `{id:${i},name:"item ${i}",f:function(a,b){return a+b*${i}}},`;
  writeFileSync(join(folder, 'bundle.js'), `${text}];module.exports=list;`);
  return folder;
}
