import { describe, expect, it } from 'vitest';
import { extension, isApplication, isBuilt, isProgram, isProse, isTest, isToolConfig } from './place.ts';

describe('what a path says', () => {
  it.each([
    'next.config.js',
    'postcss.config.mjs',
    'apps/web/tailwind.config.ts',
    'config/webpack.prod.js',
    'webpack.config.dev.js',
    '.eslintrc.cjs',
    'gulpfile.js',
    'truffle-config.js',
    'hardhat.config.ts',
    'jest.setup.js',
    'vite.config.mts',
    'knexfile.js',
    'astro.config.mjs',
    'config-overrides.js',
  ])('%s is run by a tool', (name) => {
    expect(isToolConfig(name)).toBe(true);
  });
  it.each([
    'src/config.js',
    'schemas/WebpackOptions.check.js',
    'lib/webpack.js.map',
    'viteish.js',
    'config/index.js',
    'next-env.d.ts',
  ])('%s is not', (name) => {
    expect(isToolConfig(name)).toBe(false);
  });
  it('tells products from sources', () => {
    for (const name of [
      'dist/a.js',
      'public/js/jquery.min.js',
      'static/js/main.0a1b2c3d.chunk.js',
      'vendor/x.js',
      'lib/umd/a.js',
    ])
      expect(isBuilt(name)).toBe(true);
    for (const name of ['src/a.js', 'server/routes/auth.js', 'config/webpack.prod.js', 'middleware/error.js'])
      expect(isBuilt(name)).toBe(false);
    expect(isApplication('server/middlewares/helpers/error.js')).toBe(true);
    expect(isApplication('error.js')).toBe(false);
  });
  it('tells programs, prose and tests', () => {
    expect([isProgram('a.mts'), isProgram('a.d.ts'), isProgram('a.json')]).toEqual([true, false, false]);
    expect([isProse('README'), isProse('docs/a.md'), isProse('readme.js')]).toEqual([true, true, false]);
    expect([isTest('test/a.js'), isTest('src/a.spec.ts'), isTest('src/latest.ts')]).toEqual([true, true, false]);
    expect([extension('.env'), extension('a/b.WOFF2'), extension('x')]).toEqual(['', 'woff2', '']);
  });
});
