import { testLures } from '../../../test/support/lures.ts';
import detector from './yarn-path-odd.ts';

const big = `#!/usr/bin/env node\n${'x'.repeat(500_000)}`;

testLures(detector, {
  strong: {
    'a small file': {
      '.yarnrc.yml': 'yarnPath: .yarn/releases/yarn-4.1.0.cjs\n',
      '.yarn/releases/yarn-4.1.0.cjs': 'require("fs")\n',
    },
    classic: { '.yarnrc': 'yarn-path "./tools/yarn.js"\n', 'tools/yarn.js': 'x\n' },
    'plugin that acts': {
      '.yarnrc.yml': 'plugins:\n  - path: tools/p.cjs\n',
      'tools/p.cjs': 'require("child_process").exec("id");\n',
    },
    'in a package': { 'app/.yarnrc.yml': 'yarnPath: "./y.cjs"\n', 'app/y.cjs': 'x\n' },
  },
  weak: { 'elsewhere, but large': { '.yarnrc.yml': 'yarnPath: tools/yarn.cjs\n', 'tools/yarn.cjs': big } },
  silent: {
    'a release': {
      '.yarnrc.yml':
        'yarnPath: .yarn/releases/yarn-4.1.0.cjs\nplugins:\n  - path: .yarn/plugins/@yarnpkg/plugin-x.cjs\n    spec: "@yarnpkg/plugin-x"\n',
      '.yarn/releases/yarn-4.1.0.cjs': big,
      '.yarn/plugins/@yarnpkg/plugin-x.cjs': 'x',
    },
    'not delivered': { '.yarnrc.yml': 'yarnPath: .yarn/releases/yarn-4.1.0.cjs\n' },
  },
});
