/** The peer restringer: the file's text in, its output out. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

console.log = () => {}; // its logger takes the function at once
const path = createRequire(new URL('../../peers/package.json', import.meta.url)).resolve('restringer');
const { REstringer } = await import(pathToFileURL(path).href);
const run = new REstringer(readFileSync(process.argv[2] ?? '', 'utf8'));
run.deobfuscate();
process.stdout.write(run.script, () => process.exit(0));
