import { dependencies, testLures } from '../../../test/support/lures.ts';
import detector from './lock-manifest-mismatch.ts';

const lock = (packages: Readonly<Record<string, object>>): string => JSON.stringify({ lockfileVersion: 3, packages });

testLures(detector, {
  strong: {
    'another package is fetched': {
      'package-lock.json': lock({
        'node_modules/express': {
          version: '4.18.2',
          resolved: 'https://registry.npmjs.org/zq-fixture/-/zq-fixture-4.18.2.tgz',
        },
      }),
    },
    'another version is fetched': {
      'package-lock.json': lock({
        'node_modules/express': {
          version: '4.18.2',
          resolved: 'https://registry.npmjs.org/express/-/express-4.18.9.tgz',
        },
      }),
    },
    'another name inside': {
      'package-lock.json': lock({
        'node_modules/express': {
          name: 'zq-fixture',
          version: '4.18.2',
          resolved: 'https://registry.npmjs.org/zq-fixture/-/zq-fixture-4.18.2.tgz',
        },
      }),
    },
    yarn: {
      'yarn.lock':
        '# yarn lockfile v1\n\ndebug@^4.0.0:\n  version "4.3.4"\n  resolved "https://registry.yarnpkg.com/zq-fixture/-/zq-fixture-4.3.4.tgz#0"\n',
    },
  },
  silent: {
    'whole lock': {
      'package-lock.json': lock({
        'node_modules/express': {
          version: '4.18.2',
          resolved: 'https://registry.npmjs.org/express/-/express-4.18.2.tgz',
        },
        'node_modules/@types/node': {
          version: '20.1.0',
          resolved: 'https://registry.npmjs.org/@types/node/-/node-20.1.0.tgz',
        },
        'node_modules/@a/b': { version: '1.0.0', resolved: 'https://npm.pkg.github.com/download/@a/b/1.0.0/abc' },
      }),
    },
    'declared alias': {
      'package.json': dependencies({ old: 'npm:zq-fixture@1.0.0' }),
      'package-lock.json': lock({
        'node_modules/old': {
          name: 'zq-fixture',
          version: '1.0.0',
          resolved: 'https://registry.npmjs.org/zq-fixture/-/zq-fixture-1.0.0.tgz',
        },
      }),
    },
    'aliases below': {
      'yarn.lock':
        '# yarn lockfile v1\n\n"string-width-cjs@npm:string-width@^4.2.0":\n  name string-width-cjs\n  version "4.2.3"\n  resolved "https://registry.yarnpkg.com/string-width/-/string-width-4.2.3.tgz#0"\n',
    },
    'forks and archives': {
      'package-lock.json': lock({
        'node_modules/a': { version: '1.0.0', resolved: 'git+ssh://git@github.com/x/y.git#0' },
        'node_modules/b': { version: '1.0.0', resolved: 'https://codeload.github.com/x/y/tar.gz/0' },
        'node_modules/c': { version: '1.0.0-beta.1', resolved: 'https://registry.npmjs.org/c/-/c-1.0.0-beta.1.tgz' },
      }),
    },
  },
});
