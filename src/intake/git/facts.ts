/** What detectors and indicators learn of a repository; all text is made displayable. */
import { displayText } from '../../lib/index.ts';
import type { GitFacts } from '../../model/index.ts';
import type { ConfigEntry } from './config.ts';
import type { Refs } from './refs.ts';
import type { CommitWalk } from './walk-commits.ts';

export const MAX_FACT_COMMITS = 5000;

export function gitFacts(refs: Refs, head: string | null, config: readonly ConfigEntry[], walk: CommitWalk): GitFacts {
  const remotes = config
    .filter(({ key }) => key.startsWith('remote.') && /\.(?:push)?url$/.test(key))
    .map(({ value }) => displayText(withoutSecret(value), 500));
  return {
    head: refs.head ?? head,
    refs: refs.refs.map((ref) => ({ name: displayText(ref.name, 200), commit: ref.id })),
    remotes: [...new Set(remotes)],
    config: config.map(({ key, value, line }) => ({
      key: displayText(key, 400),
      value: displayText(value, 4000),
      line,
    })),
    commits: walk.commits.slice(0, MAX_FACT_COMMITS).map(({ tree: _tree, ...commit }) => commit),
  };
}

/** A password or token in a remote's address is nobody's business. */
function withoutSecret(url: string): string {
  return url.replace(/^([a-z][a-z0-9+.-]*:\/\/)([^/@:]*):[^/@]*@/i, '$1$2:…@');
}
