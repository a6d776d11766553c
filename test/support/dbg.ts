import { readFileSync } from 'node:fs';
import { analyse } from './analyse.ts';
const files = JSON.parse(readFileSync(0, 'utf8'));
const a = await analyse(files);
if (process.argv[2]) for (const f of a.facts.values()) if (f.module) console.log(f.path, JSON.stringify({sinks: f.module.sinks, exports: f.module.exports, imports: f.module.imports, calls: f.module.calls, fns: f.module.functions}, null, 0));
for (const f of a.flows) console.log('FLOW', f.file, f.sink, f.spelling, JSON.stringify({src: f.sources, tr: f.transforms, c: f.constants, un: f.unresolved, args: f.args}));
