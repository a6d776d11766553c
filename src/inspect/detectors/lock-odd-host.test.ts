import { dependencies, testLures } from '../../../test/support/lures.ts';
import detector from './lock-odd-host.ts';

const lock = (resolved: string): string =>
  JSON.stringify({
    lockfileVersion: 3,
    packages: { 'node_modules/a': { version: '1.0.0', resolved, integrity: 'sha512-0' } },
  });

testLures(detector, {
  strong: {
    'a bare address': { 'package-lock.json': lock('http://192.0.2.4:4873/a/-/a-1.0.0.tgz') },
    'a free host': {
      'yarn.lock':
        '# yarn lockfile v1\n\na@^1.0.0:\n  version "1.0.0"\n  resolved "https://fixture-not-real.vercel.app/a-1.0.0.tgz#0"\n',
    },
    'a tunnel, in package.json': {
      'package.json': dependencies({ a: 'https://fixture-not-real.ngrok-free.app/a.tgz' }),
    },
    'one well-known package of the many elsewhere': {
      'package-lock.json': JSON.stringify({
        lockfileVersion: 3,
        packages: {
          'node_modules/express': {
            version: '4.18.2',
            resolved: 'https://registry.npmjs.org/express/-/express-4.18.2.tgz',
            integrity: 'sha512-0',
          },
          'node_modules/dotenv': {
            version: '16.3.1',
            resolved: 'https://npm-mirror.fixture.example/dotenv/-/dotenv-16.3.1.tgz',
            hasInstallScript: true,
          },
        },
      }),
    },
    'a tarball in pnpm': {
      'pnpm-lock.yaml':
        "lockfileVersion: '9.0'\n\npackages:\n\n  a@https://198.51.100.2/a.tgz:\n    resolution: {tarball: https://198.51.100.2/a.tgz}\n    version: 1.0.0\n",
    },
  },
  weak: {
    'a mirror of all': {
      'package-lock.json': JSON.stringify({
        lockfileVersion: 1,
        dependencies: Object.fromEntries(
          ['express', 'dotenv', 'chalk'].map((name) => [
            name,
            { version: '1.0.0', resolved: `https://npm.fixture.example/${name}/-/${name}-1.0.0.tgz` },
          ]),
        ),
      }),
    },
    'an unknown registry': { 'package-lock.json': lock('https://npm.fixture.example/a/-/a-1.0.0.tgz') },
  },
  silent: {
    'usual places': {
      'package-lock.json': JSON.stringify({
        lockfileVersion: 3,
        packages: Object.fromEntries(
          [
            'https://registry.npmjs.org/a/-/a-1.0.0.tgz',
            'http://registry.npmjs.org/b/-/b-1.0.0.tgz',
            'https://registry.npmmirror.com/c/-/c-1.0.0.tgz',
            'git+ssh://git@github.com/a/b.git#0',
            'https://codeload.github.com/a/b/tar.gz/0',
            'https://fixture.jfrog.io/artifactory/api/npm/n/d/-/d-1.0.0.tgz',
            'http://localhost:4873/e/-/e-1.0.0.tgz',
            'https://cdn.sheetjs.com/xlsx-0.20.3/xlsx-0.20.3.tgz',
            'https://npm.pkg.github.com/download/@a/b/1/0',
          ].map((resolved, i) => [`node_modules/${'abcdefghij'[i]}`, { version: '1.0.0', resolved }]),
        ),
      }),
      'package.json': dependencies({
        xlsx: 'https://cdn.sheetjs.com/xlsx-0.20.3/xlsx-0.20.3.tgz',
        a: 'https://github.com/a/b/tarball/main',
        b: 'https://pkg.pr.new/vite@1',
      }),
    },
  },
});
