import { expect, test } from 'vitest';
import { hitsOf } from '../../../test/support/context.ts';
import { dependencies, testLures } from '../../../test/support/lures.ts';
import { knownBadCount } from '../data/known-bad.ts';
import detector from './known-bad-package.ts';

const lockV3 = (name: string, version: string, more: object = {}): string =>
  JSON.stringify({
    lockfileVersion: 3,
    packages: { '': { name: 'x' }, [`node_modules/${name}`]: { version, ...more } },
  });

testLures(detector, {
  proof: {
    'in dependencies': { 'package.json': dependencies({ 'cdn-icon-fetch': '^1.0.2' }) },
    'in devDependencies': { 'package.json': JSON.stringify({ devDependencies: { 'tailwind-mainanimation': '*' } }) },
    'behind an alias': { 'package.json': dependencies({ express: 'npm:epxresso@4.18.2' }) },
    'in overrides': { 'package.json': JSON.stringify({ overrides: { 'a@1': { dotevn: '1' } } }) },
    'npm lock v3': { 'package-lock.json': lockV3('dotevn', '1.0.0') },
    'npm lock v3, other name inside': { 'package-lock.json': lockV3('express', '4.0.0', { name: 'epxresso' }) },
    'npm lock v1, nested': {
      'package-lock.json': JSON.stringify({
        lockfileVersion: 1,
        dependencies: { a: { version: '1.0.0', dependencies: { boby_parser: { version: '1.0.0' } } } },
      }),
    },
    'yarn classic': {
      'yarn.lock':
        '# yarn lockfile v1\n\n\ngrayavatar@^1.0.0:\n  version "1.0.2"\n  resolved "https://registry.yarnpkg.com/grayavatar/-/grayavatar-1.0.2.tgz#0"\n',
    },
    'yarn berry': {
      'yarn.lock':
        '__metadata:\n  version: 8\n\n"node-nvm-ssh@npm:^1.0.0":\n  version: 1.0.0\n  resolution: "node-nvm-ssh@npm:1.0.0"\n  checksum: 10c0/0\n',
    },
    'pnpm v5': {
      'pnpm-lock.yaml':
        'lockfileVersion: 5.4\n\npackages:\n\n  /dotevn/1.0.0:\n    resolution: {integrity: sha512-0}\n    dev: false\n',
    },
    'pnpm v6': {
      'pnpm-lock.yaml':
        "lockfileVersion: '6.0'\n\npackages:\n\n  /@biz44/id10-client@1.0.0(react@18.0.0):\n    resolution: {integrity: sha512-0}\n",
    },
    'pnpm v9': {
      'pnpm-lock.yaml':
        "lockfileVersion: '9.0'\n\npackages:\n\n  dotevn@1.0.0:\n    resolution: {integrity: sha512-0}\n\nsnapshots:\n",
    },
    bun: { 'bun.lock': '{"lockfileVersion":1,"packages":{"dotevn":["dotevn@1.0.0","",{},"sha512-0"],},}' },
    'delivered module': { 'node_modules/dotevn/package.json': '{"name":"dotevn","version":"1.0.0"}' },
    'taken over, exact version in a lock': { 'package-lock.json': lockV3('axios', '1.14.1') },
    'taken over, exact version asked for': { 'package.json': dependencies({ 'ua-parser-js': '0.7.29' }) },
    'imported without a manifest': { 'server.js': "require('dotevn').config();" },
    'from the list of the user': {
      files: { 'package.json': dependencies({ 'zq-fixture': '1' }) },
      extras: { knownBad: new Map([['zq-fixture', 'MAL-0000-1: fixture']]) },
    },
    'from the list of the user, one version': {
      files: { 'package-lock.json': lockV3('zq-fixture', '2.0.0') },
      extras: { knownBad: new Map([['zq-fixture@2.0.0', 'MAL-0000-1: fixture']]) },
    },
  },
  strong: { 'in a fixture of a scanner': { 'test/fixtures/evil/package.json': dependencies({ dotevn: '1' }) } },
  silent: {
    'the real ones': {
      'package.json': dependencies({
        express: '^4.18.2',
        dotenv: '^16.0.0',
        'body-parser': '1',
        chai: '4',
        'ua-parser-js': '1.0.37',
        chalk: '^5.3.0',
      }),
    },
    'taken over, other versions': {
      'package-lock.json': lockV3('axios', '1.15.0'),
      'package.json': dependencies({ axios: '^1.7.0' }),
    },
    'range that lets one in': { 'package.json': dependencies({ axios: '^1.14.0' }) },
    'broken files': {
      'package.json': '{"dependencies":',
      'package-lock.json': '[]',
      'yarn.lock': '\u0000\u0001',
      'pnpm-lock.yaml': ':::\n  - ',
      'bun.lock': '{"packages": 3}',
    },
  },
});

test('the list is long, and every row says where it comes from', async () => {
  expect(knownBadCount()).toBeGreaterThan(1_000);
  const [hit] = await hitsOf(detector, { 'package.json': dependencies({ dotevn: '1' }) });
  expect(hit?.message).toContain('https://');
  expect(hit?.line).toBe(5);
  expect(hit?.trigger?.action).toBe('npm install');
});

test('names of prototypes are only names', async () => {
  const hits = await hitsOf(detector, {
    'package.json': '{"dependencies":{"__proto__":"1","constructor":"1","toString":"2"}}',
  });
  expect(hits).toEqual([]);
});
