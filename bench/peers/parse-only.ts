/** The floor: every code file of a folder read and parsed by oxc, nothing else. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'oxc-parser';

const CODE = /\.([cm]?[jt]s|[jt]sx)$/;
const folder = process.argv[2] ?? '.';
let nodes = 0;
for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
  if (!CODE.test(name)) continue;
  const options = { experimentalRawTransfer: true } as Parameters<typeof parseSync>[2];
  nodes += parseSync(name, readFileSync(join(folder, name), 'utf8'), options).program.body.length;
}
console.log(JSON.stringify({ nodes }));
