/**
 * Where in a list of members are git folders: `.git` (in any spelling of case) and bare repositories (HEAD, objects/, refs/). Takes their
 * members out of the list.
 */
import type { Entry } from '../entry.ts';

export interface Named {
  readonly name: string;
  readonly entry: Entry;
}

export interface GitFolder {
  /** `dotgit`: below a working tree; `bare`: the folder itself is the repository */
  readonly kind: 'dotgit' | 'bare';
  /** of the git folder, no slash at its end; '' for a bare repository at the root */
  readonly at: string;
  /** of the working tree, with a slash at its end unless '' */
  readonly worktree: string;
  /** by name relative to the git folder */
  readonly entries: ReadonlyMap<string, Entry>;
}

const LAYOUT = new Set(
  (
    'HEAD ORIG_HEAD FETCH_HEAD config config.worktree description packed-refs shallow index objects refs hooks info logs branches modules worktrees lfs reftable gc.pid ' +
    'COMMIT_EDITMSG'
  ).split(' '),
);

/** A name that stands at the top of a git folder. */
export function isGitLayout(name: string): boolean {
  return LAYOUT.has(name);
}

export function findGit(members: readonly Named[]): {
  readonly folders: readonly GitFolder[];
  readonly rest: readonly Named[];
} {
  const groups = new Map<string, Map<string, Entry>>();
  const rest: Named[] = [];
  for (const member of members) {
    const at = gitPart(member.name);
    if (at === null) {
      rest.push(member);
      continue;
    }
    const prefix = member.name.slice(0, at);
    const group = groups.get(prefix) ?? new Map<string, Entry>();
    groups.set(prefix, group);
    if (member.name.length > at) group.set(member.name.slice(at + 1), member.entry);
  }
  const folders: GitFolder[] = [...groups].map(([at, entries]) => ({
    kind: 'dotgit',
    at,
    worktree: at.slice(0, at.lastIndexOf('/') + 1),
    entries,
  }));
  const bare = takeBare(rest);
  return { folders: [...folders, ...bare.folders].sort((a, b) => (a.at < b.at ? -1 : 1)), rest: bare.rest };
}

/** The end of the first part that is `.git`, where something lies below it or it is a folder itself. */
function gitPart(name: string): number | null {
  const match = /(?:^|\/)\.git(?=\/)/i.exec(name);
  return match === null ? null : match.index + match[0].length;
}

function takeBare(members: readonly Named[]): { folders: readonly GitFolder[]; rest: readonly Named[] } {
  const heads = members.filter(
    (one) => one.entry.kind === 'file' && (one.name === 'HEAD' || one.name.endsWith('/HEAD')),
  );
  if (heads.length === 0) return { folders: [], rest: members };
  const candidates = new Map(
    heads.map((one) => [one.name.slice(0, -4), { objects: false, refs: false, entries: new Map<string, Entry>() }]),
  );
  eachWithin(members, candidates, (found, first) => {
    if (first === 'objects') found.objects = true;
    if (first === 'refs' || first === 'packed-refs') found.refs = true;
  });
  for (const [at, found] of candidates) if (!found.objects || !found.refs) candidates.delete(at);
  if (candidates.size === 0) return { folders: [], rest: members };
  const taken = new Set<Named>();
  eachWithin(members, candidates, (found, first, inner, member) => {
    if (!LAYOUT.has(first)) return;
    taken.add(member);
    found.entries.set(inner, member.entry);
  });
  const folders = [...candidates].map(
    ([at, found]): GitFolder => ({ kind: 'bare', at: at.slice(0, -1), worktree: at, entries: found.entries }),
  );
  return { folders, rest: members.filter((member) => !taken.has(member)) };
}

interface Candidate {
  objects: boolean;
  refs: boolean;
  readonly entries: Map<string, Entry>;
}

/** Calls for the outermost candidate folder around each member. */
function eachWithin(
  members: readonly Named[],
  candidates: ReadonlyMap<string, Candidate>,
  call: (found: Candidate, first: string, inner: string, member: Named) => void,
): void {
  for (const member of members) {
    for (let slash = -1; ; ) {
      const found = candidates.get(member.name.slice(0, slash + 1));
      if (found !== undefined) {
        const inner = member.name.slice(slash + 1);
        const first = inner.split('/', 1)[0] ?? '';
        if (LAYOUT.has(first)) {
          call(found, first, inner, member);
          break;
        }
      }
      slash = member.name.indexOf('/', slash + 1);
      if (slash === -1) break;
    }
  }
}
