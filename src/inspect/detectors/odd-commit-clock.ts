/** T83, T84: commits whose times are copied from their parent, or whose committer is a service with the clock of a person. Weak signs, for pivoting. */
import type { GitCommit } from '../../model/index.ts';
import type { Detector, Hit, InspectContext } from '../detector.ts';

export default {
  id: 'odd-commit-clock',
  title: 'Commit with a borrowed clock',
  severity: 'low',
  weight: 'weak',
  aspect: 'hides',
  techniques: ['T1070.006'],
  tradecraft: ['T83', 'T84'],
  description:
    'A commit has the same author time, committer time and subject as its parent: an amended copy under a rewound clock leaves exactly this. Or it is committed by github-actions with an offset other than UTC, which no hosted runner has.',
  benign:
    'Rebases, cherry-picks and merges keep author times but not committer times; they are not reported. Dates can be forged: the absence of this sign means nothing.',
  tree: (context) => [...hits(context)],
} satisfies Detector;

const MOST = 5;

function* hits(context: InspectContext): Iterable<Hit> {
  const commits = context.tree.git?.commits ?? [];
  const byId = new Map(commits.map((commit) => [commit.id, commit]));
  const clones = commits.filter((commit) => isClone(commit, byId));
  const service = commits.filter(
    ({ committer, author }) =>
      /github-actions(?:\[bot\])?/i.test(committer.name) && committer.offset !== 0 && author.offset !== 0,
  );
  for (const commit of clones.slice(0, MOST)) {
    yield hit(
      commit,
      `Commit ${commit.id.slice(0, 10)} has the author time, committer time and subject of its parent (“${commit.subject.slice(0, 60)}”).`,
      62,
    );
  }
  for (const commit of service.slice(0, MOST)) {
    yield hit(
      commit,
      `Commit ${commit.id.slice(0, 10)} is committed by ${commit.committer.name} at UTC${offsetText(commit.committer.offset)}; hosted runners stand at UTC.`,
      50,
    );
  }
}

function isClone(commit: GitCommit, byId: ReadonlyMap<string, GitCommit>): boolean {
  if (commit.parents.length !== 1) return false;
  const parent = byId.get(commit.parents[0] ?? '');
  return (
    parent !== undefined &&
    parent.author.time === commit.author.time &&
    parent.committer.time === commit.committer.time &&
    parent.subject === commit.subject &&
    commit.subject !== ''
  );
}

function hit(commit: GitCommit, message: string, confidence: number): Hit {
  return {
    file: '.git',
    line: 1,
    excerpt: `${commit.id.slice(0, 10)} ${commit.subject}`,
    message,
    confidence,
    group: commit.id,
  };
}

function offsetText(minutes: number): string {
  const sign = minutes < 0 ? '-' : '+';
  const size = Math.abs(minutes);
  return `${sign}${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`;
}
