import { expect, test } from 'vitest';
import { contextOf } from '../../../test/support/context.ts';
import { lockEntries, lockLine } from './locks.ts';

test('all kinds of lock files give the same facts', async () => {
  const context = await contextOf({
    'a/package-lock.json': JSON.stringify({
      lockfileVersion: 2,
      packages: {
        '': {},
        'node_modules/@s/a': {
          version: '1.2.3',
          resolved: 'https://registry.npmjs.org/@s/a/-/a-1.2.3.tgz',
          integrity: 'sha512-x',
          hasInstallScript: true,
        },
        'packages/own': {},
        'node_modules/own': { link: true, resolved: 'packages/own' },
      },
    }),
    'b/yarn.lock':
      '# yarn lockfile v1\n\n\n"@s/a@^1.0.0", "@s/a@^1.2.0":\n  version "1.2.3"\n  resolved "https://registry.yarnpkg.com/@s/a/-/a-1.2.3.tgz#abc"\n  integrity sha512-x\n  dependencies:\n    b "^1.0.0"\n',
    'c/yarn.lock':
      '__metadata:\n  version: 6\n\n"@s/a@npm:^1.0.0, @s/a@npm:^1.2.0":\n  version: 1.2.3\n  resolution: "@s/a@npm:1.2.3"\n  dependencies:\n    b: ^1.0.0\n  checksum: 1\n  languageName: node\n  linkType: hard\n\n"own@workspace:.":\n  version: 0.0.0-use.local\n  resolution: "own@workspace:."\n',
    'd/pnpm-lock.yaml':
      'lockfileVersion: 5.4\nimporters:\n  .:\n    specifiers: {}\npackages:\n\n  /@s/a/1.2.3_react@18.0.0:\n    resolution: {integrity: sha512-x}\n    requiresBuild: true\n',
    'e/pnpm-lock.yaml':
      "lockfileVersion: '9.0'\npackages:\n\n  '@s/a@1.2.3':\n    resolution: {integrity: sha512-x}\n\nsnapshots:\n\n  '@s/a@1.2.3(react@18.0.0)':\n    dependencies:\n      b: 1.0.0\n",
    'f/bun.lock':
      '{\n  "packages": {\n    "@s/a": ["@s/a@1.2.3", "", { "bin": {} }, "sha512-x"],\n    "own": ["own@workspace:packages/own"],\n  },\n}\n',
  });
  const entries = lockEntries(context);
  expect(entries.map(({ file, name, installs, version }) => `${file} ${name} ${installs} ${version}`)).toEqual([
    'a/package-lock.json @s/a @s/a 1.2.3',
    'b/yarn.lock @s/a @s/a 1.2.3',
    'c/yarn.lock @s/a @s/a 1.2.3',
    'd/pnpm-lock.yaml @s/a @s/a 1.2.3',
    'e/pnpm-lock.yaml @s/a @s/a 1.2.3',
    'f/bun.lock @s/a @s/a 1.2.3',
  ]);
  expect(entries.map((entry) => lockLine(context, entry))).toEqual([1, 4, 4, 7, 4, 3]);
  expect(entries[0]?.installScript).toBe(true);
});
