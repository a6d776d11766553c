/** Writes the stand-ins as files, to try things on. Usage: node bench/reverse/write-standins.ts [FOLDER], default bench/out/standins. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { standIns } from '../../test/reverse/standins/index.ts';

const folder = process.argv[2] ?? join(import.meta.dirname, '../out/standins');
for (const { id, readable, delivery } of standIns()) {
  const files = [...delivery, { path: 'readable.txt', content: readable }];
  for (const { path, content } of files) {
    const target = join(folder, id, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content);
  }
}
console.log(folder);
