/** The peer: every code file of a folder through js-x-ray, as its README shows it. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { AstAnalyser } from '@nodesecure/js-x-ray';

const CODE = /\.([cm]?[jt]s|[jt]sx)$/;
const folder = process.argv[2] ?? '.';
const analyser = new AstAnalyser();
let warnings = 0;
let failed = 0;
for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
  if (!CODE.test(name) || /\.d\.[cm]?ts$/.test(name)) continue; // it refuses declaration files
  try {
    const report = await analyser.analyseFile(join(folder, name));
    if (report.ok) warnings += report.warnings.length;
    else failed++;
  } catch {
    failed++;
  }
}
console.log(JSON.stringify({ warnings, failed }));
