import { describe, expect, test } from 'vitest';
import { lines, triggersOf } from '../support/testing.ts';
import buildConfigs from './build-configs.ts';

describe('build-configs', () => {
  test.each([
    ['vite.config.ts', 'build'],
    ['next.config.mjs', 'build'],
    ['packages/a/postcss.config.cjs', 'build'],
    ['tailwind.config.js', 'build'],
    ['webpack.prod.js', 'build'],
    ['.eslintrc.cjs', 'build'],
    ['eslint.config.mjs', 'build'],
    ['babel.config.js', 'build'],
    ['jest.config.ts', 'test'],
    ['vitest.workspace.ts', 'test'],
    ['hardhat.config.ts', 'build'],
    ['truffle-config.js', 'build'],
    ['astro.config.mjs', 'build'],
    ['nuxt.config.ts', 'build'],
    ['svelte.config.js', 'build'],
    ['rollup.config.mjs', 'build'],
    ['metro.config.js', 'run'],
    ['gulpfile.js', 'build'],
    ['gulpfile.babel.js', 'build'],
    ['Gruntfile.js', 'build'],
    ['prettier.config.js', 'build'],
    ['commitlint.config.js', 'git'],
    ['craco.config.js', 'build'],
    ['config-overrides.js', 'build'],
    ['vue.config.js', 'build'],
    ['karma.conf.js', 'test'],
    ['playwright.config.ts', 'test'],
    ['cypress.config.js', 'test'],
    ['.mocharc.cjs', 'test'],
    ['tsup.config.ts', 'build'],
    ['gatsby-node.js', 'build'],
    ['.storybook/main.ts', 'run'],
    ['ecosystem.config.js', 'run'],
    ['knexfile.ts', 'run'],
    ['drizzle.config.ts', 'run'],
    ['.lintstagedrc.mjs', 'git'],
    ['rspack.config.js', 'build'],
    ['app.config.ts', 'run'],
    ['.huskyrc.js', 'git'],
  ])('%s', (name, moment) => {
    expect(
      triggersOf(buildConfigs, { [name]: '' }).map((one) => [
        one.moment,
        one.automatic,
        one.entries[0]?.path,
        one.entries[0]?.how,
      ]),
    ).toEqual([[moment, false, name, 'module']]);
  });
  test.each([
    'src/vite.ts',
    'src/webpack.js',
    'lib/jest.js',
    'src/codegen.ts',
    'vite.config.json',
    'src/app.js',
    'config.js',
    'src/knip.ts',
  ])('%s is none', (name) => {
    expect(lines(triggersOf(buildConfigs, { [name]: '', 'package.json': '{}' }))).toEqual([]);
  });
});
