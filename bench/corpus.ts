/** Trees for the benchmarks, made of real code: the JavaScript and TypeScript of the trap archives (see noise.ts), unpacked as data, and inert made-up ones. */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { defaultLimits, openTree, readTreeFileSync } from '../src/intake/index.ts';

const OUT = join(import.meta.dirname, 'out');
const TRAPS = join(import.meta.dirname, 'traps');
const CODE = /\.([cm]?[jt]s|[jt]sx)$/;
/** Larger bundles are left out for the peer’s sake: it takes minutes for one. Both see the same files. bytes */
const LARGEST = 2_000_000;
/** Files of one archive in a row: no package shall be the corpus. */
const PER_ARCHIVE = 250;

/** A folder with exactly `count` real code files, some of each archive in turn, again under another folder when they run out. */
export async function codeTree(count: number): Promise<string> {
  const folder = join(OUT, `tree-${count}`);
  if (existsSync(join(folder, 'complete'))) return folder;
  let written = 0;
  for (let round = 0; written < count; round++) {
    for (const archive of readdirSync(TRAPS)
      .filter((name) => name.endsWith('.tgz'))
      .sort()) {
      const tree = await openTree(join(TRAPS, archive), { limits: defaultLimits });
      const code = tree.files.filter(
        (file) => CODE.test(file.name) && !/\.d\.[cm]?ts$/.test(file.name) && file.size <= LARGEST,
      );
      const from = code.length === 0 ? 0 : (round * PER_ARCHIVE) % code.length;
      for (const file of code.slice(from, from + PER_ARCHIVE)) {
        if (written >= count) break;
        const path = join(folder, `round-${round}`, archive.slice(0, -4), file.name);
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, readTreeFileSync(file, LARGEST));
        written++;
      }
    }
  }
  writeFileSync(join(folder, 'complete'), '');
  return folder;
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
