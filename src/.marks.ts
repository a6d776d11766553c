import { readFileSync, readdirSync } from 'node:fs';
import { fileView } from '../test/support/file-view.ts';
import { obfuscationMarks } from './inspect/text/obfuscation.ts';
for (const f of readdirSync('/tmp/obf/out')) { const m = obfuscationMarks(fileView('src/' + f, readFileSync('/tmp/obf/out/' + f, 'utf8'))); console.log(f, m.strong, m.marks.join(' | ')); }
