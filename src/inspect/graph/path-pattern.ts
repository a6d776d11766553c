/**
 * A path that code computes, as a pattern of fixed parts and unknown ones: `./routes/${x}` → `./routes/` + ?, `path.join(__dirname, f)` → folder + `/` + ?.
 * Null where nothing is fixed.
 */
import type { Value } from '../../syntax/index.ts';

export interface PathPattern {
  /** fixed text; null: anything */
  readonly parts: readonly (string | null)[];
  /** from the file's folder, from where the process runs, or as a module reference would be (relative only with a dot) */
  readonly base: 'folder' | 'process' | 'reference';
}

const HERE = '\u0000here';
const CWD = '\u0000cwd';
const JOINERS = new Set(['join', 'resolve', 'normalize']);
const PASSING = new Set([
  'fileURLToPath',
  'pathToFileURL',
  'toString',
  'normalize',
  'resolve',
  'realpathSync',
  'String',
  'URL',
  'trim',
]);
const DEPTH = 12;

export function pathPattern(value: Value): PathPattern | null {
  const raw = flatten(value, 0);
  if (raw === null) return null;
  const marked = raw.findIndex((part) => part === HERE || part === CWD);
  const base = marked === -1 ? 'reference' : raw[marked] === HERE ? 'folder' : 'process';
  // What stands before an absolute folder has no meaning to path.resolve, and little to path.join.
  const parts = merge(marked === -1 ? raw : raw.slice(marked + 1).filter((part) => part !== HERE && part !== CWD));
  if (base === 'reference' && !parts.some((part) => part !== null && part !== '')) return null;
  return { parts, base };
}

/** The whole path where all of it is fixed. */
export function fixedPath(pattern: PathPattern): string | null {
  if (pattern.parts.length === 0) return '';
  return pattern.parts.length === 1 ? (pattern.parts[0] ?? null) : null;
}

function flatten(value: Value, depth: number): readonly (string | null)[] | null {
  if (depth > DEPTH) return [null];
  switch (value.k) {
    case 'const':
      return typeof value.v === 'string' || typeof value.v === 'number' ? [String(value.v)] : [null];
    case 'concat':
      return value.parts.flatMap((part) => flatten(part, depth + 1) ?? [null]);
    case 'global':
      return value.name === '__dirname' ? [HERE] : value.name === '__filename' ? [HERE, '/', null] : [null];
    case 'get':
      if (value.key === 'dirname' || value.key === '__dirname') return [HERE];
      if (value.key === 'url' || value.key === 'filename') return [HERE];
      return [null];
    case 'any':
      return value.of.length === 1 && value.of[0] !== undefined ? flatten(value.of[0], depth + 1) : [null];
    case 'call':
      return ofCall(value, depth);
    default:
      return [null];
  }
}

function ofCall(call: Extract<Value, { k: 'call' }>, depth: number): readonly (string | null)[] {
  const name = calleeName(call.callee);
  if (name === 'cwd') return [CWD];
  const [first, second] = call.args;
  if (name === 'URL' && first !== undefined && second !== undefined)
    return [HERE, '/', ...(flatten(first, depth + 1) ?? [null])];
  if (name === 'dirname' && first !== undefined) {
    const inner = flatten(first, depth + 1) ?? [null];
    return inner[0] === HERE ? [HERE] : [null];
  }
  if (JOINERS.has(name))
    return call.args.flatMap((arg, i) =>
      i === 0 ? (flatten(arg, depth + 1) ?? [null]) : ['/', ...(flatten(arg, depth + 1) ?? [null])],
    );
  if (PASSING.has(name) && first !== undefined) return flatten(first, depth + 1) ?? [null];
  return [null];
}

export function calleeName(callee: Value): string {
  switch (callee.k) {
    case 'get':
      return callee.key ?? '';
    case 'global':
      return callee.name;
    case 'import':
      return callee.name === '*' || callee.name === 'default' ? callee.spec : callee.name;
    default:
      return '';
  }
}

function merge(parts: readonly (string | null)[]): readonly (string | null)[] {
  const out: (string | null)[] = [];
  for (const part of parts) {
    const last = out.at(-1);
    if (part === '') continue;
    if (typeof last === 'string' && part !== null) out[out.length - 1] = last + part;
    else if (!(last === null && part === null)) out.push(part);
  }
  return out;
}
