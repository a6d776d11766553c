import { testLures } from '../../../test/support/lures.ts';
import type { TreeLink } from '../../model/index.ts';
import detector from './link-escapes.ts';

const link = (target: string, escapes: boolean, kind: TreeLink['kind'] = 'symlink') => ({
  files: {},
  extras: { links: [{ path: 'a', target, kind, escapes }] },
});

testLures(detector, {
  strong: {
    keys: link('/home/user/.ssh/id_rsa', true),
    passwd: link('../../../../etc/passwd', true),
    hooks: link('.git/hooks/pre-commit', false),
    wallet: link('../../.config/solana/id.json', true),
  },
  silent: {
    inside: link('docs/README.md', false),
    system: link('/usr/bin/python3', true),
    sibling: link('../other', true),
    submodule: link('../x', true, 'submodule'),
  },
});
