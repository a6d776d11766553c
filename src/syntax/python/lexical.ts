/** The imports of a Python file, line by line, where nothing more is worth knowing or no parser takes it. */
import type { ImportFact, ModuleFacts } from '../module-facts.ts';

const IMPORT =
  /^[ \t]{0,40}(?:from[ \t]+(\.{0,20}[\w.]{0,200})[ \t]+import\b|import[ \t]+([\w.]{1,200}(?:[ \t]*(?:as[ \t]+\w{1,100})?,[ \t]*[\w.]{1,200}){0,40}))/gm;
const MOST = 500;

export function lexicalPythonFacts(text: string): ModuleFacts {
  const imports: ImportFact[] = [];
  for (const match of text.matchAll(IMPORT)) {
    const at = match.index;
    const specs =
      match[1] !== undefined
        ? [match[1]]
        : (match[2] ?? '').split(',').map((part) => part.trim().split(/[ \t]/)[0] ?? '');
    for (const spec of specs)
      if (spec !== '' && imports.length < MOST) imports.push({ spec, kind: 'import', fn: 0, at });
    if (imports.length >= MOST) break;
  }
  const none: readonly never[] = [];
  return {
    parser: 'lexical',
    imports,
    exports: none,
    functions: none,
    calls: none,
    sinks: none,
    computed: none,
    statements: none,
    problems: none,
  };
}
