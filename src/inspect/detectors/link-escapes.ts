/** A link of the tree leads out of it: what a tool follows there is not part of the repository, and may be a key or a hook. */
import type { Detector, Hit, InspectContext } from '../detector.ts';

const SECRETS =
  /(?:^|\/)(?:\.ssh|\.gnupg|\.aws|\.npmrc|\.config\/(?:solana|gh|gcloud)|\.kube|\.docker|\.bash_history|\.zsh_history|id_rsa|id_ed25519|\.env|Library\/Keychains|Login Data|etc\/(?:passwd|shadow)|proc\/self)(?:\/|$)/i;

export default {
  id: 'link-escapes',
  title: 'Link leads out of the repository',
  severity: 'low',
  weight: 'info',
  aspect: 'hides',
  techniques: ['T1036', 'T1083'],
  tradecraft: [],
  description:
    'A symbolic or hard link is absolute or climbs out of the tree. A build, an upload or an assistant that follows it reads files of the machine. Links to keys, histories or `.git/hooks` have no honest purpose in a repository.',
  benign:
    'Links to system folders and to siblings of the repository occur in honest trees and are only said. Links are never followed by the inspection.',
  tree: (context) => [...hits(context)],
} satisfies Detector;

function* hits(context: InspectContext): Iterable<Hit> {
  for (const { path, target, kind, escapes } of context.tree.links) {
    const hook = /(?:^|\/)\.git\/hooks(?:\/|$)/.test(target);
    if (kind === 'submodule' || (!escapes && !hook)) continue;
    const secret = SECRETS.test(target);
    yield {
      file: path,
      line: 1,
      excerpt: `${path} → ${target}`,
      message: `The ${kind} leads to ${target}${secret ? ', where secrets are kept' : ''}.`,
      confidence: secret || hook ? 80 : 50,
      ...(secret || hook ? { weight: 'strong' as const, severity: 'high' as const } : {}),
      group: path,
    };
  }
}
