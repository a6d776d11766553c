/**
 * The imports of a Python file, and the uses of what they bind, line by line, where nothing more is worth knowing or no parser takes it.
 * A name that is used counts as called: who is called by whom is then not known better.
 */
import type { CallFact, ExportFact, ImportFact, ModuleFacts } from '../module-facts.ts';
import type { Value } from '../value.ts';
import { isUsualModule } from './names.ts';

const IMPORT =
  /^[ \t]{0,40}(?:from[ \t]+(\.{0,20}[\w.]{0,200})[ \t]+import[ \t]*(\([^)]{0,2000}\)|[^\n#;(]{0,400})|import[ \t]+([\w.]{1,200}(?:[ \t]*(?:as[ \t]+\w{1,100})?,[ \t]*[\w.]{1,200}){0,40}))/gm;
const MOST = 500;

/** `(a as b, c)` → a as b, c as c */
function namesIn(list: string): readonly (readonly [string, string])[] {
  return list
    .replace(/#[^\n]{0,400}/g, '')
    .split(',')
    .slice(0, 100)
    .flatMap((part) => {
      const match = /(\w{1,100}|\*)(?:[ \t]+as[ \t]+(\w{1,100}))?/.exec(part);
      return match?.[1] === undefined ? [] : [[match[1], match[2] ?? match[1]] as const];
    });
}

const USES = 400;
const SEARCHED = 200_000;
type Bound = ReadonlyMap<string, Extract<Value, { k: 'import' }>>;

/** Uses of what was imported, each spelling once. */
function usesOf(text: string, bound: Bound): readonly CallFact[] {
  const calls: CallFact[] = [];
  if (bound.size === 0) return calls;
  const seen = new Set<string>();
  for (const match of text
    .slice(0, SEARCHED)
    .matchAll(/(?<![\w.])[A-Za-z_]\w{0,100}(?:\.\w{1,100}){0,4}(?=\s{0,4}[(),\]])/g)) {
    if (seen.has(match[0])) continue;
    seen.add(match[0]);
    const target = boundValue(match[0].split('.'), bound);
    if (target === null) continue;
    calls.push({ fn: 0, at: match.index, how: 'call', target, args: [] });
    if (calls.length >= USES) break;
  }
  return calls;
}

/** `a.b.c`, where `a` or `a.b` was imported. */
function boundValue(parts: readonly string[], bound: Bound): Value | null {
  for (let length = parts.length; length > 0; length--) {
    const known = bound.get(parts.slice(0, length).join('.'));
    if (known === undefined) continue;
    let target: Value = known;
    for (const key of parts.slice(length)) target = { k: 'get', of: target, key };
    return target;
  }
  return null;
}

/** What it takes from files of the tree it hands on: `from .settings import load` in a package's `__init__.py`. */
function exportsOf(imports: readonly ImportFact[], bound: Bound): readonly ExportFact[] {
  const stars = imports.flatMap(({ spec, names }): ExportFact[] =>
    spec !== null && names?.[0] === '*' && !isUsualModule(spec)
      ? [{ name: '*', value: { k: 'import', spec, name: '*' } }]
      : [],
  );
  const named = [...bound]
    .filter(([name]) => !name.includes('.'))
    .map(([name, value]): ExportFact => ({ name, value }));
  return [...named, ...stars].slice(0, USES);
}

export function lexicalPythonFacts(text: string): ModuleFacts {
  const imports: ImportFact[] = [];
  const bound = new Map<string, Extract<Value, { k: 'import' }>>();
  for (const match of text.matchAll(IMPORT)) {
    const at = match.index;
    if (match[1] !== undefined) {
      const spec = match[1];
      const pairs = namesIn(match[2] ?? '');
      if (spec !== '') imports.push({ spec, kind: 'import', names: pairs.map(([name]) => name), fn: 0, at });
      if (!isUsualModule(spec))
        for (const [name, local] of pairs) if (name !== '*') bound.set(local, { k: 'import', spec, name });
      if (imports.length >= MOST) break;
      continue;
    }
    const specs = (match[3] ?? '').split(',').map((part) => part.trim().split(/[ \t]/)[0] ?? '');
    for (const spec of specs) {
      if (spec === '' || imports.length >= MOST) continue;
      imports.push({ spec, kind: 'import', fn: 0, at });
      if (!isUsualModule(spec)) bound.set(spec, { k: 'import', spec, name: '*' });
    }
    if (imports.length >= MOST) break;
  }
  const none: readonly never[] = [];
  return {
    parser: 'lexical',
    imports,
    exports: exportsOf(imports, bound),
    functions: none,
    calls: usesOf(text, bound),
    sinks: none,
    computed: none,
    statements: none,
    problems: none,
  };
}
