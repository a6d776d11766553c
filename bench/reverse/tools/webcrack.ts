/** The peer webcrack, as its README shows it: the file's text in, its output (with the modules of bundles) out. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { webcrack } = createRequire(new URL('../../peers/package.json', import.meta.url))('webcrack');
const result = await webcrack(readFileSync(process.argv[2] ?? '', 'utf8'), { mangle: false });
const modules = [...(result.bundle?.modules.values() ?? [])] as { code: string }[];
const output = [result.code, ...modules.map(({ code }) => code)].join('\n');
process.stdout.write(output, () => process.exit(0));
