/** The refs of a repository: loose files, packed-refs, HEAD followed through a few symbolic steps. Names are the target's text. */
import type { GitFiles } from './git-files.ts';

export interface Ref {
  readonly name: string;
  readonly id: string;
}

export interface Refs {
  /** sorted by name; symbolic ones resolved */
  readonly refs: readonly Ref[];
  /** the ref that HEAD names, or null where it is detached or unreadable */
  readonly headRef: string | null;
  /** object id, null where HEAD leads nowhere */
  readonly head: string | null;
  /** files below refs/ that hold no ref */
  readonly odd: readonly string[];
  readonly reftable: boolean;
}

const MAX_REFS = 20_000;
const MAX_REF_BYTES = 1024;
const MAX_PACKED_BYTES = 8 * 1024 * 1024;
const MAX_STEPS = 5;

export function readRefs(files: GitFiles): Refs {
  const values = readPacked(files);
  const odd: string[] = [];
  for (const name of [...files.entries.keys()].filter((key) => key.startsWith('refs/')).sort()) {
    const entry = files.entries.get(name);
    if (entry?.kind !== 'file' || values.size >= MAX_REFS) continue;
    const value = refValue(files.text(name, MAX_REF_BYTES));
    if (value === null) odd.push(name);
    else values.set(name, value);
  }
  const headValue = refValue(files.text('HEAD', MAX_REF_BYTES));
  const headRef = headValue?.startsWith('ref: ') ? headValue.slice(5) : null;
  const refs: Ref[] = [];
  for (const [name, value] of [...values].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const id = resolve(value, values);
    if (id !== null) refs.push({ name, id });
  }
  const reftable = [...files.entries.keys()].some((name) => name.startsWith('reftable/') && name.endsWith('.ref'));
  return { refs, headRef, head: headValue === null ? null : resolve(headValue, values), odd, reftable };
}

/** An id, `ref: name`, or null. */
function refValue(text: string | null): string | null {
  const line = (text ?? '').trim();
  if (/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(line)) return line;
  const symbolic = /^ref: *(\S{1,512})$/.exec(line)?.[1];
  return symbolic === undefined ? null : `ref: ${symbolic}`;
}

function resolve(value: string, values: ReadonlyMap<string, string>): string | null {
  let current: string | undefined = value;
  for (let step = 0; step <= MAX_STEPS && current !== undefined; step++) {
    if (!current.startsWith('ref: ')) return current;
    current = values.get(current.slice(5));
  }
  return null;
}

function readPacked(files: GitFiles): Map<string, string> {
  const values = new Map<string, string>();
  for (const line of (files.text('packed-refs', MAX_PACKED_BYTES) ?? '').split('\n')) {
    const match = /^([0-9a-f]{40}|[0-9a-f]{64}) (\S+)\s*$/.exec(line);
    if (match !== null && values.size < MAX_REFS) values.set(match[2] ?? '', match[1] ?? '');
  }
  return values;
}
