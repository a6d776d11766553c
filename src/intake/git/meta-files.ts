/**
 * Which files below `.git` are telling: configuration, hooks, and anything that git itself would not put there or not in this shape
 * (an executable "object", a script among the objects). The rest is git's own bookkeeping and is not a file of the tree.
 */
import type { GitFiles } from './git-files.ts';

const BOOKKEEPING = new Set(
  (
    'HEAD ORIG_HEAD FETCH_HEAD MERGE_HEAD MERGE_MSG MERGE_MODE MERGE_RR MERGE_AUTOSTASH CHERRY_PICK_HEAD REVERT_HEAD REBASE_HEAD AUTO_MERGE SQUASH_MSG COMMIT_EDITMSG ' +
    'TAG_EDITMSG NOTES_EDITMSG EDIT_DESCRIPTION BISECT_LOG BISECT_START BISECT_TERMS BISECT_NAMES BISECT_EXPECTED_REV description packed-refs shallow index index.lock config.lock ' +
    'HEAD.lock shallow.lock packed-refs.lock gc.pid gc.log gc.pid.lock commondir gitdir locked sourcetreeconfig info/refs info/exclude info/grafts info/sparse-checkout'
  ).split(' '),
);
const ID = '(?:[0-9a-f]{38}|[0-9a-f]{62})';
const PATTERNS = [
  new RegExp(`^objects/[0-9a-f]{2}/(?:${ID}|tmp_obj_\\w+)$`),
  /^objects\/pack\/(?:pack-[0-9a-f]{40,64}\.(?:pack|idx|rev|bitmap|keep|mtimes|promisor)|multi-pack-index(?:-[0-9a-f]+\.(?:bitmap|rev))?|tmp_(?:pack|idx|rev)_\w+|\.tmp-\S+)$/,
  /^objects\/info\/(?:packs|commit-graph|commit-graphs\/(?:commit-graph-chain|graph-[0-9a-f]+\.graph)|multi-pack-index)$/,
  /^logs\/(?:HEAD|refs\/.+)$/,
  /^refs\//,
  /^reftable\/(?:tables\.list|0x[0-9a-f]+-0x[0-9a-f]+-[0-9a-f]+\.ref)$/,
  /^lfs\/(?:objects\/[0-9a-f]{2}\/[0-9a-f]{2}\/[0-9a-f]{64}|cache\/.+|tmp\/.*|logs\/.+\.log)$/,
  /^(?:rebase-merge|rebase-apply|sequencer)\/(?!git-rebase-todo)[\w.-]+$/,
];
const LIKE_OBJECTS = /^objects\/[0-9a-f]{2}\//;
const SUBREPOSITORY =
  /^(?:modules\/.+?|worktrees\/[^/]+)\/(?=(?:HEAD|ORIG_HEAD|FETCH_HEAD|config|config\.worktree|description|packed-refs|shallow|index|commondir|gitdir|COMMIT_EDITMSG)$|(?:objects|refs|logs|hooks|info|lfs)\/)/;
/** Looking into each loose object has its price; beyond this many only names and modes speak. */
const MAX_LOOKED_INTO = 4000;

/** Sorted names relative to the git folder. `oddRefs`: files below refs/ that hold no ref. */
export function metaFiles(files: GitFiles, oddRefs: readonly string[]): readonly string[] {
  const odd = new Set(oddRefs);
  const found: string[] = [];
  let looked = 0;
  for (const [name, entry] of files.entries) {
    if (entry.kind !== 'file') continue;
    const own = name.replace(SUBREPOSITORY, '');
    if (odd.has(name) || !isBookkeeping(own)) found.push(name);
    else if (entry.mode !== null && (entry.mode & 0o111) !== 0 && isPosix(files) && own.startsWith('objects/'))
      found.push(name);
    else if (LIKE_OBJECTS.test(own) && looked < MAX_LOOKED_INTO) {
      looked += 1;
      if (!isZlib(files.read(name, 2))) found.push(name);
    }
  }
  return found.sort();
}

export function isBookkeeping(name: string): boolean {
  return BOOKKEEPING.has(name) || PATTERNS.some((pattern) => pattern.test(name));
}

function isZlib(head: Uint8Array | null): boolean {
  if (head === null || head.length < 2) return true; // unreadable or empty: nothing hides there
  const [first, second] = [head[0] ?? 0, head[1] ?? 0];
  return (first & 15) === 8 && (first * 256 + second) % 31 === 0;
}

/** Some carriers give every file all bits; there the bits say nothing. */
function isPosix(files: GitFiles): boolean {
  const head = files.entries.get('HEAD');
  return head?.mode === undefined || head.mode === null || (head.mode & 0o111) === 0;
}
