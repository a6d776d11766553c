import { describe, expect, test } from 'vitest';
import { lines, triggersOf } from '../support/testing.ts';
import packageScripts from './package-scripts.ts';

describe('package-scripts', () => {
  const read = (contents: Record<string, string>, extras = {}) => triggersOf(packageScripts, contents, extras);
  const scripts = (of: Record<string, string>) => JSON.stringify({ scripts: of });

  test('what an install runs by itself is automatic, with the whole chain (T11, T12)', () => {
    const found = read({
      'package.json': scripts({ prepare: 'npm run dev', dev: 'start /b node server || nohup node server &' }),
      'server/index.js': '',
    });
    expect(lines(found)).toEqual([
      'auto install prepare @1: npm run dev => server/index.js',
      'run dev @1: start /b node server || nohup node server & => server/index.js',
    ]);
    expect(found[0]?.entries[0]).toEqual({
      path: 'server/index.js',
      how: 'node',
      steps: ['prepare', 'npm run dev', 'start /b node server'],
    });
  });

  test.each<[string, Record<string, string>, string[]]>([
    [
      'pre and post',
      { start: 'node a', prestart: 'node b' },
      ['run prestart @1: node b => b.js', 'run start @1: node a => b.js, a.js'],
    ],
    [
      'every script is the trigger (T13)',
      { test: 'node a.js | jest', build: 'node a.js | react-scripts build' },
      ['build build @1: node a.js | react-scripts build => a.js', 'test test @1: node a.js | jest => a.js'],
    ],
    [
      'concurrently',
      { dev: 'concurrently "npm:x" "node b"', x: 'node a' },
      ['run dev @1: concurrently "npm:x" "node b" => a.js, b.js', 'run x @1: node a => a.js'],
    ],
    [
      'scripts in a circle',
      { a: 'npm run b', b: 'npm run a && node b' },
      ['run a @1: npm run b => b.js', 'run b @1: npm run a && node b => b.js'],
    ],
  ])('%s', (_what, of, expected) => {
    expect(lines(read({ 'package.json': scripts(of), 'a.js': '', 'b.js': '' }))).toEqual(expected);
  });

  test('names from the prototype are ordinary names', () => {
    expect(
      lines(
        read({
          'package.json':
            '{"scripts":{"__proto__":"node a","constructor":"node a","toString":"npm run hasOwnProperty"}}',
          'a.js': '',
        }),
      ),
    ).toEqual([
      'run __proto__ @1: node a => a.js',
      'run constructor @1: node a => a.js',
      'run toString @1: npm run hasOwnProperty',
    ]);
  });

  test('delivered dependencies: only what installing them runs, never automatic', () => {
    expect(
      lines(
        read({
          'node_modules/x/package.json': scripts({ postinstall: 'node i', test: 'node i', prepare: 'node i' }),
          'node_modules/x/i.js': '',
        }),
      ),
    ).toEqual(['install node_modules/x postinstall @1: node i => node_modules/x/i.js']);
  });

  test('binding.gyp implies an install, and runs its commands', () => {
    const found = read({
      'package.json': '{"name":"x"}',
      'binding.gyp': '{"targets":[{"x":"<!(node gyp.js)"}]}',
      'gyp.js': '',
    });
    expect(lines(found)).toEqual(['auto install install (binding.gyp) @1: node-gyp rebuild ; node gyp.js => gyp.js']);
  });

  test('test data is set aside', () => {
    expect(
      read({ 'test/fixtures/a/package.json': scripts({ postinstall: 'node x' }) }).map((one) => one.automatic),
    ).toEqual([false]);
  });

  test('thousands of scripts that call one another are bounded', () => {
    const many = Object.fromEntries(
      Array.from({ length: 3_000 }, (_, i) => [
        `s${i}`,
        `npm run s${(i * 7) % 3_000} && npm run s${(i * 13 + 1) % 3_000} && node x`,
      ]),
    );
    const start = performance.now();
    expect(read({ 'package.json': scripts(many), 'x.js': '' }).length).toBe(500);
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
