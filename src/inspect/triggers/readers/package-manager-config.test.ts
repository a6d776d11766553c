import { describe, expect, test } from 'vitest';
import { lines, triggersOf } from '../support/testing.ts';
import packageManagerConfig from './package-manager-config.ts';

describe('package-manager-config', () => {
  test.each<[string, string, string[]]>([
    [
      '.npmrc',
      'node-options=--require ./a.js\nregistry=https://registry.npmjs.org/\nfund=false\n',
      ['auto install node-options @1 => a.js', 'install registry @2'],
    ],
    [
      '.npmrc',
      'script-shell = ./a.sh\ngit=./a.sh\n//r.invalid/:_authToken=secret\n',
      ['auto install script-shell @1 => a.sh', 'auto install git @2 => a.sh', 'install //r.invalid/:_authtoken @3'],
    ],
    ['.yarnrc', 'yarn-path "./a.js"\n', ['auto install yarn-path @1 => a.js']],
    [
      '.yarnrc.yml',
      'nodeLinker: node-modules\nyarnPath: a.js\nplugins:\n  - path: b.cjs\n    spec: "x"\n',
      ['auto install yarnPath @2 => a.js', 'auto install plugins @4 => b.cjs'],
    ],
    ['.pnpmfile.cjs', '', ['auto install .pnpmfile.cjs @1 => .pnpmfile.cjs']],
    [
      'pnpm-workspace.yaml',
      'packages:\n  - a\nconfigDependencies:\n  x: 1.0.0+sha512\n',
      ['install configDependencies @4'],
    ],
    [
      'bunfig.toml',
      'preload = ["./a.js"]\n\n[test]\npreload = "./b.cjs"\n',
      ['run preload @1 => a.js', 'test test.preload @1 => b.cjs'],
    ],
    ['.npmrc', 'save-exact=true\nengine-strict=true\n', []],
  ])('%s %j', (name, text, expected) => {
    expect(lines(triggersOf(packageManagerConfig, { [name]: text, 'a.js': '', 'a.sh': '', 'b.cjs': '' }))).toEqual(
      expected,
    );
  });
  test('tokens are not repeated', () => {
    expect(
      triggersOf(packageManagerConfig, { '.npmrc': '//r.invalid/:_authToken=secret\n' })[0]?.excerpt,
    ).not.toContain('secret');
  });
});
