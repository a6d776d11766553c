import { describe, expect, test } from 'vitest';
import { lines, triggersOf } from '../support/testing.ts';
import rubyAndPhp from './ruby-and-php.ts';

describe('ruby-and-php', () => {
  test('ruby files are code, composer runs scripts', () => {
    expect(lines(triggersOf(rubyAndPhp, { Gemfile: '', Rakefile: '' }))).toEqual([
      'install Gemfile @1 => Gemfile',
      'run Rakefile @1 => Rakefile',
    ]);
    expect(
      lines(
        triggersOf(rubyAndPhp, {
          'composer.json': '{"scripts":{"post-install-cmd":["@php x.php","A\\\\B::c"],"go":"node a.js"}}',
          'x.php': '',
          'a.js': '',
        }),
      ),
    ).toEqual(['run go @1: node a.js => a.js', 'auto install post-install-cmd @1: php x.php => x.php']);
  });
});
