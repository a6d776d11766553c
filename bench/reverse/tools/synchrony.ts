/** The peer synchrony (npm: deobfuscator): the file's text in, its output out. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const path = createRequire(new URL('../../peers/package.json', import.meta.url)).resolve('deobfuscator');
const { Deobfuscator } = await import(pathToFileURL(path).href);
const { log } = console;
console.log = () => {};
const output = await new Deobfuscator().deobfuscateSource(readFileSync(process.argv[2] ?? '', 'utf8'));
console.log = log;
process.stdout.write(output, () => process.exit(0));
