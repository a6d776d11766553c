import { describe, expect, test } from 'vitest';
import { lines, triggersOf } from '../support/testing.ts';
import toolDataConfigs from './tool-data-configs.ts';

describe('tool-data-configs', () => {
  test.each<[string, string, string[]]>([
    ['nodemon.json', '{"exec":"node a.js","watch":["src"]}', ['run exec @1: node a.js => a.js']],
    ['.mocharc.json', '{"require":["./a.js","chai/register"]}', ['test require @1 => a.js']],
    [
      '.babelrc',
      '{"plugins":["./a.js",["./b.js",{}]],"presets":["env"]}',
      ['build plugins @1 => a.js', 'build plugins @1 => b.js'],
    ],
    ['.eslintrc.json', '{"extends":["./a.js","eslint:recommended"]}', ['build extends @1 => a.js']],
    ['.lintstagedrc', '"*.js":\n  - node a.js\n', ['git *.js @2: node a.js => a.js']],
    [
      'angular.json',
      '{"projects":{"x":{"architect":{"build":{"builder":"./b.js:x","options":{"main":"a.js"}}}}}}',
      [
        'build projects.x.architect.build.builder @1 => b.js',
        'build projects.x.architect.build.options.main @1 => a.js',
      ],
    ],
    ['vercel.json', '{"buildCommand":"node a.js"}', ['build buildCommand @1: node a.js => a.js']],
    ['netlify.toml', '[build]\ncommand = "node a.js"\n', ['build build.command @2: node a.js => a.js']],
    ['deno.json', '{"tasks":{"x":"node a.js"}}', ['run tasks.x @1: node a.js => a.js']],
    [
      'tsconfig.json',
      '{"compilerOptions":{"plugins":[{"name":"next"},{"transform":"./a.js"}],"paths":{"x":["./b.js"]}}}',
      ['build compilerOptions.plugins.transform @1 => a.js'],
    ],
  ])('%s', (name, text, expected) => {
    expect(lines(triggersOf(toolDataConfigs, { [name]: text, 'a.js': '', 'b.js': '' }))).toEqual(expected);
  });
});
