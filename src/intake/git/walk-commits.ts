/** Commits reachable from the tips, newest first by their own clock, bounded. Shallow borders and missing parents end a line quietly. */

import { type ParsedCommit, parseCommit, parseTag } from './commit.ts';
import type { ReadFailure } from './object.ts';
import type { ObjectStore } from './object-store.ts';

const COMMIT_BYTES = 1024 * 1024;
const TAG_STEPS = 5;

/** The commit that a ref means: tags are peeled. */
export function commitAt(store: ObjectStore, id: string): ParsedCommit | ReadFailure {
  let current = id;
  for (let step = 0; step <= TAG_STEPS; step++) {
    const result = store.read(current, COMMIT_BYTES);
    if (!result.ok) return result;
    if (result.object.type === 'commit') {
      return (
        parseCommit(current, result.object.bytes) ?? {
          ok: false,
          why: 'corrupt',
          reason: 'a commit object is malformed',
          size: null,
        }
      );
    }
    const target = result.object.type === 'tag' ? parseTag(result.object.bytes) : null;
    if (target === null)
      return { ok: false, why: 'corrupt', reason: `is a ${result.object.type}, not a commit`, size: null };
    current = target;
  }
  return { ok: false, why: 'corrupt', reason: 'tags lead in a circle or too far', size: null };
}

export interface CommitWalk {
  readonly commits: readonly ParsedCommit[];
  readonly complete: boolean;
}

export function walkCommits(
  store: ObjectStore,
  tips: readonly string[],
  max: number,
  expired: () => boolean,
): CommitWalk {
  const queue: ParsedCommit[] = []; // oldest first: the newest is popped
  const seen = new Set<string>();
  const commits: ParsedCommit[] = [];
  const push = (id: string) => {
    if (seen.has(id)) return;
    seen.add(id);
    const commit = commitAt(store, id);
    if (!('tree' in commit)) return;
    if (commit.id !== id && seen.has(commit.id)) return; // a tag of a commit that is known
    seen.add(commit.id);
    queue.splice(insertion(queue, commit), 0, commit);
  };
  for (const tip of tips) push(tip);
  while (queue.length > 0) {
    if (commits.length >= max || expired()) return { commits, complete: false };
    const commit = queue.pop();
    if (commit === undefined) break;
    commits.push(commit);
    for (const parent of commit.parents) push(parent);
  }
  return { commits, complete: true };
}

function insertion(queue: readonly ParsedCommit[], commit: ParsedCommit): number {
  let low = 0;
  let high = queue.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    const other = queue[mid];
    if (other !== undefined && (other.committer.time - commit.committer.time || (other.id < commit.id ? -1 : 1)) < 0)
      low = mid + 1;
    else high = mid;
  }
  return low;
}
